"""Covered years and periods: every usual wording, in news about emulation and in news about anything."""

from __future__ import annotations

import pytest

from index.extract.facts import extract_facts
from search.model import Article

Periods = tuple[tuple[int, int], ...]

MEETINGS = ("hội nghị", "cuộc họp", "Hội nghị trực tuyến")
REVIEWS = (
    "tổng kết công tác năm 2018",
    "tổng kết năm 2018",
    "tổng kết công tác thuế năm 2018",
    "tổng kết công tác 2018",
)
PLANS = (
    "triển khai nhiệm vụ năm 2019",
    "triển khai nhiệm vụ 2019",
    "phương hướng, nhiệm vụ năm 2019",
    "triển khai kế hoạch năm 2019",
    "triển khai phương hướng, nhiệm vụ trọng tâm năm 2019",
)
PARTS = (
    "6 tháng đầu năm 2018",
    "sáu tháng đầu năm 2018",
    "9 tháng đầu năm 2018",
    "6 tháng đầu năm, phương hướng 6 tháng cuối năm 2018",
    "nửa đầu năm 2018",
    "quý I/2018",
    "quý 1 năm 2018",
    "quý III-2018",
)


def read(sentence: str, title: str = "Tin trong ngày") -> tuple[tuple[int, ...], Periods]:
    years = extract_facts(Article(id="x", title=title, body=sentence)).years
    return years.covers, years.ranges


@pytest.mark.parametrize("meeting", MEETINGS)
@pytest.mark.parametrize("review", REVIEWS)
@pytest.mark.parametrize("plan", PLANS)
def test_a_conference_reviews_one_year_and_plans_the_next(meeting: str, review: str, plan: str) -> None:
    """Without any word of emulation, however the two are joined."""
    for joint in (", ", " và ", "; "):
        for begins, ends in (("Sáng 5/1, Cục Thuế tổ chức ", "."), ("Ông An phát biểu tại ", " diễn ra sáng nay.")):
            assert read(f"{begins}{meeting} {review}{joint}{plan}{ends}") == ((2018, 2019), ())


@pytest.mark.parametrize(
    "verb", ["sơ kết", "sơ kết công tác", "giao ban công tác", "tổng kết hoạt động", "triển khai công tác"]
)
@pytest.mark.parametrize("part", PARTS)
def test_part_of_a_year_counts_with_its_year(verb: str, part: str) -> None:
    """Half a year or a quarter, reviewed or planned."""
    assert read(f"Sáng 5/7, Sở Tư pháp tổ chức hội nghị {verb} {part}.") == ((2018,), ())


@pytest.mark.parametrize(
    ("sentence", "covers", "ranges"),
    [
        ("Cuộc họp tổng kết công tác năm và triển khai nhiệm vụ năm 2018 diễn ra sáng nay.", (2017, 2018), ()),
        (
            "Trong sáu tháng đầu năm 2018 thu 19 tỉ đồng. Tại buổi sơ kết sáu tháng đầu năm, ông An nói vậy.",
            (2018,),
            (),
        ),
        ("Cục Thuế tổng kết năm 2016 tại hội nghị. Trong năm 2017, Cục đề ra 6 nhiệm vụ trọng tâm.", (2016, 2017), ()),
        ("Hội nghị triển khai nhiệm vụ năm 2017 diễn ra sáng nay. Ông nêu 9 hạn chế của năm 2016.", (2016, 2017), ()),
        ("Một. Hai. Ba. Bốn. Năm. Sáu. Tại hội nghị triển khai nhiệm vụ ngành thuế năm 2019, ông An nói.", (2019,), ()),
        ("Một. Hai. Ba. Bốn. Năm. Sáu. Cục đã hoãn hội nghị tổng kết công tác năm 2019.", (), ()),
        ("Bộ trưởng cho biết bên lề hội nghị tổng kết năm 2018.", (), ()),
        ("Tại buổi họp báo về tình hình triển khai công tác 6 tháng đầu năm 2018, ông An nói.", (), ()),
        ("Tại hội nghị thượng đỉnh, hai bên bàn kế hoạch năm 2019.", (), ()),
        ("Hội nghị tổng kết thi hành luật từ năm 2018 diễn ra sáng nay.", (), ()),
        ("Lễ tuyên dương 10 gương mặt trẻ tiêu biểu năm 2017 diễn ra sáng nay.", (2017,), ()),
        ("Hội nghị biểu dương người tốt việc tốt năm 2021 diễn ra sáng 5/3.", (2021,), ()),
        ("Thành phố trao danh hiệu Công dân ưu tú năm 2021.", (2021,), ()),
        ("Ông được phong tặng danh hiệu Nghệ sĩ ưu tú năm 2001.", (), ()),
        ("Năm 2016, thành phố tuyên dương 100 thủ khoa.", (2016,), ()),
    ],
)
def test_other_words_of_a_conference_or_ceremony(sentence: str, covers: tuple[int, ...], ranges: Periods) -> None:
    """What is reviewed, planned or honoured; not where somebody was only asked, nor what did not take place."""
    assert read(sentence) == (covers, ranges)


