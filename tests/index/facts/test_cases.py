"""Every extraction case of tests/cases/extract, as its README defines the comparison."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from index.extract.facts import extract_facts
from search.model import Article

FOLDER = Path(__file__).parents[2] / "cases" / "extract"
CASES = sorted(FOLDER.rglob("*.txt"))
NOT_YET: dict[str, str] = {
    name: why for path in FOLDER.rglob("not-yet.json") for name, why in json.loads(path.read_text("utf-8")).items()
}
ANY_CASE = {"recipient", "unit", "of", "approx", "giver", "award_detail"}
PARTS = ("given", "title", "summary", "body", "captions", "expected")


def parts_of(path: Path) -> dict[str, str]:
    parts: dict[str, list[str]] = {}
    current = None
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("=== ") and line[4:] in PARTS:
            current = parts.setdefault(line[4:], [])
        elif current is not None:
            current.append(line)
    return {name: "\n".join(lines).strip("\n") for name, lines in parts.items()}


def article_of(path: Path, parts: dict[str, str]) -> Article:
    given = json.loads(parts.get("given") or "{}")
    captions = tuple(line for line in parts.get("captions", "").splitlines() if line)
    return Article(
        id=path.stem,
        title=parts["title"],
        summary=parts.get("summary") or None,
        body=parts["body"],
        captions=captions,
        **given,
    )


def found_in(article: Article) -> dict[str, Any]:
    data = article.to_json()
    return data | {
        "subjects": [d["name"] for d in data["districts"] if d["role"] == "subject"],
        "covers": list(data["years"]["covers"]),
        "ranges": [list(r) for r in data["years"]["ranges"]],
        "event_at": data["event_at"][:10] if data["event_at"] else None,
    }


def fits(expected: Any, found: Any, key: str = "") -> bool:
    """Whether *found* is what a case expects; lists are sets, objects are compared by the expected keys only."""
    if isinstance(expected, dict) and set(expected) == {"any"}:
        return any(fits(one, found, key) for one in expected["any"])
    if isinstance(expected, dict):
        return isinstance(found, dict) and all(
            fits(value, found.get(name), "cluster_name" if name == "name" and "number" in expected else name)
            for name, value in expected.items()
            if name != "optional"
        )
    if isinstance(expected, list):
        return (key == "ranges" and expected == found) or one_to_one(expected, list(found or []), key)
    if isinstance(expected, str) and isinstance(found, str):
        one, two = unicodedata.normalize("NFC", expected), unicodedata.normalize("NFC", found)
        return one.casefold() == two.casefold() if key in ANY_CASE | {"cluster_name"} else one == two
    return bool(expected == found)


def one_to_one(expected: list[Any], found: list[Any], key: str) -> bool:
    """Whether each expected item has its own found item and none is left over; optional ones may stay without.

    A pairing that covers all required items and one that covers all found items give one that covers both.
    """
    required = [item for item in expected if not (isinstance(item, dict) and item.get("optional"))]
    return pairs(required, found, key) == len(required) and pairs(expected, found, key) == len(found)


def pairs(expected: list[Any], found: list[Any], key: str) -> int:
    """How many expected items can have a fitting found item of their own (augmenting paths)."""
    owner: dict[int, int] = {}

    def place(n: int, tried: set[int]) -> bool:
        for m, item in enumerate(found):
            if m not in tried and fits(expected[n], item, key):
                tried.add(m)
                if m not in owner or place(owner[m], tried):
                    owner[m] = n
                    return True
        return False

    return sum(place(n, set()) for n in range(len(expected)))


def evidence_of(article: Article) -> Iterable[Any]:
    for value in (*article.clusters, *article.districts, *article.awards, *article.evidence):
        yield value.evidence


def short(value: Any) -> str:
    """The found value without evidence, for the failure's text."""
    if isinstance(value, list):
        value = [{**item, "evidence": None} if isinstance(item, dict) else item for item in value]
    return json.dumps(value, ensure_ascii=False)


FACTS = ("clusters", "districts", "subjects", "covers", "ranges", "event_at")
AWARDS = ("award_types", "awards")


def marks_of(name: str) -> list[pytest.MarkDecorator]:
    """An expectation that the extractor is known to miss fails as listed; once met, its entry has to go."""
    return [pytest.mark.xfail(reason=NOT_YET[name], strict=True)] if name in NOT_YET else []


def judged(keys: tuple[str, ...]) -> list[Any]:
    return [
        pytest.param(path, key, id=f"{path.stem}-{key}", marks=marks_of(f"{path.stem}-{key}"))
        for path in CASES
        for key in keys
        if key in json.loads(parts_of(path)["expected"])
    ]


@pytest.mark.parametrize(("path", "key"), judged(FACTS))
def test_case_gives_its_facts(path: Path, key: str) -> None:
    """Clusters, districts, years and the day of the event are what a careful reader writes down."""
    check(path, key)


@pytest.mark.parametrize(("path", "key"), judged(AWARDS))
def test_case_gives_its_awards(path: Path, key: str) -> None:
    """Award types and award records are what a careful reader writes down."""
    check(path, key)


def test_known_misses_are_expectations_of_cases() -> None:
    """A list entry without its case would hide nothing and mislead."""
    assert set(NOT_YET) <= {param.id for param in judged(FACTS + AWARDS)}


def check(path: Path, key: str) -> None:
    parts = parts_of(path)
    expected = json.loads(parts["expected"])[key]
    found = found_in(extract_facts(article_of(path, parts)))[key]
    assert fits(expected, found, key), f"{path.name}, {key}\n expected {short(expected)}\n found    {short(found)}"


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_evidence_is_a_sentence_of_the_text(path: Path) -> None:
    """Whatever is found, its evidence is what stands in the named field at the named place."""
    article = extract_facts(article_of(path, parts_of(path)))
    for evidence in evidence_of(article):
        assert evidence.sentence == article.text_of(evidence.field)[evidence.start : evidence.end]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_proposal_is_never_shown_as_received(path: Path) -> None:
    """In a case whose awards are all proposed, none is received: the worst mistake this product can make."""
    parts = parts_of(path)
    expected = json.loads(parts["expected"]).get("awards") or []
    if expected and all(a.get("status") == "proposed" for a in expected):
        assert "received" not in {a.status for a in extract_facts(article_of(path, parts)).awards}
