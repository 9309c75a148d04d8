"""The command line end to end: what it prints, how it ends, what it leaves."""

from __future__ import annotations

import gzip
import json
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from timtin import main
from timtin.main import _HOME

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Call timtin in an empty folder with an index of its own; one process, as tests share two cores."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TIMTIN_INDEX", str(tmp_path / "idx"))

    def call(*args: str, stdin: str | None = None) -> Result:
        more = ["--jobs", "1"] if args and args[0] == "reindex" else []
        return CliRunner().invoke(main, [*args, *more], input=stdin, catch_exceptions=False)

    return call


def rows(folder: Path, name: str, *articles: dict[str, object]) -> Path:
    path = folder / name
    path.write_text("".join(json.dumps(a, ensure_ascii=False) + "\n" for a in articles), "utf-8")
    return path


LIBRARY = (
    {
        "id": "a",
        "title": "Cụm thi đua số 9 ký giao ước",
        "body": "Quận Tây Hồ nhận Cờ thi đua của Chính phủ năm 2023.",
        "published_at": "2024-01-22",
    },
    {"id": "b", "title": "Đường phố", "body": "Con đường mới ở quận Cầu Giấy."},
)


@pytest.fixture
def filled(run: Run, tmp_path: Path) -> Run:
    done = run("reindex", str(rows(tmp_path, "lib.jsonl", *LIBRARY)))
    assert done.exit_code == 0, done.output
    return run


@pytest.mark.parametrize("command", _HOME)
def test_every_command_has_help_with_an_example(run: Run, command: str) -> None:
    shown = run(command, "--help")
    assert shown.exit_code == 0
    assert f"timtin {command}" in shown.output.partition("Options:")[0].split("\n", 2)[2]


def test_a_second_run_does_nothing_and_says_so(filled: Run) -> None:
    again = filled("reindex")
    assert again.exit_code == 0
    assert again.stdout.startswith("Nothing to do: 0 added, 0 updated, 2 unchanged, 0 removed")


def test_only_what_changed_is_done_again(filled: Run, tmp_path: Path) -> None:
    rows(tmp_path, "lib.jsonl", LIBRARY[0], {"id": "c", "title": "Mới"})
    report = json.loads(filled("reindex", "--json").stdout)
    assert (report["added"], report["updated"], report["unchanged"], report["removed"]) == (1, 0, 1, 1)
    assert report["articles"] == 2


def test_dry_run_changes_nothing(filled: Run, tmp_path: Path) -> None:
    rows(tmp_path, "lib.jsonl", LIBRARY[0])
    told = filled("reindex", "--dry-run")
    assert "Would be done" in told.stdout
    assert json.loads(filled("stats", "--json").stdout)["articles"] == 2


def test_if_needed_looks_only_at_the_index(filled: Run, tmp_path: Path) -> None:
    rows(tmp_path, "lib.jsonl", LIBRARY[0], {"id": "c", "title": "Mới"})
    assert "Nothing to do" in filled("reindex", "--if-needed").stdout
    assert json.loads(filled("stats", "--json").stdout)["articles"] == 2


def test_search_prints_hits_and_json(filled: Run) -> None:
    assert "Cụm thi đua số 9" in filled("search", "cum thi dua").stdout
    answer = json.loads(filled("search", "cum thi dua", "--filter", "district=tay ho", "--json").stdout)
    assert answer["total"] == 1
    assert answer["query"]["filters"] == {"district": ["Hà Nội/quận Tây Hồ"]} or answer["query"]["filters"]
    assert set(answer) >= {
        "query",
        "total",
        "page",
        "pages",
        "took_ms",
        "index",
        "hits",
        "facets",
        "suggestion",
        "near",
        "next",
    }
    assert "\\u" not in filled("search", "cụm", "--json").stdout


def test_nfd_on_the_command_line(filled: Run) -> None:
    assert json.loads(filled("search", unicodedata.normalize("NFD", "đường"), "--json").stdout)["total"] == 1


def test_show_gives_the_article_and_misses_politely(filled: Run) -> None:
    assert json.loads(filled("show", "a", "--json").stdout)["id"] == "a"
    gone = filled("show", "zzz")
    assert gone.exit_code == 1
    assert "zzz" in gone.stderr


