"""
Which newspaper, broadcaster or agency is meant: one canonical name for each written form.

The names are data (``newspapers.toml``, with aliases, tags and web addresses), read on first use.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_PREFIX = re.compile(r"^(?:báo|tạp chí)(?: điện tử)? +|^(?:trang )?thông tin điện tử báo +", re.IGNORECASE)
_SUFFIX = re.compile(r" +(?:điện tử|online)$", re.IGNORECASE)
_MARKS = dict.fromkeys(map(ord, "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"))


@dataclass(frozen=True, slots=True)
class Newspaper:
    """One paper. *agency*: others print its reports under its tag."""

    name: str
    aliases: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    agency: bool = False


@cache
def newspapers() -> tuple[Newspaper, ...]:
    """Return every paper of the list, provincial ones included."""
    data = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    listed = [_listed(entry) for entry in data["newspaper"]]
    for place in data["provincial"]["names"]:
        host = "bao" + _ascii(place).replace(" ", "")
        listed.append(Newspaper(f"Báo {place}", domains=tuple(f"{host}.{end}" for end in ("vn", "com.vn", "org.vn"))))
    listed += [Newspaper(name, agency=True) for name in data["foreign"]["names"]]
    listed.append(Newspaper("Tân Hoa xã", tuple(data["foreign"]["xinhua"]), agency=True))
    return tuple(listed)


def canonical(text: str) -> str | None:
    """
    Return the canonical name of the paper that *text*, as a whole, names; ``None`` if no listed one.

    ``Báo Hànộimới``, ``HNMO``, ``hanoimoi.vn``, ``https://hanoimoi.vn/bai-1.html`` -> ``Hànộimới``. Case and the
    words "Báo", "điện tử", "online" around a name do not matter; diacritics do.
    """
    key = _key(text)
    forms = _forms()
    if key in forms:
        return forms[key]
    bare = _SUFFIX.sub("", _PREFIX.sub("", key))
    if bare != key:
        return forms.get(bare) or forms.get(f"báo {bare}")
    return by_domain(text)


def by_tag(tag: str) -> Newspaper | None:
    """Return the paper whose articles begin with *tag* (``LĐTĐ``, ``HNMO``, ``Dân trí``); case matters little."""
    return _tags().get(_key(tag))


def by_domain(address: str) -> str | None:
    """Return the paper at a web address: ``https://www.hanoimoi.vn/x`` and ``m.hanoimoi.vn`` -> ``Hànộimới``."""
    match = re.match(r"(?:https?://)?([a-z0-9.-]+\.[a-z]{2,})(?:[/:?#]|$)", address.strip().lower())
    host = match.group(1) if match else ""
    while "." in host:
        if host in _domains():
            return _domains()[host]
        host = host.partition(".")[2]
    return None


def find_names(text: str) -> Iterator[tuple[int, int, str]]:
    """
    Yield start, end and canonical name of the papers that *text* names in a way that cannot mean anything else.

    A name that is also an ordinary word (Lao Động, Thanh Niên, Tin tức) counts only after "Báo".
    """
    for match in _pattern().finditer(text):
        name = canonical(match.group())
        if name:
            yield match.start(), match.end(), name


def _listed(entry: dict[str, Any]) -> Newspaper:
    aliases, tags, domains = (tuple(entry.get(key, ())) for key in ("aliases", "tags", "domains"))
    return Newspaper(entry["name"], aliases, tags, domains, entry.get("agency", False))


@cache
def _forms() -> dict[str, str]:
    forms: dict[str, str] = {}
    for paper in newspapers():
        long_tags = (tag for tag in paper.tags if len(tag) > 3)  # "TP" or "CT" alone name no paper
        for form in (paper.name, *paper.aliases, *long_tags, *paper.domains):
            forms.setdefault(_key(form), paper.name)
    return forms


@cache
def _tags() -> dict[str, Newspaper]:
    return {_key(tag): paper for paper in newspapers() for tag in (*paper.tags, paper.name)}


@cache
def _domains() -> dict[str, str]:
    return {domain: paper.name for paper in newspapers() for domain in paper.domains}


@cache
def _pattern() -> re.Pattern[str]:
    plain, papers = [], []
    for paper in newspapers():
        for form in (paper.name, *paper.aliases):
            papers.append(re.escape(form.removeprefix("Báo ")))
            if _distinct(form):
                plain.append(re.escape(form))
    longest = sorted(papers, key=len, reverse=True)
    alone = sorted(plain, key=len, reverse=True)
    return re.compile(
        rf"(?<!\w)(?:(?:[Bb]áo|BÁO)(?: [Đđ]iện tử)? (?i:{'|'.join(longest)})|(?:{'|'.join(alone)}))(?!\w)"
    )


def _distinct(form: str) -> bool:
    """Whether a form is no ordinary word: "Báo …", one word without a space (Hànộimới, VnExpress), a long name."""
    return (
        form.startswith(("Báo ", "Tạp chí ", "Đài ", "Cổng "))
        or (" " not in form and len(form) > 4)
        or form in ("Sài Gòn Giải Phóng", "Thông tấn xã Việt Nam", "Tuổi Trẻ Online", "VTC News", "Lao động Thủ đô")
    )


def _key(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _ascii(text: str) -> str:
    return unicodedata.normalize("NFD", text.casefold()).translate(_MARKS).replace("đ", "d")
