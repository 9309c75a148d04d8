"""The ledger: rows, filters, and totals that never count a proposal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_index import article

from search.errors import RequestError
from search.ledger import AwardRequest, Totals, resolve_own, rows_of, search_rows, totals
from search.model import Award, Cluster, District, Evidence

FLAG, CERTIFICATE = "Cờ thi đua của Chính phủ", "Bằng khen cấp bộ/tỉnh/thành phố"
SAID = Evidence("body", 0, 3, "abc")
TAY_HO = District("Tây Hồ", "quận", "Hà Nội", "subject")
BA_VI = District("Ba Vì", "huyện", "Hà Nội", "mention")
ARTICLES = [
    article(
        "a1",
        published_at="2024-01-22",
        districts=(TAY_HO, BA_VI),
        clusters=(Cluster(9, "Cụm thi đua số 9", "Hà Nội"),),
        awards=(
            Award(FLAG, "received", "quận Tây Hồ", year=2023, level="C"),
            Award(FLAG, "proposed", "huyện Ba Vì", year=2023, level="C"),
            Award(CERTIFICATE, "received", count=34, of="tập thể, cá nhân", shared=True, level="T", evidence=SAID),
            Award(FLAG, "received", count=34, of="tập thể, cá nhân", shared=True, level="C", evidence=SAID),
        ),
    ),
    article(
        "a2",
        published_at="2023-05-01",
        awards=(
            Award(CERTIFICATE, "received", "Trần Thị Đào", rank=None),
            Award(CERTIFICATE, "received", approx="nhiều", of="cá nhân"),
            Award(CERTIFICATE, "announced", count=4, of="tập thể"),
            Award(CERTIFICATE, "received", count=8, of="tập thể"),
        ),
    ),
]
ROWS = list(rows_of(ARTICLES))


def found(**request: object) -> list[str]:
    result = search_rows(ROWS, AwardRequest(**request))  # type: ignore[arg-type]
    return [r.award.recipient or str(r.award.count or r.award.approx) for r in result.rows]


FINDS = {
    "by recipient": ({"q": "tay ho"}, ["quận Tây Hồ"]),
    "by recipient with marks": ({"q": "Đào"}, ["Trần Thị Đào"]),
    "a wrong mark finds nobody": ({"q": "Đảo"}, []),
    "by status": ({"filters": {"award_status": ("proposed",)}}, ["huyện Ba Vì"]),
    "by the recipient's district, though only mentioned": (
        {"filters": {"district": ("Hà Nội/huyện Ba Vì",)}},
        ["huyện Ba Vì"],
    ),
    "a group has the subject's district": (
        {"filters": {"district": ("Hà Nội/quận Tây Hồ",), "award_level": ("T",)}},
        ["34"],
    ),
    "by the award's year": ({"filters": {"year": ("2023",), "award_status": ("received",)}}, ["quận Tây Hồ"]),
    "year not known": ({"filters": {"year": ("_none",), "award_status": ("announced",)}}, ["4"]),
    "by cluster": ({"filters": {"cluster": ("Hà Nội/9",), "award_status": ("proposed",)}}, ["huyện Ba Vì"]),
    "oldest first": ({"sort": "oldest", "filters": {"award_status": ("announced", "proposed")}}, ["4", "huyện Ba Vì"]),
}


@pytest.mark.parametrize(("request_", "recipients"), FINDS.values(), ids=FINDS)
def test_rows_found(request_: dict[str, object], recipients: list[str]) -> None:
    assert found(**request_) == recipients


def test_totals_count_received_awards_once_and_say_what_is_left_out() -> None:
    assert totals(ROWS) == Totals(received=1 + 34 + 1 + 8, uncounted=1, shared_rows=2, announced=1, proposed=1)


def test_a_row_says_its_article() -> None:
    data = ROWS[0].to_json()
    assert data["article"] == {"id": "a1", "title": "", "published_at": "2024-01-22", "source": None}
    assert set(data) >= {"recipient", "award_type", "status", "evidence", "year_basis", "giver", "rank", "shared"}


def test_groups_keep_proposals_out_of_their_totals() -> None:
    result = search_rows(ROWS, AwardRequest(group="award_type"))
    assert {name: t.proposed for name, _, t in result.groups} == {FLAG: 1, CERTIFICATE: 0}
    assert sum(len(rows) for _, rows, _ in result.groups) == len(ROWS)


awards = st.builds(
    Award,
    st.sampled_from([FLAG, CERTIFICATE]),
    st.sampled_from(["received", "announced", "proposed"]),
    recipient=st.sampled_from([None, "A", "B"]),
    count=st.sampled_from([None, 1, 5]),
    shared=st.booleans(),
)


@given(st.lists(awards, max_size=12))
def test_totals_never_grow_by_what_was_not_received(records: list[Award]) -> None:
    everything = totals(rows_of([article("x", awards=tuple(records))]))
    received = totals(rows_of([article("x", awards=tuple(a for a in records if a.status == "received"))]))
    assert (everything.received, everything.uncounted) == (received.received, received.uncounted)
    assert everything.proposed == sum(a.status == "proposed" for a in records)


@given(st.integers(1, 4), st.integers(1, 5))
def test_pages_cut_the_same_list(page: int, limit: int) -> None:
    whole = search_rows(ROWS, AwardRequest(limit=1000)).rows
    cut = search_rows(ROWS, AwardRequest(page=page, limit=limit))
    assert cut.rows == whole[(page - 1) * limit : page * limit]
    assert cut.pages == -(-len(whole) // limit)


OWN = {
    "rank as a digit": ("rank", "1", ("Nhất",)),
    "rank in Roman": ("rank", "hạng III", ("Ba",)),
    "rank in words": ("rank", "nhì", ("Nhì",)),
    "recipient without marks": ("recipient", "tay ho", ("quận Tây Hồ",)),
    "recipient as it stands": ("recipient", "huyện Ba Vì", ("huyện Ba Vì",)),
    "a year": ("year", "1999", ("1999",)),
    "not known": ("giver", "_none", ("_none",)),
}


@pytest.mark.parametrize(("name", "typed", "values"), OWN.values(), ids=OWN)
def test_short_forms_of_the_ledgers_own_filters(name: str, typed: str, values: tuple[str, ...]) -> None:
    assert resolve_own(ROWS, {name: (typed,)}) == {name: values}


@pytest.mark.parametrize(("name", "typed"), [("rank", "zzz"), ("year", "abc"), ("recipient", "Tẩy Hồ"), ("nope", "x")])
def test_what_means_nothing_is_refused(name: str, typed: str) -> None:
    with pytest.raises(RequestError) as told:
        resolve_own(ROWS, {name: (typed,)})
    assert told.value.status == 400
