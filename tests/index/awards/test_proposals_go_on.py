"""Does a proposal govern what is told behind it in the same way: in one sentence, in a list, in the next sentence?"""

from __future__ import annotations

from itertools import product

import pytest

from index.extract.facts import extract_facts
from search.model import Article

ASKS = ("đề nghị", "thống nhất đề nghị", "bình xét và đề nghị", "kiến nghị")
GETS = ("được nhận", "được tặng", "được tặng thưởng")
JOINTS = ("; ", ", ", " và ")
FURTHER = ("02 đơn vị", "huyện Tiên Lãng", "Sở Tư pháp", "12 cá nhân")


def told(body: str) -> dict[str, str]:
    """Return who is told to get what, by standing."""
    found = extract_facts(Article(id="a", title="Tin trong tỉnh", body=body)).awards
    return {str(award.recipient or f"{award.count} {award.of}"): award.status for award in found}


@pytest.mark.parametrize(("asks", "gets", "joint", "further"), list(product(ASKS, GETS, JOINTS, FURTHER)))
def test_asking_governs_its_parts(asks: str, gets: str, joint: str, further: str) -> None:
    body = (
        f"Tại hội nghị, các đơn vị trong Khối {asks} Thanh tra tỉnh {gets} Cờ thi đua của Chính phủ{joint}{further}"
        " được nhận Bằng khen của Chủ tịch UBND tỉnh."
    )
    expected = {"Thanh tra tỉnh": "proposed", further.removeprefix("0"): "proposed"}
    assert told(body) == expected


@pytest.mark.parametrize(
    "time", ["năm 2022, {} đã được nhận", "trong khi đó, {} vừa được tặng", "trước đó, {} được trao"]
)
def test_a_time_of_its_own_ends_the_asking(time: str) -> None:
    body = (
        f"Khối đề nghị Sở Y tế được tặng Cờ thi đua của Chính phủ; {time.format('Sở Tư pháp')} Bằng khen của UBND tỉnh."
    )
    assert told(body) == {"Sở Y tế": "proposed", "Sở Tư pháp": "received"}


@pytest.mark.parametrize("lead", ["Cụ thể:", "Cụ thể như sau:", "Theo đó:", "Kết quả, cụ thể:"])
@pytest.mark.parametrize(
    ("before", "standing"),
    [
        ("Hội đồng đã bỏ phiếu và đề nghị khen thưởng.", "proposed"),
        ("Hội nghị thống nhất đề nghị khen thưởng các tập thể, cá nhân.", "proposed"),
        ("Chủ tịch UBND tỉnh đã ký quyết định khen thưởng.", "announced"),
    ],
)
def test_a_list_stands_as_the_sentence_before_it_says(before: str, standing: str, lead: str) -> None:
    body = (
        f"{before} {lead}\n\n- Tặng Cờ thi đua của UBND tỉnh cho 15 tập thể.\n\n"
        "- Tặng Bằng khen của Chủ tịch UBND tỉnh cho 25 cá nhân."
    )
    assert told(body) == {"15 tập thể": standing, "25 cá nhân": standing}


def test_what_a_council_resolves_in_the_next_sentence_is_not_received() -> None:
    body = (
        "Hội đồng thống nhất đề nghị Chính phủ tặng Cờ thi đua cho 4 tập thể. "
        "Chủ tịch UBND tỉnh tặng Bằng khen cho 46 cá nhân."
    )
    assert told(body) == {"4 tập thể": "proposed", "46 cá nhân": "proposed"}


@pytest.mark.parametrize("lead", ["Dịp này, ", "Tại hội nghị, ", "Nhân dịp này, "])
def test_what_is_handed_over_beside_a_proposal_is_received(lead: str) -> None:
    body = f"Sở đề nghị Chính phủ tặng Bằng khen cho 2 tập thể. {lead}Giám đốc Sở tặng Giấy khen cho 12 cá nhân."
    assert told(body) == {"2 tập thể": "proposed", "12 cá nhân": "received"}
