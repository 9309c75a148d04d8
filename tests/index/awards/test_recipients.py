"""Who is meant by a phrase: names, numbers, lists, appositions; and which words are a person's name."""

from __future__ import annotations

import pytest

from index.extract.awards.people import find_name
from index.extract.awards.phrases import cut_object
from index.extract.awards.recipients import Recipient, read_recipients


def said(phrase: str) -> list[object]:
    """Return names as strings and numbers as tuples."""
    return [r.name or (r.count, r.of, r.approx) for r in read_recipients(cut_object(phrase))]


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("Đơn vị quận Bắc Từ Liêm", ["quận Bắc Từ Liêm"]),
        ("quận Nam Từ Liêm, quận Cầu Giấy", ["quận Nam Từ Liêm", "quận Cầu Giấy"]),
        ("2 đơn vị gồm huyện Phúc Thọ và huyện Ba Vì", ["huyện Phúc Thọ", "huyện Ba Vì"]),
        ("các quận: Ba Đình, Đống Đa và Tây Hồ", ["quận Ba Đình", "quận Đống Đa", "quận Tây Hồ"]),
        ("34 tập thể, cá nhân", [(34, "tập thể, cá nhân", None)]),
        (
            "8 tập thể và 12 cá nhân, 2 doanh nghiệp",
            [(8, "tập thể", None), (12, "cá nhân", None), (2, "doanh nghiệp", None)],
        ),
        ("hơn 4.300 lượt tập thể", [(4300, "tập thể", "hơn")]),
        ("nhiều tập thể, cá nhân", [(None, "tập thể, cá nhân", "nhiều")]),
        ("ba nghệ sĩ Minh Vương, Thanh Tuấn và Giang Châu", ["Minh Vương", "Thanh Tuấn", "Giang Châu"]),
        ("hai CSGT Giang Hoàng Thiện và Trần Văn Lượng (đội An Sương)", ["Giang Hoàng Thiện", "Trần Văn Lượng"]),
        (
            "ông Nguyễn Văn Phong, Phó Bí thư Thành ủy và bà Trần Thị Hà, Giám đốc Sở Y tế",
            ["Nguyễn Văn Phong", "Trần Thị Hà"],
        ),
        ("em Võ Văn Tâm - học sinh lớp 8A8, Trường THCS Phan Chu Trinh", ["Võ Văn Tâm"]),
        ("Bệnh viện Đa khoa Bờ Y, huyện Ngọc Hồi", ["Bệnh viện Đa khoa Bờ Y"]),
        ("Sở Du lịch, huyện Hồng Dân", ["Sở Du lịch", "huyện Hồng Dân"]),
        ("tập thể cán bộ, chiến sĩ Đồn Biên phòng Ba Nang", ["Đồn Biên phòng Ba Nang"]),
        ("Đảng bộ, chính quyền và nhân dân huyện Gia Lâm", ["Đảng bộ, chính quyền và nhân dân huyện Gia Lâm"]),
        ("gia đình anh Nguyễn Ngọc Khiêm", ["gia đình Nguyễn Ngọc Khiêm"]),
        ("anh Lê Xuân Huân vì hành động dũng cảm", ["Lê Xuân Huân"]),
        ("nam sinh Thanh Hóa", []),
        ("những đóng góp to lớn", []),
        ("3 năm liền", []),
        ("10 triệu đồng", []),
    ],
)
def test_who_is_meant(phrase: str, expected: list[object]) -> None:
    """Recipients are named with their kind and without office or title, numbers with what they count."""
    assert said(phrase) == expected


def test_unit_of_the_counted() -> None:
    """Whose the counted ones are belongs to each number of the list."""
    found = read_recipients("8 tập thể và 6 hộ gia đình của quận Đồ Sơn")
    assert found == [
        Recipient(count=8, of="tập thể", unit="quận Đồ Sơn"),
        Recipient(count=6, of="hộ gia đình", unit="quận Đồ Sơn"),
    ]


def test_a_reference_is_resolved() -> None:
    """A pronoun is who it stands for, or nobody."""
    assert read_recipients("anh", {"anh": "Lê Văn Út"}.get) == [Recipient("Lê Văn Út")]
    assert read_recipients("anh") == []


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("Chủ tịch UBND quận Hoàn Kiếm Phạm Tuấn Long", "Phạm Tuấn Long"),
        ("PGS.TS Đào Xuân Cơ", "Đào Xuân Cơ"),
        ("NSƯT Trung Anh", "Trung Anh"),
        ("Huấn luyện viên Park Hang - seo", "Park Hang - seo"),
        ("Giám đốc Sở Nội vụ Hà Nội Trần Đình Cảnh", "Trần Đình Cảnh"),
        ("nhà báo Phan Xuân Hồng", "Phan Xuân Hồng"),
        ("quận Hoàn Kiếm", None),
        ("các em học sinh", None),
    ],
)
def test_a_persons_name(phrase: str, name: str | None) -> None:
    """A name stands without offices, titles and the places of offices."""
    assert find_name(phrase) == name
