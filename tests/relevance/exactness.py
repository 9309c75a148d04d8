"""
Does a typed mark hold? ``python tests/relevance/exactness.py INDEX --syllables 200``

For marked syllables that share their letters with others (đồng, đông, dòng …), drawn at random: typed as printed,
without marks, with a đ alone, and with the vowel's mark alone. Hits are read and must hold a syllable that agrees with
all that was typed; totals must be those of the agreeing syllables of the index together (misprints with two tones
apart, which are no syllables). Prints the faults and their number.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from search import open_index
from search.analysis.fold import fold
from search.analysis.marks import agrees, is_marked
from search.analysis.spelling import fold_key, key
from search.analysis.syllable import is_syllable, split_tone
from search.analysis.tokens import tokenize
from search.index import Index
from search.model import Article
from search.query.plan import Or, Plan
from search.query.words import exact_node

READ = 50  # hits of each query that are read
GROUP = 3  # syllables of the index with the same letters, at least


def ambiguous(index: Index) -> list[str]:
    """Return the marked syllables that share their letters with others, in order."""
    lexicon = index._generation().snapshot.lexicon
    groups: dict[str, list[str]] = {}
    for exact in lexicon.exact_syllables():
        if is_syllable(fold_key(exact)):
            groups.setdefault(fold_key(exact), []).append(exact)
    return sorted(exact for group in groups.values() if len(group) >= GROUP for exact in group if is_marked(exact))


def typed_ways(syllable: str) -> Iterator[tuple[str, str]]:
    """Yield (way, text) of one syllable: all marks, none, đ alone, the vowel's mark alone (without the tone)."""
    yield "as printed", syllable
    yield "without marks", fold(syllable)
    letters, _ = split_tone(syllable)
    if letters.startswith("đ"):
        yield "đ alone", "đ" + fold(letters[1:])
    if letters[1:] != fold(letters[1:]) and fold(letters)[0] + letters[1:] != syllable:
        yield "the vowel's mark alone", fold(letters)[0] + letters[1:]


def faults_of(index: Index, typed: str) -> Iterator[str]:
    """Yield what is wrong with the answer to one syllable."""
    now = index._generation().snapshot
    group = now.lexicon.forms(fold_key(key(typed)))
    allowed = [form for form in group if agrees(key(typed), form) and (not is_marked(typed) or tones_of(form) <= 1)]
    expected = now.execute(Plan(match=Or(tuple(exact_node(form) for form in allowed)), limit=0)).total
    result = index.search(typed, limit=READ, exact=True, facets=())
    if result.total != expected:
        yield f"{typed}: {result.total} articles, {expected} have {', '.join(allowed)}"
    for hit in result.hits:
        if not any(agrees(key(typed), one) for one in keys_in(hit.article)):
            yield f"{typed}: {hit.id} has no such syllable"


def tones_of(word: str) -> int:
    return sum(tone > 0 for tone in split_tone(word)[1])


@lru_cache(maxsize=20_000)
def keys_in(article: Article) -> frozenset[str]:
    """Return the exact keys of an article's texts, those of names written as one (N.Hồng) too."""
    texts = (article.title, article.summary or "", article.body, *article.captions)
    return frozenset(token.key for text in texts for token in tokenize(text))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("index", type=Path)
    parser.add_argument("--syllables", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    asked: dict[str, int] = {}
    faults = 0
    with open_index(given.index) as index:
        found = ambiguous(index)
        for syllable in random.Random(given.seed).sample(found, min(given.syllables, len(found))):
            for way, typed in typed_ways(syllable):
                asked[way] = asked.get(way, 0) + 1
                for fault in faults_of(index, typed):
                    faults += 1
                    print(fault)
    print(f"{len(found)} ambiguous syllables, asked {asked}, {faults} faults, seed {given.seed}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
