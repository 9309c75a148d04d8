"""The app over a small index in plain Python."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).with_name("support")))

from fake_index import FakeIndex, sample_articles


@pytest.fixture
def index():
    articles, raw = sample_articles()
    return FakeIndex(articles, raw)


@pytest.fixture
def app(index):
    from web import create_app

    return create_app({"INDEX": index, "TESTING": True})


@pytest.fixture
def client(app):
    return app.test_client()
