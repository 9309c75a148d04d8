"""The API keeps its promises: shapes, strictness, one error shape, addresses that lead where they say."""

from __future__ import annotations

import json
from urllib.parse import parse_qsl, urlsplit

import jsonschema_rs
import pytest

from search.fields import FACET_NAMES
from web.api.openapi import ENDPOINTS, document

CASES = [
    "/api/search",
    "/api/search?q=thi+dua&explain=1",
    "/api/search?q=giao+uoc+xyzzy",
    "/api/search?q=thi+ddua",
    "/api/search?q=%5B",
    "/api/search?district=tay+ho&limit=1",
    "/api/search?match=any&q=giao+uoc+xyzzy",
    "/api/articles/cum-9",
    "/api/articles/cum/12",
    "/api/articles/khong-ro",
    "/api/awards",
    "/api/awards?group=recipient&limit=2",
    "/api/awards?q=tay+ho&award_status=received",
    "/api/suggest",
    "/api/suggest?q=tay&limit=3",
    "/api/suggest?q=tay&format=opensearch",
    "/api/facets/district",
    "/api/facets/source?q=thi+dua&contains=son",
]


def endpoint_of(url):
    path = urlsplit(url).path
    return next(e for e in ENDPOINTS if path.startswith(e.path.partition("{")[0]))


@pytest.fixture(scope="module")
def validators():
    spec = document("http://localhost")
    out = {}
    for path, item in spec["paths"].items():
        for status, response in item["get"]["responses"].items():
            if "content" in response:
                schema = {**response["content"]["application/json"]["schema"], "components": spec["components"]}
                out[path, int(status)] = jsonschema_rs.validator_for(schema)
    return out


@pytest.mark.parametrize("url", CASES)
def test_answers_have_the_documented_shape(client, validators, url):
    answer = client.get(url)
    assert answer.status_code == 200
    assert answer.headers["ETag"] and answer.headers["Cache-Control"] == "no-cache"
    assert [str(e) for e in validators[endpoint_of(url).path, 200].iter_errors(answer.json)] == []


@pytest.mark.parametrize("url", CASES)
def test_answers_do_not_escape_vietnamese_and_are_objects_or_lists(client, url):
    assert "\\u" not in client.get(url).get_data(as_text=True).replace("\\u2028", "")


@pytest.mark.parametrize(
    ("url", "status", "says"),
    [
        pytest.param("/api/search?x=1", 400, "x: không có tham số này", id="unknown parameter"),
        pytest.param("/api/search?lang=en", 400, "lang", id="the API has one language"),
        pytest.param("/api/search?page=x&limit=999&sort=up&from=soon", 400, "limit", id="every fault is named"),
        pytest.param("/api/search?district=khong+co+dau", 400, "khong co dau", id="a value that means none"),
        pytest.param("/api/search?page=9", 404, "trang cuối", id="beyond the last page"),
        pytest.param("/api/articles/none", 404, "Không có bài này", id="unknown article"),
        pytest.param("/api/articles/cum-9?x=1", 400, "x", id="unknown parameter of an article"),
        pytest.param("/api/awards?x=1", 400, "x", id="unknown parameter of the ledger"),
        pytest.param("/api/awards?page=9", 404, "trang cuối", id="beyond the ledger"),
        pytest.param("/api/suggest?q=a&limit=0", 400, "limit", id="no completions"),
        pytest.param("/api/suggest?q=a&format=xml", 400, "format", id="unknown format"),
        pytest.param("/api/facets/none", 404, "Không có trang này", id="unknown facet"),
        pytest.param("/api/facets/year?page=2", 400, "page", id="a facet has no pages"),
        pytest.param("/api/none", 404, "Không có trang này", id="unknown address"),
    ],
)
def test_errors_have_one_shape(client, validators, url, status, says):
    answer = client.get(url)
    assert (answer.status_code, list(answer.json)) == (status, ["error"])
    assert list(answer.json["error"]) == ["status", "message", "hint", "details"]
    assert answer.json["error"]["status"] == status
    assert says in json.dumps(answer.json, ensure_ascii=False)


