"""Which engine serves a location? A path is a folder of the embedded engine, ``opensearch://…`` a cluster."""

from __future__ import annotations

from pathlib import Path

from ..errors import MissingPackage, RequestError
from .base import Engine


def engine_at(location: str | Path) -> Engine:
    """
    Return the engine for *location*; nothing is opened yet.

    Raises RequestError for a URL of another kind, MissingPackage where the client of a cluster is not installed.
    """
    text = str(location)
    scheme, separator, _ = text.partition("://")
    if not separator:
        from .embedded import EmbeddedEngine

        return EmbeddedEngine(Path(text))
    if scheme not in ("opensearch", "opensearchs"):
        raise RequestError(
            f"an index is a folder or opensearch://host:port/name, found {scheme}://…",
            where="--index",
            hint="Use opensearchs:// for TLS.",
        )
    try:
        from .opensearch import OpenSearchEngine
    except ImportError as error:
        raise MissingPackage(
            "an OpenSearch index needs the opensearch-py package", hint="pip install 'timtin[opensearch]'"
        ) from error
    return OpenSearchEngine(text)
