"""The commands that change an index: reindex, add, remove, restore, copy."""

from __future__ import annotations

import json
import os
import resource
import sys
from pathlib import Path
from typing import Any

import click

from search.engine.base import Engine
from search.engine.locate import engine_at
from search.errors import IndexDamaged, IndexIncompatible, IndexMissing, RequestError

from .options import DEFAULT_CORRECTIONS, index_option, json_option
from .output import counting, hint, say, say_json, warn

DEFAULT_SOURCE = "seeds"
corrections_option = click.option(
    "--corrections",
    type=click.Path(path_type=Path),
    default=DEFAULT_CORRECTIONS,
    show_default=True,
    envvar="TIMTIN_CORRECTIONS",
    help="File of corrections by staff (docs/corrections.md).",
)


@click.command(short_help="Bring the index up to date with its sources.")
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option("--full", is_flag=True, help="Do everything again, not only what changed.")
@click.option(
    "--if-needed",
    "if_needed",
    is_flag=True,
    help="Only if the index is missing, damaged or made by another version; else do nothing.",
)
@click.option("--dry-run", is_flag=True, help="Tell what would be done; change nothing.")
@click.option("--allow-deletes", is_flag=True, help="Go on although a source lost more than half of its articles.")
@click.option(
    "--jobs",
    type=click.IntRange(1, 256),
    default=os.cpu_count() or 1,
    show_default="all cores",
    help="Processes that work.",
)
@click.option(
    "--memory",
    "memory_mb",
    type=click.IntRange(128),
    default=1024,
    show_default=True,
    metavar="MB",
    help="Bound on the memory of the build.",
)
@corrections_option
@click.option(
    "--report",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write every rejected input as a JSON line to FILE.",
)
@click.option("--watch", is_flag=True, help="Keep running, and reindex whenever a source changes.")
@json_option
@index_option
@click.pass_context
def reindex(
    ctx: click.Context,
    /,
    sources: tuple[str, ...],
    as_json: bool,
    report: Path | None,
    watch: bool,
    if_needed: bool,
    **options: Any,
) -> None:
    """
    Bring the index up to date with SOURCEs: folders, files, or - for standard input.

    Without SOURCE those of the last run are read again; in a fresh checkout seeds/. Only what changed is done again.
    Exit 3: done, but some inputs were rejected (each is named).

    \b
    timtin reindex news/ archive.jsonl.gz
    """
    engine = engine_at(ctx.obj)
    from index.reindex import needed

    if if_needed and not (why := needed(engine)):
        say_json({"changed": False, "reason": None}) if as_json else say("Nothing to do: the index is in order.")
        return
    if if_needed:
        warn(f"The index is made anew: {why}.")
    named = list(sources) or _last_sources(engine)
    if watch:
        from .watching import watch_sources

        watch_sources(named, lambda: _reindex_once(engine, named, as_json, report, options))
        return
    ctx.exit(_reindex_once(engine, named, as_json, report, options))


def _last_sources(engine: Engine) -> list[str]:
    """The sources of the last run; an index that cannot be used is asked too. Where there is none, the default."""
    try:
        last = list(engine.status().sources)
    except IndexMissing:
        last = []
    except (IndexDamaged, IndexIncompatible):
        remains = engine.remains()
        last = list(remains.sources) if remains else []
        if not last:
            raise RequestError(
                "no SOURCE was given, and this index cannot be read to tell those of the run before",
                where="reindex",
                hint="Name all its sources: timtin reindex FOLDER …",
            ) from None
    if last:
        return last
    if Path(DEFAULT_SOURCE).is_dir():
        return [DEFAULT_SOURCE]
    raise RequestError(
        "no SOURCE was given, and this index has none from a run before",
        where="reindex",
        hint="Name a folder or a file: timtin reindex FOLDER",
    )


def _reindex_once(
    engine: Engine, sources: list[str], as_json: bool, report_to: Path | None, options: dict[str, Any]
) -> int:
    from index.corrections import read_corrections
    from index.reindex import Options
    from index.reindex import reindex as run

    settings = Options(
        full=options["full"],
        dry_run=options["dry_run"],
        allow_deletes=options["allow_deletes"],
        jobs=options["jobs"],
        memory_mb=options["memory_mb"],
        corrections=read_corrections(options["corrections"]),
    )
    with counting("Indexing", _expected(sources)) as update:
        done = run(engine, sources, settings, progress=lambda stage, count: update(count) if stage == "read" else None)
    done.peak_mb = _peak_mb()
    if report_to is not None:
        _write_report(report_to, done)
    if as_json:
        say_json(done.to_json())
    else:
        _summary(done)
    return 3 if done.rejected else 0


def _expected(sources: list[str]) -> int | None:
    """Count lines and files for the progress bar; only worth it where somebody looks."""
    if not sys.stderr.isatty():
        return None
    from index.sources import list_units

    try:
        return sum(getattr(unit, "articles", 1) for source in sources for unit in list_units(source)) or None
    except Exception:  # the bar is a courtesy: what is wrong with a source is told by the run itself
        return None


def _peak_mb() -> int:
    """The largest process of this run, in MB (Linux counts in KiB)."""
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    scale = 1_000_000 if sys.platform == "darwin" else 1_000
    return int(max(own, children) / scale)


