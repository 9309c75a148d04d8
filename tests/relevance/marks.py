"""
Does every hit show why it was found? ``python tests/relevance/marks.py INDEX --pairs 10000``

Random runs of one to four words of random articles, typed in all ways, are searched; every hit must have at least one
mark, and every mark must be whole printed words that the analyzer says match what was searched for: the text as typed,
the one it was read as (raw keys, a slip), or the other form of an abbreviation (TP, thành phố).
Prints the faults and their number.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections.abc import Callable, Iterator
from functools import partial
from html import unescape
from pathlib import Path

from search import open_index
from search.analysis.marks import agrees
from search.analysis.tokens import tokenize
from search.index import Index
from search.query.words import keys_of
from search.result import Hit

sys.path.insert(0, str(Path(__file__).parents[1]))

from relevance.noise import CONDITIONS, typed_as

_MARK = re.compile(r"<mark>(.*?)</mark>")
_WORD = re.compile(r"[^\W\d_]{2,}")


WAYS: dict[str, Callable[[str, str], str]] = {
    **{condition: partial(typed_as, condition) for condition in CONDITIONS},
    "capitals": lambda text, seed: text.upper(),
}
READ_ANEW = ("telex", "vni", "typo")  # what is searched for may be another text than the one typed


def queries(index: Index, rng: random.Random) -> Iterator[tuple[str, str]]:
    """Yield (way, text) without end: runs of words of articles drawn at random."""
    articles = list(index.articles())
    while True:
        words = _WORD.findall(rng.choice(articles).body)
        if len(words) > 4:
            at = rng.randrange(len(words) - 4)
            for way, typed in WAYS.items():
                yield way, typed(" ".join(words[at : at + rng.randint(1, 4)]), str(rng.random()))


def fault_of(hit: Hit, typed: list[str]) -> str:
    """Return what is wrong with a hit's marks, or ``""``."""
    shown = (hit.title_html, hit.snippet_html)
    if not any("<mark>" in html for html in shown):
        return "no mark"
    for html in shown:
        text = unescape(re.sub("</?mark>", "", html))
        edges = {at for t in tokenize(text) for at in (t.start, t.end)}
        plain = unescape(html.replace("<mark>", "\x00").replace("</mark>", "\x01"))
        at = 0
        for char in plain:
            if char in "\x00\x01":
                if at not in edges:
                    return f"a mark cuts a word in {html!r}"
            else:
                at += 1
        for marked in _MARK.findall(html):
            for key in keys_of(unescape(marked)):
                if not any(agrees(wanted, key) for wanted in typed):
                    return f"{key!r} is marked in {html!r}"
    return ""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("index", type=Path)
    parser.add_argument("--pairs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    rng = random.Random(given.seed)
    seen: dict[str, int] = dict.fromkeys(WAYS, 0)
    faults = 0
    with open_index(given.index) as index:
        for way, text in queries(index, rng):
            found = index.search(text, exact=way not in READ_ANEW)
            meant = found.suggestion.text if found.suggestion and found.suggestion.applied else text
            for hit in found.hits:
                seen[way] += 1
                if fault := fault_of(hit, keys_of(" ".join((meant, *found.understood.notes)))):
                    faults += 1
                    print(f"{way}: {text!r}: {hit.id}: {fault}")
            if sum(seen.values()) >= given.pairs:
                break
    print(f"{sum(seen.values())} pairs {seen}, {faults} faults, seed {given.seed}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
