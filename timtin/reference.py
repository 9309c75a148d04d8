"""The command line's reference as Markdown: ``python -m timtin.reference > docs/cli.md``. A test compares."""

from __future__ import annotations

import click

from .main import _HOME, main

WIDTH = 100
HEAD = """# The command line

Results go to stdout, everything else to stderr; `--json` prints one JSON value. Exit status: 0 done, 1 could not,
2 asked wrongly, 3 done but some inputs were rejected. Completion in a shell:
`eval "$(_TIMTIN_COMPLETE=bash_source timtin)"`.

This page is made from the help texts (`python -m timtin.reference`).
"""


def reference() -> str:
    """Return the whole page."""
    parts = [HEAD]
    with click.Context(
        main, info_name="timtin", terminal_width=WIDTH, max_content_width=WIDTH, help_option_names=["-h", "--help"]
    ) as top:
        parts.append(_block("timtin", main.get_help(top)))
        for name in _HOME:
            command = main.get_command(top, name)
            assert command is not None
            with click.Context(command, info_name=name, parent=top) as ctx:  # widths and names come from the parent
                parts.append(_block(f"timtin {name}", command.get_help(ctx)))
    return "\n".join(parts)


def _block(title: str, text: str) -> str:
    lines = "\n".join(line.rstrip() for line in text.splitlines())
    return f"## {title}\n\n```text\n{lines}\n```\n"


if __name__ == "__main__":
    print(reference(), end="")
