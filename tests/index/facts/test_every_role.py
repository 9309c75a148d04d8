"""Which part a district has in the article: usual sentences, each in districts of several kinds and spellings."""

from __future__ import annotations

import pytest

from index.extract.facts import extract_facts
from search.model import Article

PLACES = (
    ("huyện Như Xuân", "Như Xuân"),
    ("quận Tây Hồ", "Tây Hồ"),
    ("thị xã Kỳ Anh", "Kỳ Anh"),
    ("TP Pleiku", "Pleiku"),
)
OTHER = "huyện Yên Mỹ"
MAIN = f"Sáng 5/3, tại xã Tân Lập, {OTHER} xảy ra tai nạn. Công an {OTHER} đang điều tra vụ tai nạn. "


def roles(body: str, title: str = "Tai nạn giao thông nghiêm trọng") -> dict[str, str]:
    found = extract_facts(Article(id="x", title=title, body=body)).districts
    return {district.name: district.role for district in found}


@pytest.mark.parametrize(("place", "name"), PLACES)
@pytest.mark.parametrize(
    "sentence",
    [
        "Xe tải do tài xế quê ở {} cầm lái.",
        "Tài xế xe tải ở {} bị thương nặng.",
        "Hành khách ở {} bị thương nhẹ.",
        "Nạn nhân được đưa đến Bệnh viện Đa khoa {} cấp cứu.",
        "Xe chạy trên đường tránh {} hướng Bắc - Nam.",
        "Chiếc xe chạy từ bến phà về {} thì gặp nạn.",
        "Nhóm khách đi từ phố Trần Phú, {} về phố Hàng Đường thì gặp nạn.",
        "Chiếc xe chạy từ trung tâm {} về thôn thì gặp nạn.",
        "Anh An nguyên là trung úy, cán bộ Công an {}.",
        "Một tháng trước ở {} cũng có tai nạn.",
        "Dự buổi làm việc có ông Trần Văn An - phó bí thư Tỉnh ủy, ông Lê Văn Bình - giám đốc Sở Giao thông, "
        "ông Phan Văn Chung - phó chủ tịch UBND {}.",
    ],
)
def test_mentions_beside_the_main_place(sentence: str, place: str, name: str) -> None:
    """Homes, destinations, origins, bypasses, hospitals, former posts, earlier cases, posts in a list of people."""
    found = roles(MAIN + sentence.format(place))
    assert found["Yên Mỹ"] == "subject"
    assert found.get(name, "mention") == "mention"


@pytest.mark.parametrize(
    "sentence",
    [
        "Chiếc xe lao vào trạm BOT Biên Hòa.",
        "Nạn nhân nằm ở Bệnh viện quốc tế Hà Đông.",
        "Hàng của Hiệp hội hoa Đà Lạt rơi xuống đường.",
        "Xe đi về bán đảo Sơn Trà.",
        "Xe ra cửa khẩu quốc tế Hà Tiên.",
        "Người đến cứu là tài xế hãng taxi Hoàn Kiếm.",
        "Người dân xã Nam Sơn, Bắc Sơn và Hồng Kỳ (huyện Yên Mỹ) đến giúp.",
    ],
)
def test_names_inside_other_names_are_no_districts(sentence: str) -> None:
    assert set(roles(MAIN + sentence)) == {"Yên Mỹ"}


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Thông xe cầu Vàm Lớn", "Sáng 5/3, cầu Vàm Lớn được thông xe. Công trình 5.700 tỉ đồng nối {} và {}."),
        ("Tàu kẹt dưới gầm cầu", "Sáng 5/3, tàu đâm vào dầm cầu An Lạc nối {} và {}."),
        (
            "Thông xe cao tốc phía Nam",
            "Cao tốc dài 65 km. Một. Hai. Điểm đầu là xã Tân Lập ({}), điểm cuối tại xã Tân An ({}).",
        ),
        ("Mở tuyến xe buýt ven biển", "Tuyến xe buýt từ {} ra {} dài 84 km."),
        ("Xây dựng tổ hợp sân golf", "Tỉnh xây dựng tổ hợp sân golf dọc bãi biển kéo dài từ {} đến {}."),
        (
            "Giảm giá vé qua trạm",
            "Sáng 5/3, Sở tổ chức họp. Các xe ở phường Ba Láng ({}) và xã Tân Phú ({}) được giảm giá vé.",
        ),
    ],
)
def test_what_lies_in_two_districts_has_both_as_subjects(title: str, body: str) -> None:
    """A bridge, a road, a bus line, a stretch of coast, places in brackets side by side."""
    for one, two in (("quận Thốt Nốt", "huyện Lấp Vò"), ("huyện Kim Thành", "thị xã Kinh Môn")):
        found = roles(body.format(one, two), title)
        assert set(found.values()) == {"subject"}, found
        assert len(found) == 2


