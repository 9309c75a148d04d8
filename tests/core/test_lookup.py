"""Which facet value is meant by short, unmarked and mixed forms; and what is said where that is not clear."""

from __future__ import annotations

import pytest

from search.errors import RequestError
from search.lookup import resolve, resolve_all

KNOWN = {
    "district": [
        "Hà Nội/quận Tây Hồ",
        "Hà Nội/thị xã Sơn Tây",
        "Quảng Ngãi/huyện Sơn Tây",
        "?/quận 1",
        "Hải Phòng/quận Đồ Sơn",
    ],
    "cluster": ["Hà Nội/9", "Hà Nội/12", "Hải Phòng/9", "Hà Nội/khối 9", "?/Cụm thi đua miền Đông Nam Bộ"],
    "source": ["Hànộimới", "Lao động Thủ đô"],
    "province": ["Hà Nội", "Hải Phòng"],
    "year": ["2024"],
    "covers": [],
    "award_type": [],
    "award_status": [],
    "award_level": [],
}

FOUND = {
    "canonical": ("district", "Hà Nội/quận Tây Hồ", "Hà Nội/quận Tây Hồ"),
    "name alone": ("district", "Tây Hồ", "Hà Nội/quận Tây Hồ"),
    "without marks": ("district", "tay ho", "Hà Nội/quận Tây Hồ"),
    "with its kind": ("district", "quận tây hồ", "Hà Nội/quận Tây Hồ"),
    "short kind": ("district", "Q. Tây Hồ", "Hà Nội/quận Tây Hồ"),
    "kind decides": ("district", "thị xã Sơn Tây", "Hà Nội/thị xã Sơn Tây"),
    "province decides": ("district", "Quảng Ngãi/Sơn Tây", "Quảng Ngãi/huyện Sơn Tây"),
    "not in the index, in the gazetteer": ("district", "Cầu Giấy", "Hà Nội/quận Cầu Giấy"),
    "a number": ("cluster", "12", "Hà Nội/12"),
    "Roman": ("cluster", "XII", "Hà Nội/12"),
    "in words of the page": ("cluster", "Cụm thi đua số 12 (Hà Nội)", "Hà Nội/12"),
    "short": ("cluster", "cụm 12", "Hà Nội/12"),
    "with its place": ("cluster", "Hải Phòng/9", "Hải Phòng/9"),
    "a name": ("cluster", "dong nam bo", "?/Cụm thi đua miền Đông Nam Bộ"),
    "a newspaper's alias": ("source", "HNMO", "Hànộimới"),
    "a newspaper unmarked": ("source", "lao dong thu do", "Lao động Thủ đô"),
    "a province with its kind": ("province", "thành phố Hà Nội", "Hà Nội"),
    "a canonical value that has gone": ("district", "?/quận Tây Hồ", "?/quận Tây Hồ"),
    "a canonical cluster that has gone": ("cluster", "Hà Nội/Khối thi đua các sở", "Hà Nội/Khối thi đua các sở"),
    "a year": ("year", "1999", "1999"),
    "an award by a short form": ("award_type", "cờ chính phủ", "Cờ thi đua của Chính phủ"),
    "a status in Vietnamese": ("award_status", "đề nghị", "proposed"),
    "a status unmarked": ("award_status", "da trao", "received"),
    "a level's letter": ("award_level", "c", "C"),
    "not known": ("award_level", "_none", "_none"),
    "not known in words": ("district", "(không rõ)", "_none"),
}


@pytest.mark.parametrize(("facet", "typed", "value"), FOUND.values(), ids=FOUND)
def test_it_means_one_value(facet: str, typed: str, value: str) -> None:
    assert resolve(facet, typed, KNOWN[facet]) == value


UNCLEAR = {
    "two provinces": ("district", "Sơn Tây", {"Hà Nội/thị xã Sơn Tây", "Quảng Ngãi/huyện Sơn Tây"}),
    "two cities": ("cluster", "9", {"Hà Nội/9", "Hải Phòng/9"}),
    "a mark that is wrong": ("district", "Tẩy Hồ", set()),
    "nothing like it": ("source", "Atlantis", set()),
    "not a year": ("year", "hai nghìn", set()),
    "many awards": ("award_type", "cờ thi đua", None),
}


@pytest.mark.parametrize(("facet", "typed", "candidates"), UNCLEAR.values(), ids=UNCLEAR)
def test_it_is_said_what_it_may_mean(facet: str, typed: str, candidates: set[str] | None) -> None:
    with pytest.raises(RequestError) as told:
        resolve(facet, typed, KNOWN[facet])
    if candidates is None:
        assert len(told.value.details) > 1
    else:
        assert set(told.value.details) == candidates


def test_all_faults_of_all_filters_are_told_together() -> None:
    with pytest.raises(RequestError) as told:
        resolve_all({"cluster": ["9"], "nope": ["x"], "district": ["Tây Hồ", ""]}, KNOWN)
    assert "9" in told.value.message
    assert "nope" in told.value.message


def test_repeats_and_empty_values_fall_away() -> None:
    assert resolve_all({"district": ["Tây Hồ", "tay ho", " "], "source": [""]}, KNOWN) == {
        "district": ("Hà Nội/quận Tây Hồ",)
    }
