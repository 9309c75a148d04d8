"""What does an article of a measurement say? The three texts that a line of JSON Lines brings."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """The text of an article, as a line of JSON Lines brings it."""

    title: str
    summary: str
    body: str

    def joined(self) -> str:
        return "\n".join(part for part in (self.title, self.summary, self.body) if part)
