"""The gazetteer: what it holds, how names are found, how an ambiguous name is decided."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.vocabulary import places
from search.vocabulary.places import choose, find_province, find_units, spell

UNITS = places.district_units()


def test_the_districts_of_january_2025_are_all_there() -> None:
    """The national list of January 2025 had 696 units; each kind as counted there."""
    then = [u for u in UNITS if u.existed("2025-01-15")]
    kinds = {kind: sum(u.kind == kind for u in then) for kind in places.KINDS}
    assert (len(then), kinds) == (696, {"quận": 49, "huyện": 509, "thị xã": 52, "thành phố": 86})


def test_the_provinces_before_and_after_july_2025() -> None:
    """63 provinces until June 2025, 34 after; each old one tells where it lies today."""
    before = [p for p in places.provinces() if p.since <= "2025-06-01" and (not p.until or p.until >= "2025-06-01")]
    today = {p.name for p in places.provinces() if p.today}
    assert (len(before), len(today)) == (63, 34)
    assert all(set(p.successors) <= today for p in before)


def test_every_district_lies_in_a_known_province_that_existed_then() -> None:
    """No row points to a province that the other table does not have."""
    names = {p.name for p in places.provinces()}
    assert set() == {u.province for u in UNITS} - names


def test_periods_are_dates_in_order_and_one_unit_has_no_overlap() -> None:
    """since and until are ISO dates; two rows of one name and province never hold on the same day, kinds that are
    neighbours (a town and a district of one name) excepted."""
    for unit in UNITS:
        for day in filter(None, (unit.since, unit.until)):
            assert date.fromisoformat(day)
        assert unit.since <= unit.until
    seen: dict[tuple[str, str, str], list[tuple[str, str]]] = {}
    for unit in UNITS:
        periods = seen.setdefault((unit.province, unit.name, unit.kind), [])
        assert all(unit.since > until or unit.until < since for since, until in periods), unit
        periods.append((unit.since, unit.until))


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Hướng Hoá", "Hướng Hóa"),
        ("hướng hóa", "Hướng Hóa"),
        ("Qui Nhơn", "Quy Nhơn"),
        ("Thuỷ Nguyên", "Thủy Nguyên"),
        ("Đắk Đoa", "Đăk Đoa"),
        ("M’Đrắk", "M'Đrắk"),
        ("Ea H ’ leo", "Ea H'leo"),
        ("Phú Quí", "Phú Quý"),
        ("Sapa", "Sa Pa"),
        ("Phan Rang – Tháp Chàm", "Phan Rang - Tháp Chàm"),
        ("Đa Krông", "Đakrông"),
        ("Ban Mê Thuột", "Buôn Ma Thuột"),
        ("TÂY HỒ", "Tây Hồ"),
        ("Lí Sơn", "Lý Sơn"),
        ("Mĩ Đức", "Mỹ Đức"),
        ("9", "9"),
    ],
)
def test_a_district_is_found_in_any_spelling(written: str, name: str) -> None:
    """Tone placement, i and y, case, hyphens, apostrophes and the aliases of the data all lead to the printed name."""
    assert {name} == {u.name for u in find_units(written)}


@pytest.mark.parametrize("written", ["Sơn Tay", "Tay Ho", "Hoàng", "Manhattan", "Ôn Lĩnh", ""])
def test_what_is_no_district_is_not_found(written: str) -> None:
    """Marks count: a name without its marks is another word."""
    assert find_units(written) == ()


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("TP.HCM", "Hồ Chí Minh"),
        ("TP. Hồ Chí Minh", "Hồ Chí Minh"),
        ("thành phố Hà Nội", "Hà Nội"),
        ("Hoà Bình", "Hòa Bình"),
        ("Thừa Thiên - Huế", "Thừa Thiên Huế"),
        ("Đắc Lắc", "Đắk Lắk"),
        ("tỉnh Hà Tây", "Hà Tây"),
        ("Bà Rịa – Vũng Tàu", "Bà Rịa - Vũng Tàu"),
        ("Minh Hải", "Minh Hải"),
        ("Thủ đô Hà Nội", "Hà Nội"),
    ],
)
def test_a_province_is_found_with_and_without_its_kind(written: str, name: str) -> None:
    """Kinds and aliases lead to the canonical name, which carries no kind."""
    found = find_province(written)
    assert found is not None
    assert name == found.name
    assert places.is_province(written)


def test_lookup_takes_typed_text_without_marks() -> None:
    """A typed name without marks finds all units that it may mean."""
    assert {"Tây Hồ"} == {u.name for u in places.lookup("tay ho")}
    assert {"Hà Nội", "Hà Tây", "Quảng Ngãi"} == {u.province for u in places.lookup("son tay")}


@pytest.mark.parametrize(
    ("name", "signs", "meant"),
    [
        ("Sơn Tây", {"kind": "thị xã"}, ("thị xã", "Hà Nội")),
        ("Sơn Tây", {"kind": "huyện"}, ("huyện", "Quảng Ngãi")),
        ("Châu Thành", {"kind": "huyện", "near": ["Tiền Giang"]}, ("huyện", "Tiền Giang")),
        ("Châu Thành", {"kind": "huyện", "stated": "Sóc Trăng", "near": ["Tiền Giang"]}, ("huyện", "Sóc Trăng")),
        ("Hoàng Mai", {"near": ["Nghệ An"]}, ("thị xã", "Nghệ An")),
        ("Chương Mỹ", {"day": "2007-12-19"}, ("huyện", "Hà Tây")),
        ("Chương Mỹ", {"day": "2019-05-01"}, ("huyện", "Hà Nội")),
        ("Thủ Đức", {"day": "2019-05-01"}, ("quận", "Hồ Chí Minh")),
        ("Thủ Đức", {"day": "2023-05-01"}, ("thành phố", "Hồ Chí Minh")),
        ("Hương Thủy", {"kind": "thị xã"}, ("thị xã", "Thừa Thiên Huế")),
        ("Hương Thủy", {"kind": "thị xã", "day": "2025-03-01"}, ("thị xã", "Huế")),
        ("Hà Tiên", {"kind": "huyện"}, ("thành phố", "Kiên Giang")),
        ("Tây Hồ", {"day": "2026-01-01"}, ("quận", "Hà Nội")),
    ],
)
def test_an_ambiguous_name_is_decided(name: str, signs: dict[str, object], meant: tuple[str, str]) -> None:
    """Province beside the name, kind, date, provinces around: in this order."""
    unit = choose(find_units(name), **signs)  # type: ignore[arg-type]
    assert unit is not None
    assert meant == (unit.kind, unit.province)


@pytest.mark.parametrize("name", ["Châu Thành", "Tam Nông", "An Lão"])
def test_without_a_sign_an_ambiguous_name_stays_open(name: str) -> None:
    """Several provinces have such a unit and nothing says which: no guess."""
    assert choose(find_units(name)) is None


@pytest.mark.parametrize(
    ("province", "today"),
    [
        ("Hà Tây", ("Hà Nội",)),
        ("Bình Định", ("Gia Lai",)),
        ("Tiền Giang", ("Đồng Tháp",)),
        ("Hà Nội", ("Hà Nội",)),
        ("Nghệ Tĩnh", ("Nghệ An", "Hà Tĩnh")),
        ("Atlantis", ()),
    ],
)
def test_successors_are_offered(province: str, today: tuple[str, ...]) -> None:
    """Where an old province lies today; unknown names give nothing."""
    assert today == places.successors(province)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(UNITS), st.sampled_from([str.lower, str.upper, str.title, str.strip]))
def test_spelling_keys_are_stable(unit: places.DistrictUnit, change: object) -> None:
    """A key is the key of itself, and case never changes it."""
    assert spell(spell(unit.name)) == spell(unit.name) == spell(change(unit.name))  # type: ignore[operator]


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=30))
def test_any_text_can_be_looked_up(text: str) -> None:
    """No text is an error."""
    assert isinstance(find_units(text), tuple)
    assert find_province(text) is None or find_province(text) in places.provinces()
