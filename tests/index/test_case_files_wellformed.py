"""Are the extraction cases themselves sound: format, vocabulary, and awards and places that the text really names?"""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parent.parent / "cases" / "extract"
FILES = sorted(FOLDER.rglob("*.txt"))
ORDER = ["given", "title", "summary", "body", "captions", "expected"]
KEYS = {
    "clusters",
    "districts",
    "subjects",
    "covers",
    "ranges",
    "event_at",
    "award_types",
    "awards",
    "source",
    "original_source",
}
GIVEN = {"published_at", "source", "section", "url"}
CLUSTER = {"number", "name", "place", "members", "officers"}
DISTRICT = {"name", "type", "province", "role"}
AWARD = {
    "recipient",
    "count",
    "of",
    "approx",
    "unit",
    "shared",
    "award_type",
    "award_detail",
    "rank",
    "level",
    "giver",
    "year",
    "year_basis",
    "status",
    "optional",
}
LEVELS = {
    "N": [
        "Huân chương Sao vàng",
        "Huân chương Hồ Chí Minh",
        "Huân chương Độc lập",
        "Huân chương Quân công",
        "Huân chương Lao động",
        "Huân chương Bảo vệ Tổ quốc",
        "Huân chương Chiến công",
        "Huân chương Dũng cảm",
        "Huân chương khác",
        "Danh hiệu Anh hùng",
        "Nghệ sĩ/Nhà giáo/Thầy thuốc nhân dân/ưu tú",
        "Giải thưởng Hồ Chí Minh/Nhà nước",
        "Huy chương",
    ],
    "C": ["Chiến sĩ thi đua toàn quốc", "Cờ thi đua của Chính phủ", "Bằng khen của Thủ tướng Chính phủ"],
    "T": [
        "Cờ thi đua cấp bộ/tỉnh/thành phố",
        "Chiến sĩ thi đua cấp bộ/tỉnh",
        "Tập thể lao động xuất sắc",
        "Bằng khen cấp bộ/tỉnh/thành phố",
        "Kỷ niệm chương",
    ],
    "S": ["Chiến sĩ thi đua cơ sở", "Lao động tiên tiến", "Giấy khen"],
    "K": ["Cờ thi đua khác", "Bằng khen khác"],
    "": ["Chiến sĩ thi đua (không rõ cấp)"],
}
LEVEL_OF = {name: level for level, names in LEVELS.items() for name in names}


def _sections(path: Path) -> tuple[str, list[tuple[str, str]]]:
    """Return the comment and the (marker, text) pairs of a case in file order."""
    parts = re.split(r"^=== (\w+)\n", path.read_text(encoding="utf-8"), flags=re.M)
    return parts[0], list(zip(parts[1::2], parts[2::2], strict=True))


def _expected(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(dict(_sections(path)[1])["expected"])
    return loaded


def _choices(value: Any) -> list[Any]:
    return list(value["any"]) if isinstance(value, dict) else [value]


def _lists(value: Any) -> list[list[Any]]:
    """A list, or several of which each is true."""
    return list(value["any"]) if isinstance(value, dict) else [value]


def _items(value: Any) -> list[Any]:
    """Return the objects of a list, or of all the lists each of which is true."""
    return [item for items in _lists(value) for item in items]


def _without_kind(recipient: Any) -> Any:
    """A kind said once for a list ("các quận Ba Đình, Long Biên") stands before the first name only."""
    return (
        re.sub(r"^(quận|huyện|thị xã|thành phố|xã|phường) ", "", recipient) if isinstance(recipient, str) else recipient
    )


def test_there_are_enough_cases() -> None:
    assert len(FILES) >= 100


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_case_has_the_documented_format(path: Path) -> None:
    comment, sections = _sections(path)
    names = [name for name, _ in sections]
    assert comment.startswith("# ")
    assert names == [name for name in ORDER if name in names]
    assert {"title", "body", "expected"} <= set(names)
    assert unicodedata.is_normalized("NFC", path.read_text(encoding="utf-8"))
    texts = dict(sections)
    assert "\n" not in texts["title"].strip()
    assert set(json.loads(texts.get("given", "{}"))) <= GIVEN


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_expected_uses_only_known_keys_and_values(path: Path) -> None:
    expected = _expected(path)
    assert set(expected) <= KEYS
    for items, keys in (("clusters", CLUSTER), ("districts", DISTRICT), ("awards", AWARD)):
        for item in _items(expected.get(items, [])):
            assert set(item) <= keys, item
    for award in _items(expected.get("awards", [])):
        levels = {LEVEL_OF[name] for name in _choices(award["award_type"])}
        assert set(_choices(award.get("status"))) <= {"received", "announced", "proposed", None}
        assert set(_choices(award.get("rank"))) <= {"Nhất", "Nhì", "Ba", "nhân dân", "ưu tú", None}
        said = {level or "" for level in _choices(award.get("level"))}
        assert "level" not in award or said <= (levels | {""} if "K" in levels else levels)
    assert all(name in LEVEL_OF for names in _lists(expected.get("award_types", [])) for name in names)


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_expected_agrees_with_itself(path: Path) -> None:
    """Types listed are those of the records, and subjects are among the districts."""
    expected = _expected(path)
    if "awards" in expected and "award_types" in expected:
        awards = _items(expected["awards"])
        required = [_choices(award["award_type"]) for award in awards if not award.get("optional")]
        possible = {name for award in awards for name in _choices(award["award_type"])}
        for names in _lists(expected["award_types"]):
            assert all(set(choices) & set(names) for choices in required)
            assert set(names) <= possible
    if "subjects" in expected and "districts" in expected:
        subjects = {d["name"] for d in expected["districts"] if d.get("role", "subject") == "subject"}
        assert all(set(names) <= subjects for names in _lists(expected["subjects"]))


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_names_expected_are_printed_in_the_text(path: Path) -> None:
    """
    Nothing may be expected that the text does not say: names and years stand in it. A kind may be said once for a list
    ("các sở: Nội vụ, Tư pháp" has Sở Tư pháp).
    """
    texts = dict(_sections(path)[1])
    expected = json.loads(texts.pop("expected"))
    text = _one_spelling(" ".join(texts.values()))
    clusters = _items(expected.get("clusters", []))
    wanted = [d["name"] for d in _items(expected.get("districts", []))]
    wanted += [name for names in _lists(expected.get("subjects", [])) for name in names]
    wanted += [member for c in clusters for member in _items(c.get("members", []))]
    wanted += [officer["unit"] for c in clusters for officer in _items(c.get("officers", []))]
    wanted += [_without_kind(award.get("recipient")) for award in _items(expected.get("awards", []))]
    for name in filter(None, wanted):
        assert any(_is_said(_one_spelling(str(choice)), text) for choice in _choices(name)), name
    for year in _items(expected.get("covers", [])):
        near = (year, year + 1, year - 1)  # "năm qua" and "năm tới" are told by the year of the page
        assert any(str(one) in text for one in near)


def _one_spelling(text: str) -> str:
    """Lower case, single spaces, and one spelling of the names that the gazetteer writes otherwise than newspapers."""
    plain = re.sub(r"\s+", " ", text).casefold()
    return re.sub("đ[ắa]k ", "đăk ", plain.replace("hướng hóa", "hướng hoá"))


def _is_said(name: str, text: str) -> bool:
    """Whether *text* has *name*, or its end in one piece and the words before somewhere."""
    words = name.split()
    return any(
        " ".join(words[at:]) in text and all(word in text for word in words[:at]) for at in range(max(1, len(words)))
    )
