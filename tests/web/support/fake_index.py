"""A small honest index in plain Python, behind the facade that pages use: every answer is a loop over a list."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from search.engine.base import Status
from search.errors import RequestError
from search.fields import FACETS, JOINT_FACETS, NONE, award_keys, date_of, facet_values
from search.model import Article, Award, Cluster, District, Evidence, Excluded, Officer, Years
from search.request import SearchRequest
from search.result import Facet, FacetValue, Hit, SearchResult, Suggestion, Understood


def fold(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(c for c in plain if not unicodedata.combining(c))


def words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))


@dataclass(frozen=True)
class Completion:
    kind: str
    text: str
    label: str
    field: str | None = None
    value: str | None = None
    count: int = 0


def _mark(text: str, query: Sequence[str]) -> str:
    wanted = set(query)
    return re.sub(r"\w+", lambda m: f"<mark>{html.escape(m[0])}</mark>" if fold(m[0]) in wanted else m[0],
                  html.escape(text, quote=False))


class FakeIndex:
    """Answers like the real one on a handful of articles; ``breaks`` makes every answer raise it."""

    def __init__(self, articles: Sequence[Article], raw: Mapping[str, str] | None = None) -> None:
        self.articles, self._raw = list(articles), dict(raw or {})
        self.breaks: Exception | None = None

    def _matches(self, article: Article, request: SearchRequest, without: str | None = None) -> bool:
        text = set(words(" ".join((article.title, article.summary or "", article.body, *article.captions))))
        date = date_of(article) or ""
        if not all(w in text for w in words(request.text)):
            return False
        if (request.date_from and date < request.date_from) or (request.date_to and (not date or date > request.date_to)):
            return False
        filters = {n: v for n, v in request.filters.items() if n != without and v}
        joint = [(JOINT_FACETS.index(n), v) for n, v in filters.items() if n in JOINT_FACETS]
        if joint and not any(all((key[at] or NONE) in v for at, v in joint) for key in award_keys(article)):
            return False
        held = facet_values(article)
        return all(set(held[n] or (NONE,)) & set(v) for n, v in filters.items() if n not in JOINT_FACETS)

    def _found(self, request: SearchRequest, without: str | None = None) -> list[Article]:
        if self.breaks:
            raise self.breaks
        return [a for a in self.articles if self._matches(a, request, without)]

    def _facet(self, name: str, request: SearchRequest) -> Facet:
        field = next(f for f in FACETS if f.name == name)
        base = self._found(request, without=name)
        seen = {v for a in base for v in facet_values(a)[name]} | set(request.filters.get(name, ()))
        values = []
        for value in seen | {NONE}:
            alone = replace(request, filters={**request.filters, name: (value,)})
            count = len(self._found(alone))
            values.append(FacetValue(value, value.split("/")[-1].capitalize() if name == "district" else value, count,
                                     value in request.filters.get(name, ()),
                                     value.split("/")[0] if name == "district" else None))
        missing = next(v for v in values if v.value == NONE)
        rows = [v for v in values if v.value != NONE and (v.count or v.selected)]
        rows.sort(key=lambda v: (not v.selected, -v.count, fold(v.label)))
        return Facet(name, field.label, tuple(rows), missing.count, missing.selected)

    def search(self, text: str = "", **options: Any) -> SearchResult:
        filters = {n: tuple(v) for n, v in (options.pop("filters", None) or {}).items()}
        return self.run(SearchRequest(text=text, filters=filters, **options))

    def run(self, request: SearchRequest) -> SearchResult:
        for name, values in request.filters.items():
            if "mơ hồ" in values:
                raise RequestError("“mơ hồ” có thể là nhiều giá trị.", details=["Hà Nội/9", "Hải Phòng/9"], where=name)
        suggestion = None
        found = self._found(request)
        if not found and not request.exact and request.text == "thi ddua":
            suggestion = Suggestion("thi đua", len(self._found(replace(request, text="thi đua"))), "telex", True)
            request = replace(request, text="thi đua")
            found = self._found(request)
        found.sort(key=lambda a: (date_of(a) or "", a.id), reverse=request.sort != "oldest")
        start = (request.page - 1) * request.limit
        names = request.facets if request.facets is not None else tuple(f.name for f in FACETS)
        near: tuple[Hit, ...] = ()
        if not found and words(request.text):
            near = tuple(replace(self._hit(a, request), missing=(words(request.text)[-1],)) for a in self.articles
                         if set(words(a.title)) & set(words(request.text)))
        return SearchResult(
            request.text, Understood(request.text, ("[",) if "[" in request.text else (), tuple(words(request.text))),
            request.filters, request.sort or ("relevance" if request.text else "newest"), len(found), request.page,
            max(1, -(-len(found) // request.limit)), 1.5, "g1", len(self.articles),
            tuple(self._hit(a, request) for a in found[start:start + request.limit]),
            tuple(self._facet(n, request) for n in names), suggestion, near)

    def _hit(self, article: Article, request: SearchRequest) -> Hit:
        query = words(request.text)
        return Hit(article.id, 1.0, article, _mark(article.title, query), _mark(article.body[:160], query),
                   why="Có đủ các từ." if request.explain else None)

    def get(self, article_id: str) -> Article | None:
        if self.breaks:
            raise self.breaks
        return next((a for a in self.articles if a.id == article_id), None)

    def raw(self, article_id: str) -> str | None:
        return self._raw.get(article_id)

    def related(self, article_id: str, limit: int = 5) -> list[Hit]:
        return [self._hit(a, SearchRequest()) for a in self.articles if a.id != article_id][:limit]

    def status(self) -> Status:
        if self.breaks:
            raise self.breaks
        return Status("fake", "g1", 1, len(self.articles), "2026-01-01T00:00:00Z", {})

    def suggest(self, text: str, limit: int = 8) -> list[Completion]:
        out = [Completion("article", a.title, a.title, None, a.id) for a in self.articles if fold(text) in fold(a.title)]
        return out[:limit]

    def scan(self, request: SearchRequest) -> Iterator[Article]:
        yield from sorted(self._found(request), key=lambda a: (date_of(a) or "", a.id), reverse=True)

    def facet_values(self, field: str) -> list[FacetValue]:
        return list(self._facet(field, SearchRequest()).values)


def _say(body: str, sentence: str) -> Evidence:
    at = body.index(sentence)
    return Evidence("body", at, at + len(sentence), sentence)


def sample_articles() -> tuple[list[Article], dict[str, str]]:
    """Return five made articles, with every kind of facet and award between them, and one raw page."""
    ky = "Chiều 22-1, Cụm thi đua số 9 thành phố Hà Nội gồm các quận Tây Hồ, Cầu Giấy ký giao ước thi đua năm 2024."
    nhan = "Năm 2023, quận Tây Hồ nhận Cờ thi đua của Chính phủ."
    de_nghi = "Cụm thi đua số XII suy tôn, đề nghị tặng Cờ thi đua của Chính phủ cho huyện Ba Vì."
    tang = "Thành phố tặng Bằng khen cho 8 tập thể và nhiều cá nhân của quận Đồ Sơn."
    tay_ho = District("Tây Hồ", "quận", "Hà Nội", "subject", _say(ky, ky))
    cau_giay = District("Cầu Giấy", "quận", "Hà Nội", "subject", _say(ky, ky))
    nine = Cluster(9, "Cụm thi đua số 9", "Hà Nội", ("Tây Hồ", "Cầu Giấy"),
                   (Officer("Tây Hồ", "Cụm trưởng", 2024),), _say(ky, ky))
    twelve = Cluster(12, "Cụm thi đua số 12", "Hà Nội", ("Ba Vì",), (), _say(de_nghi, de_nghi))
    body = f"{ky}\n\n{nhan} Phong trào thi đua có nhiều đổi mới."
    return [
        Article("cum-9", "Cụm thi đua số 9 ký giao ước thi đua năm 2024", body, captions=("Ảnh: các đơn vị ký kết",),
                published_at="2024-01-22T20:06+07:00", event_at="2024-01-22", source="Hànộimới", authors=("Tuấn Việt",),
                url="https://example.org/cum-9", clusters=(nine,), districts=(tay_ho, cau_giay),
                years=Years(2024, 2024, (2023, 2024)), award_types=("Cờ thi đua của Chính phủ",),
                awards=(Award("Cờ thi đua của Chính phủ", "received", "quận Tây Hồ", level="C", giver="Chính phủ",
                              year=2023, year_basis="stated", evidence=_say(body, nhan)),),
                excluded=Excluded(0.5, ((0, 9),)), raw_length=400),
        Article("cum/12", "Cụm XII đề nghị khen thưởng <hai> huyện", de_nghi, summary="Hội nghị của cụm.",
                published_at="2023-01-31T21:01+07:00", source="Sơn Tây", clusters=(twelve,),
                districts=(District("Ba Vì", "huyện", "Hà Nội", "subject", _say(de_nghi, de_nghi)),),
                years=Years(2023, None, (2022,)), award_types=("Cờ thi đua của Chính phủ",),
                awards=(Award("Cờ thi đua của Chính phủ", "proposed", "huyện Ba Vì", level="C", year=2022,
                              year_basis="context", evidence=_say(de_nghi, de_nghi)),)),
        Article("do-son", "Đồ Sơn tổng kết thi đua", tang, event_at="2024-01-19",
                districts=(District("Đồ Sơn", "quận", "Hải Phòng", "subject", _say(tang, tang)),),
                years=Years(None, 2024, (2023,)), award_types=("Bằng khen cấp bộ/tỉnh/thành phố",),
                awards=(Award("Bằng khen cấp bộ/tỉnh/thành phố", "received", None, 8, "tập thể", unit="quận Đồ Sơn",
                              level="T", evidence=_say(tang, tang)),
                        Award("Bằng khen cấp bộ/tỉnh/thành phố", "announced", None, None, "cá nhân", "nhiều",
                              "quận Đồ Sơn", level="T", evidence=_say(tang, tang)))),
        Article("khong-ro", "Phong trào thi đua ở cơ sở", "Không có ngày, không có nơi."),
        Article("xss", "<script>alert(1)</script> & “thi đua”", 'Một <b>đoạn</b> "lạ" & <img src=x onerror=alert(1)>.',
                published_at="2022-05-01", source="=cmd|' /C calc'!A0", years=Years(2022)),
    ], {"cum-9": "Menu Web\n" + body}
