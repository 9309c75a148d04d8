"""Which commands are there, and how do they end? Exit 0 done, 1 could not, 2 asked wrongly, 3 done with rejections."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Any

import click

from search.errors import TimTinError

from .output import hint, warn

DEFAULT_INDEX = "var/index"
_HOME = {
    "reindex": "indexing",
    "add": "indexing",
    "remove": "indexing",
    "restore": "indexing",
    "copy": "indexing",
    "search": "searching",
    "show": "searching",
    "awards": "searching",
    "suggest": "searching",
    "export": "searching",
    "extract": "tools",
    "analyze": "tools",
    "evaluate": "tools",
    "evaluate-extraction": "tools",
    "bench": "tools",
    "stats": "service",
    "check": "service",
    "serve": "service",
}


class Commands(click.Group):
    """Loads each command's module when it is called, and turns our errors into messages and exit codes."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_HOME)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in _HOME:
            return None
        module = import_module(f".{_HOME[name]}", __package__)
        command = getattr(module, name.replace("-", "_"))
        assert isinstance(command, click.Command)
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        from difflib import get_close_matches

        if args and args[0] not in _HOME and (near := get_close_matches(args[0], _HOME, 1)):
            ctx.fail(f"No such command '{args[0]}'. Did you mean '{near[0]}'?")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except TimTinError as error:
            _tell(error)
            ctx.exit(error.exit_code)
        except BrokenPipeError:  # the reader (head, less) has seen enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)


def _tell(error: TimTinError) -> None:
    place = f"{error.where}: " if error.where else ""
    warn(f"Error: {place}{error.message}")
    for detail in error.details[:20]:
        warn(f"  - {detail}")
    if error.hint:
        hint(error.hint)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.option(
    "--index",
    "location",
    metavar="LOCATION",
    envvar="TIMTIN_INDEX",
    default=DEFAULT_INDEX,
    show_default=True,
    help="Folder of the index, or opensearch://host:port/name. Also TIMTIN_INDEX.",
)
@click.version_option(package_name="timtin", prog_name="timtin")
@click.pass_context
def main(ctx: click.Context, location: str) -> None:
    """
    TimTin searches Vietnamese news about thi đua – khen thưởng, with or without diacritics.

    \b
    timtin reindex seeds/                  index a folder of pages
    timtin search "cum thi dua so 9"       search it
    timtin serve                           serve the page and the JSON API
    """
    ctx.obj = location
