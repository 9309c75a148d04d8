"""The five real pages that lie beside this checkout: their fields as a careful reader sees them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from index.extract.page import Page, separate

SEEDS = Path(os.environ.get("TIMTIN_SHARED", Path(__file__).parents[4] / "shared")) / "seeds"

FIELDS = {
    "000": ("2024-01-22T20:06+07:00", "Hànộimới", None, ("Tuấn Việt",), 1, 8),
    "001": ("2023-04-07T15:04+07:00", "Hànộimới", None, ("Bảo Vy",), 1, 8),
    "002": ("2023-01-31T21:01+07:00", None, None, ("Phạm Hảo", "Hoàng Phương"), 1, 4),
    "003": (None, "Lao động Thủ đô", None, ("T.Vũ",), 2, 13),
    "004": ("2024-01-19", None, "haiphong.gov.vn", (), 4, 6),
}
BODIES = {
    "000": ("Chiều 22-1, Cụm thi đua số 9", "Cụm phó cụm thi đua số 9 năm 2024.", ("had.jpg", "Bình luận")),
    "001": (
        "Chiều 7-4, UBND quận",
        "được quận Thanh Xuân khen thưởng.",
        ("HNMO", "trao Cờ thi đua của thành phố tặng"),
    ),
    "002": ("Chiều 31/1, tại hội trường", "phát động phong trào thi đua năm 2023.", ("PHẠM HẢO", "Đà Nẵng")),
    "003": (
        "Ngày 17/1/2022, tại",
        "trong phong trào thi đua yêu nước.",
        ("LĐTĐ", "Cụm thi đua số 7", "Nên xem", "T.Vũ"),
    ),
    "004": (
        "Sáng 19/01, UBND quận",
        "đã đề ra trong năm 2024.",
        ("Nguồn", "trao tặng Cờ thi đua cho các đơn vị", "Lưu trữ"),
    ),
}


def page(number: str) -> Page:
    found = sorted(SEEDS.glob(f"{number}_*.txt"))
    if not found:
        pytest.skip("needs the shared pages beside the checkout (TIMTIN_SHARED names another place)")
    return separate(found[0].read_text(encoding="utf-8"))


@pytest.mark.shared
@pytest.mark.parametrize("number", FIELDS)
def test_fields_of_the_real_pages(number: str) -> None:
    found = page(number)

    assert FIELDS[number] == (
        found.published_at,
        found.source,
        found.original_source,
        found.authors,
        len(found.captions),
        len(found.body.split("\n")),
    )


@pytest.mark.shared
@pytest.mark.parametrize("number", BODIES)
def test_bodies_of_the_real_pages(number: str) -> None:
    body = page(number).body
    first, last, foreign = BODIES[number]

    assert body.startswith(first)
    assert body.endswith(last)
    assert [text for text in foreign if text in body] == []


@pytest.mark.shared
def test_most_of_the_page_with_other_stories_is_left_out() -> None:
    assert 0.55 < page("003").share < 0.65
