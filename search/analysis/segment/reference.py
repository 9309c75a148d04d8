"""PyVi itself: the measure of our decoder, and what answers when the installed model has an unknown shape."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from ...errors import MissingPackage


@lru_cache(maxsize=1)
def _pyvi() -> Any:
    try:
        import warnings

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # PyVi's patterns have old escapes, its pickle an old NumPy name
            from pyvi.ViTokenizer import ViTokenizer
    except ImportError as error:
        raise MissingPackage(
            "PyVi is needed to find words, and is not installed.", hint="Install it: pip install pyvi"
        ) from error
    return ViTokenizer


def tokenize(text: str) -> str:
    """Return PyVi's own answer."""
    return str(_pyvi().tokenize(text))


def joins(text: str) -> tuple[list[str], list[bool]]:
    """Return PyVi's syllables of *text*, and for each whether it is joined to the one before."""
    syllables: list[str] = _pyvi().sylabelize(text)[1]
    answer, out, at = tokenize(text), [], 0
    for number, syllable in enumerate(syllables):
        out.append(number > 0 and answer[at - 1] == "_")
        at += len(syllable) + 1
    return syllables, out
