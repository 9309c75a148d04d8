"""
What does an article say about clusters, districts, years and the day of the event; each with its sentence.
"""

from __future__ import annotations

from .text import Document, Sentence, make_document

__all__ = ["Document", "Sentence", "make_document"]
