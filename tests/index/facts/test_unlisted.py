"""What looks like a district and is in no list."""

from __future__ import annotations

import pytest

from index.extract.facts import make_document
from index.extract.facts.unlisted import unlisted_places
from search.model import Article


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Cháy lớn ở huyện Tân Mới Lập và quận Hoàn Kiếm.", ["huyện Tân Mới Lập"]),
        ("Ông ở quận Manhattan, thành phố New York.", []),
        ("UBND quận Hoàn Kiếm Phạm Tuấn Long; thành phố Hà Nội; huyện Đoàn Tĩnh Gia.", []),
        ("Lũ quét ở huyện Ôn Lĩnh. Huyện Ôn Lĩnh nằm ở đâu?", ["huyện Ôn Lĩnh"]),
    ],
)
def test_unknown_names_behind_a_kind_are_reported_once(body: str, expected: list[str]) -> None:
    """Vietnamese syllables only; names that begin with a known one are not reported."""
    assert [name for name, _ in unlisted_places(make_document(Article(id="x", body=body)))] == expected
