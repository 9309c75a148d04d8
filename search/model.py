"""
What an article is: its text, its facets, its awards, and the sentence that says each of them.

Everything here is a frozen value. ``Article.to_json`` gives the shape that the command line, the API and the index
share; ``Article.from_json`` reads it back. Unknown is ``None`` (or an empty tuple), never a guess.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from typing import Any, Literal

Role = Literal["subject", "mention"]
Status = Literal["received", "announced", "proposed"]
Level = Literal["N", "C", "T", "S", "K"]
YearBasis = Literal["stated", "context"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """
    The sentence that says a thing.

    *field* is ``title``, ``summary``, ``body`` or ``captions.N``; *start* and *end* (exclusive) count Unicode code
    points of that field's stored NFC text, and ``text[start:end] == sentence`` always holds.
    """

    field: str
    start: int
    end: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Said:
    """
    The sentence that says a plain value, one that is no record with evidence of its own.

    *of* names where the value stands: ``event_at``, ``covers`` or ``ranges`` (of the years), or ``award_types``.
    """

    of: str
    value: str | int | tuple[int, int]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Officer:
    """A unit that leads a cluster in one year: *role* is ``Cụm trưởng``, ``Cụm phó``, ``Khối trưởng`` …."""

    unit: str
    role: str
    year: int | None = None


_PLAIN_NAME = re.compile(r"(?:cụm|khối)(?: (?:thi đua|tđ|khen thưởng|số)|,|-)* \S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cluster:
    """An emulation cluster (cụm, khối thi đua). *name* is printed without its place; *number* is an integer."""

    number: int | None
    name: str
    place: str | None = None
    members: tuple[str, ...] = ()
    officers: tuple[Officer, ...] = ()
    evidence: Evidence | None = None

    @property
    def value(self) -> str:
        """
        The facet value: ``Hà Nội/9``; without a number its name; ``?/9`` where the place is not known.

        A khối has its kind in the value (``Hà Nội/khối 9``): it is another cluster than the cụm of that number. One
        numbered among those of its sort ("Khối thi đua doanh nghiệp số 2") has its name.
        """
        if self.number is None or not _PLAIN_NAME.fullmatch(self.name):
            own = self.name
        else:
            own = f"khối {self.number}" if self.name.lower().startswith("khối") else str(self.number)
        return f"{self.place or '?'}/{own}"

    @property
    def label(self) -> str:
        """What people read: ``Cụm thi đua số 9 (Hà Nội)``."""
        return f"{self.name} ({self.place})" if self.place else self.name


@dataclass(frozen=True, slots=True)
class District:
    """A district-level unit as printed then. *kind* (``type`` in JSON) is quận, huyện, thị xã or thành phố."""

    name: str
    kind: str | None
    province: str | None
    role: Role
    evidence: Evidence | None = None

    @property
    def value(self) -> str:
        """The facet value: ``Hà Nội/quận Tây Hồ``; ``?/quận Tây Hồ`` where the province is not known."""
        return f"{self.province or '?'}/{self.kind + ' ' if self.kind else ''}{self.name}"

    @property
    def label(self) -> str:
        """What people read: ``Quận Tây Hồ``."""
        text = f"{self.kind + ' ' if self.kind else ''}{self.name}"
        return text[:1].upper() + text[1:]


@dataclass(frozen=True, slots=True)
class Years:
    """Years of publication and event; *covers* are the years whose work is judged or planned; *ranges* periods."""

    published: int | None = None
    event: int | None = None
    covers: tuple[int, ...] = ()
    ranges: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Award:
    """One recipient, or one counted group of them, and one award: a row of the ledger."""

    award_type: str
    status: Status
    recipient: str | None = None
    count: int | None = None
    of: str | None = None
    approx: str | None = None
    unit: str | None = None
    shared: bool = False
    award_detail: str | None = None
    rank: str | None = None
    level: Level | None = None
    giver: str | None = None
    year: int | None = None
    year_basis: YearBasis | None = None
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Excluded:
    """What of the raw page is not the article: *share* of its characters (0 to 1) and the places in its NFC text."""

    share: float = 0.0
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """
    One article. All text is NFC. *published_at* and *event_at* are ISO 8601: a date, or a date and time with offset.

    *corrected* names the fields that staff corrected by hand; *extra* keeps unknown keys of a source; *evidence* has
    the sentences of values that are no records (of an award type only where no award record says it);
    *origin* is the SOURCE that brought it, *content_hash* the hash of what was read (both belong to the index).
    """

    id: str
    title: str = ""
    body: str = ""
    summary: str | None = None
    captions: tuple[str, ...] = ()
    published_at: str | None = None
    event_at: str | None = None
    source: str | None = None
    original_source: str | None = None
    authors: tuple[str, ...] = ()
    section: str | None = None
    url: str | None = None
    clusters: tuple[Cluster, ...] = ()
    districts: tuple[District, ...] = ()
    years: Years = field(default_factory=Years)
    award_types: tuple[str, ...] = ()
    awards: tuple[Award, ...] = ()
    excluded: Excluded = field(default_factory=Excluded)
    raw_length: int = 0
    corrected: tuple[str, ...] = ()
    evidence: tuple[Said, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict, hash=False)

    def text_of(self, name: str) -> str:
        """Return the text of a field as evidence names it: ``title``, ``summary``, ``body`` or ``captions.N``."""
        if name.startswith("captions."):
            return self.captions[int(name[9:])]
        return {"title": self.title, "summary": self.summary or "", "body": self.body}[name]

    def plain_values(self, of: str) -> tuple[object, ...]:
        """Return the values that :class:`Said` calls *of*, in order; ``KeyError`` for another name."""
        by_name: dict[str, tuple[object, ...]] = {
            "event_at": (self.event_at,),
            "covers": self.years.covers,
            "ranges": self.years.ranges,
            "award_types": self.award_types,
        }
        return by_name[of]

    def evidence_for(self, of: str, value: object) -> Evidence | None:
        """Return the sentence that says a plain value; for an award type else that of its first award record."""
        told = [s.evidence for s in self.evidence if (s.of, s.value) == (of, value)]
        if of == "award_types":
            told += [a.evidence for a in self.awards if a.award_type == value and a.evidence]
        return told[0] if told else None

    def to_json(self) -> dict[str, Any]:
        """Return the JSON object of the contract, section 5: plain dicts, lists, strings, numbers and ``None``."""
        out: dict[str, Any] = {
            name: [_district_json(d) for d in self.districts] if name == "districts" else _plain(getattr(self, name))
            for name in _ARTICLE_NAMES
            if name != "extra"
        }
        if self.extra:
            out["extra"] = self.extra
        return out

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Article:
        """Read what :meth:`to_json` wrote. Keys this version does not know are left out."""
        known = {name: data[name] for name in _ARTICLE_NAMES if name in data}
        for name in ("captions", "authors", "award_types", "corrected"):
            known[name] = tuple(known.get(name) or ())
        known["clusters"] = tuple(_cluster(c) for c in known.get("clusters") or ())
        known["districts"] = tuple(_district(d) for d in known.get("districts") or ())
        known["awards"] = tuple(_award(a) for a in known.get("awards") or ())
        known["years"] = _years(known.get("years") or {})
        known["evidence"] = tuple(s for e in known.get("evidence") or () for s in _said(e))
        spans = known.get("excluded") or {}
        known["excluded"] = Excluded(spans.get("share", 0.0), tuple((a, b) for a, b in spans.get("spans", ())))
        return cls(**known)

    @classmethod
    def outline(cls, data: dict[str, Any]) -> Article:
        """
        Read what :meth:`to_json` wrote for tables of many articles: id, title, dates, source, and clusters, districts
        and awards without members, officers and sentences (evidence has its place only). Equal strings are shared.
        """
        return cls(
            id=data["id"],
            title=data.get("title", ""),
            published_at=data.get("published_at"),
            event_at=data.get("event_at"),
            source=_shared(data.get("source")),
            clusters=tuple(
                Cluster(c.get("number"), _shared(c["name"]), _shared(c.get("place")))
                for c in data.get("clusters") or ()
            ),
            districts=tuple(
                District(_shared(d["name"]), _shared(d.get("type")), _shared(d.get("province")), _shared(d["role"]))
                for d in data.get("districts") or ()
            ),
            awards=tuple(_award_outline(a) for a in data.get("awards") or ()),
        )


_ARTICLE_NAMES = tuple(f.name for f in fields(Article))


def award_json(award: Award) -> dict[str, Any]:
    """Return the JSON object of one award record (contract, section 5)."""
    order = (
        "recipient",
        "count",
        "of",
        "approx",
        "unit",
        "shared",
        "award_type",
        "award_detail",
        "rank",
        "level",
        "giver",
        "year",
        "year_basis",
        "status",
        "evidence",
    )
    return {name: _plain(getattr(award, name)) for name in order}


_ATOMS = frozenset({str, int, float, bool, type(None)})


def _plain(value: Any) -> Any:
    if type(value) in _ATOMS:  # most values are
        return value
    if isinstance(value, Award):
        return award_json(value)
    if isinstance(value, (tuple, list)):
        return [_plain(v) for v in value]
    if hasattr(value, "__dataclass_fields__"):
        return {name: _plain(getattr(value, name)) for name in _names(value)}
    return value


_NAMES: dict[type, tuple[str, ...]] = {}


def _names(value: Any) -> tuple[str, ...]:
    """The names of a dataclass's fields, asked for once a class."""
    found = _NAMES.get(type(value))
    if found is None:
        found = _NAMES[type(value)] = tuple(f.name for f in fields(value))
    return found


