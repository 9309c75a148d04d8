"""Whatever an article holds, reading it ends, and what it finds is there."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.extract.facts import MAX_BODY, extract_facts
from search.model import Article

PIECES = [
    "Cụm thi đua số ",
    "XII",
    "9",
    " thành phố Hà Nội",
    " gồm các quận: ",
    "Hà Đông",
    ", ",
    " và ",
    "Tây Hồ",
    ".\n",
    ". ",
    "huyện ",
    "Châu Thành",
    " (",
    ")",
    "năm 2023",
    "Cụm trưởng",
    " là ",
    "- ",
    "Chiều 22-1",
    "31/12/2022",
    "TP. HCM",
    ";",
    "quận 1, 3",
    "giai đoạn 2021-2025",
    "“",
    "xã ",
    "trú tại ",
    "Công an ",
    "\u00a0",
    "1111111111111111",
    "’",
    "Ea H ’ leo",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join), st.sampled_from([None, "2024-01-22", "2006-05-01"]))
def test_everything_found_is_in_the_text(text: str, stamp: str | None) -> None:
    """Evidence slices its field; names, numbers and years are plain values; a second reading finds the same."""
    body = unicodedata.normalize("NFC", text)
    article = extract_facts(Article(id="x", title=body[:60].split("\n")[0], body=body, published_at=stamp))
    for value in (*article.clusters, *article.districts, *article.awards, *article.evidence):
        evidence = value.evidence
        assert evidence is not None
        assert evidence.sentence == article.text_of(evidence.field)[evidence.start : evidence.end]
    assert all(d.role in ("subject", "mention") and d.name for d in article.districts)
    assert all(first < last for first, last in article.years.ranges)
    for of in ("event_at", "covers", "ranges", "award_types"):
        assert all(article.evidence_for(of, v) for v in article.plain_values(of) if v is not None), of
    assert extract_facts(Article(id="x", title=article.title, body=body, published_at=stamp)) == article
    assert extract_facts(article) == article, "an article that was read before gives the same again"


@pytest.mark.parametrize(
    "piece",
    [
        "quận Ba Đình, ",
        "Cụm thi đua số 9 gồm ",
        "1",
        "a",
        "(",
        "Nguyễn Văn A (trú ",
        "năm 2023, ",
        "Chiều 22-1, ",
        "- ",
        "là Cụm trưởng ",
        "Ủy ban ",
        "và ",
        "thi đua năm 2022-2023 ",
    ],
)
def test_one_endless_sentence_is_read(piece: str) -> None:
    """No pattern explodes: twenty thousand characters without an end are read, too (else this test never ends)."""
    article = extract_facts(Article(id="x", title="Tin", body=(piece * 20000)[:20000]))
    assert len(article.districts) <= 1


def test_facts_are_read_from_the_first_part_of_a_very_long_body() -> None:
    """What stands beyond is stored and searched, and costs no reading of facts."""
    award = "UBND tỉnh Nghệ An tặng Bằng khen cho {}."
    filling = "Nước sông dâng cao vì mưa lớn. " * (MAX_BODY // 30)
    body = f"{award.format('bà Lê Thị Hoa')}\n{filling}\n{award.format('ông Trần Văn Sáu')}"
    found = extract_facts(Article(id="a", title="Tin", body=body))
    assert [one.recipient for one in found.awards] == ["Lê Thị Hoa"]
    assert found.body == body
