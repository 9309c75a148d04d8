"""Which words of a text only ask, and what that changes: the order, never what is found."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_index import article, small_index

from search.query.understand import plain

CASES = {
    "how many": ("Quận Tây Hồ có bao nhiêu phường?", ["bao", "nhiêu"]),
    "where, at the end": ("Lễ ký giao ước diễn ra ở đâu?", ["ở", "đâu"]),
    "which year: the year tells a little": ("Phong trào này bắt đầu năm nào", ["nào"]),
    "who": ("Ai trao cờ thi đua cho quận", ["Ai"]),
    "without marks": ("vi sao cum thi dua ket thuc", ["vi", "sao"]),
    "some marks": ("vì sao cum thi đua ket thuc", ["vì", "sao"]),
    "a lone nao may be náo": ("nao nhiet pho xa cuoi tuan", []),
    "gì with its mark": ("quận được tặng gì năm nay", ["gì"]),
    "too short to be a question": ("Vì sao đưa anh", []),
    "a name": ("Ai là triệu phú", []),
    "other marks are other words": ("ải Chi Lăng ở tỉnh Lạng Sơn", []),
}


@pytest.mark.parametrize(("text", "asking"), CASES.values(), ids=CASES)
def test_words_that_ask(text: str, asking: list[str]) -> None:
    """Only words of a longer text that ask, with all of their marks or fewer."""
    assert [unit.text for unit in plain(text).units if unit.asks] == asking


def test_asking_changes_the_order_alone(tmp_path: Path) -> None:
    """The article that answers stands above the one that asks the same of something else; both are found."""
    filler = "Tin trong ngày, giá cả thị trường và thời tiết. " * 3
    articles = [
        article("asks", "", "Có bao nhiêu, bao nhiêu và bao nhiêu phường mới? " + filler),
        article("tells", "", "Tây Hồ hiện có 8 phường. " + filler),
        *(article(f"other{number}", "", filler) for number in range(20)),
    ]
    with small_index(tmp_path, articles) as index:
        found = index.search("Quận Tây Hồ có bao nhiêu phường?", match="any")
        assert [hit.id for hit in found.hits[:2]] == ["tells", "asks"]
        assert index.search("có bao nhiêu phường mới trong ngày").total == 1
