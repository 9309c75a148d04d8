"""``timtin bench``: the options, and the order in which everything is measured."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from ..server import MOST_WORKERS
from .engines import NAMES
from .run import PARTS, Bench, Settings

CORPUS = "../shared/corpus/news-30k.jsonl.gz"


@click.command("bench", context_settings={"show_default": True, "help_option_names": ["--help", "--help-all"]})
@click.option(
    "--corpus", type=click.Path(path_type=Path), default=CORPUS, help="JSON Lines (.jsonl, .jsonl.gz) of real articles."
)
@click.option("--articles", type=click.IntRange(1), help="Real articles to use.  [default: all of them]")
@click.option(
    "--generate",
    type=click.IntRange(1),
    metavar="N",
    help="Make articles from the real ones until there are N; the vocabulary grows by Heaps' law.",
)
@click.option("--engines", default=",".join(NAMES), metavar="LIST", help="Whom to compare; timtin is always there.")
@click.option("--queries", type=click.IntRange(1), default=150, help="Queries of each class.")
@click.option("--check", type=click.IntRange(0), default=20, help="Queries of each class whose answers are compared.")
@click.option("--parts", default=",".join(PARTS), metavar="LIST", help="What to measure.")
@click.option(
    "--whoosh-limit",
    type=click.IntRange(1),
    metavar="N",
    help="Compare stock Whoosh on the first N articles only (it needs 2 ms and more to index one).",
)
@click.option(
    "--raw-limit",
    type=click.IntRange(1),
    default=1000,
    help="Articles that peers with PyVi index from raw text (they need 5 to 10 ms each).",
)
@click.option(
    "--budget",
    type=click.FloatRange(min=0.1),
    default=30.0,
    metavar="SECONDS",
    help="CPU time after which an engine is asked no more of a class; the report says how many it was.",
)
@click.option("--jobs", type=click.IntRange(1, 256), default=2, help="Processes of TimTin's own build.")
@click.option("--memory", type=click.IntRange(128), default=1024, metavar="MB", help="Bound of TimTin's own build.")
@click.option(
    "--seconds",
    type=click.FloatRange(min=0),
    default=10.0,
    help="How long each number of clients visits each server (part http); 0 leaves it out.",
)
@click.option(
    "--requests",
    type=click.IntRange(min=0),
    default=10_000,
    help="Requests after which the memory of a server is told at last (part http); 0 leaves it out.",
)
@click.option(
    "--workers",
    type=click.IntRange(1, MOST_WORKERS),
    default=1,
    help="Also visit `timtin serve` with so many processes (part http); 1: only with one.",
)
@click.option("--seed", type=int, default=1, help="Of queries, decoration and made articles.")
@click.option(
    "--folder",
    type=click.Path(path_type=Path),
    help="Keep corpus and indexes here, and use again what is there.  [default: a temporary folder]",
)
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the Markdown here too.")
def bench(folder: Path | None, output: Path | None, **options: Any) -> None:
    """
    Measure building and searching against other engines on the same articles and queries; print Markdown.

    Times are CPU times; engines take turns query by query, and their answers are compared. Peers come with
    `pip install 'timtin[bench]'` (Xapian with `apt install python3-xapian`); one that is missing is named and left out.

    \b
    timtin bench --articles 3000 --queries 50         a first look, some minutes
    timtin bench --folder var/bench                   all real articles
    timtin bench --generate 150000 --whoosh-limit 30000 --folder var/bench-150k
    """
    lists: dict[str, Any] = {name: tuple(x for x in options.pop(name).split(",") if x) for name in ("engines", "parts")}
    for name, known in (("engines", tuple(NAMES)), ("parts", PARTS)):
        if unknown := [x for x in lists[name] if x not in known]:
            raise click.BadParameter(
                f"expected some of {', '.join(known)}; found {', '.join(unknown)}", param_hint=f"--{name}"
            )
    with _folder(folder) as place:
        settings = Settings(folder=place, **{**options, **lists})
        report = Bench(settings, lambda line: click.echo(line, err=True)).run()
    click.echo(report)
    if output is not None:
        output.write_text(report + "\n", "utf-8")


@contextmanager
def _folder(folder: Path | None) -> Iterator[Path]:
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        yield folder
        return
    made = Path(tempfile.mkdtemp(prefix="timtin-bench-"))
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)
