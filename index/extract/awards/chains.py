"""
Does a clause behind a proposal go on with it, though it has a verb of its own?
"""

from __future__ import annotations

import re

__all__ = ["goes_on_proposing", "is_chosen_too"]


def goes_on_proposing(left: str, verb: re.Match[str] | None, *, asked: bool) -> bool:
    """Tell whether a clause behind a proposal is part of it: "đề nghị Bộ tặng … cho A và (tỉnh tặng …) cho B"."""
    if verb is None or verb["give"] is None:
        return False
    between = left[: verb.start()]
    if verb["give"] in ("trao", "trao tặng", "gắn") and re.search(r"(?<!\w)(?:lãnh đạo|thay mặt|thừa)\s", between):
        return False  # somebody hands it over
    if asked and between.count(";") == 1:
        between = between.replace(";", "", 1)  # "đề nghị Chính phủ tặng … cho A; (tỉnh tặng …) cho B"
    return (
        re.search(r";|(?<!\w)(?:đã|vừa|được|nhận|quyết định|ký|nhân dịp|dịp này|tại|trước đó|trong khi)(?!\w)", between)
        is None
    )


def is_chosen_too(left: str, verb: re.Match[str] | None, *, chosen: bool) -> bool:
    """
    Tell whether a clause of getting goes on with a proposal: "suy tôn 1 đơn vị nhận X; (2 đơn vị nhận Y)", where
    somebody was *chosen*; "đề nghị tặng X cho A; (công nhận 12 người đạt Y)".
    """
    if verb is None or verb["take"] not in ("nhận", "đạt"):
        return False
    between = left[: verb.start()]
    if re.search(r"(?<!\w)(?:đã|vừa|được|vinh dự|trước đó|trong khi|còn|năm \d{4})(?!\w)", between):
        return False
    return chosen or ";" not in between or re.search(r";\s*(?:công nhận|khen thưởng|tặng)\s", between) is not None