def _district_json(d: District) -> dict[str, Any]:
    return {"name": d.name, "type": d.kind, "province": d.province, "role": d.role, "evidence": _plain(d.evidence)}


def _evidence(data: dict[str, Any] | None) -> Evidence | None:
    return Evidence(data["field"], data["start"], data["end"], data["sentence"]) if data else None


def _said(data: dict[str, Any]) -> Iterator[Said]:
    """Yield what one entry says; nothing for a kind of value that only a later version knows."""
    evidence = _evidence(data.get("evidence"))
    if evidence and data["of"] in ("event_at", "covers", "ranges", "award_types"):
        value = data["value"]
        yield Said(data["of"], (value[0], value[1]) if isinstance(value, list) else value, evidence)


def _cluster(data: dict[str, Any]) -> Cluster:
    officers = tuple(Officer(o["unit"], o["role"], o.get("year")) for o in data.get("officers") or ())
    return Cluster(
        data.get("number"),
        data["name"],
        data.get("place"),
        tuple(data.get("members") or ()),
        officers,
        _evidence(data.get("evidence")),
    )


def _district(data: dict[str, Any]) -> District:
    return District(data["name"], data.get("type"), data.get("province"), data["role"], _evidence(data.get("evidence")))


def _award(data: dict[str, Any]) -> Award:
    known = {name: data[name] for name in _AWARD_NAMES if name in data}
    known["evidence"] = _evidence(data.get("evidence"))
    return Award(**known)


def _award_outline(data: dict[str, Any]) -> Award:
    known = {name: _shared(data[name]) for name in _AWARD_NAMES if name in data}
    said = data.get("evidence")
    known["evidence"] = Evidence(_shared(said["field"]), said["start"], said["end"], "") if said else None
    return Award(**known)


def _shared(value: Any) -> Any:
    """The same string as everywhere: places and awards are named again and again."""
    return sys.intern(value) if type(value) is str else value


_AWARD_NAMES = tuple(f.name for f in fields(Award))


def _years(data: dict[str, Any]) -> Years:
    return Years(
        data.get("published"),
        data.get("event"),
        tuple(data.get("covers") or ()),
        tuple((a, b) for a, b in data.get("ranges") or ()),
    )
