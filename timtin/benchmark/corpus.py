"""
Which articles does a measurement use? Real ones from JSON Lines, then made ones, all with dates, sources and facets.

A prepared corpus is a folder with two files, one line an article: ``articles.jsonl`` (text as a source would bring it,
and the decoration) and ``tokens.txt`` (the article's folded syllables, for engines that must see the same tokens).
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Any

import numpy as np

from search.analysis.bulk import BatchEncoder
from search.analysis.normalise import clean_stored
from search.errors import SourceError
from search.model import Article, Award, District, Years

from .decorate import Decoration, Decorator
from .generate import Generator
from .heaps import Growth, Heaps
from .text import Text

BATCH = 256
SIMPLE = re.compile(r"[a-z0-9]+")  # tokens that every engine's own tokenizer leaves whole


@dataclass(frozen=True, slots=True)
class Doc:
    """One article of a prepared corpus. *tokens* are folded syllables with spaces between."""

    number: int
    text: Text
    decoration: Decoration
    tokens: str = ""

    @property
    def id(self) -> str:
        return f"{self.number:08d}"

    def article(self, *, text: bool = True) -> Article:
        """Return it as the product's own model, with or without its text (the title always)."""
        d = self.decoration
        return Article(
            self.id,
            self.text.title,
            self.text.body if text else "",
            (self.text.summary or None) if text else None,
            published_at=d.published_at,
            source=d.source,
            years=Years(published=int(d.published_at[:4])),
            districts=tuple(District(name, kind, province, "subject") for province, kind, name in d.districts),
            award_types=d.award_types,
            awards=tuple(Award(name, "received") for name in d.award_types),
        )


@dataclass(frozen=True, slots=True)
class CorpusFacts:
    """What a prepared corpus is: sizes in articles, characters and tokens, and how its vocabulary grows."""

    articles: int
    real: int
    characters: int
    tokens: int
    vocabulary: int
    heaps_factor: float
    heaps_exponent: float
    heaps_error: float


def read_texts(path: str | Path, limit: int | None = None) -> list[Text]:
    """Return the articles of a ``.jsonl`` or ``.jsonl.gz`` file. Raises SourceError naming the line that is none."""
    path = Path(path)
    out: list[Text] = []
    try:
        with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
            for number, line in enumerate(islice(lines, limit), 1):
                out.append(_text(json.loads(line), f"{path}, line {number}"))
    except (OSError, ValueError) as error:
        raise SourceError(
            f"expected JSON Lines, found: {error}.", where=str(path), hint="Name another corpus with --corpus."
        ) from error
    if not out:
        raise SourceError("expected articles, found an empty file.", where=str(path), hint="Name another one.")
    return out


def _text(row: Any, where: str) -> Text:
    if not isinstance(row, dict):
        raise SourceError(f"expected a JSON object, found {type(row).__name__}.", where=where)
    return Text(*(clean_stored(str(row.get(name) or "")) for name in ("title", "summary", "body")))


def prepare_corpus(texts: Sequence[Text], size: int, seed: int, folder: Path) -> CorpusFacts:
    """
    Write a corpus of *size* articles into *folder*: the first are *texts*, the others are made from them.

    The same arguments give the same files. Heaps' law is fitted on the real articles.
    """
    folder.mkdir(parents=True, exist_ok=True)
    growth, decorator = Growth(), Decorator(seed)
    heaps: Heaps | None = None
    real = min(size, len(texts))
    characters = 0
    encoder = Tokenizer()
    with (
        (folder / "articles.jsonl").open("w", encoding="utf-8") as articles,
        (folder / "tokens.txt").open("w", encoding="utf-8") as tokens,
    ):

        def write(batch: Sequence[Text], first: int) -> None:
            nonlocal characters
            for at, (text, line) in enumerate(zip(batch, encoder(batch, growth), strict=True)):
                row = {"text": asdict(text), "decoration": asdict(decorator(first + at))}
                articles.write(json.dumps(row, ensure_ascii=False) + "\n")
                tokens.write(line + "\n")
                characters += len(text.title) + len(text.summary) + len(text.body)

        for first in range(0, real, BATCH):
            write(texts[first : min(real, first + BATCH)], first)
        heaps = growth.fit()
        if size > real:
            made = iter(Generator(texts, heaps, growth.tokens / real, seed).made(real, size))
            for first in range(real, size, BATCH):
                write(list(islice(made, BATCH)), first)
    facts = CorpusFacts(
        size, real, characters, growth.tokens, growth.vocabulary, heaps.factor, heaps.exponent, heaps.error
    )
    (folder / "facts.json").write_text(json.dumps(asdict(facts)), "utf-8")
    return facts


class Tokenizer:
    """The folded syllables of texts as TimTin sees them, those of plain letters and digits."""

    def __init__(self) -> None:
        self._encoder = BatchEncoder()
        self._simple = np.zeros(0, bool)

    def __call__(self, texts: Sequence[Text], growth: Growth | None = None) -> list[str]:
        """Return one line of tokens for each text; *growth* is told of them."""
        encoded = self._encoder.encode([text.joined() for text in texts])
        terms = self._encoder.folded_terms
        known = len(self._simple)
        more = [SIMPLE.fullmatch(term) is not None for term in terms[known:]]
        self._simple = np.concatenate([self._simple, np.array(more, bool)])
        folded = self._encoder.folded_of()[encoded.exact]
        keep = ~encoded.extra & self._simple[folded]
        ends = np.concatenate([[0], np.cumsum(keep)])[encoded.offsets]
        folded = folded[keep]
        if growth is not None:
            growth.add(folded, ends)
        words = [terms[number] for number in folded.tolist()]
        return [" ".join(words[a:b]) for a, b in zip(ends[:-1].tolist(), ends[1:].tolist(), strict=True)]


def read_docs(folder: Path, limit: int | None = None, *, tokens: bool = True) -> Iterator[Doc]:
    """Yield the articles of a prepared corpus, in order."""
    with (
        (folder / "articles.jsonl").open(encoding="utf-8") as rows,
        (folder / "tokens.txt").open(encoding="utf-8") as lines,
    ):
        for number, (row, line) in enumerate(islice(zip(rows, lines, strict=True), limit)):
            data = json.loads(row)
            yield Doc(
                number, Text(**data["text"]), Decoration.of(data["decoration"]), line.rstrip("\n") if tokens else ""
            )


def read_tokens(folder: Path, limit: int | None = None) -> Iterator[list[str]]:
    """Yield the tokens of each article."""
    with (folder / "tokens.txt").open(encoding="utf-8") as lines:
        for line in islice(lines, limit):
            yield line.split()


def draw(seed: int, *parts: object) -> random.Random:
    """Return a generator of random numbers that depends on its arguments only."""
    return random.Random(":".join(map(str, chain((seed,), parts))))
