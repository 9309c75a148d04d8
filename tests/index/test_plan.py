"""What is done with each article, and what a run may remove: a table of the contract's rules."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.plan import Action, Planner, remembered
from search.engine.base import Known

KNOWN = {
    "same": Known("h", "A"),
    "changed": Known("old", "A"),
    "other": Known("h", "B"),
    "hand": Known("h", "+"),
    "gone": Known("h", "A"),
}

DECISIONS = {
    "new": ("new", "h", Action.ADD),
    "unchanged": ("same", "h", Action.KEEP),
    "changed": ("changed", "new", Action.UPDATE),
    "withdrawn": ("hidden", "h", Action.WITHDRAWN),
    "of another source, same text": ("other", "h", Action.KEEP),
    "of another source, other text": ("other", "new", Action.FOREIGN),
    "added by hand, other text": ("hand", "new", Action.FOREIGN),
}


@pytest.mark.parametrize(("article", "content", "action"), DECISIONS.values(), ids=DECISIONS)
def test_one_article(article: str, content: str, action: Action) -> None:
    assert Planner(KNOWN, {"A"}, {"hidden"}).decide(article, content, "A", "f:1") is action


def test_the_second_article_with_an_id_is_a_duplicate() -> None:
    planner = Planner({}, {"A"})
    assert planner.decide("x", "1", "A", "f:1") is Action.ADD
    assert planner.decide("x", "1", "A", "f:2") is Action.DUPLICATE
    assert planner.first["x"] == "f:1"


def test_full_does_what_was_read_again_and_leaves_the_rest() -> None:
    planner = Planner(KNOWN, {"A"}, full=True)
    assert planner.decide("same", "h", "A", "f:1") is Action.UPDATE
    assert planner.decide("other", "h", "A", "f:2") is Action.KEEP


def test_only_this_sources_articles_vanish() -> None:
    planner = Planner(KNOWN, {"A"})
    planner.decide("same", "h", "A", "f:1")
    assert planner.vanished() == {"A": ["changed", "gone"]}


def test_a_rejected_article_keeps_its_last_good_version() -> None:
    planner = Planner(KNOWN, {"A"})
    planner.decide("same", "h", "A", "f:1")
    planner.reject("gone", "A")
    assert planner.vanished() == {"A": ["changed"]}
    assert planner.kept_after_rejection() == ["gone"]


def test_where_a_rejected_input_had_no_id_nothing_of_its_source_is_removed() -> None:
    planner = Planner(KNOWN, {"A"})
    planner.reject(None, "A")
    assert planner.vanished() == {}
    assert planner.kept_after_rejection() == ["same", "changed", "gone"]


def test_a_rejected_line_does_not_keep_pages_that_are_gone() -> None:
    page = remembered("h", "", page=True)
    planner = Planner({"page": Known(page, "A"), "row": Known("h", "A"), "theirs": Known("h", "B")}, {"A"})
    planner.reject(None, "A")
    assert planner.vanished() == {"A": ["page"]}
    assert planner.kept_after_rejection() == ["row"]


def test_what_an_index_remembers_differs_by_text_form_and_correction() -> None:
    made = {remembered("h", c, page=p) for c in ("", "c") for p in (False, True)}
    assert len(made) == 4


SHRINKING = {
    "ten of ten": (10, 0, False),
    "eleven of twenty-one": (21, 10, True),
    "eleven of twenty-two": (22, 11, False),
    "all of twelve": (12, 0, True),
    "a few of many": (1000, 995, False),
}


@pytest.mark.parametrize(("had", "left", "stops"), SHRINKING.values(), ids=SHRINKING)
def test_a_source_that_lost_more_than_half_and_more_than_ten_stops_the_run(had: int, left: int, stops: bool) -> None:
    planner = Planner({str(i): Known("h", "A") for i in range(had)}, {"A"})
    for i in range(left):
        planner.decide(str(i), "h", "A", "f")
    assert bool(planner.shrunk()) is stops


ids = st.sampled_from("abcdef")
known = st.dictionaries(ids, st.builds(Known, st.sampled_from("12"), st.sampled_from(["A", "B", "+"])))


@given(known, st.lists(st.tuples(ids, st.sampled_from("12"))), st.sets(ids), st.booleans())
def test_nothing_of_others_and_nothing_read_ever_vanishes(
    held: dict[str, Known], read: list[tuple[str, str]], rejected: set[str], full: bool
) -> None:
    planner = Planner(held, {"A"}, full=full)
    for article, content in read:
        planner.decide(article, content, "A", "f")
    for article in rejected:
        planner.reject(article, "A")
    vanished = {i for lost in planner.vanished().values() for i in lost}
    assert all(held[i].origin == "A" for i in vanished)
    assert not vanished & ({i for i, _ in read} | rejected)
    assert vanished | set(planner.kept_after_rejection()) | {i for i, _ in read} >= {
        i for i, k in held.items() if k.origin == "A"
    }
