"""The commands that read an index: search, show, awards, suggest, export."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import click

from search.errors import NotFound, RequestError
from search.index import Index
from search.ledger import LEDGER_FILTERS, AwardRequest, Row
from search.model import Article
from search.params import parse_request
from search.request import SearchRequest
from search.result import Hit, SearchResult

from .options import TextCommand, filter_pairs, filters_option, index_option, json_option
from .output import hint, plain, say, say_json, warn

_STATUS = {"received": "đã trao", "announced": "đã công bố", "proposed": "ĐỀ NGHỊ"}
_SAID = {"event_at": "ngày diễn ra", "covers": "năm công tác", "ranges": "giai đoạn", "award_types": "hình thức"}


def _open(location: str) -> Index:
    from search import open_index

    return open_index(location)


@click.command(cls=TextCommand, short_help="Search the index.")
@click.argument("query", nargs=-1, metavar="QUERY")
@filters_option
@click.option(
    "--sort", type=click.Choice(["relevance", "newest", "oldest"]), help="Default: relevance; newest without words."
)
@click.option("--page", default="1", metavar="N")
@click.option("--limit", default="10", metavar="N", help="Hits a page, at most 100.")
@click.option("--exact", is_flag=True, help="Search exactly what was typed: no rescue.")
@click.option("--any", "any_word", is_flag=True, help="Rank articles that have any of the words (for long questions).")
@click.option("--explain", is_flag=True, help="Say why each hit is there.")
@json_option
@index_option
@click.pass_context
def search(
    ctx: click.Context,
    query: tuple[str, ...],
    filters: tuple[str, ...],
    date_from: str | None,
    date_to: str | None,
    sort: str | None,
    page: str,
    limit: str,
    exact: bool,
    any_word: bool,
    explain: bool,
    as_json: bool,
) -> None:
    """
    Search for QUERY, with or without diacritics. "…" is a phrase, -word excludes, word* is a beginning.

    \b
    timtin search "cum thi dua so 9" --filter "district=Tây Hồ"
    """
    pairs = [
        ("q", " ".join(query)),
        *filter_pairs(filters),
        ("from", date_from or ""),
        ("to", date_to or ""),
        ("sort", sort or ""),
        ("page", page),
        ("limit", limit),
        ("exact", "1" if exact else ""),
        ("match", "any" if any_word else ""),
        ("explain", "1" if explain else ""),
    ]
    request = parse_request(pairs, strict=True)
    with _open(ctx.obj) as index:
        result = index.run(request)
    if result.page > result.pages:
        raise NotFound(
            f"page {result.page} was asked for, there are {result.pages}", hint="Use --page with a smaller number."
        )
    if as_json:
        say_json(_json(result, request))
        return
    _print(result, request)


def _json(result: SearchResult, request: SearchRequest) -> Any:
    """The JSON of the contract, section 6: the API's own, so that both are one."""
    from search.params import to_pairs
    from web.api.answer import search_json
    from web.links import UrlState

    rescued = result.suggestion.text if result.suggestion and result.suggestion.applied else request.text
    shown = replace(request, text=rescued, filters=dict(result.filters))
    return search_json(result, UrlState.of("/api/search", to_pairs(shown)), explain=request.explain)


def _print(result: SearchResult, request: SearchRequest) -> None:
    if result.suggestion and result.suggestion.applied:
        say(
            f"Không thấy “{request.text}”; đây là kết quả cho “{result.suggestion.text}” (--exact: tìm đúng như đã gõ)."
        )
    for ignored in result.understood.ignored:
        warn(f"Đã bỏ qua: {ignored}")
    say(
        f"{result.total} bài"
        + (f", trang {result.page}/{result.pages}" if result.pages > 1 else "")
        + f" ({result.took_ms:.1f} ms)"
    )
    for number, hit in enumerate(result.hits, (result.page - 1) * request.limit + 1):
        _print_hit(f"{number:>3}. ", hit)
    if result.near:
        say("\nGần nhất, thiếu một số từ:")
        for hit in result.near:
            _print_hit("     ", hit)
            say(f"     thiếu: {', '.join(hit.missing)}")
    if result.suggestion and not result.suggestion.applied:
        hint(f"“{result.suggestion.text}” có {result.suggestion.total} bài.")


