"""The day of the event, the covered years and the periods."""

from __future__ import annotations

import pytest

from index.extract.facts import extract_facts
from search.model import Article


def facts(body: str, stamp: str | None, title: str = "Tin") -> Article:
    return extract_facts(Article(id="x", title=title, body=body, published_at=stamp))


@pytest.mark.parametrize(
    ("body", "stamp", "expected"),
    [
        ("Chiều 22-1, cụm họp.", "2024-01-22T20:06+07:00", "2024-01-22"),
        ("Chiều 31-12, cụm họp.", "2024-01-02", "2023-12-31"),
        ("Ngày 17/1/2022, cụm họp.", None, "2022-01-17"),
        ("Ngày 17 tháng 1 năm 2022, cụm họp.", None, "2022-01-17"),
        ("Sáng 19/01, UBND họp.", "2024-01-19", "2024-01-19"),
        ("Sáng 19/01, UBND họp.", None, None),
        ("Hôm qua, UBND họp.", "2024-03-01", "2024-02-29"),
        ("Chiều nay, UBND họp.", "2024-03-01", "2024-03-01"),
        ("Chiều nay, UBND họp.", None, None),
        ("Trong hai ngày 10 và 11/4, các đơn vị thi đấu.", "2024-04-12", "2024-04-10"),
        ("Có 6/6 quận đạt kế hoạch.", "2024-04-12", None),
        ("Theo Nghị quyết số 12 ngày 5/3/2020, huyện triển khai.", "2024-04-12", None),
        ("Kỷ niệm 75 năm Ngày thi đua (11/6/1948 - 11/6/2023), huyện thi đua.", "2023-06-01", None),
        ("Ngày 30/2/2022, có người viết nhầm.", None, None),
    ],
)
def test_the_day_of_the_event(body: str, stamp: str | None, expected: str | None) -> None:
    """Completed with the stamp, never later than it without a year; laws and anniversaries are other days."""
    assert expected == facts(body, stamp).event_at


def test_days_years_periods_and_bare_types_lead_to_their_sentence() -> None:
    """The first sentence that says a value is its evidence; an award type with a record has the record's."""
    article = facts(
        "Chiều 22-1, cụm họp. Hội nghị tổng kết công tác thi đua năm 2023. Cụm ký giao ước thi đua năm 2024, "
        "phong trào thi đua giai đoạn 2021-2025. Năm 2023, quận Tây Hồ được tặng Cờ thi đua của Chính phủ.",
        "2024-01-22",
    )
    said = {(s.of, s.value): s.evidence.sentence for s in article.evidence}
    assert said[("event_at", "2024-01-22")] == "Chiều 22-1, cụm họp."
    assert said[("covers", 2023)] == "Hội nghị tổng kết công tác thi đua năm 2023."
    assert said[("covers", 2024)] == said[("ranges", (2021, 2025))]
    flag = article.evidence_for("award_types", "Cờ thi đua của Chính phủ")
    assert flag == article.awards[0].evidence
    assert ("award_types", "Cờ thi đua của Chính phủ") not in said
    assert article.evidence_for("covers", 1999) is None


def test_a_type_without_a_record_has_its_sentence() -> None:
    """Somebody was given it, nobody is named: the type stands alone, and leads to what was said."""
    article = facts("Cụm họp. Nhiều năm liền được tặng Cờ thi đua của Chính phủ.", "2024-01-22")
    for name in article.award_types:
        assert article.evidence_for("award_types", name) is not None


