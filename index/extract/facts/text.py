"""
What does an article consist of, for a reader of facts: its fields, paragraphs, sentences and words, all with offsets.

A :class:`Document` is made once for each article and handed to every extractor. Offsets count Unicode code points of
the stored NFC text of the field they belong to; a sentence has no spaces at its ends, so that
``field_text[s.start:s.end] == s.text`` can be shown as evidence as it is.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import overload

from search.analysis.fold import fold, lower_text
from search.model import Article, Evidence

from ..kept import kept
from ..letters import letters
from .ahead import Ahead, look_ahead


@dataclass(frozen=True, slots=True)
class Token:
    """A word or number of a sentence; *start* and *end* are offsets into the sentence's text, not the field's."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Sentence:
    """
    One sentence. *start* and *end* are offsets into the text of *field*; *paragraph* counts the field's lines that
    are not blank, from 0; *number* counts the article's sentences over all fields, from 0.
    """

    field: str
    start: int
    end: int
    text: str
    paragraph: int
    number: int

    @kept
    def lower(self) -> str:
        """The text in lower case with marks; one character for one, so offsets stay."""
        return lower_text(self.text)

    @kept
    def folded(self) -> str:
        """The text in lower case without marks; one character for one, so offsets stay."""
        return fold(self.text)

    @kept
    def tokens(self) -> tuple[Token, ...]:
        """Words and numbers; ``39.601,9``, ``17/1/2022``, ``22-1``, ``T.Ư`` and ``M'Đrắk`` are one token each."""
        return tuple(Token(m.start(), m.end(), m.group()) for m in _TOKEN.finditer(self.text))

    @property
    def evidence(self) -> Evidence:
        """The sentence as evidence for a value."""
        return Evidence(self.field, self.start, self.end, self.text)


_Cut = tuple[str, int, str, int]  # field, start, text and paragraph of a sentence


class Sentences(Sequence[Sentence]):
    """The sentences of some fields, cut only as far as somebody reads, each made when it is first looked at."""

    def __init__(self, texts: tuple[tuple[str, str], ...]) -> None:
        self._ahead = _sentences(texts)
        self._cut: list[_Cut] = []
        self._begins: list[int] = []  # where each begins in the joined texts
        self._made: dict[int, Sentence] = {}
        self._offsets, at = {}, 0
        for name, text in texts:
            self._offsets[name] = at
            at += len(text) + 1

    def holding(self, places: Sequence[int]) -> Iterator[tuple[Sentence, int]]:
        """
        Yield the sentences in which one of *places* (sorted offsets into the joined texts) lies, each with the offset
        where it begins there.
        """
        begins, last = self._begins, -1
        for place in places:
            while (not begins or begins[-1] <= place) and self._cut_next():
                pass
            number = bisect_right(begins, place) - 1
            if number > last and place < begins[number] + len(self._cut[number][2]):
                last = number
                yield self._at(number), begins[number]

    def _cut_next(self) -> bool:
        following = next(self._ahead, None)
        if following is None:
            return False
        self._cut += following
        before = self._offsets[following[0][0]]
        self._begins += [before + start for _, start, _, _ in following]
        return True

    def _at(self, number: int) -> Sentence:
        made = self._made.get(number)
        if made is None:
            name, start, text, paragraph = self._cut[number]
            # as Sentence(…), which sets the attributes of a frozen object one by one, in a third of its time
            made = self._made[number] = object.__new__(Sentence)
            made.__dict__.update(
                field=name, start=start, end=start + len(text), text=text, paragraph=paragraph, number=number
            )
        return made

    def __len__(self) -> int:
        while self._cut_next():
            pass
        return len(self._cut)

    def __iter__(self) -> Iterator[Sentence]:
        number = 0
        while True:
            known = len(self._cut)
            for n in range(number, known):
                yield self._at(n)
            number = known
            if number == len(self._cut) and not self._cut_next():
                return

    @overload
    def __getitem__(self, number: int) -> Sentence: ...
    @overload
    def __getitem__(self, number: slice) -> list[Sentence]: ...
    def __getitem__(self, number: int | slice) -> Sentence | list[Sentence]:
        if isinstance(number, slice):
            if number.start is None and number.step is None and (number.stop or 0) > 0:
                return list(itertools.islice(self, number.stop))
            return [self._at(n) for n in range(*number.indices(len(self)))]
        while 0 <= number >= len(self._cut) and self._cut_next():
            pass
        return self._at(number if number >= 0 else len(self) + number)


