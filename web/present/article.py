"""How is one article shown: its text sentence by sentence, and what each sentence proves?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from search.model import Article, Award, Evidence, Said

from ..i18n import day
from ..i18n import gettext as _
from ..links import UrlState, cluster_path
from .hits import Chip
from .labels import Badge, award_text, recipient_text, status_badge
from .sentences import Sentence, anchor_of, sentences


@dataclass(frozen=True, slots=True)
class AwardRow:
    """One award record. *anchor* names the sentence that says it; *year_basis* is empty for a year it states."""

    badge: Badge
    recipient: str
    award: str
    detail: str
    giver: str
    year: str
    year_basis: str
    shared: bool
    anchor: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A value with where it leads (nowhere for a period) and the sentence that says it."""

    chip: Chip
    note: str
    anchor: str


@dataclass(frozen=True, slots=True)
class ArticleView:
    """What the article page prints. *proves* maps a sentence's number to what it is the evidence of."""

    article: Article
    title: Sentence
    summary: list[Sentence]
    paragraphs: list[list[Sentence]]
    captions: list[list[Sentence]]
    proves: dict[int, list[str]]
    awards: list[AwardRow]
    named_types: list[Fact]
    covers: list[Fact]
    ranges: list[Fact]
    clusters: list[Fact]
    subjects: list[Fact]
    mentions: list[Fact]
    event_anchor: str
    citation: str


def award_row(award: Award, anchor: str) -> AwardRow:
    """Return an award as a row of a table."""
    year = str(award.year) if award.year else ""
    basis = _("(suy từ bài)") if year and award.year_basis == "context" else ""
    detail = award.award_detail if award.award_detail and award.award_detail != award.award_type else ""
    return AwardRow(
        status_badge(award.status, award_text(award)),
        recipient_text(award),
        award_text(award),
        detail or "",
        award.giver or "",
        year,
        basis,
        award.shared,
        anchor,
    )


def view(article: Article, lang: str = "") -> ArticleView:
    """Return the view of an article. Links carry the language."""
    numbered = sentences(article)
    base = UrlState.of("/", [("lang", lang)])
    rows = [award_row(a, anchor_of(numbered, a.evidence)) for a in article.awards]
    told = {a.award_type for a in article.awards}

    def said(of: str, value: object, label: str, url: str = "") -> Fact:
        return Fact(Chip(label, url), "", anchor_of(numbered, article.evidence_for(of, value)))

    districts = [
        (
            d.role,
            Fact(Chip(d.label, base.set("district", d.value).url), d.province or "", anchor_of(numbered, d.evidence)),
        )
        for d in article.districts
    ]
    clusters = [
        Fact(
            Chip(c.label, base.at(cluster_path(c.place, c.value.partition("/")[2])).url),
            ", ".join(c.members),
            anchor_of(numbered, c.evidence),
        )
        for c in article.clusters
    ]
    return ArticleView(
        article,
        numbered[0],
        [s for s in numbered if s.field == "summary"],
        _paragraphs(article.body, numbered),
        [[s for s in numbered if s.field == f"captions.{at}"] for at in range(len(article.captions))],
        _proofs(article, numbered),
        rows,
        [said("award_types", t, t, base.set("award_type", t).url) for t in article.award_types if t not in told],
        [said("covers", y, str(y), base.set("covers", str(y)).url) for y in article.years.covers],
        [said("ranges", r, f"{r[0]}–{r[1]}") for r in article.years.ranges],
        clusters,
        [f for role, f in districts if role == "subject"],
        [f for role, f in districts if role != "subject"],
        anchor_of(numbered, article.evidence_for("event_at", article.event_at)),
        citation(article),
    )


def _paragraphs(body: str, numbered: Sequence[Sentence]) -> list[list[Sentence]]:
    paragraphs: list[list[Sentence]] = []
    end = -1
    for sentence in (s for s in numbered if s.field == "body"):
        if end < 0 or "\n" in body[end : sentence.start]:
            paragraphs.append([])
        paragraphs[-1].append(sentence)
        end = sentence.end
    return paragraphs


def _proofs(article: Article, numbered: list[Sentence]) -> dict[int, list[str]]:
    proofs: dict[int, list[str]] = {}

    def note(evidence: Evidence | None, text: str) -> None:
        if evidence:
            at = int(anchor_of(numbered, evidence)[4:])
            if text not in proofs.setdefault(at, []):
                proofs[at].append(text)

    for award in article.awards:
        badge = status_badge(award.status)
        note(award.evidence, f"{badge.word}: {award_text(award)}, {recipient_text(award)}")
    for cluster in article.clusters:
        note(cluster.evidence, cluster.label)
    for district in article.districts:
        note(district.evidence, district.label)
    for one in article.evidence:
        note(one.evidence, _said_text(one))
    return proofs


def _said_text(said: Said) -> str:
    if said.of == "event_at":
        return _("diễn ra {day}", day=day(str(said.value)))
    if isinstance(said.value, tuple):
        return _("giai đoạn {first}–{last}", first=said.value[0], last=said.value[1])
    return _("năm công tác {year}", year=said.value) if said.of == "covers" else str(said.value)


def citation(article: Article) -> str:
    """Return the line to quote an article by: authors, title, source, day, address."""
    parts = [
        ", ".join(article.authors),
        f"“{article.title}”" if article.title else "",
        article.source or "",
        day(article.published_at or article.event_at),
        article.url or "",
    ]
    return ", ".join(p for p in parts if p) + "."


def left_out(article: Article, raw: str | None) -> list[tuple[bool, str]]:
    """Return the raw page in pieces, each with whether it was left out of the article; empty without a raw page."""
    if not raw:
        return []
    pieces: list[tuple[bool, str]] = []
    at = 0
    for start, end in sorted(article.excluded.spans):
        start, end = max(at, min(start, len(raw))), min(end, len(raw))
        if end <= start:
            continue
        pieces += [(False, raw[at:start]), (True, raw[start:end])]
        at = end
    return [(out, text) for out, text in [*pieces, (False, raw[at:])] if text.strip()]
