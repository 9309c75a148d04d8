"""Text travels compressed to those who can read it, and is the same text."""

from __future__ import annotations

import gzip

import pytest


@pytest.mark.parametrize("url", ["/", "/?q=thi+dua", "/api/search", "/feed.atom", "/static/timtin.css"])
def test_compressed_and_plain_are_the_same(client, url):
    with client.get(url) as plain, client.get(url, headers={"Accept-Encoding": "gzip"}) as packed:
        assert packed.headers["Content-Encoding"] == "gzip" and "Content-Encoding" not in plain.headers
        strip = b"took_ms"
        assert gzip.decompress(packed.data).split(strip)[0] == plain.data.split(strip)[0]
        assert len(packed.data) < len(plain.data) / 2
        assert plain.headers["Vary"] == packed.headers["Vary"] == "Accept-Encoding"
        assert plain.headers["ETag"] == packed.headers["ETag"]


@pytest.mark.parametrize("accepts", ["", "br", "identity", "gzip;q=0"])
def test_nobody_gets_what_they_cannot_read(client, accepts):
    assert "Content-Encoding" not in client.get("/", headers={"Accept-Encoding": accepts}).headers


def test_an_unchanged_compressed_page_is_not_sent_again(client):
    first = client.get("/", headers={"Accept-Encoding": "gzip"})
    again = client.get("/", headers={"Accept-Encoding": "gzip", "If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_downloads_are_streamed_as_they_are(client):
    assert "Content-Encoding" not in client.get("/tai-ve.csv", headers={"Accept-Encoding": "gzip"}).headers
