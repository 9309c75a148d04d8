"""Are the seed articles and their judged queries sound as files, whatever reads them?"""

from __future__ import annotations

import csv
import json
import unicodedata
from pathlib import Path

import pytest

SEEDS = Path(__file__).parent.parent.parent / "seeds"
PAGES = sorted(p for p in SEEDS.iterdir() if p.suffix in {".txt", ".html"})
BESIDE = {"README.md", "judgements.queries", "judgements.qrels"}


def _ids() -> list[str]:
    """The ids that the readers give: the file's stem for pages, the given id for rows."""
    lines = (SEEDS / "tin-tong-hop.jsonl").read_text(encoding="utf-8").splitlines()
    with (SEEDS / "tin-ngan.csv").open(encoding="utf-8", newline="") as rows:
        given = [row["id"] for row in csv.DictReader(rows)]
    return [p.stem for p in PAGES] + [json.loads(line)["id"] for line in lines] + given


def _judgements() -> list[list[str]]:
    return [line.split() for line in (SEEDS / "judgements.qrels").read_text(encoding="utf-8").splitlines()]


def _queries() -> dict[str, str]:
    lines = (SEEDS / "judgements.queries").read_text(encoding="utf-8").splitlines()
    return {query["id"]: query["text"] for query in map(json.loads, lines)}


def test_ids_are_unique_and_every_form_is_there() -> None:
    ids = _ids()
    assert len(ids) == len(set(ids)) == 16
    assert {p.suffix for p in SEEDS.iterdir()} - {".md", ".queries", ".qrels"} == {".txt", ".html", ".jsonl", ".csv"}


def test_what_lies_beside_the_articles_has_extensions_no_reader_knows() -> None:
    others = {p.name for p in SEEDS.iterdir() if p.suffix not in {".txt", ".html", ".jsonl", ".csv"}}
    assert others == BESIDE


def test_judgements_name_queries_and_articles_that_exist() -> None:
    judged = _judgements()
    assert {row[0] for row in judged} == set(_queries())
    assert {row[2] for row in judged} <= set(_ids())
    assert {row[1] for row in judged} == {"0"} and {row[3] for row in judged} <= {"1", "2", "3"}


def test_every_query_has_an_article_that_answers_it() -> None:
    assert {row[0] for row in _judgements() if row[3] == "3"} == set(_queries())


@pytest.mark.parametrize("path", sorted(p for p in SEEDS.iterdir()), ids=lambda p: p.name)
def test_seed_files_are_nfc(path: Path) -> None:
    assert unicodedata.is_normalized("NFC", path.read_text(encoding="utf-8"))
