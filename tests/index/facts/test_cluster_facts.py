"""Clusters: number or name, place, members, officers; each way of writing that has been met."""

from __future__ import annotations

import pytest

from index.extract.facts import extract_facts
from search.model import Article, Cluster


def clusters(body: str, title: str = "Hội nghị", **given: str) -> tuple[Cluster, ...]:
    return extract_facts(Article(id="x", title=title, body=body, **given)).clusters  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("body", "labels"),
    [
        ("Cụm thi đua số XII thành phố Hà Nội họp.", ["Cụm thi đua số 12 (Hà Nội)"]),
        ("Khối Thi đua số 03 tỉnh Long An họp.", ["Khối thi đua số 3 (Long An)"]),
        ("Cụm thi đua 3 thành phố Đà Nẵng họp.", ["Cụm thi đua số 3 (Đà Nẵng)"]),
        ("Cụm thi đua số Mười hai tỉnh Bắc Giang họp.", ["Cụm thi đua số 12 (Bắc Giang)"]),
        (
            "Các Cụm thi đua số 1, số 2 và số 3 tỉnh Lào Cai họp.",
            ["Cụm thi đua số 1 (Lào Cai)", "Cụm thi đua số 2 (Lào Cai)", "Cụm thi đua số 3 (Lào Cai)"],
        ),
        ("Cụm thi đua số 4 huyện Thanh Liêm (Hà Nam) họp.", ["Cụm thi đua số 4 (Thanh Liêm)"]),
        ("Cụm thi đua các tỉnh Đồng bằng sông Hồng tổng kết.", ["Cụm thi đua các tỉnh Đồng bằng sông Hồng"]),
        ("Khối thi đua các cơ quan Đảng tỉnh Bình Phước họp.", ["Khối thi đua các cơ quan Đảng (Bình Phước)"]),
        ("Cụm thi đua miền Đông Nam bộ ký giao ước.", ["Cụm thi đua miền Đông Nam bộ"]),
        ("Cụm thi đua các huyện đồng bằng (Cụm thi đua số 1) tỉnh Quảng Ngãi họp.", ["Cụm thi đua số 1 (Quảng Ngãi)"]),
        ("Cụm thi đua số 6 của Hội Luật gia Việt Nam họp tại Hà Nội.", ["Cụm thi đua số 6"]),
        ("Các cụm, khối thi đua đã họp. Toàn tỉnh có 17 cụm thi đua.", []),
        ("Đại hội lần thứ XII, khóa XXVI; cụm công nghiệp số 2; khối 12.", []),
        ("Cụm trưởng các cụm thi đua báo cáo.", []),
        (">> Cụm thi đua số 7 thành phố Hà Nội họp", []),
    ],
)
def test_a_cluster_is_read_with_number_or_name_and_place(body: str, labels: list[str]) -> None:
    """Arabic, Roman, in words, several at once, named ones; generic words and links are none."""
    assert [c.label for c in clusters(body)] == labels


