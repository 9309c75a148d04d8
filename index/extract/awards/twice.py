"""
When are two records one award told twice?
"""

from __future__ import annotations

import re

from search.model import Award

from .bodies import NAMED
from .keys import key
from .people import SURNAMES, is_brand

__all__ = ["FIRM", "is_before", "is_family_of", "is_one_of", "is_same", "who_gets"]


FIRM = re.compile(r"(?:tổng )?công ty|tập đoàn|ngân hàng|doanh nghiệp")


_BODIES = re.compile(
    r"(?<!\w)(?:tập thể|đơn vị|tổ chức|huyện|quận|xã|phường|tỉnh|cơ quan|công ty|trường|hộ|gia"
    r" đình)(?!\w)"
)


def is_same(a: Award, b: Award) -> bool:
    if (a.status == "proposed") != (b.status == "proposed") and not _is_followed(a, b):
        return False
    if not _types_agree(a, b) or (a.rank != b.rank and None not in (a.rank, b.rank)):
        return False
    if a.year_basis == b.year_basis == "stated" and a.year != b.year:
        return False
    if (
        a.giver
        and b.giver
        and key(a.giver) != key(b.giver)
        and a.award_type in ("Giấy khen", "Kỷ niệm chương")
        and not (key(a.giver) in key(b.giver) or key(b.giver) in key(a.giver))
    ):
        return False
    if a.evidence == b.evidence and a.giver and b.giver and not _is_one_giver(key(a.giver), key(b.giver)):
        return False  # "2 Bằng khen của UBND tỉnh, 1 Bằng khen của Bộ Y tế"
    alike = (_is_people_of, _is_brand_of, _is_shorter_name_of, is_family_of)
    return (
        who_gets(a) == who_gets(b) or _is_same_number(a, b) or any(f(x, y) for f in alike for x, y in ((a, b), (b, a)))
    )


def _is_one_giver(a: str, b: str) -> bool:
    """Tell whether two givers can be one, of which one name says less: "tỉnh", "Chủ tịch UBND tỉnh Hà Giang"."""
    return a in b or b in a or a.split()[-1] == b.split()[-1]


def _is_followed(a: Award, b: Award) -> bool:
    """
    Tell whether a proposal and an award are one: the same to one named recipient, told first as proposed and then as
    given; of the state's awards, which are given once, in any order.
    """
    if not a.recipient or a.rank != b.rank or who_gets(a) != who_gets(b):
        return False
    proposed, given = (a, b) if a.status == "proposed" else (b, a)
    if a.level == "N" and is_before(given, proposed.year):
        return False
    return a.level == "N" or a.status == "proposed"


def _is_people_of(a: Award, b: Award) -> bool:
    """Tell whether *a* names the people of the place that *b* names: "nhân dân và cán bộ tỉnh Kiên Giang"."""
    return (
        bool(a.recipient and b.recipient)
        and re.fullmatch(
            r"(?:đảng bộ|chính quyền|nhân dân|cán bộ|quân|dân|chiến sĩ|các dân tộc|,|và"
            rf"|\s)+(?:tỉnh |thành phố |quận |huyện |thị xã )?"
            rf"{re.escape(re.sub(r'^(?:tỉnh|thành phố) ', '', key(b.recipient or '')))}",
            key(a.recipient or ""),
        )
        is not None
    )


def is_family_of(a: Award, b: Award) -> bool:
    """Tell whether *a* names the family that took what *b*, who is dead, was given."""
    if a.giver and b.giver and key(a.giver) != key(b.giver):
        return False
    return bool(a.recipient and b.recipient) and key(a.recipient or "") == f"gia đình {key(b.recipient or '')}"


def _is_brand_of(a: Award, b: Award) -> bool:
    """Tell whether *a* is the bare name of the company that *b* names in full."""
    if not (a.recipient and b.recipient):
        return False
    if FIRM.match(key(b.recipient)) and len(a.recipient.split()) > 1 and not FIRM.match(key(a.recipient)):
        return f" {_plain(b.recipient)}".endswith(f" {_plain(a.recipient)}")
    if FIRM.match(key(a.recipient)) and FIRM.match(key(b.recipient)):  # "Tập đoàn TH", "Công ty cổ phần sữa TH"
        last = a.recipient.split()[-1]
        return last.isupper() and len(a.recipient.split()) < 4 and b.recipient.split()[-1] == last
    if not is_brand(a.recipient):
        return False
    return f" {_plain(a.recipient)} " in f" {_plain(b.recipient)} "


def _is_shorter_name_of(a: Award, b: Award) -> bool:
    """Tell whether *a* leaves out the front of the personal name that *b* gives: "Ngọc Sơn", "Phạm Ngọc Sơn"."""
    words = (b.recipient or "").split()
    return bool(a.recipient and 2 < len(words) < 6 and words[0] in SURNAMES) and (a.recipient or "").split() in (
        words[1:],
        words[2:],
    )


def _is_same_number(a: Award, b: Award) -> bool:
    """Tell whether two sentences give one number of people, called differently: "9 thuyền viên", "9 ngư dân"."""
    return (
        a.count is not None
        and a.count == b.count
        and a.count > 2
        and a.evidence != b.evidence
        and (a.count >= 10 or not any(_BODIES.search(key(x.of or "")) for x in (a, b)))
        and {key(a.of or ""), key(b.of or "")} != {"tập thể", "cá nhân"}
    )


def _types_agree(a: Award, b: Award) -> bool:
    if ("mẹ" in _plain(a.award_detail or "").split()) != ("mẹ" in _plain(b.award_detail or "").split()):
        return False  # Mẹ Việt Nam Anh hùng and Anh hùng LLVTND are two titles of one row
    if a.award_type == b.award_type:
        return (
            a.award_detail is None
            or b.award_detail is None
            or _plain(a.award_detail) == _plain(b.award_detail)
            or not a.award_type.startswith(("Huân chương khác", "Huy chương", "Giải thưởng", "Kỷ niệm"))
        )
    pairs = ("Bằng khen", "Cờ thi đua", "Chiến sĩ thi đua")
    return any(a.award_type.startswith(p) and b.award_type.startswith(p) for p in pairs) and (
        (a.award_type.endswith(("khác", "cấp)")) and a.giver is None)
        or (b.award_type.endswith(("khác", "cấp)")) and b.giver is None)
    )


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", key(text)).strip()


def is_one_of(named: Award, counted: Award) -> bool:
    """Tell whether *named* can be one of the *counted*: no school is one of "2 cá nhân", nobody of "3 tập thể"."""
    if not named.recipient:
        return False
    of = key(counted.of or "")
    if of in ("tập thể", "đơn vị", "tổ chức", "cơ quan"):
        return NAMED.match(key(named.recipient)) is not None or is_brand(named.recipient)
    return of not in ("cá nhân", "đồng chí") or not NAMED.match(key(named.recipient))


def who_gets(a: Award) -> tuple[object, ...]:
    return (key(a.recipient),) if a.recipient else (a.count, key(a.of or ""), a.approx)


def is_before(award: Award, asked: int | None) -> bool:
    """Tell whether *award* was given, by a year its own sentence states, before it is *asked* for."""
    given = award.status == "received" and award.recipient is not None and award.year_basis == "stated"
    return given and award.year is not None and asked is not None and award.year < asked
