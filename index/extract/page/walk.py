"""
Which lines after the headline are the article? A walk from line to line that knows what it has seen.

The walk collects paragraphs and captions, skips inserts, notices the stamp, signatures and the original source, and
stops where the article ends: at a phrase that closes it, at teasers of other stories, or after the signature.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from .captions import has_credit, has_subject, is_headline_like, is_item, is_narrative, is_subheading, shows_scene
from .furniture import is_box, is_copyright, is_end, is_link, is_noise
from .lines import Line
from .signatures import Signature, original_source, read_signature
from .stamps import Stamp, is_stamp_line
from .teasers import is_teaser, teasers_run


@dataclass(slots=True)
class Found:
    """What the walk collected: lines of the body and captions in order, stamps and signatures with their lines."""

    body: list[Line] = field(default_factory=list)
    captions: list[Line] = field(default_factory=list)
    stamps: list[tuple[Line, Stamp]] = field(default_factory=list)
    signatures: list[tuple[Line, Signature]] = field(default_factory=list)
    end: int = 0

    @property
    def told(self) -> bool:
        return bool(self.body)


class Walk:
    """One walk over the lines behind a headline. ``Walk(lines, prose, headline).run()`` gives what it found."""

    def __init__(self, lines: Sequence[Line], prose: Sequence[bool], headline: int) -> None:
        self.lines = lines
        self.prose = prose
        self.headline = lines[headline]
        self.title_key = self.headline.key
        self.found = Found(end=len(lines))
        self.position = headline + 1
        self.over = False  # teasers of other stories run to the end
        self.after_picture = False  # the line before was an image file or a copy of the headline

    def run(self) -> Found:
        """Walk to the article's end and return what was found."""
        while self.position < len(self.lines):
            line = self.lines[self.position]
            if self._closes(line):
                self.found.end = line.number
                break
            self.position += 1
            self._take(line)
        self._trim()
        return self.found

    def _take(self, line: Line) -> None:
        picture, self.after_picture = self.after_picture, False
        if line.is_image_file or self._is_copy(line):
            # Before the text a second headline is no picture's text: pages print it there for no reason.
            self.after_picture = line.is_image_file or self.found.told
        elif (
            self._take_stamp(line)
            or is_end(line.text)
            or is_link(line.text)
            or (is_noise(line.text) and not self._in_list(line))
        ):
            return
        elif is_box(line.text):
            self._skip_box()
        elif not self._take_signature(line):
            self._take_text(line, picture)

    def _is_copy(self, line: Line) -> bool:
        key = line.key
        return key == self.title_key or (len(key) > 30 and key in (self.title_key * 2, self.title_key * 3))

    def _take_stamp(self, line: Line) -> bool:
        stamp = is_stamp_line(line.text, words=14 if not self.found.told else 8)
        if not stamp or self.prose[line.number] or is_item(line.text) or has_credit(line.text):
            return False
        self.found.stamps.append((line, stamp))
        return True

    def _take_signature(self, line: Line) -> bool:
        """Take a signature or a source; return whether the line was one. A name in a table signs nothing."""
        signature = None if self.prose[line.number] else read_signature(line.text)
        if not signature or (
            self.found.told and not self._labelled(line) and (self._goes_on(self.position) or self._in_list(line))
        ):
            return False
        self.found.signatures.append((line, signature))
        return True

    @staticmethod
    def _labelled(line: Line) -> bool:
        return ":" in line.text and not has_credit(line.text)

    def _take_text(self, line: Line, picture: bool) -> None:
        if is_copyright(line.text):
            return
        if self._is_caption(line, picture):
            self.found.captions.append(line)
        elif self._is_text(line):
            self.found.body.append(line)
        elif self.found.told and self._is_stray_caption(line):
            self.found.captions.append(line)

    def _is_caption(self, line: Line, picture: bool) -> bool:
        if picture and self._is_pictures_text(line):
            return True
        if has_credit(line.text) and line.words <= 60:
            return True
        if not self.found.told and self.prose[line.number] and not self._prose_follows():
            return False
        if self._clings_to_lead(line) and not line.stops and (line.words > 20 or not has_subject(line.text)):
            return False
        return shows_scene(line.text, line.words, line.stops) and (self.found.told or not line.stops)

    def _is_pictures_text(self, line: Line) -> bool:
        """Whether the line behind a picture is its caption: no paragraph, or a short one that says what is seen."""
        if line.words > 45 or not self._prose_follows():
            return has_credit(line.text)
        if not self.prose[line.number]:
            return True
        return has_credit(line.text) or (line.words <= 30 and shows_scene(line.text, line.words, line.stops))

    def _is_text(self, line: Line) -> bool:
        if self.prose[line.number] or is_item(line.text):
            return self.found.told or line.words >= 8
        if line.stops or line.text.endswith((";", ":", ",")):
            return self.found.told or line.words >= 8
        if not self.found.told:
            return self._is_lead_without_stop(line)
        if is_narrative(line.text, line.words) and not self._clings_to_lead(line):
            return True
        return self._continues(line) or self._in_list(line) or self._is_heading(line)

    def _is_lead_without_stop(self, line: Line) -> bool:
        """Whether a long line right before the first paragraph is a lead whose full stop is missing."""
        follows = self.position < len(self.lines) and self.prose[self.position]
        return follows and line.words >= 15 and not is_copyright(line.text) and not has_credit(line.text)

    def _continues(self, line: Line) -> bool:
        """Whether a line goes on with the sentence or the list of the line before."""
        last = self.found.body[-1]
        return line.text[0].islower() or (last.number == line.number - 1 and last.text.endswith((":", ";", ",")))

    def _in_list(self, line: Line) -> bool:
        """Whether a short line belongs to a poem, a table or a list: at least three together with text behind them."""
        run = self._run_around(line)
        return len(run) >= 3 and all(other.words <= 9 for other in run) and self._prose_follows(run[-1].number + 1)

    def _run_around(self, line: Line) -> list[Line]:
        first = last = line.number
        while first > max(self.headline.number + 1, line.number - 60) and self._is_short(self.lines[first - 1]):
            first -= 1
        while last + 1 < len(self.lines) and self._is_short(self.lines[last + 1]) and last - first < 60:
            last += 1
        return list(self.lines[first : last + 1])

    def _is_short(self, line: Line) -> bool:
        return not (
            self.prose[line.number] or line.stops or line.is_image_file or is_end(line.text) or is_box(line.text)
        )

    def _is_heading(self, line: Line) -> bool:
        follows = self.position < len(self.lines) and self.prose[self.position]
        if self._clings_to_lead(line) and line.words >= 4:
            return False
        return is_subheading(line.text, line.words, before_prose=follows)

    def _clings_to_lead(self, line: Line) -> bool:
        """Whether a line stands right below the lead and apart from what follows, as links to other stories do."""
        follows = self.lines[self.position] if self.position < len(self.lines) else None
        return (
            len(self.found.body) == 1
            and self.found.body[0].number == line.number - 1
            and line.gap == 0
            and follows is not None
            and follows.gap > 0
        )

    def _is_stray_caption(self, line: Line) -> bool:
        """Whether a line without a full stop is a caption rather than a link to another story."""
        if not self._prose_follows() or self._clings_to_lead(line):
            return False
        run = self._run_around(line)
        if len(run) > 1 and any(is_headline_like(other.text, other.words) for other in run):
            return False
        return line.words >= 3 and not (
            is_headline_like(line.text, line.words) and (":" in line.text or any(char.isdigit() for char in line.text))
        )

    def _skip_box(self) -> None:
        """Step over an insert: links, and teasers that stand with them."""
        while self.position < len(self.lines):
            line = self.lines[self.position]
            if is_end(line.text) or line.is_image_file:
                return
            if self.prose[line.number]:
                if self._teasers_run(line.number):
                    self.over = True
                return
            if line.stops and line.words >= 8 and self.found.told:
                return
            self.position += 1

    def _teasers_run(self, at: int) -> bool:
        told = " ".join([self.headline.text, *(other.text for other in self.found.body[-40:])])
        return teasers_run(self.lines, self.prose, at, told)

    def _prose_follows(self, at: int | None = None) -> bool:
        """Whether a paragraph comes before the next end of an article."""
        for line in self.lines[self.position if at is None else at :][:40]:
            if is_end(line.text) and not self.prose[line.number]:
                return False
            if self.prose[line.number]:
                return True
        return False

    def _goes_on(self, at: int) -> bool:
        """Whether at least two paragraphs in a row, no teasers, stand after a signature-like line."""
        ahead = [line for line in self.lines[at : at + 8] if not is_noise(line.text) and not line.is_image_file]
        return len(ahead) >= 2 and all(self.prose[line.number] and not is_teaser(line) for line in ahead[:2])

    def _closes(self, line: Line) -> bool:
        if not self.found.told:
            return False
        if self.over:
            return True
        if is_end(line.text) and not self.prose[line.number]:
            return len(self.found.body) > 1 or not self._goes_on(line.number + 1)
        if self._signed() and not self._belongs_behind_signature(line):
            return True
        return len(self.found.body) >= 2 and self._teasers_begin(line)

    def _signed(self) -> bool:
        first = self.found.body[0].number
        return any(line.number > first for line, _ in self.found.signatures)

    def _belongs_behind_signature(self, line: Line) -> bool:
        if read_signature(line.text) or original_source(line.text) or is_stamp_line(line.text) or is_noise(line.text):
            return True
        return self._goes_on(line.number) or line.is_image_file or self.after_picture or has_credit(line.text)

    def _teasers_begin(self, line: Line) -> bool:
        """Whether a headline of another story with its teaser, or a second agency tag, stands here."""
        if self.prose[line.number]:
            return is_teaser(line) and not is_teaser(self.found.body[0])
        if line.number + 2 >= len(self.lines) or line.stops or line.words < 5:
            return False
        one, two = self.lines[line.number + 1], self.lines[line.number + 2]
        if one.key == line.key and line.key != self.title_key:
            return True
        return is_teaser(one) or (
            self.prose[one.number]
            and two.words >= 5
            and not two.stops
            and two.gap == 0
            and one.text.endswith(("...", "…"))
        )

    def _trim(self) -> None:
        """Drop what cannot end an article: headings without text behind them."""
        body = self.found.body
        while (
            len(body) > 1
            and not body[-1].stops
            and not is_item(body[-1].text)
            and not self.prose[body[-1].number]
            and (body[-1].text.endswith(":") or not body[-2].text.endswith((":", ";", ",")))
            and body[-1].words <= 16
        ):
            body.pop()
