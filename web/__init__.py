"""Pages and JSON: how do people and programs in a browser ask the index, and what do they see?"""

from __future__ import annotations

from .app import create_app

__all__ = ["create_app"]
