"""From (term, article, position) in the order of the text to posting lists: one sort of packed integers."""

from __future__ import annotations

import numpy as np

from .mapped import Array
from .postings import Lists


def invert(term: Array, doc: Array, pos: Array | None) -> Lists:
    """
    Return the posting lists of parallel arrays of term keys, article numbers and, if kept, positions.

    Everything fits one 64-bit integer for all but huge segments; there a slower sort by columns does the same.
    """
    if not len(term):
        none = np.zeros(0, np.int64)
        return Lists(none, np.zeros(1, np.int64), none, none, none if pos is not None else None)
    term, doc, pos = _sorted(term, doc, pos)
    new_term = np.empty(len(term), bool)
    new_term[0] = True
    np.not_equal(term[1:], term[:-1], out=new_term[1:])
    new_post = new_term.copy()
    new_post[1:] |= doc[1:] != doc[:-1]
    first = np.flatnonzero(new_post)
    tf = np.diff(np.append(first, len(term)))
    starts = np.flatnonzero(new_term[first])
    return Lists(term[first[starts]], np.append(starts, len(first)), doc[first], tf, pos)


def _sorted(term: Array, doc: Array, pos: Array | None) -> tuple[Array, Array, Array | None]:
    pos_bits = int(pos.max()).bit_length() if pos is not None else 0
    doc_bits = int(doc.max()).bit_length()
    if int(term.max()).bit_length() + doc_bits + pos_bits > 64:
        order = np.lexsort((doc, term) if pos is None else (pos, doc, term))
        return term[order], doc[order], None if pos is None else pos[order]
    packed = term.astype(np.uint64) << np.uint64(doc_bits + pos_bits)
    packed |= doc.astype(np.uint64) << np.uint64(pos_bits)
    if pos is not None:
        packed |= pos.astype(np.uint64)
    packed.sort()
    out = (packed & np.uint64((1 << pos_bits) - 1)).astype(np.uint32) if pos is not None else None
    packed >>= np.uint64(pos_bits)
    docs = (packed & np.uint64((1 << doc_bits) - 1)).astype(np.uint32)
    packed >>= np.uint64(doc_bits)
    return packed, docs, out
