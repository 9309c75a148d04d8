"""Which files does no generation need any more? The one in service and the one before are kept; the rest goes."""

from __future__ import annotations

from pathlib import Path

from ...errors import IndexDamaged, IndexMissing
from ..generations.files import REBUILD, digest, read_json, remove_tree
from ..generations.lock import NAME as LOCK
from ..generations.manifest import CURRENT, Pointer, folder_of, numbers, read_pointer
from ..generations.withdrawn import NAME as WITHDRAWN

TOP = {CURRENT, "generations", "segments", WITHDRAWN, LOCK, "withdrawn.lock"}


def clean(location: Path) -> list[Path]:
    """
    Remove what only killed writers and older generations need, and return what was removed.

    The caller holds the lock. Files that we did not make are left alone. Open files stay readable for whoever has
    them mapped (POSIX).
    """
    gone = orphans(location)
    for path in gone:
        remove_tree(path)
    return gone


def orphans(location: Path) -> list[Path]:
    """Return what :func:`clean` would remove."""
    try:
        pointer: Pointer | None = read_pointer(location)
    except IndexMissing:
        pointer = None
    found = numbers(location)
    kept = kept_generations(found, pointer)
    segments: set[str] = set()
    for number in list(kept):
        try:
            segments.update(_segments(folder_of(location, number) / "manifest.json"))
        except IndexDamaged:
            if pointer is None or number == pointer.number:
                raise
            kept.remove(number)  # nobody can go back to it
    out = [folder_of(location, n) for n in found if n not in kept]
    folder = location / "segments"
    if folder.is_dir():
        out += [child for child in sorted(folder.iterdir()) if child.name not in segments and _ours(child.name)]
    out += [child for child in sorted(location.iterdir()) if child.name.startswith(".") and child.name.endswith(".tmp")]
    return out


def kept_generations(found: list[int], pointer: Pointer | None) -> list[int]:
    """Return the generation in service and the one before it; what comes after was never put into service."""
    if pointer is None:
        return []
    before = [n for n in found if n < pointer.number]
    return [*before[-1:], pointer.number]


def _segments(manifest: Path) -> set[str]:
    data = read_json(manifest)
    try:
        return {str(segment["id"]) for segment in data["segments"]}
    except (KeyError, TypeError) as error:
        raise IndexDamaged("expected a manifest.", where=str(manifest), hint=REBUILD) from error


def previous(location: Path, pointer: Pointer) -> Pointer | None:
    """Return what would point to the generation kept for going back, if there is one."""
    kept = kept_generations(numbers(location), pointer)
    if len(kept) < 2:
        return None
    path = folder_of(location, kept[0]) / "manifest.json"
    return Pointer(kept[0], digest(path.read_bytes())) if path.is_file() else None


def _ours(name: str) -> bool:
    stem = name.removesuffix(".tmp")
    return len(stem) == 12 and set(stem) <= set("0123456789abcdef")
