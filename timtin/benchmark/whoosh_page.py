"""
What would a usual project have instead of TimTin? A Flask page over stock Whoosh, served by waitress.

The same text and facets; words in lower case without marks (Whoosh's own filter), ten hits with titles and Whoosh's
highlights, four facets counted by ``groupedby``. Each thread keeps a searcher open, which is faster than opening one
for every request as Whoosh's documentation does. ``python -m timtin.benchmark.whoosh_page FOLDER`` serves it.
"""

from __future__ import annotations

import sys
import threading
from pathlib import Path
from typing import Any

from flask import Flask, render_template_string, request

from .corpus import read_docs
from .engines.base import FACETS, TOP, require

HOW = "stock Whoosh is not installed: pip install whoosh3"
THREADS = 8  # as `timtin serve` has
SHOWN = 10  # values of a facet on the page
PAGE = """<!doctype html><html lang="vi"><meta charset="utf-8"><title>{{ text }}</title>
<form action="/"><input name="q" value="{{ text }}"><button>Tìm</button>
{% for name, values in facets.items() %}<fieldset><legend>{{ name }}</legend>
{% for value, count in values %}<label><input type="checkbox" name="{{ name }}" value="{{ value }}"
{{- " checked" if value == chosen.get(name) }}> {{ value }} ({{ count }})</label>
{% endfor %}</fieldset>{% endfor %}</form>
<p>{{ total }} bài</p><ol>{% for title, day, source, snippet in hits %}
<li><a href="#">{{ title }}</a> <small>{{ source }}, {{ day }}</small><p>{{ snippet|safe }}</p></li>{% endfor %}</ol>
"""


def build(corpus: Path, folder: Path, limit: int | None) -> None:
    """Index the first *limit* articles for the page."""
    index, analysis, fields = (require(f"whoosh.{name}", HOW) for name in ("index", "analysis", "fields"))
    accents = require("whoosh.support.charset", HOW).accent_map
    analyzer = analysis.RegexTokenizer(r"\w+") | analysis.LowercaseFilter() | analysis.CharsetFilter(accents)
    folder.mkdir(parents=True, exist_ok=True)
    schema = fields.Schema(
        id=fields.ID(stored=True, unique=True),
        title=fields.TEXT(analyzer, stored=True),
        body=fields.TEXT(analyzer, stored=True),
        day=fields.ID(stored=True, sortable=True),
        source=fields.ID(stored=True, sortable=True),
        year=fields.ID(sortable=True),
        district=fields.KEYWORD(commas=True),
        award_type=fields.KEYWORD(commas=True),
    )
    writer = index.create_in(str(folder), schema).writer(limitmb=512)
    for doc in read_docs(corpus, limit, tokens=False):
        writer.add_document(
            id=doc.id,
            title=doc.text.title,
            body="\n".join(part for part in (doc.text.summary, doc.text.body) if part),
            day=doc.decoration.published_at[:10],
            **{name: ",".join(values) for name, values in doc.decoration.facets().items()},
        )
    writer.commit()


def create_app(folder: Path) -> Flask:
    """Return the page over an index that :func:`build` made."""
    index, query, qparser, sorting = (require(f"whoosh.{n}", HOW) for n in ("index", "query", "qparser", "sorting"))
    opened = index.open_dir(str(folder))
    parser = qparser.MultifieldParser(["title", "body"], opened.schema)
    own = threading.local()
    app = Flask("timtin.benchmark.whoosh_page")

    def searcher() -> Any:
        if not hasattr(own, "searcher"):
            own.searcher = opened.searcher()
        return own.searcher

    @app.get("/")
    def page() -> str:
        text = request.args.get("q", "")
        chosen = {name: request.args[name] for name in FACETS if request.args.get(name)}
        facets = sorting.Facets()
        for name in FACETS:
            facets.add_field(name, allow_overlap=name in ("district", "award_type"))
        found = searcher().search(
            parser.parse(text) if text else query.Every(),
            limit=TOP,
            filter=query.And([query.Term(name, value) for name, value in chosen.items()]) if chosen else None,
            groupedby=facets,
            maptype=sorting.Count,
            **({} if text else {"sortedby": "day", "reverse": True}),
        )
        hits = [found[at] for at in range(min(TOP, found.scored_length()))]
        counted = {name: sorted(found.groups(name).items(), key=lambda pair: -pair[1])[:SHOWN] for name in FACETS}
        rows = [(h["title"], h["day"], h["source"], h.highlights("body", top=2) or h["body"][:200]) for h in hits]
        return render_template_string(PAGE, text=text, chosen=chosen, facets=counted, hits=rows, total=len(found))

    return app


def serve(folder: str) -> None:
    """Serve the page on a free port that is told on stderr, as `timtin serve` tells it."""
    from waitress.server import create_server

    server = create_server(create_app(Path(folder)), host="127.0.0.1", port=0, threads=THREADS)  # type: ignore[no-untyped-call]
    print(f"serves on http://127.0.0.1:{server.effective_port} ", file=sys.stderr, flush=True)
    server.run()


if __name__ == "__main__":
    serve(sys.argv[1])
