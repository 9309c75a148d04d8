"""The day of the event in every usual form, and the days that are none of the event."""

from __future__ import annotations

import pytest

from index.extract.facts import extract_facts
from search.model import Article

STAMP = "2024-03-06T08:00+07:00"


def day(body: str, stamp: str | None = STAMP) -> str | None:
    return extract_facts(Article(id="x", title="Tin", body=body, published_at=stamp)).event_at


@pytest.mark.parametrize("stamp", [STAMP, None])
@pytest.mark.parametrize(
    "cue",
    [
        "Ngày",
        "Sáng",
        "Sáng ngày",
        "Chiều tối",
        "Sáng sớm",
        "Tối ngày",
        "Vào lúc 8 giờ 30 ngày",
        "Thứ ba, ngày",
        "Vừa qua, ngày",
    ],
)
@pytest.mark.parametrize(
    "form", ["5/3{}2024", "5-3-2024", "05/03/2024", "5.3.2024", "5 tháng 3 năm 2024", "5/3", "5-3", "5 tháng 3"]
)
def test_every_form_of_a_day(cue: str, form: str, stamp: str | None) -> None:
    """With its year always, without only by the stamp; at the beginning and at the end of the sentence."""
    said = form.format("/")
    expected = "2024-03-05" if stamp or "2024" in said else None
    assert day(f"{cue} {said}, UBND huyện tổ chức hội nghị.", stamp) == expected
    assert day(f"UBND huyện vừa tổ chức hội nghị vào {cue.lower()} {said}.", stamp) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Hôm nay, UBND huyện họp.", "2024-03-06"),
        ("Chiều nay (6/3), UBND huyện họp.", "2024-03-06"),
        ("Sáng nay 6/3, UBND huyện họp.", "2024-03-06"),
        ("Tối qua, UBND huyện họp.", "2024-03-05"),
        ("Tối qua (5/3), UBND huyện họp.", "2024-03-05"),
        ("Rạng sáng nay, lửa bùng lên.", "2024-03-06"),
        ("Từ ngày 4 đến 6/3, hội thi diễn ra.", "2024-03-04"),
        ("Từ ngày 4/3 đến ngày 6/3, hội thi diễn ra.", "2024-03-04"),
        ("Hội thi diễn ra từ ngày 4/3 đến 6/3.", "2024-03-04"),
        ("Trong 2 ngày 4 và 5/3, hội thi diễn ra.", "2024-03-04"),
        ("Trong các ngày 4, 5, 6/3, hội thi diễn ra.", "2024-03-04"),
        ("Ngày 4-5/3, hội thi diễn ra.", "2024-03-04"),
        ("Chào mừng ngày 8/3, sáng 5/3, huyện tổ chức hội thi.", "2024-03-05"),
        ("Ngày 5/3, Sở cho biết sẽ tổ chức hội thi vào ngày 20/3.", "2024-03-05"),
        ("Ngày 5/3, nhân dịp Ngày truyền thống 3/3, huyện tổ chức lễ.", "2024-03-05"),
    ],
)
def test_days_told_from_the_stamp_and_events_of_several_days(body: str, expected: str) -> None:
    """ "Hôm nay" counts from the stamp; of several days the first counts."""
    assert day(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "Ngày 10/3 tới, hội thi sẽ diễn ra.",
        "Dự kiến ngày 10/3, hội thi diễn ra.",
        "Ngày 10/3/2024, Sở sẽ tổ chức hội thi.",
        "Hội thi diễn ra vào ngày 10/3/2024.",
        "Hạn nộp hồ sơ đến ngày 5/3/2024.",
        "Hạn chót nộp hồ sơ là ngày 5/3.",
        "Hồ sơ nộp trước ngày 5/3.",
        "Chậm nhất ngày 5/3 phải nộp hồ sơ.",
        "Theo Quyết định số 15/QĐ-UBND ngày 5/3/2024 của UBND tỉnh, ông An giữ chức.",
        "Quyết định do Chủ tịch UBND tỉnh ký ngày 5/3/2024 nêu rõ điều này.",
        "Luật có hiệu lực từ ngày 1/3/2024.",
        "Kể từ ngày 1/3, mức phí mới được áp dụng.",
        "Công nhân hưởng lương mới từ ngày 1/3/2024 đến ngày 5/3/2024.",
        "Ông An sinh ngày 5/3/1960, quê huyện A.",
        "Kỷ niệm 114 năm Ngày Quốc tế Phụ nữ 5/3, huyện họp mặt.",
        "Nhân kỷ niệm ngày thành lập Đoàn (26/3/1931 - 26/3/2024), Huyện đoàn ra quân.",
        "Trước đó, ngày 1/3, đoàn đã làm việc tại huyện.",
        "Theo cáo trạng, khoảng 14h ngày 1/3/2024, bị cáo đi xe.",
        "Ông kể: “Ngày 1/3/2024 tôi đến làng này thắp hương”.",
        "Tính đến ngày 5/3, huyện có 50 hộ.",
        "Ngày 15/8/2020, ông được bổ nhiệm.",
        "Mùng 5 tháng Giêng, huyện mở hội.",
        "Ngày 5/3 âm lịch, làng mở hội.",
    ],
)
def test_other_days(body: str) -> None:
    """Still to come, deadlines, documents, births, anniversaries, looks back, the old calendar, what is long ago."""
    assert day(body) is None


def test_without_a_stamp_a_whole_date_behind_the_articles_own_is_another_events() -> None:
    """The first day that may be the event's decides; it takes the year of one near it in its sentence."""
    assert day("Sáng 30/10, tòa án xét xử An. Khoảng 14h ngày 21/1/2019, An lái xe.", None) is None
    assert day("Bà An qua đời chiều 6-11, lễ viếng ngày 10-11-2017.", None) == "2017-11-06"
    assert day("Từ ngày 28/2 đến ngày 3/3/2022, hội thi diễn ra.", None) == "2022-02-28"
    assert day("Một. Hai. Ba. Bốn. Ngày 3/3/2022, việc ấy xảy ra.", None) is None
