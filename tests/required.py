"""Which parts may not be missing? A skip is right on a machine without a part, and wrong where the part is required."""

from __future__ import annotations

import os
from collections.abc import Iterable, Set

import pytest

PARTS = frozenset({"browser", "opensearch", "shared"})  # marks of tests that need something beside the checkout
REQUIRED = frozenset(part for part in os.environ.get("TIMTIN_REQUIRE", "").split(",") if part)


def insist(
    report: pytest.TestReport,
    marks: Iterable[str],
    required: frozenset[str] = REQUIRED,
    missing: Set[str] = frozenset(),
) -> None:
    """
    Turn a skip into a failure where the test is marked as needing a *required* part, whatever was the reason.

    A test that also needs a *missing* part which nobody requires may be skipped.
    """
    needed = PARTS.intersection(marks)
    asked = sorted(required & needed)
    if not report.skipped or hasattr(report, "wasxfail") or not asked or (missing & needed) - required:
        return
    why = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
    report.outcome = "failed"
    report.longrepr = f"{why}\nTIMTIN_REQUIRE={','.join(asked)}: this test may not be skipped."
