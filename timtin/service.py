"""The commands that look after a running installation: stats, check, serve."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from search.engine.locate import engine_at
from search.errors import IndexMissing, TimTinError

from .options import DEFAULT_CORRECTIONS, index_option, json_option
from .output import hint, say, say_json, warn
from .server import MOST_WORKERS, Settings
from .serving import run


@click.command(short_help="What the index holds.")
@json_option
@index_option
@click.pass_context
def stats(ctx: click.Context, as_json: bool) -> None:
    """
    Show what the index holds: articles, facets, sizes, sources, withdrawn ids.

    \b
    timtin stats --json
    """
    from search import open_index
    from search.fields import FACETS, NONE

    with open_index(ctx.obj) as index:
        status = index.status()
        facets = {f.name: index.facet_values(f.name) for f in FACETS}
        awards = index.awards()
    data = {
        "location": status.location,
        "generation": status.generation,
        "format": status.format,
        "articles": status.articles,
        "created_at": status.created_at,
        "segments": status.segments,
        "sources": list(status.sources),
        "fingerprints": dict(status.fingerprints),
        "sizes": dict(status.sizes),
        "withdrawn": list(status.withdrawn),
        "awards": awards.total,
        "facets": {
            n: {"values": len([v for v in c if v != NONE]), "missing": c.get(NONE, 0)} for n, c in facets.items()
        },
    }
    if as_json:
        say_json(data)
        return
    size = sum(status.sizes.values())
    say(
        f"{status.articles} articles, {awards.total} award records, generation {status.generation} "
        f"of {status.created_at}, {size / 1e6:.1f} MB in {status.segments} segments"
    )
    for source in status.sources:
        say(f"source: {source}")
    for field in FACETS:
        counts = facets[field.name]
        values = len([v for v in counts if v != NONE])
        say(f"{field.name:<13} {values:>6} values, {counts.get(NONE, 0)} articles without")
    for one in status.withdrawn:
        say(f"withdrawn: {one}")


@click.command(short_help="Is everything sound, and what to do if not?")
@click.option("--repair", is_flag=True, help="Clear away what crashes left behind; nothing in use is touched.")
@click.option(
    "--corrections",
    type=click.Path(path_type=Path),
    default=DEFAULT_CORRECTIONS,
    show_default=True,
    envvar="TIMTIN_CORRECTIONS",
    help="File of corrections by staff.",
)
@json_option
@index_option
@click.pass_context
def check(ctx: click.Context, repair: bool, corrections: Path, as_json: bool) -> None:
    """
    Check index, corpus and installation; exit 1 if something is wrong.

    \b
    timtin check --repair
    """
    from .checks import run_checks

    findings = run_checks(engine_at(ctx.obj), repair=repair, corrections=corrections)
    if as_json:
        say_json([{"level": f.level, "message": f.message, "where": f.where, "hint": f.hint} for f in findings])
    else:
        for f in findings:
            say(f"{f.level}: {f.where + ': ' if f.where else ''}{f.message}" + (f"\n  → {f.hint}" if f.hint else ""))
        if not any(f.level == "error" for f in findings):
            say("Sound.")
    ctx.exit(1 if any(f.level == "error" for f in findings) else 0)


@click.command(short_help="Serve the page and the JSON API.")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, envvar="PORT")
@click.option(
    "--workers",
    type=click.IntRange(1, MOST_WORKERS),
    default=1,
    show_default=True,
    help="Processes that answer; they share the index in memory. More than one needs a system that can fork.",
)
@click.option(
    "--threads",
    type=click.IntRange(1, 64),
    default=8,
    show_default=True,
    help="Requests answered at once, by all workers together (each has at least one thread).",
)
@click.option(
    "--proxy-hops",
    type=click.IntRange(0, 10),
    default=0,
    show_default=True,
    help="Reverse proxies in front that set X-Forwarded-*; 0 trusts none.",
)
@click.option(
    "--log",
    type=click.Choice(("errors", "json")),
    default="errors",
    show_default=True,
    envvar="TIMTIN_LOG",
    help="What goes to stderr: errors as text, or errors and every request as JSON lines (never what was asked).",
)
@click.option("--if-needed", is_flag=True, help="Reindex first where the index is missing, damaged or outdated.")
@index_option
@click.pass_context
def serve(ctx: click.Context, /, if_needed: bool, **options: Any) -> None:
    """
    Serve the page and the JSON API on a production WSGI server. Stop it with Ctrl-C.

    \b
    timtin serve --port 8000
    """
    if if_needed:
        _make_if_needed(ctx)
    _warn_early(ctx.obj)
    run(Settings(ctx.obj, **options))


def _make_if_needed(ctx: click.Context) -> None:
    """Reindex as the command does; a server whose index cannot be made now starts all the same, and says why."""
    from .indexing import reindex

    try:
        ctx.invoke(reindex, sources=(), as_json=False, report=None, watch=False, if_needed=True)
    except click.exceptions.Exit:
        pass  # the command's way to end; what was rejected has been told
    except TimTinError as error:
        warn(f"Warning: the index could not be made: {error}")


def _warn_early(location: str) -> None:
    """A server without an index starts (it will find one later), but says what is missing."""
    try:
        engine_at(location).snapshot()
    except IndexMissing as error:
        warn(f"Warning: {error.message}")
        hint("timtin reindex FOLDER makes an index; this server will find it without a restart.")
    except TimTinError as error:
        warn(f"Warning: {error}")
