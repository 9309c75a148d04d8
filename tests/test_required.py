"""A part that TIMTIN_REQUIRE names may not be missing."""

from __future__ import annotations

import pytest
from required import insist


def report(outcome: str, *, expected: bool = False) -> pytest.TestReport:
    """Return what pytest says of a test that ended with *outcome*."""
    made = pytest.TestReport(
        "tests/x.py::test_y", ("tests/x.py", 3, "test_y"), {}, outcome, ("x.py", 3, "no openssl"), "call"
    )
    if expected:
        made.wasxfail = "known"
    return made


@pytest.mark.parametrize(
    ("outcome", "marks", "required", "becomes"),
    [
        ("skipped", {"opensearch", "slow"}, {"opensearch"}, "failed"),
        ("skipped", {"shared"}, {"browser", "shared"}, "failed"),
        ("skipped", {"shared"}, {"opensearch"}, "skipped"),
        ("skipped", {"shared"}, set(), "skipped"),
        ("skipped", set(), {"browser", "opensearch", "shared"}, "skipped"),
        ("skipped", {"slow"}, {"slow"}, "skipped"),
        ("passed", {"shared"}, {"shared"}, "passed"),
    ],
)
def test_a_skip_of_a_required_part_is_a_failure(
    outcome: str, marks: set[str], required: set[str], becomes: str
) -> None:
    given = report(outcome)
    insist(given, marks, frozenset(required))
    assert given.outcome == becomes
    if becomes == "failed":
        assert "no openssl" in str(given.longrepr)
        assert "TIMTIN_REQUIRE" in str(given.longrepr)


@pytest.mark.parametrize(("required", "becomes"), [({"opensearch"}, "skipped"), ({"opensearch", "shared"}, "failed")])
def test_a_part_that_is_missing_and_not_required_allows_the_skip(required: set[str], becomes: str) -> None:
    given = report("skipped")
    insist(given, {"opensearch", "shared"}, frozenset(required), {"shared"})
    assert given.outcome == becomes


def test_an_expected_failure_is_no_skip() -> None:
    given = report("skipped", expected=True)
    insist(given, {"shared"}, frozenset({"shared"}))
    assert given.outcome == "skipped"
