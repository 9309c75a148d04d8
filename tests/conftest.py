"""What all tests share: which parts may be skipped, and how property tests run."""

from __future__ import annotations

import os
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from required import insist

# No time limit for one example: on a busy machine the first one pays for loading tables.
# In CI the examples are always the same: a change must not fail by what a new draw finds in other code. Everywhere else
# each run draws new ones.
settings.register_profile(
    "tests",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=bool(os.environ.get("CI")),
)
settings.load_profile("tests")

SHARED = Path(os.environ.get("TIMTIN_SHARED", Path(__file__).parent.parent.parent / "shared"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A missing part is a skip, or a failure where TIMTIN_REQUIRE names it."""
    report = yield
    missing = set() if SHARED.is_dir() else {"shared"}
    insist(report, (mark.name for mark in item.iter_markers()), missing=missing)
    return report


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real articles beside this checkout; without it skipped. Mark the test as ``shared``."""
    if not SHARED.is_dir():
        pytest.skip(f"needs the shared articles in {SHARED} (TIMTIN_SHARED names another folder)")
    return SHARED
