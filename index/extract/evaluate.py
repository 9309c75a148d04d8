"""
How good is the extraction: precision, recall and F1 of each field against judged articles, and every miss.

Judgements are the JSON lines of ``tests/judged`` (its README defines the keys): the keys of an article's facts,
without evidence, with ``optional``, ``status_also`` and ``recipient_also`` where a reader may decide either way. Found
items that are only optional are neither right nor wrong.
"""

from __future__ import annotations

import gzip
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from search.errors import SourceError
from search.model import Article, Award
from search.vocabulary.places import spell

Judgement = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Miss:
    """One wrong item: *kind* is ``missed`` (judged, not found), ``extra`` (found, not judged) or ``status``."""

    article: str
    field: str
    kind: str
    item: str


@dataclass
class Score:
    """Counts of one field over all judged articles."""

    right: int = 0
    missed: int = 0
    extra: int = 0

    @property
    def precision(self) -> float:
        """Share of the found items that are right; 1 where nothing was found."""
        return self.right / (self.right + self.extra) if self.right + self.extra else 1.0

    @property
    def recall(self) -> float:
        """Share of the judged items that were found; 1 where nothing was to be found."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass
class ExtractionReport:
    """
    What :func:`evaluate_extraction` found. *status_right* of *status_judged* matched award records have the right
    status; *proposed_as_received* counts the worst mistake by itself.
    """

    articles: int = 0
    scores: dict[str, Score] = field(default_factory=dict)
    misses: list[Miss] = field(default_factory=list)
    status_judged: int = 0
    status_right: int = 0
    proposed_as_received: int = 0

    def to_json(self) -> dict[str, Any]:
        """Return plain values: what ``--json`` prints."""
        rows = [
            {
                "field": name,
                "items": s.right + s.missed,
                "found": s.right + s.extra,
                "precision": round(s.precision, 4),
                "recall": round(s.recall, 4),
                "f1": round(s.f1, 4),
            }
            for name, s in self.scores.items()
        ]
        return {
            "articles": self.articles,
            "fields": rows,
            "status": {
                "judged": self.status_judged,
                "right": self.status_right,
                "proposed_as_received": self.proposed_as_received,
            },
            "misses": [asdict(miss) for miss in self.misses],
        }

    def table(self) -> str:
        """Return the figures as a table for people, one field a line."""
        lines = [f"{'field':<12}{'items':>7}{'found':>7}{'P':>8}{'R':>8}{'F1':>8}"]
        for name, s in self.scores.items():
            lines.append(
                f"{name:<12}{s.right + s.missed:>7}{s.right + s.extra:>7}"
                f"{s.precision:>8.3f}{s.recall:>8.3f}{s.f1:>8.3f}"
            )
        share = self.status_right / self.status_judged if self.status_judged else 1.0
        lines.append(
            f"status right on {self.status_right} of {self.status_judged} matched records ({share:.3f}); "
            f"proposals shown as received: {self.proposed_as_received}"
        )
        return "\n".join(lines)


FIELDS = ("clusters", "members", "subjects", "districts", "covers", "ranges", "award_types", "awards")


def evaluate_extraction(judgements: Iterable[Judgement], articles: Mapping[str, Article]) -> ExtractionReport:
    """
    Compare *articles* (extracted, by id) with *judgements*.

    ``subjects`` are districts with that role, ``districts`` all, both by name, kind and province; ``awards`` are whole
    records by recipient, type and rank, their status apart. A judged article that is not there is an error that
    names it.
    """
    report = ExtractionReport(scores={name: Score() for name in FIELDS})
    for judged in judgements:
        article = articles.get(judged["id"])
        if article is None:
            raise SourceError(
                f"expected the judged article {judged['id']}, found none of that id.",
                hint="Give the corpus that the judgements were written for.",
            )
        report.articles += 1
        for name, (want, got, optional) in _sets(judged, article).items():
            _count(report, judged["id"], name, want, got, optional)
        _count_awards(report, judged, article)
    return report


def read_judgements(path: Path, part: str | None = None) -> list[Judgement]:
    """Return the judgements of a JSON Lines file; of *part* (``tune`` or ``report``) only, if given."""
    rows = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        try:
            rows.append(json.loads(line))
        except json.JSONDecodeError as error:
            raise SourceError(f"expected one JSON object, found {error.msg}.", where=f"{path}:{number}") from error
    return [row for row in rows if part is None or row.get("part") == part]


def read_articles(corpus: Path, wanted: set[str]) -> dict[str, Article]:
    """Return the articles of a ``.jsonl`` or ``.jsonl.gz`` corpus whose id is in *wanted*, NFC, without any facts."""
    open_text = gzip.open if corpus.suffix == ".gz" else open
    found = {}
    with open_text(corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row.get("id") in wanted:
                found[row["id"]] = _article(row)
    return found


def _article(row: Mapping[str, Any]) -> Article:
    text = {k: unicodedata.normalize("NFC", row.get(k) or "") for k in ("title", "summary", "body")}
    return Article(
        id=row["id"],
        title=text["title"],
        summary=text["summary"] or None,
        body=text["body"],
        published_at=row.get("published_at"),
        source=row.get("source"),
        url=row.get("url"),
    )


_City = re.compile(r"^(?:thành phố|tp\.?)\s+(?=hồ chí minh)")


def _name(text: str | None) -> str:
    return _City.sub("", spell(unicodedata.normalize("NFC", text))) if text else ""


Compared = tuple[set[tuple[str, ...]], set[tuple[str, ...]], set[tuple[str, ...]]]


def _sets(judged: Judgement, article: Article) -> dict[str, Compared]:
    """Return, by field, what was judged, what was found, and what may be found."""

    def district(name: str, kind: str | None, province: str | None) -> tuple[str, ...]:
        return (_name(name), (kind or "").replace("huyện đảo", "huyện"), _name(province))

    want = [(d["role"], district(d["name"], d["type"], d["province"])) for d in judged["districts"]]
    got = [(d.role, district(d.name, d.kind, d.province)) for d in article.districts]
    optional: set[tuple[str, ...]] = {(a["award_type"],) for a in judged["awards"] if a.get("optional")}
    return {
        "clusters": (
            {_cluster(c["number"], c["name"], c["place"]) for c in judged["clusters"]},
            {_cluster(c.number, c.name, c.place) for c in article.clusters},
            set(),
        ),
        "members": (
            {(_name(m),) for c in judged["clusters"] for m in c["members"]},
            {(_name(m),) for c in article.clusters for m in c.members},
            set(),
        ),
        "subjects": ({d for role, d in want if role == "subject"}, {d for role, d in got if role == "subject"}, set()),
        "districts": ({d for _, d in want}, {d for _, d in got}, set()),
        "covers": ({(str(y),) for y in judged["covers"]}, {(str(y),) for y in article.years.covers}, set()),
        "ranges": (
            {(f"{a}-{b}",) for a, b in judged["ranges"]},
            {(f"{a}-{b}",) for a, b in article.years.ranges},
            set(),
        ),
        "award_types": ({(t,) for t in judged["award_types"]}, {(t,) for t in article.award_types}, optional),
    }


def _cluster(number: int | None, name: str, place: str | None) -> tuple[str, ...]:
    return (str(number) if number is not None else _name(name), _name(place))


def _count(
    report: ExtractionReport,
    article: str,
    name: str,
    want: set[tuple[str, ...]],
    got: set[tuple[str, ...]],
    optional: set[tuple[str, ...]],
) -> None:
    score = report.scores[name]
    score.right += len(want & got)
    for kind, items in (("missed", want - got), ("extra", got - want - optional)):
        report.misses += [Miss(article, name, kind, " / ".join(item)) for item in sorted(items)]
    score.missed += len(want - got)
    score.extra += len(got - want - optional)


def _count_awards(report: ExtractionReport, judged: Judgement, article: Article) -> None:
    score = report.scores["awards"]
    left = list(article.awards)
    for want in sorted(judged["awards"], key=lambda a: bool(a.get("optional"))):
        matches = [a for a in left if _same_award(want, a)]
        statuses = {want["status"], *want.get("status_also", ())}
        found = next((a for a in matches if a.status in statuses), matches[0] if matches else None)
        if found:
            left.remove(found)
        if want.get("optional"):
            continue
        if not found:
            score.missed += 1
            report.misses.append(Miss(judged["id"], "awards", "missed", _describe(want)))
            continue
        score.right += 1
        _count_status(report, judged["id"], want, found, statuses)
    score.extra += len(left)
    for award in left:
        item = f"{award.recipient or _group(award)} / {award.award_type} / {award.rank} / {award.status}"
        report.misses.append(Miss(judged["id"], "awards", "extra", item))


def _count_status(report: ExtractionReport, article: str, want: Judgement, found: Award, right: set[str]) -> None:
    report.status_judged += 1
    if found.status in right:
        report.status_right += 1
        return
    report.misses.append(Miss(article, "awards", "status", f"{_describe(want)} found {found.status}"))
    report.proposed_as_received += want["status"] == "proposed" and found.status == "received"


def _same_award(want: Mapping[str, Any], found: Award) -> bool:
    if want["award_type"] != found.award_type or (want.get("rank") or None) != found.rank:
        return False
    if want.get("recipient"):
        names = {_name(n) for n in (want["recipient"], *want.get("recipient_also", ()))}
        return _name(found.recipient) in names
    if found.recipient:
        return False
    if want.get("count") is not None or found.count is not None:
        return want.get("count") == found.count and _same_group(want.get("of"), found.of)
    return _same_group(want.get("of"), found.of)


def _same_group(want: str | None, found: str | None) -> bool:
    """Whether two words for a group share a word that means something ("tập thể, cá nhân", "tập thể và cá nhân")."""
    if not want or not found:
        return True
    return bool(set(re.findall(r"\w+", _name(want))) & set(re.findall(r"\w+", _name(found))) - {"va", "và"})


def _describe(want: Mapping[str, Any]) -> str:
    who = want.get("recipient") or f"{want.get('count') or want.get('approx')} {want.get('of')}"
    return f"{who} / {want['award_type']} / {want.get('rank')} / {want['status']}"


def _group(award: Award) -> str:
    return f"{award.count or award.approx} {award.of}"


def worst(report: ExtractionReport, limit: int = 10) -> Sequence[Miss]:
    """Return the misses that matter most: wrong status first, then records, then subjects, then the rest."""
    order = {"awards": 1, "award_types": 2, "subjects": 3, "clusters": 4, "covers": 5}
    return sorted(report.misses, key=lambda m: (m.kind != "status", order.get(m.field, 9)))[:limit]
