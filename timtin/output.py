"""How do commands speak? Results on stdout, all else on stderr; JSON unescaped; colour and bars for terminals."""

from __future__ import annotations

import html
import json
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click


def say_json(value: Any) -> None:
    """Print one JSON value, UTF-8, readable."""
    say(json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False))


def say(text: str = "") -> None:
    """Print a line of the result. A console that cannot show a letter gets a replacement, never a traceback."""
    stream = sys.stdout
    encoding = getattr(stream, "encoding", None) or "utf-8"
    if encoding.lower().replace("-", "") != "utf8" and not os.environ.get("PYTHONIOENCODING"):
        text = text.encode(encoding, "replace").decode(encoding)
    click.echo(text)


def warn(text: str) -> None:
    """Print a line for people on stderr."""
    click.echo(text, err=True)


def hint(text: str) -> None:
    """Print what to do next, on stderr."""
    click.echo(f"Hint: {text}", err=True)


def colour_wanted() -> bool:
    """Whether stdout is a terminal that wants colour (NO_COLOR and TERM=dumb are respected)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def plain(marked: str) -> str:
    """Return safe HTML with ``<mark>`` as terminal text: bold where colour is wanted, else bare."""
    on, off = ("\033[1m", "\033[0m") if colour_wanted() else ("", "")
    return html.unescape(re.sub(r"<mark>(.*?)</mark>", lambda m: on + m[1] + off, marked))


@contextmanager
def counting(label: str, total: int | None) -> Iterator[Any]:
    """Show progress on stderr while it is a terminal: a bar with *total*, else nothing. Yields ``update(count)``."""
    if not sys.stderr.isatty():
        yield lambda count: None
        return
    with click.progressbar(length=total or 0, label=label, file=sys.stderr, show_pos=True, show_eta=bool(total)) as bar:
        yield lambda count: bar.update(max(0, count - bar.pos))
