"""
Which awards are there, at which level, and which of them does a person mean by a short form?

The data is ``data/awards.toml`` (law 06/2022/QH15 and its predecessor). Extraction and facets share it: a value in an
article is always one of ``AWARD_TYPES`` by its ``name``.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ..model import Level

__all__ = [
    "AWARD_LEVELS",
    "AWARD_TYPES",
    "AwardLevel",
    "AwardType",
    "award_level_by_any_form",
    "award_type",
    "award_type_by_any_form",
    "award_type_candidates",
    "award_types_by_level",
]


@dataclass(frozen=True, slots=True)
class AwardType:
    """One award type: *name* is the facet value, *order* its place in lists, *forms* other ways to write it."""

    order: int
    name: str
    level: Level | None
    ranks: tuple[str, ...]
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AwardLevel:
    """One step of the hierarchy level › type. *code* is ``None`` for awards whose level no text states."""

    code: Level | None
    label: str


def _load() -> tuple[tuple[AwardType, ...], tuple[AwardLevel, ...]]:
    data = tomllib.loads((files(__package__) / "data" / "awards.toml").read_text("utf-8"))
    types = tuple(
        AwardType(row["order"], row["name"], row.get("level"), tuple(row.get("ranks", ())), tuple(row["forms"]))
        for row in data["type"]
    )
    levels = tuple(AwardLevel(row["code"] or None, row["label"]) for row in data["level"])
    return tuple(sorted(types, key=lambda t: t.order)), levels


AWARD_TYPES, AWARD_LEVELS = _load()
_BY_NAME = {t.name: t for t in AWARD_TYPES}


def award_type(name: str) -> AwardType:
    """Return the type with this canonical name; ``KeyError`` for any other string."""
    return _BY_NAME[name]


def award_types_by_level() -> dict[AwardLevel, tuple[AwardType, ...]]:
    """Return the hierarchy of the facet: every level in its order, with its types in theirs."""
    return {level: tuple(t for t in AWARD_TYPES if t.level == level.code) for level in AWARD_LEVELS}


def award_type_candidates(text: str) -> tuple[str, ...]:
    """
    Return the canonical names that *text* may mean, in the vocabulary's order; empty where none.

    Marks and case do not matter. A full name or written form ("cstđ cơ sở", "hcld") beats a part of one; where no form
    is the whole text, every type is a candidate that has a form in which all words of *text* stand in a row
    ("anh hung lao", "bang khen").
    """
    wanted = _plain(text)
    if not wanted:
        return ()
    index = _forms()
    exact = tuple(name for name, forms in index if forms[0] == wanted) or tuple(
        name for name, forms in index if wanted in forms
    )
    if exact:
        return exact
    inside = f" {wanted} "
    return tuple(name for name, forms in index if any(inside in f" {form} " for form in forms))


def award_type_by_any_form(text: str) -> str | None:
    """Return the canonical name if *text* means exactly one award type, else ``None``."""
    found = award_type_candidates(text)
    return found[0] if len(found) == 1 else None


def award_level_by_any_form(text: str) -> AwardLevel | None:
    """Return the level for its letter or its label, with or without marks ("N", "cap nha nuoc")."""
    wanted = _plain(text)
    return (
        next((level for level in AWARD_LEVELS if wanted in (_plain(level.code or ""), _plain(level.label))), None)
        if wanted
        else None
    )


@cache
def _forms() -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((t.name, tuple(_plain(form) for form in (t.name, *t.forms))) for t in AWARD_TYPES)


def _plain(text: str) -> str:
    """Return *text* in lower case without marks, its words joined by one space: "Bằng khen/X" -> "bang khen x"."""
    bare = "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))
    bare = re.sub(r"\bchien sy\b", "chien si", bare.replace("đ", "d"))
    return " ".join(re.findall(r"[^\W_]+", bare))
