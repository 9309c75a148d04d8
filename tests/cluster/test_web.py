"""The same pages and the same JSON from a cluster as from a folder, journey by journey."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from search.engine.opensearch import OpenSearchEngine

sys.path.insert(0, str(Path(__file__).parent.parent / "web" / "support"))
from sample import filler, open_of, sample_articles

pytestmark = pytest.mark.opensearch
PATHS = [
    "/",
    "/?q=cụm thi đua số 9",
    "/?q=cum thi dua so xii",
    "/?q=thi đua&page=2",
    "/?q=thi đua&year=2023&sort=newest",
    "/?q=&district=Hà Nội/quận Tây Hồ&district=Hà Nội/quận Đống Đa",
    "/?q=&award_type=Cờ thi đua của Chính phủ",
    "/?q=&award_status=proposed&award_level=C",
    '/?q="giao ước thi đua"',
    "/?q=thi đua -phong trào",
    "/?q=title:ký",
    "/?q=thid dua",
    "/?q=quan+tay+ho+zzz",
    "/?q=&cluster=_none&from=2020-01-01&to=2022-12-31",
    "/?q=không-có-gì-như-vậy",
    "/bai/cum-9",
    "/bai/khong-co",
    "/khen-thuong",
    "/khen-thuong?award_status=received",
    "/cum",
    "/feed.atom?q=thi đua",
    "/api/search?q=thi đua&limit=50",
    "/api/search?q=bằng OR cờ&sort=oldest",
    "/api/suggest?q=cụm",
    "/api/awards",
    "/api/articles/cum-9",
    "/readyz",
]
VARYING = re.compile(  # how long it took, which generation of the index, how good to the last digit
    r'"took_ms": ?[\d.]+|"generation": ?"\d+"|"score": ?[\d.]+|\d+([.,]\d+)? (ms|mili ?giây|giây)'
)


@pytest.fixture(scope="module")
def sites(cluster: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[object, object]]:
    """Two clients of the web application: over a folder, and over the cluster."""
    from web import create_app

    articles, raw = sample_articles()
    articles += [filler(n) for n in range(40)]
    url = cluster.url()  # type: ignore[attr-defined]
    opened = [open_of(place, articles, raw) for place in (tmp_path_factory.mktemp("web") / "index", url)]
    yield tuple(create_app({"INDEX": index, "TESTING": True}).test_client() for index in opened)  # type: ignore[misc]
    for index in opened:
        index.close()
    from cluster.running import remove

    remove([OpenSearchEngine(url)])


@pytest.mark.parametrize("path", PATHS)
def test_pages_are_the_same(sites: tuple, path: str) -> None:
    """Status and content, apart from times, generations and the last digits of scores."""
    small, large = (client.get(quote(path, safe='/?=&:+"')) for client in sites)
    assert large.status_code == small.status_code
    assert VARYING.sub("", large.text) == VARYING.sub("", small.text)
