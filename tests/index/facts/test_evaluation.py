"""The evaluation of extraction: what it counts, on articles made for it."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from index.extract.evaluate import evaluate_extraction, read_judgements
from search.errors import SourceError
from search.model import Article, Award, Cluster, District, Years

JUDGED: dict[str, Any] = {
    "id": "a",
    "part": "tune",
    "clusters": [{"number": 9, "name": "Cụm thi đua số 9", "place": "Hà Nội", "members": ["Tây Hồ"]}],
    "districts": [
        {"name": "Tây Hồ", "type": "quận", "province": "Hà Nội", "role": "subject"},
        {"name": "Cô Tô", "type": "huyện đảo", "province": "Quảng Ninh", "role": "mention"},
    ],
    "covers": [2023],
    "ranges": [[2021, 2025]],
    "award_types": ["Giấy khen"],
    "awards": [
        {
            "recipient": "Hoà An",
            "award_type": "Giấy khen",
            "rank": None,
            "status": "proposed",
            "recipient_also": ["Hòa An mới"],
        },
        {
            "recipient": None,
            "count": 4,
            "of": "tập thể, cá nhân",
            "award_type": "Giấy khen",
            "rank": None,
            "status": "received",
        },
        {"recipient": "B", "award_type": "Bằng khen khác", "rank": None, "status": "received", "optional": True},
    ],
}
FOUND = Article(
    id="a",
    clusters=(Cluster(9, "Cụm thi đua số 9", "Hà Nội", ("Tây Hồ",)),),
    districts=(District("Tây Hồ", "quận", "Hà Nội", "subject"), District("Cô Tô", "huyện", "Quảng Ninh", "mention")),
    years=Years(covers=(2023,), ranges=((2021, 2025),)),
    award_types=("Giấy khen", "Bằng khen khác"),
    awards=(
        Award("Giấy khen", "proposed", "hòa an"),
        Award("Giấy khen", "received", count=4, of="cá nhân"),
        Award("Bằng khen khác", "received", "B"),
    ),
)


def test_a_right_article_scores_one_everywhere() -> None:
    """Tone placement, case and words for a group do not matter; optional items are neither right nor wrong."""
    report = evaluate_extraction([JUDGED], {"a": FOUND})
    assert {1.0} == {score.f1 for score in report.scores.values()}
    assert (report.misses, report.status_judged, report.status_right) == ([], 2, 2)


def test_every_miss_is_listed_and_a_proposal_as_received_is_counted() -> None:
    """Missed, extra and status are told apart, with the item."""
    wrong = dataclasses.replace(FOUND, years=Years(covers=(2022,)), awards=(Award("Giấy khen", "received", "Hòa An"),))
    report = evaluate_extraction([JUDGED], {"a": wrong})
    told = [(m.field, m.kind, m.item) for m in report.misses]
    assert told == [
        ("covers", "missed", "2023"),
        ("covers", "extra", "2022"),
        ("ranges", "missed", "2021-2025"),
        ("awards", "status", "Hoà An / Giấy khen / None / proposed found received"),
        ("awards", "missed", "4 tập thể, cá nhân / Giấy khen / None / received"),
    ]
    assert (report.scores["covers"].f1, report.scores["awards"].recall, report.proposed_as_received) == (0.0, 0.5, 1)
    assert "proposals shown as received: 1" in report.table()


def test_a_judged_article_that_is_missing_is_named() -> None:
    """Figures over fewer articles than judged would mislead."""
    with pytest.raises(SourceError, match="judged article a"):
        evaluate_extraction([JUDGED], {})


def test_a_broken_line_is_named(tmp_path: Any) -> None:
    """A judgement that is no JSON tells its place."""
    path = tmp_path / "j.jsonl"
    path.write_text('{"id": "a", "part": "tune"}\n{"id"\n', "utf-8")
    with pytest.raises(SourceError, match=r"j\.jsonl:2"):
        read_judgements(path)