def test_awards_in_every_format(filled: Run) -> None:
    listed = json.loads(filled("awards", "--format", "json").stdout)
    assert [(r["recipient"], r["award_type"], r["status"]) for r in listed] == [
        ("quận Tây Hồ", "Cờ thi đua của Chính phủ", "received")
    ]
    assert listed[0]["article"]["id"] == "a"
    assert filled("awards", "--format", "csv").stdout.startswith("\ufeffstatus,recipient,")
    assert json.loads(filled("awards", "tay ho", "--format", "ndjson").stdout)["recipient"] == "quận Tây Hồ"
    assert filled("awards", "khong co", "--format", "ndjson").stdout == ""


def test_added_articles_stay_and_withdrawn_ones_stay_out(filled: Run, tmp_path: Path) -> None:
    page = tmp_path / "tin-moi.txt"
    page.write_text("Huyện Ba Vì khen thưởng\n\nSáng 3/2/2024, huyện Ba Vì tổ chức hội nghị khen thưởng.\n", "utf-8")
    assert filled("add", str(page)).exit_code == 0
    assert filled("remove", "b").exit_code == 0
    assert filled("show", "b").exit_code == 1
    again = filled("reindex", "--full")
    assert again.exit_code == 0
    assert filled("show", "b").exit_code == 1
    assert filled("show", "tin-moi").exit_code == 0
    restored = filled("restore", "b")
    assert restored.exit_code == 0
    assert "timtin reindex" in restored.stderr  # the full run has dropped its text
    assert filled("reindex").exit_code == 0
    assert filled("show", "b").exit_code == 0
    assert filled("remove", "nope").exit_code == 1


def test_a_withdrawal_is_undone_at_once(filled: Run) -> None:
    filled("remove", "b")
    assert filled("restore", "b").exit_code == 0
    assert filled("show", "b").exit_code == 0


WRONG = {
    "no such command": (["serach"], 2),
    "no such option": (["search", "--nope"], 2),
    "bad filter form": (["search", "x", "--filter", "district"], 2),
    "unknown filter": (["search", "x", "--filter", "quan=1"], 2),
    "unknown value": (["search", "x", "--filter", "district=Atlantis"], 2),
    "bad page": (["search", "x", "--page", "0"], 2),
    "bad date": (["search", "x", "--from", "hôm qua"], 2),
    "page beyond the last": (["search", "đường", "--page", "9"], 1),
    "no such source": (["reindex", "nowhere"], 1),
    "no such file to add": (["add", "nowhere.txt"], 1),
    "unknown scheme": (["--index", "http://x/y", "stats"], 2),
}


@pytest.mark.parametrize(("args", "code"), WRONG.values(), ids=WRONG)
def test_asked_wrongly(filled: Run, args: list[str], code: int) -> None:
    done = filled(*args)
    assert done.exit_code == code
    assert done.stderr.strip()
    assert "Traceback" not in done.output


@pytest.mark.parametrize(
    "command", [["search", "x"], ["stats"], ["awards"], ["show", "a"], ["check"], ["suggest", "x"]]
)
def test_without_an_index_each_command_says_what_to_do(run: Run, command: list[str]) -> None:
    done = run(*command)
    assert done.exit_code == 1
    assert "timtin reindex" in done.output


def test_stdin_is_a_source(run: Run) -> None:
    assert run("reindex", "-", stdin='{"id": "x", "title": "Từ đầu vào"}\n').exit_code == 0
    assert run("show", "x").exit_code == 0


def bad_inputs(folder: Path) -> None:
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.txt").write_bytes(bytes(range(256)) * 50)
    (folder / "broken.jsonl").write_bytes(
        b'{"id": "ok1", "title": "T\xe1\xbb\x91t"}\n{"id": "half", "ti\n{"id": "bad", "title": "\xff\xfe"}\n'
    )
    (folder / "huge.jsonl").write_bytes(
        b'{"id": "ok2", "title": "A"}\n{"id": "huge", "body": "' + b"x" * 50_000_000 + b'"}\n'
    )
    rows(folder, "twice.jsonl", {"id": "ok3", "title": "Một"}, {"id": "ok3", "title": "Hai"})
    (folder / "cut.jsonl.gz").write_bytes(gzip.compress(b'{"id": "ok4", "title": "A"}\n' * 1)[:-6])


