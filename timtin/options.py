"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


_TYPED_DASH = "\ue000"  # stands for the dash of "-huyện" while click looks for options; a private character


class TextCommand(click.Command):
    """
    A command that takes typed text: ``-huyện`` is text that excludes a word, not options -h, -u, -y ….

    No command has short options but ``-h``, so whatever starts with one dash is text.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        rest = super().parse_args(ctx, [_hidden(a) for a in args])
        ctx.params = {name: _shown(value) for name, value in ctx.params.items()}
        return rest


def _hidden(arg: str) -> str:
    return _TYPED_DASH + arg[1:] if len(arg) > 1 and arg[0] == "-" and arg[1] != "-" and arg != "-h" else arg


def _shown(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(_shown(v) for v in value)
    return "-" + value[1:] if isinstance(value, str) and value.startswith(_TYPED_DASH) else value


def _set_location(ctx: click.Context, _: click.Parameter, value: str | None) -> None:
    if value is not None:
        ctx.obj = value


DEFAULT_CORRECTIONS = "var/corrections.jsonl"

index_option = click.option(
    "--index",
    metavar="LOCATION",
    callback=_set_location,
    expose_value=False,
    help="Folder of the index, or opensearch://host:port/name.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON value.")


def filters_option(function: F) -> F:
    """Add --filter, --from and --to."""
    for option in (
        click.option("--to", "date_to", metavar="DATE", help="Last day: 2024-01-31, 31/01/2024, 2024."),
        click.option("--from", "date_from", metavar="DATE", help="First day: 2024-01-22, 22/01/2024, 2024."),
        click.option(
            "--filter",
            "filters",
            multiple=True,
            metavar="FIELD=VALUE",
            help="cluster, district, year, award_type, award_status, award_level, province, covers or "
            "source; may be repeated.",
        ),
    ):
        function = option(function)
    return function


def filter_pairs(filters: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return ``FIELD=VALUE`` texts as pairs; a usage error for one without ``=``."""
    pairs = []
    for text in filters:
        name, separator, value = text.partition("=")
        if not separator or not name.strip():
            raise click.BadParameter(
                f"expected FIELD=VALUE, found {text!r} (example: district='Tây Hồ')", param_hint="--filter"
            )
        pairs.append((name.strip(), value))
    return pairs
