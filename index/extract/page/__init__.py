"""
Which part of a page is the article? Headline, stamp, source, authors, captions and body, apart from page furniture.

*Useful for* raw text pages (``separate``), saved HTML pages (``separate_html``) and rows whose text still carries a
tag or a signature (``complete_row``). *Not useful for* facts inside the article: clusters, districts, awards.
"""

from .result import Page, left_out
from .separate import separate

__all__ = ["Page", "left_out", "separate"]
