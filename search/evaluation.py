"""
How good is the order of the hits? Judged queries searched as the page would, measured with ``ir-measures``.

*Queries* are JSON Lines (``{"id": "q1", "text": "…"}``), *judgements* (qrels) are lines of TREC form
(``q1 0 article-id 2``): a query's id, an unused column, an article's id, a grade (0 irrelevant; higher is better).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from .analysis.normalise import clean_stored
from .errors import RequestError, SourceError
from .request import MAX_LIMIT, Match
from .result import SearchResult

DEFAULT_METRICS = ("RR@10", "nDCG@10", "R@10", "Success@1")

Qrels = Mapping[str, Mapping[str, int]]
"""query id -> article id -> grade."""


class Searchable(Protocol):
    """What is measured: :class:`search.index.Index`, or anything that answers like it."""

    def search(
        self, text: str, *, limit: int = ..., match: Match = ..., facets: tuple[str, ...] | None = ...
    ) -> SearchResult: ...


@dataclass(frozen=True, slots=True)
class JudgedQuery:
    """A query of a judged set; *id* is what the judgements call it."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class QueryScore:
    """One query's measures, and the ids of the articles it found, best first (near hits after the others)."""

    id: str
    text: str
    metrics: Mapping[str, float]
    found: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Evaluation:
    """
    Means over the judged *queries*. *unjudged* are ids of queries without any judgement: they were left out.
    """

    queries: int
    metrics: Mapping[str, float]
    per_query: tuple[QueryScore, ...] = ()
    unjudged: tuple[str, ...] = field(default=())

    def to_json(self) -> dict[str, Any]:
        """Return the JSON of ``timtin evaluate --json``: ``queries``, ``metrics``, ``per_query``, ``unjudged``."""
        return {
            "queries": self.queries,
            "metrics": dict(self.metrics),
            "unjudged": list(self.unjudged),
            "per_query": [
                {"id": q.id, "text": q.text, "metrics": dict(q.metrics), "found": list(q.found)} for q in self.per_query
            ],
        }


def evaluate(
    index: Searchable,
    queries: Iterable[JudgedQuery],
    qrels: Qrels,
    metrics: Sequence[str] = DEFAULT_METRICS,
    *,
    limit: int | None = None,
    match: Match = "all",
) -> Evaluation:
    """
    Search every judged query and return the measures, averaged and one by one.

    *metrics* are named as ``ir-measures`` names them (``nDCG@10``, ``AP``, ``P(rel=2)@5``). *limit* is how many
    articles a query may give (1 to 100; default: the deepest cut-off among the metrics, 100 where one has none).
    Queries run as on the page: a rescue's answer counts, near hits stand after the others. Judged queries that find
    nothing count as 0. Raises RequestError for an unknown metric, a bad limit, or queries without any judgement.
    """
    measures = _parse_metrics(metrics)
    depth = _depth(measures) if limit is None else limit
    if not 1 <= depth <= MAX_LIMIT:
        raise RequestError(f"expected 1 to {MAX_LIMIT} articles a query, found {depth}", where="--limit")
    chosen = list(queries)
    judged = [query for query in chosen if query.id in qrels]
    if not judged:
        raise RequestError(
            "expected judgements for at least one query, found none",
            hint="The first column of the judgements must be the id of a query.",
            details=[query.id for query in chosen[:5]],
        )
    found = {query.id: _ranking(index, query.text, depth, match) for query in judged}
    scores = _measure(measures, {query.id: qrels[query.id] for query in judged}, found)
    names = [str(measure) for measure in measures]
    rows = tuple(QueryScore(q.id, q.text, {name: scores[q.id][name] for name in names}, found[q.id]) for q in judged)
    means = {name: sum(row.metrics[name] for row in rows) / len(rows) for name in names}
    return Evaluation(len(rows), means, rows, tuple(q.id for q in chosen if q.id not in qrels))


def read_queries(path: str | Path) -> list[JudgedQuery]:
    """Return the queries of a JSON Lines file, in order. Raises SourceError with file and line."""
    out: list[JudgedQuery] = []
    seen: dict[str, int] = {}
    for number, line in _lines(path):
        where = f"{path}:{number}"
        query = _query_of(line, where)
        if query.id in seen:
            raise SourceError(
                f"expected every id once, found {query.id!r} again",
                where=where,
                hint=f"It stands in line {seen[query.id]} too; rename one of them.",
            )
        seen[query.id] = number
        out.append(query)
    if not out:
        raise SourceError(
            "expected at least one query, found none",
            where=str(path),
            hint='Write one JSON object a line: {"id": "q1", "text": "cụm thi đua số 9"}.',
        )
    return out


