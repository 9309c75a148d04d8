"""Which paper's tag begins a lead? ``(LĐTĐ) Ngày …``, ``(HNMO) - Chiều …``, ``TTO - …``, ``VOV.VN - …``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from search.vocabulary.newspapers import Newspaper, by_tag, canonical

from .nonnames import phrases

_BRACKETED = re.compile(r"^[(\[]\s*(?P<tag>[^()\[\]]{2,40}?)\s*[)\]]\s*(?P<dash>[-–—:.]*)\s*")
_DASHED = re.compile(r"^(?P<tag>[A-Za-zÀ-ỹĐđ.&+/]{2,20}(?: [A-Za-zÀ-ỹĐđ.]{2,10})?)\s*(?P<dash>[-–—:]+)\s+")
_UNKNOWN = re.compile(r"[A-ZĐ&]{2,8}(?:Online|VN|\.VN)?(?:/[A-Z]+)?")
# Abbreviations in brackets or before a dash that are words of the text.
_WORDS = phrases("""
UBND|HĐND|MTTQ|TP|TW|BCH|CLB|HTX|THPT|THCS|ĐH|BHXH|NHNN|GDP|COVID|WHO|UNESCO|XHCN
""")


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag at the beginning of a text: its length with all that separates it, and the paper, if it is listed."""

    length: int
    text: str
    paper: Newspaper | None
    bracketed: bool


def read_tag(text: str) -> Tag | None:
    """
    Return the tag that *text* begins with; ``None`` without one.

    In brackets any listed paper or any short form in capitals is a tag. Before a dash only a listed tag is one:
    "UBND - …" and "Hà Nội - …" are words.
    """
    match = _BRACKETED.match(text)
    if match and match.end() < len(text):
        name = match["tag"]
        paper = by_tag(name) or (by_tag(name.split("/")[-1]) if "/" in name else None)
        named = name.lower().startswith("báo ") and (canonical(name) or len(name.split()) <= 6)
        if paper or named or (_UNKNOWN.fullmatch(name) and name not in _WORDS):
            return Tag(match.end(), name, paper or _named(name), True)
    match = _DASHED.match(text)
    if match and match.end() < len(text):
        paper = by_tag(match["tag"])
        if paper and len(match["tag"]) > 1:
            return Tag(match.end(), match["tag"], paper, False)
    return None


def _named(name: str) -> Newspaper | None:
    known = canonical(name)
    if known:
        return Newspaper(known)
    return Newspaper(name) if name.lower().startswith("báo ") else None
