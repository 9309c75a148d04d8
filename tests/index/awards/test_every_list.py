"""Lists over several lines and sentences: each item gets the award of the line above, what stands behind gets none."""

from __future__ import annotations

import pytest

from index.extract.facts import extract_facts
from search.model import Article

HEADS = (
    "Tại hội nghị, UBND tỉnh tặng Bằng khen cho các tập thể, cá nhân:",
    "Danh sách các tập thể, cá nhân được UBND tỉnh tặng Bằng khen:",
    "Các tập thể, cá nhân được tặng Bằng khen của UBND tỉnh gồm:",
    "UBND tỉnh quyết định tặng Bằng khen cho 4 tập thể và 1 cá nhân, gồm:",
    "Bằng khen của UBND tỉnh được trao cho:",
)
ITEMS = (
    "Phòng Nội vụ huyện Bắc Mê",
    "Trường THCS Minh Ngọc",
    "Công an xã Yên Cường",
    "Trạm Y tế xã Yên Cường",
    "Ông Nông Văn Đoàn, Trưởng thôn Nà Nèn",
)
NAMES = {*ITEMS[:4], "Nông Văn Đoàn"}


def found(text: str) -> set[str | None]:
    return {a.recipient or f"{a.count} {a.of}" for a in extract_facts(Article("x", "Tin", text)).awards}


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("mark", ["- {};", "• {}", "* {}.", "{n}. {}", "{n}) {};", "{};"])
def test_each_line_gets_it(head: str, mark: str) -> None:
    lines = [mark.format(item, n=n) for n, item in enumerate(ITEMS, 1)]
    assert found("\n".join([head, *lines])) == NAMES


@pytest.mark.parametrize(
    "subheads", [("Tập thể:", "Cá nhân:"), ("I. Tập thể", "II. Cá nhân"), ("* Tập thể (4):", "* Cá nhân (1):")]
)
def test_headings_inside_a_list_leave_it_open(subheads: tuple[str, str]) -> None:
    lines = [subheads[0], *(f"- {item}" for item in ITEMS[:4]), subheads[1], f"- {ITEMS[4]}"]
    assert found("\n".join([HEADS[0], *lines])) == NAMES


def test_items_may_be_numbers() -> None:
    assert found("Giấy khen của UBND huyện được trao cho:\n- Hội Nông dân xã Tân An;\n- 36 hộ gia đình.") == {
        "Hội Nông dân xã Tân An",
        "36 hộ gia đình",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Tại lễ trao Bằng khen của UBND tỉnh cho 3 tập thể, Chủ tịch UBND tỉnh nhấn mạnh:\n- Công an tỉnh cần nỗ lực.",
        "UBND tỉnh tặng Bằng khen cho 3 tập thể.\n- Công an tỉnh cần nỗ lực hơn.",
    ],
)
def test_what_is_no_list_gets_nothing(text: str) -> None:
    assert found(text) == {"3 tập thể"}


def test_what_stands_behind_a_list_gets_nothing() -> None:
    lines = [f"{item};" for item in ITEMS]
    behind = ["Công an huyện Bắc Mê tổ chức tuần tra đêm.", "Trường THCS Quang Trung"]
    assert found("\n".join([HEADS[2], *lines, *behind])) == NAMES


