"""
What do the rows of a table say of clusters, where a page prints its cells with "|" between them, one row a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from search.model import Officer

from .cluster_names import Found, number_of
from .districts import Places
from .office_years import years_in
from .text import Document, Sentence
from .units import runs_in

_CLUSTER_HEAD = re.compile(r"\W*(?:tên |số |thứ tự )?(?P<kind>cụm|khối)(?: thi đua)?(?: số)?\W*")
_MEMBER_HEAD = re.compile(r"(?<!\w)(?:đơn vị|thành viên|địa phương|huyện|cơ quan|tên)(?!\w)")
_OFFICE = re.compile(r"(?:phó )?(?P<kind>cụm|khối) (?:trưởng|phó)|trưởng (?:cụm|khối)|phó (?:trưởng )?(?:cụm|khối)")
_OFFICE_HEAD = re.compile(r"\W*(?:nhiệm vụ|vai trò|chức (?:vụ|danh)|chức|phân công|ghi chú)(?!\w)")
_NUMBER = re.compile(r"\W*(?:(?:cụm|khối)\s+(?:thi đua\s+)?)?(?:số\s+)?(\w+)\W*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the cluster's kind and number (``None`` where the table is of one cluster), its units and offices."""

    sentence: Sentence
    kind: str
    number: int | None
    units: tuple[str, ...]
    officers: tuple[Officer, ...]


def read_rows(document: Document, places: Places) -> list[Row]:
    """Return the rows of tables that have a column of units and one of clusters or offices."""
    heads: list[str] = []
    rows: list[Row] = []
    for sentence in document.sentences:
        cells = list(_cells(sentence))
        if len(cells) < 2:
            heads = []
        elif not heads and not any(run for run in runs_in(places, sentence)):
            heads = [sentence.lower[start:end] for start, end in cells]
        elif heads and (row := _row(sentence, heads, cells, document, places)):
            rows.append(row)
    return rows


def found_in_rows(rows: list[Row]) -> Iterator[Found]:
    """Yield the numbered clusters of *rows*."""
    for row in rows:
        if row.number:
            name = f"{row.kind} thi đua số {row.number}"
            at = (row.sentence, 0, row.sentence.text.index("|"))
            yield Found(row.kind, row.number, name, None, row.sentence, mentions=[at])


def _cells(sentence: Sentence) -> Iterator[tuple[int, int]]:
    start = 0
    for part in sentence.text.split("|"):
        yield start, start + len(part)
        start += len(part) + 1


def _row(
    sentence: Sentence, heads: list[str], cells: list[tuple[int, int]], document: Document, places: Places
) -> Row | None:
    kind, number, role = "", None, ""
    units: list[str] = []
    officers: list[Officer] = []
    offices: list[tuple[str, str]] = []
    for head, (start, end) in zip(heads, cells, strict=False):
        text = sentence.lower[start:end]
        named = [u.name for run in runs_in(places, sentence) for u in run.units if start <= u.start < end]
        if of_cluster := _CLUSTER_HEAD.fullmatch(head):
            value = _NUMBER.fullmatch(sentence.text[start:end])
            kind, number = of_cluster["kind"].capitalize(), number_of(value[1]) if value else None
        elif office := _OFFICE.search(head):
            kind = kind or _group(office.group())
            offices += [(unit, _role_of(office.group())) for unit in named]
        elif _OFFICE_HEAD.match(head):
            office = _OFFICE.search(text)
            role = _role_of(office.group()) if office else role
            kind = kind or (_group(office.group()) if office else "")
        elif _MEMBER_HEAD.search(head):
            units += named
    year = _year_of_table(document)
    offices += [(unit, role) for unit in units if role]
    officers = [Officer(unit, role, year) for unit, role in offices]
    return Row(sentence, kind, number, tuple(units), tuple(officers)) if units else None


def _group(office: str) -> str:
    return "Cụm" if "cụm" in office else "Khối"


def _role_of(office: str) -> str:
    return f"{_group(office)} {'phó' if 'phó' in office else 'trưởng'}"


def _year_of_table(document: Document) -> int | None:
    """Return the only year of the title: "Danh sách cụm thi đua … năm 2024"."""
    years = {year for _, _, year in years_in(document.article.title.lower(), None)}
    return years.pop() if len(years) == 1 else None
