"""
What does an index know of each article besides its text? Ids, titles, dates, facets and award keys, as arrays.

A facet is ``single`` (the code of an article's one value; the number of codes where it has several) with the rare rest
as pairs in ``multi_doc``/``multi_code``. ``_none`` is a value like any other. Joint facets share one column of award
keys (type, status, level).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b
from typing import Any, Final, Self

import numpy as np

from ...errors import TimTinError
from ...fields import FACETS, NONE, AwardKey, award_keys, date_of, facet_values
from ...model import Article
from .mapped import Array

NO_DATE: Final = -(1 << 31)
PLAIN_FACETS: Final = tuple(f.name for f in FACETS if not f.joint)
KEYS: Final = "award_keys"
EPOCH: Final = date(1970, 1, 1).toordinal()


def days(text: str | None) -> int:
    """Return an ISO date as days since 1970-01-01, ``NO_DATE`` for none or for something that is no date."""
    try:
        return date.fromisoformat(text[:10]).toordinal() - EPOCH if text else NO_DATE
    except ValueError:
        return NO_DATE


def id_hash(article_id: str) -> int:
    """Return the 64-bit number by which an id is looked up."""
    return int.from_bytes(blake2b(article_id.encode(), digest_size=8).digest(), "little")


class Blob:
    """Many short byte strings as one: text *i* is ``blob[at[i]:at[i + 1]]``."""

    def __init__(self, texts: Sequence[bytes]) -> None:
        self._set(b"".join(texts), np.fromiter(map(len, texts), np.int64, len(texts)))

    @classmethod
    def of(cls, blob: bytes, sizes: Array) -> Self:
        """Return texts that stand end to end already."""
        made = cls.__new__(cls)
        made._set(blob, sizes)
        return made

    def _set(self, blob: bytes, sizes: Array) -> None:
        self.blob = np.frombuffer(blob, "|u1")
        ends = np.cumsum(sizes)
        self.at = np.concatenate([[0], ends]).astype(place_type(ends))

    def __len__(self) -> int:
        return len(self.at) - 1


def place_type(ends: Array) -> str:
    """Return the dtype of places in a blob, given the end of each text."""
    return "<u4" if not len(ends) or ends[-1] < 1 << 32 else "<u8"


@dataclass(slots=True)
class Columns:
    """Columns as rows, article by article: what a segment is given."""

    ids: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    dates: list[int] = field(default_factory=list)
    hashes: list[str] = field(default_factory=list)
    origins: list[str] = field(default_factory=list)
    facets: dict[str, list[tuple[str, ...]]] = field(default_factory=lambda: {name: [] for name in PLAIN_FACETS})
    keys: list[tuple[AwardKey, ...]] = field(default_factory=list)

    def add(self, article: Article, origin: str, content_hash: str) -> None:
        """Add an article's row; ``TimTinError`` where its title or body is no text, as a program may give it."""
        for name in ("title", "body"):
            if not isinstance(text := getattr(article, name), str):
                raise TimTinError(
                    f"expected text, found {text!r}.",
                    where=f"article {article.id}, {name}",
                    hint='Give "" for none.',
                )
        self.ids.append(article.id)
        self.titles.append(article.title)
        self.dates.append(days(date_of(article)))
        self.hashes.append(content_hash)
        self.origins.append(origin)
        values = facet_values(article)
        for name, rows in self.facets.items():
            rows.append(values[name] or (NONE,))
        self.keys.append(award_keys(article))

    def extend(self, other: Columns) -> None:
        """Append the rows of *other*."""
        self.ids += other.ids
        self.titles += other.titles
        self.dates += other.dates
        self.hashes += other.hashes
        self.origins += other.origins
        for name, rows in self.facets.items():
            rows += other.facets[name]
        self.keys += other.keys

    def arrays(self) -> tuple[dict[str, Array], dict[str, list[Any]]]:
        """Return the arrays, and the lists of values that their codes stand for."""
        by_id = sorted(range(len(self.ids)), key=self.ids.__getitem__)
        out = id_arrays(self.ids) | order_arrays(by_id, np.array(self.dates, "<i4")) | title_arrays(self.titles)
        hashes = Blob([h.encode() for h in self.hashes])
        out["hash.blob"], out["hash.at"] = hashes.blob, hashes.at
        values: dict[str, list[Any]] = {}
        origins = sorted(set(self.origins))
        numbers = {origin: at for at, origin in enumerate(origins)}
        out["origin"] = np.array([numbers[o] for o in self.origins], "<u4")
        values["origin"] = origins
        for name, rows in self.facets.items():
            values[name] = _code(out, name, rows)
        values[KEYS] = [list(key) for key in _code(out, KEYS, self.keys)]
        return out, values


