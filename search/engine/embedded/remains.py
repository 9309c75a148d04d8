"""
What does an index that cannot be used still say of itself? Read without checksums and of any format number, so that a
run that makes it anew knows what it would lose. Nothing here is ever searched.
"""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

from ..base import Remains
from ..generations.manifest import CURRENT, folder_of, numbers


def remains(location: Path) -> Remains | None:
    """Return what the manifest in service says, or the newest one that can be read; ``None`` where there is none."""
    named = _json(location / CURRENT).get("generation")
    for number in dict.fromkeys([named, *reversed(numbers(location))]):
        manifest = _json(folder_of(location, number) / "manifest.json") if isinstance(number, int) else {}
        if isinstance(manifest.get("articles"), int):
            return Remains(manifest["articles"], _texts(manifest.get("sources")), _origins(location, manifest))
    return None


def _origins(location: Path, manifest: dict[str, Any]) -> frozenset[str] | None:
    """Every segment names the origins of its articles; one that does not leaves them unknown."""
    found: set[str] = set()
    segments = manifest.get("segments")
    for segment in segments if isinstance(segments, list) else [None]:
        name = segment.get("id") if isinstance(segment, dict) else None
        values = _json(location / "segments" / str(name) / "segment.json").get("values")
        origins = values.get("origin") if isinstance(values, dict) else None
        if not isinstance(origins, list):
            return None
        found.update(_texts(origins))
    return frozenset(found)


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(v for v in value if isinstance(v, str)) if isinstance(value, list) else ()


def _json(path: Path) -> dict[str, Any]:
    with suppress(OSError, ValueError, RecursionError):
        data = json.loads(path.read_bytes())
        if isinstance(data, dict):
            return data
    return {}