@pytest.mark.parametrize(
    ("sentence", "covers", "ranges"),
    [
        ("Cụm thi đua số 5 sơ kết công tác thi đua 6 tháng đầu năm 2020.", (2020,), ()),
        ("Khối thi đua số 2 sơ kết phong trào thi đua quý I năm 2019.", (2019,), ()),
        ("Huyện tổng kết công tác thi đua năm 2022 và ký kết giao ước thi đua năm 2023.", (2022, 2023), ()),
        ("Huyện tổng kết phong trào thi đua năm 2021.", (2021,), ()),
        ("Hội đồng thi đua, khen thưởng huyện triển khai kế hoạch năm 2020.", (2020,), ()),
        ("Các đơn vị trong cụm thi đua hoàn thành các chỉ tiêu năm 2020.", (2020,), ()),
        ("Tỉnh tặng Bằng khen cho 5 tập thể có thành tích xuất sắc trong năm 2021.", (2021,), ()),
        ("Tỉnh tặng Bằng khen cho 5 tập thể có thành tích trong 5 năm (2015-2020).", (), ((2015, 2020),)),
        ("Tỉnh tặng Bằng khen cho ông An vì thành tích từ năm 2016 đến năm 2020.", (), ((2016, 2020),)),
        ("Các đơn vị dẫn đầu phong trào thi đua 2 năm 2021 và 2022 nhận Cờ thi đua của Chính phủ.", (2021, 2022), ()),
        ("Các đơn vị dẫn đầu phong trào thi đua các năm 2019, 2020, 2021 nhận cờ.", (2019, 2020, 2021), ()),
        ("Hội nghị bình xét thi đua cuối năm 2022 của khối thi đua diễn ra sáng nay.", (2022,), ()),
        ("Lễ phát động phong trào thi đua năm 2024, giai đoạn 2024-2025 diễn ra sáng nay.", (2024,), ((2024, 2025),)),
        ("Đại hội thi đua yêu nước tỉnh lần thứ VI (2020 - 2025) diễn ra sáng nay.", (), ((2020, 2025),)),
        ("Sơ kết 2 năm thực hiện phong trào thi đua (2021-2022), huyện khen 5 tập thể.", (), ((2021, 2022),)),
        ("Lễ kỷ niệm 75 năm (1945 - 2020) và đón nhận Huân chương Lao động hạng Ba diễn ra sáng nay.", (), ()),
        ("Huyện được thành lập năm 2003 và đã nhận Bằng khen của Thủ tướng.", (), ()),
        ("Theo Luật Thi đua, khen thưởng năm 2022, thẩm quyền được quy định rõ.", (), ()),
        ("Phấn đấu đến năm 2025, cụm thi đua có 100% đơn vị hoàn thành nhiệm vụ.", (), ()),
        ("Công ty nhận Bằng khen theo Quyết định số 15/QĐ-UBND ngày 5/3/2021 của tỉnh.", (), ()),
        ("Ông An được bầu làm chủ tịch nhiệm kỳ 2020-2025, tiếp tục chỉ đạo phong trào thi đua.", (), ()),
    ],
)
def test_news_of_emulation(sentence: str, covers: tuple[int, ...], ranges: Periods) -> None:
    """The year of merit, agreement, campaign; not of laws, foundings, targets, decisions, terms."""
    assert read(sentence) == (covers, ranges)


