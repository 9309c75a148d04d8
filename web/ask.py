"""What does the request ask for? Parameters of the current HTTP request as a search, and the answer to it."""

from __future__ import annotations

from dataclasses import replace

from flask import g, request

from search.errors import NotFound, RequestError
from search.params import parse_request, to_pairs
from search.request import MAX_PAGE_HITS, SECONDS, SearchRequest
from search.result import SearchResult

from .holder import the_index
from .i18n import gettext as _
from .i18n import number
from .links import UrlState
from .present.pager import page_url


def pairs() -> list[tuple[str, str]]:
    """Return the parameters of the current request in their order."""
    return list(request.args.items(multi=True))


def read_request(*, strict: bool, also: tuple[str, ...] = ()) -> SearchRequest:
    """
    Return the search of the current request. Raises RequestError that names every fault.

    The page number may be any: whether there is such a page is known only after the search.
    """
    given = [(n, v) for n, v in pairs() if n != "lang" or strict]
    pages = [v.strip() for n, v in given if n == "page" and v.strip()]
    wanted = pages[0] if pages else "1"
    deep = wanted.isascii() and wanted.isdecimal() and int(wanted[:12]) > 0 and len(wanted) <= 12
    found = parse_request([p for p in given if p[0] != "page" or not deep], strict=strict, also=also)
    return replace(found, page=int(wanted)) if deep else found


def state_of(asked: SearchRequest, path: str) -> UrlState:
    """Return the URL state of a search at a path, in the request's language."""
    why = [("explain", "1")] if asked.explain else []
    view = [("view", "months")] if path == "/" and request.args.get("view") == "months" else []
    return UrlState.of(path, [*to_pairs(asked), *why, *view, ("lang", g.get("lang_parameter", ""))])


def call(asked: SearchRequest) -> SearchResult:
    """Ask the index; short forms of filter values are understood there."""
    return the_index().run(replace(asked, seconds=SECONDS))


def answer(asked: SearchRequest, path: str) -> tuple[SearchResult, SearchRequest]:
    """
    Return the result, and the request it is the answer to: filter values as the index understood them, and after a
    rescue the rescued text, so that what is linked from the answer (facets, pages, exports) counts as the answer does.

    Raises NotFound for a page beyond the last, whose ``details[0]`` is the address of the last one.
    """
    if asked.page * asked.limit > MAX_PAGE_HITS:
        _refuse_deep(call(replace(asked, page=1, facets=())), asked, path)
    result = call(asked)
    if asked.page > result.pages:
        raise beyond(result.pages, state_of(asked, path))
    rescued = result.suggestion.text if result.suggestion and result.suggestion.applied else asked.text
    return result, replace(asked, text=rescued, filters=dict(result.filters))


def beyond(last: int, state: UrlState) -> NotFound:
    """Return the error for a page after the last one."""
    return NotFound(
        _("Không có trang này: trang cuối là trang {n}.", n=last),
        details=[page_url(state, last)],
        hint=_("Mở trang cuối."),
    )


def _refuse_deep(first: SearchResult, asked: SearchRequest, path: str) -> None:
    """Raise the error for a page that is too deep to be read one by one, or that does not exist."""
    if asked.page > first.pages:
        raise beyond(min(first.pages, MAX_PAGE_HITS // asked.limit), state_of(asked, path))
    raise RequestError(
        _("Chỉ xem từng trang được đến bài thứ {n}.", n=number(MAX_PAGE_HITS)),
        hint=_("Hãy thêm bộ lọc, hoặc tải về toàn bộ danh sách."),
    )
