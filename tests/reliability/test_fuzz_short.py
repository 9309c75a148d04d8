"""A short run of the fuzzer with a fixed seed (``make fuzz`` runs millions), and the bugs it has found."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from reliability.attack import attack_files, attack_strings, check_string
from reliability.mutants import pages
from reliability.strings import strings
from reliability.world import run_reindex, write_sources

from index.sources import Rejection, read_source
from search.engine.embedded import EmbeddedEngine
from search.index import Index
from search.request import SearchRequest


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    folder = tmp_path_factory.mktemp("fuzz")
    run_reindex(folder / "index", write_sources(folder / "sources", 1, 40))
    with Index(EmbeddedEngine(folder / "index")) as open_index:
        yield open_index


def test_strings_are_understood_and_searched(index: Index) -> None:
    score = attack_strings(strings(20, 3000), index, answer_every=30, ask_every=20)
    assert score.faults == []
    assert (score.searched, score.answered, score.asked) == (3000, 100, 150)


def test_mutated_files_are_read_or_rejected() -> None:
    score = attack_files(pages(20, 150))
    assert score.faults == []
    assert score.articles > 50
    assert score.rejected > 20


@pytest.mark.parametrize(
    "piece", ['"', "-", "(", "*", "OR ", "a OR ", "title:", "x*", "\u0301", "đ", "số ", "XII ", "0", "²", "/"]
)
def test_one_thing_over_and_over_is_answered_at_once(index: Index, piece: str) -> None:
    """What makes careless patterns slow: a thousand times the same."""
    assert attack_strings([piece * 2000, piece * 999 + "thi đua"], index).faults == []


@pytest.mark.parametrize(
    "name, data",
    [
        ("bom.jsonl.gz", gzip.compress(b'{"title": "' + b"a" * 40_000_000 + b'"}')),
        ("sau.jsonl", b"[" * 200_000),
        ("long.txt", "Thi đua yêu nước. ".encode() * 100_000),
        ("deep.html", b"<div>" * 100_000 + b"thi dua"),
        ("one-line.html", b"<p>" + "á ".encode() * 500_000),
        ("nul.txt", b"\x00" * 1_000_000),
        ("empty.jsonl", b"\n" * 100_000),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_nasty_files_end_in_time(name: str, data: bytes) -> None:
    """Compressed bombs, deep nesting, endless lines: read or rejected, in seconds, never a crash."""
    score = attack_files([(name, data)])
    assert [why for _, why in score.faults if "took" not in why] == []
    assert score.slowest < 15


def test_any_string_may_be_checked_without_an_index() -> None:
    check_string("thi đua \ud800")
    assert attack_strings(["\ud800" * 50], None).faults == []


@pytest.mark.parametrize("text", ["²", "số ²", "cụm ²", "thi đua ²*", "٣", "Ⅻ ½"])
def test_digits_that_are_no_numbers(index: Index, text: str) -> None:
    """Found by the fuzzer: some characters are digits to Python and no numbers."""
    index.run(SearchRequest(text))
    index.run(SearchRequest(f"{text} thi đua", match="any"))


def test_a_header_with_old_line_ends_is_told(tmp_path: Path) -> None:
    """Found by the fuzzer: a lone carriage return in the first line of a CSV file."""
    (tmp_path / "tin.csv").write_bytes(b"id,title,bo\rdy\n1,2,3\n")
    rejected = list(read_source(tmp_path / "tin.csv"))
    assert isinstance(rejected[0], Rejection)
    assert rejected[0].reason.startswith("a header row was expected")
