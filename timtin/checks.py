"""Is this installation sound: the index, what it was made with, the packages, the words nobody knows?"""

from __future__ import annotations

from search.engine.base import Engine, Finding
from search.errors import IndexMissing, TimTinError


def run_checks(engine: Engine, *, repair: bool) -> list[Finding]:
    """Return everything found, worst first."""
    found = _packages() + _index(engine, repair)
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
