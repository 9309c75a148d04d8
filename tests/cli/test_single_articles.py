"""Articles added, withdrawn and restored one by one: what is refused, what is told, what a reindex makes of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from index import fingerprints
from search.engine.locate import engine_at
from timtin import main

Run = Callable[..., Result]
PAGE = "Huyện Ba Vì khen thưởng\n\nSáng 3/2/2024, huyện Ba Vì tổ chức hội nghị khen thưởng.\n"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TIMTIN_INDEX", str(tmp_path / "idx"))
    rows = [{"id": "a", "title": "Cụm thi đua số 9"}, {"id": "b", "title": "Đường phố"}]
    (tmp_path / "lib.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows), "utf-8")
    (tmp_path / "moi.txt").write_text(PAGE, "utf-8")

    def call(*args: str) -> Result:
        more = ["--jobs", "1"] if args[0] == "reindex" else []
        return CliRunner().invoke(main, [*args, *more], catch_exceptions=False)

    assert call("reindex", "lib.jsonl").exit_code == 0
    return call


def made_by_another_extractor(monkeypatch: pytest.MonkeyPatch) -> None:
    other = {**fingerprints.current(), "extractor": "another"}
    monkeypatch.setattr(fingerprints, "current", lambda: other)


def test_adding_does_not_hide_that_the_rest_was_made_by_other_rules(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    made_by_another_extractor(monkeypatch)
    assert run("add", "moi.txt").exit_code == 0
    again = json.loads(run("reindex", "--json").stdout)
    assert again["reason"] == "made by another extractor"
    assert (again["updated"], again["articles"]) == (2, 3)
    assert json.loads(run("reindex", "--json").stdout)["reason"] is None


def test_corrections_reach_added_articles(run: Run, tmp_path: Path) -> None:
    line = {"article": "moi", "field": "source", "value": "Hànộimới", "who": "Lan", "when": "2026-01-01", "why": "x"}
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "corrections.jsonl").write_text(json.dumps(line) + "\n", "utf-8")
    assert run("add", "moi.txt").exit_code == 0
    shown = json.loads(run("show", "moi", "--json").stdout)
    assert (shown["source"], shown["corrected"]) == ("Hànộimới", ["source"])


def test_one_article_that_cannot_be_extracted_is_rejected_alone(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from index import work

    def extract(article: Any, **more: Any) -> Any:
        if article.id == "moi":
            raise ValueError("boom")
        return real(article, **more)

    real = vars(work)["extract_facts"]
    monkeypatch.setattr(work, "extract_facts", extract)
    done = run("add", "moi.txt", "lib.jsonl", "--json")
    assert done.exit_code == 3
    report = json.loads(done.stdout)
    assert (report["added"], report["updated"], report["rejections"][0]["id"]) == (0, 2, "moi")


def test_an_addition_tells_time_memory_and_size(run: Run) -> None:
    report = json.loads(run("add", "moi.txt", "--json").stdout)
    assert report["peak_mb"] > 0
    assert report["seconds"] > 0
    assert report["index_bytes"] > 0
    again = json.loads(run("reindex", "--json").stdout)["index_bytes"]
    assert abs(again - report["index_bytes"]) < 64  # times in a manifest have more or fewer digits


def test_where_all_is_rejected_the_generation_in_service_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.jsonl").write_text("{}\n", "utf-8")
    done = run("add", "empty.jsonl")
    assert done.exit_code == 3
    assert "2 articles in generation 1" in done.stdout
    fresh = CliRunner().invoke(main, ["--index", "other", "add", "empty.jsonl"], catch_exceptions=False)
    assert fresh.exit_code == 3
    assert "There is no index yet." in fresh.stdout


def test_a_rejection_reads_as_two_sentences(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text('{"id": "x", "ti\n', "utf-8")
    told = [line for line in run("add", "bad.jsonl").stderr.splitlines() if line.startswith("Rejected: ")]
    assert len(told) == 1
    assert told[0].count(". ") == 1


def test_adding_a_withdrawn_article_is_refused_and_its_text_kept(run: Run) -> None:
    assert run("add", "moi.txt").exit_code == 0
    assert run("remove", "moi").exit_code == 0
    refused = run("add", "moi.txt")
    assert refused.exit_code == 3
    assert "timtin restore moi" in refused.stderr
    assert run("restore", "moi").exit_code == 0
    assert run("show", "moi").exit_code == 0


def test_withdrawing_does_not_wait_for_a_writer(run: Run, tmp_path: Path) -> None:
    with engine_at(str(tmp_path / "idx")).writer():
        assert run("remove", "b").exit_code == 0
        assert run("show", "b").exit_code == 1
        assert run("restore", "b").exit_code == 0
        assert run("show", "b").exit_code == 0


def test_ids_that_are_not_there_are_named_and_not_noted(run: Run) -> None:
    done = run("remove", "a", "nope")
    assert done.exit_code == 1
    assert "Not there: nope" in done.stderr
    assert json.loads(run("stats", "--json").stdout)["withdrawn"] == ["a"]
    assert json.loads(run("remove", "a", "--json").stdout) == {"withdrawn": ["a"], "unknown": []}


def test_in_a_damaged_index_every_id_is_noted(run: Run, tmp_path: Path) -> None:
    (tmp_path / "idx" / "CURRENT").write_text("{", "utf-8")
    done = run("remove", "b")
    assert done.exit_code == 0
    assert "noted" in done.stderr
    assert run("reindex", "lib.jsonl", "--allow-deletes").exit_code == 0
    assert run("show", "b").exit_code == 1
    assert run("show", "a").exit_code == 0
