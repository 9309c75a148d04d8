"""Where do names of bodies end, which number do words say, which phrases are one list, which verbs are in names?"""

import pytest

from index.extract.awards.bodies import body_end
from index.extract.awards.chunks import find_chunks, series
from index.extract.awards.counts import NUMBER, number
from index.extract.awards.keys import hide_names, key

BODIES = [
    ("Công ty", " cổ phần Phân bón Trà Lĩnh", ", và"),
    ("Công ty", " Phân bón", " được"),
    ("Công ty", " Luyện kim Bắc Khe Sơn", " xả nước thải ra suối"),
    ("Phòng", " Tổ chức, Hành chính, Tổng hợp", " được"),
    ("Sở", " Văn hóa, Thể thao và Du lịch", ", Sở Giao thông vận tải"),
    ("Viện", " Nghiên cứu Trí tuệ nhân tạo và Ứng dụng", " cùng Phòng Tổ chức"),
    ("Tổ", " đoàn kết số 7 thị xã Hoài Nhơn", " cứu"),
    ("Hội", " Chữ thập đỏ", " tặng"),
    ("trường", "", " được tặng"),
]


@pytest.mark.parametrize(("kind", "name", "rest"), BODIES)
def test_a_body_ends_where_its_name_does(kind: str, name: str, rest: str) -> None:
    text = kind + name + rest
    assert text[len(kind) : body_end(text, len(kind))] == name


@pytest.mark.parametrize(
    ("text", "value"),
    [("4.300", 4300), ("mười bốn", 14), ("hai mươi mốt", 21), ("một trăm", 100), ("hai trăm linh năm", 205), ("7", 7)],
)
def test_numbers_in_digits_and_words(text: str, value: int) -> None:
    assert number(text) == value


def test_ten_years_are_not_fifteen() -> None:
    import re

    found = re.match(NUMBER, "mười năm sau")
    assert found is not None and found.group() == "mười"


LISTS = [
    ("cho 5 tập thể có thành tích xuất sắc và 20 cá nhân tiêu biểu", [[5, 20]]),
    (
        "Thiếu tá Hà Trọng Ước, Phó trưởng Phòng Hình sự, cùng hai trinh sát Ma Văn Tờ và Lộc Thị Khánh được",
        [["Hà Trọng Ước", "Ma Văn Tờ", "Lộc Thị Khánh"]],
    ),
    ("tặng Trung đoàn 996; ông Lê Văn Tám", [["Trung đoàn 996", "Lê Văn Tám"]]),
    ("Bộ trưởng Bộ Công an trao", []),
]


@pytest.mark.parametrize(("text", "lists"), LISTS)
def test_chunks_that_are_one_list(text: str, lists: list[list[object]]) -> None:
    chunks = find_chunks(text, key(text), [], lambda _: None)
    assert [[c.who.name or c.who.count for c in one] for one in series(text, chunks)] == lists


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("cho xã Tiên Phong và", "cho xã tiên xxxxx và"),
        ("Phong tặng ông Được", "phong tặng ông xxxx"),
        ("TẶNG BẰNG KHEN CHO A", "tặng bằng khen cho a"),
    ],
)
def test_verbs_inside_names_are_hidden(text: str, hidden: str) -> None:
    assert hide_names(text, key(text)) == hidden
