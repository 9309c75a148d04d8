"""
What does TimTin's own page cost? ``index.search`` as the page calls it: parsing, matching in four fields, ranking by
all views, nine facets, ten hits with snippets, nearest articles where few have all words. HTML is not part of it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from search import open_index
from search.analysis.fold import fold
from search.index import Index

from .children import memory_of
from .corpus import draw, read_docs
from .measure import Times, alternate
from .queries import COUNTED

KINDS = {
    "words": "two or three neighbouring syllables of a title",
    "plain": "the same without marks",
    "filtered": "the same with a district chosen",
    "quoted": "three syllables in quotation marks",
    "title": "a whole headline",
    "home": "nothing: the home page",
}
COLD = 20


@dataclass(frozen=True, slots=True)
class Ask:
    """What a visitor asks for."""

    text: str
    district: str = ""

    def of(self, index: Index) -> object:
        return index.search(self.text, filters={"district": [self.district]} if self.district else None)


@dataclass(frozen=True, slots=True)
class Pages:
    """
    *times* by kind, all of them mixed under ``mixed``, after as many other searches of each kind; *fresh* those others,
    mixed too, from the opening on; *cold* the first search after opening, opening included; *opening* seconds of CPU.
    *opened* and *searched* are what the process then holds more than before: (private bytes, bytes of mapped files),
    after opening and after all searches. Mapped pages are the system's to take back.
    """

    times: dict[str, Times]
    fresh: Times
    cold: Times
    opening: float
    opened: tuple[int, int]
    searched: tuple[int, int]


def make_asks(corpus: Path, count: int, seed: int) -> dict[str, list[Ask]]:
    """Return *count* things to ask for of each kind, from headlines of its first COUNTED articles."""
    rng = draw(seed, "pages")
    docs = [doc for doc in read_docs(corpus, COUNTED, tokens=False) if len(doc.text.title.split()) >= 5]
    out: dict[str, list[Ask]] = {kind: [] for kind in KINDS}
    for _ in range(count):
        words = rng.choice(docs).text.title.split()
        size = rng.choice((2, 3))
        at = rng.randrange(len(words) - size + 1)
        some = " ".join(words[at : at + size]).strip("\"'.,:;?!-() ") or "thi đua"
        three = " ".join(words[at : at + 3]).replace('"', "")
        districts = rng.choice(docs).decoration.facets()["district"]
        out["words"].append(Ask(some))
        out["plain"].append(Ask(fold(some)))
        out["filtered"].append(Ask(some, districts[0] if districts else ""))
        out["quoted"].append(Ask(f'"{three}"'))
        out["title"].append(Ask(" ".join(rng.choice(docs).text.title.split())))
        out["home"].append(Ask(""))
    return out


def measure_pages(corpus: Path, folder: Path, count: int, seed: int, tell: Callable[[str], None]) -> Pages:
    """Measure searches of each kind on an open index, twice, then first searches on indexes just opened."""
    asks, others = make_asks(corpus, count, seed), make_asks(corpus, count, seed + 1)
    before = _held()
    begun = time.process_time()
    times: dict[str, Times] = {}
    with open_index(str(folder)) as index:
        index.status()
        opening = time.process_time() - begun
        opened = _held(before)
        first = {kind: alternate({"": lambda ask: ask.of(index)}, asked)[""] for kind, asked in others.items()}
        for kind, asked in asks.items():
            times[kind] = alternate({"": lambda ask: ask.of(index)}, asked)[""]
            tell(f"  page, {kind}: {times[kind].p50:.2f} / {times[kind].p95:.2f} ms")
        searched = _held(before)
    times["mixed"], fresh = _mixed(times), _mixed(first)
    return Pages(times, fresh, _cold(folder, asks["words"][:COLD]), opening, opened, searched)


def _mixed(times: dict[str, Times]) -> Times:
    return Times([value for kind, found in times.items() if kind != "home" for value in found.values])


def _held(before: tuple[int, int] = (0, 0)) -> tuple[int, int]:
    """Return the private bytes and those of mapped files that this process holds, more than *before*."""
    now = memory_of(kind="Pss_Anon"), memory_of(kind="Pss_File")
    return max(0, now[0] - before[0]), max(0, now[1] - before[1])


def _cold(folder: Path, asks: list[Ask]) -> Times:
    out = Times()
    for ask in asks:
        begun = time.process_time()
        with open_index(str(folder)) as index:
            ask.of(index)
        out.values.append((time.process_time() - begun) * 1000)
    return out