@pytest.mark.parametrize(
    ("body", "members"),
    [
        (
            "Cụm thi đua số 9 thành phố Hà Nội gồm các quận: Hà Đông, Thanh Xuân và Tây Hồ họp.",
            ("Hà Đông", "Thanh Xuân", "Tây Hồ"),
        ),
        (
            "Cụm thi đua số 12 thành phố Hà Nội gồm 3 huyện, thị xã: Sơn Tây, Phúc Thọ và Ba Vì.",
            ("Sơn Tây", "Phúc Thọ", "Ba Vì"),
        ),
        (
            "Cụm thi đua số 7 thành phố Hải Phòng (gồm các huyện đảo Cát Hải, Bạch Long Vĩ và quận Đồ Sơn) họp.",
            ("Cát Hải", "Bạch Long Vĩ", "Đồ Sơn"),
        ),
        (
            "Cụm thi đua số 11 thành phố Hà Nội gồm Thường Tín, Phú Xuyên, Mỹ Đức, Ứng Hòa.",
            ("Thường Tín", "Phú Xuyên", "Mỹ Đức", "Ứng Hòa"),
        ),
        (
            "Cụm thi đua số V Công an tỉnh Nghệ An gồm Công an các huyện Quỳ Hợp, Nghĩa Đàn và thị xã Thái Hòa.",
            ("Công an huyện Quỳ Hợp", "Công an huyện Nghĩa Đàn", "Công an thị xã Thái Hòa"),
        ),
        (
            "Khối thi đua số 2 tỉnh Hà Nam gồm 3 đơn vị: Sở Tư pháp, Thanh tra tỉnh và Ủy ban Kiểm tra Tỉnh ủy.",
            ("Sở Tư pháp", "Thanh tra tỉnh", "Ủy ban Kiểm tra Tỉnh ủy"),
        ),
        ("Cụm thi đua các tỉnh Tây Nguyên gồm Đắk Lắk, Gia Lai và Kon Tum.", ("Đắk Lắk", "Gia Lai", "Kon Tum")),
        (
            "Cụm thi đua số 6 tỉnh Thanh Hóa có các thành viên:\n- Thị xã Nghi Sơn;\n- Huyện Nông Cống.",
            ("Nghi Sơn", "Nông Cống"),
        ),
        ("Cụm thi đua số 6 tỉnh Thanh Hóa họp tại huyện Nông Cống.", ()),
        ("Thanh tra quận Tân Bình là đơn vị dẫn đầu cụm thi đua số 1.", ("Thanh tra quận Tân Bình",)),
        ("Quận Ba Đình dẫn đầu Cụm thi đua số 1; quận Tây Hồ xếp thứ hai trong cụm.", ("Ba Đình", "Tây Hồ")),
        (
            "Năm nay, Hội Luật gia (HLG) tỉnh Hòa Bình là Cụm trưởng. HLG tỉnh Hòa Bình dẫn đầu cụm thi đua số 3.",
            ("Hội Luật gia tỉnh Hòa Bình",),
        ),
    ],
)
def test_members_are_listed_without_their_kind_bodies_in_full(body: str, members: tuple[str, ...]) -> None:
    """Districts and provinces by name, bodies as printed; a venue is no member."""
    assert clusters(body)[0].members == members


@pytest.mark.parametrize(
    ("body", "officers"),
    [
        (
            "Năm 2022, thị xã Sơn Tây làm Cụm trưởng và huyện Thạch Thất làm Cụm phó.",
            [("Sơn Tây", "Cụm trưởng", 2022), ("Thạch Thất", "Cụm phó", 2022)],
        ),
        (
            "Quận Bắc Từ Liêm là đơn vị Cụm trưởng, quận Tây Hồ là Cụm phó cụm thi đua số 9 năm 2024.",
            [("Bắc Từ Liêm", "Cụm trưởng", 2024), ("Tây Hồ", "Cụm phó", 2024)],
        ),
        (
            "Chủ tịch UBND quận Hoàng Mai Nguyễn Văn Ví - Cụm phó thứ hai Cụm thi đua số 9 cho biết, năm 2021 rất bận.",
            [("Hoàng Mai", "Cụm phó thứ hai", None)],
        ),
        (
            "Trưởng Cụm thi đua là huyện Gia Lâm; Phó Trưởng cụm là huyện Mê Linh.",
            [("Gia Lâm", "Cụm trưởng", None), ("Mê Linh", "Cụm phó", None)],
        ),
        (
            "Hội nghị bầu huyện Mỹ Đức đảm nhiệm vai trò Cụm trưởng và huyện Thanh Oai đảm nhiệm vai trò "
            "Cụm phó năm 2025.",
            [("Mỹ Đức", "Cụm trưởng", 2025), ("Thanh Oai", "Cụm phó", 2025)],
        ),
        ("Sở Tư pháp (Cụm trưởng năm 2018) báo cáo.", [("Sở Tư pháp", "Cụm trưởng", 2018)]),
        ("Cụm trưởng, cụm phó được luân phiên.", []),
        (
            "Cụm trưởng: huyện Gia Lâm; Cụm phó: huyện Mê Linh, huyện Đông Anh.",
            [("Gia Lâm", "Cụm trưởng", None), ("Mê Linh", "Cụm phó", None), ("Đông Anh", "Cụm phó", None)],
        ),
        (
            "Hội nghị bầu huyện Gia Lâm làm Cụm trưởng; các huyện Mê Linh và Đông Anh làm Cụm phó năm 2024.",
            [("Gia Lâm", "Cụm trưởng", 2024), ("Mê Linh", "Cụm phó", 2024), ("Đông Anh", "Cụm phó", 2024)],
        ),
        (
            "Năm 2024, Cụm trưởng là huyện Gia Lâm; Cụm phó là huyện Mê Linh.",
            [("Gia Lâm", "Cụm trưởng", 2024), ("Mê Linh", "Cụm phó", 2024)],
        ),
        (
            "Sở Tư pháp làm Cụm trưởng; Sở Nội vụ và Thanh tra tỉnh làm Cụm phó năm 2024.",
            [("Sở Tư pháp", "Cụm trưởng", 2024), ("Sở Nội vụ", "Cụm phó", 2024), ("Thanh tra tỉnh", "Cụm phó", 2024)],
        ),
    ],
)
def test_officers_are_units_with_role_and_year(body: str, officers: list[tuple[str, str, int | None]]) -> None:
    """The unit leads, not its chairman; the year is the office's, not that of something else in the sentence."""
    found = clusters("Cụm thi đua số 9 thành phố Hà Nội họp. " + body)[0].officers
    assert [(o.unit, o.role, o.year) for o in found] == officers


