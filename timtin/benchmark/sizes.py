"""Where do the bytes of an index go? By view of the text, and the rest by kind."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from search.engine.embedded import EmbeddedEngine
from search.engine.embedded.layout import FIELD_VIEWS
from search.engine.embedded.postings import STREAMS
from search.engine.embedded.segment import Segment


def sizes_of(folder: Path) -> tuple[int, dict[str, int]]:
    """Return the number of articles and the bytes by part: each view (of all fields), stored text, columns."""
    state = EmbeddedEngine(folder).snapshot().state
    out: dict[str, int] = {}
    for part in state.parts:
        for name, size in _of_segment(part.segment).items():
            out[name] = out.get(name, 0) + size
    return state.articles, out


def _of_segment(segment: Segment) -> dict[str, int]:
    out: dict[str, int] = {}
    sizes = segment.info.sizes
    dtypes = segment.meta["streams"]
    places = segment.meta["places"]
    ordered = [f"{field}.{view}" for field, view in FIELD_VIEWS if f"{field}.{view}" in places]
    for stream in STREAMS:
        starts = [int(places[name]["at"][stream]) for name in ordered]
        ends = [*starts[1:], sizes[f"{stream}.bin"] // int(dtypes[stream][-1])]
        for name, start, end in zip(ordered, starts, ends, strict=True):
            view = name.split(".")[1]
            out[view] = out.get(view, 0) + (end - start) * int(dtypes[stream][-1])
    used = 0
    for name, (dtype, _, count) in segment.meta["arrays"].items():
        size = count * np.dtype(dtype).itemsize
        used += size
        first, _, rest = name.partition(".")
        second = rest.partition(".")[0]
        key = second if first == "terms" or f"{first}.{second}" in places else "columns"
        out[key] = out.get(key, 0) + size
    out["stored text"] = sizes["stored.bin"] + sizes["raw.bin"]
    out["columns"] = out.get("columns", 0) + sizes["arrays.bin"] - used + sizes["sums.bin"] + sizes["segment.json"]
    return out