@pytest.mark.parametrize(
    "sentence",
    [
        "Các quận, huyện có số mắc từ 1.000 trở lên gồm: {0} (3.200), {1} (3.100), {2} (1.800).",
        "Kết quả kiểm tra tại địa bàn 3 quận của Hà Nội ({0}, {1}, {2}) đều tốt.",
        "Bí thư thành phố nói về nước sạch. Quận {0} chỉ có 41,13% hộ có nước, quận {1} vẫn còn gần 500 hộ, "
        "quận {2} có 12.000 hộ chưa có nước.",
    ],
)
def test_figures_of_several_districts_make_all_of_them_subjects(sentence: str) -> None:
    """Side by side or one after the other, whatever numbers and brackets stand between."""
    names = ("Đống Đa", "Thanh Xuân", "Cầu Giấy")
    found = roles("Chiều 24/8, thành phố họp về dịch bệnh. " + sentence.format(*names), "Hà Nội chống dịch")
    assert {found.get(name) for name in names} == {"subject"}, found


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Con trăn được thả vào Vườn quốc gia Vũ Quang (huyện Vũ Quang) sáng 5/3.", {"Vũ Quang": "subject"}),
        ("Người được cứu là anh Vũ Quang Sơn (huyện Vũ Quang).", {"Vũ Quang": "mention"}),
        ("Năm 1963 khu này được lập, nay nằm trên địa bàn phường An Bình, TP Biên Hòa.", {"Biên Hòa": "subject"}),
        (
            "Lần lượt từng nạn nhân vụ cháy ở quán ăn (phường Xuân Hòa, thị xã Long Khánh) được cứu.",
            {"Long Khánh": "subject"},
        ),
        (
            "Xe tới đường tránh thành phố Vinh, địa phận huyện Nghi Lộc thì gặp tai nạn.",
            {"Vinh": "mention", "Nghi Lộc": "subject"},
        ),
        ("Xe đi từ đường Lê Lợi (xã Hải Lệ, thị xã Quảng Trị) ra quốc lộ thì đâm nhau.", {"Quảng Trị": "subject"}),
        (MAIN + "Năm 1963, quân ta đánh trận lớn ở huyện Cai Lậy.", {"Yên Mỹ": "subject", "Cai Lậy": "mention"}),
    ],
)
def test_brackets_behind_persons_and_places_and_years_long_gone(sentence: str, expected: dict[str, str]) -> None:
    """A park is no person; what lies somewhere lies there today."""
    assert roles(sentence + " Mọi người đều vui.", "Tin trong ngày") == expected


def test_the_place_of_what_the_title_names_is_a_subject() -> None:
    """Said right behind its name, wherever in the text."""
    found = roles(
        "Ông An bị bắt. " * 6 + "Tiểu thương chợ Đông Thành (quận Ba Đình) kể chuyện.", "Bắt trùm chợ Đông Thành"
    )
    assert found == {"Ba Đình": "subject"}


def test_a_look_back_tells_the_main_event_where_no_district_is_a_subject_otherwise() -> None:
    """ "Trước đó, sáng 11/6 tại …" behind a penalty; beside a main place it is a mention."""
    back = "Trước đó, sáng 1/3, trên đường thuộc xã Vân Nội, huyện Đông Anh, hai xe đuổi nhau."
    assert roles("Công an thành phố phạt hai tài xế. " + back)["Đông Anh"] == "subject"
    assert roles(MAIN + "Một. Hai. Ba. Bốn. " + back)["Đông Anh"] == "mention"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Công an huyện Thạch Thất (Hà Nội) bắt hai người. An (SN 2003) ở xã Đồng Trúc, huyện Thạch Thất.", "Hà Nội"),
        ("An (SN 2003) bị bắt ở huyện Thạch Thất. Công an huyện Thạch Thất, Hà Nội đang điều tra.", "Hà Nội"),
        ("Năm 2006, huyện Thạch Thất mở hội. Năm 2006 hội đông.", "Hà Tây"),
    ],
)
def test_a_province_said_once_holds_for_the_unit_elsewhere(body: str, expected: str) -> None:
    """Years of birth do not date the article; one unit is one district."""
    assert [d.province for d in extract_facts(Article(id="x", title="Tin", body=body)).districts] == [expected]


def test_a_ward_of_the_name_of_a_district_elsewhere_is_none() -> None:
    """ "6 Trần Văn Ơn, Phú Hòa, Thủ Dầu Một, Bình Dương": Phú Hòa is a district of another province."""
    found = roles("Chương trình diễn ra tại trường (số 6 Trần Văn Ơn, Phú Hòa, Thủ Dầu Một, Bình Dương).")
    assert set(found) == {"Thủ Dầu Một"}


def test_a_line_broken_after_the_kind_goes_on_in_the_next() -> None:
    """Sources that break their lines after every full stop still name the city."""
    article = extract_facts(Article(id="x", title="Tin", body="Cháy lớn ở phường Hưng Bình, TP.\nVinh sáng nay."))
    assert [(d.name, d.kind, d.role) for d in article.districts] == [("Vinh", "thành phố", "subject")]
    evidence = article.districts[0].evidence
    assert article.body[evidence.start : evidence.end] == evidence.sentence
