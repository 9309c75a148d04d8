"""A raw page as lines that know their place: where each begins, what stands around it, what it looks like."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from search.analysis.normalise import clean_stored

# The capital letters of Vietnamese, for character classes: "À-Ỹ" would take small letters such as đ and ê in.
CAPITALS = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_LINE = re.compile(r"[^\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_LONGEST = 20_000  # characters; no paragraph is longer, and joining stays cheap on hostile pages
_LETTER = re.compile(r"[^\W_]")
_NO_WORD = re.compile(r"[\W_]+")
_END = re.compile(r"(?:[.!?…]|\./\.|//)[\"'”’»)\]]*$")
_IMAGE_FILE = re.compile(r"^[\w()%+.,@&\- ]{1,120}\.(?:jpe?g|png|gif|webp|bmp|heic|jfif|tiff?|mp4|mp3)$", re.IGNORECASE)


def clean(text: str) -> str:
    """Return *text* as a field stores it: cleaned as all stored text is, every run of blanks one space, trimmed."""
    return " ".join(clean_stored(text).split())


@dataclass(frozen=True, slots=True)
class Line:
    """
    One non-empty line. *start* and *end* are its place in the raw text, outer blanks not included.

    *gap* counts the empty lines before it; *words* are blank-separated pieces that hold a letter or digit.
    """

    number: int
    start: int
    end: int
    text: str
    gap: int
    words: int

    @property
    def key(self) -> str:
        """What makes two lines the same: letters and digits without case, blanks or punctuation."""
        return line_key(self.text)

    @property
    def stops(self) -> bool:
        """Whether the line ends as a sentence ends."""
        return bool(_END.search(self.text))

    @property
    def is_image_file(self) -> bool:
        return bool(_IMAGE_FILE.match(self.text))


@lru_cache(maxsize=8192)
def line_key(text: str) -> str:
    """Return letters and digits of *text*, lower case, nothing else."""
    return _NO_WORD.sub("", text.casefold())


def split_lines(raw: str) -> list[Line]:
    """Return the non-empty lines of a page in order."""
    lines: list[Line] = []
    last_end = 0
    for match in _LINE.finditer(raw):
        text = clean(match.group())
        if not text:
            continue
        start = match.start() + _first_printed(match.group())
        end = match.end() - _first_printed(match.group()[::-1])
        breaks = raw.count("\n", last_end, match.start()) if lines else 0
        lines.append(Line(len(lines), start, end, text, max(0, breaks - 1), _count(text)))
        last_end = match.end()
    return unwrap(lines)


def unwrap(lines: list[Line]) -> list[Line]:
    """
    Return *lines* with paragraphs that were broken at a column put together again.

    A line without a stop is joined with one right below it that begins with a small letter; on a page that is broken
    at a column throughout, with any one below it, provided that it is about as long as the longest.
    """
    broken = [a for a, b in pairwise(lines) if _breaks(a, b)]
    wrapped = len(broken) >= 3 and len(broken) * 3 >= len(lines)
    full = 0.75 * sorted(len(line.text) for line in broken)[len(broken) * 9 // 10] if wrapped else 0.0
    joined: list[Line] = []
    last: Line | None = None  # the line as printed that the next one may go on from
    for line in lines:
        if (
            last is not None
            and len(joined[-1].text) < _LONGEST
            and (_breaks(last, line) or (wrapped and _may_break(last, line) and len(last.text) >= full))
        ):
            head = joined.pop()
            text = f"{head.text} {line.text}"
            joined.append(replace(head, end=line.end, text=text, words=head.words + line.words))
        else:
            joined.append(replace(line, number=len(joined)))
        last = line
    return joined


def _breaks(line: Line, below: Line) -> bool:
    """Whether *below* goes on with the sentence of *line*."""
    return below.text[0].islower() and line.words >= 8 and _may_break(line, below)


def _may_break(line: Line, below: Line) -> bool:
    return not below.gap and not line.stops and line.text[-1] not in ":;" and not below.is_image_file


def _first_printed(text: str) -> int:
    return next((i for i, char in enumerate(text) if clean_stored(char).strip()), 0)


def _count(text: str) -> int:
    return sum(1 for word in text.split() if _LETTER.search(word))