@pytest.mark.parametrize("dash", ["-", " - ", "–", " – "])
@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Học kỳ I năm học 2018{}2019 kết thúc.", (2018, 2019)),
        ("Niên khóa 2018{}2019 có 300 sinh viên tốt nghiệp.", (2018, 2019)),
        ("Đề án phát triển du lịch giai đoạn 2021{}2025 được thông qua.", (2021, 2025)),
        ("Kế hoạch đầu tư công trung hạn 2021{}2025 được thông qua.", (2021, 2025)),
        ("Chương trình xây dựng nông thôn mới 2016{}2020 kết thúc.", (2016, 2020)),
        ("Bộ đề ra mục tiêu trong năm 2019{}2020 sẽ giảm 5% tội phạm.", (2019, 2020)),
        ("Bí thư dự hội nghị tổng kết 10 năm (2006{}2015) thực hiện chương trình.", (2006, 2015)),
        ("Nhu cầu vốn phát triển hạ tầng giai đoạn 2016{}2020 là 1 triệu tỉ đồng.", (2016, 2020)),
        ("Doanh thu giai đoạn 2014{}2017 giảm 5%.", None),
        ("Ông làm giám đốc giai đoạn 2003{}2006.", None),
        ("Hội nghị tổng kết công tác nhiệm kỳ 2017{}2022 của Hội diễn ra sáng nay.", None),
        ("Ông kể chuyện chương trình và Chiến tranh Iraq 2003{}2011.", None),
    ],
)
def test_periods_of_plans_and_school_years(sentence: str, expected: tuple[int, int] | None, dash: str) -> None:
    """In any article, with every dash; no term, no time in office, no statistic."""
    assert read(sentence.format(dash)) == ((), (expected,) if expected else ())


@pytest.mark.parametrize(
    ("sentence", "stamp", "expected"),
    [
        ("Huyện tổ chức hội nghị tổng kết công tác năm qua.", "2024-01-10", (2023,)),
        ("Huyện tổ chức hội nghị tổng kết công tác năm qua.", "2023-12-28", (2023,)),
        ("Huyện tổ chức hội nghị tổng kết công tác năm qua, triển khai nhiệm vụ năm mới.", "2023-12-28", (2023, 2024)),
        ("Huyện tổ chức hội nghị tổng kết công tác năm qua.", "2023-07-10", ()),
        ("Huyện tổ chức hội nghị tổng kết công tác năm qua.", None, ()),
        ("Các đơn vị trong cụm ký kết giao ước thi đua năm nay.", "2024-02-10", (2024,)),
        ("Huyện khen thưởng các tập thể có thành tích thi đua năm ngoái.", "2024-02-10", (2023,)),
        ("Huyện tổ chức hội nghị triển khai nhiệm vụ năm tới.", "2023-12-28", (2024,)),
        ("Huyện tổ chức hội nghị tổng kết phong trào thi đua 5 năm qua.", "2024-01-10", ()),
        ("Huyện tổ chức hội nghị tổng kết phong trào nhiều năm qua.", "2024-01-10", ()),
        ("Huyện tổ chức hội nghị tổng kết năm 2022, nhìn lại thành tích năm qua.", "2023-01-10", (2022,)),
    ],
)
def test_years_told_from_the_pages_day(sentence: str, stamp: str | None, expected: tuple[int, ...]) -> None:
    """Only with a stamp, only where no year is printed, and "năm qua" only near the turn of the year."""
    article = Article(id="x", title="Tin trong ngày", body=sentence, published_at=stamp)
    assert extract_facts(article).years.covers == expected


def test_a_school_year_with_a_stroke() -> None:
    """ "2018/2019" is one only behind "năm học"."""
    assert read("Trường tuyên dương học sinh giỏi năm học 2018/2019.")[1] == ((2018, 2019),)
    assert read("Quyết định 15 năm 2018/2019 của tỉnh trong kế hoạch.")[1] == ()


@pytest.mark.parametrize(
    ("body", "covers"),
    [
        ("UBND thành phố tổ chức Hội nghị triển khai nhiệm vụ phát triển kinh tế - xã hội năm 2019.", {2019}),
        (
            "Hội nghị tổng kết công tác kiểm tra, giám sát, kỷ luật Đảng năm 2017, triển khai nhiệm vụ năm 2018.",
            {2017, 2018},
        ),
        ("Hội nghị phổ biến Luật Thi đua, khen thưởng năm 2003 tổ chức sáng nay.", set()),
    ],
)
def test_what_a_conference_is_about_may_have_dashes_commas_and_discipline(body: str, covers: set[int]) -> None:
    assert set(extract_facts(Article(id="a", title="Tin", body=body)).years.covers) == covers


@pytest.mark.parametrize(
    "who", ["ông Nguyễn Văn Hiếu - phó giám đốc sở - cho biết:", "hiệu trưởng bổ nhiệm tổ trưởng, tổ phó trong"]
)
def test_a_school_year_is_no_time_in_office(who: str) -> None:
    body = f"Trước đó, {who} năm học 2018-2019 toàn thành phố có thêm học sinh."
    assert extract_facts(Article(id="a", title="Tin", body=body)).years.ranges == ((2018, 2019),)
