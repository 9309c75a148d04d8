"""
The tokens of one text, with their places: what ``timtin analyze`` shows, and what every other view is made from.

Main tokens have consecutive positions, whatever stands between them. *Extra* tokens (a whole code, another way to
write a number) share the position of the main token before them; in a query they are alternatives to the main tokens
they cover.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from .chunks import Gap, Kind, Piece, cut, extra_piece
from .cues import number_at

LONG_CHUNK = 200  # characters; longer ones are rare and would only fill the table


class Token(NamedTuple):
    """
    One token. ``text == source[start:end]``; *start* and *end* (exclusive) are code points of the analysed text.

    *key* is the exact view, *folded* the folded one. *gap_before* is 1 after punctuation inside a sentence, 2 at the
    start of a sentence (and of the text), else 0: pairs and proximity stop there. An *extra* token covers *width*
    positions from *position* on.
    """

    text: str
    start: int
    end: int
    kind: Kind
    position: int
    gap_before: int
    key: str
    folded: str
    extra: bool
    width: int


class Scan(NamedTuple):
    """The tokens of a text as parallel lists; *pieces* hold keys and kinds, offsets are those of the text."""

    pieces: list[Piece]
    starts: list[int]
    ends: list[int]
    positions: list[int]
    gaps: list[int]


def tokenize(text: str) -> list[Token]:
    """
    Return the tokens of *text*, in order of position; starts never go backwards.

    *text* should be as stored (:func:`search.analysis.normalise.clean_stored`). Its decomposed form (NFD) gives the
    same keys, with offsets into what was passed; other text may be cut differently, never wrongly sliced. Any text
    with a letter or a digit, in any script, has a token.
    """
    return [
        Token(text[start:end], start, end, piece.kind, position, gap, piece.key, piece.folded, piece.extra, piece.width)
        for piece, start, end, position, gap in zip(*scan_text(text), strict=True)
    ]


def chunks_of(text: str) -> list[str]:
    """Return what stands between spaces; a line end is a chunk of its own. Bulk and single path share it."""
    return text.replace("\n", " \n ").split(" ")


def scan_text(text: str) -> Scan:
    """Return the tokens of *text* as parallel lists, numbers beside cues included."""
    scan = Scan([], [], [], [], [])
    pieces, starts, ends, positions, gaps = scan
    position, gap, at, after_newline = -1, int(Gap.SENTENCE), 0, True
    for chunk in chunks_of(text):
        newline = chunk == "\n"
        if not newline and not after_newline:
            at += 1  # the space between two chunks; those around a line end are not in the text
        for piece in _cut(chunk) if len(chunk) <= LONG_CHUNK else cut(chunk):
            if isinstance(piece, Gap):
                gap = max(gap, int(piece))
                continue
            if not piece.extra:
                position += 1
            pieces.append(piece)
            starts.append(at + piece.start)
            ends.append(at + piece.end)
            positions.append(position)
            gaps.append(gap)
            gap = 0
        at += len(chunk)
        after_newline = newline
    return _with_cue_numbers(scan)


_cut = lru_cache(maxsize=2048)(cut)  # for queries and hits, 2 MB; more is not faster. A build has its own table


def _with_cue_numbers(scan: Scan) -> Scan:
    """Put the Arabic number beside each Roman or spelled one that follows a cue."""
    pieces, all_gaps = scan.pieces, scan.gaps
    main = [at for at, piece in enumerate(pieces) if not piece.extra]
    likely = [
        index
        for index, at in enumerate(main)
        if pieces[at].numeric and index and not all_gaps[at] and pieces[main[index - 1]].cue
    ]
    if not likely:
        return scan
    keys = [pieces[at].key for at in main]
    gaps = [all_gaps[at] for at in main]
    capitals = [pieces[at].roman for at in main]
    for index in reversed(likely):
        found = number_at(keys, gaps, capitals, index)
        if found:
            _insert(scan, main[index], main[index + found[1] - 1], *found)
    return scan


def _insert(scan: Scan, at: int, last: int, value: int, width: int) -> None:
    start, end = scan.starts[at], scan.ends[last]
    scan.pieces.insert(at + 1, extra_piece(0, end - start, str(value), "variant", width))
    scan.starts.insert(at + 1, start)
    scan.ends.insert(at + 1, end)
    scan.positions.insert(at + 1, scan.positions[at])
    scan.gaps.insert(at + 1, 0)