@dataclass(frozen=True)
class Document:
    """
    An article prepared for reading. *published* is the day of the page's own stamp, *province* the province of which
    the page says it is (source, site), both ``None`` if it does not say; *event* is set once the event's day is known,
    *event_sentence* where a sentence says it (and not the source).
    """

    article: Article
    site: str | None = None
    published: date | None = None
    province: str | None = None
    event: date | None = None
    event_sentence: Sentence | None = None
    texts: tuple[tuple[str, str], ...] = field(default=())

    @kept
    def sentences(self) -> Sentences:
        """All sentences: title, summary, body, captions, in this order."""
        return Sentences(self.texts)

    @kept
    def paragraphs(self) -> tuple[tuple[Sentence, ...], ...]:
        """The sentences grouped by field and line."""
        groups: dict[tuple[str, int], list[Sentence]] = {}
        for sentence in self.sentences:
            groups.setdefault((sentence.field, sentence.paragraph), []).append(sentence)
        return tuple(tuple(group) for group in groups.values())

    @kept
    def text(self) -> str:
        """All fields, joined by newlines: for one scan of everything that the article says."""
        return "\n".join(text for _, text in self.texts)

    @kept
    def letters(self) -> bytes:
        """One byte for each character of :attr:`text`: for looks at all its places at once."""
        return letters(self.text)

    @kept
    def ahead(self) -> Ahead:
        """What :attr:`text` may say at all: asked before any pattern."""
        return look_ahead(self.text, self.letters)

    @kept
    def lower(self) -> str:
        """:attr:`text` in lower case with marks, one character for one: for cheap tests whether a cue occurs at all."""
        return lower_text(self.text)

    @property
    def may_tell_awards(self) -> bool:
        """Whether any written form of an award, "thi đua" or "danh hiệu" occurs: in one article of thirty."""
        return self.ahead.awards

    def sentences_at(self, places: Sequence[int]) -> Iterator[tuple[Sentence, int]]:
        """
        Yield, in order, the sentences in which one of *places* (sorted offsets into :attr:`text`) lies, each with the
        offset where it begins there.
        """
        return self.sentences.holding(places)

    def with_event(self, day: date, said: Sentence) -> Document:
        """Return this document with the day of its event; what has been read of it already is handed on."""
        other = replace(self, event=day, event_sentence=said)
        other.__dict__.update({k: v for k, v in self.__dict__.items() if k in _READ_ONCE})
        return other

    def has(self, *cues: str) -> bool:
        """Tell whether any of *cues* (lower case, with marks) occurs anywhere in the article."""
        return any(cue in self.lower for cue in cues)


_READ_ONCE = frozenset(("sentences", "text", "letters", "ahead", "lower", "paragraphs"))


def make_document(article: Article, *, site: str | None = None, province: str | None = None) -> Document:
    """Return *article* prepared for reading; *site* is the page's host name, *province* what it says of itself."""
    texts = [("title", article.title), ("summary", article.summary or ""), ("body", article.body)]
    texts += [(f"captions.{n}", text) for n, text in enumerate(article.captions)]
    return Document(
        article,
        site,
        iso_day(article.published_at),
        province,
        iso_day(article.event_at),
        texts=tuple((name, text) for name, text in texts if text),
    )


def iso_day(stamp: str | None) -> date | None:
    """Return the day of an ISO 8601 date or time as it stands (no zone arithmetic), or ``None``."""
    try:
        return date.fromisoformat(stamp[:10]) if stamp else None
    except ValueError:
        return None


_SMALL = "a-zàáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
CAPITAL = rf"[^\W\d_{_SMALL}]"
"""A regular expression for one capital letter of Vietnamese; never use it with ``re.IGNORECASE``."""

