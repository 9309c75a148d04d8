"""Award mentions of a sentence: forms, ranks, details."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.extract.awards.keys import key, may_hold_awards
from index.extract.awards.mentions import find_mentions


def read(text: str) -> list[tuple[str, str | None, tuple[str | None, ...]]]:
    """Return printed form, type and ranks of each mention."""
    return [(text[m.head : m.end], m.award_type, m.ranks) for m in find_mentions(text, key(text))]


@pytest.mark.parametrize(
    ("text", "types", "ranks"),
    [
        ("Huân chương Lao động hạng Nhất, Nhì, Ba", ["Huân chương Lao động"], [("Nhất", "Nhì", "Ba")]),
        ("Huân chương Lao động hạng I và hạng 3", ["Huân chương Lao động"], [("Nhất", "Ba")]),
        ("2 Huân chương chiến công hạng nhất", ["Huân chương Chiến công"], [("Nhất",)]),
        (
            "Huân chương Độc lập hạng Nhì, Lao động hạng Ba",
            ["Huân chương Độc lập", "Huân chương Lao động"],
            [("Nhì",), ("Ba",)],
        ),
        ("Huân chương Lao động hạng Ba (1995), hạng Nhì (2000)", ["Huân chương Lao động"] * 2, [("Ba",), ("Nhì",)]),
        ("Huân chương Kháng chiến hạng Nhì", ["Huân chương khác"], [(None,)]),
        ("Huân chương Victoria", [], []),
        ("huy chương vàng", [], []),
        ("Huy chương Chiến sĩ vẻ vang hạng Nhất", ["Huy chương"], [(None,)]),
        ("danh hiệu NSND, NSƯT", ["Nghệ sĩ/Nhà giáo/Thầy thuốc nhân dân/ưu tú"] * 2, [("nhân dân",), ("ưu tú",)]),
        ("Anh hùng LLVT nhân dân", ["Danh hiệu Anh hùng"], [(None,)]),
        ("Chiến sỹ thi đua cấp cơ sở", ["Chiến sĩ thi đua cơ sở"], [(None,)]),
        ("kỉ niệm chương", ["Kỷ niệm chương"], [(None,)]),
        ("nhận Cờ, Bằng khen", [None, None], [(None,), (None,)]),
        ("Tập thể lao động tiên tiến", ["Lao động tiên tiến"], [(None,)]),
        ("lá cờ Tổ quốc", [], []),
        ("Huân chương Lao động hạng Nhất và 3 tập thể", ["Huân chương Lao động"], [("Nhất",)]),
    ],
)
def test_forms_and_ranks(text: str, types: list[str | None], ranks: list[tuple[str | None, ...]]) -> None:
    """Each written form gives its type, each rank in words, digits or Roman numerals its one spelling."""
    found = read(text)
    assert [t for _, t, _ in found] == types
    assert [r for _, _, r in found] == ranks


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        ("Cờ Thi đua xuất sắc", "Cờ Thi đua xuất sắc"),
        ("Cờ thi đua", None),
        ("Kỷ niệm chương Vì sự nghiệp giáo dục cho 3 cô", "Kỷ niệm chương Vì sự nghiệp giáo dục"),
        ("Giải thưởng Hồ Chí Minh", "Giải thưởng Hồ Chí Minh"),
        ("Huân chương Hữu nghị", "Huân chương Hữu nghị"),
    ],
)
def test_detail_is_kept_where_it_says_more(text: str, detail: str | None) -> None:
    """The printed form is kept only where the type does not say it already."""
    assert find_mentions(text, key(text))[0].detail == detail


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tặng bằng khen", True),
        ("được phong anh hùng", True),
        ("nhận cstđ cơ sở", True),
        ("trời hôm nay đẹp", False),
        ("nhân dân xã an phú", False),
    ],
)
def test_prefilter(text: str, expected: bool) -> None:
    """A text without any written form is not read further."""
    assert may_hold_awards(text) is expected


@given(st.text(alphabet="aàảãáạ oOuUyYđĐiİßkỉKỸshHuân chươngbằngkhen.,0123", max_size=60))
@settings(max_examples=150, deadline=None)
def test_key_keeps_every_place(text: str) -> None:
    """A place in the key is a place in the text, and the key of a key is the key."""
    assert len(key(text)) == len(text)
    assert key(key(text)) == key(text)


@given(
    st.lists(
        st.sampled_from(
            [
                "Huân chương Lao động",
                "hạng",
                "Nhất",
                ",",
                "và",
                "Ba",
                "Bằng khen",
                "cho",
                "4 tập thể",
                "Cờ thi đua",
                "NSND",
                "danh hiệu",
                "năm 2023",
                "của",
                "Bộ",
            ]
        ),
        max_size=14,
    ).map(" ".join)
)
@settings(max_examples=150, deadline=None)
def test_mentions_never_overlap(text: str) -> None:
    """Mentions come in order, do not overlap and lie within the text."""
    found = find_mentions(text, key(text))
    assert all(0 <= m.start <= m.head < m.end <= len(text) for m in found)
    assert all(a.end <= b.head for a, b in pairwise(found))
