"""What a reindex may lose: nothing without being told, also where the index cannot be read."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from index.loss import lost_with
from search.engine.base import Remains
from timtin import main

Run = Callable[..., Result]


def rows(path: Path, *ids: str) -> None:
    path.write_text("".join(json.dumps({"id": i, "title": f"Bài {i}"}) + "\n" for i in ids), "utf-8")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """An index of two sources, the second of which came with the last run."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TIMTIN_INDEX", "idx")
    rows(tmp_path / "one.jsonl", *(f"one{i}" for i in range(30)))
    rows(tmp_path / "two.jsonl", "two1", "two2")
    rows(tmp_path / "hand.jsonl", "hand1")

    def call(*args: str) -> Result:
        more = ["--jobs", "1"] if args[0] == "reindex" else []
        return CliRunner().invoke(main, [*args, *more], catch_exceptions=False)

    assert call("reindex", "one.jsonl").exit_code == 0
    assert call("reindex", "two.jsonl").exit_code == 0
    return call


def older_format(index: Path) -> None:
    for path in [index / "CURRENT", *index.glob("generations/*/manifest.json")]:
        path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), "format": 0}), "utf-8")


def cut_short(index: Path) -> None:
    for path in index.glob("segments/*/stored.bin"):
        path.write_bytes(path.read_bytes()[:-1])


def no_pointer(index: Path) -> None:
    (index / "CURRENT").write_text("{", "utf-8")


UNREADABLE = {"older format": older_format, "cut short": cut_short, "no pointer": no_pointer}


def count(run: Run) -> int:
    return int(json.loads(run("stats", "--json").stdout)["articles"])


@pytest.mark.parametrize("spoil", UNREADABLE.values(), ids=UNREADABLE)
def test_an_unreadable_index_is_made_anew_only_from_all_its_sources(run: Run, spoil: Callable[[Path], None]) -> None:
    spoil(Path("idx"))
    for refused in (run("reindex"), run("reindex", "--full"), run("reindex", "--if-needed")):
        assert refused.exit_code == 1
        assert "one.jsonl" in refused.stderr
        assert "--allow-deletes" in refused.stderr
    assert run("reindex", "one.jsonl", "two.jsonl").exit_code == 0
    assert count(run) == 32


def test_the_sources_of_the_last_run_are_remembered_by_an_unreadable_index(run: Run) -> None:
    assert run("reindex", "one.jsonl", "two.jsonl").exit_code == 0
    older_format(Path("idx"))
    assert run("reindex").exit_code == 0
    assert count(run) == 32


def test_articles_added_by_hand_are_not_lost_silently(run: Run) -> None:
    assert run("add", "hand.jsonl").exit_code == 0
    older_format(Path("idx"))
    refused = run("reindex", "one.jsonl", "two.jsonl")
    assert refused.exit_code == 1
    assert "added by hand" in refused.stderr
    done = run("reindex", "one.jsonl", "two.jsonl", "--allow-deletes")
    assert done.exit_code == 0
    assert "added by hand" in done.stderr
    assert count(run) == 32


def test_a_source_that_shrank_stops_a_run_over_an_unreadable_index_too(run: Run, tmp_path: Path) -> None:
    older_format(Path("idx"))
    rows(tmp_path / "one.jsonl", "one1")
    refused = run("reindex", "one.jsonl", "two.jsonl")
    assert refused.exit_code == 1
    assert "32 articles" in refused.stderr
    assert run("reindex", "one.jsonl", "two.jsonl", "--allow-deletes").exit_code == 0
    assert count(run) == 3


def test_where_nothing_is_left_to_read_the_sources_have_to_be_named(run: Run) -> None:
    no_pointer(Path("idx"))
    for path in Path("idx").glob("generations/*/manifest.json"):
        path.write_text("[", "utf-8")
    refused = run("reindex")
    assert refused.exit_code == 2
    assert "timtin reindex FOLDER" in refused.stderr
    done = run("reindex", "two.jsonl")
    assert done.exit_code == 0
    assert "cannot be told" in done.stderr


def test_a_dry_run_needs_no_writer_and_leaves_nothing(run: Run, tmp_path: Path) -> None:
    from search.engine.locate import engine_at

    with engine_at("idx").writer():
        told = run("reindex", "two.jsonl", "--dry-run", "--json")
    assert told.exit_code == 0
    assert json.loads(told.stdout)["unchanged"] == 2
    assert run("--index", "new", "reindex", "two.jsonl", "--dry-run").exit_code == 0
    for command in (("reindex", "nowhere"), ("add", "nowhere.txt")):
        assert CliRunner().invoke(main, ["--index", "new", *command]).exit_code == 1
    assert not (tmp_path / "new").exists()


LOSSES = {
    "nothing is known": (None, []),
    "all named": (Remains(3, ("A",), frozenset({"A", "B"})), []),
    "another source": (Remains(3, ("C",), frozenset({"C", "+"})), ["the articles of C", "articles added by hand"]),
    "origins unknown": (Remains(3, ("A", "C")), ["the articles of C"]),
}


@pytest.mark.parametrize(("remains", "lost"), LOSSES.values(), ids=LOSSES)
def test_what_is_lost(remains: Remains | None, lost: list[str]) -> None:
    assert lost_with(remains, {"A", "B"}) == lost


def test_one_broken_line_does_not_keep_pages_whose_files_are_gone(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    rows(folder / "rows.jsonl", "row1", "row2")
    for name in ("stays.txt", "goes.txt"):
        (folder / name).write_text("Xã Gò Nổi thi đua\n\nSáng 22-1, xã Gò Nổi phát động phong trào thi đua.\n", "utf-8")
    assert run("reindex", "news").exit_code == 0
    (folder / "goes.txt").unlink()
    (folder / "rows.jsonl").write_text('{"id": "row1", "title": "Bài row1"}\n{"id": "ro\n', "utf-8")
    done = json.loads(run("reindex", "news", "--json").stdout)
    assert (done["removed"], done["kept_after_rejection"], done["rejected"]) == (1, 1, 1)
    assert run("show", "goes").exit_code == 1
    assert run("show", "row2").exit_code == 0
