"""A downloaded list is the list: as many rows as the page counts, opens right in a spreadsheet, runs nothing."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ElementTree

import pytest

from search.errors import IndexDamaged
from web import create_app

ATOM = "{http://www.w3.org/2005/Atom}"
SEARCHES = [
    "",
    "q=thi+dua",
    "year=2024",
    "district=_none",
    "q=thi+dua&award_status=proposed",
    "q=khongcogi",
    "from=2024&sort=oldest",
]


def rows_of(answer):
    text = answer.get_data().decode("utf-8")
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:])))


@pytest.mark.parametrize("query", SEARCHES)
def test_every_form_has_as_many_articles_as_the_search_counts(client, query):
    total = client.get(f"/api/search?{query}&exact=1").json["total"]
    assert len(rows_of(client.get(f"/tai-ve.csv?{query}"))) == total
    lines = client.get(f"/tai-ve.ndjson?{query}").get_data(as_text=True).splitlines()
    assert len([json.loads(line) for line in lines]) == total
    whole = client.get(f"/tai-ve.json?{query}").json
    assert len(whole["articles"]) == whole["total"] == total


@pytest.mark.parametrize("query", ["", "award_status=proposed", "q=tay+ho", "q=khongcogi", "sort=oldest"])
def test_every_form_has_as_many_rows_as_the_ledger_counts(client, query):
    total = client.get(f"/api/awards?{query}").json["total"]
    assert len(rows_of(client.get(f"/khen-thuong.csv?{query}"))) == total
    assert len(client.get(f"/khen-thuong.ndjson?{query}").get_data(as_text=True).splitlines()) == total
    assert len(client.get(f"/khen-thuong.json?{query}").json["awards"]) == total


def test_proposals_stand_in_a_column_of_their_own(client):
    row = next(r for r in rows_of(client.get("/tai-ve.csv")) if r["id"] == "cum/12")
    assert (row["received"], row["proposed"]) == ("", "Cờ thi đua của Chính phủ")
    assert (row["published"], row["districts"]) == ("31/01/2023", "Hà Nội/huyện Ba Vì")


def test_no_cell_runs(client):
    row = next(r for r in rows_of(client.get("/tai-ve.csv")) if r["id"] == "xss")
    assert row["source"] == "'=cmd|' /C calc'!A0"


def test_downloads_are_named_and_not_kept(client):
    answer = client.get("/tai-ve.csv?q=thi")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="timtin-bai.csv"'
    assert (answer.content_type, answer.headers["Cache-Control"]) == ("text/csv; charset=utf-8", "no-store")


def test_an_error_before_the_first_row_has_its_status(client):
    assert client.get("/tai-ve.csv?district=khong+co+dau").status_code == 400

    class Broken:
        def pinned(self):
            return self

        def scan(self, request):
            raise IndexDamaged("x")
            yield

    assert create_app({"INDEX": Broken()}).test_client().get("/tai-ve.csv").status_code == 503


def feed(client, query=""):
    answer = client.get(f"/feed.atom?{query}")
    assert answer.status_code == 200 and answer.content_type.startswith("application/atom+xml")
    return ElementTree.fromstring(answer.get_data(as_text=True))


@pytest.mark.parametrize("query", SEARCHES)
def test_a_feed_holds_the_newest_of_the_search(client, query):
    root = feed(client, query)
    entries = root.findall(f"{ATOM}entry")
    assert len(entries) == client.get(f"/api/search?{query}&exact=1").json["total"]
    assert len({e.findtext(f"{ATOM}id") for e in entries}) == len(entries)
    assert all(e.findtext(f"{ATOM}updated") and e.find(f"{ATOM}link").get("href") for e in entries)
    dates = [e.findtext(f"{ATOM}updated") for e in entries]
    assert dates == sorted(dates, reverse=True)


def test_feed_ids_do_not_depend_on_host_or_page(client):
    here = feed(client).find(f"{ATOM}entry/{ATOM}id").text
    there = ElementTree.fromstring(client.get("/feed.atom?q=thi", headers={"Host": "tin.example"}).data)
    assert here == "urn:timtin:cum-9" and there.find(f"{ATOM}entry/{ATOM}id").text == here


def test_the_results_link_to_feed_and_files_of_the_same_search(client):
    body = client.get("/?q=thi+dua&year=2024&page=1").get_data(as_text=True)
    for address in ("/feed.atom", "/tai-ve.csv", "/tai-ve.ndjson", "/tai-ve.json"):
        assert f'href="{address}?q=thi%20dua&amp;year=2024"' in body
