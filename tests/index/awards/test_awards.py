"""From an article to its award types and records."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.extract.awards import extract_awards
from index.extract.facts.text import make_document
from search.model import Article, Award
from search.vocabulary.awards import AWARD_TYPES


def extract(
    body: str,
    *,
    title: str = "",
    captions: tuple[str, ...] = (),
    province: str | None = "Hà Nội",
    published: str | None = None,
) -> tuple[tuple[str, ...], tuple[Award, ...]]:
    """Extract from an article made of these parts."""
    article = Article(id="a", title=title, body=body, captions=captions, published_at=published)
    return extract_awards(make_document(article, province=province))


def rows(body: str, **options: str) -> list[tuple[object, ...]]:
    """Return who, type, rank, giver and status of each record."""
    return [
        (a.recipient or (a.count, a.of), a.award_type, a.rank, a.giver, a.status) for a in extract(body, **options)[1]
    ]  # type: ignore[arg-type]


CITY, CHAIR = "UBND thành phố Hà Nội", "Chủ tịch UBND thành phố Hà Nội"
FLAG, MERIT = "Cờ thi đua cấp bộ/tỉnh/thành phố", "Bằng khen cấp bộ/tỉnh/thành phố"
GOV_FLAG, PM = "Cờ thi đua của Chính phủ", "Bằng khen của Thủ tướng Chính phủ"
ORDER = "Huân chương Lao động"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "Quận A Lưới nhận Cờ thi đua của Chính phủ, Cờ thi đua của thành phố; quận Tây Hồ, quận Ba Đình nhận "
            "Bằng khen của Chủ tịch UBND thành phố Hà Nội.",
            [
                ("quận A Lưới", GOV_FLAG, None, "Chính phủ", "received"),
                ("quận A Lưới", FLAG, None, CITY, "received"),
                ("quận Tây Hồ", MERIT, None, CHAIR, "received"),
                ("quận Ba Đình", MERIT, None, CHAIR, "received"),
            ],
        ),
        (
            "Hội nghị suy tôn và đề nghị UBND Thành phố tặng Cờ thi đua cho huyện Ba Vì, Bằng khen cho huyện Hoài Đức.",
            [("huyện Ba Vì", FLAG, None, CITY, "proposed"), ("huyện Hoài Đức", MERIT, None, CITY, "proposed")],
        ),
        (
            "UBND thành phố tặng Cờ thi đua cho 4 tập thể; tặng Bằng khen cho 12 cá nhân.",
            [((4, "tập thể"), FLAG, None, CITY, "received"), ((12, "cá nhân"), MERIT, None, CITY, "received")],
        ),
        (
            "Quận Cầu Giấy được Chủ tịch nước tặng Huân chương Lao động hạng Nhất, Nhì.",
            [
                ("quận Cầu Giấy", ORDER, "Nhất", "Chủ tịch nước", "received"),
                ("quận Cầu Giấy", ORDER, "Nhì", "Chủ tịch nước", "received"),
            ],
        ),
        (
            "Đảng và Nhà nước đã tặng thưởng Hội Nông dân thành phố Hà Nội Huân chương Độc lập hạng Ba.",
            [("Hội Nông dân thành phố Hà Nội", "Huân chương Độc lập", "Ba", "Đảng và Nhà nước", "received")],
        ),
        (
            "Huân chương Lao động hạng Nhất được trao cho Viện Dầu khí Việt Nam.",
            [("Viện Dầu khí Việt Nam", ORDER, "Nhất", None, "received")],
        ),
        (
            "Bảo tàng Lịch sử Quốc gia tổ chức Lễ đón nhận Huân chương Lao động hạng Nhì.",
            [("Bảo tàng Lịch sử Quốc gia", ORDER, "Nhì", None, "received")],
        ),
        (
            "Thừa ủy quyền của Chủ tịch nước, Bí thư Thành ủy trao Huân chương Lao động hạng Ba cho ông Lê Văn "
            "Thành, nguyên Giám đốc Sở.",
            [("Lê Văn Thành", ORDER, "Ba", "Chủ tịch nước", "received")],
        ),
        (
            "Cụm suy tôn huyện Trấn Yên để đề nghị Chính phủ tặng Cờ thi đua.",
            [("huyện Trấn Yên", GOV_FLAG, None, "Chính phủ", "proposed")],
        ),
        (
            "Các đơn vị nhận Cờ thi đua của Chính phủ gồm: Sở Tài chính, quận Nam Từ Liêm.",
            [
                ("Sở Tài chính", GOV_FLAG, None, "Chính phủ", "received"),
                ("quận Nam Từ Liêm", GOV_FLAG, None, "Chính phủ", "received"),
            ],
        ),
        (
            "Từng được Thủ tướng Chính phủ tặng Bằng khen, huyện Gia Lâm nay được đề nghị tặng Huân chương Lao "
            "động hạng Ba.",
            [
                ("huyện Gia Lâm", PM, None, "Thủ tướng Chính phủ", "received"),
                ("huyện Gia Lâm", ORDER, "Ba", None, "proposed"),
            ],
        ),
        (
            "UBND huyện Quốc Oai tặng Giấy khen cho 5 tập thể và đề nghị Chủ tịch UBND thành phố tặng Bằng khen "
            "cho 3 cá nhân.",
            [
                ((5, "tập thể"), "Giấy khen", None, "UBND huyện Quốc Oai", "received"),
                ((3, "cá nhân"), MERIT, None, CHAIR, "proposed"),
            ],
        ),
    ],
)
def test_who_gets_what(body: str, expected: list[tuple[object, ...]]) -> None:
    """One record for each recipient, type, rank and giver, whichever way the sentence turns."""
    assert rows(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "NSND Trịnh Lê Văn tặng sách cho trường.",
        "Đoàn Việt Nam giành 5 huy chương vàng và 2 bằng khen.",
        "Tổng thống Nga trao Huân chương Dũng cảm cho phi công Yusupov.",
        "Phó Chủ tịch nước Lào đã trao Huân chương Lao động hạng Nhì của Nhà nước Lào cho Đội quy tập số 9.",
        "Mỗi cá nhân đạt giải sẽ được tặng Bằng khen của Bộ trưởng Bộ Y tế.",
        "Theo quy định, người dân được tặng Bằng khen nếu tố giác tội phạm.",
        "Quận phấn đấu đạt Cờ thi đua của Chính phủ.",
        "Ông Nguyễn Văn Tài bị tước danh hiệu Anh hùng Lao động.",
        "Anh hùng lao động và 700 Mẹ Việt Nam anh hùng nhận quà.",
        "Công tác khen thưởng được đổi mới, đề xuất danh hiệu thi đua đúng đối tượng.",
        "Học kỳ vừa rồi các cháu đều nhận được giấy khen học sinh giỏi.",
        "Ban tổ chức trao kỷ niệm chương của chương trình cho các nhà tài trợ.",
    ],
)
def test_what_is_no_award(body: str) -> None:
    """False friends give neither a record nor an award type."""
    assert extract(body) == ((), ())


def test_a_shared_number_is_marked() -> None:
    """One number for several awards: one record each, marked so that totals count it once."""
    _, awards = extract("Tại hội nghị, 34 tập thể, cá nhân được nhận Cờ, Bằng khen của Chủ tịch UBND thành phố Hà Nội.")
    assert [(a.award_type, a.count, a.of, a.shared) for a in awards] == [
        (FLAG, 34, "tập thể, cá nhân", True),
        (MERIT, 34, "tập thể, cá nhân", True),
    ]


def test_told_twice_is_one_record() -> None:
    """Title, body and caption tell one award; the fullest sentence is the evidence."""
    _, awards = extract(
        "Tối 28/11, huyện Tam Nông đón nhận Huân chương Lao động hạng Nhì do Chủ tịch nước trao tặng.",
        title="Huyện Tam Nông đón nhận Huân chương Lao động",
        captions=("Lãnh đạo huyện Tam Nông đón nhận Huân chương Lao động hạng Nhì.",),
    )
    assert len(awards) == 1
    assert awards[0].rank == "Nhì" and awards[0].giver == "Chủ tịch nước"
    assert awards[0].evidence is not None and awards[0].evidence.field == "body"


def test_a_caption_may_tell_what_the_body_does_not() -> None:
    """Captions count as text."""
    types, awards = extract("Hội nghị diễn ra sáng nay.", captions=("Lãnh đạo quận trao Giấy khen cho 3 tập thể.",))
    assert types == ("Giấy khen",)
    assert awards[0].evidence is not None and awards[0].evidence.field == "captions.0"


@pytest.mark.parametrize(
    ("body", "year", "basis"),
    [
        ("Năm 1970, Nhà nước phong tặng đại đội Ngư Thủy danh hiệu Anh hùng.", 1970, "stated"),
        (
            "Quận Tây Hồ nhận Cờ thi đua của Chính phủ vì có thành tích xuất sắc trong công tác năm 2021.",
            2021,
            "stated",
        ),
        ("Hội nghị tổng kết công tác năm 2022.\nQuận Tây Hồ nhận Cờ thi đua của Chính phủ.", 2022, "context"),
        ("Quận Tây Hồ nhận Cờ thi đua của Chính phủ.", 2024, "context"),
        ("Bà Lê Thị Hoa từng được tặng Huân chương Lao động.", None, None),
    ],
)
def test_the_year_and_what_it_rests_on(body: str, year: int | None, basis: str | None) -> None:
    """The year rewarded, else of the giving; from the sentence, else from the article, else unknown."""
    award = extract(body, published="2024-01-22")[1][0]
    assert (award.year, award.year_basis) == (year, basis)


def test_several_years_behind_an_award_are_several_records() -> None:
    """Two printed years are two awards."""
    _, awards = extract("Phường Bưởi được UBND thành phố tặng Cờ thi đua các năm 2018, 2020.")
    assert [(a.recipient, a.year) for a in awards] == [("phường Bưởi", 2018), ("phường Bưởi", 2020)]


def test_a_reference_is_who_was_named_before() -> None:
    """Pronouns and kinds alone stand for the nearest that fits."""
    body = (
        "Cô giáo Nguyễn Thị Hạnh công tác tại Trường Tiểu học Kim Đồng. Nhiều năm liền, cô đạt danh hiệu Chiến sĩ "
        "thi đua cơ sở. Nhà trường đã được Thủ tướng tặng Bằng khen."
    )
    assert [a.recipient for a in extract(body)[1]] == ["Nguyễn Thị Hạnh", "Trường Tiểu học Kim Đồng"]


def test_an_endless_sentence_is_read_only_so_far() -> None:
    """Work on one sentence is bounded."""
    _, awards = extract("Quận Tây Hồ nhận Bằng khen; " * 2000)
    assert len(awards) == 1


def test_a_list_under_a_heading_has_its_giver_and_standing() -> None:
    """Items take giver and standing from the line above the list."""
    heading = "Hội đồng đề nghị Chủ tịch UBND tỉnh khen thưởng gồm:"
    body = f"{heading}\n- Cờ thi đua: xã Định Thủy;\n- Bằng khen: bà Quảng Thị Lụa."
    _, awards = extract(body, province="Bến Tre")
    assert {a.status for a in awards} == {"proposed"}
    assert [(a.recipient, a.award_type) for a in awards] == [("xã Định Thủy", FLAG), ("Quảng Thị Lụa", MERIT)]


WORDS = [
    "quận Tây Hồ",
    "huyện Ba Vì",
    "ông Lê Văn Út",
    "4 tập thể",
    "nhận",
    "được",
    "tặng",
    "trao",
    "đề nghị",
    "suy tôn",
    "trình",
    "Chính phủ",
    "UBND thành phố",
    "Cờ thi đua",
    "Bằng khen",
    "Giấy khen",
    "Huân chương Lao động hạng Ba",
    "cho",
    "của",
    "và",
    ",",
    ";",
    "năm 2023",
    "đã",
    "sẽ",
    "nếu",
    "không",
    ":",
    "(",
    ")",
    "“",
    ".",
]


@given(st.lists(st.sampled_from(WORDS), max_size=18).map(" ".join))
@settings(max_examples=120, deadline=None)
def test_every_record_stands_on_its_sentence(body: str) -> None:
    """Whatever the words: no error, canonical types only, evidence is the text it names, types cover the records."""
    types, awards = extract(body)
    assert set(types) <= {t.name for t in AWARD_TYPES}
    assert {a.award_type for a in awards} <= set(types)
    for award in awards:
        assert award.evidence is not None and body[award.evidence.start : award.evidence.end] == award.evidence.sentence


@given(
    st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join),
    st.sampled_from(["Hội nghị đề nghị", "Cụm suy tôn, đề nghị", "Sở trình"]),
)
@settings(max_examples=120, deadline=None)
def test_a_sentence_that_proposes_shows_nothing_as_received_by_the_same_verb(words: str, opening: str) -> None:
    """A recipient behind "đề nghị … tặng X cho" is proposed, whatever noise stands at the end."""
    _, awards = extract(f"{opening} Chính phủ tặng Cờ thi đua cho huyện Sóc Sơn {words}")
    assert all(a.status == "proposed" for a in awards if a.recipient == "huyện Sóc Sơn" and a.award_type == GOV_FLAG)
