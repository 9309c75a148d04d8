"""Every printed form of an award in every usual sentence: who gets what, of which rank, given or only proposed."""

from __future__ import annotations

import pytest

from index.extract.facts import extract_facts
from search.model import Article

ORDERS = ("Lao động", "Độc lập", "Quân công", "Chiến công", "Bảo vệ Tổ quốc")
RANKS = {"Nhất": "Nhất", "nhì": "Nhì", "Ba": "Ba", "I": "Nhất", "2": "Nhì", "III": "Ba"}
HONOUR = "Nghệ sĩ/Nhà giáo/Thầy thuốc nhân dân/ưu tú"
OF_LEVEL_T = "Bằng khen cấp bộ/tỉnh/thành phố"
AWARDS = [  # printed form, type, rank (None: not compared)
    *((f"Huân chương {name} hạng {r}", f"Huân chương {name}", rank) for name in ORDERS for r, rank in RANKS.items()),
    ("Huân chương Sao vàng", "Huân chương Sao vàng", None),
    ("Huân chương Hồ Chí Minh", "Huân chương Hồ Chí Minh", None),
    ("Huân chương Dũng cảm", "Huân chương Dũng cảm", None),
    ("Huân chương Hữu nghị", "Huân chương khác", None),
    ("Bằng khen của Thủ tướng Chính phủ", "Bằng khen của Thủ tướng Chính phủ", None),
    ("Bằng khen của Thủ tướng", "Bằng khen của Thủ tướng Chính phủ", None),
    ("Bằng khen của Bộ trưởng Bộ Y tế", OF_LEVEL_T, None),
    ("Bằng khen của UBND tỉnh Nghệ An", OF_LEVEL_T, None),
    ("Bằng khen của UBND thành phố Hà Nội", OF_LEVEL_T, None),
    ("Bằng khen của Tổng Liên đoàn Lao động Việt Nam", OF_LEVEL_T, None),
    ("Bằng khen của Trung ương Đoàn", OF_LEVEL_T, None),
    ("Bằng khen của Trung ương Hội Nông dân Việt Nam", OF_LEVEL_T, None),
    ("Bằng khen của TAND Tối cao", OF_LEVEL_T, None),
    ("Bằng khen của Viện trưởng VKSND Tối cao", OF_LEVEL_T, None),
    ("Giấy khen của Chủ tịch UBND huyện Hoài Đức", "Giấy khen", None),
    ("Giấy khen của Giám đốc Công an tỉnh", "Giấy khen", None),
    ("Giấy khen của Giám đốc Sở Y tế", "Giấy khen", None),
    ("Cờ thi đua của Chính phủ", "Cờ thi đua của Chính phủ", None),
    ("Cờ thi đua của Bộ Công an", "Cờ thi đua cấp bộ/tỉnh/thành phố", None),
    ("Cờ thi đua xuất sắc của UBND tỉnh Bà Rịa - Vũng Tàu", "Cờ thi đua cấp bộ/tỉnh/thành phố", None),
    ("Cờ đơn vị dẫn đầu phong trào thi đua của UBND thành phố Hải Phòng", "Cờ thi đua cấp bộ/tỉnh/thành phố", None),
    ("danh hiệu Chiến sĩ thi đua toàn quốc", "Chiến sĩ thi đua toàn quốc", None),
    ("danh hiệu Chiến sĩ thi đua cấp tỉnh", "Chiến sĩ thi đua cấp bộ/tỉnh", None),
    ("danh hiệu Chiến sĩ thi đua cấp bộ", "Chiến sĩ thi đua cấp bộ/tỉnh", None),
    ("danh hiệu Chiến sĩ thi đua thành phố", "Chiến sĩ thi đua cấp bộ/tỉnh", None),
    ("danh hiệu Chiến sĩ thi đua cơ sở", "Chiến sĩ thi đua cơ sở", None),
    ("danh hiệu Chiến sĩ tiên tiến", "Lao động tiên tiến", None),
    ("danh hiệu Lao động tiên tiến", "Lao động tiên tiến", None),
    ("danh hiệu Tập thể lao động xuất sắc", "Tập thể lao động xuất sắc", None),
    ("danh hiệu Anh hùng Lao động", "Danh hiệu Anh hùng", None),
    ("danh hiệu Anh hùng Lực lượng vũ trang nhân dân", "Danh hiệu Anh hùng", None),
    ("danh hiệu Nghệ sĩ nhân dân", HONOUR, "nhân dân"),
    ("danh hiệu NSƯT", HONOUR, "ưu tú"),
    ("danh hiệu Nhà giáo Ưu tú", HONOUR, "ưu tú"),
    ("danh hiệu Thầy thuốc nhân dân", HONOUR, "nhân dân"),
    ("Giải thưởng Hồ Chí Minh", "Giải thưởng Hồ Chí Minh/Nhà nước", None),
    ("Giải thưởng Nhà nước về văn học nghệ thuật", "Giải thưởng Hồ Chí Minh/Nhà nước", None),
    ("Kỷ niệm chương Vì sự nghiệp giáo dục", "Kỷ niệm chương", None),
    ("Kỷ niệm chương “Vì sức khỏe nhân dân”", "Kỷ niệm chương", None),
    ("Huy chương Chiến sĩ vẻ vang", "Huy chương", None),
]
SENTENCES = [  # with the status (None: several are right)
    ("Ông Lê Văn An vừa được tặng {}.", "received"),
    ("Năm 2020, ông Lê Văn An vinh dự đón nhận {}.", "received"),
    ("Ông Lê Văn An đã được trao tặng {}.", "received"),
    ("Lễ trao {} cho ông Lê Văn An diễn ra sáng 5/5.", None),
    ("Sở đã đề nghị tặng {} cho ông Lê Văn An.", "proposed"),
    ("Ông Lê Văn An được đề nghị tặng {}.", "proposed"),
    ("Hội đồng thống nhất trình cấp có thẩm quyền xét tặng {} cho ông Lê Văn An.", "proposed"),
    ("Hội đồng bỏ phiếu đề xuất {} đối với ông Lê Văn An.", "proposed"),
    ("Hồ sơ đề nghị {} của ông Lê Văn An đã được gửi đi.", "proposed"),
    ("Cùng với đó, ông Lê Văn An giành được {}.", "received"),
    ("Trong sự nghiệp, ông Lê Văn An từng được Đảng, Nhà nước ghi nhận bằng {}.", "received"),
]
NOT_YET = {
    ("Hồ sơ đề nghị {} của ông Lê Văn An đã được gửi đi.", "Cờ thi đua xuất sắc của UBND tỉnh Bà Rịa - Vũng Tàu")
}


@pytest.mark.parametrize(("sentence", "status"), SENTENCES)
def test_every_award_is_read(sentence: str, status: str | None) -> None:
    wrong = {}
    for form, name, rank in AWARDS:
        awards = extract_facts(Article("x", "Tin", sentence.format(form), published_at="2023-05-01")).awards
        right = [a for a in awards if a.recipient == "Lê Văn An" and a.award_type == name]
        if not any(rank in (None, a.rank) and status in (None, a.status) for a in right):
            wrong[sentence, form] = [(a.recipient, a.award_type, a.rank, a.status) for a in awards]
    assert set(wrong) == {known for known in NOT_YET if known[0] == sentence}, wrong
