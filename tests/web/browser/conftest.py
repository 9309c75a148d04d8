"""
Chromium over a served index. Without Chromium these tests are skipped with the line that says how to get it.

What people come for is tried twice, over an index in a folder and over one on a real cluster (`JOURNEYS`); how pages
look does not depend on the engine and is tried over the folder alone.
"""

from __future__ import annotations

from contextlib import contextmanager

import pytest
from chromium import HOW_TO_GET, chromium, find_chromium, running
from sample import filler, make_index, open_of, sample_articles

from web import create_app

JOURNEYS = "test_journeys"
MORE = 40  # plain articles beside the sample, so that there are pages to turn


def pytest_generate_tests(metafunc):
    if "open_page" in metafunc.fixturenames and metafunc.module.__name__.split(".")[-1] == JOURNEYS:
        places = ["folder", pytest.param("cluster", marks=pytest.mark.opensearch)]
        metafunc.parametrize("site", places, indirect=True, scope="session")


def pytest_collection_modifyitems(items):
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser():
    if find_chromium() is None:
        pytest.skip(HOW_TO_GET)
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
def site(request, tmp_path_factory):
    """Address of a running server: over a folder, or with the parameter "cluster" over an index on a cluster."""
    if getattr(request, "param", "folder") == "cluster":
        with on_cluster() as index, running(create_app({"INDEX": index})) as address:
            yield address
        return
    with (
        make_index(tmp_path_factory.mktemp("browser") / "index", more=MORE) as index,
        running(create_app({"INDEX": index})) as address,
    ):
        yield address


@contextmanager
def on_cluster():
    """The same sample on a cluster, removed afterwards. Skips where no cluster can be had."""
    from cluster.running import cluster_or_skip, remove

    from search.engine.opensearch import OpenSearchEngine

    url = cluster_or_skip().url()
    articles, raw = sample_articles()
    try:
        with open_of(url, articles + [filler(n) for n in range(MORE)], raw) as index:
            yield index
    finally:
        remove([OpenSearchEngine(url)])


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
