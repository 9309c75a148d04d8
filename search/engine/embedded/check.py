"""
Is an index sound, to the last byte, and if not: what is wrong where, and what helps?

Repairing removes what killed writers left behind; where the generation in service is damaged and the one before is
sound, it goes back to that one. Nothing else can be mended without the sources.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path

from ...errors import IndexLocked, IndexMissing, TimTinError
from ..base import Finding
from ..generations import withdrawn
from ..generations.files import REBUILD, digest
from ..generations.lock import NAME as LOCK
from ..generations.lock import Lock, holder, is_held
from ..generations.manifest import Pointer, folder_of, numbers, read_manifest, read_pointer, switch
from .clean import TOP, clean, kept_generations, orphans, previous
from .layout import DATA_FILES, SegmentInfo
from .opened import Opened


def check(opened: Opened, *, repair: bool) -> list[Finding]:
    """Return all findings, errors first. Without findings of level ``error`` every search can be trusted."""
    found: list[Finding] = []
    if repair:
        found += _repair(opened)
    found += _check_current(opened)
    if opened.path.is_dir():
        found += [*_check_withdrawn(opened.path), *_check_lock(opened.path), *_check_names(opened.path)]
        found += _check_rights(opened.path)
    order = ("error", "warning", "info")
    return sorted(found, key=lambda finding: order.index(finding.level))


def faults(opened: Opened, pointer: Pointer, known: Collection[str] = ()) -> tuple[list[Finding], int]:
    """Verify a generation, byte by byte, but for segments in *known*; return what is wrong and how much is right."""
    found: list[Finding] = []
    good = 0
    try:
        generation = opened.open_generation(pointer)
    except TimTinError as error:
        return [_error(error), *_each_segment(opened, pointer)], 0
    for segment in generation.segments:
        if segment.id in known:
            continue
        for mapped in segment.files.values():
            wrong = mapped.faults()
            good += mapped.size - sum(b - a for a, b in wrong)
            for a, b in wrong:
                message = f"bytes {a:,} to {b:,} are not as their checksum says"
                found.append(Finding("error", message, str(mapped.path), REBUILD))
    return found, good


def _each_segment(opened: Opened, pointer: Pointer) -> Iterator[Finding]:
    """Where a generation cannot be opened, say of each further segment what is wrong with it."""
    try:
        manifest = read_manifest(opened.path, pointer)
    except TimTinError:
        return
    first = True
    for data in manifest.segments:
        try:
            opened.open_segment(SegmentInfo.from_json(dict(data)))
        except TimTinError as error:
            if not first:  # the first one is what opening the generation told
                yield _error(error)
            first = False


def _check_current(opened: Opened) -> list[Finding]:
    try:
        pointer = read_pointer(opened.path)
    except TimTinError as error:
        return [_error(error)]
    found, good = faults(opened, pointer)
    done: set[str] = set()
    if not found:
        found.append(Finding("info", f"generation {pointer.number} is sound: {good:,} bytes verified", opened.location))
    before = previous(opened.path, pointer)
    if before is not None:
        with suppress(TimTinError):
            done = {str(data["id"]) for data in read_manifest(opened.path, pointer).segments}
        found += [
            Finding(
                "warning",
                f"the generation before, kept for going back: {f.message}",
                f.where,
                "The next reindex replaces it.",
            )
            for f in faults(opened, before, done)[0]
        ]
    return found


def _check_withdrawn(path: Path) -> Iterator[Finding]:
    try:
        withdrawn.read(path)
    except TimTinError as error:
        yield Finding(
            "error",
            error.message,
            error.where,
            error.hint
            if "backup" in error.hint
            else "Restore this file from a backup, or delete it and withdraw the articles again.",
        )


def _check_lock(path: Path) -> Iterator[Finding]:
    note = holder(path / LOCK)
    if is_held(path / LOCK):
        yield Finding("info", f"process {note.get('pid', '?')} writes since {note.get('since', '?')}", str(path / LOCK))
    elif note:
        yield Finding(
            "info",
            f"process {note.get('pid', '?')}, which wrote since {note.get('since', '?')}, ended before it was done",
            str(path / LOCK),
            "Nothing to do: the next writer goes on.",
        )


def _check_names(path: Path) -> Iterator[Finding]:
    try:
        left = orphans(path)
    except TimTinError:
        left = []  # said already: what is needed cannot be known without CURRENT and its manifest
    for item in left:
        yield Finding(
            "warning",
            "left behind by a writer that did not finish",
            str(item),
            "`timtin check --repair` removes it; so does the next reindex.",
        )
    for item in _foreign(path):
        if item not in left:
            yield Finding("warning", "not a file of this index", str(item), "Move it elsewhere; it is never read.")


def _foreign(path: Path) -> Iterator[Path]:
    for item in sorted(path.iterdir()):
        if item.name not in TOP:
            yield item
    generations = path / "generations"
    if generations.is_dir():
        yield from (item for item in sorted(generations.iterdir()) if not item.name.isdecimal())
    segments = path / "segments"
    if segments.is_dir():
        known = {*DATA_FILES, "sums.bin", "segment.json"}
        for folder in sorted(segments.iterdir()):
            if not folder.is_dir():
                yield folder
            elif not folder.name.endswith(".tmp"):
                yield from (item for item in sorted(folder.iterdir()) if item.name not in known)


def _check_rights(path: Path) -> Iterator[Finding]:
    if not os.access(path, os.W_OK):
        yield Finding(
            "warning",
            "this user may read the index but not change it",
            str(path),
            "Fine for serving; to reindex, run as the owner or change the folder's rights.",
        )
    for item in (path, path / "generations", path / "segments"):
        if item.is_dir() and item.stat().st_uid != os.geteuid():
            yield Finding(
                "warning",
                f"belongs to user number {item.stat().st_uid}, timtin runs as {os.geteuid()}",
                str(item),
                "Run timtin as that user, or change the owner of the folder.",
            )


def _repair(opened: Opened) -> list[Finding]:
    if not opened.path.is_dir():
        return []
    try:
        lock = Lock(opened.path)
    except (IndexLocked, IndexMissing) as error:
        return [Finding("error", f"cannot repair: {error.message}", error.where, error.hint)]
    try:
        done = _go_back(opened)
        done += [Finding("info", "removed: no generation needs it", str(item)) for item in clean(opened.path)]
    except TimTinError as error:
        done = [Finding("error", f"cannot repair: {error.message}", error.where, error.hint)]
    finally:
        lock.release()
    return done


def _go_back(opened: Opened) -> list[Finding]:
    """Put the generation before into service where the one in service is damaged and that one is sound."""
    found = numbers(opened.path)
    try:
        pointer = read_pointer(opened.path)
        if not faults(opened, pointer)[0]:
            return []
        candidates = [n for n in kept_generations(found, pointer) if n != pointer.number]
    except IndexMissing:
        return []
    except TimTinError:
        candidates = found
    for number in sorted(candidates, reverse=True):
        before = _pointer_to(opened.path, number)
        if before is not None and not faults(opened, before)[0]:
            switch(opened.path, before)
            opened.close()
            return [
                Finding(
                    "warning",
                    f"went back to generation {number}, which is sound",
                    opened.location,
                    "Run `timtin reindex` to bring it up to date.",
                )
            ]
    return []


def _pointer_to(path: Path, number: int) -> Pointer | None:
    file = folder_of(path, number) / "manifest.json"
    try:
        pointer = Pointer(number, digest(file.read_bytes()))
    except OSError:
        return None
    return pointer


def _error(error: TimTinError) -> Finding:
    return Finding("error", error.message, error.where, error.hint or REBUILD)
