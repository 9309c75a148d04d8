"""Bodies and people told of by their kind, pronoun or first name alone are those of the sentence before."""

from __future__ import annotations

import pytest

from index.extract.facts import extract_facts
from search.model import Article

BODIES: dict[str, tuple[str, ...]] = {
    "Trường THPT Đồng Sơn Hạ": ("trường", "nhà trường", "đơn vị"),
    "Hợp tác xã Nông nghiệp Thuận Tiến": ("hợp tác xã", "HTX", "đơn vị"),
    "Công ty TNHH May Hà Phong": ("công ty", "doanh nghiệp", "đơn vị"),
    "Bệnh viện Đa khoa Nghĩa Lộ": ("bệnh viện", "đơn vị"),
    "Công an huyện Yên Thế": ("đơn vị",),
    "Chi cục Kiểm lâm Hòa An": ("chi cục", "đơn vị"),
    "Xí nghiệp May Tiên Phong": ("xí nghiệp", "đơn vị"),
    "Đồn Biên phòng Ba Nang": ("đồn", "đơn vị"),
    "xã Tân Dĩnh": ("xã", "địa phương"),
    "huyện Bắc Quang": ("huyện", "địa phương"),
    "bản Phiêng Ban": ("bản",),
    "Câu lạc bộ Hát Then Định Hóa": ("câu lạc bộ", "CLB"),
    "Trung tâm Y tế Yên Lạc": ("trung tâm", "đơn vị"),
    "Khoa Hồi sức tích cực": ("khoa", "đơn vị"),
}
PEOPLE: dict[str, tuple[str, ...]] = {
    "ông Trịnh Công Bằng": ("ông", "ông Bằng"),
    "bà Lò Thị Hặc": ("bà", "bà Hặc"),
    "anh Vàng A Páo": ("anh", "anh Páo"),
    "em Lê Bảo An": ("em", "em An"),
    "cô giáo Vi Thị Hoa": ("cô", "cô Hoa", "cô giáo Hoa"),
    "Thượng tá Vũ Đình Lợi": ("Thượng tá Lợi", "anh", "đồng chí"),
    "cụ Bế Văn Sắt": ("cụ", "cụ Sắt"),
}
OF_BODIES = (
    "Thành lập năm 1992, {} đã có nhiều bước phát triển.",
    "Đến thăm {} những ngày này, ai cũng cảm nhận không khí thi đua sôi nổi.",
)
OF_PEOPLE = (
    "Nhiều năm nay, {} miệt mài với công việc.",
    "Người dân ở đây ai cũng biết {}, trú tại thôn Đông.",
)
GIVEN = (
    "Với những kết quả đó, {} được Chủ tịch UBND tỉnh tặng Bằng khen.",
    "Năm 2021, {} vinh dự đón nhận Huân chương Lao động hạng Ba.",
    "Ghi nhận những thành tích đó, UBND tỉnh đã tặng Cờ thi đua cho {}.",
    "Nhờ vậy, năm 2022 {} được nhận Giấy khen của Chủ tịch UBND huyện.",
)


@pytest.mark.parametrize("given", GIVEN)
@pytest.mark.parametrize(("named", "openings"), [(BODIES, OF_BODIES), (PEOPLE, OF_PEOPLE)])
def test_a_reference_is_who_was_named(named: dict[str, tuple[str, ...]], openings: tuple[str, ...], given: str) -> None:
    wrong = {}
    for name, references in named.items():
        full = name if named is BODIES else name[name.index(name.split()[-3]) :]
        for opening in openings:
            for reference in references:
                text = f"{opening.format(name)} {given.format(reference)}"
                found = [a.recipient for a in extract_facts(Article("x", "Tin", text)).awards]
                if found != [full]:
                    wrong[text] = found
    assert wrong == {}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Gia đình ông Phùng Văn Tấn hiến máu. Gia đình ông được UBND tỉnh tặng Bằng khen.", "gia đình Phùng Văn Tấn"),
        ("HTX Sen Xanh bán ra thị trường 1.800 tấn rau. Đơn vị được UBND tỉnh tặng Bằng khen.", "HTX Sen Xanh"),
        ("Đội quy tập K91, đơn vị từng hai lần được UBND tỉnh tặng Bằng khen, ở An Giang.", "Đội quy tập K91"),
        ("Xã Tân An là một trong sáu xã được UBND tỉnh tặng Bằng khen.", "xã Tân An"),
        ("Ông Lê An, Giám đốc Công ty TNHH Ba Láng Mới, nhận Bằng khen của UBND tỉnh.", "Lê An"),
    ],
)
def test_who_is_meant(text: str, found: str) -> None:
    assert [a.recipient for a in extract_facts(Article("x", "Tin", text)).awards] == [found]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Năm qua, huyện có 4 tập thể, 6 cá nhân được UBND tỉnh tặng Bằng khen.", {(4, "tập thể"), (6, "cá nhân")}),
        ("Năm qua, huyện có 4 tập thể và 6 cá nhân nhận Bằng khen của tỉnh.", {(4, "tập thể"), (6, "cá nhân")}),
        ("Nhờ vậy, năm 2022 nhiều xã được UBND tỉnh tặng Bằng khen.", {(None, "xã")}),
    ],
)
def test_numbers_told_together_are_all_read(text: str, counts: set[tuple[int | None, str]]) -> None:
    assert {(a.count, a.of) for a in extract_facts(Article("x", "Tin", text)).awards} == counts
