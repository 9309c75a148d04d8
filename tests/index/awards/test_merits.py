"""What counted recipients are told to have done is no verb of an award, and parts no list."""

from __future__ import annotations

import pytest

from index.extract.facts import extract_facts
from search.model import Article

TOLD = (
    "",
    " có thành tích xuất sắc",
    " đã có thành tích xuất sắc trong công tác",
    " đạt danh hiệu văn hóa",
    " hoàn thành xuất sắc nhiệm vụ",
    " có nhiều đóng góp cho phong trào",
    " tiêu biểu",
    " thuộc ngành Y tế",
    " vì đã có thành tích trong phòng, chống dịch",
    " trên địa bàn",
    " tham gia chuyên án",
    " của huyện",
    " năm 2022",
    " giai đoạn 2018 - 2022",
    " trong phong trào thi đua yêu nước",
    " vì sự nghiệp phát triển giáo dục",
    " lập thành tích xuất sắc",
    " do có thành tích đột xuất",
    " (đợt 1)",
)
SENTENCES = (
    ("received", "UBND tỉnh đã tặng Bằng khen cho {a}{q}, Sở Y tế tặng Giấy khen cho {b}{q}."),
    ("received", "UBND tỉnh đã tặng Bằng khen cho {a}{q}; {b}{q} được Sở Y tế tặng Giấy khen."),
    ("received", "UBND tỉnh tặng Bằng khen cho {a}{q} và Giấy khen cho {b}{q}."),
    ("received", "{A}{q} được tặng Bằng khen của UBND tỉnh; {b}{q} được tặng Giấy khen của Sở Y tế."),
    ("received", "Lãnh đạo tỉnh trao Bằng khen của UBND tỉnh cho {a}{q}; lãnh đạo Sở trao Giấy khen cho {b}{q}."),
    ("proposed", "Hội đồng đề nghị UBND tỉnh tặng Bằng khen cho {a}{q}, Sở Y tế tặng Giấy khen cho {b}{q}."),
    ("proposed", "Hội đồng đề nghị tặng Bằng khen của UBND tỉnh cho {a}{q}; Giấy khen của Sở Y tế cho {b}{q}."),
    ("proposed", "{A}{q} được đề nghị tặng Bằng khen của UBND tỉnh; {b}{q} được đề nghị tặng Giấy khen của Sở Y tế."),
    ("announced", "UBND tỉnh vừa quyết định tặng Bằng khen cho {a}{q}; tặng Giấy khen cho {b}{q}."),
)
PAIRS = (("3 tập thể", "5 cá nhân"), ("2 tập thể, 4 cá nhân", "7 hộ gia đình"))


@pytest.mark.parametrize(("status", "sentence"), SENTENCES)
def test_what_is_told_of_recipients_parts_nobody_from_his_award(status: str, sentence: str) -> None:
    wrong = {}
    for told in TOLD:
        for first, second in PAIRS:
            text = sentence.format(a=first, A=first, b=second, q=told)
            awards = extract_facts(Article("x", "Tin", text, published_at="2023-05-01")).awards
            found = {(f"{a.count} {a.of}", a.award_type.split()[0], a.status) for a in awards}
            if found != {(who, "Bằng", status) for who in first.split(", ")} | {(second, "Giấy", status)}:
                wrong[text] = found
    assert not wrong
