"""By which rules were an index's articles read and extracted?"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import search
from search import fingerprints as core

_HERE = Path(__file__).parent


@cache
def extractor() -> str:
    """Return the fingerprint of reading and extraction, vocabulary included."""
    vocabulary = Path(search.__file__).parent / "vocabulary"
    return core.of_files(core.data_and_code(_HERE / "extract", _HERE / "sources", vocabulary), _HERE.parent)


def current() -> dict[str, str]:
    """Return the fingerprints an index made now would carry."""
    return {"analyzer": core.analyzer(), "fields": core.fields(), "extractor": extractor()}
