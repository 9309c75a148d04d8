"""How is a run told? As Markdown: what was measured on what, tables, and which promises were kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from .children import Cost
from .corpus import CorpusFacts
from .engines.base import Engine
from .measure import Agreement, Times
from .page import KINDS, Pages
from .queries import CLASSES
from .served import Held, Load
from .targets import verdict

MB = 1e6


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table; the first column is text, the others are numbers."""
    lines = [head, ["---", *["--:"] * (len(head) - 1)], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def corpus_text(facts: CorpusFacts) -> str:
    """Return what the corpus is, and how its vocabulary grows."""
    made = facts.articles - facts.real
    each = facts.articles
    return (
        f"{each:,} articles: {facts.real:,} real ones" + (f" and {made:,} made from them" if made else "") + "; "
        f"{facts.characters / each:,.0f} characters and {facts.tokens / each:.0f} folded syllables an article, "
        f"{facts.vocabulary:,} distinct ones. Heaps' law, fitted on the real ones: V = {facts.heaps_factor:.2f} "
        f"n^{facts.heaps_exponent:.3f} (at most {facts.heaps_error:.1%} off). Dates, sources, districts and award "
        "types are drawn by a seeded generator.\n"
    )


def builds_table(costs: Mapping[str, Cost], engines: Mapping[str, Engine], articles: Mapping[str, int]) -> str:
    """Return what building the one-field indexes cost."""
    rows = []
    for name, cost in costs.items():
        count = articles[name]
        rows.append(
            (
                engines[name].name,
                f"{count:,}",
                f"{count / cost.cpu:,.0f}",
                f"{cost.rss / MB:,.0f}",
                f"{cost.result['bytes'] / count:,.0f}",
            )
        )
    return table(("engine", "articles", "articles per CPU second", "peak memory, MB", "bytes an article"), rows)


def classes_table(times: Mapping[str, Mapping[str, Times]], engines: Mapping[str, Engine]) -> str:
    """Return the medians and 95th percentiles of each class and engine."""
    names = list(engines)
    rows = []
    for kind, label in CLASSES.items():
        found = times[kind]
        most = max(len(t.values) for t in found.values())
        rows.append((label, *(_pair(found[n], most) if n in found else "-" for n in names)))
    return table(("p50 / p95, CPU ms", *(engines[n].name for n in names)), rows)


def ratios_table(times: Mapping[str, Mapping[str, Times]], engines: Mapping[str, Engine]) -> str:
    """Return peer / ours of the medians: above 1, ours is faster; and what was promised."""
    names = [n for n in engines if n != "timtin"]
    rows = []
    for kind, label in CLASSES.items():
        found = times[kind]
        ours = max(found["timtin"].p50, 1e-6)
        rows.append(
            (label, *(f"{found[n].p50 / ours:.2f}" if n in found else "-" for n in names), verdict(kind, found))
        )
    return table(("p50 of peer / ours", *(engines[n].name for n in names), "promised"), rows)


def agreement_table(found: Mapping[str, Sequence[Agreement]], engines: Mapping[str, Engine]) -> str:
    """Return how far answers agree."""
    rows = []
    for name, agreements in found.items():
        rows += [
            (f"{engines[name].name}: {a.what}", f"{a.compared:,}", f"{a.same / a.compared:.1%}")
            for a in agreements
            if a.compared
        ]
    return table(("compared with ours", "queries", "the same"), rows)


def openings_table(costs: Mapping[str, Cost], engines: Mapping[str, Engine]) -> str:
    """Return what opening costs in a fresh process."""
    rows = [
        (
            engines[name].name,
            f"{cost.result['open'] * 1000:.1f}",
            f"{cost.result['first'] * 1000:.0f}",
            f"{cost.result['memory'] / MB:.0f}",
        )
        for name, cost in costs.items()
    ]
    return table(("engine", "opening, CPU ms", "with one query of each class, CPU ms", "memory, MB"), rows)


def marginal(row: tuple[str, int, Cost, float]) -> float:
    """Return CPU seconds an article of (label, articles, cost, CPU seconds of reading one), start and reading off."""
    _, count, cost, off = row
    start = float((cost.result or {}).get("start", 0))
    return max(1e-9, (cost.cpu - start) / count - off)


def raw_table(rows: Sequence[tuple[str, int, Cost, float]]) -> str:
    """Return what building from raw text cost; rows as in :func:`marginal`."""
    out = []
    for row in rows:
        label, count, cost, _ = row
        each = marginal(row)
        out.append(
            (
                label,
                f"{count:,}",
                f"{1 / each:,.0f}",
                f"{each * 1000:.2f}",
                f"{cost.cores:.2f}",
                f"{cost.usable:.2f}" if cost.usable else "-",
                f"{cost.memory / MB:,.0f}",
                f"{cost.private / MB:,.0f}" if cost.private else "-",
                f"{cost.rss / MB:,.0f}",
                _size(cost, count),
            )
        )
    return table(
        (
            "from raw text",
            "articles",
            "articles per CPU second",
            "CPU ms an article",
            "cores used",
            "cores it could use",
            "peak memory of all processes, MB",
            "private, MB",
            "largest process, MB",
            "bytes an article",
        ),
        out,
    )


def _size(cost: Cost, count: int) -> str:
    result = cost.result or {}
    size = sum(result["sizes"].values()) if "sizes" in result else result.get("bytes", 0)
    return f"{size / count:,.0f}" if size else "-"


def pages_table(pages: Pages) -> str:
    """Return what TimTin's own page costs."""
    rows = [
        (KINDS.get(kind, "all of them but the home page"), f"{t.p50:.2f}", f"{t.p95:.2f}", str(len(t.values)))
        for kind, t in pages.times.items()
    ]
    for label, times in (
        ("as many others, just after opening", pages.fresh),
        ("first search after opening, opening included", pages.cold),
    ):
        rows.append((label, f"{times.p50:.1f}", f"{times.p95:.1f}", str(len(times.values))))
    return table(
        ("TimTin's page (four fields, all views, nine facets, ten snippets)", "p50, CPU ms", "p95, CPU ms", "searches"),
        rows,
    )


def loads_table(loads: Mapping[str, Sequence[Load]]) -> str:
    """Return what visitors of each server saw."""
    rows = []
    for each in zip(*loads.values(), strict=True):
        for name, load in zip(loads, each, strict=True):
            seen = load.visit
            rows.append(
                (
                    f"{load.clients} at once, {name}",
                    f"{seen.requests:,}" + (f" ({seen.failed} failed)" if seen.failed else ""),
                    f"{seen.rate:.1f}",
                    f"{seen.p50:,.0f}",
                    f"{seen.p99:,.0f}",
                    f"{load.cpu:.1f}",
                    f"{seen.bytes / max(1, seen.requests) / 1000:.1f}",
                )
            )
    head = ("clients", "requests", "a second", "p50, ms", "p99, ms", "server's CPU ms a request", "KB an answer")
    return table(head, rows)


def held_table(held: Sequence[Held], failed: int, server: str) -> str:
    """Return what all processes of a server hold after more and more requests."""
    rows = [(f"{h.requests:,}", f"{h.private / MB:.1f}", f"{h.mapped / MB:.0f}") for h in held]
    told = f"{failed} of them failed.\n" if failed else "None of them failed.\n"
    return table((f"{server}: requests so far", "private memory, MB", "mapped files in memory, MB"), rows) + "\n" + told


def _pair(times: Times, most: int) -> str:
    """*most*: the queries others were asked; fewer are told."""
    fewer = f" ({len(times.values)} queries)" if len(times.values) < most else ""
    return f"{_short(times.p50)} / {_short(times.p95)}{fewer}"


def _short(value: float) -> str:
    return f"{value:.2f}" if value < 10 else f"{value:.1f}" if value < 100 else f"{value:,.0f}"