_TOKEN = re.compile(r"\d+(?:[.,/:-]\d+)*[^\W_]*|[^\W\d_]+(?:[.'’-][^\W\d_]+)*\d*")
# A full stop, question or exclamation mark or ellipsis, closing quotes after it, then space and something that can
# begin a sentence. "TP. Hồ Chí Minh", "TS. Nguyễn", "tr. 5" are no ends: see _ABBREVIATION.
# Each run is read once: of "....." only the first stop begins one, and no run gives back what it took.
_BREAK = re.compile(r"([.!?…](?<![.!?…].)[.!?…]*+)([\"”’'»)\]]*+)\s++(?=[\"“‘'«(\[–—-]?\s*+[^\W_" + _SMALL + r"])")
# ">> Xem thêm: …", "Tin liên quan: …" inside a body lead to other stories; what they say is not this article's.
_LINK = re.compile(
    r"\s*(?:>>+|»|→|(?:[*•+–-]\s*)?\[?(?:xem thêm|đọc thêm|mời đọc|mời xem|mời (?:bạn|quý) đọc(?: giả)? xem|"
    r"tin liên quan|bài liên quan|có thể bạn quan tâm|"
    r"tin cùng chuyên mục|nên xem)\s*[:\]])",
    re.IGNORECASE,
)
_GOES_ON = ("TP.", "Tp.", "TX.", "Tx.")
_ALONE = re.compile(r"\b(?:TP|Tp|TX|Tx)\.$")
_GOES_ON_WITH = re.compile(CAPITAL)
_LINK_MARKS = frozenset(">»→*•+–-[")
_LINK_BEGINS = frozenset(("xe", "đọ", "mờ", "ti", "bà", "có", "nê"))  # of the words above
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"“/,;:–-])(?:TP|Tp|tp|TX|Tx|tx|TT|Tt|tt|Q|H|P|X|T|Th|TS|ThS|Ths|Th\.S|PGS|GS|BS|KS|CN|LS|NS|NSND|"
    r"NSƯT|NGND|NGƯT|ĐD|"
    r"Ô|Mr|Mrs|Ms|Dr|St|Jr|No|Nr|tr|tp|đ/c|Đ/c|đ\.c|v\.v|[A-ZĐ])$"
)


def _sentences(texts: tuple[tuple[str, str], ...]) -> Iterator[list[_Cut]]:
    """Yield the sentences of each field: of its lines that say something of their own, none blank or a link."""
    for name, text in texts:
        cut: list[_Cut] = []
        start, paragraph = 0, 0
        for line in _lines(text):
            said = line.strip()
            plain = said and said[:2].lower() not in _LINK_BEGINS and said[0] not in _LINK_MARKS
            if plain or (said and not _LINK.match(said)):
                at = start if said[0] == line[0] else start + len(line) - len(line.lstrip())
                if _may_break(said):
                    cut += [(name, at + begin, sentence, paragraph) for begin, sentence in _split(said)]
                else:
                    cut.append((name, at, said, paragraph))
                paragraph += 1
            start += len(line) + 1
        if cut:
            yield cut


def _lines(text: str) -> list[str]:
    """
    Return the lines of *text*, as they stand.

    A line that ends in "TP." goes on in the next one: some sources break theirs after every full stop.
    """
    lines = text.split("\n")
    for n in range(len(lines) - 2, -1, -1):
        if lines[n].endswith(_GOES_ON) and _GOES_ON_WITH.match(lines[n + 1]) and _ALONE.search(lines[n]):
            lines[n : n + 2] = [f"{lines[n]}\n{lines[n + 1]}"]
    return lines


def _split(line: str) -> list[tuple[int, str]]:
    """Cut one stripped line into sentences, which have no spaces around them then; each with its place in the line."""
    cut: list[tuple[int, str]] = []
    begin = 0
    for match in _BREAK.finditer(line):
        if match[1] == ".":
            stop = match.start()
            if _ABBREVIATION.search(line[max(begin, stop - 8) : stop]):
                continue
            if begin == 0 and line[:stop].strip().isdigit():
                continue  # "1. Quận Hà Đông": an item of a list
        cut.append((begin, line[begin : match.end(2)]))
        begin = match.end()
    cut.append((begin, line[begin:]))
    return cut


def _may_break(line: str) -> bool:
    """Tell whether anything that ends a sentence stands before the line's last character; nine of ten have nothing."""
    last = len(line) - 1
    return line.find(".", 0, last) >= 0 or line.find("?", 0, last) >= 0 or line.find("!", 0, last) >= 0 or "…" in line
