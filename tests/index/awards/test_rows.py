"""A list of awards in lines or behind a colon has the standing that its head says, however its rows are written."""

from __future__ import annotations

import re

import pytest

from index.extract.facts import extract_facts
from search.model import Article

PROPOSED = (
    "Hội nghị thống nhất suy tôn và đề nghị khen thưởng như sau:",
    "Kết quả bình xét, khối đề nghị UBND tỉnh:",
    "Danh sách các tập thể, cá nhân được đề nghị khen thưởng:",
    "Danh sách đề nghị xét tặng gồm:",
    "Hội đồng nhất trí trình Chủ tịch nước:",
    "Sở công khai danh sách đề nghị khen thưởng để lấy ý kiến:",
    "Hội nghị đã biểu quyết, thống nhất đề nghị tặng thưởng:",
    "Kết quả bỏ phiếu kín đề nghị khen thưởng như sau:",
)
GIVEN = (
    "UBND tỉnh đã khen thưởng:",
    "Tại hội nghị, UBND huyện đã tặng thưởng:",
    "Các hình thức khen thưởng đã được trao:",
    "Kết quả khen thưởng năm 2022:",
    "Danh sách các tập thể, cá nhân được khen thưởng:",
    "Những phần thưởng cao quý đã được trao tặng gồm:",
)
DECIDED = (
    "Chủ tịch nước quyết định tặng:",
    "UBND tỉnh ban hành quyết định tặng thưởng:",
    "Điều 1. Tặng thưởng:",
)
AIMED = ("Chỉ tiêu thi đua năm tới:", "Các đơn vị đăng ký danh hiệu thi đua:", "Tiêu chuẩn xét khen thưởng:")
ROWS = (  # two rows of a list, and who gets which of the two awards
    (
        "- Huân chương Lao động hạng Ba: Công ty Hoa Sen",
        "- Bằng khen của UBND tỉnh: ông Lê Văn An",
        ["Công ty Hoa Sen"],
        ["Lê Văn An"],
    ),
    (
        "- Huân chương Lao động hạng Ba cho Công ty Hoa Sen;",
        "- Bằng khen của UBND tỉnh cho ông Lê Văn An.",
        ["Công ty Hoa Sen"],
        ["Lê Văn An"],
    ),
    (
        "1. Công ty Hoa Sen: Huân chương Lao động hạng Ba",
        "2. Ông Lê Văn An: Bằng khen của UBND tỉnh",
        ["Công ty Hoa Sen"],
        ["Lê Văn An"],
    ),
    (
        "- Công ty Hoa Sen - Huân chương Lao động hạng Ba",
        "- Ông Lê Văn An - Bằng khen của UBND tỉnh",
        ["Công ty Hoa Sen"],
        ["Lê Văn An"],
    ),
    (
        "+ Huân chương Lao động hạng Ba: 2 tập thể",
        "+ Bằng khen của UBND tỉnh: 5 tập thể, 7 cá nhân",
        ["2 tập thể"],
        ["5 tập thể", "7 cá nhân"],
    ),
    (
        "- Tặng Huân chương Lao động hạng Ba cho 2 tập thể",
        "- Tặng Bằng khen của UBND tỉnh cho 5 tập thể và 7 cá nhân",
        ["2 tập thể"],
        ["5 tập thể", "7 cá nhân"],
    ),
    (
        "- 2 tập thể nhận Huân chương Lao động hạng Ba",
        "- 5 tập thể, 7 cá nhân nhận Bằng khen của UBND tỉnh",
        ["2 tập thể"],
        ["5 tập thể", "7 cá nhân"],
    ),
    (
        "a) Huân chương Lao động hạng Ba (2 tập thể)",
        "b) Bằng khen của UBND tỉnh (5 tập thể, 7 cá nhân)",
        ["2 tập thể"],
        ["5 tập thể", "7 cá nhân"],
    ),
    (
        "- 2 Huân chương Lao động hạng Ba cho 2 tập thể",
        "- 12 Bằng khen của UBND tỉnh cho 5 tập thể, 7 cá nhân",
        ["2 tập thể"],
        ["5 tập thể", "7 cá nhân"],
    ),
    (
        "Huân chương Lao động hạng Ba:\n- Công ty Hoa Sen",
        "Bằng khen của UBND tỉnh:\n- Ông Lê Văn An",
        ["Công ty Hoa Sen"],
        ["Lê Văn An"],
    ),
    (
        "I. Huân chương Lao động hạng Ba\n1. Công ty Hoa Sen",
        "II. Bằng khen của UBND tỉnh\n1. Ông Lê Văn An",
        ["Công ty Hoa Sen"],
        ["Lê Văn An"],
    ),
)
HEADS = [*((h, "proposed") for h in PROPOSED), *((h, "received") for h in GIVEN), *((h, "announced") for h in DECIDED)]
_BULLET = re.compile(r"^(?:[-+]|\d\.|[ab]\))\s")
# "2 tập thể nhận …" below "quyết định tặng:" is told as got; behind "được đề nghị khen thưởng:" the head names them
GETTING = "- 2 tập thể nhận"


def read(text: str, title: str = "Khen thưởng") -> dict[tuple[str, str], str]:
    """Return the standing of each award by recipient and type."""
    awards = extract_facts(Article("x", title, text, published_at="2023-05-01")).awards
    return {(a.recipient or f"{a.count} {a.of}", a.award_type.split()[0]): a.status for a in awards}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
