"""What people see of facets, completions, duplicates and profiles."""

from __future__ import annotations

import pytest
from small_index import article

from search.completion import Completer, Completion
from search.duplicates import groups
from search.facets import label_of, present
from search.model import Award, Cluster, Evidence, Officer, Years
from search.profiles import coverage, profiles
from search.told import Told


def test_facet_order_is_chosen_then_count_then_vietnamese() -> None:
    counts = {
        "district": {
            "Hà Nội/quận Tây Hồ": 1,
            "Hà Nội/huyện Đan Phượng": 3,
            "Hà Nội/quận Ba Đình": 3,
            "Hà Nội/huyện Ba Vì": 3,
            "_none": 7,
            "Hà Nội/quận Cầu Giấy": 0,
        }
    }
    facet = present(counts, {"district": ("Hà Nội/quận Cầu Giấy",)})[0]
    assert [(v.label, v.count, v.selected) for v in facet.values] == [
        ("Quận Cầu Giấy", 0, True),
        ("Huyện Ba Vì", 3, False),
        ("Huyện Đan Phượng", 3, False),
        ("Quận Ba Đình", 3, False),
        ("Quận Tây Hồ", 1, False),
    ]
    assert (facet.missing, facet.missing_selected, facet.truncated) == (7, False, False)
    assert facet.values[1].parent == "Hà Nội"


def test_a_cut_facet_says_so_and_keeps_what_was_chosen() -> None:
    facet = present({"source": {f"s{i}": i + 1 for i in range(9)}}, {"source": ("s0",)}, limit=3)[0]
    assert [v.value for v in facet.values] == ["s0", "s8", "s7"]
    assert facet.truncated


def test_labels() -> None:
    assert label_of("cluster", "Hà Nội/9") == "Cụm thi đua số 9 (Hà Nội)"
    assert label_of("cluster", "Hà Nội/khối 3") == "Khối thi đua số 3 (Hà Nội)"
    assert label_of("cluster", "?/Khối thi đua các cơ quan Đảng") == "Khối thi đua các cơ quan Đảng"
    assert label_of("award_status", "proposed") == "Đề nghị"
    assert label_of("award_level", "_none") == "(Không rõ)"
    assert [
        c.value
        for c in (
            Cluster(9, "Cụm thi đua số 9", "Hà Nội"),
            Cluster(3, "Khối thi đua số 3", "Hà Nội"),
            Cluster(None, "Cụm miền núi"),
        )
    ] == ["Hà Nội/9", "Hà Nội/khối 3", "?/Cụm miền núi"]


NAMES = [
    Completion("facet", "Quận Tây Hồ", "Quận Tây Hồ", 5, "district", "x"),
    Completion("facet", "Thị xã Sơn Tây", "Thị xã Sơn Tây", 9, "district", "y"),
    Completion("recipient", "Hồ Thị Tây", "Hồ Thị Tây", 1),
]


def test_completions_hold_the_words_in_a_row_the_last_unfinished() -> None:
    names = Completer(NAMES)
    assert [c.label for c in names.find("tay", 9)] == ["Thị xã Sơn Tây", "Quận Tây Hồ", "Hồ Thị Tây"]
    assert [c.label for c in names.find("tay h", 9)] == ["Quận Tây Hồ"]
    assert [c.label for c in names.find("tây hồ", 9)] == ["Quận Tây Hồ"]
    assert [c.label for c in names.find("hồ t", 9)] == ["Hồ Thị Tây"]
    assert names.find("tẩy", 9) == []
    assert names.find("  ", 9) == []
    assert len(names.find("t", 2)) == 2


def test_reprints_are_found_and_other_texts_are_not() -> None:
    story = " ".join(f"câu {i} kể chuyện thi đua số {i * i}" for i in range(40))
    other = " ".join(f"tin {i} về thời tiết ngày {i * 3}" for i in range(40))
    found = groups(
        [
            article("a", body=story),
            article("b", body=other),
            article("c", body=story + " Theo báo khác."),
            article("d", body="ngắn"),
            article("e", body="ngắn"),
        ]
    )
    assert found == {"a": ("c",)}


def test_a_cluster_year_by_year() -> None:
    said = Evidence("body", 0, 1, "x")
    first = article(
        "a1",
        "Ký giao ước",
        published_at="2023-01-31",
        years=Years(2023, 2023, (2022, 2023)),
        clusters=(
            Cluster(
                12, "Cụm thi đua số 12", "Hà Nội", ("Sơn Tây", "Ba Vì"), (Officer("Sơn Tây", "Cụm trưởng", 2022),), said
            ),
        ),
        awards=(
            Award("Cờ thi đua của Chính phủ", "proposed", "huyện Ba Vì", year=2022),
            Award("Giấy khen", "received", "huyện Mê Linh", year=2022),
        ),
    )
    second = article(
        "a2",
        "Tổng kết",
        published_at="2024-01-31",
        years=Years(2024, 2024, (2023, 2024)),
        clusters=(Cluster(12, "Cụm thi đua số 12", "Hà Nội", ("Ba Vì", "Quốc Oai"), (), said),),
    )
    profile = profiles([first, second])["Hà Nội/12"]
    by_year = {y.year: y for y in profile.years}
    assert list(by_year) == [2024, 2023, 2022]
    assert set(by_year[2023].members) == {
        "Sơn Tây",
        "Ba Vì",
    }  # the meeting of 2023 tells them
    assert [f.what for f in by_year[2022].officers] == ["Cụm trưởng: Sơn Tây"]
    assert [f.what for f in by_year[2023].agreements] == ["Ký giao ước thi đua năm 2023"]
    assert (by_year[2024].joined, by_year[2024].left) == (("Quốc Oai",), ("Sơn Tây",))
    assert [(a.recipient, a.status) for a, _ in by_year[2022].awards] == [("huyện Ba Vì", "proposed")]


