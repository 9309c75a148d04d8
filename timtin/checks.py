"""Is this installation sound: the index, what it was made with, the packages, the words nobody knows?"""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from search.engine.base import Engine, Finding
from search.errors import IndexMissing, TimTinError

MAX_READ = 2000  # newest articles that are read for words no list knows: a check should take seconds
MAX_WORDS = 20


def run_checks(engine: Engine, *, repair: bool, corrections: Path) -> list[Finding]:
    """Return everything found, worst first."""
    found = _packages() + _index(engine, repair) + _corrections(engine, corrections)
    if not any(f.level == "error" for f in found):
        found += _words(engine)
    order = {"error": 0, "warning": 1, "info": 2}
    return sorted(found, key=lambda f: order.get(f.level, 3))


def _packages() -> list[Finding]:
    """The three general names must be this project's own: another distribution may have overwritten them."""
    from importlib.metadata import packages_distributions

    found = []
    owners = packages_distributions()
    for name in ("search", "index", "web"):
        others = sorted(set(owners.get(name, [])) - {"timtin"})
        if others:
            found.append(
                Finding(
                    "error",
                    f"the package {name!r} belongs to {', '.join(others)} too",
                    name,
                    "Install TimTin into an environment of its own (make run does).",
                )
            )
    return found


def _index(engine: Engine, repair: bool) -> list[Finding]:
    try:
        found = engine.check(repair=repair)
        status = engine.status()
    except IndexMissing as error:
        return [Finding("error", error.message, error.where, "timtin reindex FOLDER makes an index.")]
    except TimTinError as error:
        return [
            *_checked(engine, repair),
            Finding("error", error.message, error.where, error.hint or "timtin reindex --full makes it anew."),
        ]
    from index.reindex import needed

    if why := needed(engine):
        found.append(
            Finding("warning", f"the index should be made anew: {why}", status.location, "timtin reindex --if-needed")
        )
    return found


def _checked(engine: Engine, repair: bool) -> list[Finding]:
    try:
        return engine.check(repair=repair)
    except TimTinError:
        return []


def _corrections(engine: Engine, path: Path) -> list[Finding]:
    """Every correction in force, those of articles that are not there, and a file that cannot be read."""
    from index.corrections import read_corrections

    try:
        known = read_corrections(path).by_article
    except TimTinError as error:
        return [Finding("error", error.message, error.where, error.hint)]
    try:
        snapshot = engine.snapshot()
    except TimTinError:
        return []
    found = []
    for article_id, mine in known.items():
        there = snapshot.get(article_id) is not None
        for one in mine.values():
            said = f"{one.field} of {article_id} is corrected ({one.who}, {one.when}: {one.why})"
            if there:
                found.append(Finding("info", said, one.where))
            else:
                found.append(
                    Finding(
                        "warning",
                        f"{said}, but the index has no such article",
                        one.where,
                        "Correct the id, or delete the line.",
                    )
                )
    return found


def _words(engine: Engine) -> list[Finding]:
    """Words that look like places or awards and are in no list, in the newest articles."""
    from index.extract.unlisted import unlisted
    from search.query.plan import Plan

    newest = islice(engine.snapshot().scan(Plan(sort="newest")), MAX_READ)
    return [
        Finding(
            "info",
            f"{one.text!r} looks like {_AN[one.kind]} and is in no list ({one.count} times): {one.sentence}",
            one.article,
            "If it is one, add it to search/vocabulary/data.",
        )
        for one in unlisted(newest)[:MAX_WORDS]
    ]


_AN = {"place": "a district", "award": "an award"}