def _print_hit(lead: str, hit: Hit) -> None:
    article = hit.article
    say(lead + plain(hit.title_html))
    day = article.published_at or article.event_at
    facts = [f for f in (article.id, day[:10] if day else None, article.source) if f]
    facts += [c.label for c in article.clusters]
    statuses = sorted({_STATUS[a.status] for a in article.awards})
    if statuses:
        facts.append(f"{len(article.awards)} khen thưởng ({', '.join(statuses)})")
    say("     " + " · ".join(facts))
    if hit.snippet_html:
        say("     " + plain(hit.snippet_html))
    if hit.why:
        say("     → " + hit.why)


@click.command(short_help="Show one article with its facets and awards.")
@click.argument("article_id", metavar="ID")
@json_option
@index_option
@click.pass_context
def show(ctx: click.Context, article_id: str, as_json: bool) -> None:
    """
    Show one article with its facets and awards.

    \b
    timtin show tin/2024/bai-1 --json
    """
    with _open(ctx.obj) as index:
        article = index.get(article_id)
    if article is None:
        raise NotFound(f"no article has the id {article_id!r}", hint="`timtin search` shows ids.")
    say_json(article.to_json()) if as_json else print_article(article)


def print_article(article: Article) -> None:
    """Print an article for people: text, facets, and each award with its sentence."""
    say(article.title)
    say(" · ".join(f for f in (article.id, article.published_at, article.source, ", ".join(article.authors)) if f))
    if article.summary:
        say("\n" + article.summary)
    say("\n" + article.body)
    for caption in article.captions:
        say(f"[ảnh] {caption}")
    say()
    for cluster in article.clusters:
        members = f": {', '.join(cluster.members)}" if cluster.members else ""
        say(f"Cụm, khối: {cluster.label}{members}")
        for officer in cluster.officers:
            say(f"  {officer.role}{f' năm {officer.year}' if officer.year else ''}: {officer.unit}")
    for district in article.districts:
        say(
            f"Địa bàn: {district.label}{f' ({district.province})' if district.province else ''}"
            f"{'' if district.role == 'subject' else ' – chỉ nhắc đến'}"
        )
    years = article.years
    say(
        f"Năm đăng: {years.published or '(không rõ)'}; sự kiện: {years.event or '(không rõ)'}; "
        f"năm công tác: {', '.join(map(str, years.covers)) or '(không rõ)'}"
    )
    for one in article.evidence:
        value = "–".join(map(str, one.value)) if isinstance(one.value, tuple) else one.value
        say(f"    {_SAID.get(one.of, one.of)} {value}: “{one.evidence.sentence}”")
    for award in article.awards:
        who = award.recipient or " ".join(str(p) for p in (award.count or award.approx, award.of, award.unit) if p)
        say(
            f"[{_STATUS[award.status]}] {who} – {award.award_type}{f' hạng {award.rank}' if award.rank else ''}"
            f"{f', {award.year}' if award.year else ''}{f' ({award.giver})' if award.giver else ''}"
        )
        if award.evidence:
            say(f"    “{award.evidence.sentence}”")


@click.command(cls=TextCommand, short_help="The award ledger: who got what, when, and which sentence says so.")
@click.argument("query", nargs=-1, metavar="[QUERY]")
@click.option("--filter", "filters", multiple=True, metavar="FIELD=VALUE", help=", ".join(LEDGER_FILTERS))
@click.option("--sort", type=click.Choice(["newest", "oldest", "recipient", "order"]), default="newest")
@click.option("--format", "form", type=click.Choice(["table", "csv", "json", "ndjson"]), default="table")
@json_option
@index_option
@click.pass_context
def awards(
    ctx: click.Context, query: tuple[str, ...], filters: tuple[str, ...], sort: Any, form: str, as_json: bool
) -> None:
    """
    List award records; QUERY searches recipients, with or without diacritics.

    \b
    timtin awards "bac tu liem" --filter award_status=received --format csv
    """
    chosen: dict[str, tuple[str, ...]] = {}
    for name, value in filter_pairs(filters):
        if name not in LEDGER_FILTERS:
            raise RequestError(
                f"the ledger has no filter {name!r}",
                where="--filter",
                details=list(LEDGER_FILTERS),
                hint="Use one of these.",
            )
        chosen[name] = (*chosen.get(name, ()), value)
    request = AwardRequest(" ".join(query), chosen, sort, None, 1, 10**9)
    with _open(ctx.obj) as index:
        result = index.awards(request)
    write_rows(result.rows, "json" if as_json else form)
    if form == "table" and not as_json:
        totals = result.totals
        warn(
            f"{result.total} dòng: {totals.received} khen thưởng đã nhận"
            f" (chưa tính {totals.uncounted} dòng không nêu số, {totals.announced} mới công bố,"
            f" {totals.proposed} đề nghị)."
        )


