"""CSV with a header row: comma, semicolon or tab, quoted as spreadsheets quote."""

from __future__ import annotations

import contextlib
import csv
import json
from collections.abc import Iterator
from typing import Any

from .base import BadInput, Limits, Read, Rejection
from .lines import TooLong, bounded_lines
from .records import KEYS, read_record


def read_table(parts: Iterator[bytes], stem: str, where: str, limits: Limits) -> Iterator[Read | Rejection]:
    """
    Yield the articles of a CSV file; the header's names are taken without case and outer blanks.

    Raises :class:`BadInput` where no row can be read: no header with ``title`` or ``body``. A fault in a row that
    leaves the following ones unclear (a quote never closed, an overlong field) ends the file with a rejection.
    """
    csv.field_size_limit(limits.article_bytes)
    lines = _texts(parts, limits)
    header = next(lines, None)
    if header is None:
        raise BadInput(
            "a header row was expected, found an empty file", "Write the names of the columns first.", line=1
        )
    delimiter = max(",;\t", key=header.count)
    try:
        names = _names(next(csv.reader([header], delimiter=delimiter), []))
    except csv.Error as error:
        raise BadInput(
            f"a header row was expected, found a fault ({error})",
            "Save the file again as CSV with ordinary line ends.",
            line=1,
        ) from error
    rows = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        line = rows.line_num + 2
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield Rejection(
                f"{where}:{line}",
                f"a CSV row was expected, found a fault ({error})",
                "Rows behind it were not read; quote texts that hold quotes, separators or line ends.",
            )
            return
        if not any(cell.strip() for cell in row):
            continue
        place = f"{where}:{line}"
        try:
            yield read_record(
                _record(names, row), stem, place, size=sum(len(cell.encode("utf-8", "replace")) + 1 for cell in row)
            )
        except BadInput as error:
            yield error.rejection(place)


def _texts(parts: Iterator[bytes], limits: Limits) -> Iterator[str]:
    for number, line in bounded_lines(parts, limits.article_bytes):
        if isinstance(line, TooLong):
            raise BadInput(
                f"a line of at most {limits.article_bytes} bytes was expected, found one of {line.size}",
                "Rows behind it were not read; look for a quote that is never closed.",
                line=number,
            )
        try:
            yield line.decode("utf-8") + "\n"
        except UnicodeDecodeError as error:
            raise BadInput(
                f"UTF-8 was expected, found byte 0x{line[error.start]:02x} at byte {error.start + 1} of the line",
                "Save the file as UTF-8 (in Excel: CSV UTF-8). Rows behind it were not read.",
                line=number,
            ) from error


def _names(cells: list[str]) -> list[str]:
    names = [cell.strip().lstrip("\ufeff").lower() for cell in cells]
    if not {"title", "body"} & set(names):
        raise BadInput(
            f"a header row with title or body was expected, found {', '.join(cells)[:120] or 'nothing'}",
            f"Name the columns: {', '.join(KEYS)}.",
            line=1,
        )
    doubled = next((name for name in names if name and names.count(name) > 1), None)
    if doubled:
        raise BadInput(f"each column once was expected, found {doubled!r} twice", "Remove one of the columns.", line=1)
    return names


def _record(names: list[str], row: list[str]) -> dict[str, Any]:
    record: dict[str, Any] = {name: cell for name, cell in zip(names, row, strict=False) if name and cell.strip()}
    if len(row) != len(names):
        hint = "Quote texts that hold the separator." if len(row) > len(names) else "Leave no cell out; empty is fine."
        raise BadInput(f"{len(names)} cells were expected, found {len(row)}", hint)
    authors = record.get("authors", "")
    if authors.lstrip().startswith("["):
        with contextlib.suppress(ValueError):  # a text that only begins with a bracket
            record["authors"] = json.loads(authors)
    return record
