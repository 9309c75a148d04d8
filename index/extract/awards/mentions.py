"""
Where does a sentence name an award, in which form and ranks?

A mention is a form and its ranks; the type follows where the form decides it (``Huân chương Lao động``), and waits for
the giver where it does not (``Bằng khen``, ``Cờ thi đua``, ``Chiến sĩ thi đua``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from search.vocabulary.awards import award_type

from .award_forms import (
    CLOSING,
    COMPILED,
    DETAIL,
    ELIDED,
    FIXED,
    HEADS,
    NAME_NEXT,
    ORDERS,
    POINTING,
    QUANTITY,
    RANK,
    RANK_FOR,
    RANK_ONLY,
    RANK_WORD,
    RANKED_FOR,
    RANKS,
    ROW11,
    SHORT,
    SIEVE,
    TITLES,
)

__all__ = ["Mention", "find_mentions", "recall"]


@dataclass(frozen=True, slots=True)
class Mention:
    """
    One naming of an award: places in the sentence, end exclusive.

    *family* is the form (``order``, ``flag``, ``merit``, ``fighter`` …); *award_type* is ``None`` while the giver must
    decide; *ranks* holds ``None`` once where no rank is said; *detail* is the printed form where it says more than the
    type; *head* is where the form begins, behind a number of pieces ("2 Huân chương …"); *pointed* ones only
    point at one told before ("danh hiệu này").
    """

    family: str
    award_type: str | None
    start: int
    end: int
    ranks: tuple[str | None, ...] = (None,)
    detail: str | None = None
    head: int = 0
    pointed: bool = False


def find_mentions(text: str, keyed: str) -> list[Mention]:
    """Return the mentions of one sentence in their order; *keyed* is ``key(text)``. Longer forms win over shorter."""
    taken: list[Mention] = []
    may = SIEVE.may(keyed)
    for family, form in COMPILED:
        for m in form.finditer(keyed, may):
            if not any(m.start() < t.end and t.head < m.end() for t in taken):
                taken.extend(_mentions(family, m, text, keyed))
    return sorted((t for m in taken for t in _by_rank(m, keyed)), key=lambda t: t.head)


def _by_rank(mention: Mention, keyed: str) -> list[Mention]:
    """ "Huân chương … được trao cho ba tập thể: hạng Nhất cho A; hạng Nhì cho B": the order once for each rank."""
    if mention.family != "order" or mention.ranks != (None,):
        return [mention]
    out = []
    for m in RANKED_FOR.finditer(keyed, mention.end):
        ranks, end = _ranks(keyed, m.end())
        if ranks and re.match(r"\s+(?:được )?(?:trao |tặng |thuộc về )*(?:cho|về|thuộc về|tặng)\s", keyed[end:]):
            out.append(replace(mention, start=m.end(), end=end, ranks=ranks, head=m.end()))
    return out or [mention]


def recall(keyed: str, mentions: list[Mention], earlier: Mention | None) -> list[Mention]:
    """
    Return *mentions* with those words that only point at an award told before ("được truy tặng danh hiệu này", "đã được
    gắn huân chương cùng hạng"); *earlier* is the last one of the sentences before.
    """
    out = list(mentions)
    for m in POINTING.finditer(keyed):
        before = [o for o in mentions if o.end <= m.start()]
        told = before[-1] if before else earlier
        if told is None or told.family not in HEADS.get(m["head"], HEADS["danh hiệu"]):
            continue
        out = [o for o in out if o.end <= m.start() or o.head >= m.end()]
        out.append(replace(told, start=m.start("head"), end=m.end(), head=m.start("head"), pointed=True))
    return sorted(out, key=lambda t: t.head)


def _mentions(family: str, m: re.Match[str], text: str, keyed: str) -> list[Mention]:
    name, detail, ranks = _describe(family, m, text)
    end = m.end()
    if family == "bare_order" and NAME_NEXT.match(text, end):
        return []  # "Huân chương Victoria": an order that Vietnam does not have
    if family in ("order", "bare_order", "medal"):
        ranks, end = _ranks(keyed, end)
        if name and not award_type(name).ranks:  # "Huân chương Chiến thắng hạng Nhì": told in the detail only
            detail, ranks = " ".join(text[m.start() : end].split()) if ranks and detail else detail, ()
    if (
        family == "badge"
        and (d := DETAIL.match(keyed, end))
        and ("vì sự nghiệp" in d.group(1) or text[d.start(1)].isupper())
    ):
        detail, end = text[m.start() : m.end()] + " " + text[d.start(1) : d.end(1)].strip(), d.end()
        detail, end = _short_detail(detail, m.start(), end, text)
    if c := CLOSING.match(keyed, end):
        end = c.end()
    out = [Mention(family, name, _with_quantity(keyed, m.start()), end, ranks or (None,), detail, m.start())]
    while family == "order" and (r := RANK_ONLY.match(keyed, end)):
        ranks, end = _next_ranks(keyed, r.end())
        if not ranks:
            break
        out.append(Mention("order", name, r.end(), end, ranks, detail, r.end()))
    while family == "order" and (r := RANK_FOR.match(keyed, end)):
        ranks, after = _ranks(keyed, r.end())
        if not ranks:
            break
        end = after
        out.append(Mention("order", name, r.end(), end, ranks, detail, r.end()))
    while family == "order" and (e := ELIDED.match(keyed, end)):
        ranks, end = _ranks(keyed, e.end())
        order = e.group("name")
        printed = None if order in ORDERS else f"Huân chương {text[e.start('name') : e.end('name')]}"
        out.append(
            Mention(
                "order",
                ORDERS.get(order, "Huân chương khác"),
                e.start("name"),
                end,
                ranks or (None,),
                printed,
                e.start("name"),
            )
        )
    return out


def _describe(family: str, m: re.Match[str], text: str) -> tuple[str | None, str | None, tuple[str | None, ...]]:
    """Return the type (if the form decides it), the detail and the ranks that belong to the form itself."""
    printed = text[m.start() : m.end()]
    groups = m.groupdict()
    if family == "order":
        order = SHORT.get(groups.get("short") or "", groups.get("order") or "")
        return ORDERS.get(order, "Huân chương khác"), None if order in ORDERS else printed, ()
    if family == "title":
        first = groups.get("title") or TITLES[groups.get("abbr") or "nsnd"]
        second = groups.get("title2")
        return ROW11, printed, (first, second) if second and second != first else (first,)
    if family == "fighter":
        return _fighter(m, printed)
    if family == "flag":
        return None, printed if re.search(r"xuất sắc|dẫn đầu|tiêu biểu|toàn diện", printed.lower()) else None, ()
    if family in ("hero", "mother", "prize", "medal"):
        return FIXED[family], printed.strip("\"' "), ()
    if family == "advanced" and not printed.lower().startswith("l"):
        return FIXED[family], printed, ()
    return FIXED.get(family), None, ()


def _fighter(m: re.Match[str], printed: str) -> tuple[str | None, str | None, tuple[str | None, ...]]:
    scope = m.groupdict().get("scope") or {"cstđcs": "cơ sở", "cstđtq": "toàn quốc"}.get(printed.lower(), "")
    if scope in ("toàn quốc", "nhà nước"):
        return "Chiến sĩ thi đua toàn quốc", None, ()
    if scope == "cơ sở":
        return "Chiến sĩ thi đua cơ sở", None, ()
    if scope:
        return "Chiến sĩ thi đua cấp bộ/tỉnh", None, ()
    return None, None, ()


def _ranks(keyed: str, end: int) -> tuple[tuple[str | None, ...], int]:
    m = RANKS.match(keyed, end)
    if not m:
        return (), end
    words = re.findall(rf"(?<!\w){RANK}", m.group())
    return tuple(dict.fromkeys(RANK_WORD[w] for w in words)), m.end()


def _next_ranks(keyed: str, at: int) -> tuple[tuple[str | None, ...], int]:
    """Return the ranks at *at* that go on with an order's: "hạng Nhì", or the rank alone before its year."""
    if keyed.startswith("hạng", at):
        return _ranks(keyed, at)
    word = keyed[at : at + 5].split(" ")[0].split("(")[0]
    return (RANK_WORD[word],), at + len(word)


def _with_quantity(keyed: str, start: int) -> int:
    """Return where a mention begins with its number of pieces and its quotes: "02 Huân chương", "danh hiệu \"…"."""
    m = QUANTITY.search(keyed, max(0, start - 40), start)
    if m:
        return m.start()
    before = re.search(r"[\"']\s*$", keyed[max(0, start - 2) : start])
    return start - len(before.group()) if before else start


def _short_detail(detail: str, start: int, end: int, text: str) -> tuple[str, int]:
    """Cut a badge's name before the words that say to whom or by whom: "… Vì sự nghiệp giáo dục cho 3 cá nhân"."""
    m = re.search(r"\s+(?:cho|của|tặng|năm|và|do|nhân (?:dịp|ngày|kỷ)|tới|đến)\s", detail)
    return (detail[: m.start()], start + m.start()) if m else (detail, end)
