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


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("Khối thi đua của các huyện, thị xã và thành phố Huế họp.", "Khối thi đua các huyện, thị xã và thành phố Huế"),
        ("Cụm thi đua quận, huyện thành phố Đà Nẵng họp.", "Cụm thi đua quận, huyện"),
        (
            "Khối thi đua Ban Quản lý các KCN, KKT các tỉnh Tây Nguyên họp.",
            "Khối thi đua Ban Quản lý các KCN, KKT các tỉnh Tây Nguyên",
        ),
        (
            "Khối thi đua Chi cục Thuế khu vực phía Bắc tỉnh Bình Thuận họp.",
            "Khối thi đua Chi cục Thuế khu vực phía Bắc",
        ),
        ("Khối thi đua các trường mầm non quận Cầu Giấy họp.", "Khối thi đua các trường mầm non"),
        ("Cụm thi đua khối 33 họp.", "Cụm thi đua số 33"),
        ("Khối thi đua Doanh nghiệp số 3 tỉnh Bình Dương họp.", "Khối thi đua Doanh nghiệp số 3"),
        ("Cụm thi đua các tỉnh, thành phố miền Đông Nam Bộ (Cụm số 4) họp.", "Cụm thi đua số 4"),
    ],
)
def test_a_name_ends_where_its_noun_phrase_does(body: str, name: str) -> None:
    assert [c.name for c in clusters(body)] == [name]


def test_a_name_of_the_headline_alone_is_the_cluster_of_the_text() -> None:
    for title in (
        "Cụm thi đua miền Đông họp",
        "Cụm thi đua các huyện và thành phố tổng kết",
        "CỤM THI ĐUA CÁC HUYỆN VÙNG CAO",
    ):
        article = Article("x", title, "Sáng 9/1, Cụm thi đua số 5 tỉnh Lào Cai họp.")
        assert [(c.number, c.place) for c in extract_facts(article).clusters] == [(5, "Lào Cai")], title


@pytest.mark.parametrize(
    "body",
    [
        "Năm 2023, có ba cụm (Cụm thi đua số 1 do {a} làm Cụm trưởng, Cụm thi đua số 2 do {b} làm Cụm trưởng).",
        "Cụm thi đua số 1 do {a} làm Cụm trưởng năm 2023; Cụm thi đua số 2 do {b} làm Cụm trưởng năm 2023.",
        "Phân công năm 2023. Theo đó, Cụm thi đua số 1 có {a} (Cụm trưởng); Cụm thi đua số 2 có {b} (Cụm trưởng).",
        "Phân công năm 2023:\n1. Cụm thi đua số 1\nCụm trưởng: {a}\n2. Cụm thi đua số 2\nCụm trưởng: {b}",
        "Tại Cụm thi đua số 1, {a} là Cụm trưởng năm 2023. Tại Cụm thi đua số 2, {b} là Cụm trưởng năm 2023.",
        "{a} làm Cụm trưởng Cụm thi đua số 1 và {b} làm Cụm trưởng Cụm thi đua số 2 năm 2023.",
    ],
)
def test_several_clusters_have_their_own_heads(body: str) -> None:
    for _, (a, b, _, _) in [group for group in GROUPS if group[0] == "huyện"][::25]:
        found = clusters(body.format(a=f"huyện {a}", b=f"huyện {b}"), "2023-02-01")
        heads = [(c.number, [(o.unit, o.year) for o in c.officers]) for c in found]
        assert heads == [(1, [(a, 2023)]), (2, [(b, 2023)])], (body, a, b)


@pytest.mark.parametrize(
    "body",
    [
        "Khối thi đua số 2 có: Sở Nội vụ - Khối trưởng; Thanh tra tỉnh; Sở Tư pháp và Lực lượng Thanh niên xung phong.",
        "Khối thi đua số 2 họp. Dự có lãnh đạo Sở Nội vụ, Thanh tra tỉnh, Sở Tư pháp, Lực lượng Thanh niên xung phong.",
        "Khối thi đua số 2 (Sở Nội vụ, Thanh tra tỉnh, Lực lượng Thanh niên xung phong, Sở Tư pháp) họp.",
    ],
)
def test_bodies_are_members_whatever_they_are_called(body: str) -> None:
    (one,) = clusters(body)
    assert set(one.members) == {"Sở Nội vụ", "Thanh tra tỉnh", "Sở Tư pháp", "Lực lượng Thanh niên xung phong"}


@pytest.mark.parametrize(
    "body",
    [
        "Cụm công nghiệp số 5 và cụm dân cư số 3 thi đua xây dựng nông thôn mới.",
        "Học sinh khối 9, khối 12 thi đua học tốt; cụm 3 trường mầm non thi đua xanh - sạch - đẹp.",
        "Hội thi chia làm ba cụm; cụm số 2 gồm các huyện Bắc Hà, Sa Pa, Văn Bàn.",
        "Các cụm, khối thi đua bầu Cụm trưởng, Cụm phó. Toàn tỉnh có 14 cụm thi đua, 20 khối thi đua.",
        "Khối thi đua sôi nổi nhất là khối cơ quan; cụm thi đua với cụm.",
        "Trưởng các cụm thi đua, khối thi đua báo cáo. Mỗi khối thi đua có một Khối trưởng.",
        "Khối ngành kinh tế thi đua cùng khối ngành kỹ thuật. Cụm từ “thi đua yêu nước” có từ năm 1948.",
        "Quyết định chia lại các cụm, khối thi đua thuộc tỉnh Lào Cai; danh sách cụm thi đua kèm theo.",
    ],
)
def test_other_groups_are_no_clusters(body: str) -> None:
    assert clusters(body) == ()
