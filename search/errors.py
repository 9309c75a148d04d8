"""
What can go wrong, as one tree, and what each kind means to a shell and to an HTTP client.

    TimTinError                    exit  status
      RequestError                   2    400    asked wrongly: bad option, unknown field, ambiguous value
      NotFound                       1    404    no such article, cluster or page
      SourceError                    1    400    a source as a whole cannot be used (unreadable, empty, shrunk)
      IndexMissing                   1    503    there is no index at this place yet
      IndexLocked                    1    503    another process writes to it
      IndexDamaged                   1    503    a file is missing, cut short, or not as its checksum says
      IndexIncompatible              1    503    made by another format number
      EngineUnavailable              1    503    a server that should answer does not
      MissingPackage                 1    500    an optional package is needed

Exceptions of libraries are translated where they are met, with ``raise … from``.
"""

from __future__ import annotations

from collections.abc import Sequence


class TimTinError(Exception):
    """
    Something a person can act on.

    *message* says what was expected and what was found, *where* names the file, line or field, *hint* what to do
    next, *details* lists candidates or single faults. ``str()`` joins the first three into one line.
    """

    exit_code = 1
    status = 500

    def __init__(self, message: str, *, hint: str = "", where: str = "", details: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.where = where
        self.details = list(details)

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        return f"{place}{self.message}" + (f" {self.hint}" if self.hint else "")


class RequestError(TimTinError):
    exit_code = 2
    status = 400


class NotFound(TimTinError):
    status = 404


class SourceError(TimTinError):
    status = 400


class IndexMissing(TimTinError):
    status = 503


class IndexLocked(TimTinError):
    status = 503


class IndexDamaged(TimTinError):
    status = 503


class IndexIncompatible(TimTinError):
    status = 503


class EngineUnavailable(TimTinError):
    status = 503


class MissingPackage(TimTinError):
    status = 500
