"""
Which words say what in a sentence about awards? The lists of ``words.toml``, as parts of patterns.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

__all__ = ["any_of", "listed"]


@cache
def _lists() -> dict[str, list[str]]:
    return tomllib.loads((files(__package__) / "words.toml").read_text("utf-8"))


def listed(name: str) -> frozenset[str]:
    """Return the entries of a list."""
    return frozenset(_lists()[name])


def any_of(name: str) -> str:
    """Return a pattern for any entry of a list, longer ones first: "trường hợp" is tried before "trường"."""
    return "|".join(sorted(_lists()[name], key=lambda entry: -len(re.sub(r"\(\?[:!<].*?\)\??", "", entry))))
