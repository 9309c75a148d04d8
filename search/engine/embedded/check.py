"""Is an index sound? (First version.)"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..base import Finding

if TYPE_CHECKING:
    from .engine import EmbeddedEngine


def check(engine: EmbeddedEngine, *, repair: bool) -> list[Finding]:
    return []
