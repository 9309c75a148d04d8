"""
What is known of one group of awards in a sentence: the words around it, and who gets it from whom?
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Protocol

from search.model import Status

from .givers import Giver
from .mentions import Mention
from .recipients import Recipient

__all__ = ["Binding", "Clause", "Course", "Topic"]


@dataclass(slots=True)
class Binding:
    """One group of awards with one verb: what, from whom, to whom, how sure. *rule* names the direction found."""

    mentions: list[Mention]
    status: Status
    recipients: list[Recipient] = field(default_factory=list)
    giver: Giver | None = None
    givers: dict[int, Giver] = field(default_factory=dict)
    own: dict[int, Recipient] = field(default_factory=dict)
    """Recipients of one mention only, by its number in the group: "79 danh hiệu NSND và 299 danh hiệu NSƯT"."""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Clause:
    """
    The words around one group, as places in the sentence: its own text runs from *start* (the end of the award before,
    with its giver) to *stop* (the next award), the group from *first* to *end*. *left* is the key up to the group;
    the places in *verb* and *passive* (the "được" of a passive verb) are places in *left*.
    """

    start: int
    first: int
    end: int
    stop: int
    left: str
    verb: re.Match[str] | None = None
    passive: re.Match[str] | None = None
    is_last: bool = True

    @property
    def takes(self) -> bool:
        """Tell whether the verb is one of getting: "nhận", "đạt", "là"."""
        return self.verb is not None and (self.verb["take"] is not None or self.verb["bare"] is not None)

    @property
    def gives(self) -> bool:
        """Tell whether the verb is one of giving, in the active voice."""
        return self.verb is not None and self.verb["give"] is not None and self.passive is None

    @property
    def verb_at(self) -> int:
        """Where the verb with its "được" begins in the sentence; the group's start if there is no verb."""
        sign = self.passive or self.verb
        return self.start + sign.start() if sign else self.first


class Topic(Protocol):
    """Whom the text before a sentence was about; found out when somebody asks, which few sentences do."""

    @property
    def current(self) -> Recipient | None: ...

    @property
    def prominence(self) -> str: ...


@dataclass(slots=True)
class Course:
    """
    How far the reading of a sentence has come: the binding before, the last subject, and where the last recipients
    stood (``subject``, ``object``, ``between``). *topic* knows whom the text before the sentence was about.
    """

    topic: Topic | None = None
    owner: list[Recipient] = field(default_factory=list)
    """Whose awards a list under a heading tells: "Phần thưởng được Nhà nước trao tặng:"."""
    last: Binding | None = None
    subject: list[Recipient] = field(default_factory=list)
    lead: list[Recipient] = field(default_factory=list)
    """The first subject of the sentence that has a name."""
    direction: str = ""

    @property
    def before(self) -> Recipient | None:
        """Whom the text before the sentence was about."""
        return self.topic.current if self.topic else None

    @property
    def prominence(self) -> str:
        """How surely the text is about :attr:`before`."""
        return self.topic.prominence if self.topic else "no"
