"""Every way to write an award: short forms, capitals, quotes, hyphens, broken lines, several ranks at once."""

from __future__ import annotations

import pytest

from index.extract.facts import extract_facts
from search.model import Article

FORMS: dict[tuple[str, str | None], tuple[str, ...]] = {  # (type, rank; None: not compared): printed forms
    ("Huân chương Lao động", "Ba"): (
        "Huân chương LĐ hạng 3",
        "HCLĐ hạng Ba",
        "HCLĐ hạng III",
        "Huân chương Lao Động Hạng Ba",
        "HUÂN CHƯƠNG LAO ĐỘNG HẠNG BA",
        "“Huân chương Lao động hạng Ba”",
        "«Huân chương Lao động» hạng Ba",
        '"Huân chương Lao động" hạng Ba',
        "huân chương lao động hạng ba",
        "Huân chương Lao động - hạng Ba",
        "Huân chương Lao động, hạng Ba",
        "Huân chương Lao\nđộng hạng Ba",
        "Huân chương\nLao động hạng Ba",
        "tấm Huân chương Lao động hạng Ba",
        "Huân chương Lao động hạng ba của Chủ tịch nước",
        "HC Lao động hạng Ba",
    ),
    ("Huân chương Lao động", "Nhì"): (
        "Huân chương Lao động (hạng Nhì)",
        "Huân chương cao quý - Huân chương Lao động hạng Nhì",
    ),
    ("Huân chương Lao động", "Nhất"): (
        "Huân chương Lao động Hạng Nhất",
        "Huân chương Lao động hạng “Nhất”",
    ),
    ("Huân chương Lao động", None): ("Huân chương Lao động Nhất",),
    ("Huân chương Độc lập", "Nhì"): ("HCĐL hạng Nhì",),
    ("Huân chương Độc lập", "Nhất"): ("Huân chương Độc Lập hạng Nhất",),
    ("Huân chương Bảo vệ Tổ quốc", "Ba"): (
        "Huân chương BVTQ hạng Ba",
        "Huân chương Bảo vệ tổ quốc hạng 3",
    ),
    ("Huân chương Chiến công", "Nhất"): ("Huân chương Chiến công hạng I",),
    ("Huân chương Quân công", "Nhì"): ("Huân chương Quân công hạng Nhì",),
    ("Huân chương Sao vàng", None): ("Huân chương Sao Vàng",),
    ("Huân chương Hồ Chí Minh", None): ("Huân chương Hồ Chí Minh",),
    ("Huân chương khác", None): (
        "Huân chương Đại đoàn kết dân tộc",
        "Huân chương “Hữu nghị”",
        "Huân chương Kháng chiến hạng Nhì",
        "Huân chương Chiến sĩ vẻ vang hạng Nhất, Nhì, Ba",
        "Huân chương Chiến sỹ vẻ vang hạng Ba",
    ),
    ("Huân chương Dũng cảm", None): (
        "Huân chương Dũng cảm",
        "Huân chương “Dũng cảm”",
    ),
    ("Bằng khen cấp bộ/tỉnh/thành phố", None): (
        "BK của UBND tỉnh Nghệ An",
        "bằng khen UBND tỉnh Nghệ An",
        "Bằng khen UBND tỉnh Nghệ An",
        "Bằng khen cấp tỉnh",
        "Bằng khen tỉnh Nghệ An",
        "bằng khen cấp Bộ",
        "Bằng khen cấp bộ",
        "Bằng khen của Chủ tịch UBND tỉnh Nghệ An",
        "Bằng khen Chủ tịch UBND tỉnh Nghệ An",
        "“Bằng khen” của UBND tỉnh Nghệ An",
        "Bằng khen của Bộ Y tế",
        "Bằng khen Bộ Y tế",
        "Bằng khen Bộ trưởng Bộ Y tế",
        "Bằng khen của Bộ GD&ĐT",
        "Bằng khen của Bộ GD-ĐT",
        "Bằng khen của Bộ LĐ-TB&XH",
        "Bằng khen của Bộ NN&PTNT",
        "Bằng khen của TW Đoàn",
        "Bằng khen của T.Ư Đoàn",
        "Bằng khen của Trung ương Đoàn TNCS Hồ Chí Minh",
        "Bằng khen của Tổng LĐLĐ Việt Nam",
        "Bằng khen của LĐLĐ tỉnh Nghệ An",
        "bằng khen của Ủy ban Trung ương MTTQ Việt Nam",
        "Bằng khen của Tỉnh đoàn Nghệ An",
        "Bằng khen của Hội LHPN tỉnh Nghệ An",
        "Bằng khen của Kiểm toán Nhà nước",
        "Bằng khen của Bảo hiểm xã hội Việt Nam",
        "Bằng khen của Ngân hàng Nhà nước",
        "Bằng khen của Thống đốc Ngân hàng Nhà nước Việt Nam",
        "Bằng khen của Viện Hàn lâm Khoa học xã hội Việt Nam",
        "Bằng khen của Quân khu 4",
        "Bằng khen của Ban Thường vụ Tỉnh ủy",
        "Bằng khen của Thành đoàn TP.HCM",
        "Bằng khen của UBND TP.HCM",
        "Bằng khen của UBND TP Hồ Chí Minh",
        "Bằng khen của Chủ tịch UBND TP. Đà Nẵng",
        "Bằng khen của UBND TP. Cần Thơ",
    ),
    ("Bằng khen của Thủ tướng Chính phủ", None): (
        "Bằng khen Thủ tướng",
        "Bằng khen Thủ tướng Chính phủ",
        "bằng khen của Chính phủ",
        "BK của Thủ tướng",
        "BK Thủ tướng",
        "bằng khen chính phủ",
    ),
    ("Giấy khen", None): (
        "giấy khen UBND huyện Hoài Đức",
        "Giấy khen cấp huyện",
        "Giấy khen Giám đốc Công an tỉnh Nghệ An",
        "giấy khen của hiệu trưởng",
    ),
    ("Cờ thi đua của Chính phủ", None): (
        "Cờ thi đua Chính phủ",
        "Cờ thi đua của Chính Phủ",
        "cờ thi đua xuất sắc của Chính phủ",
        "Cờ Thi đua Chính phủ",
        "Cờ của Chính phủ",
        "“Cờ thi đua của Chính phủ”",
        "Cờ thi đua của Thủ tướng Chính phủ",
        "Cờ Chính phủ",
        "cờ thi đua cấp Chính phủ",
        "Cờ đơn vị xuất sắc trong phong trào thi đua của Chính phủ",
    ),
    ("Cờ thi đua cấp bộ/tỉnh/thành phố", None): (
        "Cờ thi đua cấp tỉnh",
        "Cờ thi đua UBND tỉnh Nghệ An",
        "Cờ Thi đua xuất sắc của UBND tỉnh Nghệ An",
        "Cờ thi đua của Bộ Công an",
        "Cờ thi đua Bộ Công an",
        "Cờ đơn vị dẫn đầu phong trào thi đua của UBND tỉnh Nghệ An",
        'Cờ "Đơn vị dẫn đầu phong trào thi đua" của UBND tỉnh Nghệ An',
        "cờ “Đơn vị xuất sắc trong phong trào thi đua” của Bộ Y tế",
        "Cờ đơn vị xuất sắc của UBND tỉnh Nghệ An",
        "Cờ thi đua cấp bộ",
        "Cờ thi đua của Tổng Liên đoàn Lao động Việt Nam",
        "Cờ thi đua của Quân khu 4",
        "Cờ thi đua thành phố Hà Nội",
        "Cờ thi đua toàn diện của Tổng LĐLĐ Việt Nam",
        "cờ dẫn đầu khối thi đua của Bộ Nội vụ",
    ),
    ("Chiến sĩ thi đua toàn quốc", None): (
        "danh hiệu CSTĐ toàn quốc",
        "danh hiệu “Chiến sĩ thi đua toàn quốc”",
        "danh hiệu Chiến sĩ thi đua cấp Toàn quốc",
    ),
    ("Chiến sĩ thi đua cơ sở", None): (
        "danh hiệu CSTĐ cơ sở",
        "danh hiệu CSTĐCS",
        "danh hiệu CSTĐ cấp cơ sở",
    ),
    ("Chiến sĩ thi đua cấp bộ/tỉnh", None): (
        "danh hiệu CSTĐ cấp tỉnh",
        "danh hiệu CSTĐ tỉnh",
        "danh hiệu Chiến sĩ Thi đua cấp Bộ",
        "Chiến sỹ thi đua cấp tỉnh",
        "danh hiệu “Chiến sĩ thi đua” cấp tỉnh",
        "danh hiệu Chiến sĩ thi đua ngành Giáo dục",
        "danh hiệu chiến sĩ thi đua cấp thành phố",
        "danh hiệu Chiến sĩ thi đua của tỉnh",
        "danh hiệu Chiến sĩ thi đua toàn lực lượng Công an nhân dân",
        "danh hiệu Chiến sĩ thi đua toàn quân",
        "danh hiệu chiến sĩ thi đua thành phố Hà Nội",
    ),
    ("Lao động tiên tiến", None): (
        "danh hiệu LĐTT",
        "danh hiệu “Lao động tiên tiến”",
        "danh hiệu Lao động Tiên tiến",
        "danh hiệu chiến sĩ tiên tiến",
        "danh hiệu tập thể LĐTT",
        "danh hiệu Tập thể lao động tiên tiến",
    ),
    ("Tập thể lao động xuất sắc", None): (
        "danh hiệu TTLĐXS",
        "danh hiệu Tập thể Lao động xuất sắc",
        "danh hiệu “Tập thể LĐXS”",
        "danh hiệu Tập thể LĐ xuất sắc",
    ),
    ("Danh hiệu Anh hùng", None): (
        "danh hiệu Anh hùng LLVT nhân dân",
        "danh hiệu Anh hùng LLVTND",
        "danh hiệu Anh hùng Lao động thời kỳ đổi mới",
        "danh hiệu AHLĐ",
        "danh hiệu AHLLVTND",
        "danh hiệu Anh hùng lao động trong thời kỳ đổi mới",
        "danh hiệu “Anh hùng lao động”",
        "danh hiệu Bà mẹ Việt Nam anh hùng",
        "danh hiệu Mẹ VNAH",
        "danh hiệu Anh hùng",
    ),
    ("Nghệ sĩ/Nhà giáo/Thầy thuốc nhân dân/ưu tú", "nhân dân"): (
        "danh hiệu Nghệ sĩ Nhân dân",
        "danh hiệu NGND",
        "danh hiệu Nhà giáo nhân dân",
        "danh hiệu cao quý Nghệ sĩ nhân dân",
    ),
    ("Nghệ sĩ/Nhà giáo/Thầy thuốc nhân dân/ưu tú", "ưu tú"): (
        "danh hiệu Nghệ sỹ ưu tú",
        "danh hiệu TTƯT",
        "danh hiệu Thầy thuốc Ưu tú",
        "danh hiệu “Nghệ nhân ưu tú”",
        "danh hiệu NSUT",
    ),
    ("Giải thưởng Hồ Chí Minh/Nhà nước", None): (
        "Giải thưởng Nhà nước về khoa học và công nghệ",
        "Giải thưởng Hồ Chí Minh về văn học, nghệ thuật",
        "giải thưởng “Hồ Chí Minh”",
    ),
    ("Kỷ niệm chương", None): (
        "Kỷ niệm chương Vì sự nghiệp giáo dục",
        'Kỷ niệm chương "Vì an ninh Tổ quốc"',
        "kỉ niệm chương vì sự nghiệp văn hóa",
    ),
    ("Huy chương", None): (
        "Huy chương Kháng chiến hạng Nhất",
        "Huy chương Quân kỳ quyết thắng",
    ),
}
LABOUR, FREEDOM = "Huân chương Lao động", "Huân chương Độc lập"
RANKS: dict[str, set[tuple[str, str | None]]] = {
    "Huân chương Lao động hạng Nhất, Nhì, Ba": {(LABOUR, "Ba"), (LABOUR, "Nhì"), (LABOUR, "Nhất")},
    "Huân chương Lao động hạng Nhất, hạng Nhì và hạng Ba": {(LABOUR, "Ba"), (LABOUR, "Nhì"), (LABOUR, "Nhất")},
    "Huân chương Lao động hạng Nhất - Nhì - Ba": {(LABOUR, "Ba"), (LABOUR, "Nhì"), (LABOUR, "Nhất")},
    "Huân chương Lao động hạng Nhất – Nhì – Ba": {(LABOUR, "Ba"), (LABOUR, "Nhì"), (LABOUR, "Nhất")},
    "Huân chương Lao động (hạng Nhất, Nhì, Ba)": {(LABOUR, "Ba"), (LABOUR, "Nhì"), (LABOUR, "Nhất")},
    "03 Huân chương Lao động (hạng Nhất, Nhì và Ba)": {(LABOUR, "Ba"), (LABOUR, "Nhì"), (LABOUR, "Nhất")},
    "Huân chương Lao động các hạng Nhất, Nhì, Ba": {(LABOUR, "Ba"), (LABOUR, "Nhì"), (LABOUR, "Nhất")},
    "Huân chương Lao động các hạng: Nhất, Nhì, Ba": {(LABOUR, "Ba"), (LABOUR, "Nhì"), (LABOUR, "Nhất")},
    "các Huân chương Lao động hạng Ba, hạng Nhì": {(LABOUR, "Ba"), (LABOUR, "Nhì")},
    "Huân chương Lao động hạng I, II, III": {(LABOUR, "Ba"), (LABOUR, "Nhì"), (LABOUR, "Nhất")},
    "Huân chương Lao động hạng 3 và hạng 2": {(LABOUR, "Ba"), (LABOUR, "Nhì")},
    "Huân chương Lao động hạng 1, 2, 3": {(LABOUR, "Ba"), (LABOUR, "Nhì"), (LABOUR, "Nhất")},
    "Huân chương Lao động hạng Ba (2010) và hạng Nhì (2015)": {(LABOUR, "Ba"), (LABOUR, "Nhì")},
    "Huân chương Lao động hạng Ba năm 2010, hạng Nhì năm 2015": {(LABOUR, "Ba"), (LABOUR, "Nhì")},
    "Huân chương Lao động hạng Ba (năm 2005), hạng Nhì (năm 2010), hạng Nhất (năm 2015)": {
        (LABOUR, "Ba"),
        (LABOUR, "Nhì"),
        (LABOUR, "Nhất"),
    },
    "Huân chương Lao động hạng Ba (2005), Nhì (2010), Nhất (2015)": {(LABOUR, "Ba"), (LABOUR, "Nhì"), (LABOUR, "Nhất")},
    "Huân chương Lao động hạng Ba, Nhì, Nhất; Huân chương Độc lập hạng Ba": {
        (FREEDOM, "Ba"),
        (LABOUR, "Ba"),
        (LABOUR, "Nhì"),
        (LABOUR, "Nhất"),
    },
    "Huân chương Lao động, Độc lập hạng Ba": {(FREEDOM, "Ba"), (LABOUR, None)},
    "Huân chương Độc lập hạng Nhất và Lao động hạng Nhì": {(FREEDOM, "Nhất"), (LABOUR, "Nhì")},
    "hai Huân chương Lao động hạng Nhì, Ba và Huân chương Độc lập hạng Ba": {
        (FREEDOM, "Ba"),
        (LABOUR, "Ba"),
        (LABOUR, "Nhì"),
    },
    "1 Huân chương Độc lập hạng Ba, 2 Huân chương Lao động hạng Nhì": {(FREEDOM, "Ba"), (LABOUR, "Nhì")},
    "Huân chương Lao động hạng nhì, hạng ba": {(LABOUR, "Ba"), (LABOUR, "Nhì")},
    "Huân chương Lao động hạng Nhất và Nhì": {(LABOUR, "Nhì"), (LABOUR, "Nhất")},
    "Huân chương Lao động hạng Nhất lần thứ hai": {(LABOUR, "Nhất")},
    "Huân chương Lao động (hạng Ba năm 2010; hạng Nhì năm 2015)": {(LABOUR, "Ba"), (LABOUR, "Nhì")},
    "Huân chương Lao động: hạng Ba (2010), hạng Nhì (2015)": {(LABOUR, "Ba"), (LABOUR, "Nhì")},
    "Huân chương Lao động gồm hạng Ba, hạng Nhì": {(LABOUR, "Ba"), (LABOUR, "Nhì")},
    "Huân chương Lao động hạng Ba vào năm 2010 và hạng Nhì vào năm 2015": {(LABOUR, "Ba"), (LABOUR, "Nhì")},
    "Huân chương Lao động hạng Ba rồi hạng Nhì": {(LABOUR, "Ba"), (LABOUR, "Nhì")},
    "Huân chương Lao động hạng Ba, rồi hạng Nhì": {(LABOUR, "Ba"), (LABOUR, "Nhì")},
}
SENTENCES = (
    ("Ông Lê Văn An được tặng {}.", "received"),
    ("Chủ tịch tỉnh đã trao {} cho ông Lê Văn An.", "received"),
    ("Hội đồng đề nghị tặng {} cho ông Lê Văn An.", "proposed"),
)


def records(text: str) -> list[tuple[str | None, str, str | None, str]]:
    """Return who, type, rank and status of every record."""
    awards = extract_facts(Article("x", "Tin", text, published_at="2023-05-01")).awards
    return [(a.recipient, a.award_type, a.rank, a.status) for a in awards]


@pytest.mark.parametrize("named", FORMS, ids=str)
def test_every_form_means_its_award(named: tuple[str, str | None]) -> None:
    wrong = {}
    for form in FORMS[named]:
        for sentence, status in SENTENCES:
            found = records(sentence.format(form))
            if [(who, kind, named[1] and rank, was) for who, kind, rank, was in found] != [
                ("Lê Văn An", *named, status)
            ]:
                wrong[form, sentence] = found
    assert not wrong


@pytest.mark.parametrize("told", RANKS)
@pytest.mark.parametrize("sentence", ["Công ty Hoa Sen được tặng {}.", "Sở đề nghị tặng Công ty Hoa Sen {}."])
def test_every_row_of_ranks_is_read_to_its_end(told: str, sentence: str) -> None:
    found = records(sentence.format(told))
    assert {(kind, rank) for _, kind, rank, _ in found} == RANKS[told]
    assert {who for who, *_ in found} == {"Công ty Hoa Sen"}
