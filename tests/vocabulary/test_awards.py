"""The vocabulary of awards: types, levels, and what a short form means."""

from __future__ import annotations

import pytest

from search.vocabulary.awards import (
    AWARD_LEVELS,
    AWARD_TYPES,
    award_level_by_any_form,
    award_type,
    award_type_by_any_form,
    award_type_candidates,
    award_types_by_level,
)


def test_types_are_in_the_order_of_the_vocabulary() -> None:
    """Lists and hierarchies rely on the order, and every canonical name is unique."""
    assert [t.order for t in AWARD_TYPES] == [*range(1, 25), 30, 31, 32]
    assert len({t.name for t in AWARD_TYPES}) == len(AWARD_TYPES)


@pytest.mark.parametrize(
    ("name", "level", "ranks"),
    [
        ("Huân chương Sao vàng", "N", ()),
        ("Huân chương Lao động", "N", ("Nhất", "Nhì", "Ba")),
        ("Nghệ sĩ/Nhà giáo/Thầy thuốc nhân dân/ưu tú", "N", ("nhân dân", "ưu tú")),
        ("Cờ thi đua của Chính phủ", "C", ()),
        ("Kỷ niệm chương", "T", ()),
        ("Giấy khen", "S", ()),
        ("Bằng khen khác", None, ()),
    ],
)
def test_level_and_ranks_of_a_type(name: str, level: str | None, ranks: tuple[str, ...]) -> None:
    """Level and ranks are those of the law."""
    assert (award_type(name).level, award_type(name).ranks) == (level, ranks)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Huân chương Lao động", "Huân chương Lao động"),
        ("huan chuong lao dong", "Huân chương Lao động"),
        ("HCLĐ", "Huân chương Lao động"),
        ("cstđ cơ sở", "Chiến sĩ thi đua cơ sở"),
        ("Chiến sỹ thi đua toàn quốc", "Chiến sĩ thi đua toàn quốc"),
        ("nsưt", "Nghệ sĩ/Nhà giáo/Thầy thuốc nhân dân/ưu tú"),
        ("giay khen", "Giấy khen"),
        ("Bằng khen của Thủ tướng", "Bằng khen của Thủ tướng Chính phủ"),
        ("anh hung lao dong", "Danh hiệu Anh hùng"),
        ("Cờ thi đua khác", "Cờ thi đua khác"),
    ],
    ids=lambda value: str(value).replace(" ", "-"),
)
def test_a_form_means_one_type(text: str, expected: str) -> None:
    """Full names, abbreviations and forms without marks are accepted where they mean one type."""
    assert award_type_by_any_form(text) == expected


@pytest.mark.parametrize("text", ["bằng khen", "cờ thi đua", "lao dong", "chien si thi dua"])
def test_an_ambiguous_form_names_its_candidates(text: str) -> None:
    """What means several types means none, and the candidates can be shown."""
    assert award_type_by_any_form(text) is None
    assert len(award_type_candidates(text)) > 1


@pytest.mark.parametrize("text", ["", "  ", "xyz", "huy chương vàng"])
def test_an_unknown_form_has_no_candidates(text: str) -> None:
    """Nothing is guessed from a string that no form holds."""
    assert award_type_candidates(text) == ()


@pytest.mark.parametrize("name", [t.name for t in AWARD_TYPES])
def test_a_canonical_name_means_itself(name: str) -> None:
    """A saved address with a canonical value keeps its meaning."""
    assert award_type_by_any_form(name) == name


def test_hierarchy_holds_every_type_once() -> None:
    """Level, then type: no type is lost or listed twice, and levels come in their order."""
    tree = award_types_by_level()
    assert [level.code for level in tree] == ["N", "C", "T", "S", "K", None] == [level.code for level in AWARD_LEVELS]
    assert sorted(t.order for types in tree.values() for t in types) == [t.order for t in AWARD_TYPES]


@pytest.mark.parametrize(
    ("text", "code"), [("N", "N"), ("cap nha nuoc", "N"), ("Cơ sở", "S"), ("(Không rõ cấp)", None)]
)
def test_a_level_by_letter_or_label(text: str, code: str | None) -> None:
    """Levels are found by their letter and by their label with or without marks."""
    level = award_level_by_any_form(text)
    assert level is not None and level.code == code


def test_an_unknown_level_is_none() -> None:
    """An unknown level is no level."""
    assert award_level_by_any_form("Q") is None
