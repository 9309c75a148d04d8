"""
In which language does the page speak?

Vietnamese is the source: messages stand in code and templates as they are read. ``locale/en.toml`` gives each of them
in English; a test sees that none is missing. The language is part of the address (``lang=en``), so a link says what
its reader gets, and no cookie is needed.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Final

from flask import g, has_request_context

from search.params import FAULTS

LANGUAGES: Final = {"vi": "Tiếng Việt", "en": "English"}
DEFAULT: Final = "vi"


@cache
def catalogue(language: str) -> dict[str, str]:
    """Return Vietnamese message -> message in *language*."""
    if language == DEFAULT:
        return {}
    text = (files(__package__) / "locale" / f"{language}.toml").read_text("utf-8")
    return dict(tomllib.loads(text))


def language() -> str:
    """Return the language of the request, Vietnamese outside of one."""
    return str(g.get("language", DEFAULT)) if has_request_context() else DEFAULT


def gettext(message: str, /, **values: Any) -> str:
    """Return *message* in the request's language with ``{name}`` filled in. Plain text: escaping comes after."""
    found = catalogue(language()).get(message, message)
    return found.format(**values) if values else found


def said(message: str) -> str:
    """
    Return what the core has said, values already filled in, in the request's language; as it is where that is unknown.

    The catalogue's message is the pattern: what stands at its ``{name}`` is carried over.
    """
    for pattern, wanted in _spoken(language()):
        if found := pattern.fullmatch(message):
            return wanted.format(**found.groupdict())
    return message


@cache
def _spoken(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    known = catalogue(language)
    return tuple((_pattern(text), known[text]) for text in FAULTS.values() if text in known)


def _pattern(message: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\{(\w+)\\}", r"(?P<\1>.*)", re.escape(message)), re.DOTALL)


def number(value: float) -> str:
    """Return a number as the language writes it: ``1.656`` and ``39.601,9`` in Vietnamese."""
    text = f"{value:,}" if isinstance(value, int) else f"{value:,.1f}"
    return text if language() == "en" else text.translate(str.maketrans(",.", ".,"))


_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day(stamp: str | None) -> str:
    """Return the day of an ISO date or time: ``22/01/2024``, in English ``22 Jan 2024``; nothing for ``None``."""
    if not stamp:
        return ""
    year, month, date = stamp[:10].split("-")
    return f"{int(date)} {_MONTHS[int(month) - 1]} {year}" if language() == "en" else f"{date}/{month}/{year}"


def moment(stamp: str | None) -> str:
    """Return day and time of an ISO time: ``22/01/2024, 20:06``; only the day where there is no time."""
    return f"{day(stamp)}, {stamp[11:16]}" if stamp and len(stamp) > 10 else day(stamp)
