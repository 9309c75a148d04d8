"""Every engine of the comparison must give the same answers as ours; a run must end with a report."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from search.engine.embedded import EmbeddedEngine
from search.engine.embedded.edits import within_one_edit
from timtin.benchmark.command import bench
from timtin.benchmark.corpus import prepare_corpus
from timtin.benchmark.engines import NAMES, Missing, load
from timtin.benchmark.engines.ours import TimTin
from timtin.benchmark.measure import Times, agree, alternate
from timtin.benchmark.queries import CLASSES, make_queries
from timtin.benchmark.sizes import sizes_of
from timtin.benchmark.text import Text

LINES = (
    "Cụm thi đua số một của thành phố tổng kết phong trào năm qua",
    "Quận Tây Hồ nhận Cờ thi đua của Chính phủ",
    "Ông Nguyễn Văn An được tặng Bằng khen của Thủ tướng",
    "Hội nghị biểu dương điển hình tiên tiến cấp tỉnh",
    "Các đơn vị ký kết giao ước thi đua và bình xét khen thưởng",
    "Huyện Đông Anh dẫn đầu khối thi đua các huyện",
)


def run(args: list[str]) -> int:
    """Call ``timtin bench``; its faults are raised."""
    bench.main(args, prog_name="timtin bench", standalone_mode=False)
    return 0


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    texts = [
        Text(LINES[at % 6], "", "\n".join(LINES[(at * step + step) % 6] for step in range(1, 2 + at % 4)))
        for at in range(60)
    ]
    prepare_corpus(texts, 150, 1, folder)
    return folder


@pytest.fixture(scope="module")
def ours(corpus: Path) -> TimTin:
    engine = TimTin()
    engine.build(corpus, corpus / "timtin", None)
    engine.open(corpus / "timtin")
    return engine


@pytest.mark.parametrize("name", [name for name in NAMES if name != "timtin"])
def test_a_peer_gives_our_answers(corpus: Path, ours: TimTin, name: str) -> None:
    try:
        peer = load(name)
    except Missing as missing:
        pytest.skip(str(missing))
    peer.build(corpus, corpus / name, None)
    peer.open(corpus / name)
    reference = TimTin(reference=True)
    reference.open(corpus / "timtin")
    queries = make_queries(corpus, 8, 1)
    sets, facets, top = agree(ours, reference, {name: peer}, queries, 8)[name]
    assert (sets.same, facets.same) == (sets.compared, facets.compared)
    assert sets.compared == 8 * len(peer.classes)
    if name == "whoosh":
        assert top.same == top.compared > 0
    for kind in peer.classes:
        assert len(peer.answer(queries[kind][0]).titles) == len(ours.answer(queries[kind][0]).titles)


def edits(word: str, other: str) -> int:
    """The edit distance, by the book."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(word, 1):
        row, last = [i], row
        for j, b in enumerate(other, 1):
            row.append(min(row[-1] + 1, last[j] + 1, last[j - 1] + (a != b)))
    return row[-1]


@pytest.mark.parametrize("word", ["thi", "dua", "th", "khen", "kheen", "huyen", "huye", "xhuyen", "zzzzzz", "a", "t"])
def test_terms_within_one_edit_are_those_of_the_definition(ours: TimTin, word: str) -> None:
    state = ours.snapshot.state
    terms = [str(raw, "utf-8") for raw in state.parts[0].segment.terms("folded").all()]
    assert within_one_edit(state, "folded", word) == sorted(t for t in terms if edits(word, t) <= 1)


@pytest.mark.parametrize("word", ["", "x" * 300])
def test_nothing_is_one_edit_from_nothing_or_from_a_monster(ours: TimTin, word: str) -> None:
    assert within_one_edit(ours.snapshot.state, "folded", word) == []


def test_the_parts_of_an_index_add_up_to_its_files(corpus: Path, ours: TimTin) -> None:
    articles, sizes = sizes_of(corpus / "timtin")
    assert articles == 150
    assert sum(sizes.values()) == sum(EmbeddedEngine(corpus / "timtin").status().sizes.values())


def test_engines_take_turns() -> None:
    asked: list[tuple[str, int]] = []
    actors = {name: (lambda n, name=name: asked.append((name, n))) for name in "ab"}
    times = alternate(actors, [1, 2])
    assert asked[-4:] == [("a", 1), ("b", 1), ("b", 2), ("a", 2)]
    assert [len(t.values) for t in times.values()] == [2, 2]


@pytest.mark.parametrize(("values", "p50", "p95"), [([], 0, 0), ([3.0], 3, 3), ([1.0, 2.0, 3.0], 2, 2.9)])
def test_percentiles_are_interpolated(values: list[float], p50: float, p95: float) -> None:
    assert (Times(values).p50, Times(values).p95) == (p50, pytest.approx(p95))


def test_a_run_ends_with_a_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [{"title": LINES[at % 6], "body": "\n".join(LINES[at % 3 :])} for at in range(40)]
    source = tmp_path / "news.jsonl"
    source.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")
    code = run(
        [
            "--corpus",
            str(source),
            "--engines",
            "sqlite",
            "--queries",
            "2",
            "--check",
            "2",
            "--parts",
            "classes,page",
            "--jobs",
            "1",
            "--folder",
            str(tmp_path / "work"),
        ]
    )
    told = capsys.readouterr().out
    assert code == 0
    assert all(label in told for label in CLASSES.values())
    assert "SQLite FTS5: sets of matching articles | 16 | 100.0%" in told


def test_an_unknown_engine_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="expected some of timtin, whoosh"):
        run(["--engines", "grep", "--folder", str(tmp_path)])
