"""
Which words does a generation know? Counted while it is made, kept beside it compressed, read once by who needs them.

Frequencies count articles; the client works them out, since a list of all terms with their frequencies is the one
thing a cluster does not give cheaply.
"""

from __future__ import annotations

import base64
import json
import re
import zlib
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any

from ...analysis.spelling import fold_key
from ...fields import EXACT, FOLDED, PAIR, TEXT_NAMES
from .document import LISTED, Counts
from .mapping import GAP, path, term

CHUNK = 4_000_000  # characters of one stored piece
_SPECIAL = re.compile(r'([.?+*|{}\[\]()"\\#@&<>~^$-])')


def pack(by_field: Mapping[str, Mapping[str, int]]) -> list[str]:
    """Return the counts of one view as pieces of text that fit into documents."""
    data = base64.b64encode(zlib.compress(json.dumps(by_field, ensure_ascii=False).encode(), 6)).decode()
    return [data[at : at + CHUNK] for at in range(0, len(data), CHUNK)]


def unpack(pieces: Sequence[str]) -> dict[str, dict[str, int]]:
    """Return what :func:`pack` was given. Raises ValueError for anything else."""
    try:
        found = json.loads(zlib.decompress(base64.b64decode("".join(pieces), validate=True)))
    except zlib.error as error:
        raise ValueError("the list of words is cut short") from error
    if not isinstance(found, dict):
        raise ValueError("expected an object")
    return found


class OpenSearchLexicon:
    """The words of one generation. Nothing is read before the first question."""

    def __init__(
        self, ask: Callable[[dict[str, Any]], Mapping[str, Any]], read: Callable[[str], Mapping[str, Mapping[str, int]]]
    ) -> None:
        self._ask = ask
        self._read = read
        self._views: dict[str, dict[str, int]] = {}
        self._sorted: dict[str, list[str]] = {}
        self._pairs: dict[str, int] = {}

    def document_frequency(self, view: str, term_text: str) -> int:
        """Return the largest number of articles that have a term in one text field; 0 if the index has it not."""
        if view != PAIR:
            return self._view(view).get(term_text, 0)
        if term_text not in self._pairs:
            if len(self._pairs) > 4096:
                self._pairs.clear()
            self._pairs[term_text] = self._count(view, term_text)
        return self._pairs[term_text]

    def forms(self, folded: str) -> Mapping[str, int]:
        """Return the exact syllables that fold to *folded*, with their frequency."""
        known = self._view(EXACT)
        return {form: known[form] for form in self._forms.get(folded, ())}

    def starting_with(self, view: str, prefix: str, limit: int) -> Sequence[tuple[str, int]]:
        """Return at most *limit* (term, frequency), most frequent first, then in order of text."""
        if view == PAIR:
            found = self._beginning(prefix, limit)
        else:
            terms = self._order(view)
            known = self._view(view)
            low = bisect_left(terms, prefix)
            high = bisect_left(terms, prefix + "\U0010ffff") if prefix else len(terms)
            found = [(t, known[t]) for t in terms[low:high]]
        return sorted(found, key=lambda item: (-item[1], item[0]))[:limit]

    def folded_syllables(self) -> Mapping[str, int]:
        """Return every folded syllable with its frequency (read once per snapshot)."""
        return self._view(FOLDED)

    def exact_syllables(self) -> Mapping[str, int]:
        """Return every exact syllable with its frequency (read once per snapshot)."""
        return self._view(EXACT)

    @cached_property
    def _forms(self) -> dict[str, list[str]]:
        out: dict[str, list[str]] = {}
        for form in self._view(EXACT):
            out.setdefault(fold_key(form), []).append(form)
        return out

    def _view(self, view: str) -> dict[str, int]:
        found = self._views.get(view)
        if found is None:
            found = {}
            for counts in self._read(view).values() if view in LISTED else ():
                for text, count in counts.items():
                    if count > found.get(text, 0):
                        found[text] = count
            self._views[view] = found
        return found

    def _order(self, view: str) -> list[str]:
        if view not in self._sorted:
            self._sorted[view] = sorted(self._view(view))
        return self._sorted[view]

    def _count(self, view: str, text: str) -> int:
        filters = {name: {"term": {path(name, view): term(view, text)}} for name in TEXT_NAMES}
        answer = self._ask({"size": 0, "aggs": {"n": {"filters": {"filters": filters}}}})
        return max(int(bucket["doc_count"]) for bucket in answer["aggregations"]["n"]["buckets"].values())

    def _beginning(self, prefix: str, limit: int) -> list[tuple[str, int]]:
        include = _SPECIAL.sub(r"\\\1", prefix.replace(" ", GAP)) + ".*"
        how = {"include": include, "size": limit, "shard_size": 10 * limit}
        aggs = {name: {"terms": {"field": path(name, PAIR), **how}} for name in TEXT_NAMES}
        answer = self._ask({"size": 0, "aggs": aggs})["aggregations"]
        found: dict[str, int] = {}
        for name in TEXT_NAMES:
            for bucket in answer[name]["buckets"]:
                text = bucket["key"].replace(GAP, " ")
                found[text] = max(found.get(text, 0), bucket["doc_count"])
        return list(found.items())


def empty_counts() -> Counts:
    return {view: {name: {} for name in TEXT_NAMES} for view in LISTED}