def _write_report(path: Path, done: Any) -> None:
    from index.report import rejection_json

    lines = [json.dumps(rejection_json(r), ensure_ascii=False) for r in done.rejected]
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _summary(done: Any) -> None:
    for warning in done.warnings[:20]:
        warn(f"Note: {warning}")
    if len(done.warnings) > 20:
        warn(f"Note: … and {len(done.warnings) - 20} more")
    for rejected in done.rejected[:50]:
        warn(f"Rejected: {rejected.where}: {_sentence(rejected.reason)} {rejected.hint}".rstrip())
    if len(done.rejected) > 50:
        warn(f"Rejected: … and {len(done.rejected) - 50} more (--report FILE lists them all)")
    counts = done.counts
    told = [
        f"{counts['add']} added",
        f"{counts['update']} updated",
        f"{counts['keep']} unchanged",
        f"{len(done.removed)} removed",
        f"{len(done.rejected)} rejected",
    ]
    if done.kept:
        told.append(f"{len(done.kept)} kept in their last good version")
    if counts["withdrawn"]:
        told.append(f"{counts['withdrawn']} withdrawn")
    if done.dry_run:
        say("Would be done: " + ", ".join(told) + ".")
        return
    if done.reason:
        say(f"Everything was done again ({done.reason}).")
    say(("Done: " if done.changed else "Nothing to do: ") + ", ".join(told) + ".")
    if not done.generation:
        say("There is no index yet.")
        return
    size = f", {done.index_bytes / 1e6:.1f} MB" if done.index_bytes else ""
    say(
        f"{done.articles} articles in generation {done.generation}{size}; {done.seconds:.1f} s, "
        f"largest process {done.peak_mb} MB."
    )


@click.command(short_help="Add or replace single articles.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@corrections_option
@json_option
@index_option
@click.pass_context
def add(ctx: click.Context, files: tuple[str, ...], corrections: Path, as_json: bool) -> None:
    """
    Add the articles of FILEs, or replace those with the same id. They stay, whatever a later reindex finds.

    \b
    timtin add tin-moi.txt
    """
    from index.corrections import read_corrections
    from index.single import add_files

    report = add_files(engine_at(ctx.obj), list(files), read_corrections(corrections))
    report.peak_mb = _peak_mb()
    if as_json:
        say_json(report.to_json())
    else:
        _summary(report)
    ctx.exit(3 if report.rejected else 0)


def _readable(engine: Engine, ids: tuple[str, ...]) -> list[str] | None:
    """Return those of *ids* that the index can show; ``None`` where it cannot be read."""
    try:
        return [article.id for article in engine.snapshot().get_many(ids)]
    except (IndexDamaged, IndexIncompatible):
        return None


def _end_of_change(ctx: click.Context, unknown: list[str], as_json: bool) -> None:
    for one in [] if as_json else unknown:
        warn(f"Not there: {one}")
    if unknown:
        hint("`timtin search` and `timtin stats` show ids; withdrawn ones are listed by `timtin stats`.")
    ctx.exit(1 if unknown else 0)


def _articles(count: int) -> str:
    return "1 article" if count == 1 else f"{count} articles"


@click.command(short_help="Withdraw articles, at once and for good.")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@json_option
@index_option
@click.pass_context
def remove(ctx: click.Context, ids: tuple[str, ...], as_json: bool) -> None:
    """
    Withdraw articles: running servers stop showing them at once, and no reindex brings them back.

    Their text leaves the index when segments are merged, at the latest with a full reindex. Works while a reindex runs.
    Ids that are not there are named and not noted (exit 1), unless the index cannot be read: then all are noted.

    \b
    timtin remove tin/2024/bai-1
    """
    engine = engine_at(ctx.obj)
    ids = tuple(dict.fromkeys(ids))
    there = _readable(engine, ids)
    before = set() if there is None else set(engine.status().withdrawn)
    done = [i for i in ids if there is None or i in there or i in before]
    engine.withdraw(done)
    unknown = [i for i in ids if i not in done]
    say_json({"withdrawn": done, "unknown": unknown}) if as_json else say(f"{_articles(len(done))} withdrawn.")
    if there is None:
        hint("the index cannot be read, so nobody knows whether these ids were there; they are noted and stay out.")
    elif done:
        hint("`timtin restore` undoes this at once; after a full reindex the text must be read or added again.")
    _end_of_change(ctx, unknown, as_json)


@click.command(short_help="Undo a withdrawal.")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@json_option
@index_option
@click.pass_context
def restore(ctx: click.Context, ids: tuple[str, ...], as_json: bool) -> None:
    """
    Show withdrawn articles again.

    Those whose text has left the index meanwhile come back with the next reindex of their source; articles that were
    added by hand must be added again. Works while a reindex runs.

    \b
    timtin restore tin/2024/bai-1
    """
    engine = engine_at(ctx.obj)
    ids = tuple(dict.fromkeys(ids))
    done = engine.restore(ids)
    there = _readable(engine, tuple(done))
    gone = [i for i in done if there is None or i not in there]
    unknown = [i for i in ids if i not in done]
    told = {"restored": done, "unknown": unknown, "after_reindex": gone}
    say_json(told) if as_json else say(f"{_articles(len(done))} restored.")
    if gone:
        hint(
            f"the text of {', '.join(gone)} has left the index meanwhile: `timtin reindex` reads it again from its "
            "source, `timtin add` adds it again."
        )
    _end_of_change(ctx, unknown, as_json)


@click.command(short_help="Copy an index to another place or engine.")
@click.option("--from", "source", required=True, metavar="LOCATION")
@click.option("--to", "target", required=True, metavar="LOCATION")
@json_option
def copy(source: str, target: str, as_json: bool) -> None:
    """
    Move articles from one index to another without their sources.

    \b
    timtin copy --from var/index --to opensearch://localhost:9200/tin
    """
    from index.single import copy_index

    held = engine_at(source)
    with counting("Copying", held.status().articles) as update:
        count = copy_index(held, engine_at(target), progress=lambda done, total: update(done))
    say_json({"articles": count}) if as_json else say(f"{count} articles copied.")
