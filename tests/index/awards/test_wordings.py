"""Wordings of news by mechanism: lists, cases of candidates, headings, abbreviations, coordinated proposals."""

from __future__ import annotations

import pytest

from index.extract.awards import extract_awards
from index.extract.awards.aliases import read_aliases
from index.extract.facts.text import make_document
from search.model import Article

TITLES = "Nghệ sĩ/Nhà giáo/Thầy thuốc nhân dân/ưu tú"
STATE = "Bằng khen của Thủ tướng Chính phủ"
MERIT = "Bằng khen cấp bộ/tỉnh/thành phố"
FLAG = "Cờ thi đua cấp bộ/tỉnh/thành phố"
ORDER = "Huân chương Lao động"


def rows(body: str, title: str = "") -> set[tuple[object, ...]]:
    """Return who, type and status of each record."""
    found = extract_awards(make_document(Article(id="a", title=title, body=body), province="Nghệ An"))[1]
    return {
        (a.recipient or (a.count, a.of) if a.count else a.recipient or a.approx, a.award_type, a.status) for a in found
    }


CASES = {
    "list behind a semicolon": (
        "Hai nghệ nhân khác là ông Tạ Quang Bờ (tác giả nhiều tượng gỗ); bà Trần Thị Bến (chèo) được tặng"
        " Giải thưởng Nhà nước.",
        {(name, "Giải thưởng Hồ Chí Minh/Nhà nước", "received") for name in ("Tạ Quang Bờ", "Trần Thị Bến")},
    ),
    "places are homes": (
        "Đợt này có 22 mẹ đến từ các huyện: Nam Đàn, Đô Lương, huyện Kỳ Sơn được truy tặng danh hiệu Mẹ Việt"
        " Nam Anh hùng.",
        {((22, "mẹ"), "Danh hiệu Anh hùng", "received")},
    ),
    "numbers named in the next sentence": (
        "Chủ tịch nước ký quyết định phong tặng danh hiệu NSND cho 2 nghệ sĩ. Đó là nghệ sĩ Vũ Thị Lành và"
        " nghệ sĩ Lê Văn Bốn.",
        {("Vũ Thị Lành", TITLES, "announced"), ("Lê Văn Bốn", TITLES, "announced")},
    ),
    "heading over bullets": (
        "Đề nghị tặng Cờ thi đua của UBND tỉnh:\n- Trường Tiểu học Sông Lam\nĐã được tặng Bằng khen của UBND"
        " tỉnh:\n- Trạm Y tế xã Mường Xén",
        {("Trường Tiểu học Sông Lam", FLAG, "proposed"), ("Trạm Y tế xã Mường Xén", MERIT, "received")},
    ),
    "coordinated proposal": (
        "Cụm thi đua đề nghị Bộ Giáo dục và Đào tạo tặng Cờ thi đua cho Trường THPT Bến Thủy và UBND tỉnh"
        " tặng cờ thi đua"
        " cho Trường THPT Cửa Rào.",
        {("Trường THPT Bến Thủy", FLAG, "proposed"), ("Trường THPT Cửa Rào", FLAG, "proposed")},
    ),
    "given, and at the same time proposed": (
        "Chủ tịch UBND tỉnh Nghệ An tặng Bằng khen cho 5 tập thể, đồng thời đề nghị Thủ tướng Chính phủ tặng"
        " Bằng khen cho"
        " Đồn Biên phòng Na Loi.",
        {((5, "tập thể"), MERIT, "received"), ("Đồn Biên phòng Na Loi", STATE, "proposed")},
    ),
    "dropped from a list": (
        "Hội đồng quyết định rút Công ty Đá Hòn Mun khỏi danh sách đề nghị tặng Huân chương Lao động.",
        {("Công ty Đá Hòn Mun", ORDER, "proposed")},
    ),
    "withdrawn files": (
        "Công ty Đá Hòn Mun đã xin rút hồ sơ đề nghị tặng Huân chương Lao động hạng Nhì.",
        {("Công ty Đá Hòn Mun", ORDER, "proposed")},
    ),
    "in a list of candidates": (
        "NSƯT Trịnh Kim Sen có tên trong danh sách xét tặng danh hiệu NSND.",
        {("Trịnh Kim Sen", TITLES, "proposed")},
    ),
    "whose deed it was": (
        "Hành động quên mình của em Hoàng Đức Bình đã được UBND tỉnh Nghệ An tặng bằng khen.",
        {("Hoàng Đức Bình", MERIT, "received")},
    ),
    "prizes behind a colon": (
        "Nhà nước đã trao tặng cho Công ty Gốm Phố Lu nhiều phần thưởng cao quý: Huân chương Lao động hạng"
        " Ba năm 2005;"
        " Huân chương Lao động hạng Nhì năm 2010.",
        {("Công ty Gốm Phố Lu", ORDER, "received")},
    ),
    "abbreviation": (
        "Tổng công ty Xây lắp Sông Cả (SCC) kỷ niệm 20 năm. SCC được tặng Huân chương Lao động hạng Ba.",
        {("Tổng công ty Xây lắp Sông Cả", ORDER, "received")},
    ),
    "praise of the same": (
        "Trường THPT Bến Thủy đã tặng giấy khen và biểu dương hai em Dương Thị Mận và Nguyễn Thị Đào.",
        {("Dương Thị Mận", "Giấy khen", "received"), ("Nguyễn Thị Đào", "Giấy khen", "received")},
    ),
    "gift with a certificate": (
        "Ban tổ chức trao giải nhất trị giá 20 triệu đồng cho em Nguyễn Văn Khải cùng bằng khen của Trung ương Đoàn.",
        {("Nguyễn Văn Khải", MERIT, "received")},
    ),
    "proposed, then given": (
        "Bà con từng đề nghị tặng Bằng khen của Bộ Công an cho anh Sùng A Lử. Hôm qua, anh Sùng A Lử đã nhận"
        " Bằng khen của Bộ Công an.",
        {("Sùng A Lử", MERIT, "received")},
    ),
    "a mother is not her son": (
        "Bà Nguyễn Thị Tư, mẹ của liệt sĩ Trần Văn Năm, được truy tặng danh hiệu Bà mẹ Việt Nam anh hùng.",
        {("Nguyễn Thị Tư", "Danh hiệu Anh hùng", "received")},
    ),
    "a rule": (
        "Mỗi cụm thi đua được suy tôn không quá hai đơn vị đề nghị tặng Cờ thi đua của UBND tỉnh.",
        set(),
    ),
    "homes are no awarded people": (
        "Chủ tịch UBND tỉnh tặng Bằng khen cho anh Trần Văn Binh và anh Lê Vĩnh Thu, cùng trú thôn Cự Lại"
        " Đông, huyện Diễn Châu.",
        {("Trần Văn Binh", MERIT, "received"), ("Lê Vĩnh Thu", MERIT, "received")},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_wording_gives_its_records(name: str) -> None:
    body, expected = CASES[name]
    assert rows(body) == expected


def test_headline_is_no_award_where_the_text_only_proposes() -> None:
    found = rows(
        "Hội đồng đề nghị tặng Cờ thi đua của UBND tỉnh cho 48 đơn vị.", title="48 đơn vị nhận Cờ thi đua của UBND tỉnh"
    )
    assert {status for *_, status in found} == {"proposed"}


def test_headline_says_the_sum() -> None:
    body = "UBND tỉnh vừa ban hành quyết định tặng Bằng khen của UBND tỉnh cho 13 tập thể và 12 cá nhân."
    assert rows(body, title="Tặng Bằng khen cho 25 tập thể, cá nhân") == {
        ((13, "tập thể"), MERIT, "announced"),
        ((12, "cá nhân"), MERIT, "announced"),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tập đoàn Điện Sông Hồng (SHE) cho biết", {"SHE": "Tập đoàn Điện Sông Hồng"}),
        ("ông Trần Văn Ba (TP.HCM) cho biết", {}),
        ("họp tại Hà Nội (HN)", {}),
        ("Công ty May Mười (gọi tắt là M10) và Bệnh viện Phố Mới (BVPM)", {"BVPM": "Bệnh viện Phố Mới"}),
    ],
)
def test_aliases_of_bodies(text: str, expected: dict[str, str]) -> None:
    assert read_aliases(text) == expected