@pytest.mark.parametrize("opening", ["Trong đó, ", "Cụ thể: ", ""])
def test_those_counted_are_named_in_the_next_sentence(opening: str) -> None:
    text = (
        f"UBND tỉnh tặng Bằng khen cho 2 tập thể và 2 cá nhân. {opening}2 tập thể gồm: Phòng Nội vụ, "
        "Công an xã Tân An; 2 cá nhân là ông Nông Văn Đoàn và bà Lục Thị Sen."
    )
    assert found(text) == {"Phòng Nội vụ", "Công an xã Tân An", "Nông Văn Đoàn", "Lục Thị Sen"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("UBND tỉnh tặng Bằng khen cho Công an các xã Tân An, Tân Hà.", {"Công an xã Tân An", "Công an xã Tân Hà"}),
        ("Ông Lê An cùng vợ là bà Vũ Thị Sen được UBND tỉnh tặng Bằng khen.", {"Lê An", "Vũ Thị Sen"}),
        ("Đây là năm thứ ba liên tiếp xã Tân An được UBND tỉnh tặng Bằng khen.", {"xã Tân An"}),
        (
            "Tiêu biểu như: Công an xã Tân An, Trạm Y tế xã Tân Hà được UBND tỉnh tặng Bằng khen.",
            {"Công an xã Tân An", "Trạm Y tế xã Tân Hà"},
        ),
        (
            "Trường Mầm non Sao Mai mở năm 1990. Ghi nhận những thành tích đó, UBND tỉnh tặng Bằng khen.",
            {"Trường Mầm non Sao Mai"},
        ),
        (
            "Trường THCS Minh Ngọc được tặng nhiều phần thưởng cao quý. Tiêu biểu là Bằng khen của UBND tỉnh (2005).",
            {"Trường THCS Minh Ngọc"},
        ),
        (
            'Bí thư Chi bộ thôn Nà Nèn Lục Văn Sình cho hay: "Năm 2021, thôn được UBND tỉnh tặng Bằng khen".',
            {"thôn Nà Nèn"},
        ),
        (
            "UBND tỉnh tặng Bằng khen cho Khoa Nội và Khoa Nhi của bệnh viện.",
            {"Khoa Nội", "Khoa Nhi"},
        ),
        (
            "Có 2 tập thể được UBND tỉnh tặng Bằng khen là Ban CHQS huyện Bắc Mê và Tiểu đoàn 1, Trung đoàn 877.",
            {"Ban CHQS huyện Bắc Mê", "Tiểu đoàn 1"},
        ),
        ("Gia đình ông Nông Văn An và bà Lục Thị Sen được UBND tỉnh tặng Bằng khen.", {"gia đình Nông Văn An"}),
        (
            "Các đơn vị Sở Tài chính, Sở Tư pháp và Sở Y tế được UBND tỉnh tặng Bằng khen.",
            {"Sở Tài chính", "Sở Tư pháp", "Sở Y tế"},
        ),
        (
            "Hai công ty thành viên (Công ty Sông Thao 1, Công ty Sông Thao 2) được UBND tỉnh tặng Bằng khen.",
            {"Công ty Sông Thao 1", "Công ty Sông Thao 2"},
        ),
        (
            "Hội Nông dân các xã Tân An, Yên Bình và ông Lê An được UBND tỉnh tặng Bằng khen.",
            {"Hội Nông dân xã Tân An", "Hội Nông dân xã Yên Bình", "Lê An"},
        ),
        (
            "Hội Nông dân huyện Ba Vì tổng kết. Hội Nông dân huyện được UBND tỉnh tặng Bằng khen.",
            {"Hội Nông dân huyện Ba Vì"},
        ),
        ("Em Sùng Thị Dợ, lớp 8B, Trường THCS Lũng Cú được UBND tỉnh tặng Bằng khen.", {"Sùng Thị Dợ"}),
        (
            "UBND tỉnh tặng Bằng khen cho Phòng Cảnh sát điều tra tội phạm về ma túy và 5 cán bộ.",
            {"Phòng Cảnh sát điều tra tội phạm về ma túy", "5 cán bộ"},
        ),
        ("Anh Hoàng Văn Tấn rất vui. Huyện đoàn Bắc Mê cũng có Giấy khen gửi tới anh.", {"Hoàng Văn Tấn"}),
        (
            "UBND tỉnh tặng Bằng khen cho Ban CHQS các huyện: Mường La, Bắc Yên; Ban CHQS xã Mường Bú và 7 cá nhân.",
            {"Ban CHQS huyện Mường La", "Ban CHQS huyện Bắc Yên", "Ban CHQS xã Mường Bú", "7 cá nhân"},
        ),
        ("Trưởng thôn Lý A Vàng, người có công lớn, từng được UBND tỉnh tặng Bằng khen.", {"Lý A Vàng"}),
        ("Nhà thầu chính - Công ty Cầu đường 12 - được UBND tỉnh tặng Bằng khen.", {"Công ty Cầu đường 12"}),
        (
            "Em Quàng Văn Tuấn cùng bạn là Lò Văn Hợi cứu bé gái. Hai em được UBND tỉnh tặng Bằng khen.",
            {"Quàng Văn Tuấn", "Lò Văn Hợi"},
        ),
        (
            "Thiếu tá Tòng Văn An và Đại úy Lường Văn Hai, Phó Trưởng Công an xã Lộc, được UBND tỉnh tặng Bằng khen.",
            {"Tòng Văn An", "Lường Văn Hai"},
        ),
        (
            "Lãnh đạo tỉnh chúc mừng xã Tân An và bà Lê Thị Sen được UBND tỉnh tặng Bằng khen.",
            {"xã Tân An", "Lê Thị Sen"},
        ),
        ("Công an xã Tân An nỗ lực vượt khó và được UBND tỉnh tặng Bằng khen.", {"Công an xã Tân An"}),
        ("Trung tá Lê Văn An, Đồn trưởng và 3 đồng chí được UBND tỉnh tặng Bằng khen.", {"Lê Văn An", "3 đồng chí"}),
        (
            "Ông Lò Văn Hai, bản Áng, xã Tân An và Bí thư bản Búa - ông Lò Văn Diên được UBND tỉnh tặng Bằng khen.",
            {"Lò Văn Hai", "Lò Văn Diên"},
        ),
        (
            "Xã Tân An, xã Tân Hà và ông Lê Văn An được UBND tỉnh tặng Bằng khen.",
            {"xã Tân An", "xã Tân Hà", "Lê Văn An"},
        ),
        ("Toàn huyện có xã Tân An và bà Lê Thị Sen được UBND tỉnh tặng Bằng khen.", {"xã Tân An", "Lê Thị Sen"}),
        ("Chàng trai cứu 4 người được UBND tỉnh tặng Bằng khen. Anh Lò Văn Kẹo đã lao xuống sông.", {"Lò Văn Kẹo"}),
    ],
)
def test_who_is_told_in_other_ways(text: str, names: set[str]) -> None:
    assert found(text) == names


def test_two_of_a_kind_from_two_givers_are_two() -> None:
    text = "Chị Ma Thị Thơm được tặng 2 Bằng khen của UBND tỉnh, 1 Bằng khen của Bộ Y tế."
    assert {a.giver for a in extract_facts(Article("x", "Tin", text)).awards} == {"UBND tỉnh", "Bộ Y tế"}


def test_no_person_is_a_province_that_gives() -> None:
    text = "Phó Chủ tịch UBND tỉnh Tráng Thị Xuân trao Bằng khen cho ông Lê Văn An."
    assert [a.giver for a in extract_facts(Article("x", "Tin", text)).awards] == ["Phó Chủ tịch UBND tỉnh"]