def test_each_fact_of_a_cluster_has_the_sentence_that_says_it() -> None:
    body = (
        "Cụm thi đua số 2 tỉnh Lào Cai gồm các huyện Bắc Hà, Sa Pa và Văn Bàn. Năm 2022, huyện Sa Pa làm Cụm trưởng. "
        "Hội nghị bầu huyện Bắc Hà làm Cụm trưởng, huyện Văn Bàn làm Phó cụm năm 2023.\nHuyện Si Ma Cai mới vào cụm."
    )
    officers = (
        Officer("Sa Pa", "Cụm trưởng", 2022),
        Officer("Bắc Hà", "Cụm trưởng", 2023),
        Officer("Văn Bàn", "Cụm phó", 2023),
    )
    members = ("Bắc Hà", "Sa Pa", "Văn Bàn", "Si Ma Cai")
    own = Evidence("body", 0, 70, body[:70])
    cluster = Cluster(2, "Cụm thi đua số 2", "Lào Cai", members, officers, own)
    one = article("a", "Tổng kết", body=body, years=Years(2023, 2023, (2022, 2023)), clusters=(cluster,))
    by_year = {y.year: y for y in profiles([one])["Lào Cai/2"].years}
    said = {
        f.what: f.evidence.sentence for y in by_year.values() for f in (*y.officers, *y.members.values()) if f.evidence
    }
    assert "Năm 2022" in said["Cụm trưởng: Sa Pa"]
    assert said["Cụm trưởng: Bắc Hà"] == said["Cụm phó: Văn Bàn"] and "Hội nghị bầu" in said["Cụm phó: Văn Bàn"]
    assert said["Sa Pa"] == own.sentence and "mới vào cụm" in said["Si Ma Cai"]


def test_a_fact_is_not_shown_with_a_sentence_of_another_unit_or_office() -> None:
    body = "Quận 11 và Quận 12 tham luận. Cụm còn có Quận 1. Quận 1 làm Phó Cụm trưởng năm 2022. Quận 1 làm Cụm trưởng."
    told = Told(article("a", "Tin", body=body))
    member, officer = told.member("Quận 1", None), told.officer("Quận 1", "Cụm trưởng", None, None)
    assert member and member.sentence == "Cụm còn có Quận 1."
    assert officer and officer.sentence == "Quận 1 làm Cụm trưởng."


@pytest.mark.parametrize(
    ("body", "years"),
    [
        ("Các đơn vị ký giao ước thi đua năm 2023.", [2023]),
        ("Cụm ký kết, cam kết giao ước thi đua.", [2023]),
        ("Năm 2022, cụm đã ký giao ước thi đua năm 2022 và nay ký giao ước năm 2023.", [2022, 2023]),
        ("Cụm sẽ ký giao ước thi đua năm 2023 trong tháng tới.", []),
        ("Cụm thực hiện tốt giao ước thi đua năm 2022.", []),
        ("Cụm tổng kết năm 2022.", []),
        ("Các đơn vị chưa ký giao ước thi đua năm 2023.", []),
        ("Không khí lễ ký giao ước thi đua năm 2023 sôi nổi.", [2023]),
        ("Các đơn vị chưa ký giao ước thi đua năm 2023.", []),
        ("Không khí lễ ký giao ước thi đua năm 2023 sôi nổi.", [2023]),
    ],
)
def test_agreements_are_those_that_were_signed(body: str, years: list[int]) -> None:
    """A year that is not said is the latest one the article is about."""
    clusters = (Cluster(2, "Cụm thi đua số 2", "Lào Cai"),)
    one = article("a", "Tin", body=body, years=Years(2023, 2023, (2022, 2023)), clusters=clusters)
    told = [(y.year, f) for y in profiles([one])["Lào Cai/2"].years for f in y.agreements]
    assert sorted(year for year, _ in told if year) == years
    assert all(f.evidence and "giao ước" in f.evidence.sentence for _, f in told)


def test_coverage_counts_pairs_of_values() -> None:
    a = article("a", years=Years(2024), clusters=(Cluster(9, "Cụm thi đua số 9", "Hà Nội"),))
    assert coverage([a, a], "cluster", "year") == {("Hà Nội/9", "2024"): 2}
