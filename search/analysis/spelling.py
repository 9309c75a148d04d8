"""
One key for the spellings of one syllable: tone placement (hoà, hòa), i and y (kỹ, kĩ), case and encoding.

The key is for comparing; what is shown stays as printed.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from .fold import fold, lower_text
from .normalise import normalise
from .syllable import add_tone, shape, split_tone, tone_index

_JOINERS = dict.fromkeys((0x200C, 0x200D))
# Letters of Vietnamese, each one code point: they are NFC, and Python's own lower case is ours.
_USUAL = re.compile("[a-zA-ZÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]+")


@lru_cache(maxsize=16384)  # twice the syllables of a corpus: bounds what strangers' words take (4 MB)
def key(syllable: str) -> str:
    """
    Return the canonical spelling of one word: the *exact* view.

    Lower case, NFC, đ for its look-alikes. If the word can be a Vietnamese syllable with at most one tone, the tone
    stands where the older style puts it, wherever it was typed (``hoà``, ``hòa`` -> ``hòa``; ``qúy`` -> ``quý``), and
    i and y are one where the data says so (``kĩ`` -> ``kỹ``, ``bác sỹ`` -> ``sĩ``). Other words keep their marks.
    Idempotent; ``fold_key(key(w))`` depends only on the unmarked spelling of *w*.
    """
    usual = syllable.isascii() or _USUAL.fullmatch(syllable)
    word = syllable.lower() if usual else lower_text(normalise(syllable)).translate(_JOINERS)
    parts = shape(fold(word))
    if parts is None:
        return word
    letters, tones = split_tone(word)
    marked = [tone for tone in tones if tone]
    if len(marked) > 1:
        return word
    letters = _one_of_i_and_y(letters, parts.vowels, parts.coda)
    return add_tone(letters, tone_index(letters, parts), marked[0]) if marked else letters


def fold_key(exact: str) -> str:
    """Return the folded view of an exact key: no marks, not even loose combining ones."""
    folded = fold(exact)
    if folded.isascii():
        return folded
    return "".join(char for char in folded if not "\u0300" <= char <= "\u036f") or folded


def folded_key(word: str) -> str:
    """Return the folded view of a printed or typed word; ``folded_key("Kĩ") == folded_key("KỶ") == "ky"``."""
    return fold_key(key(word))


def _one_of_i_and_y(letters: str, vowels: int, coda: int) -> str:
    if letters[vowels:coda] not in ("i", "y"):
        return letters
    written = _variants().get((letters[:vowels], letters[coda:]))
    return letters[:vowels] + written + letters[coda:] if written else letters


@cache
def _variants() -> dict[tuple[str, str], str]:
    """(onset, coda) -> the letter that the key has."""
    rows = spelling_data()["variant"]
    return {(row["onset"], coda): row["written"] for row in rows for coda in ("", *row.get("codas", ()))}


@cache
def spelling_data() -> dict[str, Any]:
    """Return the data file of spelling variants: ``variant`` rows and ``differ.pairs``."""
    return tomllib.loads(files(__package__).joinpath("data", "spelling.toml").read_text(encoding="utf-8"))
