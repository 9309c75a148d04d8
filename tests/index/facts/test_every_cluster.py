"""Clusters in every usual form: how they are named, how their members are listed, how an office is said to be held."""

from __future__ import annotations

import itertools
from collections import defaultdict

import pytest

from index.extract.facts import extract_facts
from search.model import Article, Cluster
from search.vocabulary.places import district_units


def _units() -> dict[tuple[str, str], list[str]]:
    """Return the names of districts by province and kind, numbered ones and the province's own name left out."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for unit in district_units():
        if not unit.name.isdigit() and unit.name not in (*found[unit.province, unit.kind], unit.province):
            found[unit.province, unit.kind].append(unit.name)
    return {key: names for key, names in found.items() if len(names) > 4}


UNITS = _units()
GROUPS = [(kind, names[n : n + 4]) for (_, kind), names in UNITS.items() for n in range(0, len(names) - 3, 4)]


def clusters(body: str, published: str = "2024-01-20") -> tuple[Cluster, ...]:
    return extract_facts(Article("x", "Tin", body[0].upper() + body[1:], published_at=published)).clusters


NAMED = ["Cụm thi đua số {}", "Cụm Thi Đua số {}", "CỤM THI ĐUA SỐ {}", "Cụm thi đua số: {}", "Cụm thi đua “số {}”"]
NAMED += [
    "Cụm TĐ số {}",
    "Cụm TĐKT số {}",
    "Cụm giao ước thi đua số {}",
    "Cụm thi đua - khen thưởng số {}",
    "cụm thi đua {}",
]
PLACED = ["{c} tỉnh Lào Cai họp.", "{c} (tỉnh Lào Cai) họp.", "{c}, tỉnh Lào Cai, họp.", "{c} - tỉnh Lào Cai họp."]
PLACED += ["{c} của tỉnh Lào Cai họp.", "Tại tỉnh Lào Cai, {c} họp.", "{c} ngành Y tế tỉnh Lào Cai họp."]


@pytest.mark.parametrize("named", NAMED)
def test_a_number_and_a_place_are_read_in_every_form(named: str) -> None:
    wrong = {}
    for (digits, number), sentence in itertools.product({"7": 7, "05": 5, "XII": 12}.items(), PLACED):
        body = sentence.format(c=named.format(digits))
        found = [(c.number, c.place) for c in clusters(body)]
        if found != [(number, "Lào Cai")]:
            wrong[body] = found
    assert wrong == {}


@pytest.mark.parametrize(
    ("after", "place"),
    [
        ("các huyện miền núi (tỉnh Lào Cai)", "Lào Cai"),
        ("các trường đại học, cao đẳng (tỉnh Lào Cai)", "Lào Cai"),
        ("các cơ quan Trung ương đóng trên địa bàn tỉnh Lào Cai", "Lào Cai"),
        ("các xã, phường khu vực phía Bắc tỉnh Lào Cai", "Lào Cai"),
        ("các ngân hàng tỉnh Bà Rịa - Vũng Tàu", "Bà Rịa - Vũng Tàu"),
        ("các thành phố trực thuộc Trung ương (Hà Nội, Hải Phòng, Hồ Chí Minh)", None),
        ("các tỉnh, thành phố đồng bằng sông Hồng", None),
        ("số 8, Bộ Công an", None),
        ("số 3 (gồm Công an các tỉnh Lào Cai, Cao Bằng)", None),
    ],
)
def test_whose_a_cluster_is(after: str, place: str | None) -> None:
    """A ministry's and one of several provinces have no place, whatever page tells of them."""
    for body in (f"Khối thi đua {after} họp.", f"Sáng 9/1, Khối thi đua {after} tổng kết năm 2023."):
        article = Article("x", "Tin", body)
        assert [c.place for c in extract_facts(article, site="baocaobang.vn").clusters] == [place], body


LISTS = [
    "các {k} {a}, {b} và {c}",
    "các {k}: {a}, {b}, {c}",
    "{k} {a}, {k} {b} và {k} {c}",
    "{k} {a}; {k} {b}; {k} {c}",
]
LISTS += ["3 {k} {a}, {b}, {c}", "UBND {k} {a}, UBND {k} {b} và UBND {k} {c}", "UBND các {k}: {a}, {b}, {c}"]
HEADS = [
    "{C} gồm {L}.",
    "{C} có ba đơn vị: {L}.",
    "{C} ({L}) họp.",
    "Các đơn vị thuộc {C} gồm {L} họp.",
    "{L} cùng thuộc {C}.",
]
HEADS += [
    "{C} ký giao ước thi đua giữa {L}.",
    "Thành viên {C} là {L}.",
    "{L} là các thành viên của {C}.",
    "{C} họp. Cụm có {L}.",
]
HEADS += [
    "{L} - ba đơn vị thuộc {C} - họp.",
    "{L} (Bắc Bộ) - ba đơn vị thuộc {C} - họp.",
    "{C} có sự tham gia của {L}.",
]


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("form", LISTS)
def test_members_are_read_in_every_form(head: str, form: str) -> None:
    wrong = {}
    for kind, (a, b, c, _) in GROUPS[:: max(1, len(GROUPS) // 4)]:
        body = head.format(C="Cụm thi đua số 6", L=form.format(k=kind, a=a, b=b, c=c))
        found = [set(one.members) for one in clusters(body)]
        if found != [{a, b, c}]:
            wrong[body] = found
    assert wrong == {}


@pytest.mark.parametrize(
    "form", ["{B} các huyện {a}, {b} và {c}", "{B} 3 huyện: {a}, {b}, {c}", "{B} ba huyện {a}, {b}, {c}"]
)
@pytest.mark.parametrize(
    "body", ["Công an", "Hội LHPN", "Thanh tra", "Chi cục Thuế", "LĐLĐ", "Kho bạc Nhà nước", "Đảng bộ"]
)
def test_bodies_of_several_districts_are_members_each(form: str, body: str) -> None:
    for _, (a, b, c, _) in [group for group in GROUPS if group[0] == "huyện"][::40]:
        for listed in (form, "{B} huyện {a}, huyện {b} và huyện {c}"):
            units = listed.format(B=body, a=a, b=b, c=c)
            (one,) = clusters(f"Cụm thi đua số 2 gồm {units}.")
            assert set(one.members) == {f"{body} huyện {name}" for name in (a, b, c)}, units


@pytest.mark.parametrize(
    "form",
    [
        "4 xã, gồm: {}, {}, {}, {}",
        "UBND các xã {}, {}, {}, {}",
        "các xã: {}, {}, {}, {}",
        "các phường {}, {}; các xã {}, {}",
    ],
)
def test_communes_are_members_under_their_names(form: str) -> None:
    names = ("Tân Hưng", "Kỳ Lừa", "Trường An", "Quý Hòa")
    units = form.format(*names)
    for body in (f"Cụm thi đua số 6 tỉnh Lạng Sơn gồm {units}.", f"{units} cùng thuộc Cụm thi đua số 6 tỉnh Lạng Sơn."):
        (one,) = clusters(body, "2026-01-20")
        assert set(one.members) == set(names), body
