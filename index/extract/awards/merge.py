"""
When are two records the same award told twice, and which numbers and headlines say nothing new?
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from search.model import Award, Status

from .keys import key
from .people import SURNAMES, is_brand

__all__ = ["merge"]

_FIRM = re.compile(r"(?:tổng )?công ty|tập đoàn|ngân hàng|doanh nghiệp")
_BODIES = re.compile(
    r"(?<!\w)(?:tập thể|đơn vị|tổ chức|huyện|quận|xã|phường|tỉnh|cơ quan|công ty|trường|hộ|gia"
    r" đình)(?!\w)"
)


def merge(awards: Iterable[Award]) -> tuple[Award, ...]:
    """
    Return the awards in order, those told twice once: the later telling adds what the first left out.

    Two tellings are one if recipient, type and rank agree and neither states another giver, year or number. A decided
    award that is also told as given is given; a proposal stays one beside an award of the same kind.
    """
    out: list[Award] = []
    for award in awards:
        at = next((n for n, known in enumerate(out) if _same(known, award)), None)
        if at is None:
            out.append(award)
        else:
            out[at] = _joined(out[at], award)
    return tuple(_without_sums(_without_named_numbers(_without_vague(_as_the_body_says(_without_earlier(out))))))


def _without_earlier(awards: list[Award]) -> list[Award]:
    """Leave out an order said to be given years before the same one is proposed: a reference was misread."""
    asked = {(_who(a), a.award_type, a.rank): a.year for a in awards if a.status == "proposed" and a.level == "N"}
    return [a for a in awards if not _is_before(a, asked.get((_who(a), a.award_type, a.rank)))]


def _is_before(award: Award, asked: int | None) -> bool:
    """Tell whether *award* was given, by a year its own sentence states, before it is *asked* for."""
    given = award.status == "received" and award.recipient is not None and award.year_basis == "stated"
    return given and award.year is not None and asked is not None and award.year < asked


def _same(a: Award, b: Award) -> bool:
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
    alike = (_is_people_of, _is_brand_of, _is_shorter_name_of, _is_family_of)
    return _who(a) == _who(b) or _is_same_number(a, b) or any(f(x, y) for f in alike for x, y in ((a, b), (b, a)))


def _is_followed(a: Award, b: Award) -> bool:
    """
    Tell whether a proposal and an award are one: the same to one named recipient, told first as proposed and then as
    given; of the state's awards, which are given once, in any order.
    """
    if not a.recipient or a.rank != b.rank or _who(a) != _who(b):
        return False
    proposed, given = (a, b) if a.status == "proposed" else (b, a)
    if a.level == "N" and _is_before(given, proposed.year):
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


def _is_family_of(a: Award, b: Award) -> bool:
    """Tell whether *a* names the family that took what *b*, who is dead, was given."""
    if a.giver and b.giver and key(a.giver) != key(b.giver):
        return False
    return bool(a.recipient and b.recipient) and key(a.recipient or "") == f"gia đình {key(b.recipient or '')}"


def _is_brand_of(a: Award, b: Award) -> bool:
    """Tell whether *a* is the bare name of the company that *b* names in full."""
    if not (a.recipient and b.recipient):
        return False
    if _FIRM.match(key(b.recipient)) and len(a.recipient.split()) > 1 and not _FIRM.match(key(a.recipient)):
        return f" {_plain(b.recipient)}".endswith(f" {_plain(a.recipient)}")
    if _FIRM.match(key(a.recipient)) and _FIRM.match(key(b.recipient)):  # "Tập đoàn TH", "Công ty cổ phần sữa TH"
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


def _who(a: Award) -> tuple[object, ...]:
    return (key(a.recipient),) if a.recipient else (a.count, key(a.of or ""), a.approx)


def _joined(a: Award, b: Award) -> Award:
    """Return one record of two tellings; the one that says more keeps its sentence."""
    first, second = (b, a) if _weight(b) > _weight(a) else (a, b)
    status: Status = first.status if a.status == b.status else _settle(a, b)
    longer = max((a.recipient or "", b.recipient or ""), key=len) or None
    if a.recipient and b.recipient and (_is_family_of(a, b) or _is_family_of(b, a)):
        longer = min(a.recipient, b.recipient, key=len)
    elif a.recipient and b.recipient and _FIRM.match(key(a.recipient)) and _FIRM.match(key(b.recipient)):
        longer = a.recipient  # "Tập đoàn TH" of the headline, not the company through which it works
    if first.of and second.of and first.of != second.of and not _is_printed(first):
        first = replace(first, of=second.of)
    return replace(
        first,
        recipient=longer,
        status=status,
        rank=first.rank or second.rank,
        giver=first.giver or second.giver,
        level=first.level or second.level,
        award_detail=first.award_detail or second.award_detail,
        unit=first.unit or second.unit,
        year=first.year or second.year,
        year_basis=first.year_basis or second.year_basis,
    )


def _is_printed(a: Award) -> bool:
    """Tell whether the sentence has the word for the counted ones behind the number: "79 danh hiệu" has not."""
    return a.evidence is not None and f"{a.count} {key(a.of or '')}" in key(a.evidence.sentence)


def _settle(a: Award, b: Award) -> Status:
    """Return the standing of an award told as given and as decided: a headline's "trao" does not make it given."""
    given = a if a.status == "received" else b
    return "announced" if given.evidence is not None and given.evidence.field == "title" else "received"


