"""The app over a real index of a few made articles."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).with_name("support")))

from sample import make_index


@pytest.fixture(scope="session")
def index(tmp_path_factory):
    with make_index(tmp_path_factory.mktemp("web") / "index") as index:
        yield index


@pytest.fixture(scope="session")
def app(index):
    from web import create_app

    return create_app({"INDEX": index, "TESTING": True})


@pytest.fixture
def client(app):
    return app.test_client()
