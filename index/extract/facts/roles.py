"""
Is the article about this district, or does it only come by: the decision behind the district facet.

A district is a subject if its authorities, bodies or people act, take part, report or receive, or if the main event is
there. What speaks against it: a person's home or birthplace, the seat of a company, a comparison, a route, the past.
Each mention is read by itself; one that speaks for the district is enough, and its sentence is the evidence.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from ..kept import kept
from . import role_cues as cues
from .places import DistrictMention
from .role_lists import (
    LIST,
    LONELY,
    MAIN_EVENT,
    PARALLEL_FROM,
    Scored,
    in_brackets,
    in_its_communes,
    lists,
    raised,
    told_in_parallel,
)
from .role_words import at_home, is_body, person_opens, told_of_the_past
from .text import Document, Sentence

_WINDOW = 160  # characters around a name that are read for signs
_NEAR = 40  # so far behind a name a year still says when something was there

MAIN_MENTIONS = 2
"""So often is a district named that an article is mainly about."""

ENOUGH = 2.0
"""What one mention, or several together, must reach."""

BEHIND = 0.5
"""How far a district may fall behind the strongest of three or more in one sentence."""


PASSES = 0.3
"""What a mention weighs that only passes: no sign for the district, hardly one against it."""


@dataclass(frozen=True, slots=True)
class _Around:
    """
    The words around one mention: before it in lower case and as printed, behind it, and whether it is in a list; *may*
    says which patterns of the sieve may match before it.
    """

    clause: str
    printed: str
    after: str
    listed: bool
    may: int


class _Signs:
    """What one sentence says, whichever district it names; each sign is read when it is first asked for."""

    def __init__(self, reader: RoleReader, sentence: Sentence) -> None:
        self._reader, self._low = reader, sentence.lower
        self.lead = sentence.number in reader.lead

    @kept
    def _events(self) -> set[str]:
        return set(cues.EVENT.findall(self._low))

    @property
    def event(self) -> bool:
        return bool(self._events)

    @kept
    def topical(self) -> bool:
        return bool(self._events) and not self._reader.topic.isdisjoint(self._events)

    @kept
    def award(self) -> bool:
        return bool(cues.AWARD.search(self._low))

    @kept
    def time(self) -> bool:
        return bool(cues.TIME.search(self._low))

    @kept
    def story(self) -> bool:
        return bool(cues.NARRATIVE.match(self._low))

    @kept
    def background(self) -> bool:
        return not self.lead and bool(cues.BACKGROUND.match(self._low))

    @kept
    def past(self) -> bool:
        return told_of_the_past(self._low) and not self._reader.historic


class RoleReader:
    """Decides roles within one document, which it asks once for what stands in its lead and what it is about."""

    def __init__(self, document: Document) -> None:
        sentences = self._sentences = document.sentences
        body = self._body = next((s.number for s in sentences if s.field == "body"), 0)
        # title, summary and the first two sentences of the body
        self._begin = [s for s in sentences[: body + 2] if not s.field.startswith("captions")]
        self.lead = {s.number for s in self._begin}
        self._read: dict[int, _Signs] = {}
        self._lists: set[tuple[int, int]] = set()
        self._cities: set[str] = set()
        self._alone = False

    @kept
    def historic(self) -> bool:
        """Whether the article is about the past: it tells its main event in years long gone."""
        return any(told_of_the_past(s.lower) for s in self._begin)

    @kept
    def topic(self) -> set[str]:
        """The words of events of title, summary and the first two sentences of the body."""
        return {word for s in self._begin for word in cues.EVENT.findall(s.lower)}

    @kept
    def _title(self) -> Sentence | None:
        return next((s for s in self._sentences if s.field == "title"), None)

    @kept
    def _names(self) -> tuple[str, ...]:
        """The names in the title."""
        return tuple(cues.TITLE_NAME.findall(self._sentences[0].text)) if self._title else ()

    @kept
    def _road(self) -> bool:
        """Whether the title tells of the building of a road or railway."""
        title = self._title.lower if self._title else ""
        return bool(cues.ROAD.search(title) and cues.BUILDING.search(title))

    def weigh(self, groups: list[list[DistrictMention]]) -> list[tuple[float, DistrictMention]]:
        """
        Return, for the mentions of each district, how strongly the article says that it is a subject, and the best one.

        Several weak mentions add up. Of three or more districts told of side by side in one sentence, none falls far
        behind the others: "huyện A có 121 cơ sở; huyện B 83 cơ sở; huyện C 69 cơ sở".
        """
        self._lists = lists([m for mentions in groups for m in mentions])
        self._alone = len(groups) == 1
        self._cities = {m.units[0].name for mentions in groups for m in mentions if m.kind}
        scored = self._looking_back([[(self.score(m), m) for m in mentions] for mentions in groups])
        if len(scored) == 1:
            scored = self._at_their_home(scored)
            scored = [in_its_communes(scored[0])]
        else:
            scored = in_brackets(scored)
        told = told_in_parallel(scored)
        scored = self._beside_the_main_one([raised(p) if n in told else p for n, p in enumerate(scored)], told)
        floors = _floors(scored)
        return [
            self._weight([(max(s, floors.get(m.sentence.number, s)) if s >= PARALLEL_FROM else s, m) for s, m in pairs])
            for pairs in scored
        ]

    def _looking_back(self, scored: list[list[Scored]]) -> list[list[Scored]]:
        """Where no district is a subject otherwise, a look back ("Trước đó, sáng 11/6, tại …") tells the main event."""
        if any(score >= ENOUGH for pairs in scored for score, _ in pairs):
            return scored
        return [[(s + 1 if self._goes_back(s, m) else s, m) for s, m in pairs] for pairs in scored]

    def _goes_back(self, score: float, mention: DistrictMention) -> bool:
        """Whether it is the place of a look back: an early one, or of the only district and clearly told of."""
        told = score > 0 and (self.is_early(mention) or (self._alone and score >= MAIN_EVENT))
        return told and self._signs(mention.sentence).background

    def _at_their_home(self, scored: list[list[Scored]]) -> list[list[Scored]]:
        """Raise the only district of an article that begins with somebody at home there, and goes on there."""
        here = {m.sentence.number for _, m in scored[0]}
        early = {m.sentence.number for score, m in scored[0] if score < 0 and m.sentence.number <= self._body + 2}
        if not early:
            return scored
        further: list[bool] = []  # whether a sentence without the district tells of its place, once somebody asked
        raised = []
        for score, mention in scored[0]:
            if score < 0 and mention.sentence.number in early and not self._is_elsewhere(mention, len(scored[0]) == 1):
                low = mention.sentence.lower
                before = low[max(0, mention.left - 200) : mention.left]
                local = cues.LOCAL.search(low[mention.right :]) or cues.NEAR_HOME.search(before)
                if not local and not further:
                    further.append(any(cues.LOCAL.search(s.lower) for s in self._sentences if s.number not in here))
                score = MAIN_EVENT if local or further[0] else score
            raised.append((score, mention))
        return [raised]

    def _is_elsewhere(self, mention: DistrictMention, only: bool) -> bool:
        """Whether it is only where somebody was born or learns, a company's seat, or the home of one before a court."""
        before = mention.sentence.lower[max(0, mention.left - 200) : mention.left]
        found = any(p.search(before) for p in (cues.PUPIL, cues.BORN, cues.OFFICES))
        return found or (only and cues.ELSEWHERE.search(before) is not None)

    def _beside_the_main_one(self, scored: list[list[Scored]], told: set[int]) -> list[list[Scored]]:
        """
        Lower districts named once and late, where another one is named early and a subject by itself: in a look back
        always, as a mere place where that other one is named :data:`MAIN_MENTIONS` times or more.
        """
        early = [
            pairs for pairs in scored if max(s for s, _ in pairs) >= ENOUGH and any(self.is_early(m) for _, m in pairs)
        ]
        if not early or len(early) == len(scored):
            return scored
        main = [pairs for pairs in early if len(pairs) >= MAIN_MENTIONS]
        crowded = Counter(number for pairs in scored for number in {m.sentence.number for s, m in pairs if s > 0})
        out = []
        for n, pairs in enumerate(scored):
            named = [m for s, m in pairs if s >= 0]
            if (
                pairs not in early
                and len(named) == 1
                and not self.is_early(named[0])
                and (crowded[named[0].sentence.number] < LIST)
            ):
                background = self._signs(named[0].sentence).background
                passing = main and n not in told and not self._firm(named[0])
                less = 1.5 if background else 1.0 if passing else 0
                pairs = [(s - less if s > 0 else s, m) for s, m in pairs]
            out.append(pairs)
        return out

    def _firm(self, mention: DistrictMention) -> bool:
        sentence = mention.sentence
        clause = sentence.lower[max(0, mention.left - _WINDOW) : mention.left]
        road = (cues.THROUGH.search(clause) or cues.ENDS.search(clause)) and self._road
        return (
            bool(road)
            or is_body(mention, clause)
            or bool(
                cues.ACTS.match(sentence.lower[mention.right : mention.right + _WINDOW]) and cues.BEGINS.search(clause)
            )
        )

    def is_early(self, mention: DistrictMention) -> bool:
        """Whether *mention* stands in the title, the summary or the first five sentences of the body."""
        return mention.sentence.number <= self._body + 4

    def _weight(self, scored: list[tuple[float, DistrictMention]]) -> tuple[float, DistrictMention]:
        best = max(range(len(scored)), key=lambda n: (scored[n][0], -n))
        helping = sum(1 for s, _ in scored if s >= PARALLEL_FROM)
        return scored[best][0] + 0.5 * max(0, helping - 1), scored[best][1]

    def score(self, mention: DistrictMention) -> float:
        """Return how strongly one mention says "subject": :data:`ENOUGH` is enough, 0 or less speaks for passing."""
        around = self._around(mention)
        signs = self._signs(mention.sentence)
        if around.listed and cues.GROUP_HOME.search(around.clause, around.may):
            return 2.5
        for decide in (self._of_a_person, self._acting, self._on_the_way):
            value = decide(mention, around, signs)
            if value is not None:
                return value
        return self._as_place(mention, around, signs)

    def _around(self, mention: DistrictMention) -> _Around:
        low, text = mention.sentence.lower, mention.sentence.text
        begin = max(0, mention.left - _WINDOW)
        clause = low[begin : mention.left]
        may = cues.SIEVE.may(clause)
        if begin:
            clause = "x" + clause  # "^" in a pattern is the beginning of the sentence, not of the window
            may |= cues.SIEVE.may(clause[:20])  # the window may cut a word
        # some words as printed: "Cách Mạng Tháng Tám", "Hạnh Nguyên" are names
        printed = text[begin : mention.left]
        listed = (mention.sentence.number, mention.left) in self._lists
        return _Around(clause, printed, low[mention.right : mention.right + _WINDOW], listed, may)

    def _of_a_person(self, mention: DistrictMention, around: _Around, signs: _Signs) -> float | None:
        """Weigh what only belongs to somebody or something: a home, a seat, an office of the past, a school, a job."""
        clause, printed, after, may = around.clause, around.printed, around.after, around.may
        if self._lives_or_sits(printed, signs, may):
            return -1
        if cues.AFTERMATH.search(clause, may) or cues.FORMER.search(printed, may):
            return 0
        told_then = signs.past and cues.PAST.search(mention.sentence.lower, 0, mention.right + _NEAR)
        if told_then and not cues.LOCATED.search(clause, may):
            return 0
        if cues.FORMER_AFTER.match(after):
            return 0
        if cues.PUPIL.search(clause, may):
            return MAIN_EVENT if self.is_early(mention) else PASSES
        if any(p.search(clause, may) for p in (cues.TAKEN_TO, cues.BEFORE_APPEAL, cues.FOUNDED, cues.CAREER)):
            return PASSES
        post = cues.POST.search(printed, may) and cues.POST_ENDS.match(after) and not signs.lead
        return PASSES if post else None

    def _is_a_post(self, mention: DistrictMention, printed: str) -> bool:
        """Whether it is only the post of one in a list of people: "A - bí thư …, B - chủ tịch UBND huyện …"."""
        text = mention.sentence.text
        last = max((m.end() for m in cues.POST_OF_ONE.finditer(printed)), default=0)
        if not last or any(mark in printed[last:] for mark in ",;"):
            return False
        return len(cues.POST_OF_ONE.findall(text)) > 2

    def _acting(self, mention: DistrictMention, around: _Around, signs: _Signs) -> float | None:
        """Weigh a district that acts itself: by its bodies and people, in the title, before a verb."""
        clause, after, sentence = around.clause, around.after, mention.sentence
        if is_body(mention, clause, around.may) or (mention.kind and cues.PARTNER.search(clause, around.may)):
            return PASSES if self._is_a_post(mention, around.printed) else 2.5
        if cues.HOUSE_INSIDE.search(clause, around.may):
            place = self._as_place(mention, around, signs)
            return 2.5 if self.is_early(mention) else max(MAIN_EVENT, place)
        if sentence.field == "title":
            return 2 if mention.kind or not self._may_be_province(mention) else 1
        if (mention.kind or not clause.strip()) and cues.ACTS.match(after) and cues.BEGINS.search(clause):
            return 2.5
        plural = mention.listed and sentence.lower.startswith("các ", max(0, mention.left - 4))
        told = mention.kind and not clause.strip() and cues.TELLS.match(after)
        return 2.5 if told or (plural and cues.LISTED_ACTS.match(after)) else None

    def _on_the_way(self, mention: DistrictMention, around: _Around, signs: _Signs) -> float | None:
        """Weigh what is passed, compared or flown to; the road or bridge of the title is where it passes."""
        clause, printed, sentence, may = around.clause, around.printed, mention.sentence, around.may
        if (cues.THROUGH.search(clause, may) or cues.ENDS.search(clause, may)) and self._road:
            return ENOUGH
        if cues.BRIDGE.search(clause, may):
            named = any(name in sentence.text[: mention.left] for name in self._names)
            # "Công trình 5.700 tỷ đồng nối …": the bridge of the title under another word
            named = named or bool(self._title and self.is_early(mention) and cues.CROSSING.search(self._title.text))
            return ENOUGH if named else self._as_place(mention, around, signs)
        if cues.STRETCH.search(clause, may):
            return self._as_place(mention, around, signs)
        if not self._alone and (
            cues.BOUND_FOR.search(clause, may)
            or (cues.COMES_FROM.search(clause, may) and cues.GOES_TO.match(around.after))
        ):
            return PASSES
        flown = not mention.kind and mention.free != "address" and cues.FLIGHT.search(sentence.lower)
        example = cues.EXAMPLE.search(printed, may) and not signs.topical and not around.listed
        return PASSES if flown or example or cues.PASSING.search(printed, may) else None

    def _lives_or_sits(self, before: str, signs: _Signs, may: int) -> bool:
        """Whether a person's home or a company's seat is told; not the seat where the event of the lead took place."""
        if at_home(before, may) or person_opens(before, may) or cues.PERSON_BEFORE.search(before):
            return True
        seat = cues.SEAT.search(before, may)
        if not seat or cues.HELD_AT.search(before[: seat.start()].lower()):
            return False
        return bool(seat["of"]) or not (signs.lead and signs.event)

    def _holds_the_topic(self, mention: DistrictMention, around: _Around) -> bool:
        """Whether the sentence tells that what the title names lies there: "Cầu X … bắc qua kênh Y quận …"."""
        before = mention.sentence.text[: mention.left]
        if not any(name in before for name in self._names):
            return False
        site = cues.SITE.search(around.clause, around.may)
        behind = site and any(name in before[-len(site.group()) :] for name in self._names)
        return bool(behind or cues.LOCATED.search(around.clause, around.may))

    def _may_be_province(self, mention: DistrictMention) -> bool:
        """Whether a bare "Huế" may stand for its province: the article never says "thành phố Huế"."""
        return mention.units[0].name not in self._cities and any(u.name in u.province for u in mention.units)

    def _signs(self, sentence: Sentence) -> _Signs:
        """Return what the sentence as a whole says, read once for all its districts."""
        found = self._read.get(sentence.number)
        if not found:
            found = self._read[sentence.number] = _Signs(self, sentence)
        return found

    def _as_place(self, mention: DistrictMention, around: _Around, signs: _Signs) -> float:
        """Weigh a district that is only named as a place: in the lead, with an event, a time, an award?"""
        clause, may = around.clause, around.may
        placed = bool(cues.AT.search(clause, may))
        value = 0.5 + signs.lead + 0.5 * signs.event + 0.5 * signs.topical + 1.5 * signs.award - signs.background
        value += 0.5 + 0.5 * signs.time if placed else 0
        comes = cues.COMES.search(clause, may) and cues.TO_DO.match(mention.sentence.lower, mention.right)
        held = not signs.background and cues.HELD_IN.search(clause, may)
        if around.listed or held or self._holds_the_topic(mention, around):
            value += 1.5
        elif (
            (signs.story and placed) or comes or cues.TOPIC_PLACE.search(clause, may) or cues.VISIT.search(clause, may)
        ):
            value += 1
        # without an event, outside the lead, it is never the place of the main event
        return value if signs.event or signs.lead or value >= ENOUGH else min(value, LONELY)


def _floors(scored: list[list[Scored]]) -> dict[int, float]:
    """Return, for each sentence that tells of three districts or more side by side, what none of them falls behind."""
    if len(scored) < LIST:
        return {}
    together: dict[int, list[float]] = {}
    for pairs in scored:
        for number, best in {m.sentence.number: s for s, m in sorted(pairs, key=lambda p: p[0])}.items():
            together.setdefault(number, []).append(best)
    return {
        number: max(scores) - BEHIND
        for number, scores in together.items()
        if sum(s >= PARALLEL_FROM for s in scores) >= LIST
    }