def write_rows(rows: Iterable[Row], form: str) -> None:
    """Print rows of the ledger as a table, CSV, JSON or NDJSON; the files are those of the web pages."""
    if form == "json":
        _write_list(r.to_json() for r in rows)
    elif form == "table":
        for row in rows:
            say(_table_row(row))
    else:
        from web.export import AWARD_COLUMNS, award_cells, lines

        _write(lines(form, "awards", rows, AWARD_COLUMNS, award_cells, Row.to_json))


def _write_list(records: Iterable[Any]) -> None:
    """Write one JSON list, record by record: an export may be larger than memory."""
    click.echo("[", nl=False)
    for number, record in enumerate(records):
        click.echo(("," if number else "") + "\n" + json.dumps(record, ensure_ascii=False), nl=False)
    click.echo("\n]")


def _table_row(row: Row) -> str:
    award = row.award
    who = award.recipient or " ".join(str(p) for p in (award.count or award.approx, award.of, award.unit) if p)
    told = (award.award_type, award.rank, award.level, award.giver, award.year)
    cells = [who, *(str(t) for t in told if t is not None), _STATUS[award.status]]
    return " | ".join(cells) + f"  ← {row.article.id}"


def _write(pieces: Iterable[str]) -> None:
    """Write an export as it is: no line ends are changed."""
    for piece in pieces:
        click.echo(piece.encode(), nl=False)


@click.command(cls=TextCommand, short_help="Completions while typing.")
@click.argument("text", metavar="TEXT")
@click.option("--limit", type=click.IntRange(1, 50), default=8)
@json_option
@index_option
@click.pass_context
def suggest(ctx: click.Context, text: str, limit: int, as_json: bool) -> None:
    """
    Show how TEXT may go on: names, recipients, titles.

    \b
    timtin suggest "cum thi"
    """
    with _open(ctx.obj) as index:
        found = index.suggest(text, limit)
    if as_json:
        say_json(
            [
                {"kind": c.kind, "text": c.text, "label": c.label, "count": c.count, "field": c.field, "value": c.value}
                for c in found
            ]
        )
        return
    for one in found:
        say(f"{one.label} ({one.count})" if one.kind != "article" else one.label)


@click.command(cls=TextCommand, short_help="All matching articles (or awards) as CSV, NDJSON or JSON.")
@click.argument("query", nargs=-1, metavar="[QUERY]")
@filters_option
@click.option("--awards", "of_awards", is_flag=True, help="The award records of the articles found.")
@click.option("--format", "form", type=click.Choice(["ndjson", "json", "csv"]), default="ndjson")
@index_option
@click.pass_context
def export(
    ctx: click.Context,
    query: tuple[str, ...],
    filters: tuple[str, ...],
    date_from: str | None,
    date_to: str | None,
    of_awards: bool,
    form: str,
) -> None:
    """
    Print all matching articles, complete and streamed.

    \b
    timtin export --filter year=2024 --format csv > articles.csv
    """
    pairs = [("q", " ".join(query)), *filter_pairs(filters), ("from", date_from or ""), ("to", date_to or "")]
    request = parse_request(pairs, strict=True)
    with _open(ctx.obj) as index:
        articles = index.scan(request)
        if of_awards:
            from search.ledger import rows_of

            write_rows(rows_of(articles), form)
        else:
            _write_articles(articles, form)


def _write_articles(articles: Iterable[Article], form: str) -> None:
    if form == "json":
        _write_list(a.to_json() for a in articles)
        return
    from web.export import ARTICLE_COLUMNS, article_cells, lines

    _write(lines(form, "articles", articles, ARTICLE_COLUMNS, article_cells, Article.to_json))
