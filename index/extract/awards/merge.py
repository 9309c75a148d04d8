"""
When are two records the same award told twice, and which numbers and headlines say nothing new?
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from search.model import Award, Status

from .keys import key
from .twice import FIRM, is_before, is_family_of, is_one_of, is_same, who_gets

__all__ = ["merge"]


def merge(awards: Iterable[Award]) -> tuple[Award, ...]:
    """
    Return the awards in order, those told twice once: the later telling adds what the first left out.

    Two tellings are one if recipient, type and rank agree and neither states another giver, year or number. A decided
    award that is also told as given is given; a proposal stays one beside an award of the same kind.
    """
    out: list[Award] = []
    for award in awards:
        at = next((n for n, known in enumerate(out) if is_same(known, award)), None)
        if at is None:
            out.append(award)
        else:
            out[at] = _joined(out[at], award)
    return tuple(_without_sums(_without_named_numbers(_without_vague(_as_the_body_says(_without_earlier(out))))))


def _without_earlier(awards: list[Award]) -> list[Award]:
    """Leave out an order said to be given years before the same one is proposed: a reference was misread."""
    asked = {(who_gets(a), a.award_type, a.rank): a.year for a in awards if a.status == "proposed" and a.level == "N"}
    return [a for a in awards if not is_before(a, asked.get((who_gets(a), a.award_type, a.rank)))]


def _joined(a: Award, b: Award) -> Award:
    """Return one record of two tellings; the one that says more keeps its sentence."""
    first, second = (b, a) if _weight(b) > _weight(a) else (a, b)
    status: Status = first.status if a.status == b.status else _settle(a, b)
    longer = max((a.recipient or "", b.recipient or ""), key=len) or None
    if a.recipient and b.recipient and (is_family_of(a, b) or is_family_of(b, a)):
        longer = min(a.recipient, b.recipient, key=len)
    elif a.recipient and b.recipient and FIRM.match(key(a.recipient)) and FIRM.match(key(b.recipient)):
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
            1
            for o in awards
            if (o.award_type, o.rank, o.status) == (a.award_type, a.rank, a.status) and is_one_of(o, a)
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
