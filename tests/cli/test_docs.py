"""Documents say what is so: commands, fields, facets, settings, and links between pages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from search.fields import FACETS, TEXT_FIELDS
from timtin.reference import reference

DOCS = Path(__file__).parent.parent.parent / "docs"
ROOT = DOCS.parent
PAGES = sorted([*DOCS.rglob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"])


@pytest.mark.parametrize("name", [f.name for f in (*FACETS, *TEXT_FIELDS)])
def test_every_field_is_documented(name: str) -> None:
    assert f"`{name}`" in (DOCS / "searching.md").read_text("utf-8")


def test_the_command_reference_is_the_help() -> None:
    """If this fails: python -m timtin.reference > docs/cli.md"""
    written = (DOCS / "cli.md").read_text("utf-8")
    cores = re.compile(r"default: (all cores|\d+)")
    assert cores.sub("default: N", written) == cores.sub("default: N", reference())


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_environment_variables_are_documented() -> None:
    used = set()
    for package in ("search", "index", "web", "timtin"):
        for path in (ROOT / package).rglob("*.py"):
            used |= set(re.findall(r"\bTIMTIN_[A-Z_]+\b", path.read_text("utf-8")))
    told = "".join(p.read_text("utf-8") for p in PAGES)
    assert {name for name in used if name not in told} == set()
