"""Districts: what is one, of which province and kind, subject or mention; each rule with a text that shows it."""

from __future__ import annotations

import pytest

from index.extract.facts import extract_facts
from search.model import Article


def districts(body: str, title: str = "Tin", **given: str) -> list[tuple[str, str]]:
    found = extract_facts(Article(id="x", title=title, body=body, **given)).districts  # type: ignore[arg-type]
    return [(d.value, d.role) for d in found]


SUBJECTS = [
    ("Công an quận Hoàn Kiếm bắt hai nghi phạm.", ["Hà Nội/quận Hoàn Kiếm"]),
    ("Chủ tịch UBND quận Hoàn Kiếm Phạm Tuấn Long dự.", ["Hà Nội/quận Hoàn Kiếm"]),
    (
        "Sáng 3/4, các quận Ba Đình, Đống Đa và Hai Bà Trưng tổ chức hội thao.",
        ["Hà Nội/quận Ba Đình", "Hà Nội/quận Đống Đa", "Hà Nội/quận Hai Bà Trưng"],
    ),
    (
        "UBND các quận 1, 3, Phú Nhuận đã họp.",
        ["Hồ Chí Minh/quận 1", "Hồ Chí Minh/quận 3", "Hồ Chí Minh/quận Phú Nhuận"],
    ),
    (
        "Công an Q.Bình Thạnh, Q.1 và H. Củ Chi vào cuộc.",
        ["Hồ Chí Minh/quận Bình Thạnh", "Hồ Chí Minh/quận 1", "Hồ Chí Minh/huyện Củ Chi"],
    ),
    ("Huyện đảo Phú Quý (Bình Thuận) khánh thành cảng mới.", ["Bình Thuận/huyện Phú Quý"]),
    ("Thành ủy Vinh phát động phong trào.", ["Nghệ An/thành phố Vinh"]),
    ("UBND thành phố Bắc Ninh trao quà cho 20 hộ.", ["Bắc Ninh/thành phố Bắc Ninh"]),
    ("20 hộ dân ở huyện Tam Bình, tỉnh Vĩnh Long được vay vốn.", ["Vĩnh Long/huyện Tam Bình"]),
    ("Khoảng 8h ngày 2/3, vụ tai nạn xảy ra tại xã An Mỹ, huyện Tuy An (Phú Yên).", ["Phú Yên/huyện Tuy An"]),
    ("UBND huyện Châu Thành (Tiền Giang) họp.", ["Tiền Giang/huyện Châu Thành"]),
    ("Trường THCS Tân Dân (huyện Đầm Dơi, Cà Mau) đón giáo viên trở lại.", ["Cà Mau/huyện Đầm Dơi"]),
]


@pytest.mark.parametrize(("body", "expected"), SUBJECTS)
def test_a_district_that_acts_or_holds_the_event_is_a_subject(body: str, expected: list[str]) -> None:
    """Authorities, bodies, people, members of a list, the place of the main event."""
    assert [(value, "subject") for value in expected] == districts(body)


MENTIONS = [
    ("Công an tỉnh bắt Nguyễn Văn A (35 tuổi, trú xã B, huyện Quỳnh Lưu, Nghệ An).", "Nghệ An/huyện Quỳnh Lưu"),
    ("Bà quê ở huyện Gia Lộc (Hải Dương), ra Hải Phòng bán hàng.", "Hải Dương/huyện Gia Lộc"),
    ("Doanh nghiệp X (có trụ sở tại TP Vinh, Nghệ An) đã chuyển tiền.", "Nghệ An/thành phố Vinh"),
    ("Ông nguyên là cán bộ huyện Hà Tiên, tỉnh Kiên Giang.", "Kiên Giang/huyện Hà Tiên"),
    ("Món ăn dùng rau từ Đà Lạt và gan ngỗng Pháp.", "Lâm Đồng/thành phố Đà Lạt"),
    ("Chị Mai (Q. Tân Bình, TP. HCM) chưa mua vé.", "Hồ Chí Minh/quận Tân Bình"),
    ("Từ năm 2009 đến năm 2012, ông là Bí thư Quận ủy kiêm Chủ tịch UBND Quận 2.", "Hồ Chí Minh/quận 2"),
    ("Bốn người (33 tuổi) cùng ở thị xã Ba Đồn bị khởi tố.", "Quảng Bình/thị xã Ba Đồn"),
    ("Khi đi ngang, Phúc gửi xe ở nhà em họ ở quận Hà Đông.", "Hà Nội/quận Hà Đông"),
    ("Căn phòng trọ của chị Sen ở hẻm 5 (Q. 4, TP.HCM) rộn tiếng cười.", "Hồ Chí Minh/quận 4"),
    ("Đoàn ghé thăm gia đình nghệ sĩ ưu tú Trần Văn An (Q. 3).", "Hồ Chí Minh/quận 3"),
    ("Hãng mở thêm đường bay từ TP.HCM đến Đồng Hới.", "Quảng Bình/thành phố Đồng Hới"),
]


