"""
What does the article say that one sentence does not: a ceremony to come, a draft rule, a giver named once?
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from search.model import Award, Evidence

from .keys import key, may_hold_awards

__all__ = ["review"]

_CEREMONY = re.compile(
    r"lễ (?:trao|phong|đón|công bố|vinh danh)[^.;\n]{0,80}(?:sẽ (?:được )?(?:diễn ra|tổ chức"
    r"|trao)|dự kiến)"
    r"|sẽ (?:được )?tổ chức (?:lễ )?trao tặng|dự kiến[^.;\n]{0,40}lễ (?:trao|phong|đón)"
)
# The rewarding was held: what was decided before has been handed over.
_HELD = re.compile(
    r"(?:sáng|chiều|tối|ngày|hôm)[^.;\n]{0,120}(?<!sẽ )(?<!dự kiến )tổ chức (?:lễ |buổi |hội nghị )?(?:trao|khen thưởng"
    r"|tuyên dương|biểu dương|vinh danh|công bố (?:quyết định )?(?:và|khen))"
)
# The text of a decision: what it says is decided.
_DECREE = re.compile(r"(?:^|\n)[^\S\n]*điều 1[.:]\s*(?:nay )?(?:tặng|truy tặng|phong|công nhận|khen)")
_RULE = re.compile(
    r"dự thảo (?:nghị định|thông tư|luật|quy)|theo (?:nghị định|thông tư|quy định (?:mới|này))"
    r"|(?:nghị định|thông tư)[^.\n]{0,40}quy định|cuộc thi[^.\n]{0,60}(?:phát động|thể lệ)"
)
# A headline that promises the terms of a contest: "Thể lệ cuộc vận động …"
_TERMS = re.compile(r"[^\n]{0,40}(?<!\w)(?:thể lệ|quy chế|điều lệ|quy định mới)(?!\w)")
_CONSIDERED = re.compile(
    r"(?:danh sách|hồ sơ|hội đồng|vòng|trượt|đợt)[^.;\n]{0,40}(?:xét tặng|xét duyệt"
    r"|đề nghị (?:xét )?(?:phong|truy|tặng))"
)
_DONE = re.compile(
    r"(?:đã |vừa )?(?:ký|kí|ra|ban hành|có) (?:các )?quyết định|lễ (?:trao|đón nhận|phong tặng)"
    r"|đã (?:được )?(?:trao|phong|truy)|vừa được|chính thức được|nhận danh hiệu"
)
_PROPOSING = re.compile(
    r"hội đồng thi đua|đề nghị (?:xét )?(?:tặng|khen|phong|trao|truy)|họp xét|xét (?:khen )?thưởng|được đề nghị"
)
# Words of giving or getting; a bare list ("Cờ thi đua của tỉnh: 54 tập thể") in an article on proposals has none.
_GIVEN = re.compile(
    r"(?<!\w)(?:trao|tặng|nhận|phong(?! trào)|đón|đạt|công nhận|được|gắn|truy tặng|khen tặng|vinh danh"
    r"|tuyên dương|lĩnh|giành|sở hữu|đeo|từng|là (?:chiến sĩ thi đua|lao động tiên tiến))(?!\w)"
)
_FAMILIES = ("Bằng khen", "Cờ thi đua")


def review(awards: list[Award], text: str, told: Collection[Evidence | None] = ()) -> list[Award]:
    """
    Return *awards* in the light of the whole *text*: a handing-over that is still to come makes them announced, a list
    of those considered makes them proposed, a draft rule takes away those for a class ("các em"); a certificate
    whose giver is said once is that giver's throughout. *told* are rows of lists that a line above says are given.
    """
    keyed = key(text)
    to_come = _CEREMONY.search(keyed) is not None
    considered = _CONSIDERED.search(keyed) is not None and _DONE.search(keyed) is None
    proposing = _PROPOSING.search(keyed) is not None
    held = _HELD.search(keyed) is not None and not to_come
    rule = _RULE.search(keyed) is not None
    terms = _TERMS.match(keyed) is not None
    decree = _DECREE.search(keyed) is not None and not held
    out = []
    for award in awards:
        of_class = award.recipient is None and (award.count is None or terms)
        if (rule or terms) and of_class and award.status != "proposed":
            continue
        said = _sentence(award)
        bare = (considered and _is_bare_title(award)) or (
            proposing
            and award.evidence not in told
            and not (award.recipient and award.year_basis == "stated")
            and not _GIVEN.search(said)
            and may_hold_awards(said)
        )
        if award.status == "received" and bare:
            award = replace(award, status="proposed")
        elif (
            award.status == "received" and award.year_basis != "stated" and (decree or (to_come and award.level == "N"))
        ):
            award = replace(award, status="announced")
        elif award.status == "announced" and held and "sẽ" not in key(_sentence(award)).split():
            award = replace(award, status="received")
        out.append(award)
    return _same_givers(_without_held_titles(out, text))


def _without_held_titles(awards: list[Award], text: str) -> list[Award]:
    """Leave out "ưu tú" where an artist called NSƯT is a candidate of "danh hiệu NSND, NSƯT": he has that already."""
    higher = {a.recipient for a in awards if a.status == "proposed" and a.rank == "nhân dân" and a.recipient}
    return [
        a
        for a in awards
        if not (
            a.status == "proposed"
            and a.rank == "ưu tú"
            and a.recipient in higher
            and re.search(rf"(?:NSƯT|Nghệ sĩ [Ưư]u tú)[^.;:\n]{{0,60}}{re.escape(a.recipient or '')}", text)
        )
    ]


def _sentence(award: Award) -> str:
    return key(award.evidence.sentence) if award.evidence else ""


def _is_bare_title(award: Award) -> bool:
    """Tell whether a title is told without giver and year, as lists of those considered tell it."""
    title = award.award_type.startswith(("Nghệ sĩ", "Danh hiệu"))
    return title and award.giver is None and award.year_basis != "stated"


def _same_givers(awards: list[Award]) -> list[Award]:
    """Complete "bằng khen" by the only giver of that form in the article."""
    for family in _FAMILIES:
        known = {(a.award_type, a.level) for a in awards if a.award_type.startswith(family) and a.giver}
        if len(known) == 1:
            name, level = known.pop()
            givers = {a.giver for a in awards if a.award_type.startswith(family) and a.giver}
            giver = givers.pop() if len(givers) == 1 else None
            awards = [
                replace(a, award_type=name, level=level, giver=giver)
                if a.award_type.startswith(family) and a.giver is None and _near(a, awards, giver)
                else a
                for a in awards
            ]
    return awards


def _near(award: Award, awards: list[Award], giver: str | None) -> bool:
    """Tell whether an award without giver is told of somebody or at a time that fits: not in passing of the past."""
    sentence = key(award.evidence.sentence) if award.evidence else ""
    return (
        re.search(
            r"(?<!\w)(?:từng|nhiều bằng khen|nhiều lần|nhiều năm|hằng năm|hàng năm|trước đó|quá trình)(?!\w)", sentence
        )
        is None
    )