def test_all_faults_are_named_at_once(client):
    details = client.get("/api/search?page=x&limit=999&sort=up&from=soon&y=1").json["error"]["details"]
    assert len(details) == 5


def test_a_search_says_what_the_contract_promises(client):
    found = client.get("/api/search", query_string={"q": "cum thi dua so 9", "district": "tay ho"}).json
    assert found["query"]["text"] == "cum thi dua so 9"
    assert found["query"]["filters"] == {"district": ["Hà Nội/quận Tây Hồ"]}
    assert (found["query"]["sort"], found["total"], found["page"], found["pages"]) == ("relevance", 1, 1, 1)
    hit = found["hits"][0]
    assert (hit["id"], hit["year"], hit["source"]) == ("cum-9", 2024, "Hànộimới")
    assert hit["clusters"] == ["Hà Nội/9"] and "Hà Nội/quận Tây Hồ" in hit["districts"]
    assert hit["awards"] == [{"award_type": "Cờ thi đua của Chính phủ", "status": "received"}]
    assert "<mark>" in hit["title_html"] and hit["explain"] is None
    assert found["suggestion"] is None and found["near"] == [] and found["next"] is None


def test_an_empty_parameter_is_ignored(client):
    full = client.get("/api/search?q=thi+dua&year=&district=&from=&page=").json
    assert full["total"] == client.get("/api/search?q=thi+dua").json["total"]


def test_next_leads_through_all_pages(client):
    url, seen = "/api/search?q=thi+dua&limit=2", []
    while url:
        answer = client.get(url).json
        seen += [h["id"] for h in answer["hits"]]
        url = answer["next"]
    assert len(seen) == len(set(seen)) == answer["total"] == 5


def test_only_the_time_taken_changes_between_two_equal_answers(client):
    assert client.get("/api/search?q=thi").headers["ETag"] == client.get("/api/search?q=thi").headers["ETag"]


def test_toggle_urls_add_and_drop(client):
    found = client.get("/api/search?year=2024").json
    facet = next(f for f in found["facets"] if f["field"] == "year")
    for value in facet["values"]:
        pairs = parse_qsl(urlsplit(value["toggle_url"]).query)
        assert (("year", value["value"]) in pairs) != value["selected"]


def test_completions_lead_somewhere(client):
    found = client.get("/api/suggest?q=tay+h").json["completions"]
    assert found and all(client.get(c["url"]).status_code == 200 for c in found)
    assert "Quận Tây Hồ" in [c["label"] for c in found]


def test_the_ledger_never_counts_a_proposal(client):
    found = client.get("/api/awards").json
    assert found["total"] == 4 and found["totals"]["received"] == 9
    assert (found["totals"]["proposed"], found["totals"]["announced"]) == (1, 1)
    assert client.get("/api/awards?award_status=proposed").json["totals"]["received"] == 0


def test_the_description_promises_what_the_code_takes(client):
    """Each parameter of the table is accepted by its endpoint with its example or first allowed value."""
    for endpoint in ENDPOINTS:
        path = endpoint.path.replace("{article_id}", "cum-9").replace("{field}", "year")
        for parameter in endpoint.parameters:
            if parameter.place == "path":
                continue
            usual = "1" if "minimum" in parameter.schema else "2024"
            value = parameter.example or parameter.schema.get("enum", [usual])[0]
            answer = client.get(path, query_string={parameter.name: value})
            assert answer.status_code == 200, (path, parameter.name, answer.json)


def test_every_facet_is_a_documented_parameter():
    described = {e.name: {p.name for p in e.parameters} for e in ENDPOINTS}
    assert set(FACET_NAMES) <= described["search"] & described["facet"]


def test_the_description_is_served_and_readable(client):
    spec = client.get("/api/openapi.json").json
    assert spec["openapi"] == "3.1.0" and set(spec["paths"]) == {e.path for e in ENDPOINTS}
    page = client.get("/api/docs").get_data(as_text=True)
    assert all(f"GET {e.path}" in page for e in ENDPOINTS)