def read_qrels(path: str | Path) -> dict[str, dict[str, int]]:
    """
    Return the judgements of a TREC file. Article ids may contain spaces. Raises SourceError with file and line.
    """
    out: dict[str, dict[str, int]] = {}
    for number, line in _lines(path):
        query, article, grade = _judgement_of(line, f"{path}:{number}")
        known = out.setdefault(query, {})
        if known.setdefault(article, grade) != grade:
            raise SourceError(
                f"expected one grade for query {query!r} and article {article!r}, found {known[article]} and {grade}",
                where=f"{path}:{number}",
                hint="Keep one of the lines.",
            )
    if not out:
        raise SourceError("expected at least one judgement, found none", where=str(path), hint=_QRELS_HINT)
    return out


_QRELS_HINT = "Write four columns a line: query id, 0, article id, grade (q1 0 news-1 2)."
_QUERY_HINT = 'Write {"id": "q1", "text": "cụm thi đua số 9"}.'


def _lines(path: str | Path) -> Iterator[tuple[int, str]]:
    """Yield line numbers from 1 and stripped lines that hold something; a byte order mark is passed over."""
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise SourceError(f"expected a readable file, found: {error.strerror or error}", where=str(path)) from error
    except UnicodeDecodeError as error:
        raise SourceError(
            f"expected UTF-8, found byte 0x{error.object[error.start]:02x} at byte {error.start}",
            where=str(path),
            hint="Save the file as UTF-8.",
        ) from error
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield number, line.strip()


def _query_of(line: str, where: str) -> JudgedQuery:
    try:
        data = json.loads(line)
    except ValueError as error:
        raise SourceError(
            f"expected a JSON object, found {line[:40]!r} ({error})", where=where, hint=_QUERY_HINT
        ) from error
    if not isinstance(data, dict) or not isinstance(data.get("text"), str):
        raise SourceError(
            f'expected an object with "id" and "text", found {line[:40]!r}', where=where, hint=_QUERY_HINT
        )
    name = data.get("id")
    if isinstance(name, bool) or not isinstance(name, (str, int)) or not str(name).strip():
        raise SourceError(f'expected an "id" (text or number), found {name!r}', where=where, hint=_QUERY_HINT)
    return JudgedQuery(str(name).strip(), data["text"])


def _judgement_of(line: str, where: str) -> tuple[str, str, int]:
    parts = line.split(None, 2)
    tail = parts[2].rsplit(None, 1) if len(parts) == 3 else []
    if len(tail) != 2:
        raise SourceError(f"expected four columns, found {line[:60]!r}", where=where, hint=_QRELS_HINT)
    try:
        grade = int(tail[1])
    except ValueError as error:
        raise SourceError(
            f"expected a whole number as grade, found {tail[1]!r}", where=where, hint=_QRELS_HINT
        ) from error
    return parts[0], clean_stored(tail[0]), grade


def _ranking(index: Searchable, text: str, limit: int, match: Match) -> tuple[str, ...]:
    result = index.search(text, limit=limit, match=match, facets=())
    return tuple(dict.fromkeys(hit.id for hit in (*result.hits, *result.near)))[:limit]


def _parse_metrics(names: Sequence[str]) -> list[Any]:
    import ir_measures

    pipeline: Any = ir_measures.DefaultPipeline
    out = []
    for name in dict.fromkeys(names):
        try:
            measure = ir_measures.parse_measure(name)
            if not pipeline.supports(measure):
                raise ValueError("none of the installed providers can compute it")
            out.append(measure)
        except (NameError, ValueError, TypeError, AttributeError, KeyError, AssertionError) as error:
            raise RequestError(
                f"expected a measure of ir-measures, found {name!r} ({error})",
                where="--metric",
                hint=f"For example: {', '.join(DEFAULT_METRICS)}.",
            ) from error
    if not out:
        raise RequestError("expected at least one measure, found none", where="--metric")
    return out


def _depth(measures: Sequence[Any]) -> int:
    cutoffs = [measure.params.get("cutoff") for measure in measures]
    return MAX_LIMIT if None in cutoffs else min(MAX_LIMIT, max(cutoffs))


def _measure(measures: Sequence[Any], qrels: Qrels, found: Mapping[str, Sequence[str]]) -> dict[str, dict[str, float]]:
    """query id -> measure -> value; 0 where a query found nothing."""
    import ir_measures

    judgements = [ir_measures.Qrel(q, a, grade) for q, grades in qrels.items() for a, grade in grades.items()]
    # Falling scores: trec_eval breaks ties by id, and the order of the page must be the order measured.
    run = [ir_measures.ScoredDoc(q, a, float(-rank)) for q, ids in found.items() for rank, a in enumerate(ids)]
    out = {q: {str(measure): 0.0 for measure in measures} for q in qrels}
    for metric in ir_measures.iter_calc(measures, judgements, run):
        out[metric.query_id][str(metric.measure)] = float(metric.value)
    return out


__all__ = [
    "DEFAULT_METRICS",
    "Evaluation",
    "JudgedQuery",
    "Qrels",
    "QueryScore",
    "Searchable",
    "evaluate",
    "read_qrels",
    "read_queries",
]
