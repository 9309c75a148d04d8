"""Received, announced, proposed or nothing: no proposal may ever pass for an award."""

from __future__ import annotations

import pytest

from index.extract.awards.keys import key
from index.extract.awards.status import judge


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("quận Tây Hồ nhận", "", "received"),
        ("anh được Thủ tướng tặng", "", "received"),
        ("Chủ tịch nước đã ký quyết định tặng", "cho A", "announced"),
        ("huyện sẽ được trao", "", "announced"),
        ("công bố quyết định và trao", "cho A", "received"),
        ("nhất trí suy tôn và đề nghị thành phố trình Chính phủ tặng", "", "proposed"),
        ("hội đồng xét tặng", "cho 30 bác sĩ", "proposed"),
        ("đang hoàn thiện hồ sơ tặng", "", "proposed"),
        ("được dự kiến tặng", "", "proposed"),
        ("không chấp thuận đề nghị tặng", "", "proposed"),
        ("tặng", "cho A đang trình Chủ tịch nước", "proposed"),
        ("Theo đề nghị của Thủ tướng, Chủ tịch nước đã tặng", "", "received"),
        ("trong quá trình công tác, bà được tặng", "", "received"),
        ("chưa được tặng", "", "none"),
        ("bị tước", "", "none"),
        ("phấn đấu đạt", "", "none"),
        ("theo quy định, người dân sẽ được tặng", "", "none"),
        ("mỗi cá nhân đạt giải sẽ được tặng", "", "none"),
        ("có thể được tặng", "", "none"),
        ("nhờ người làm giả", "", "none"),
        ("không có tên trong danh sách xét tặng", "", "none"),
    ],
)
def test_a_clause_by_its_words(left: str, right: str, expected: str) -> None:
    """Words before and behind an award decide; the doubtful case is a proposal."""
    assert judge(key(left), key(right), None) == expected


@pytest.mark.parametrize(
    "word",
    [
        "đề nghị",
        "suy tôn",
        "đề xuất",
        "trình Chính phủ",
        "kiến nghị",
        "xét tặng",
        "bình xét",
        "giới thiệu",
        "dự kiến",
        "bỏ phiếu",
    ],
)
@pytest.mark.parametrize(
    "frame", ["hội đồng {} tặng", "đã được {} tặng", "quyết định {} tặng", "sẽ {} tặng", "nhất trí {} và tặng"]
)
def test_a_proposing_word_is_never_received(word: str, frame: str) -> None:
    """Whatever stands around a word of proposing, the award is not shown as received or decided."""
    assert judge(key(frame.format(word)), "", "received") == "proposed"