@pytest.mark.parametrize(("body", "expected"), MENTIONS)
def test_a_home_a_seat_or_the_past_is_a_mention(body: str, expected: str) -> None:
    """A person's home, a company's seat, a former post, where a thing comes from."""
    assert [(expected, "mention")] == districts(body)


NO_DISTRICT = [
    "Công ty CPTM Lý Nhân (Hà Nam) khiếu nại.",
    "Dự án Nhà máy nước Dĩ An đang thiếu vốn.",
    "Hiệu trưởng Trường Trung học phổ thông Phú Quốc trả lời.",
    "Máy bay hạ cánh xuống sân bay Gia Lâm.",
    "Lễ viếng tại quảng trường Ba Đình, Hà Nội.",
    "Tàu Phú Quý 2 cập cảng.",
    "Kẹt xe ở đường Hoàng Mai.",
    "Người dân phường Thanh Xuân họp.",
    "Cô Nguyễn Hoàng Mai hát.",
    "Đường sắt Cát Linh - Hà Đông chậm tiến độ.",
    "Thành phố Hà Nội và thành phố Hồ Chí Minh hợp tác.",
    "Cháy ở quận Manhattan, Mỹ.",
    "Lũ quét ở huyện Ôn Lĩnh, Trung Quốc.",
    "Bà Thanh Xuân và anh Thủ Đức đến dự.",
    "Tỉnh Hải Dương đón đoàn Bắc Ninh.",
    "Xã Bình Nguyên và Bình Chánh thuộc tuyến này.",
    "Đạt 6/6 quận, 3 huyện.",
    "Hồ Chủ tịch và Chủ tịch Hồ Chí Minh.",
    "Học viện Âm nhạc Huế mở lớp.",
    "Trạm thu phí Tam Kỳ giảm giá vé.",
    "Cháy gần gác chắn Biên Hòa 2 tại Km 1698.",
    "FLC Hạ Long đón khách.",
    "Tuyến đường sắt Cát Linh - Hà Đông (Hà Nội) chạy thử.",
]


@pytest.mark.parametrize("body", NO_DISTRICT)
def test_a_name_inside_a_name_a_person_or_a_province_is_no_district(body: str) -> None:
    """Streets, squares, ships, wards, people, railways, provinces, central cities, foreign units."""
    assert districts(body) == []


@pytest.mark.parametrize(
    ("body", "given", "expected"),
    [
        ("UBND huyện Châu Thành họp.", {}, "?/huyện Châu Thành"),
        ("UBND huyện Châu Thành họp.", {"source": "Báo Sóc Trăng"}, "Sóc Trăng/huyện Châu Thành"),
        ("UBND huyện Châu Thành họp.", {"url": "https://baobentre.vn/a"}, "Bến Tre/huyện Châu Thành"),
        ("UBND huyện Châu Thành họp. Tỉnh Long An khen.", {"source": "Báo Sóc Trăng"}, "Long An/huyện Châu Thành"),
        ("UBND quận Ninh Kiều họp.", {"source": "Hànộimới"}, "Cần Thơ/quận Ninh Kiều"),
        ("UBND thị xã Hoàng Mai họp.", {}, "Nghệ An/thị xã Hoàng Mai"),
        ("UBND huyện Mê Linh họp.", {"published_at": "2006-01-02"}, "Vĩnh Phúc/huyện Mê Linh"),
        ("UBND quận Thủ Đức họp.", {"published_at": "2019-01-02"}, "Hồ Chí Minh/quận Thủ Đức"),
    ],
)
def test_the_province_comes_from_text_page_or_gazetteer(body: str, given: dict[str, str], expected: str) -> None:
    """In this order; where all of them leave several, there is none."""
    assert [(expected, "subject")] == districts(body, **given)


@pytest.mark.parametrize(
    ("title", "body", "given", "expected"),
    [
        ("Đồ Sơn: Khen thưởng cuối năm", "Lễ trao diễn ra hôm qua.", {}, [("Hải Phòng/quận Đồ Sơn", "subject")]),
        (
            "Sơn Tây: Khen thưởng cuối năm",
            "Lễ trao diễn ra hôm qua.",
            {"source": "Hànộimới"},
            [("Hà Nội/thị xã Sơn Tây", "subject")],
        ),
        ("Sơn Tây: Khen thưởng cuối năm", "Lễ trao diễn ra hôm qua.", {}, []),
        (
            "Đống Đa, Ba Đình dẫn đầu",
            "Hai quận được khen.",
            {},
            [("Hà Nội/quận Đống Đa", "subject"), ("Hà Nội/quận Ba Đình", "subject")],
        ),
        ("Tân Bình phát động", "UBND quận Tân Bình phát động.", {}, [("Hồ Chí Minh/quận Tân Bình", "subject")]),
    ],
)
def test_a_name_without_its_kind_needs_support(
    title: str, body: str, given: dict[str, str], expected: list[tuple[str, str]]
) -> None:
    """The head of a title, a list of districts, or the kind said elsewhere; its kind then comes from the gazetteer."""
    assert expected == districts(body, title, **given)


