"""
Why is this article here? One Vietnamese sentence, made from the scorer's own numbers and the marks it shows.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..fields import EXACT, FOLDED, PAIR, TEXT_FIELDS, WORD, date_of
from ..model import Article
from ..result import Part
from .understand import Query

if TYPE_CHECKING:
    from ..highlight import Highlighter

_FIELD_WORDS = {f.name: f.label.lower() for f in TEXT_FIELDS}
_VIEW_WORDS = {EXACT: "đúng từng dấu", FOLDED: "không xét dấu", PAIR: "các tiếng đứng liền nhau", WORD: "thành cụm từ"}


def sentence_of(query: Query, article: Article, parts: Sequence[Part], highlighter: Highlighter) -> str:
    """
    Return one sentence: where each word of *query* stands in *article*, what weighed most, how it was understood.

    *parts* are the score's parts as the engine gave them; without any the sentence speaks of the match alone.
    """
    said = [_where(query, article, highlighter)] if query.units else ["Không có từ khóa nào, bài được xếp theo ngày"]
    if parts:
        said.append(_weight(parts))
    notes = list(dict.fromkeys(u.note for u in query.units if u.note))
    if notes:
        said.append("hiểu " + ", ".join(notes))
    day = date_of(article)
    if day:
        said.append(f"{'bài đăng' if article.published_at else 'sự kiện'} ngày {day[8:10]}/{day[5:7]}/{day[:4]}")
    return "; ".join(said) + "."


def _where(query: Query, article: Article, highlighter: Highlighter) -> str:
    places: dict[int, list[str]] = {}
    named = [
        ("tiêu đề", article.title),
        ("tóm tắt", article.summary or ""),
        ("nội dung", article.body),
        ("chú thích ảnh", "\n".join(article.captions)),
    ]
    for label, text in named:
        for unit in {s.unit for s in highlighter.spans(text)}:
            places.setdefault(unit, []).append(label)
    count = len(query.units)
    everywhere = [label for label, _ in named if all(label in places.get(i, ()) for i in range(count))]
    if everywhere:
        return (
            f"Có đủ {count} từ trong {everywhere[0]}"
            if count > 1
            else f"Có “{query.units[0].text}” trong {everywhere[0]}"
        )
    found = [f"“{query.units[i].text}” trong {labels[0]}" for i, labels in sorted(places.items())]
    return "Có " + ", ".join(found[:6]) if found else "Khớp theo bộ lọc"


def _weight(parts: Sequence[Part]) -> str:
    parts = [part for part in parts if part.field] or list(parts)  # what is left says that a word is there at all
    total = sum(p.score for p in parts) or 1.0
    fields: dict[str, float] = {}
    views: dict[str, float] = {}
    for part in parts:
        fields[part.field] = fields.get(part.field, 0.0) + part.score
        views[part.view] = views.get(part.view, 0.0) + part.score
    field = max(fields, key=lambda f: fields[f])
    view = max(views, key=lambda v: views[v])
    return (
        f"điểm chủ yếu từ {_FIELD_WORDS.get(field, field)} ({round(100 * fields[field] / total)}%), "
        f"nhờ khớp {_VIEW_WORDS.get(view, view)}"
    )
