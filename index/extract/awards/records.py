"""
What is one award record: type, level, giver, year?
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import product

from search.model import Award, Evidence, Level, YearBasis
from search.vocabulary.awards import award_type

from .bind import Binding
from .givers import Giver
from .mentions import Mention

__all__ = ["make_records", "type_of"]

_FLAG = {"C": "Cờ thi đua của Chính phủ", "T": "Cờ thi đua cấp bộ/tỉnh/thành phố"}
_MERIT = {"C": "Bằng khen của Thủ tướng Chính phủ", "T": "Bằng khen cấp bộ/tỉnh/thành phố"}
_FIGHTER = {"C": "Chiến sĩ thi đua toàn quốc", "T": "Chiến sĩ thi đua cấp bộ/tỉnh", "S": "Chiến sĩ thi đua cơ sở"}


def type_of(mention: Mention, giver: Giver | None) -> tuple[str, Level | None]:
    """Return the award type and level; the giver's level decides where the form does not."""
    if mention.award_type is not None:
        return mention.award_type, award_type(mention.award_type).level
    level = giver.level if giver else None
    table, other = {
        "flag": (_FLAG, "Cờ thi đua khác"),
        "merit": (_MERIT, "Bằng khen khác"),
        "fighter": (_FIGHTER, "Chiến sĩ thi đua (không rõ cấp)"),
    }[mention.family]
    name = table.get(level or "", other)
    return name, award_type(name).level if name != other else (
        level if level in ("K", "S") and mention.family != "fighter" else None
    )


def make_records(
    binding: Binding, evidence: Evidence, years: Sequence[Sequence[tuple[int | None, YearBasis | None]]]
) -> Iterable[Award]:
    """Return the records of one binding: each mention × rank × year × recipient; *years* has those of each mention."""
    shared = len(binding.mentions) > 1 and any(r.count is not None for r in binding.recipients)
    for n, mention in enumerate(binding.mentions):
        giver = binding.givers.get(n) or _fitting(binding.giver, mention)
        if (giver and giver.foreign) or _is_unknown_order(mention, giver):
            continue
        name, level = type_of(mention, giver)
        award = Award(
            award_type=name,
            status=binding.status,
            award_detail=mention.detail,
            level=level,
            giver=giver.name if giver else None,
            evidence=evidence,
        )
        who = [binding.own[n]] if n in binding.own else binding.recipients
        for rank, (year, basis), one in product(mention.ranks, years[min(n, len(years) - 1)], who):
            yield replace(
                award,
                rank=rank,
                year=year,
                year_basis=basis,
                recipient=one.name,
                count=one.count,
                of=one.of,
                approx=one.approx,
                unit=one.unit,
                shared=shared and one.count is not None,
            )


def _is_unknown_order(mention: Mention, giver: Giver | None) -> bool:
    """Tell whether an order of unstated kind is not said to be the state's: most are other countries'."""
    return mention.family == "bare_order" and (giver is None or giver.level not in ("N", "C"))


def _fitting(giver: Giver | None, mention: Mention) -> Giver | None:
    """Return the verb's giver if such a body can give this award; who merely hands it over cannot."""
    if giver is None:
        return None
    state = mention.award_type is not None and award_type(mention.award_type).level == "N"
    if state and giver.level != "N":
        return giver if giver.foreign else None
    return giver
