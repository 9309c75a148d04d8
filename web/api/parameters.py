"""
Which parameters does each endpoint take? One table: the OpenAPI document and the docs page are made from it.

A test asks every endpoint with each of its parameters, so the table cannot promise what the code does not do.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from search.fields import FACET_NAMES, FACETS
from search.ledger import LEDGER_FILTERS
from search.params import MAX_VALUE_LENGTH, MAX_VALUES, SORTS
from search.request import MAX_LIMIT

from ..ask_awards import GROUPS
from ..ask_awards import SORTS as LEDGER_SORTS

_DATE: Final = (
    r"^([0-9]{4}(-[0-9]{1,2}){0,2}|[0-9]{1,2}[/-][0-9]{4}"
    r"|[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{4})?$"
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: *schema* is JSON Schema, *many* means it may be repeated (several values mean *or*)."""

    name: str
    text: str
    schema: dict[str, Any] = field(default_factory=lambda: {"type": "string"})
    many: bool = False
    place: str = "query"
    example: Any = None


def _number(name: str, text: str, default: int, most: int) -> Parameter:
    return Parameter(name, text, {"type": "integer", "minimum": 1, "maximum": most, "default": default})


def _flag(name: str, text: str) -> Parameter:
    return Parameter(name, text, {"type": "string", "enum": ["0", "1", "true", "false"], "default": "0"})


def _choice(name: str, text: str, values: tuple[str, ...]) -> Parameter:
    return Parameter(name, text, {"type": "string", "enum": list(values)})


_VALUE: Final = {"type": "string", "maxLength": MAX_VALUE_LENGTH}
_LABELS: Final = {f.name: f.label for f in FACETS}
_EXAMPLES: Final = {
    "cluster": "Hà Nội/9",
    "district": "Hà Nội/quận Tây Hồ",
    "year": "2024",
    "covers": "2023",
    "award_type": "Cờ thi đua của Chính phủ",
    "award_status": "received",
    "award_level": "C",
    "province": "Hà Nội",
    "source": "Hànộimới",
    "rank": "nhất",
    "giver": "_none",
    "recipient": "tay ho",
}
_Q: Final = Parameter(
    "q",
    "The words to search for, with or without diacritics. Quotation marks make a phrase, "
    "-word excludes, word* is a prefix.",
    {"type": "string"},
    example="cum thi dua so 9",
)
_DATES: Final = (
    Parameter("from", "First day: 2024-01-22, 22/01/2024, 1/2024 or 2024.", {"type": "string", "pattern": _DATE}),
    Parameter("to", "Last day, included.", {"type": "string", "pattern": _DATE}),
)
_FACETS: Final = tuple(
    Parameter(
        n,
        f"{_LABELS[n]}. A canonical value, a short form that means one value, or `_none` (not known).",
        _VALUE,
        many=True,
        example=_EXAMPLES[n],
    )
    for n in FACET_NAMES
)

SEARCH: Final = (
    _Q,
    *_FACETS,
    *_DATES,
    _choice("sort", "Order. Usually relevance if there is a text, else newest.", SORTS),
    _flag("exact", "1: search for the words as typed, without rescue."),
    _choice("match", "all: every word is required. any: rank articles that have any of the words.", ("all", "any")),
    _flag("explain", "1: say why each hit was found, with the parts of its score."),
    _number("limit", "Hits of a page.", 10, MAX_LIMIT),
    _number("page", "Page, from 1.", 1, 1_000_000),
)
AWARDS: Final = (
    Parameter("q", "Words of the recipient, with or without diacritics.", example="tay ho"),
    *(
        Parameter(n, f"Keep rows with this {n.replace('_', ' ')}.", _VALUE, many=True, example=_EXAMPLES.get(n))
        for n in LEDGER_FILTERS
    ),
    _choice("sort", "Order of the rows.", LEDGER_SORTS),
    _choice("group", "Also give the rows of the page in groups, each with totals.", GROUPS),
    _number("limit", "Rows of a page.", 50, MAX_LIMIT),
    _number("page", "Page, from 1.", 1, 1_000_000),
)
SUGGEST: Final = (
    Parameter("q", "What was typed so far.", example="tay h"),
    _number("limit", "Completions.", 8, 20),
    _choice("format", "opensearch: the two lists that browsers expect of a search box.", ("json", "opensearch")),
)
ARTICLE_ID: Final = Parameter(
    "article_id", "Id of the article; it may hold slashes.", {"type": "string", "minLength": 1}, place="path"
)
FIELD: Final = Parameter("field", "Name of the facet.", {"type": "string", "enum": list(FACET_NAMES)}, place="path")
FACET: Final = (
    FIELD,
    *(p for p in SEARCH if p.name not in ("sort", "explain", "limit", "page")),
    Parameter("contains", "Keep values whose label holds these words, with or without diacritics."),
)
LIMITS: Final = {"values": MAX_VALUES}
