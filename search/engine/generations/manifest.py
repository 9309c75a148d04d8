"""What is a generation, and which one is in service? Manifests are read with their checksum, switched by one rename."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from ...errors import IndexDamaged, IndexIncompatible, IndexMissing
from .files import REBUILD, digest, dump_json, read_json, sync_folder, write_file

FORMAT: Final = 1  # of the whole index; raised whenever an older program could not read what we write
CURRENT: Final = "CURRENT"


@dataclass(frozen=True, slots=True)
class Deletions:
    """The file of deleted articles of one segment: its name beside the manifest, their number, and its checksum."""

    file: str
    count: int
    checksum: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """One generation. *segments* are the engine's own descriptions, each with an ``id``; *notes* are free."""

    number: int
    created_at: str
    articles: int
    segments: tuple[Mapping[str, Any], ...] = ()
    deletions: Mapping[str, Deletions] = field(default_factory=dict)
    fingerprints: Mapping[str, str] = field(default_factory=dict)
    sources: tuple[str, ...] = ()
    notes: Mapping[str, Any] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        deletions = {key: [d.file, d.count, d.checksum] for key, d in self.deletions.items()}
        return {
            "format": FORMAT,
            "generation": self.number,
            "created_at": self.created_at,
            "articles": self.articles,
            "segments": list(self.segments),
            "deletions": deletions,
            "fingerprints": dict(self.fingerprints),
            "sources": list(self.sources),
            "notes": dict(self.notes),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Manifest:
        deletions = {key: Deletions(*row) for key, row in data["deletions"].items()}
        return cls(
            int(data["generation"]),
            data["created_at"],
            int(data["articles"]),
            tuple(data["segments"]),
            deletions,
            dict(data["fingerprints"]),
            tuple(data["sources"]),
            dict(data["notes"]),
        )


@dataclass(frozen=True, slots=True)
class Pointer:
    """What CURRENT says."""

    number: int
    checksum: str


def folder_of(location: Path, number: int) -> Path:
    """Return the folder of a generation."""
    return location / "generations" / str(number)


def read_pointer(location: Path) -> Pointer:
    """Return which generation is in service. Raises IndexMissing, IndexDamaged, IndexIncompatible."""
    path = location / CURRENT
    if not path.exists():
        found = "an empty or other folder" if location.is_dir() else "a file" if location.is_file() else "nothing"
        raise IndexMissing(
            f"expected an index, found {found}.", where=str(location), hint="Run `timtin reindex` to make one."
        )
    data = read_json(path)
    check_format(data, path)
    try:
        return Pointer(int(data["generation"]), str(data["manifest"]))
    except (KeyError, TypeError, ValueError) as error:
        raise IndexDamaged(
            "expected the number of a generation and a checksum.", where=str(path), hint=REBUILD
        ) from error


def check_format(data: Any, path: Path) -> None:
    """Raise where *data* is of another format number, or of none."""
    found = data.get("format") if isinstance(data, dict) else None
    if not isinstance(found, int):
        raise IndexDamaged("expected a format number, found none.", where=str(path), hint=REBUILD)
    if found != FORMAT:
        newer = found > FORMAT
        raise IndexIncompatible(
            f"expected index format {FORMAT}, found {found}.",
            where=str(path),
            hint=("A newer TimTin made it: use that one, or " if newer else "An older TimTin made it: ")
            + "`timtin reindex --full` makes it again from the sources.",
        )


def read_manifest(location: Path, pointer: Pointer) -> Manifest:
    """Return the manifest that *pointer* names, verified."""
    path = folder_of(location, pointer.number) / "manifest.json"
    data = read_json(path, pointer.checksum)
    check_format(data, path)
    own = data.pop("checksum", None)
    if own != digest(dump_json(data)):  # the pointer's is that of the file where CURRENT does not name this one
        raise IndexDamaged(f"expected checksum {own}, found {digest(dump_json(data))}.", where=str(path), hint=REBUILD)
    try:
        return Manifest.from_json(data)
    except (KeyError, TypeError, ValueError) as error:
        raise IndexDamaged(f"a part of the manifest is missing ({error!r}).", where=str(path), hint=REBUILD) from error


def write_manifest(location: Path, manifest: Manifest) -> Pointer:
    """Write a manifest durably, beside the one in service, and return what would point to it."""
    told = manifest.to_json()
    data = dump_json({**told, "checksum": digest(dump_json(told))})
    path = folder_of(location, manifest.number)
    path.mkdir(parents=True, exist_ok=True)
    write_file(path / "manifest.json", data)
    sync_folder(path.parent)  # the folder's own name must last too before CURRENT names it
    return Pointer(manifest.number, digest(data))


def switch(location: Path, pointer: Pointer) -> None:
    """Put a generation into service: one rename, before which the old one answers and after which the new one does."""
    write_file(
        location / CURRENT, dump_json({"format": FORMAT, "generation": pointer.number, "manifest": pointer.checksum})
    )


def numbers(location: Path) -> list[int]:
    """Return the generations that have a folder, oldest first."""
    folder = location / "generations"
    if not folder.is_dir():
        return []
    return sorted(int(child.name) for child in folder.iterdir() if child.name.isdecimal())
