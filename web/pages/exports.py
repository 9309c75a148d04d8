"""The results as a file and as a feed: `/tai-ve.csv`, `.ndjson`, `.json`, and `/feed.atom`."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from urllib.parse import quote

from flask import Blueprint, Response, render_template, request

from search.model import Article

from ..ask import read_request, state_of
from ..export import articles_stream
from ..holder import the_index
from ..links import UrlState, article_path
from ..present.phrase import filters_phrase

blueprint = Blueprint("exports", __name__)

ENTRIES = 50  # of a feed: readers come daily, and no day brings as many for one search
LONG_AGO = "2000-01-01T00:00:00+07:00"  # for articles without any date: never "new" again after a reindex


@blueprint.get("/tai-ve.<any(csv, ndjson, json):form>")
def download(form: str) -> Response:
    """Send every article that matches, in the order of the page. No rescue: what is asked for is what is sent."""
    asked = replace(read_request(strict=False), exact=True, page=1)
    return articles_stream(the_index(), asked, form)


def stamp_of(article: Article) -> str:
    """Return an RFC 3339 time of an article: of publication, else of the event; a date alone begins at midnight."""
    stamp = article.published_at or article.event_at
    if not stamp:
        return LONG_AGO
    if len(stamp) == 10:
        return f"{stamp}T00:00:00+07:00"
    time, zone = stamp[11:].rstrip("Z"), "Z" if stamp.endswith("Z") else ""
    for sign in "+-":
        if sign in time:
            time, _sign, rest = time.partition(sign)
            zone = sign + rest
    return f"{stamp[:10]}T{time if time.count(':') > 1 else time + ':00'}{zone or '+07:00'}"


@blueprint.get("/feed.atom")
def feed() -> Response:
    """Send the newest articles of a search as an Atom feed. Ids never change with a reindex or a host."""
    asked = replace(read_request(strict=False), exact=True, page=1, sort="newest")
    host = request.host_url.rstrip("/")
    entries = [
        {
            "id": f"urn:timtin:{quote(a.id, safe='')}",
            "article": a,
            "updated": stamp_of(a),
            "url": host + UrlState.of(article_path(a.id), []).url,
        }
        for a in islice(the_index().scan(asked), ENTRIES)
    ]
    state = state_of(asked, "/feed.atom").without("sort", "exact", "lang")
    text = render_template(
        "feed.xml",
        entries=entries,
        host=host,
        state=state,
        text=asked.text,
        phrase=filters_phrase(asked),
        updated=max((str(e["updated"]) for e in entries), default=LONG_AGO),
    )
    return Response(text, content_type="application/atom+xml; charset=utf-8")
