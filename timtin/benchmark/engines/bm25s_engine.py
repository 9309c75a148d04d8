"""bm25s (NumPy, eager scores): ranking of terms. Facets are counted beside it, from arrays, where scores are not 0."""

from __future__ import annotations

import json
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

from ..corpus import read_docs
from ..queries import Query
from .base import FACETS, TOP, Answer, Counts, require

bm25s = require("bm25s", "bm25s is not installed: pip install 'timtin[bench]'")


class Bm25s:
    name = "bm25s"
    version = version("bm25s")
    classes = frozenset({"frequent", "rare", "or", "or_facets", "all_facets"})

    def __init__(self) -> None:
        self._engine: Any = None
        self._titles: list[str] = []
        self._values: dict[str, list[str]] = {}
        self._columns: dict[str, tuple[Any, Any]] = {}

    def build(self, corpus: Path, folder: Path, limit: int | None) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        vocabulary: dict[str, int] = {}
        ids, titles = [], []
        pairs: dict[str, tuple[list[int], list[int]]] = {name: ([], []) for name in FACETS}
        values: dict[str, dict[str, int]] = {name: {} for name in FACETS}
        for doc in read_docs(corpus, limit):
            ids.append([vocabulary.setdefault(token, len(vocabulary)) for token in doc.tokens.split()])
            titles.append(doc.text.title)
            for name, found in doc.decoration.facets().items():
                for value in found:
                    pairs[name][0].append(doc.number)
                    pairs[name][1].append(values[name].setdefault(value, len(values[name])))
        engine = bm25s.BM25(method="lucene", k1=1.2, b=0.75)
        engine.index(bm25s.tokenization.Tokenized(ids=ids, vocab=vocabulary), show_progress=False)
        engine.save(str(folder), show_progress=False)
        for name, (docs, codes) in pairs.items():
            np.savez(folder / f"{name}.npz", docs=np.array(docs, np.int32), codes=np.array(codes, np.int32))
        beside = {"titles": titles, "values": {name: list(found) for name, found in values.items()}}
        (folder / "beside.json").write_text(json.dumps(beside, ensure_ascii=False), "utf-8")

    def open(self, folder: Path) -> None:
        self._engine = bm25s.BM25.load(str(folder), mmap=True)
        beside = json.loads((folder / "beside.json").read_text("utf-8"))
        self._titles, self._values = beside["titles"], beside["values"]
        for name in FACETS:
            with np.load(folder / f"{name}.npz") as arrays:
                self._columns[name] = arrays["docs"], arrays["codes"]

    def answer(self, query: Query) -> Answer:
        if query.kind == "all_facets":
            return Answer(self._titles[:TOP], self.counts(query))
        scores = self._scores(query)
        titles = [self._titles[n] for n in _best(scores)]
        return Answer(titles, self._counts(scores > 0) if query.kind == "or_facets" else {})

    def matching(self, query: Query) -> set[int]:
        if query.kind == "all_facets":
            return set(range(len(self._titles)))
        return set(np.flatnonzero(self._scores(query) > 0).tolist())

    def top(self, query: Query) -> list[tuple[float, int]] | None:
        if query.kind == "all_facets":
            return None
        scores = self._scores(query)
        return [(float(scores[n]), n) for n in _best(scores)]

    def counts(self, query: Query) -> Counts:
        if query.kind == "all_facets":
            return self._counts(np.ones(len(self._titles), bool))
        return self._counts(self._scores(query) > 0)

    def _scores(self, query: Query) -> Any:
        known = [term for term in query.terms if term in self._engine.vocab_dict]
        return self._engine.get_scores(known) if known else np.zeros(len(self._titles), np.float32)

    def _counts(self, mask: Any) -> Counts:
        out = {}
        for name, (docs, codes) in self._columns.items():
            values = self._values[name]
            found = np.bincount(codes[mask[docs]], minlength=len(values))
            out[name] = {values[i]: int(found[i]) for i in np.flatnonzero(found).tolist()}
        return out


def _best(scores: Any) -> list[int]:
    places = np.argpartition(scores, -TOP)[-TOP:] if len(scores) > TOP else np.arange(len(scores))
    order = places[np.argsort(-scores[places], kind="stable")]
    return [int(n) for n in order if scores[n] > 0]


ENGINE = Bm25s
