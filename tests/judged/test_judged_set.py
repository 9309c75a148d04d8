"""Is the judged set well formed: known words only, no article text, and drawn the way it says?"""

import gzip
import hashlib
import importlib.util
import json
import os
from collections import Counter
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.judged import event_days

HERE = Path(__file__).parent
JUDGED = HERE / "extraction.jsonl"
FURTHER = HERE / "extraction2.jsonl"
REPORT = HERE / "report.jsonl"
ORDINARY = {part: HERE / f"{part}.jsonl" for part in ("report3", "report4", "report5", "tune6", "report6")}
LEVELS_OF_TYPE: dict[str, set[str | None]] = {
    "Huân chương Sao vàng": {"N"},
    "Huân chương Hồ Chí Minh": {"N"},
    "Huân chương Độc lập": {"N"},
    "Huân chương Quân công": {"N"},
    "Huân chương Lao động": {"N"},
    "Huân chương Bảo vệ Tổ quốc": {"N"},
    "Huân chương Chiến công": {"N"},
    "Huân chương Dũng cảm": {"N"},
    "Huân chương khác": {"N"},
    "Danh hiệu Anh hùng": {"N"},
    "Nghệ sĩ/Nhà giáo/Thầy thuốc nhân dân/ưu tú": {"N"},
    "Giải thưởng Hồ Chí Minh/Nhà nước": {"N"},
    "Huy chương": {"N"},
    "Chiến sĩ thi đua toàn quốc": {"C"},
    "Cờ thi đua của Chính phủ": {"C"},
    "Bằng khen của Thủ tướng Chính phủ": {"C"},
    "Cờ thi đua cấp bộ/tỉnh/thành phố": {"T"},
    "Chiến sĩ thi đua cấp bộ/tỉnh": {"T"},
    "Tập thể lao động xuất sắc": {"T"},
    "Bằng khen cấp bộ/tỉnh/thành phố": {"T"},
    "Kỷ niệm chương": {"T"},
    "Chiến sĩ thi đua cơ sở": {"S"},
    "Lao động tiên tiến": {"S"},
    "Giấy khen": {"S"},
    "Cờ thi đua khác": {"S", "K", None},
    "Bằng khen khác": {"S", "K", None},
    "Chiến sĩ thi đua (không rõ cấp)": {None},
}
RANKED_BY_ORDER = {"Độc lập", "Quân công", "Lao động", "Bảo vệ Tổ quốc", "Chiến công"}
TITLES = "Nghệ sĩ/Nhà giáo/Thầy thuốc nhân dân/ưu tú"
STATUSES = {"received", "announced", "proposed"}
KEYS = {"id", "part", "group", "clusters", "districts", "covers", "ranges", "award_types", "awards", "notes"}
AWARD_KEYS = {"recipient", "count", "of", "approx", "unit", "award_type", "rank", "level", "giver", "year", "status"}
EXTRA_AWARD_KEYS = {"award_detail", "shared", "optional", "status_also", "recipient_also"}
DISTRICT_TYPES = {"quận", "huyện", "huyện đảo", "thị xã", "thành phố"}

Row = dict[str, Any]


def load_judged(part: str | None = None) -> list[Row]:
    """The articles of the first draw, in file order; `part` ("tune" or "report", both for tuning) takes one half."""
    rows = [json.loads(line) for line in JUDGED.read_text(encoding="utf-8").splitlines()]
    return [row for row in rows if part is None or row["part"] == part]


def load_further() -> list[Row]:
    """The third part ("tune2"), chosen by hand from what the draw left over."""
    return [json.loads(line) for line in FURTHER.read_text(encoding="utf-8").splitlines()]


def load_report() -> list[Row]:
    """The fourth part ("report2"), drawn from what the first three left; for tuning since 20 November 2026."""
    return [json.loads(line) for line in REPORT.read_text(encoding="utf-8").splitlines()]


def load_ordinary(part: str) -> list[Row]:
    """Ordinary news: "report3", "report4" (each measured once before), "tune6" are for tuning, the others are not."""
    return [json.loads(line) for line in ORDINARY[part].read_text(encoding="utf-8").splitlines()]


def load_days(part: str) -> list[Row]:
    """Days of events in articles without a stamp; "days6" is for tuning, "days7" is not."""
    return [json.loads(line) for line in event_days.DAYS[part].read_text(encoding="utf-8").splitlines()]


ALL_ROWS = load_judged() + load_further() + load_report()
ALL_ROWS += [row for part in ORDINARY for row in load_ordinary(part)]


