"""Chromium over a served index. Without Chromium these tests are skipped with the line that says how to get it."""

from __future__ import annotations

import os

import pytest
from chromium import HOW_TO_GET, chromium, find_chromium, running
from sample import make_index

from web import create_app


def pytest_collection_modifyitems(items):
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser():
    if find_chromium() is None:
        if "browser" in os.environ.get("TIMTIN_REQUIRE", ""):
            pytest.fail(HOW_TO_GET)
        pytest.skip(HOW_TO_GET)
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    with (
        make_index(tmp_path_factory.mktemp("browser") / "index", more=40) as index,
        running(create_app({"INDEX": index})) as address,
    ):
        yield address


@pytest.fixture
def open_page(browser, site):
    """Return a function that opens an address in a context of its own; faults seen by the browser fail the test."""
    contexts, faults = [], []

    def open_(url="/", *, width=1280, height=900, script=True, scheme="light", **options):
        context = browser.new_context(
            viewport={"width": width, "height": height},
            java_script_enabled=script,
            color_scheme=scheme,
            base_url=site,
            **options,
        )
        contexts.append(context)
        context.set_default_timeout(15_000)
        page = context.new_page()
        page.on("console", lambda m: faults.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda e: faults.append(str(e)))
        page.on("request", lambda r: faults.append(f"left the site: {r.url}") if not r.url.startswith(site) else None)
        page.goto(url)
        return page

    yield open_
    for context in contexts:
        context.close()
    told = "the server responded with a status of 4"  # an error page is a page too
    assert [f for f in faults if told not in f] == []
