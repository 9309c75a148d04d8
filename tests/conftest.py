"""What all tests share: which parts may be skipped, and how property tests run."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

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

REQUIRED = {part for part in os.environ.get("TIMTIN_REQUIRE", "").split(",") if part}
SHARED = Path(os.environ.get("TIMTIN_SHARED", Path(__file__).parent.parent.parent / "shared"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real articles beside this checkout; without it skipped (or failed, if required)."""
    if SHARED.is_dir():
        return SHARED
    message = f"needs the shared articles in {SHARED} (TIMTIN_SHARED names another folder)"
    if "shared" in REQUIRED:
        pytest.fail(message)
    pytest.skip(message)
