"""
Which printed words look like places or awards, and stand in no list? For `timtin check`: lists grow by what is read.

Only candidates: a person decides whether a name is missing, foreign or misprinted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from search.model import Article
from search.vocabulary.awards import award_type_candidates

from .facts.text import make_document
from .facts.unlisted import unlisted_places

# A form of award with a name of its own behind it: danh hiệu “Công dân Thủ đô ưu tú”, Huân chương Sông Hồng.
_LIKE_AWARD = re.compile(
    r"(?P<form>[Dd]anh hiệu|[Hh]uân chương|[Hh]uy chương|[Kk]ỷ niệm chương|[Cc]ờ thi đua|[Bb]ằng khen) "
    r"[“\"](?P<name>[^”\"\n]{4,60})[”\"]|"
    r"(?P<form2>[Hh]uân chương) (?P<name2>[A-ZĐÀ-Ỹ]\w+(?: [A-ZĐÀ-Ỹ]\w+)*)"
)
_EXAMPLE = 160  # code points of the sentence shown with a candidate


@dataclass(frozen=True, slots=True)
class Unlisted:
    """A printed *text* of a *kind* (``place``, ``award``) that no list knows, how often, and one place it stands."""

    kind: str
    text: str
    count: int
    article: str
    sentence: str


def unlisted(articles: Iterable[Article]) -> list[Unlisted]:
    """Return candidates over *articles*, most frequent first."""
    counts: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], tuple[str, str]] = {}
    for article in articles:
        for kind, text, sentence in _in(article):
            counts[kind, text] += 1
            first.setdefault((kind, text), (article.id, sentence[:_EXAMPLE]))
    return [Unlisted(kind, text, n, *first[kind, text]) for (kind, text), n in counts.most_common()]


def _in(article: Article) -> Iterable[tuple[str, str, str]]:
    document = make_document(article)
    for name, sentence in unlisted_places(document):
        yield "place", name, sentence.text
    for sentence in document.sentences:
        for match in _LIKE_AWARD.finditer(sentence.text):
            form, name = match["form"] or match["form2"], match["name"] or match["name2"]
            if not award_type_candidates(f"{form} {name}") and not award_type_candidates(name):
                yield "award", f"{form.lower()} {name}", sentence.text