@pytest.mark.slow
def test_bad_inputs_are_named_and_the_rest_is_indexed(run: Run, tmp_path: Path) -> None:
    """Empty, binary, half a line, broken UTF-8, a 50 MB line, one id twice, a cut archive: exit 3, each named."""
    folder = tmp_path / "in"
    folder.mkdir()
    bad_inputs(folder)
    done = run("reindex", str(folder), "--json", "--report", str(tmp_path / "rejected.jsonl"))
    assert done.exit_code == 3
    report = json.loads(done.stdout)
    places = " ".join(r["where"] for r in report["rejections"])
    for expected in (
        "empty.txt",
        "picture.txt",
        "broken.jsonl:2",
        "broken.jsonl:3",
        "huge.jsonl:2",
        "twice.jsonl:2",
        "cut.jsonl.gz",
    ):
        assert expected in places
    assert all(r["reason"] for r in report["rejections"])
    listed = [json.loads(line) for line in (tmp_path / "rejected.jsonl").read_text("utf-8").splitlines()]
    assert listed == report["rejections"]
    assert run("show", "ok3", "--json").exit_code == 0
    assert json.loads(run("show", "ok3", "--json").stdout)["title"] == "Một"
    assert {i for i in ("ok1", "ok2", "ok3") if run("show", i).exit_code == 0} == {"ok1", "ok2", "ok3"}


def test_a_folder_without_articles_changes_nothing(filled: Run, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    done = filled("reindex", str(tmp_path / "none"))
    assert done.exit_code == 1
    assert json.loads(filled("stats", "--json").stdout)["articles"] == 2


def test_a_source_that_shrank_stops_the_run(run: Run, tmp_path: Path) -> None:
    many = [{"id": f"n{i}", "title": f"Bài {i}"} for i in range(30)]
    path = rows(tmp_path, "many.jsonl", *many)
    assert run("reindex", str(path)).exit_code == 0
    rows(tmp_path, "many.jsonl", *many[:5])
    stopped = run("reindex")
    assert stopped.exit_code == 1
    assert "--allow-deletes" in stopped.stderr
    assert json.loads(run("stats", "--json").stdout)["articles"] == 30
    assert run("reindex", "--allow-deletes").exit_code == 0
    assert json.loads(run("stats", "--json").stdout)["articles"] == 5


def test_a_rejected_new_version_keeps_the_last_good_one(filled: Run, tmp_path: Path) -> None:
    rows(tmp_path, "lib.jsonl", {"id": "a", "title": 7}, LIBRARY[1])
    done = filled("reindex")
    assert done.exit_code == 3
    assert json.loads(filled("show", "a", "--json").stdout)["title"] == LIBRARY[0]["title"]


def test_corrections_are_applied_and_shown(filled: Run, tmp_path: Path) -> None:
    (tmp_path / "var").mkdir()
    line = {"article": "b", "field": "source", "value": "Hànộimới", "who": "Lan", "when": "2026-01-01", "why": "thiếu"}
    (tmp_path / "var" / "corrections.jsonl").write_text(json.dumps(line) + "\n", "utf-8")
    assert filled("reindex").exit_code == 0
    shown = json.loads(filled("show", "b", "--json").stdout)
    assert (shown["source"], shown["corrected"]) == ("Hànộimới", ["source"])
    (tmp_path / "var" / "corrections.jsonl").write_text('{"article": "b"}\n', "utf-8")
    broken = filled("reindex")
    assert broken.exit_code == 1
    assert "corrections.jsonl:1" in broken.stderr


def test_a_corrected_value_has_no_sentence_and_the_others_keep_theirs(filled: Run, tmp_path: Path) -> None:
    body = "Chiều 22-1, cụm tổng kết công tác thi đua năm 2023, ký giao ước thi đua năm 2024."
    path = rows(tmp_path, "cum.jsonl", {"id": "c", "title": "Tin", "body": body, "published_at": "2024-01-23"})
    years = {"published": 2024, "event": 2024, "covers": [2022, 2024], "ranges": []}
    line = {"article": "c", "field": "years", "value": years, "who": "Lan", "when": "2026-01-01", "why": "nhầm năm"}
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "corrections.jsonl").write_text(json.dumps(line) + "\n", "utf-8")
    assert filled("add", str(path)).exit_code == 0
    shown = json.loads(filled("show", "c", "--json").stdout)
    assert shown["years"]["covers"] == [2022, 2024]
    assert [(e["of"], e["value"]) for e in shown["evidence"]] == [("event_at", "2024-01-22"), ("covers", 2024)]
    assert f"năm công tác 2024: “{body}”" in filled("show", "c").stdout


