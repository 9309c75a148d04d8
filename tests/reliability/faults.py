"""
What can happen to a process that writes an index? Each kind of fault, at each step of writing.

A *step* is a write, sync, rename or removal of the engine; ``search.engine.generations.files.on_step`` tells of each
before it happens. Faults that raise act in this process; ``SIGKILL`` acts in a forked child.
"""

from __future__ import annotations

import errno
import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

from search.engine.generations.files import on_step

Hook = Callable[[str, str], None]
Work = Callable[[], object]

ERRNO = {"EIO": errno.EIO, "ENOSPC": errno.ENOSPC, "EACCES": errno.EACCES}
KINDS = (
    "killed",
    "power cut",
    "SIGKILL",
    "EIO once",
    "ENOSPC once",
    "EACCES once",
    "ENOSPC from then on",
    "EIO from then on",
)


class Killed(BaseException):
    """Ends a writer as a signal would: whatever it tries afterwards does not happen either."""


class PowerCut:
    """
    What a disk may have kept when the power fails: files whose content was synced, names whose folder was synced.

    Everything else is lost in the worst way that POSIX allows: new names vanish, replaced files are the old ones
    again, and a file with a durable name and unsynced content is cut in half.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._files = {f.stat().st_ino for f in root.rglob("*") if f.is_file()}
        self._names = {f.stat().st_ino: names_in(f) for f in [root, *root.rglob("*")] if f.is_dir()}
        self._replaced: dict[str, bytes] = {}
        self._then: Work = lambda: None

    def __call__(self, step: str, path: str) -> None:
        self._then()  # the step before was carried out: only now does it count
        self._then = lambda: None
        place = Path(path)
        if step == "fsync":
            inode = place.stat().st_ino
            self._then = lambda: self._files.add(inode)
        elif step == "sync":
            self._then = self._synced(place, place.stat().st_ino, names_in(place))
        elif step == "write" and place.exists():
            self._files.discard(place.stat().st_ino)
        elif step == "remove" and place.exists():
            self._files.discard(place.stat().st_ino)
            self._names.pop(place.stat().st_ino, None)
        elif step == "rename" and place.is_file():
            self._replaced.setdefault(path, place.read_bytes())

    def _synced(self, folder: Path, inode: int, names: set[str]) -> Work:
        def done() -> None:
            self._names[inode] = names
            for path in [p for p in self._replaced if Path(p).parent == folder]:
                del self._replaced[path]

        return done

    def cut(self) -> None:
        """Turn the folder into what is left after the cut."""
        for path, data in self._replaced.items():
            Path(path).write_bytes(data)
            self._files.add(Path(path).stat().st_ino)
        self._lose(self.root)

    def _lose(self, folder: Path) -> None:
        kept = self._names.get(folder.stat().st_ino, set())
        for child in list(folder.iterdir()):
            if child.name not in kept:
                shutil.rmtree(child) if child.is_dir() else child.unlink()
            elif child.is_dir():
                self._lose(child)
            elif child.stat().st_ino not in self._files:
                os.truncate(child, child.stat().st_size // 2)


def names_in(folder: Path) -> set[str]:
    return {child.name for child in folder.iterdir()}


def steps_of(work: Work) -> list[tuple[str, str]]:
    """Return every (step, path) of *work*, which is carried out."""
    seen: list[tuple[str, str]] = []
    with on_step(lambda step, path: seen.append((step, path))):
        work()
    return seen


def inject(kind: str, number: int, index: Path, work: Work) -> None:
    """
    Carry *work* out with the fault at step *number* (from 0). Raises what the work raises; after ``SIGKILL`` in the
    child, and where the work survives, returns.
    """
    if kind == "SIGKILL":
        _killed_child(number, work)
    elif kind == "power cut":
        model = PowerCut(index)
        try:
            _with(_raising(Killed(), number, lasting=True, model=model), work)
        except Killed:
            model.cut()
            raise
    elif kind == "killed":
        _with(_raising(Killed(), number, lasting=True), work)
    else:
        code = ERRNO[kind.split()[0]]
        only = ("create", "write") if kind == "ENOSPC from then on" else ()
        _with(_raising(OSError(code, os.strerror(code)), number, lasting="then on" in kind, only=only), work)


def _with(hook: Hook, work: Work) -> None:
    with on_step(hook):
        work()


def _raising(
    error: BaseException, number: int, *, lasting: bool, only: tuple[str, ...] = (), model: PowerCut | None = None
) -> Hook:
    count = -1

    def hook(step: str, path: str) -> None:
        nonlocal count
        count += 1
        reached = count >= number if lasting else count == number
        if reached and (not only or step in only):
            raise error
        if model is not None and not reached:
            model(step, path)

    return hook


def _killed_child(number: int, work: Work) -> None:
    count = -1

    def hook(step: str, path: str) -> None:
        nonlocal count
        count += 1
        if count == number:
            os.kill(os.getpid(), signal.SIGKILL)

    pid = os.fork()
    if pid == 0:
        try:
            _with(hook, work)
        finally:
            os._exit(0)
    os.waitpid(pid, 0)
