"""What a facet counts is what its link gives: on pages, in the API, in any state."""

from __future__ import annotations

import html
import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sample import make_index

from search.fields import FACET_NAMES
from web import create_app
from web.links import UrlState

VALUES = {
    "cluster": ["Hà Nội/9", "Hà Nội/12", "_none"],
    "district": ["Hà Nội/quận Tây Hồ", "Hà Nội/huyện Ba Vì", "_none"],
    "year": ["2022", "2023", "2024", "_none"],
    "award_type": ["Cờ thi đua của Chính phủ", "_none"],
    "award_status": ["received", "announced", "proposed", "_none"],
    "award_level": ["C", "T", "_none"],
    "province": ["Hà Nội", "Hải Phòng"],
    "covers": ["2022", "2023", "_none"],
    "source": ["Hànộimới", "_none"],
}
pairs = st.sampled_from([(n, v) for n, vs in VALUES.items() for v in vs])
states = st.tuples(st.sampled_from(["", "thi đua", "cum", "khen thuong", "xyz"]), st.lists(pairs, max_size=4)).map(
    lambda t: UrlState.of("/api/search", [("q", t[0]), ("exact", "1"), *t[1]])
)
modest = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def total(client, state):
    answer = client.get(state.url)
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return answer.json["total"]


@modest
@given(state=states)
def test_a_count_is_what_that_value_alone_would_find(client, state):
    for facet in client.get(state.url).json["facets"]:
        for value in facet["values"][:4]:
            assert value["count"] == total(client, state.set(facet["field"], value["value"]))
        assert facet["missing"] == total(client, state.set(facet["field"], "_none"))


@modest
@given(state=states)
def test_toggle_urls_lead_to_the_state_they_say(client, state):
    for facet in client.get(state.url).json["facets"]:
        for value in facet["values"][:3]:
            after = client.get(value["toggle_url"]).json
            assert (value["value"] in after["query"]["filters"].get(facet["field"], [])) != value["selected"]
            others = [v for v in state.values(facet["field"]) if v != value["value"]]
            if not others and not value["selected"]:
                assert after["total"] == value["count"]


@modest
@given(state=states)
def test_links_on_the_page_give_the_number_beside_them(client, state):
    body = client.get(state.at("/").url).get_data(as_text=True)
    links = re.findall(r'<a class="value" href="([^"]+)".*?</span>([\d.]+)<span class="visually-hidden"> bài', body)
    chosen = {name for name, _value in state.pairs}
    for url, count in links[:12]:
        added = next((n for n in FACET_NAMES if f"{n}=" in url and n not in chosen), None)
        if added:
            found = client.get(html.unescape(url).replace("/?", "/api/search?", 1)).json["total"]
            assert found == int(count.replace(".", ""))


@modest
@given(state=states)
def test_removing_a_filter_never_finds_less(client, state):
    here = total(client, state)
    for name, value in state.pairs:
        if name in FACET_NAMES and len(state.values(name)) == 1:
            assert total(client, state.drop(name, value)) >= here


def test_the_timeline_counts_what_its_bars_lead_to(tmp_path):
    with make_index(tmp_path / "index", more=60) as index:
        _follow_bars(create_app({"INDEX": index}).test_client())


def _follow_bars(client):
    for url in ("/?sort=newest", "/?year=2024", "/?year=2024&view=months", "/?year=2023&q=quan&view=months"):
        body = client.get(url).get_data(as_text=True)
        bars = re.findall(r'<a href="([^"]+)" class="bar" aria-label="[^",]+, ([\d.]+) bài', body)
        assert bars
        for link, count in bars:
            same = html.unescape(link).replace("/?", "/api/search?", 1).replace("&view=months", "")
            assert client.get(same).json["total"] == int(count)
