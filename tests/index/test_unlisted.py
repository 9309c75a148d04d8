"""Words that look like places or awards and are in no list are shown, with their sentence; known ones are not."""

from __future__ import annotations

import pytest
from small_index import article

from index.extract.unlisted import unlisted

TEXTS = {
    "an unknown district": ("Ông sống ở huyện Mường Tưởng, tỉnh Lai Châu.", [("place", "huyện Mường Tưởng")]),
    "a known district": ("Ông sống ở huyện Ba Vì.", []),
    "a known award": ("Ông nhận Huân chương Lao động hạng Nhất.", []),
    "an unknown award": (
        "Bà được tặng danh hiệu “Bông lúa vàng của đồng quê”.",
        [("award", "danh hiệu Bông lúa vàng của đồng quê")],
    ),
    "an unknown order": ("Ông nhận Huân chương Sông Hồng.", [("award", "huân chương Sông Hồng")]),
    "nothing": ("", []),
}


@pytest.mark.parametrize(("text", "found"), TEXTS.values(), ids=TEXTS)
def test_candidates(text: str, found: list[tuple[str, str]]) -> None:
    told = unlisted([article("a", "Tin", text)])
    assert [(u.kind, u.text) for u in told] == found
    assert all(u.article == "a" and u.text.split()[-1] in u.sentence for u in told)


def test_the_most_frequent_comes_first() -> None:
    texts = ["ở huyện Mường Tưởng.", "ở huyện Xa Vắng.", "tại huyện Xa Vắng."]
    told = unlisted(article(str(i), "", t) for i, t in enumerate(texts))
    assert [(u.text, u.count) for u in told] == [("huyện Xa Vắng", 2), ("huyện Mường Tưởng", 1)]