def allowed_ranks(award_type: str) -> set[str | None]:
    """Ranks that an award type can carry; None is always one of them."""
    if award_type == TITLES:
        return {None, "nhân dân", "ưu tú"}
    if award_type.removeprefix("Huân chương ") in RANKED_BY_ORDER:
        return {None, "Nhất", "Nhì", "Ba"}
    return {None}


def strings_in(value: Any) -> list[str]:
    """Every string anywhere inside a value."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [found for inner in value.values() for found in strings_in(inner)]
    if isinstance(value, list):
        return [found for inner in value for found in strings_in(inner)]
    return []


def shared_corpus() -> Path:
    """The corpus the ids belong to, or a skip that says where it was looked for."""
    root = Path(os.environ.get("TIMTIN_SHARED") or HERE.parents[2] / "shared")
    corpus = root / "corpus" / "news-30k.jsonl.gz"
    if not corpus.exists():
        pytest.skip(f"no corpus at {corpus}; set TIMTIN_SHARED to the folder that holds corpus/")
    return corpus


def draw_module() -> ModuleType:
    """The script that chose the articles."""
    spec = importlib.util.spec_from_file_location("judged_draw", HERE / "draw.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_size_and_halves() -> None:
    rows = load_judged()
    groups = Counter(row["group"] for row in rows)
    assert set(groups) == {"keyword", "random"}
    assert groups["keyword"] >= 100 and groups["random"] >= 70
    assert len(load_judged("tune")) + len(load_judged("report")) == len(rows)
    assert min(len(load_judged("tune")), len(load_judged("report"))) >= 0.4 * len(rows)


def test_ids_are_unique_and_decide_the_part() -> None:
    rows = load_judged()
    assert len({row["id"] for row in rows}) == len(rows)
    for row in rows:
        even = hashlib.sha256(row["id"].encode()).digest()[0] % 2 == 0
        assert row["part"] == ("tune" if even else "report"), row["id"]


def test_third_part_is_apart_from_the_first_two() -> None:
    rows = load_further()
    ids = {row["id"] for row in rows}
    assert len(ids) == len(rows) >= 110
    assert not ids & {row["id"] for row in load_judged()}
    assert {row["part"] for row in rows} == {"tune2"}
    groups = Counter(row["group"] for row in rows)
    assert set(groups) == {"keyword", "random"}
    assert groups["keyword"] >= 80 and groups["random"] >= 30


@pytest.mark.shared
def test_third_part_names_articles_of_the_corpus() -> None:
    with gzip.open(shared_corpus(), "rt", encoding="utf-8") as lines:
        known = {json.loads(line)["id"] for line in lines}
    assert {row["id"] for row in load_further()} <= known


def test_the_part_for_reporting_is_apart_from_all_others() -> None:
    rows = load_report()
    ids = {row["id"] for row in rows}
    assert len(ids) == len(rows) == 150
    assert not ids & {row["id"] for row in load_judged() + load_further()}
    assert {row["part"] for row in rows} == {"report2"}
    assert Counter(row["group"] for row in rows) == {"keyword": 100, "random": 50}


@pytest.mark.shared
def test_the_part_for_reporting_is_as_drawn() -> None:
    taken = {row["id"] for row in load_judged() + load_further()}
    chosen = draw_module().draw_report(shared_corpus(), taken)
    assert [(row["id"], row["group"]) for row in load_report()] == chosen


def test_ordinary_news_is_apart_from_all_others() -> None:
    ids = [row["id"] for row in ALL_ROWS]
    assert len(ids) == len(set(ids))
    groups = {part: Counter(row["group"] for row in load_ordinary(part)) for part in ORDINARY}
    assert groups == {
        "report3": {"place": 50, "years": 25, "periods": 24, "work": 22},
        "report4": {"place": 40, "years": 20, "periods": 22, "work": 22},
        "report5": {"district": 40},
        "tune6": {"place": 59, "review": 35, "stage": 16},
        "report6": {"place": 71, "review": 42, "stage": 19},
    }
    assert all({row["part"] for row in load_ordinary(part)} == {part} for part in ORDINARY)


@pytest.mark.shared
def test_ordinary_news_is_of_the_draw() -> None:
    taken = {row["id"] for row in load_judged() + load_further() + load_report()}
    chosen = draw_module().draw_ordinary(shared_corpus(), taken)
    for part in ("report3", "report4"):
        assert {(row["id"], row["group"]) for row in load_ordinary(part)} == {pair for pair, of in chosen if of == part}


@pytest.mark.shared
def test_the_sixth_part_is_as_drawn() -> None:
    drawing, corpus = draw_module(), shared_corpus()
    taken = {row["id"] for row in ALL_ROWS if not row["part"].endswith("6")}
    sixth = drawing.draw_sixth(corpus, taken)
    taken |= {article_id for (article_id, _), _ in sixth}
    seventh = drawing.draw_seventh(corpus, taken)
    eighth = drawing.draw_eighth(corpus, taken | {article_id for article_id, _ in seventh})
    tuning = [pair for pair, part in sixth if part == "tune6"] + eighth
    assert [(row["id"], row["group"]) for row in load_ordinary("tune6")] == tuning
    reporting = [pair for pair, part in sixth if part == "report6"] + seventh
    assert [(row["id"], row["group"]) for row in load_ordinary("report6")] == reporting
    taken |= {article_id for article_id, _ in seventh + eighth}
    days = drawing.draw_days(corpus, taken)
    assert [row["id"] for row in load_days("days6")] == days
    assert [row["id"] for row in load_days("days7")] == drawing.draw_days(corpus, taken | set(days), 10)


def test_days_of_events_are_days_or_unsaid() -> None:
    rows = load_days("days6") + load_days("days7")
    assert len({row["id"] for row in rows} - {row["id"] for row in ALL_ROWS}) == len(rows) == 80
    for row in rows:
        assert set(row) == {"id", "event_at", "event_also"}
        assert all(date.fromisoformat(day) for day in [row["event_at"], *row["event_also"]] if day is not None)


@pytest.mark.parametrize(
    ("expected", "also", "found", "standing"),
    [
        ("2018-01-26", [], "2018-01-26", "right"),
        ("2018-01-26", [], "2018-01-26T08:00:00+07:00", "right"),
        ("2018-01-26", [], "2018-01-25", "wrong"),
        ("2018-01-26", [], None, "missed"),
        (None, [], "2018-01-26", "extra"),
        (None, ["2018-01-26"], "2018-01-26", "silent"),
        (None, ["2018-01-26"], None, "silent"),
        ("2018-01-26", [None], None, "silent"),
    ],
)
def test_how_a_found_day_stands(expected: str | None, also: list[str | None], found: str | None, standing: str) -> None:
    assert event_days.standing({"event_at": expected, "event_also": also}, found) == standing


@pytest.mark.parametrize("row", ALL_ROWS, ids=lambda row: row["id"])
def test_row_uses_known_words_only(row: Row) -> None:
    assert set(row) == KEYS
    for cluster in row["clusters"]:
        assert set(cluster) == {"number", "name", "place", "members"} and cluster["name"]
    places = [(district["name"], district["type"], district["province"]) for district in row["districts"]]
    assert len(places) == len(set(places)), "a district is listed once"
    for district in row["districts"]:
        assert district["type"] in DISTRICT_TYPES and district["role"] in {"subject", "mention"}
    assert row["covers"] == sorted(set(row["covers"]))
    assert all(1945 <= year <= 2025 for year in row["covers"])
    assert all(first < last for first, last in row["ranges"])
    assert set(row["award_types"]) <= set(LEVELS_OF_TYPE)


@pytest.mark.parametrize("row", [row for row in ALL_ROWS if row["awards"]], ids=lambda row: row["id"])
def test_awards_follow_the_vocabulary(row: Row) -> None:
    certain = {award["award_type"] for award in row["awards"] if not award.get("optional")}
    assert certain <= set(row["award_types"])
    for award in row["awards"]:
        assert AWARD_KEYS <= set(award) <= AWARD_KEYS | EXTRA_AWARD_KEYS
        assert award["level"] in LEVELS_OF_TYPE[award["award_type"]]
        assert award["rank"] in allowed_ranks(award["award_type"])
        assert {award["status"], *award.get("status_also", [])} <= STATUSES
        assert (award["recipient"] is None) != (award["of"] is None), "named or counted, not both"
        assert award["recipient"] is None or (award["count"], award["approx"], award["unit"]) == (None, None, None)


def test_no_text_of_articles_is_kept() -> None:
    for row in ALL_ROWS:
        assert "evidence" not in json.dumps(row)
        assert max(map(len, strings_in({**row, "notes": ""})), default=0) <= 110, row["id"]
        assert len(row["notes"]) <= 200, row["id"]


@pytest.mark.shared
def test_ids_are_those_of_the_draw() -> None:
    drawing = draw_module()
    corpus = shared_corpus()
    first = drawing.draw(corpus)
    chosen = first + drawing.draw_more(corpus, {article_id for article_id, _ in first})
    assert [(row["id"], row["group"]) for row in load_judged()] == chosen


@pytest.mark.shared
def test_clusters_in_the_corpus_are_all_judged() -> None:
    drawing = draw_module()
    with gzip.open(shared_corpus(), "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if "thi đua" in line]
    with_clusters = {row["id"] for row in rows if drawing.CLUSTER.search(drawing.text_of(row))}
    assert with_clusters <= {row["id"] for row in load_judged()}