def _code(out: dict[str, Array], name: str, rows: Sequence[tuple[Any, ...]]) -> list[Any]:
    codes: dict[Any, int] = {}
    doc: list[int] = []
    code: list[int] = []
    for at, row in enumerate(rows):
        for value in row:
            doc.append(at)
            code.append(codes.setdefault(value, len(codes)))
    out.update(split_column(name, np.array(doc, np.int64), np.array(code, np.int64), len(rows), len(codes)))
    return list(codes)


def split_column(name: str, doc: Array, code: Array, docs: int, values: int) -> dict[str, Array]:
    """Return the arrays of a facet from (article, code) pairs, sorted by article, each article at least once."""
    dtype = "<u2" if values < 1 << 16 else "<u4"
    several = np.bincount(doc, minlength=docs)[doc] > 1
    single = np.full(docs, values, dtype)
    single[doc[~several]] = code[~several]
    return {
        f"{name}.single": single,
        f"{name}.multi_doc": doc[several].astype("<u4"),
        f"{name}.multi_code": code[several].astype(dtype),
    }


def id_arrays(ids: Sequence[str]) -> dict[str, Array]:
    """Return ids in the order of articles, and their hashes, sorted, for looking them up."""
    blob = Blob([i.encode() for i in ids])
    return {"id.blob": blob.blob, "id.at": blob.at} | hash_arrays(np.fromiter(map(id_hash, ids), np.uint64, len(ids)))


def hash_arrays(hashes: Array) -> dict[str, Array]:
    """Return the hashes of ids, given in the order of articles, sorted, and whose each is."""
    order = np.argsort(hashes, kind="stable")
    return {"id.hash": hashes[order], "id.doc": order.astype("<u4")}


def title_arrays(titles: Sequence[str]) -> dict[str, Array]:
    """Return titles, which completion reads by the dozen for each letter, apart from the packed articles."""
    blob = Blob([title.encode() for title in titles])
    return {"title.blob": blob.blob, "title.at": blob.at}


def order_arrays(by_id: Sequence[int] | Array, dates: Array) -> dict[str, Array]:
    """
    Return the articles newest first and oldest first (no date last, then by id), and each one's place in these.

    *by_id*: the articles in order of their ids, by code points.
    """
    place = np.empty(len(dates), np.int64)
    place[by_id] = np.arange(len(dates))
    undated = dates == NO_DATE
    out = {"date": dates.astype("<i4")}
    for name, sign in (("newest", -1), ("oldest", 1)):
        order = np.lexsort((place, sign * dates.astype(np.int64), undated))
        rank = np.empty(len(dates), "<u4")
        rank[order] = np.arange(len(dates))
        out[name], out[f"{name}.rank"] = order.astype("<u4"), rank
    return out


def text_order(blob: Array, at: Array) -> Array:
    """
    Return the numbers of texts (text *i* is ``blob[at[i]:at[i + 1]]``) in order of their bytes, equal ones as they are.

    UTF-8 has the order of its code points. Eight bytes are compared at a time, the last ones first; a text that ended
    before is smaller.
    """
    starts = at[:-1].astype(np.int64)
    sizes = np.diff(at.astype(np.int64))
    order = np.argsort(sizes, kind="stable")
    longest = int(sizes.max(initial=0))
    padded = np.concatenate([blob, np.zeros(8, "|u1")])
    eight = np.ndarray(len(blob) + 1, ">u8", padded, strides=(1,))
    for done in range(0, longest, 8)[::-1]:
        longer = sizes[order] > done
        rest = order[longer]
        beyond = (8 * np.maximum(8 - (sizes[rest] - done), 0)).astype(np.uint64)  # bits of texts behind this one
        words = eight[starts[rest] + done].astype(np.uint64) >> beyond << beyond
        order = np.concatenate([order[~longer], rest[np.argsort(words, kind="stable")]])
    return order
