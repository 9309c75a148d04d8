"""The commands that look into the machinery: extract, analyze, evaluate, evaluate-extraction, bench."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from search.errors import RequestError

from .options import index_option, json_option
from .output import say, say_json, warn


@click.command(short_help="What would be indexed of a page; nothing is written.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@json_option
@click.pass_context
def extract(ctx: click.Context, files: tuple[str, ...], as_json: bool) -> None:
    """
    Show the article inside each page: fields, facets, awards, each with its evidence.

    \b
    timtin extract page.txt --json
    """
    from index.extract.facts import extract_facts
    from index.sources import Rejection, read_source

    from .searching import print_article

    found: list[Any] = []
    rejected = 0
    for name in files:
        for item in read_source(name):
            if isinstance(item, Rejection):
                rejected += 1
                warn(f"Rejected: {item.where}: {item.reason} {item.hint}".rstrip())
                continue
            article = extract_facts(item.article, site=item.site)
            if as_json:
                found.append(article.to_json())
            else:
                print_article(article)
                say(f"(bỏ ngoài: {article.excluded.share:.0%} trang)\n")
            for warning in item.warnings:
                warn(f"Note: {item.where}: {warning}")
    if as_json:
        say_json(found)
    ctx.exit(3 if rejected else 0)


@click.command(short_help="The tokens that index and query see.")
@click.argument("text", nargs=-1, required=True, metavar="TEXT")
@click.option("--words/--no-words", default=True, help="Show PyVi's words too.")
@json_option
def analyze(text: tuple[str, ...], words: bool, as_json: bool) -> None:
    """
    Show the tokens of TEXT with positions and offsets (code points, end exclusive).

    \b
    timtin analyze "Cụm thi đua số XII"
    """
    from search.analysis.analyzer import analyze as run
    from search.analysis.normalise import clean_stored
    from search.analysis.tokens import tokenize

    cleaned = clean_stored(" ".join(text))
    tokens = tokenize(cleaned)
    compounds = (run(cleaned, words=True).words or []) if words else []
    if as_json:
        say_json(
            {
                "text": cleaned,
                "tokens": [
                    {
                        "text": t.text,
                        "start": t.start,
                        "end": t.end,
                        "position": t.position,
                        "exact": t.key,
                        "folded": t.folded,
                        "kind": t.kind,
                        "extra": t.extra,
                        "width": t.width,
                    }
                    for t in tokens
                ],
                "words": [{"start": w.start, "end": w.end, "folded": w.folded} for w in compounds],
            }
        )
        return
    for t in tokens:
        say(f"{t.position:>4}{'+' if t.extra else ' '} {t.start:>5}-{t.end:<5} {t.text:<16} {t.key:<16} {t.folded}")
    if compounds:
        say("words: " + "  ".join(w.folded for w in compounds))


@click.command(short_help="Relevance against judged queries.")
@click.argument("queries", type=click.Path(path_type=Path))
@click.argument("qrels", type=click.Path(path_type=Path))
@click.option(
    "--metric", "metrics", multiple=True, metavar="…", help="As ir-measures names them: nDCG@10, RR@10, P@5 …"
)
@click.option(
    "--limit",
    type=click.IntRange(1, 1000),
    default=100,
    show_default=True,
    metavar="K",
    help="Hits ranked for each query.",
)
@click.option("--any", "any_word", is_flag=True, help="Rank articles that have any of the words; no syntax.")
@json_option
@index_option
@click.pass_context
def evaluate(
    ctx: click.Context, queries: Path, qrels: Path, metrics: tuple[str, ...], limit: int, any_word: bool, as_json: bool
) -> None:
    """
    Measure relevance: QUERIES are JSON Lines {"id", "text"}, QRELS are TREC lines "q1 0 article-id 1".

    \b
    timtin evaluate seeds/judgements.queries seeds/judgements.qrels
    """
    from search import evaluation, open_index

    with open_index(ctx.obj) as index:
        done = evaluation.evaluate(
            index,
            evaluation.read_queries(queries),
            evaluation.read_qrels(qrels),
            metrics or evaluation.DEFAULT_METRICS,
            limit=limit,
            match="any" if any_word else "all",
        )
    if as_json:
        say_json(done.to_json())
        return
    say(f"{done.queries} queries")
    for name, value in done.metrics.items():
        say(f"{name:<12} {value:.4f}")


@click.command("evaluate-extraction", short_help="Extraction against a judged set.")
@click.argument("judged", type=click.Path(path_type=Path, exists=True))
@click.argument("corpus", type=click.Path(exists=True))
@click.option("--part", metavar="PART", default="all", show_default=True, help="Only the articles of this part.")
@click.option("--misses", is_flag=True, help="List every miss.")
@json_option
def evaluate_extraction(judged: Path, corpus: str, part: str, misses: bool, as_json: bool) -> None:
    """
    Print precision, recall and F1 of each field and of whole award records.

    \b
    timtin evaluate-extraction tests/judged/extraction.jsonl ../shared/corpus/news-30k.jsonl.gz
    """
    from index.extract import evaluate as extraction
    from index.extract.facts import extract_facts

    judgements = _of_part(extraction.read_judgements(judged), part, str(judged))
    wanted = {str(j["id"]) for j in judgements}
    texts = extraction.read_articles(Path(corpus), wanted)
    if lacking := wanted - set(texts):
        raise RequestError(
            f"{len(lacking)} judged articles are not in the corpus",
            where=corpus,
            details=sorted(lacking)[:5],
            hint="Name the corpus they were judged in.",
        )
    report = extraction.evaluate_extraction(judgements, {i: extract_facts(a) for i, a in texts.items()})
    if as_json:
        say_json(report.to_json())
        return
    say(report.table())
    if not misses and all(str(j.get("part")).startswith("report") for j in judgements):
        return  # looked at only to report: their misses teach nothing until they are asked for
    for miss in report.misses if misses else extraction.worst(report):
        say(f"{miss.kind}: {miss.field}: {miss.article}: {miss.item}")


def _of_part(judgements: list[Mapping[str, Any]], part: str, where: str) -> list[Mapping[str, Any]]:
    """The judgements of *part* ("all": every one); an error that names the file's parts where it has none of it."""
    chosen = [j for j in judgements if part in {"all", j.get("part")}]
    if judgements and not chosen:
        raise RequestError(
            f'expected a part that the file has, found "{part}".',
            where=where,
            details=sorted({str(j["part"]) for j in judgements if "part" in j}),
            hint="Name one of its parts, or all.",
        )
    return chosen


@click.command(
    short_help="The project's own measurements, peers side by side.",
    add_help_option=False,
    context_settings={"ignore_unknown_options": True, "allow_extra_args": True},
)
@click.pass_context
def bench(ctx: click.Context) -> None:
    """Measure building and searching against other engines, and print Markdown."""
    from .benchmark.command import bench as command

    command.main(ctx.args, prog_name="timtin bench", standalone_mode=False)
