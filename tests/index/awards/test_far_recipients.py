"""Recipients that stand far from the award: in another sentence, behind a list, under a description."""

from __future__ import annotations

import pytest

from index.extract.awards import extract_awards
from index.extract.facts.text import make_document
from search.model import Article

HERO, TITLE = "Danh hiệu Anh hùng", "Nghệ sĩ/Nhà giáo/Thầy thuốc nhân dân/ưu tú"
MERIT, LETTER, LABOUR = "Bằng khen cấp bộ/tỉnh/thành phố", "Giấy khen", "Huân chương Lao động"


def told(body: str) -> list[tuple[object, ...]]:
    """Return who, type, rank and status of each record."""
    awards = extract_awards(make_document(Article(id="a", title="", body=body)))[1]
    return [(a.recipient or (a.count, a.of), a.award_type, a.rank, a.status) for a in awards]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            "Chiều nay, Sở Y tế tặng giấy khen cho hai điều dưỡng. Hai điều dưỡng đó là chị Lê Thị Nga và Đỗ Thị Hoa.",
            [("Lê Thị Nga", LETTER, None, "received"), ("Đỗ Thị Hoa", LETTER, None, "received")],
            id="a number named in the next sentence",
        ),
        pytest.param(
            "Em Lê Văn Tám và em Trần Bảo đã cứu bạn. Tỉnh đoàn Nghệ An tặng bằng khen, UBND huyện tặng giấy khen cho "
            "cả hai em.",
            [
                ("Lê Văn Tám", MERIT, None, "received"),
                ("Trần Bảo", MERIT, None, "received"),
                ("Lê Văn Tám", LETTER, None, "received"),
                ("Trần Bảo", LETTER, None, "received"),
            ],
            id="two givers, one object, named before",
        ),
        pytest.param(
            "Danh sách được xét tặng danh hiệu NSND có nhiều gương mặt. Lĩnh vực sân khấu có NSƯT Văn Mạnh, "
            "NSƯT Thu An.",
            [("Văn Mạnh", TITLE, "nhân dân", "proposed"), ("Thu An", TITLE, "nhân dân", "proposed")],
            id="a list that goes on in the next sentence",
        ),
        pytest.param(
            "Phó Thủ tướng ký quyết định phong tặng danh hiệu Chiến sĩ thi đua toàn quốc cho 2 cá nhân là:\n"
            "- Ông Trần Văn Tấn, Phó Trưởng đoàn Đại biểu;\n- Ông Nguyễn Văn Châu, Giám đốc Sở Khoa học.",
            [
                ("Trần Văn Tấn", "Chiến sĩ thi đua toàn quốc", None, "announced"),
                ("Nguyễn Văn Châu", "Chiến sĩ thi đua toàn quốc", None, "announced"),
            ],
            id="bullets behind a colon",
        ),
        pytest.param(
            "Năm 2006, tác phẩm Bến sông của Vũ Ba được trao tặng Giải thưởng Nhà nước.",
            [("Vũ Ba", "Giải thưởng Hồ Chí Minh/Nhà nước", None, "received")],
            id="the author of a work",
        ),
        pytest.param(
            "Bí thư Lê Văn Hải đón nhận Huân chương Lao động hạng Nhất do Chủ tịch nước trao tặng quận Tây Hồ.",
            [("quận Tây Hồ", LABOUR, "Nhất", "received")],
            id="who takes it for others gets none",
        ),
        pytest.param(
            "Thủ tướng dự lễ kỷ niệm 80 năm ngày thành lập Tổng Công ty May 10 và đón nhận Huân chương Lao động hạng "
            "Nhất.",
            [("Tổng Công ty May 10", LABOUR, "Nhất", "received")],
            id="a guest gets none",
        ),
        pytest.param(
            "Bị cáo Lê Thị Hương có con trai được Sở Giáo dục tặng giấy khen.", [], id="a relative is not the one named"
        ),
        pytest.param(
            "Đại úy Vũ Chương, nguyên Chỉ huy trưởng Nhà giàn, Quân chủng Hải quân, được truy tặng danh hiệu Anh hùng "
            "lực lượng vũ trang nhân dân.",
            [("Vũ Chương", HERO, None, "received")],
            id="posts and bodies behind a name",
        ),
        pytest.param(
            "Thủ tướng trao Huân chương Lao động hạng Nhì cho ông Lê Văn An, hạng Ba cho bà Đỗ Thị Bình.",
            [("Lê Văn An", LABOUR, "Nhì", "received"), ("Đỗ Thị Bình", LABOUR, "Ba", "received")],
            id="one order, each rank with its recipient",
        ),
        pytest.param(
            "Ca sĩ Lê Minh chia sẻ cảm xúc khi nhận danh hiệu NSND.",
            [("Lê Minh", TITLE, "nhân dân", "received")],
            id="who opens the sentence",
        ),
        pytest.param(
            "Binh chủng Tên lửa được tuyên dương đơn vị Anh hùng lực lượng vũ trang.",
            [("Binh chủng Tên lửa", HERO, None, "received")],
            id="tuyên dương gives this title",
        ),
    ],
)
def test_recipient_is_found(body: str, expected: list[tuple[object, ...]]) -> None:
    """The recipient is the one the text means, wherever it stands."""
    assert told(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("Bạn bè mong mỏi truy tặng danh hiệu NSND cho nghệ sĩ Lê Cường.", id="a wish"),
        pytest.param(
            "Đại tướng viết thư đề nghị các đồng chí thông qua và quyết định phong tặng danh hiệu Anh hùng cho đơn vị "
            "Đặc công 10.",
            id="asked of comrades",
        ),
        pytest.param("Có ý kiến cho rằng nên truy tặng danh hiệu NSND cho nghệ sĩ Lê Cường.", id="an opinion"),
        pytest.param("Hội đồng xét 105 hồ sơ đề nghị xét tặng danh hiệu NSND.", id="files"),
        pytest.param("1 tập thể, 12 cá nhân đề nghị tặng Bằng khen của Thủ tướng Chính phủ.", id="counts before"),
    ],
)
def test_proposal_in_disguise_is_never_received(body: str) -> None:
    """What is hoped for, asked for or weighed is not shown as given."""
    assert "received" not in {status for *_, status in told(body)}