def test_extract_writes_nothing(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "p.txt"
    page.write_text("Cụm thi đua số 3\n\nNgày 5/1/2024, Cụm thi đua số III tỉnh Quảng Trị họp.\n", "utf-8")
    found = json.loads(run("extract", str(page), "--json").stdout)
    assert [c["number"] for c in found[0]["clusters"]] == [3]
    assert not (tmp_path / "idx").exists()


def test_analyze_shows_tokens(run: Run) -> None:
    shown = json.loads(run("analyze", "Cụm XII", "--json", "--no-words").stdout)
    assert [(t["exact"], t["position"], t["extra"]) for t in shown["tokens"]] == [
        ("cụm", 0, False),
        ("xii", 1, False),
        ("12", 1, True),
    ]


def test_export_is_complete(filled: Run) -> None:
    lines = filled("export").stdout.splitlines()
    assert {json.loads(line)["id"] for line in lines} == {"a", "b"}
    assert filled("export", "--format", "csv").stdout.count("\n") >= 3
    assert json.loads(filled("export", "đường", "--format", "json").stdout)[0]["id"] == "b"


def test_check_tells_corrections_and_unlisted_words(filled: Run, tmp_path: Path) -> None:
    (tmp_path / "var").mkdir()
    lines = [
        {"article": "b", "field": "source", "value": "Hànộimới", "who": "Lan", "when": "2026-01-01", "why": "thiếu"},
        {"article": "zzz", "field": "url", "value": None, "who": "Lan", "when": "2026-01-01", "why": "nhầm"},
    ]
    (tmp_path / "var" / "corrections.jsonl").write_text("".join(json.dumps(x) + "\n" for x in lines), "utf-8")
    found = json.loads(filled("check", "--json").stdout)
    assert [f["level"] for f in found if f["where"].endswith("jsonl:1")] == ["info"]
    assert [f["level"] for f in found if f["where"].endswith("jsonl:2")] == ["warning"]
    assert filled("check").exit_code == 0


@pytest.mark.parametrize("text", ["-quận", '-"Cầu Giấy"', "-h*", "-title:cụm"])
def test_a_dash_is_text_not_an_option(filled: Run, text: str) -> None:
    done = filled("search", "đường", text, "--json")
    assert done.exit_code == 0
    assert json.loads(done.stdout)["query"]["text"] == f"đường {text}"


def test_toggle_addresses_are_those_of_the_resolved_search(filled: Run) -> None:
    answer = json.loads(filled("search", "--filter", "district=tay ho", "--json").stdout)
    chosen = [v for f in answer["facets"] for v in f["values"] if v["selected"]]
    assert [v["label"] for v in chosen] == ["Quận Tây Hồ"]
    assert "district" not in chosen[0]["toggle_url"]


def test_a_page_beyond_the_last_is_an_error_in_json_too(filled: Run) -> None:
    assert filled("search", "đường", "--page", "9", "--json").exit_code == 1


def test_the_explanation_names_words(filled: Run) -> None:
    hit = json.loads(filled("search", "con đường", "--explain", "--json").stdout)["hits"][0]
    assert {p["word"] for p in hit["explain"]["parts"]} >= {"đường"}
    assert "đường" in hit["explain"]["why"] or "từ" in hit["explain"]["why"]


def judged(article: str, part: str) -> dict[str, object]:
    """A judgement that holds nothing but the year covered."""
    empty = {key: [] for key in ("clusters", "districts", "ranges", "award_types", "awards")}
    return {"id": article, "part": part, "covers": [1999], **empty}


@pytest.mark.parametrize(
    ("part", "articles", "lists_misses"), [("all", 2, True), ("tune", 1, True), ("report2", 1, False)]
)
def test_evaluate_extraction_takes_any_part_of_the_file(
    run: Run, tmp_path: Path, part: str, articles: int, lists_misses: bool
) -> None:
    """The misses of a part that only reports are kept back until they are asked for."""
    corpus = rows(tmp_path, "lib.jsonl", *LIBRARY)
    judgements = rows(tmp_path, "judged.jsonl", judged("a", "tune"), judged("b", "report2"))
    figures = run("evaluate-extraction", str(judgements), str(corpus), "--part", part, "--json")
    assert json.loads(figures.stdout)["articles"] == articles
    shown = run("evaluate-extraction", str(judgements), str(corpus), "--part", part)
    assert ("missed: covers" in shown.stdout) == lists_misses


def test_evaluate_extraction_names_the_parts_of_the_file(run: Run, tmp_path: Path) -> None:
    corpus = rows(tmp_path, "lib.jsonl", *LIBRARY)
    judgements = rows(tmp_path, "judged.jsonl", judged("a", "tune"), judged("b", "report2"))
    refused = run("evaluate-extraction", str(judgements), str(corpus), "--part", "tuned")
    assert refused.exit_code == 2
    assert 'found "tuned"' in refused.stderr and "report2" in refused.stderr and "tune" in refused.stderr
