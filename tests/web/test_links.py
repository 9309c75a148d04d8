"""One state has one address, and every change of a state is the change it says."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web.links import ORDER, UrlState, article_path, cluster_path

values = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=8)
names = st.sampled_from(ORDER)
states = st.lists(st.tuples(names, values), max_size=8).map(lambda pairs: UrlState.of("/", pairs))


@pytest.mark.parametrize(
    ("pairs", "query"),
    [
        pytest.param([("page", "2"), ("q", "cụm 9")], "q=c%E1%BB%A5m%209&page=2", id="canonical order"),
        pytest.param([("year", "2024"), ("year", "2023")], "year=2024&year=2023", id="values keep their order"),
        pytest.param([("year", "2024"), ("year", "2024")], "year=2024", id="no repeats"),
        pytest.param([("q", ""), ("year", "2024")], "year=2024", id="empty values are left out"),
        pytest.param(
            [("district", "Hà Nội/quận A&B=?#")],
            "district=H%C3%A0%20N%E1%BB%99i/qu%E1%BA%ADn%20A%26B%3D%3F%23",
            id="reserved characters are quoted, slashes stay",
        ),
    ],
)
def test_query_strings(pairs, query):
    assert UrlState.of("/", pairs).query == query


@given(states)
def test_an_address_says_the_whole_state(state):
    assert UrlState.of("/", parse_qsl(urlsplit(state.url).query, keep_blank_values=True)) == state


@given(states, names, values)
def test_toggling_twice_changes_nothing_but_the_page(state, name, value):
    state = state.without("page") if name != "page" else state.without("page", "lang")
    once = state.toggle(name, value)
    assert once.has(name, value) != state.has(name, value)
    assert set(once.toggle(name, value).pairs) == set(state.pairs)


@given(states, names.filter(lambda n: n not in ("page", "lang")), values)
def test_any_change_of_the_search_goes_back_to_page_one(state, name, value):
    assert state.set("page", "3").add(name, value).get("page") == ""


def test_changing_the_language_keeps_the_page():
    assert UrlState.of("/", [("page", "3")]).set("lang", "en").get("page") == "3"


def test_only_and_without_keep_what_they_say():
    state = UrlState.of("/", [("q", "a"), ("year", "2024"), ("sort", "newest")])
    assert state.only("q", "sort").query == "q=a&sort=newest"
    assert state.without("q", "year").query == "sort=newest"


@pytest.mark.parametrize(
    ("path", "url"),
    [
        pytest.param(article_path("a/b?c#d"), "/bai/a/b%3Fc%23d", id="article id with reserved characters"),
        pytest.param(cluster_path("Hà Nội", 9), "/cum/H%C3%A0%20N%E1%BB%99i/9", id="numbered cluster"),
        pytest.param(cluster_path(None, "Khối A"), "/cum/%3F/Kh%E1%BB%91i%20A", id="cluster without a place"),
    ],
)
def test_paths(path, url):
    assert UrlState.of(path, []).url == url
