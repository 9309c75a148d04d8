"""What shall be reached is nobody's award: aims told by a verb, behind a colon, in lines, in the sentence after."""

from __future__ import annotations

import pytest

from index.extract.facts import extract_facts
from search.model import Article

HEADS = (
    "Các đơn vị ký giao ước thi đua năm 2024 với các chỉ tiêu: ",
    "Chỉ tiêu thi đua năm 2024: ",
    "Hội nghị thông qua các mục tiêu, chỉ tiêu năm tới: ",
    "Mục tiêu đến cuối năm: ",
    "Phương hướng, nhiệm vụ năm 2024: ",
    "Năm 2024, đơn vị phấn đấu: ",
    "Đơn vị đăng ký các danh hiệu thi đua như sau: ",
    "Khối thống nhất nội dung giao ước thi đua: ",
    "Nghị quyết đề ra các chỉ tiêu cụ thể: ",
    "Đại hội đề ra mục tiêu: ",
)
ITEMS = (
    "100% cán bộ hoàn thành nhiệm vụ",
    "có ít nhất 2 đơn vị được tặng Cờ thi đua của UBND tỉnh",
    "5 đơn vị được tặng Bằng khen của UBND tỉnh",
    "80% cán bộ đạt danh hiệu Lao động tiên tiến",
    "20% cá nhân đạt Chiến sĩ thi đua cơ sở",
    "1 tập thể nhận Bằng khen của Thủ tướng Chính phủ",
    "3 cá nhân được Chủ tịch nước tặng Huân chương Lao động hạng Ba",
    "Công ty Hoa Sen được tặng Huân chương Lao động hạng Ba",
)
VERBS = (
    "Năm 2024, khối phấn đấu",
    "Cụm quyết tâm",
    "Mục tiêu của khối là",
    "Khối đặt mục tiêu",
    "Khối thống nhất mục tiêu",
    "Kế hoạch năm 2024 của ngành là",
    "Khối đề ra chỉ tiêu",
    "Các đơn vị cam kết",
    "Các đơn vị đăng ký",
    "Ngành hướng tới",
    "Ngành kỳ vọng",
    "Chi bộ ra nghị quyết",
    "Năm học mới, trường đặt ra chỉ tiêu",
    "Giai đoạn 2024 - 2025, ngành phấn đấu",
    "Ông Nam yêu cầu các đơn vị phấn đấu",
    "Ông Nam mong muốn trong năm tới",
    "Ông Nam đề nghị các đơn vị tiếp tục thi đua, phấn đấu",
    "Trong năm tới, khối tiếp tục phấn đấu",
)
AIMS = (
    " có 2 đơn vị được tặng Cờ thi đua của UBND tỉnh",
    " 2 tập thể được tặng Bằng khen của Thủ tướng Chính phủ",
    " đạt 5 Bằng khen của UBND tỉnh",
    " 100% cán bộ đạt danh hiệu Lao động tiên tiến, 2 cá nhân được tặng Bằng khen của UBND tỉnh",
    " có từ 1 đến 2 tập thể nhận Huân chương Lao động hạng Ba",
    " giữ vững danh hiệu Tập thể lao động xuất sắc",
    " được tặng Cờ thi đua của Chính phủ",
    " đón nhận Huân chương Lao động hạng Ba vào năm 2025",
    " hoàn thành các chỉ tiêu; có 3 đơn vị được tặng Bằng khen của UBND tỉnh",
    " hoàn thành nhiệm vụ. Trong đó, có 3 đơn vị được tặng Bằng khen của UBND tỉnh",
    " xây dựng cơ quan văn hóa, có 1 tập thể được đề nghị tặng Cờ thi đua của UBND tỉnh và 2 cá nhân "
    "được tặng Bằng khen của UBND tỉnh",
)
REACHED = (
    "Kết quả năm 2023, huyện hoàn thành các chỉ tiêu: 100% trường đạt chuẩn; 2 đơn vị được tặng Cờ thi "
    "đua của UBND tỉnh.",
    "Hoàn thành vượt mức các chỉ tiêu thi đua, Công ty Hoa Sen được tặng Cờ thi đua của Chính phủ.",
    "Phương hướng năm 2024 được thảo luận sôi nổi. Dịp này, 2 tập thể được tặng Bằng khen của UBND tỉnh.",
    "Với mục tiêu vì người bệnh, Bệnh viện Hoa Sen đã đạt nhiều thành tích: năm 2020 nhận Bằng khen của "
    "Bộ Y tế; năm 2022 được tặng Huân chương Lao động hạng Ba.",
    "Sau khi thông qua phương hướng, nhiệm vụ năm 2024, hội nghị đã trao Giấy khen của UBND huyện cho 5 tập thể.",
)


def given(text: str) -> list[tuple[str | None, str, str]]:
    """Return the records of *text* that are not proposals."""
    awards = extract_facts(Article("x", "Tin trong ngày", text, published_at="2023-12-20")).awards
    return [(a.recipient or str(a.count), a.award_type, a.status) for a in awards if a.status != "proposed"]


@pytest.mark.parametrize("joint", ["; ", ", ", "\n- "], ids=["semicolons", "commas", "lines"])
@pytest.mark.parametrize("head", HEADS)
def test_a_list_of_aims_gives_nothing(head: str, joint: str) -> None:
    lead = head + joint.strip(";, ") + " " if "-" in joint else head
    texts = [lead + joint.join(ITEMS[n : n + 3]) + "." for n in range(len(ITEMS) - 2)]
    assert not {text: found for text in texts if (found := given(text))}


@pytest.mark.parametrize("verb", VERBS)
def test_an_aim_gives_nothing(verb: str) -> None:
    assert not {aim: found for aim in AIMS if (found := given(verb + aim + "."))}


@pytest.mark.parametrize("text", REACHED)
def test_what_was_reached_is_an_award(text: str) -> None:
    assert given(text)
