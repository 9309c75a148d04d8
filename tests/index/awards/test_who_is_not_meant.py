"""Who stands beside a recipient and gets nothing (posts, addresses, hosts), and who is named only shortly?"""

from __future__ import annotations

import pytest

from index.extract.facts import extract_facts
from search.model import Article

GIFT = "Huân chương Lao động hạng Ba"
POSTS = (
    "nguyên đạo diễn Đài Phát thanh tỉnh và Hội Văn nghệ tỉnh, Trưởng ban Quản lý Nhà lưu niệm",
    "Giám đốc Bệnh viện Đa khoa huyện Cai Lậy, xã Tân Bình, huyện Cai Lậy",
    "Chủ tịch Hội Nông dân xã Mỹ Long, địa chỉ: xã Mỹ Long, huyện Cai Lậy",
    "Bí thư Đảng ủy, Chủ tịch HĐND xã Mỹ Long",
)


def named(body: str, title: str = "Tin trong tỉnh") -> list[str]:
    """Return who is told to get an award, in the order of telling."""
    found = extract_facts(Article(id="a", title=title, body=body)).awards
    return [str(award.recipient or f"{award.count} {award.of}") for award in found]


@pytest.mark.parametrize(
    ("joint", "post"), [(", ", post) for post in POSTS] + [(" - ", post) for post in POSTS if post[0].isupper()]
)
def test_posts_and_addresses_get_nothing(joint: str, post: str) -> None:
    assert named(f"Chủ tịch nước tặng {GIFT} cho bà Lê Thị Hoa{joint}{post}.") == ["Lê Thị Hoa"]
    both = f"Chủ tịch nước tặng {GIFT} cho bà Lê Thị Hoa{joint}{post} và ông Trần Văn Sáu."
    assert named(both) == ["Lê Thị Hoa", "Trần Văn Sáu"]


@pytest.mark.parametrize("verb", ["được trao tặng", "được tặng", "vinh dự đón nhận"])
def test_people_with_posts_between_semicolons(verb: str) -> None:
    body = (
        "Các đồng chí Ngọc Văn Nam - Ủy viên Ban Thường vụ, Trưởng ban Dân vận; Phạm Văn Hoàn - Giám đốc Sở Công Thương"
        f" và đồng chí Vương Quang Minh - Bí thư Huyện ủy, Chủ tịch HĐND huyện Quỳ Châu {verb} {GIFT}."
    )
    assert named(body) == ["Ngọc Văn Nam", "Phạm Văn Hoàn", "Vương Quang Minh"]


@pytest.mark.parametrize(("first", "second"), [("An Giang", "Trà Vinh"), ("Nghệ An", "Hà Tĩnh")])
@pytest.mark.parametrize("body", ["Hội Nông dân", "Công an", "Hội CCB"])
@pytest.mark.parametrize("joint", [", ", " và "])
def test_the_same_body_of_two_provinces(body: str, joint: str, first: str, second: str) -> None:
    text = f"Trung ương Hội tặng {GIFT} cho {body} tỉnh {first}{joint}{second}."
    assert named(text) == [f"{body} tỉnh {first}", f"{body} tỉnh {second}"]


@pytest.mark.parametrize("lead", ["Sáng 18/11, UBND xã Tân Bình", "Ngày 3-7, Huyện ủy Cai Lậy"])
@pytest.mark.parametrize("held", ["tổ chức Lễ đón nhận", "tổ chức lễ kỷ niệm 40 năm thành lập và đón nhận"])
def test_a_host_gets_nothing_where_the_body_stands_behind_the_award(lead: str, held: str) -> None:
    assert named(f"{lead} {held} {GIFT} Trường THCS Tân Bình và chào mừng ngày 20/11.") == ["Trường THCS Tân Bình"]


def test_the_place_of_a_school_gets_nothing() -> None:
    body = f"Tại Trường THPT Trung Phú, xã Tân Bình, sau lễ chào cờ, nhà trường đã tổ chức Lễ đón nhận {GIFT}."
    assert named(body) == ["Trường THPT Trung Phú"]


@pytest.mark.parametrize("lead", ["Theo đó, có 3 tập thể xuất sắc gồm", "Cụ thể, 3 tập thể gồm", "3 tập thể"])
def test_a_list_with_semicolons_in_the_next_sentence(lead: str) -> None:
    body = (
        "Chủ tịch UBND tỉnh vừa ký quyết định tặng Bằng khen cho các tập thể có thành tích xuất sắc.\n\n"
        f"{lead}: Trường Mầm non Bộc Bố, huyện Pác Nặm; Trường THPT Phủ Thông; Nhân dân và cán bộ xóm 6, xã Cao Tân."
    )
    expected = ["Trường Mầm non Bộc Bố", "Trường THPT Phủ Thông", "Nhân dân và cán bộ xóm 6, xã Cao Tân"]
    assert [name for name in named(body) if not name.startswith(("None", "3 "))] == expected


@pytest.mark.parametrize("what", ["Sở GD&ĐT", "sở giáo dục và đào tạo", "bệnh viện", "Phòng GD&ĐT"])
def test_what_was_counted_is_told_whole(what: str) -> None:
    assert named(f"Bộ trưởng đã tặng Bằng khen của Bộ cho 15 {what} có thành tích xuất sắc.") == [f"15 {what}"]