def test_two_clusters_keep_their_own_members_and_officers() -> None:
    """In one article, and in one sentence if it says the number."""
    ten, eleven = clusters(
        "Cụm thi đua số 10 gồm các huyện Đông Anh, Gia Lâm. Cụm thi đua số 11 gồm các huyện Thường Tín, Mỹ Đức. "
        "Năm 2024, huyện Gia Lâm là Cụm trưởng Cụm thi đua số 10; huyện Mỹ Đức là Cụm trưởng Cụm thi đua số 11.",
        "Hà Nội: hai cụm thi đua tổng kết",
    )
    assert (ten.members, [o.unit for o in ten.officers]) == (("Đông Anh", "Gia Lâm"), ["Gia Lâm"])
    assert (eleven.members, [o.unit for o in eleven.officers]) == (("Thường Tín", "Mỹ Đức"), ["Mỹ Đức"])


@pytest.mark.parametrize(
    ("given", "place"),
    [({"source": "Báo Quảng Trị"}, "Quảng Trị"), ({"url": "https://haiphong.gov.vn/tin"}, "Hải Phòng"), ({}, None)],
)
def test_a_place_said_as_own_comes_from_the_page(given: dict[str, str], place: str | None) -> None:
    """ "Của tỉnh" is the province of the page; without one it stays open."""
    assert clusters("Cụm thi đua số 1 của tỉnh họp.", **given)[0].place == place


def test_one_cluster_told_in_several_ways_is_one() -> None:
    """Arabic and Roman, with and without its place, and "Cụm V" later on."""
    body = "Cụm thi đua số V họp. Cụm số 5 tỉnh có 4 đơn vị. Cụm V ký giao ước."
    found = clusters(body, "Cụm thi đua số 5 tỉnh Hà Nam họp")
    assert [c.value for c in found] == ["Hà Nam/5"]


def test_the_sentence_of_a_cluster_is_the_one_that_lists_its_members() -> None:
    """The title names it, the body says who belongs to it: the body's sentence is shown."""
    body = "Sáng nay, cụm họp. Cụm gồm các quận Tây Hồ, Cầu Giấy và Hà Đông. Quận Tây Hồ phát biểu."
    (cluster,) = clusters(body, title="Cụm thi đua số 9 thành phố Hà Nội tổng kết")
    assert cluster.evidence is not None
    assert cluster.evidence.sentence == "Cụm gồm các quận Tây Hồ, Cầu Giấy và Hà Đông."


@pytest.mark.parametrize("filler", ["1" * 300, "các " * 80, "cùng là " * 60, "năm 2023 " * 60, "Sở " * 80, "(" * 200])
def test_long_runs_of_one_word_are_read_in_one_pass(filler: str) -> None:
    """What may stand between a cluster and its list is bounded: no text makes a pattern try every split of it."""
    body = (
        f"Cụm thi đua số 1 tỉnh Hà Nam gồm {filler}x huyện Lý Nhân, {filler}y huyện Bình Lục làm {filler}z Cụm trưởng."
    )
    assert clusters(body)[0].label == "Cụm thi đua số 1 (Hà Nam)"
