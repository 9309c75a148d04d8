"""
Which noun phrase of a sentence gets an award where no phrase next to its verb names anybody?

Every list of people, bodies and numbers of the sentence (``chunks``), and whom the text is about, is an option. What
is seen of it (on which side of the award it stands, what stands right before and behind it, which way the verb goes,
how far it is) has weights, learned from annotated articles by ``tests/judged/learn_choice.py`` (``choice.toml``); the
best sum wins, if it is above that of nobody.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

from .binding import Binding, Clause, Course
from .chunks import Chunk, find_chunks, series
from .conjunct import is_person
from .mentions import find_mentions
from .recipients import Recipient
from .words import any_of

__all__ = ["Chooser", "Option"]

_MARGIN = 1.3
"""By how much the best option has to be better than nobody."""

# What stands right before a list; the first that fits counts.
_BEFORE = tuple(
    (name, re.compile(rf"(?:{words})\s*$"))
    for name, words in (
        ("start", r"^[\s\"'-]*"),
        ("clause", r"[;:]"),
        ("comma", r",\s*(?:còn|riêng|và|nhưng)?"),
        ("bracket", r"\("),
        ("to", r"(?<!\w)(?:cho|tặng|tới|đến|tay|trao|về|lên ngực(?: áo)?|đối với|dành cho|cùng với)"),
        ("by", r"(?<!\w)(?:do|bởi|từ|được)"),
        ("of", r"(?<!\w)(?:của|thuộc)"),
        ("at", r"(?<!\w)(?:tại|ở|trong|trên|vào|qua|giữa|theo|dưới|sang|lên)"),
        ("with", r"(?<!\w)(?:với|cùng|và|như|ngoài)"),
        ("is", r"(?<!\w)(?:là|gồm|có|như|thêm|khi|mà|rằng)"),
        ("put", r"(?<!\w)(?:suy tôn|bình chọn|bình bầu|chọn|giới thiệu|bầu|bình xét|đề cử|tiến cử|xét|trình)"),
        ("ask", r"(?<!\w)(?:đề nghị|kiến nghị|đề xuất|thay mặt|ủy quyền)"),
        ("office", r"(?<!\w)(?:chủ tịch|giám đốc|bí thư|trưởng|phó|lãnh đạo|đại diện|trưởng ban|chỉ huy|hiệu trưởng)"),
        ("kin", r"(?<!\w)(?:con|vợ|chồng|mẹ|bố|cha|em trai|em gái|anh trai|chị gái)"),
        ("lead", rf"(?:^|,)\s*(?:{any_of('leads')})"),
    )
)
_BEHIND = tuple(
    (name, re.compile(rf"\s*(?:{words})"))
    for name, words in (
        ("end", r"[.!?]*\s*$"),
        ("pass", r"(?:(?:đã|vừa|cũng|vinh dự|từng|còn|đều|cùng|mới|sẽ|lần lượt|chính thức)\s)*(?:được|vinh dự)(?!\w)"),
        ("give", rf"(?:(?:đã|vừa|cũng|còn|sẽ|quyết định)\s)*(?:{any_of('give')})(?!\w)"),
        ("take", rf"(?:(?:đã|vừa|cũng|còn|sẽ|vinh dự|lần lượt|đều|cùng)\s)*(?:{any_of('take')})(?!\w)"),
        ("aux", r"(?:đã|vừa|cũng|từng|còn|đang|sẽ|luôn|mới|lại)(?!\w)"),
        ("is", r"(?:là|vốn)(?!\w)"),
        ("with", r"(?:với|cùng)(?!\w)"),
        ("of", r"của(?!\w)"),
        ("bracket", r"\("),
        ("colon", r":"),
        ("comma", r","),
        ("semicolon", r";"),
        ("so", r"(?:vì|do|để|khi|tại|ở|trong|nhờ|năm)(?!\w)"),
    )
)
_LINKS = tuple(
    (name, re.compile(words))
    for name, words in (
        ("ma", r"(?:^|\s)mà(?:\s|$)"),
        ("to", r"(?:^|\s)(?:cho|tặng|tới|đến|về|đối với)(?:\s|$)"),
        ("of", r"(?:^|\s)của(?:\s|$)"),
        ("by", r"(?:^|\s)(?:do|từ|bởi)(?:\s|$)"),
        ("pass", r"(?:^|\s)được(?:\s|$)"),
        ("is", r"(?:^|\s)là(?:\s|$)"),
        ("with", r"(?:^|\s)(?:với|bên|bằng)\s*(?:lá |tấm |chiếc |những |hai )*$"),
        ("colon", r":"),
        ("clause", r";"),
        ("comma", r","),
        ("put", r"(?<!\w)(?:suy tôn|bình chọn|giới thiệu|đề cử)(?!\w)"),
    )
)
_HELD = re.compile(r"(?<!\w)(?:tấm|lá|chiếc|cái|danh hiệu|nhiều|các|hai|ba|\d+)\s*[\"']?$")


_OBJECT = re.compile(r"\s*(?:được )?(?:trao |tặng )*cho(?: \w+){0,2}\s*")
_FAMILY, _WIFE = re.compile(r"gia đình "), re.compile(r"(?:bà|chị|cô) ")
_NEXT_SUBJECT = re.compile(
    r"\s(?:(?:cũng|đã|vinh dự|khác|đang|sẽ|chưa|không|từng|vừa|lại|phấn đấu|quyết tâm)\s)*"
    r"(?:được|nhận|đón nhận|đạt|giành)(?!\w)"
)
_MATTER = re.compile(r"[\s.;]*(?:riêng|đối với|về phần|phần|riêng với|với riêng)(?: trường hợp)?\s+(?:các )?")
# Where anybody wishes or asks, an award that no rule understood is not told as given.
_DOUBTFUL = re.compile(
    r"(?<!\w)(?:mong|muốn|ước|xin|h[iy] vọng|nguyện vọng|kiến nghị|đề nghị|đề xuất|trình|hồ sơ|xét|nếu"
    r"|phấn đấu|xứng đáng"
    r"|dự kiến|suy tôn|quy định|tiêu chuẩn|có thể|sẽ phải)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Option:
    """Somebody who may get an award (nobody if *who* is empty), and what is seen of him there."""

    who: tuple[Recipient, ...]
    seen: tuple[str, ...]
    side: str = ""


class Chooser:
    """Chooses recipients in one sentence; *keyed* is ``key(text)``, *resolve* names whom a reference means."""

    def __init__(self, text: str, keyed: str, resolve: Callable[[str], str | None], course: Course) -> None:
        self._text, self._key, self._resolve, self._course = text, keyed, resolve, course

    @cached_property
    def _lists(self) -> list[list[Chunk]]:
        taken = [(m.start, m.end) for m in find_mentions(self._text, self._key)]
        return series(self._text, find_chunks(self._text, self._key, taken, self._resolve))

    def direct(self, clause: Clause) -> list[Recipient]:
        """Return the list that stands right behind an award: "tặng bằng khen Trung đoàn 996 và Đại úy A"."""
        for one in self._lists:
            if one[0].start >= clause.end:
                gap = self._key[clause.end : one[0].start].strip()
                return (
                    _whom(one) if one[0].end <= clause.stop and gap in ("", '"', "tập thể", "các", "đại diện") else []
                )
        return []

    def concerned(self, clause: Clause) -> list[Recipient]:
        """Return whom the clause opens with as its matter: "Riêng Đại úy A, …", "Đối với Chi cục B, …"."""
        for one in self._lists:
            if clause.start <= one[0].start < clause.verb_at:
                opens = _MATTER.fullmatch(self._key[clause.start : one[0].start]) is not None
                return _whom(one) if opens and self._key[one[-1].end : clause.verb_at].startswith(",") else []
        return []

    def whole(self, found: list[Recipient], clause: Clause) -> list[Recipient]:
        """
        Return *found* with the rest of the list it belongs to: "5 tập thể có thành tích và (20 cá nhân)",
        "(A, Phó trưởng phòng), cùng B". The list stands on one side of the verb and ends with "và" or "cùng".
        """
        for one in self._lists:
            if one[0].start >= clause.end and _NEXT_SUBJECT.match(self._key, one[-1].end):
                one = one[:-1]  # "… cho 5 cá nhân và (8 cá nhân được truy tặng …)"
            if len(one) < 2 or one[0].start < clause.start or not self._is_list(one):
                continue
            if (
                one[-1].end <= clause.verb_at
                and clause.start
                and _OBJECT.fullmatch(self._key, clause.start, one[0].start)
            ):
                continue  # "(tặng X cho) A và (B đã nhận Y)"
            if len(one) == 2 and _FAMILY.match(self._key, one[0].start) and _WIFE.match(self._key, one[1].start):
                return found  # "gia đình ông A và bà B"
            who = _whom(one)
            beside = one[-1].end <= clause.verb_at or one[0].start >= clause.end
            if beside and any(r in who for r in found):
                known = [f" {r.name} " for r in found if r.name]  # "xã Tân An": "Tân An" behind its kind is no other
                more = [r for r in who if r not in found and not (r.name and any(f" {r.name} " in n for n in known))]
                more = [r for r in more if not _all_named(r, found)]
                if any(
                    is_person(r) for r in found
                ):  # "bà A, Giám đốc Bệnh viện B, xã C và ông D": B and C say who she is
                    return [*found, *(r for r in more if r.name is None or is_person(r))]
                return who if all(r in who for r in found) else [*found, *more]
        return found

    def _is_list(self, one: Sequence[Chunk]) -> bool:
        """Tell whether chunks in a row are surely one list: "và" before the last, or full names with commas only."""
        joint = self._key[one[-2].end : one[-1].start]
        if joint.strip() == "," and all(c.sort == "person" and " " in (c.who.name or "") for c in one):
            return True
        return re.search(r"(?<!\w)(?:và|cùng)(?!\w)", joint) is not None and all(c.sort != "word" for c in one)

    def choose(self, found: Binding, clause: Clause) -> Option | None:
        """Return the best option, ``None`` if that is nobody."""
        if found.mentions[0].family == "title":
            return None  # articles on titles name candidates, members of councils and those refused side by side
        if found.status != "proposed" and _DOUBTFUL.search(self._key):
            return None
        best, rest = None, 0.0
        for option in self.options(found, clause):
            score = sum(_weights().get(name, 0.0) for name in option.seen)
            if not option.who:
                rest = score + _MARGIN
            elif best is None or score > best[0]:
                best = score, option
        return best[1] if best and best[0] > rest else None

    def options(self, found: Binding, clause: Clause) -> Iterator[Option]:
        """Yield everybody in question, nobody included."""
        way = "give" if clause.gives else "take" if clause.takes else "pass" if clause.passive else "no"
        family = found.mentions[0].family
        context = (f"way={way}", f"status={found.status}", f"family={family}")
        near = [one for one in self._lists if not self._is_giver(one, found, clause)]
        yield Option((), ("nobody", *(f"nobody {c}" for c in context), f"nobody lists={min(len(near), 3)}"))
        lists_before = [one for one in near if one[-1].end <= clause.first]
        before = self._course.before
        if before:
            empty = not any(one[-1].end <= clause.verb_at for one in near)
            seen = ["topic", *(f"topic {c}" for c in context), f"topic lists={min(len(lists_before), 2)}"]
            seen += ["topic empty"] if empty else []
            prominence = self._course.prominence
            seen += [f"topic {prominence}", f"topic {prominence} {way} empty={empty}"]
            seen += ["topic start"] if clause.start == 0 else []
            yield Option((before,), tuple(seen), "subject")
        for one in near:
            side, seen = self._seen(one, near, clause, way)
            who = tuple(_whom(one))
            extra = [f"status={found.status} {side} {seen[0]}", f"sort={one[0].sort} {side}", f"sort={one[0].sort}"]
            extra += [f"family={family} sort={one[0].sort}"]
            extra += ["is topic"] if before in who else []
            yield Option(who, (side, *seen, *extra), "subject" if side == "B" else "object")

    def _is_giver(self, one: Sequence[Chunk], found: Binding, clause: Clause) -> bool:
        """Tell whether a list is the body that gives."""
        said = [g.name for g in (found.giver, *found.givers.values()) if g and g.name]
        return any(
            chunk.sort == "body" and chunk.who.name and any(chunk.who.name in name for name in said) for chunk in one
        )

    def _seen(
        self, one: Sequence[Chunk], near: Sequence[Sequence[Chunk]], clause: Clause, way: str
    ) -> tuple[str, list[str]]:
        start, end = one[0].start, one[-1].end
        behind = start >= clause.end
        side = "A" if behind else "B"
        gap = self._key[clause.end : start] if behind else self._key[end : clause.first]
        between = sum(
            1 for o in near if (clause.end <= o[0].start < start if behind else end < o[-1].end <= clause.first)
        )
        left, right = self._key[:start], self._key[end:]
        prev = next((name for name, words in _BEFORE if words.search(left)), "other")
        nxt = next((name for name, words in _BEHIND if words.match(right)), "other")
        words = len(gap.split())
        far = next(n for n, most in enumerate((0, 1, 3, 7, 15, 10000)) if words <= most)
        seen = [f"{way} prev={prev} {side}", f"{side} {way} between={min(between, 3)}", f"{side} far={far}"]
        seen += [
            f"{side} {way} next={nxt}",
            f"{side} prev={prev} next={nxt}",
            f"{side} prev={prev}",
            f"{side} next={nxt}",
        ]
        seen += [f"{side} between={min(between, 3)}", f"{side} {way}", f"{side} {way} far={far}"]
        seen += [f"{side} link={name}" for name, link in _LINKS if link.search(gap)]
        seen += [f"{side} {way} link={name}" for name, link in _LINKS if link.search(gap)]
        seen += [f"{side} held"] if _HELD.search(self._key[: clause.first]) else []
        seen += [f"{side} other group"] if (start >= clause.stop if behind else end <= clause.start) else []
        seen += [f"{side} first"] if one is near[0] else []
        if not behind and clause.verb is not None:
            seen.append(f"B verb={'before' if end <= clause.verb_at else 'behind'} {way}")
        return side, seen


def _all_named(one: Recipient, found: Sequence[Recipient]) -> bool:
    """Tell whether a number ("3 công ty") is that of bodies *found* by name."""
    of = (one.of or "").lower()
    return one.count is not None and one.count == sum(
        1 for r in found if r.name and r.name.lower().startswith(f"{of} ")
    )


def _whom(one: Sequence[Chunk]) -> list[Recipient]:
    return list(dict.fromkeys(chunk.who for chunk in one))


@cache
def _weights() -> dict[str, float]:
    try:
        return {
            k: float(v)
            for k, v in tomllib.loads((files(__package__) / "choice.toml").read_text("utf-8"))["weights"].items()
        }
    except FileNotFoundError:
        return {}