def test_a_stated_day_stays() -> None:
    """What a source gives is not replaced."""
    article = extract_facts(Article(id="x", body="Ngày 17/1/2022, họp.", event_at="2020-05-05"))
    assert (article.event_at, article.years.event) == ("2020-05-05", 2020)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Cụm tổng kết công tác thi đua năm 2023, ký giao ước thi đua năm 2024.", (2023, 2024)),
        (
            "Hội nghị tổng kết công tác năm 2022, triển khai nhiệm vụ năm 2023; nhiều tập thể được khen thưởng.",
            (2022, 2023),
        ),
        ("Luật Thi đua, khen thưởng năm 2022 có hiệu lực.", ()),
        ("Đơn vị thành lập năm 2021 được tặng Bằng khen.", ()),
        ("Kỷ niệm 75 năm Ngày thi đua ái quốc (11/6/1948 - 11/6/2023).", ()),
        ("Giải thưởng Hồ Chí Minh 2016 được trao hôm qua.", (2016,)),
        ("Năm 2023, giá vàng tăng mạnh.", ()),
        ("Lễ trao tặng danh hiệu Nghệ sĩ ưu tú lần thứ 9/2019 diễn ra hôm qua.", (2019,)),
        ("Hội nghị tổng kết công tác thi đua 2018, triển khai nhiệm vụ 2019.", (2018, 2019)),
        ("Luật Thi đua, khen thưởng 2003 quy định rõ; hội nghị tổng kết phong trào thi đua.", ()),
        ("Mùa hội thi đua ngựa Bắc Hà 2018 trong năm 2018 có kết quả tốt.", ()),
        ("Anh An được tặng bằng khen vì dũng cảm cứu bạn. Khoảng 14h ngày 13-3-2018, anh An đi làm về.", (2018,)),
        ("Phong trào thi đua các năm 2021, 2022 và năm 2023 sôi nổi.", (2021, 2022, 2023)),
        ("Sáng 4-1, Bộ A họp tổng kết công tác năm 2017, triển khai nhiệm vụ 2018.", (2017, 2018)),
        ("Chiều 3/2, Sở B tổ chức hội nghị sơ kết công tác quản lý lễ hội 2017.", (2017,)),
        ("Hội nghị triển khai Luật Thủy lợi năm 2017 diễn ra chiều 3/2.", ()),
        ("Cuộc họp triển khai kế hoạch đến năm 2030 diễn ra chiều 3/2.", ()),
        ("Thành đoàn tuyên dương 10 gương mặt trẻ tiêu biểu năm 2017.", (2017,)),
        ("Năm 2016, thành phố tuyên dương 100 thủ khoa.", (2016,)),
        ("Một.\nHai.\nBa.\nBốn.\nNăm.\nSáu.\nTrước đó, hội nghị tổng kết năm 2015 bàn về giá.", ()),
    ],
)
def test_covered_years(body: str, expected: tuple[int, ...]) -> None:
    """Years reviewed, planned or rewarded; not those of laws, foundings, anniversaries, or of other news."""
    assert expected == facts(body, None).years.covers


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Phát động phong trào thi đua giai đoạn 2021-2025.", ((2021, 2025),)),
        ("Thành tích thi đua từ năm 2017 đến năm 2022.", ((2017, 2022),)),
        ("Đảng bộ nhiệm kỳ 2020 - 2025 phát động thi đua.", ()),
        ("Khen thưởng học sinh giỏi năm học 2023 - 2024.", ((2023, 2024),)),
        ("Ký kết chương trình kết nghĩa giai đoạn 2023-2028.", ((2023, 2028),)),
        ("Công ty lỗ nặng giai đoạn 2011 - 2013.", ()),
        ("Cán bộ bị kỷ luật nhiệm kỳ 2005-2010, 2010-2015, không được khen thưởng.", ()),
        ("Phát động thi đua yêu nước. Tổng đầu tư giai đoạn 2008 - 2017 đạt 2,03 triệu tỷ đồng.", ()),
        ("Trường thu tiền ăn năm học 2018-2019 cao hơn.", ((2018, 2019),)),
        ("Phương thức mới áp dụng từ năm học sắp tới (2019-2020).", ((2019, 2020),)),
        ("Điểm chuẩn lớp 10 công lập năm 2019-2020 được công bố.", ((2019, 2020),)),
        ("Phương án cắt giảm điều kiện kinh doanh giai đoạn 2019-2020 sẽ bỏ 36,1 % điều kiện.", ((2019, 2020),)),
        ("Thời kỳ thanh tra từ 1-1-2014 đến 2-7-2015 có nhiều sai phạm.", ((2014, 2015),)),
        ("Ông làm Chủ tịch UBND tỉnh giai đoạn 2003 - 2006 rồi nghỉ hưu.", ()),
        ("Chương trình không gian giai đoạn 1960-1972 đã khép lại.", ()),
        ("Tiền thu lũy kế từ năm 2012-2018 là 1 tỉ đồng.", ()),
        ("Ông bị kiểm tra về quản lý tài chính trong giai đoạn 2011 - 2016.", ((2011, 2016),)),
    ],
)
def test_periods(body: str, expected: tuple[tuple[int, int], ...]) -> None:
    """Periods of campaigns, merit, plans and schools are kept as they are; terms of office and statistics are none."""
    assert expected == facts(body, None).years.ranges


def test_reading_again_gives_the_same() -> None:
    """A stored article is read anew in a full run: what was a finding stays one, with its sentence."""
    once = facts("Chiều 22-1, cụm thi đua số 9 họp tổng kết năm 2023.", "2024-01-22")
    assert once.event_at == "2024-01-22" and once.evidence_for("event_at", "2024-01-22")
    assert extract_facts(once) == once
    assert extract_facts(Article.from_json(once.to_json())) == once
