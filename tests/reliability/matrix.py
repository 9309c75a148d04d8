"""
The crash matrix: kind of fault × operation × step of writing, and what must hold after each.

After every fault a fresh process finds the state before or the state after, completely; ``check --repair`` leaves
nothing behind and changes no answer; the same operation, run again, ends as if nothing had happened.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from search.engine.embedded import EmbeddedEngine
from search.engine.embedded.clean import orphans
from search.errors import IndexMissing

from .faults import Killed, inject, steps_of
from .world import answers, page, run_add, run_reindex, write_sources

NONE = "no index"


@dataclass(frozen=True)
class Case:
    """One fault: *kind* at step *number* of *operation*."""

    kind: str
    operation: str
    number: int


@dataclass
class Tally:
    """What came of the faults. *wrong* tells each loss and mixture."""

    old: int = 0
    new: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        return self.old + self.new + len(self.wrong)


class Matrix:
    """The operations, their states before, and both answers of each; made in *folder*."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.sources = folder / "sources"
        self.more = folder / "more"
        self.more.mkdir(parents=True)
        for name, text in (("them-1", page(4)), ("them-2", page(5)), ("them-3", page(6))):
            (self.more / f"{name}.txt").write_text(text, "utf-8")
        self.operations: dict[str, Callable[[Path], object]] = {
            "reindex": lambda index: run_reindex(index, self.sources),
            "reindex --full": lambda index: run_reindex(index, self.sources, full=True),
            "first reindex": lambda index: run_reindex(index, self.sources),
            "add": lambda index: run_add(index, [self.more / "them-3.txt"]),
            "remove": lambda index: change_ids(index, "withdraw", ["bai-5", "trang-2"]),
            "restore": lambda index: change_ids(index, "restore", ["bai-6"]),
            "check --repair": lambda index: EmbeddedEngine(index).check(repair=True),
        }
        self._prepare()

    def _prepare(self) -> None:
        """Before every operation but the first reindex: three segments, deletions, a withdrawn article."""
        base = self.folder / "base"
        write_sources(self.sources, 1)
        run_reindex(base, self.sources)
        run_add(base, [self.more / "them-1.txt"])
        run_add(base, [self.more / "them-2.txt"])
        change_ids(base, "withdraw", ["bai-6"])
        write_sources(self.sources, 2)
        self.before: dict[str, Path] = dict.fromkeys(self.operations, base)
        self.before["first reindex"] = self.folder / "nothing"
        self.before["first reindex"].mkdir()
        self.before["check --repair"] = self._littered(base)
        self.old = {name: seen(path) for name, path in self.before.items()}
        self.new: dict[str, str] = {}
        self.steps: dict[str, list[tuple[str, str]]] = {}
        for name, work in self.operations.items():
            path = shutil.copytree(self.before[name], self.folder / "after" / name)
            self.steps[name] = steps_of(lambda work=work, path=path: work(path))  # type: ignore[misc]
            self.new[name] = seen(path)

    def _littered(self, base: Path) -> Path:
        path = shutil.copytree(base, self.folder / "littered")
        with suppress(Killed):
            inject("killed", 40, path, lambda: run_reindex(path, self.sources))
        return path

    def cases(self, kinds: tuple[str, ...], every: int = 1) -> Iterator[Case]:
        """Yield every fault, or every *every*-th of each kind and operation (each kind starting elsewhere)."""
        for at, kind in enumerate(kinds):
            for operation, steps in self.steps.items():
                for number in range(at % every, len(steps), every):
                    yield Case(kind, operation, number)

    def run(self, case: Case) -> str:
        """Carry one case out; return ``old`` or ``new``. Raises AssertionError where a promise was broken."""
        path = self.folder / "case"
        shutil.rmtree(path, ignore_errors=True)
        shutil.copytree(self.before[case.operation], path)
        work = self.operations[case.operation]
        with suppress(Killed, Exception):
            inject(case.kind, case.number, path, lambda: work(path))
        outcome = seen(path)
        old, new = self.old[case.operation], self.new[case.operation]
        assert outcome in (old, new), "the answers are neither those before nor those after"
        if case.number % 2:
            if path.exists():
                EmbeddedEngine(path).check(repair=True)
                assert not left(path), f"left behind after a repair: {left(path)}"
            assert seen(path) == outcome, "the repair changed answers"
        work(path)
        assert seen(path) == new, "the next run did not complete the work"
        assert not left(path), f"left behind after the next run: {left(path)}"
        wrong = [f for f in EmbeddedEngine(path).check() if f.level != "info"]
        assert not wrong, wrong
        return "new" if outcome == new else "old"

    def tally(self, cases: Iterator[Case], tell: Callable[[Case, Tally], None] | None = None) -> Tally:
        """Carry all *cases* out."""
        tally = Tally()
        for case in cases:
            try:
                outcome = self.run(case)
            except Exception as error:
                tally.wrong.append(f"{case}: {type(error).__name__}: {str(error)[:300]}")
            else:
                tally.old += outcome == "old"
                tally.new += outcome == "new"
            if tell is not None:
                tell(case, tally)
        return tally


def change_ids(index: Path, verb: str, ids: list[str]) -> None:
    """What `timtin remove` and `timtin restore` do."""
    with EmbeddedEngine(index).writer() as writer:
        getattr(writer, verb)(ids)


def seen(index: Path) -> str:
    """Return the answers of a fresh process, or that there is no index."""
    try:
        return answers(index)
    except IndexMissing:
        return NONE


def left(index: Path) -> list[Path]:
    """Return every file that no generation needs, also those that only look like ours."""
    return [*orphans(index), *index.rglob("*.tmp")]
