"""What `make run` shows first is right: the awards of our own sample articles, with status and year of merit."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.extract.facts import extract_facts
from index.sources import Read, read_source
from search.model import Article

SEEDS = Path(__file__).parent.parent.parent / "seeds"


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    found = {}
    for item in read_source(SEEDS):
        assert isinstance(item, Read), item
        found[item.article.id] = extract_facts(item.article, site=item.site)
    return found


FLAG, CITY_FLAG = "Cờ thi đua của Chính phủ", "Cờ thi đua cấp bộ/tỉnh/thành phố"
AWARDS = {
    "cum-xii-suy-ton-nam-2022": [
        ("huyện Phúc Thọ", FLAG, 2022, "proposed"),
        ("huyện Ba Vì", FLAG, 2022, "proposed"),
        ("thị xã Sơn Tây", CITY_FLAG, 2022, "proposed"),
        ("huyện Quốc Oai", CITY_FLAG, 2022, "proposed"),
        ("huyện Đan Phượng", CITY_FLAG, 2022, "proposed"),
    ],
    "cum-9-don-vi-duoc-ghi-nhan-2023": [
        ("quận Bắc Từ Liêm", FLAG, 2023, "received"),
        ("quận Bắc Từ Liêm", CITY_FLAG, 2023, "received"),
        ("quận Tây Hồ", CITY_FLAG, 2023, "received"),
    ],
}


@pytest.mark.parametrize("name", AWARDS)
def test_awards_of_a_sample(articles: dict[str, Article], name: str) -> None:
    told = [(a.recipient, a.award_type, a.year, a.status) for a in articles[name].awards]
    assert sorted(map(str, told)) == sorted(map(str, AWARDS[name]))


def test_the_samples_show_every_facet(articles: dict[str, Article]) -> None:
    values = articles.values()
    assert {c.number for a in values for c in a.clusters} == {8, 9, 12}
    assert {d.province for a in values for d in a.districts if d.role == "subject"} == {"Hà Nội", "Hải Phòng"}
    assert {w.status for a in values for w in a.awards} >= {"received", "proposed"}
    assert {a.source for a in values} >= {"Hànộimới", "Lao động Thủ đô"}
    assert any(a.published_at is None for a in values)
    assert all(a.years.covers or a.clusters or a.districts for a in values)
