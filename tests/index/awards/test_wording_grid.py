"""Passages over a grid of wordings (``wordings.txt``): each gives exactly its records."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.extract.awards import extract_awards
from index.extract.facts.text import make_document
from search.model import Article

Rows = set[tuple[str, ...]]


def passages() -> dict[str, tuple[str, str, Rows]]:
    """Return title, text and expected rows of each passage by its name."""
    found: dict[str, tuple[str, str, Rows]] = {}
    blocks = (Path(__file__).parent / "wordings.txt").read_text("utf-8").split("\n\n")
    for block in blocks:
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        if not lines:
            continue
        said = {name: line.removeprefix(name) for line in lines for name in ("title: ", "text: ") if line[:6] in name}
        rows = {tuple(line.casefold().split(" | ")) for line in lines[1:] if " | " in line and line[:6] != "text: "}
        found[lines[0]] = said.get("title: ", ""), said["text: "].replace(" ¶ ", "\n"), rows
    return found


PASSAGES = passages()


def read(title: str, text: str) -> Rows:
    document = make_document(Article(id="a", title=title, body=text), province="Nghệ An")
    return {
        tuple(
            str(value or "-").casefold()
            for value in (a.recipient or f"{a.count or a.approx} {a.of}", a.award_type, a.rank, a.status)
        )
        for a in extract_awards(document)[1]
    }


@pytest.mark.parametrize("name", [name for name in PASSAGES if not name.startswith("! ")])
def test_passage_gives_its_records(name: str) -> None:
    title, text, expected = PASSAGES[name]
    assert read(title, text) == expected


@pytest.mark.parametrize("name", [name for name in PASSAGES if name.startswith("! ")])
def test_passage_not_met_yet_shows_no_proposal_as_given(name: str) -> None:
    title, text, expected = PASSAGES[name]
    proposed = {row[:2] for row in expected if row[3] == "proposed"}
    assert not {row[:2] for row in read(title, text) if row[3] == "received"} & proposed


def test_long_runs_of_spaces_change_nothing() -> None:
    text = "Anh Trần Văn Ba được tặng bằng khen{} của UBND tỉnh Nghệ An."
    assert read("", text.format(" " * 500)) == read("", text.format(""))
