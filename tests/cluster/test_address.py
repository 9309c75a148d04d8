"""Which addresses name an index in a cluster, and where do user and password come from? No cluster is needed."""

from __future__ import annotations

from pathlib import Path

import pytest

from search.engine.opensearch import OpenSearchEngine
from search.engine.opensearch.address import credentials, parse
from search.engine.opensearch.mapping import document_id, shards_for, term
from search.errors import EngineUnavailable, RequestError

GOOD = [
    ("opensearch://localhost:9201/tin", (("localhost", 9201),), "tin", False),
    ("opensearch://localhost/tin", (("localhost", 9200),), "tin", False),
    ("opensearchs://search.example.vn:443/bao-chi", (("search.example.vn", 443),), "bao-chi", True),
    ("opensearch://a:1,b:2,c/tin/", (("a", 1), ("b", 2), ("c", 9200)), "tin", False),
    ("opensearch://[::1]:9200/tin", (("::1", 9200),), "tin", False),
]
BAD = [
    "opensearch://localhost:9200",
    "opensearch://localhost:9200/",
    "opensearch://localhost:99999/tin",
    "opensearch://localhost:9200/Tin",
    "opensearch://localhost:9200/a/b",
    "opensearch://:9200/tin",
    "opensearch://localhost:9200/-tin",
    "opensearch://localhost:9200/tin?x=1",
]


@pytest.mark.parametrize(("text", "hosts", "name", "tls"), GOOD, ids=[g[0] for g in GOOD])
def test_addresses(text: str, hosts: tuple, name: str, tls: bool) -> None:
    """One host or several, with or without port."""
    address = parse(text)
    assert (address.hosts, address.name, address.tls) == (hosts, name, tls)


@pytest.mark.parametrize("text", BAD)
def test_other_addresses_are_refused_with_the_form_that_was_expected(text: str) -> None:
    """Before anything is connected to."""
    with pytest.raises(RequestError, match="opensearch://host:port/name"):
        OpenSearchEngine(text)


def test_a_password_in_an_address_is_refused_and_not_repeated() -> None:
    """An address is printed, logged and listed among processes."""
    with pytest.raises(RequestError) as refused:
        parse("opensearch://admin:geheim@localhost:9200/tin")
    assert "geheim" not in f"{refused.value} {refused.value.details}"


def test_credentials_come_from_the_environment_or_a_file(tmp_path: Path) -> None:
    """The password itself goes before a file; a file's last line end is not part of it; nothing shows it."""
    file = tmp_path / "password"
    file.write_text("mật khẩu\n", encoding="utf-8")
    given = {"TIMTIN_OPENSEARCH_USER": "tin", "TIMTIN_OPENSEARCH_PASSWORD_FILE": str(file)}
    assert credentials(given).password == "mật khẩu"
    assert credentials({**given, "TIMTIN_OPENSEARCH_PASSWORD": "khác"}).password == "khác"
    assert "mật khẩu" not in repr(credentials(given))
    with pytest.raises(RequestError, match="PASSWORD_FILE"):
        credentials({"TIMTIN_OPENSEARCH_PASSWORD_FILE": str(tmp_path / "none")})


def test_a_place_where_nothing_answers() -> None:
    """Says so, with what to do."""
    with pytest.raises(EngineUnavailable, match=r"nothing answers.*Start the cluster"):
        OpenSearchEngine("opensearch://127.0.0.1:9/tin").snapshot()


def test_terms_are_what_the_server_can_keep() -> None:
    """No spaces, no separators of ours, nothing too long; different terms stay different."""
    long = [term("exact", "a" * 300 + end) for end in "bc"]
    assert term("pair", "thi đua") == "thi␠đua"
    assert len(set(long)) == 2
    assert max(map(len, long)) <= 200
    assert not any(c.isspace() or c == "␟" for c in term("exact", "a b\x1f␟c"))
    assert document_id("bài/1") == "bài/1"
    assert len(document_id("đ" * 400).encode()) <= 512


@pytest.mark.parametrize(
    ("articles", "nodes", "shards"),
    [(0, 1, 1), (0, 3, 3), (0, 9, 3), (2_000_000, 1, 1), (30_000, 3, 3), (30_000_000, 3, 12), (30_000_000, 20, 12)],
)
def test_shards_by_size(articles: int, nodes: int, shards: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rule of docs/cluster.md."""
    monkeypatch.delenv("TIMTIN_OPENSEARCH_SHARDS", raising=False)
    assert shards_for(articles, nodes) == shards
    monkeypatch.setenv("TIMTIN_OPENSEARCH_SHARDS", "5")
    assert shards_for(articles, nodes) == 5