ROLES = [
    ("a home told last", "Anh An (15 tuổi), cùng trú huyện Tương Dương, đi làm.", "mention"),
    ("a birthplace", "Sinh năm 1986 tại thành phố Vũng Tàu, chị An nay ở nước ngoài.", "mention"),
    (
        "a person's name before brackets",
        "Ban giám khảo có Trần Đình Thương (TP Phan Thiết) và hai người khác.",
        "mention",
    ),
    ("a street before brackets", "Cháy lớn tại đường Trần Hưng Đạo (TP Phan Thiết) tối qua.", "subject"),
    (
        "the seat of a company",
        "Công ty An Phát (số 2 đường Hòa Bình, quận Bình Thủy) nhận tiền rồi bỏ trốn.",
        "mention",
    ),
    ("the hospital of the injured", "Nạn nhân được đưa vào Bệnh viện II (TP Bảo Lộc) cấp cứu.", "mention"),
    ("a past office", "Ông An là chủ tịch UBND huyện Tuy Đức (2008 - 2015).", "mention"),
    ("the court before", "Theo bản án sơ thẩm của TAND quận Ninh Kiều, ông An phạm tội.", "mention"),
    ("not born, but a road", "Tàu tông xe tại đường dân sinh tại phường Quỳnh Thiện, thị xã Hoàng Mai.", "subject"),
    ("the house of the event", "Buổi lễ diễn ra tại trụ sở Tập đoàn X (57 Láng Hạ, quận Đống Đa).", "subject"),
    ("brought into the house", "Linh cữu được đưa từ nhà riêng về Nhà tang lễ (số 25 Lê Quý Đôn, quận 3).", "subject"),
    ("a road's ends", "Mưa lớn làm sạt lở quốc lộ 27C nối TP Nha Trang với Lâm Đồng.", "mention"),
    ("a centre, no direction", "Trung tâm hướng nghiệp và dạy nghề huyện Minh Long không có thí sinh đỗ.", "subject"),
    ("a partner", "Sở phối hợp với huyện Nhà Bè bàn giao mặt bằng.", "subject"),
]


def test_the_province_behind_a_list_or_a_house_is_told_from_its_namesake() -> None:
    """The last name is the province: of the list, or of the district that has another province's name."""
    listed = "Mưa lớn làm ngập các huyện Hương Khê, Vũ Quang (Hà Tĩnh) chiều 3/9."
    assert [value for value, _ in districts(listed)] == ["Hà Tĩnh/huyện Hương Khê", "Hà Tĩnh/huyện Vũ Quang"]
    housed = "Chiều 24/11, nam sinh Trường THCS Duy Ninh (Quảng Ninh, Quảng Bình) trở lại lớp."
    assert [value for value, _ in districts(housed)] == ["Quảng Bình/huyện Quảng Ninh"]
    assert districts("Mưa lớn ở Quảng Ninh, Quảng Bình và Hà Tĩnh.") == []


def test_numbers_behind_a_colon_are_districts() -> None:
    """A kind said once, with a colon and without spaces behind the commas."""
    found = districts("Tuyến đi qua các địa bàn quận: 1,3,10, Tân Bình.")
    assert [value.rsplit(" ", 1)[-1] for value, _ in found] == ["1", "3", "10", "Bình"]


@pytest.mark.parametrize(("body", "role"), [row[1:] for row in ROLES], ids=[row[0] for row in ROLES])
def test_the_part_a_district_has_in_a_sentence(body: str, role: str) -> None:
    """Who acts or where it happened is a subject; homes, seats, offices of the past are mentions."""
    assert [r for _, r in districts(body)] == [role]


def test_a_road_is_in_the_districts_it_passes_only_where_it_is_built() -> None:
    """The road of a story about building it is its place; a road that others use is passed."""
    body = "Dự án dài 30 km, đi qua huyện Quảng Trạch và Bố Trạch, đã xong."
    assert {role for _, role in districts(body, "Đưa vào khai thác quốc lộ 1A")} == {"subject"}
    passing = "Chuyến xe khách hôm qua đi qua huyện Quảng Trạch và Bố Trạch."
    assert {role for _, role in districts(passing)} == {"mention"}


def test_an_article_that_goes_through_districts_is_about_all_of_them() -> None:
    """Four or more places told one after the other stand together; one alone of them would only be a mention."""
    lines = [
        f"Chung cư {n} (phường {n}, quận {name}) có {n} tầng lầu."
        for n, name in enumerate(("Tân Bình", "Bình Thạnh", "Gò Vấp", "Tân Phú"), 1)
    ]
    body = "Danh sách như sau.\nCó bốn nơi.\nXin đọc.\n"
    assert {role for _, role in districts(body + "\n".join(lines))} == {"subject"}
    assert {role for _, role in districts(body + lines[0])} == {"mention"}


def test_a_look_back_beside_the_place_of_the_event_is_a_mention() -> None:
    """Another case of the past, told in one late sentence, is not what the article is about."""
    body = (
        "Công an huyện Đan Phượng cho biết hai bố con bị điện giật.\n"
        + "Vụ việc đang được điều tra.\n" * 6
        + "Trước đó ngày 15/8, người dân huyện Chương Mỹ cũng bị điện giật."
    )
    assert [role for _, role in districts(body)] == ["subject", "mention"]
