"""From the parameters of an address to a request, and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.errors import RequestError
from search.params import parse_day, parse_request, to_pairs
from search.request import SearchRequest

DAYS = {
    "iso": ("2024-01-22", "2024-01-22", "2024-01-22"),
    "vietnamese": ("22/01/2024", "2024-01-22", "2024-01-22"),
    "short": ("2-1-2024", "2024-01-02", "2024-01-02"),
    "month": ("1/2024", "2024-01-01", "2024-01-31"),
    "leap month": ("2024-02", "2024-02-01", "2024-02-29"),
    "december": ("12/2023", "2023-12-01", "2023-12-31"),
    "year": ("2024", "2024-01-01", "2024-12-31"),
    "no such day": ("31/02/2024", None, None),
    "no such month": ("13/2024", None, None),
    "words": ("hôm qua", None, None),
    "year zero": ("0000", None, None),
}


@pytest.mark.parametrize(("text", "first", "last"), DAYS.values(), ids=DAYS)
def test_a_typed_day(text: str, first: str | None, last: str | None) -> None:
    assert (parse_day(text), parse_day(text, end=True)) == (first, last)


def test_every_parameter_has_its_place() -> None:
    pairs = [
        ("q", " cụm 9 "),
        ("district", "Tây Hồ"),
        ("district", "9"),
        ("from", "2024"),
        ("to", "2024"),
        ("sort", "newest"),
        ("page", "2"),
        ("limit", "20"),
        ("exact", "1"),
        ("year", ""),
    ]
    assert parse_request(pairs, strict=True) == SearchRequest(
        "cụm 9", {"district": ("Tây Hồ", "9")}, "2024-01-01", "2024-12-31", "newest", 2, 20, True
    )


FAULTS = {
    "unknown name": [("quan", "1")],
    "page zero": [("page", "0")],
    "page with words": [("page", "hai")],
    "digits of another script": [("page", "٣")],
    "limit too large": [("limit", "101")],
    "too deep": [("page", "1001")],
    "bad sort": [("sort", "best")],
    "bad day": [("from", "31/02/2024")],
    "days the wrong way round": [("from", "2024"), ("to", "2023")],
    "value too long": [("district", "x" * 201)],
    "one parameter twice": [("q", "thi"), ("q", "đua")],
    "too many values": [("district", str(i)) for i in range(51)],
}


@pytest.mark.parametrize("pairs", FAULTS.values(), ids=FAULTS)
def test_a_fault_is_told(pairs: list[tuple[str, str]]) -> None:
    with pytest.raises(RequestError) as told:
        parse_request(pairs, strict=True)
    assert told.value.exit_code == 2
    assert told.value.status == 400
    assert len(told.value.details) == 1


def test_all_faults_are_told_at_once() -> None:
    with pytest.raises(RequestError) as told:
        parse_request([("page", "x"), ("sort", "y"), ("nope", "z")], strict=True)
    assert len(told.value.details) == 3


def test_pages_leave_out_what_they_do_not_know() -> None:
    assert parse_request([("utm_source", "mail"), ("q", "a")], strict=False).text == "a"


texts = st.text(alphabet="aăđ 9", min_size=1, max_size=8).map(str.strip).filter(bool)
requests = st.builds(
    SearchRequest,
    text=texts,
    filters=st.dictionaries(
        st.sampled_from(["district", "year", "source"]),
        st.lists(texts, min_size=1, max_size=3, unique=True).map(tuple),
        max_size=2,
    ),
    sort=st.sampled_from([None, "newest", "oldest", "relevance"]),
    page=st.integers(1, 50),
    limit=st.integers(1, 100),
    exact=st.booleans(),
    match=st.sampled_from(["all", "any"]),
)


@given(requests)
def test_an_address_gives_its_request_back(request: SearchRequest) -> None:
    assert parse_request(to_pairs(request), strict=True) == request
