"""TLS, user and password, through a door that asks for both; nothing of them in logs or messages."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from cluster.proxy import Door
from cluster.running import RunningCluster, remove
from cluster.test_contract import fill

from search.engine.opensearch import OpenSearchEngine
from search.errors import EngineUnavailable
from search.model import Article

pytestmark = [pytest.mark.opensearch]
ARTICLES = [Article(str(n), title="Thi đua khen thưởng") for n in range(5)]


def enter(
    monkeypatch: pytest.MonkeyPatch, user: str = "tin", password: str = "mật khẩu", ca: Path | None = None
) -> None:
    monkeypatch.setenv("TIMTIN_OPENSEARCH_USER", user)
    monkeypatch.setenv("TIMTIN_OPENSEARCH_PASSWORD", password)
    if ca:
        monkeypatch.setenv("TIMTIN_OPENSEARCH_CA", str(ca))


def test_an_index_behind_tls_and_a_password(
    cluster: RunningCluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Written and read as any other; every request goes through the door; no log shows the password."""
    with Door(cluster.ports[0], tmp_path) as door, caplog.at_level(logging.DEBUG):
        enter(monkeypatch, ca=door.cert)
        engine = OpenSearchEngine(f"opensearchs://127.0.0.1:{door.port}/secured")
        try:
            fill(engine, ARTICLES)
            assert engine.snapshot().articles == 5
            assert {"_bulk", "_aliases"} <= {path.split("?")[0].rpartition("/")[2] for _, path in door.seen}
        finally:
            remove([engine])
    assert "mật khẩu" not in caplog.text
    assert door.wanted.split()[1] not in caplog.text


@pytest.mark.parametrize("given", [("tin", "sai"), ("khác", "mật khẩu"), ("", "")], ids=["password", "user", "none"])
def test_a_wrong_password_is_said_and_not_shown(
    cluster: RunningCluster, tmp_path: Path, given: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the names of the variables to set."""
    with Door(cluster.ports[0], tmp_path) as door:
        enter(monkeypatch, *given, ca=door.cert)
        engine = OpenSearchEngine(f"opensearchs://127.0.0.1:{door.port}/secured")
        with pytest.raises(EngineUnavailable, match=r"did not accept user and password.*OPENSEARCH_PASSWORD") as why:
            engine.snapshot()
        engine.close()
    assert "sai" not in str(why.value)


def test_a_certificate_of_nobody_we_know_is_refused(
    cluster: RunningCluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before the password is sent."""
    with Door(cluster.ports[0], tmp_path) as door:
        enter(monkeypatch)
        engine = OpenSearchEngine(f"opensearchs://127.0.0.1:{door.port}/secured")
        with pytest.raises(EngineUnavailable, match=r"certificate.*TIMTIN_OPENSEARCH_CA"):
            engine.snapshot()
        engine.close()
        assert door.seen == []


@pytest.mark.parametrize(
    "banner",
    [{"version": {"number": "8.15.0"}}, {"version": {"distribution": "opensearch", "number": "1.3.2"}}],
    ids=["elasticsearch", "opensearch 1"],
)
def test_another_server_is_told_apart(
    cluster: RunningCluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, banner: dict
) -> None:
    """Before anything is written."""
    with Door(cluster.ports[0], tmp_path, banner=banner) as door:
        enter(monkeypatch, ca=door.cert)
        engine = OpenSearchEngine(f"opensearchs://127.0.0.1:{door.port}/secured")
        with pytest.raises(EngineUnavailable, match="expected OpenSearch 2 or newer, found"):
            engine.writer()
        engine.close()
        assert door.seen == []