def _weight(a: Award) -> tuple[int, ...]:
    specific = not a.award_type.endswith(("khác", "cấp)"))
    return (
        specific,
        a.rank is not None,
        a.year_basis == "stated",
        a.giver is not None,
        a.evidence is not None and a.evidence.field == "body",
    )


def _without_vague(awards: list[Award]) -> list[Award]:
    """
    Leave out "cho các tập thể" where the same award of the same standing is told with a number or a name; so also
    "nhiều văn nghệ sĩ" of a title or lead that the text goes on to number.
    """

    def elsewhere(a: Award, numbered: bool) -> bool:
        return any(
            (_form(o), o.status) == (_form(a), a.status) and o.evidence != a.evidence
            for o in awards
            if (o.recipient and not numbered) or (o.count or 0) > 2
        )

    def is_told_better(a: Award) -> bool:
        if a.recipient or a.count is not None:
            return False
        head = a.evidence is not None and a.evidence.field in ("title", "summary")
        return elsewhere(a, numbered=False) if a.approx in ("các", "những") else head and elsewhere(a, numbered=True)

    return [a for a in awards if not is_told_better(a)]


def _without_named_numbers(awards: list[Award]) -> list[Award]:
    """Leave out a number all of whose members are named: "ba liệt sĩ" in the title, three names in the text."""

    def named(a: Award) -> int:
        return sum(
            1 for o in awards if o.recipient and (o.award_type, o.rank, o.status) == (a.award_type, a.rank, a.status)
        )

    return [a for a in awards if a.recipient or a.count is None or a.unit or a.count < 2 or named(a) != a.count]


def _form(a: Award) -> str:
    return next(
        (p for p in ("Bằng khen", "Cờ thi đua", "Chiến sĩ thi đua") if a.award_type.startswith(p)), a.award_type
    )


def _in_head(a: Award) -> bool:
    return a.evidence is not None and a.evidence.field in ("title", "summary")


def _as_the_body_says(awards: list[Award]) -> list[Award]:
    """A headline's "nhận" does not make given what the text only decides or proposes: "vừa ký quyết định tặng"."""
    told = [a for a in awards if not _in_head(a)]

    def settled(a: Award) -> Award:
        statuses = {o.status for o in told if _form(o) == _form(a)}
        if not _in_head(a) or len(statuses) != 1 or a.status == "proposed":
            return a
        said = statuses.pop()
        return a if said == "received" else replace(a, status=said)

    return [settled(a) for a in awards]


def _without_sums(awards: list[Award]) -> list[Award]:
    """Leave out a headline's "25 tập thể và cá nhân" where the text has the 13 and the 12 of them."""

    def is_sum(a: Award) -> bool:
        parts = [o.count for o in awards if o is not a and _form(o) == _form(a) and o.count and not _in_head(o)]
        return _in_head(a) and a.count is not None and len(parts) > 1 and sum(parts) == a.count

    return [a for a in awards if not is_sum(a)]
