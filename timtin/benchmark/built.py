"""What does it cost to index raw text, here and by peers? In turns, in processes of their own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from . import report
from .children import Cost
from .sizes import sizes_of

TURNS = 3
RAW_PEERS = {
    "whoosh-folded": "stock Whoosh + PyVi, words and syllables without marks",
    "whoosh": "stock Whoosh + PyVi, words only",
    "tantivy": "tantivy + PyVi, words only",
    "pyvi": "PyVi alone",
}
OURS = "TimTin, all views"


@dataclass(frozen=True, slots=True)
class RawPlan:
    """Of *articles* of a corpus, peers index *limit* at most; *jobs* and *memory* are those of our whole build."""

    corpus: Path
    articles: int
    limit: int
    jobs: int
    memory: int
    peers: Sequence[str]


def raw_section(plan: RawPlan, whole: Cost, step: Callable[..., Cost], tell: Callable[[str], None]) -> str:
    """Return the table of builds: ours of everything, then, in turns, ours in one process and peers of a sample."""
    sample = min(plan.limit, plan.articles)
    many = min(20 * sample, plan.articles)
    read = step("reading", corpus=plan.corpus, limit=many)
    off = (read.cpu - read.result["start"]) / many
    costs: dict[str, list[Cost]] = {}
    for turn in range(TURNS):
        tell(f"Building from raw text, turn {turn + 1} of {TURNS}")
        folder = plan.corpus.with_name(f"{plan.corpus.name}-raw-timtin-{many}-{turn}")
        ours = step("full_build", corpus=plan.corpus, folder=folder, limit=many, jobs=1, memory=plan.memory)
        costs.setdefault(OURS, []).append(ours)
        for name in plan.peers:
            folder = plan.corpus.with_name(f"{plan.corpus.name}-raw-{name}-{sample}-{turn}")
            cost = step("pyvi_build", engine=name, corpus=plan.corpus, folder=folder, limit=sample)
            costs.setdefault(RAW_PEERS[name], []).append(cost)
    rows = [(f"{OURS}, {plan.jobs} processes, --memory {plan.memory}", plan.articles, whole, off)]
    rows += [
        (f"{label}, 1 process", many if label == OURS else sample, middle(found), off) for label, found in costs.items()
    ]
    return (
        "### From raw text\n\n"
        f"Facts are given; reading, imports and loading of models are taken off. The middle one of {TURNS} turns.\n\n"
        f"{report.raw_table(rows)}\n{_ratios(rows)}"
    )


def middle(costs: Sequence[Cost]) -> Cost:
    """Return the cost in the middle by CPU time."""
    return sorted(costs, key=lambda cost: cost.cpu)[len(costs) // 2]


def _ratios(rows: Sequence[tuple[str, int, Cost, float]]) -> str:
    """Return how many times faster than each peer ours is, by CPU time an article, in one process."""
    ours = report.marginal(rows[1])
    times = (
        f"{report.marginal(row) / ours:.1f} times as fast as {row[0].removesuffix(', 1 process')}" for row in rows[2:]
    )
    return f"Ours (one process) is {', '.join(times)}.\n"


def bytes_section(folder: Path) -> str:
    """Return where the bytes of an index go."""
    articles, sizes = sizes_of(folder)
    rows = [(name, f"{size / articles:,.0f}") for name, size in sorted(sizes.items(), key=lambda pair: -pair[1])]
    two = (sizes.get("exact", 0) + sizes.get("folded", 0)) / articles
    rest = (sizes.get("stored text", 0) + sizes.get("columns", 0)) / articles
    rows += [
        ("all", f"{sum(sizes.values()) / articles:,.0f}"),
        ("the two views with positions", f"{two:,.0f}"),
        ("the same with stored text and columns", f"{two + rest:,.0f}"),
    ]
    return report.table(("TimTin's index", "bytes an article"), rows)
