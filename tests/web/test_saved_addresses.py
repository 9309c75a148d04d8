"""
Saved addresses keep their meaning.

Each line was true when it was written and stays true: an address, what it asks, and what it leads to. A line may be
added; a changed line is a broken promise to whoever saved that address.
"""

from __future__ import annotations

import re

import pytest

SEARCHES = [
    ("q=cum+thi+dua+so+9", ["cum-9"]),
    ("q=c%E1%BB%A5m+thi+%C4%91ua+s%E1%BB%91+XII", ["cum/12"]),
    ("q=&district=H%C3%A0+N%E1%BB%99i%2Fqu%E1%BA%ADn+T%C3%A2y+H%E1%BB%93", ["cum-9"]),
    ("district=tay+ho&district=ba+vi&sort=newest", ["cum-9", "cum/12"]),
    ("cluster=9", ["cum-9"]),
    ("cluster=H%C3%A0+N%E1%BB%99i/12", ["cum/12"]),
    ("year=2024&sort=oldest", ["do-son", "cum-9"]),
    ("covers=2022", ["cum/12"]),
    ("award_type=co+chinh+phu&award_status=proposed", ["cum/12"]),
    ("award_level=T", ["do-son"]),
    ("province=Hai+Phong", ["do-son"]),
    ("source=_none&sort=newest", ["do-son", "khong-ro"]),
    ("from=2024-01-20&to=31/01/2024", ["cum-9"]),
    ("from=2022&to=2022", ["xss"]),
    ("q=%22giao+uoc+thi+dua%22", ["cum-9"]),
    ("q=thi+dua+-cum&year=2024", ["do-son"]),
    ("sort=newest&limit=1&page=2", ["do-son"]),
    ("year=_none", ["khong-ro"]),
]


@pytest.mark.parametrize(("query", "ids"), SEARCHES, ids=[q for q, _ids in SEARCHES])
def test_a_saved_search_finds_the_same(client, query, ids):
    assert [h["id"] for h in client.get(f"/api/search?{query}").json["hits"]] == ids
    page = client.get(f"/?{query}").get_data(as_text=True)
    found = re.findall(r'<article class="hit".*?<a href="/bai/([^"]+)"', page.partition('class="near"')[0], re.S)
    assert found == ids


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("/bai/cum-9", "Cụm thi đua số 9 ký giao ước thi đua năm 2024"),
        ("/bai/cum/12#cau-2", "suy tôn, đề nghị tặng"),
        ("/khen-thuong?q=tay+ho&award_status=received", "quận Tây Hồ"),
        ("/khen-thuong?group=award_type&year=2023", "Cờ thi đua của Chính phủ"),
        ("/khen-thuong?recipient=huy%E1%BB%87n+Ba+V%C3%AC", "huyện Ba Vì"),
        ("/cum", "Cụm thi đua số 12"),
        ("/cum/H%C3%A0%20N%E1%BB%99i/9", "Cụm trưởng: Tây Hồ"),
        ("/do-phu?theo=district", "Huyện Ba Vì, Hà Nội"),
        ("/loc/district?q=thi+dua", "Quận Cầu Giấy"),
        ("/feed.atom?q=cum+9", "urn:timtin:cum-9"),
        ("/tai-ve.csv?q=cum+9", "cum-9"),
        ("/?q=thi+dua&lang=en", "5 articles about “thi dua”"),
    ],
)
def test_a_saved_page_shows_the_same(client, address, says):
    answer = client.get(address)
    assert answer.status_code == 200 and says in answer.get_data(as_text=True)


def test_a_saved_anchor_is_the_same_sentence(client):
    body = client.get("/bai/cum/12").get_data(as_text=True)
    assert re.search(r'id="cau-2"[^>]*>Cụm thi đua số XII suy tôn, đề nghị', body)
