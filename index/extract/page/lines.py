"""A raw page as lines that know their place: where each begins in the page, what stands around it, what it looks like."""

from __future__ import annotations

import re
from dataclasses import dataclass

from search.analysis.normalise import clean_stored

_LINE = re.compile(r"[^\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
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


def line_key(text: str) -> str:
    """Return letters and digits of *text*, lower case, nothing else."""
    return "".join(char for char in text.casefold() if char.isalnum())


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
    return lines


def _first_printed(text: str) -> int:
    return next((i for i, char in enumerate(text) if clean_stored(char).strip()), 0)


def _count(text: str) -> int:
    return sum(any(char.isalnum() for char in word) for word in text.split())