@pytest.mark.parametrize("joint", ["\n", "; "], ids=["lines", "semicolons"])
def test_rows_have_the_standing_of_their_head(joint: str, row: tuple[str, str, list[str], list[str]]) -> None:
    first, second, orders, certificates = row
    if joint == "; " and ("\n" in first or first.startswith(GETTING)):
        return
    wrong = {}
    for head, status in HEADS:
        if first.startswith(GETTING) and status == "announced":
            continue
        pieces = (first, second) if joint == "\n" else (_BULLET.sub("", p).rstrip(";.") for p in (first, second))
        text = head + joint.replace("; ", " ") + joint.join(pieces) + ("" if joint == "\n" else ".")
        found = read(text)
        expected = {(who, "Huân") for who in orders} | {(who, "Bằng") for who in certificates}
        if found != dict.fromkeys(expected, status):
            wrong[text] = found
    assert not wrong


@pytest.mark.parametrize("head", AIMED)
def test_rows_of_aims_and_terms_are_no_awards(head: str) -> None:
    """Not even where the headline tells of awards that were given."""
    title = "Trao tặng nhiều phần thưởng cao quý"
    for first, second, *_ in ROWS:
        assert not read(f"{head}\n{first}\n{second}", title)


@pytest.mark.parametrize(
    ("head", "standing"),
    [
        ("Tại hội nghị, lãnh đạo huyện đã trao các hình thức khen thưởng của tỉnh năm 2022:", "received"),
        ("Hội đồng Thi đua - Khen thưởng thống nhất đề nghị khen thưởng:", "proposed"),
        ("Chủ tịch UBND tỉnh quyết định khen thưởng năm 2022 như sau:", "announced"),
    ],
)
def test_lines_that_name_the_award_and_then_who_gets_it(head: str, standing: str) -> None:
    body = (
        f"Huyện đã thẩm định 96 hồ sơ trình khen cấp tỉnh.\n\n{head}\n\n"
        "- Cờ thi đua của UBND tỉnh: Xã Nghĩa Thượng, Trường PTDTNT THCS&THPT huyện Bảo Yên;\n\n"
        "- Bằng khen của Chủ tịch UBND tỉnh: 7 tập thể, 13 cá nhân;\n\n"
        "- Chiến sĩ thi đua cấp tỉnh: đồng chí Cổ Thị Nhiên, Phó Trưởng phòng Giáo dục và Đào tạo."
    )
    found = extract_facts(Article(id="a", title="Tin trong tỉnh", body=body)).awards
    assert {award.status for award in found} == {standing}
    assert [award.recipient or f"{award.count} {award.of}" for award in found] == [
        "xã Nghĩa Thượng",
        "Trường PTDTNT THCS&THPT huyện Bảo Yên",
        "7 tập thể",
        "13 cá nhân",
        "Cổ Thị Nhiên",
    ]


@pytest.mark.parametrize(("first", "second"), [("Hạng Nhì", "Hạng Ba"), ("Hạng II", "Hạng III"), ("Hạng 2", "Hạng 3")])
def test_ranks_that_head_the_lines_of_a_list(first: str, second: str) -> None:
    body = (
        "Ban Thi đua - Khen thưởng lấy ý kiến đối với những ai được đề nghị Chủ tịch nước tặng thưởng Huân chương"
        f" Lao động, gồm:\n\n1. {first}: Nhân dân và cán bộ huyện Phù Yên.\n\n2. {second}: Trường THPT Mường Bú; ông"
        " Cầm Văn Phiên, Giám đốc Sở Khoa học và Công nghệ."
    )
    found = extract_facts(Article(id="a", title="Tin trong tỉnh", body=body)).awards
    assert [(award.recipient, award.rank, award.status) for award in found] == [
        ("Nhân dân và cán bộ huyện Phù Yên", "Nhì", "proposed"),
        ("Trường THPT Mường Bú", "Ba", "proposed"),
        ("Cầm Văn Phiên", "Ba", "proposed"),
    ]


def test_counted_heads_with_the_names_below_them() -> None:
    body = (
        "Sở Nội vụ lấy ý kiến về việc đề nghị Chủ tịch nước khen thưởng, cụ thể như sau:\n\n"
        "1. Đề nghị tặng Huân chương Lao động hạng Ba: 02 tập thể\n\n- Thanh tra tỉnh;\n\n"
        "- Sở Tư pháp tỉnh Lạng Sơn.\n\n"
        "2. Đề nghị tặng Huân chương Độc lập hạng Nhì: 01 tập thể\n\n- Nhân dân và cán bộ huyện Bình Gia."
    )
    found = read(body)
    named = {who: status for (who, _), status in found.items() if not who[0].isdigit()}
    expected = ("Thanh tra tỉnh", "Sở Tư pháp tỉnh Lạng Sơn", "Nhân dân và cán bộ huyện Bình Gia")
    assert named == dict.fromkeys(expected, "proposed")


def test_roman_heads_below_a_proposal_are_proposals() -> None:
    body = (
        "Hội đồng Thi đua - Khen thưởng Bộ đang hoàn thiện hồ sơ trình cấp có thẩm quyền xét tặng Huân chương.\n\n"
        "Cụ thể:\n\nI. Huân chương Lao động hạng Nhất cho ông Lê Văn An, Thứ trưởng.\n\n"
        "II. Huân chương Lao động hạng Ba cho 02 cá nhân:\n\n1. Ông Trần Văn Long, Phó Chánh Thanh tra Bộ;\n\n"
        "2. Bà Đàm Thị Thu, Phó Chánh Thanh tra Bộ."
    )
    people = {who: status for (who, _), status in read(body).items() if who.count(" ") == 2 and who[0].isupper()}
    assert people == dict.fromkeys(("Lê Văn An", "Trần Văn Long", "Đàm Thị Thu"), "proposed")
