"""
The analyzer as Whoosh sees it: for schemas, and for stock Whoosh as the reference in tests.

A thin shell around :func:`search.analysis.analyzer.analyze`. Pickled by import path and view name alone, so a schema
that was pickled opens as long as this module is where it is; our engines pass the schema on opening anyway.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from whoosh.analysis.acore import Composable, Token

from .analyzer import analyze
from .normalise import clean_stored

View = Literal["exact", "folded"]


class ViewAnalyzer(Composable):
    """
    Yields the tokens of one view, extra tokens at the position of their main token.

    Offsets are code points of the cleaned text. Call it as Whoosh does; Whoosh's options are those of its tokenizers.
    """

    is_morph = False

    def __init__(self, view: View = "exact", extra: bool = True) -> None:
        self.view = view
        self.extra = extra

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        return hash((self.view, self.extra))

    def __repr__(self) -> str:
        return f"ViewAnalyzer({self.view!r}, extra={self.extra})"

    def __call__(
        self,
        value: str,
        positions: bool = False,
        chars: bool = False,
        keeporiginal: bool = False,
        removestops: bool = True,
        start_pos: int = 0,
        start_char: int = 0,
        mode: str = "",
        **options: Any,
    ) -> Iterator[Any]:
        analysis = analyze(clean_stored(value))
        token: Any = Token(positions, chars, removestops=removestops, mode=mode, **options)
        for at, text in enumerate(analysis.exact if self.view == "exact" else analysis.folded):
            if analysis.extra[at] and not self.extra:
                continue
            token.text, token.boost, token.stopped = text, 1.0, False
            if keeporiginal:
                token.original = text
            if positions:
                token.pos = start_pos + analysis.positions[at]
            if chars:
                token.startchar, token.endchar = start_char + analysis.starts[at], start_char + analysis.ends[at]
            yield token
