"""Every usual form of a recipient (people, bodies, lists), in every usual place of a sentence, is named."""

from __future__ import annotations

import pytest

from index.extract.facts import extract_facts
from search.model import Article

# A phrase and whom it names; "#" before a number of people or bodies.
FORMS: dict[str, list[str]] = {
    "ông Trịnh Công Bằng, Chủ tịch Hội Nông dân xã Minh Tân": ["Trịnh Công Bằng"],
    "bà Lò Thị Hặc, 67 tuổi, trú tại bản Nà Sành, xã Mường Bú": ["Lò Thị Hặc"],
    "bác sĩ CKII Phạm Hữu Tiến, Giám đốc Trung tâm Y tế huyện Lục Nam": ["Phạm Hữu Tiến"],
    "Thượng tá Vũ Đình Lợi, Trưởng Công an huyện Lục Nam": ["Vũ Đình Lợi"],
    "Đại úy QNCN Hoàng Văn Tới": ["Hoàng Văn Tới"],
    "nghệ nhân ưu tú Nguyễn Thị Sen": ["Nguyễn Thị Sen"],
    "chị Đinh Thị Mơ (sinh năm 1985, thôn Đoài)": ["Đinh Thị Mơ"],
    "em Lê Bảo An, học sinh lớp 9A Trường THCS Kim Đồng": ["Lê Bảo An"],
    "cô giáo Vi Thị Hoa, Trường Mầm non Bắc Lý": ["Vi Thị Hoa"],
    "già làng A Blong, làng Kon Rờ Bàng": ["A Blong"],
    "trưởng thôn Hoàng Văn Páo": ["Hoàng Văn Páo"],
    "dòng họ Đỗ Duy": ["dòng họ Đỗ Duy"],
    "Phòng Giáo dục và Đào tạo huyện Yên Thế": ["Phòng Giáo dục và Đào tạo huyện Yên Thế"],
    "Chi cục Thuế khu vực Tân Yên - Yên Thế": ["Chi cục Thuế khu vực Tân Yên - Yên Thế"],
    "Ban Quản lý dự án đầu tư xây dựng huyện": ["Ban Quản lý dự án đầu tư xây dựng huyện"],
    "Trường Tiểu học và THCS Tân Sơn": ["Trường Tiểu học và THCS Tân Sơn"],
    "Trường PTDTBT THCS Nậm Khòa": ["Trường PTDTBT THCS Nậm Khòa"],
    "Khoa Hồi sức tích cực, Bệnh viện Đa khoa tỉnh": ["Khoa Hồi sức tích cực"],
    "Trạm Y tế xã Quang Minh, huyện Bắc Quang": ["Trạm Y tế xã Quang Minh"],
    "Công ty TNHH MTV Cao su Chư Sê": ["Công ty TNHH MTV Cao su Chư Sê"],
    "xã Tân Dĩnh (huyện Lạng Giang)": ["xã Tân Dĩnh"],
    "thôn Đồng Tâm, xã Hương Sơn": ["thôn Đồng Tâm"],
    "khu dân cư Tân Thành": ["khu dân cư Tân Thành"],
    "Đảng bộ, chính quyền, quân và dân thị xã Nghĩa Lộ": ["Đảng bộ, chính quyền, quân và dân thị xã Nghĩa Lộ"],
    "lực lượng vũ trang tỉnh Hà Giang": ["lực lượng vũ trang tỉnh Hà Giang"],
    "LLVT huyện Bắc Quang": ["LLVT huyện Bắc Quang"],
    "Ban CHQS xã Tân Dĩnh": ["Ban CHQS xã Tân Dĩnh"],
    "Ban Tổ chức Huyện ủy": ["Ban Tổ chức Huyện ủy"],
    "Văn phòng HĐND và UBND huyện Bắc Quang": ["Văn phòng HĐND và UBND huyện Bắc Quang"],
    "Tiểu đoàn 7, Trung đoàn 4": ["Tiểu đoàn 7"],
    "3 tập thể, 5 cá nhân": ["#3 tập thể", "#5 cá nhân"],
    "huyện Bắc Quang và 3 xã": ["huyện Bắc Quang", "#3 xã"],
    "các ông Phạm Văn Điền, Trần Văn Bắc và bà Vũ Thị Lụa": ["Phạm Văn Điền", "Trần Văn Bắc", "Vũ Thị Lụa"],
    "các đồng chí: Phạm Văn Điền, Trần Văn Bắc, Vũ Thị Lụa": ["Phạm Văn Điền", "Trần Văn Bắc", "Vũ Thị Lụa"],
    "các đơn vị: Sở Nội vụ, Sở Y tế và Công an tỉnh": ["Sở Nội vụ", "Sở Y tế", "Công an tỉnh"],
    "hai xã Tân Dĩnh và Hương Sơn": ["xã Tân Dĩnh", "xã Hương Sơn"],
    "3 tập thể gồm Phòng Nội vụ, Phòng Tư pháp, Thanh tra huyện": ["Phòng Nội vụ", "Phòng Tư pháp", "Thanh tra huyện"],
    "Trường Mầm non Hoa Sen, Trường Tiểu học Lê Lợi và 2 cá nhân": [
        "Trường Mầm non Hoa Sen",
        "Trường Tiểu học Lê Lợi",
        "#2 cá nhân",
    ],
}
PLACES = (
    "{R} vinh dự đón nhận {a} {g}.",
    "Năm 2022, {r} được tặng {a} {g}.",
    "{R} được {giver} tặng {a}.",
    "Tại hội nghị, lãnh đạo tỉnh đã trao {a} {g} cho {r}.",
    "{giver} quyết định tặng {a} cho {r} vì đã có thành tích xuất sắc trong công tác.",
    "{giver} đã tặng thưởng {r} {a}.",
    "Dịp này, {r} đã được trao {a} {g} vì có nhiều đóng góp.",
)
AWARDS = (("Bằng khen", "Chủ tịch UBND tỉnh"), ("Huân chương Lao động hạng Ba", "Chủ tịch nước"))


@pytest.mark.parametrize("place", PLACES)
def test_whoever_gets_it_is_named(place: str) -> None:
    wrong = {}
    for phrase, named in FORMS.items():
        for award, giver in AWARDS:
            values = {"r": phrase, "R": phrase[0].upper() + phrase[1:], "a": award, "g": f"của {giver}", "giver": giver}
            text = place.format(**values)
            awards = extract_facts(Article("x", "Tin", text)).awards
            found = [(a.recipient or f"#{a.count} {a.of}").casefold() for a in awards]
            if sorted(found) != sorted(name.casefold() for name in named):
                wrong[text] = found
    assert wrong == {}
