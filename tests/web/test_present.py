"""What people read is right word by word: sentences, headings, labels, badges, marks, cells."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.model import Article, Award, Cluster, Evidence
from search.request import SearchRequest
from web.export import day_cell, safe_cell
from web.i18n import day, moment, number
from web.links import UrlState
from web.pages.exports import stamp_of
from web.present.article import left_out, view
from web.present.hits import marked, safe_link
from web.present.labels import award_badges, award_text, recipient_text
from web.present.ledger import totals_line
from web.present.pager import pager
from web.present.phrase import heading
from web.present.sentences import anchor_of, sentences, split

text = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)


def pieces(value):
    return [value[a:b] for a, b in split(value)]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param("Một câu. Hai câu.", ["Một câu.", "Hai câu."], id="two sentences"),
        pytest.param("Đạt 39.601,9 tỷ đồng. Xong.", ["Đạt 39.601,9 tỷ đồng.", "Xong."], id="decimal points"),
        pytest.param("Ở TP. Hà Nội. Hết.", ["Ở TP. Hà Nội.", "Hết."], id="abbreviations"),
        pytest.param("Ông Nguyễn V. Anh nói.", ["Ông Nguyễn V. Anh nói."], id="initials"),
        pytest.param("Dòng một\nDòng hai", ["Dòng một", "Dòng hai"], id="a line ends a sentence"),
        pytest.param("“Kỷ cương, phát triển”. Trong năm", ["“Kỷ cương, phát triển”.", "Trong năm"], id="quotation"),
        pytest.param("Thế à? Ừ! “Vâng.” Thôi…", ["Thế à?", "Ừ!", "“Vâng.”", "Thôi…"], id="other ends"),
        pytest.param("Ủy ban họp. ủy ban nghỉ.", ["Ủy ban họp. ủy ban nghỉ."], id="no capital, no end"),
        pytest.param(" \n ", [], id="nothing"),
    ],
)
def test_sentences(value, expected):
    assert expected == pieces(value)


@given(text)
def test_sentences_lose_and_change_nothing(value):
    ends = [0, *(p for pair in split(value) for p in pair), len(value)]
    assert ends == sorted(ends)
    assert all(value[a:b].strip() == "" for a, b in zip(ends[::2], ends[1::2], strict=True))


def test_sentences_are_numbered_through_all_fields():
    article = Article("x", "Tiêu đề", "Một. Hai.\nBa.", summary="Tóm tắt.", captions=("Ảnh.",))
    assert [(s.anchor, s.text) for s in sentences(article)] == [
        ("cau-0", "Tiêu đề"),
        ("cau-1", "Tóm tắt."),
        ("cau-2", "Một."),
        ("cau-3", "Hai."),
        ("cau-4", "Ba."),
        ("cau-5", "Ảnh."),
    ]


def test_evidence_leads_to_its_sentence():
    article = Article("x", "T", "Một. Hai.\nBa.")
    numbered = sentences(article)
    assert anchor_of(numbered, Evidence("body", 5, 9, "Hai.")) == "cau-2"
    assert anchor_of(numbered, Evidence("title", 0, 1, "T")) == "cau-0"
    assert anchor_of(numbered, None) == ""


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("Cụm thi đua số 9", "9"),
        ("Khối thi đua số 9", "kh%E1%BB%91i%209"),
        ("Khối thi đua xã số 9", "Kh%E1%BB%91i%20thi%20%C4%91ua%20x%C3%A3%20s%E1%BB%91%209"),
    ],
)
def test_a_cluster_leads_to_its_own_page_whatever_shares_its_number(name, page):
    article = Article("x", clusters=(Cluster(9, name, "Hà Nội"),))
    assert view(article).clusters[0].chip.url == f"/cum/H%C3%A0%20N%E1%BB%99i/{page}"


@pytest.mark.parametrize(
    ("request_", "total", "expected"),
    [
        pytest.param(SearchRequest(), 15, "Tất cả 15 bài", id="everything"),
        pytest.param(SearchRequest("cụm 9"), 12, "12 bài về “cụm 9”", id="text"),
        pytest.param(
            SearchRequest("cụm 9", {"district": ("Hà Nội/quận Tây Hồ",), "year": ("2024",)}),
            12,
            "12 bài về “cụm 9” tại Quận Tây Hồ, đăng năm 2024",
            id="text and filters",
        ),
        pytest.param(
            SearchRequest("", {"year": ("2022", "2023", "2024")}),
            1656,
            "1.656 bài đăng năm 2022, 2023 hoặc 2024",
            id="several values mean or",
        ),
        pytest.param(SearchRequest("", {"district": ("_none",)}), 3, "3 bài không rõ địa bàn", id="not known"),
        pytest.param(
            SearchRequest("", {"cluster": ("Hà Nội/9", "_none")}),
            3,
            "3 bài liên quan đến Cụm thi đua số 9 (Hà Nội) hoặc không rõ cụm, khối thi đua",
            id="known or not",
        ),
        pytest.param(SearchRequest("", {"award_status": ("proposed",)}), 1, "1 bài trạng thái Đề nghị", id="proposed"),
        pytest.param(
            SearchRequest("", {}, "2024-01-01", "2024-01-31"), 2, "2 bài từ 01/01/2024 đến 31/01/2024", id="dates"
        ),
        pytest.param(SearchRequest("xyz"), 0, "Không tìm thấy bài nào về “xyz”", id="nothing found"),
    ],
)
def test_the_heading_says_the_search(request_, total, expected):
    assert expected == heading(request_, total)


@pytest.mark.parametrize(
    ("award", "expected"),
    [
        pytest.param(Award("X", "received", "quận A"), "quận A", id="named"),
        pytest.param(
            Award("X", "received", count=1656, of="tập thể", unit="quận A"), "1.656 tập thể (quận A)", id="counted"
        ),
        pytest.param(Award("X", "received", approx="nhiều", of="cá nhân"), "nhiều cá nhân", id="many"),
        pytest.param(Award("X", "received"), "(Không rõ)", id="not known"),
    ],
)
def test_recipients(award, expected):
    assert expected == recipient_text(award)


def test_ranks_are_said_with_their_award():
    assert award_text(Award("Huân chương Lao động", "received", rank="Nhất")) == "Huân chương Lao động hạng Nhất"


def test_a_proposal_has_its_own_word_sign_and_look():
    badges = award_badges(Article("x", awards=(Award("Giấy khen", "proposed"), Award("Giấy khen", "received"))))
    assert [b.word for b in badges] == ["Đề nghị", "Đã trao"]
    assert len({b.sign for b in badges}) == len({b.status for b in badges}) == 2


def test_totals_say_what_they_leave_out():
    from search.ledger import Totals

    line = totals_line(Totals(received=9, uncounted=1, shared_rows=2, announced=3, proposed=7))
    assert line == (
        "Đã trao: 9 lượt khen thưởng. Không tính: 1 dòng không nêu số lượng; 3 dòng mới công bố; "
        "7 dòng mới là đề nghị. Số dùng chung cho nhiều hình thức chỉ tính một lần."
    )


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        pytest.param("a <mark>b</mark> &amp; c", "a <mark>b</mark> &amp; c", id="marks stay"),
        pytest.param("<script>x</script>", "&lt;script&gt;x&lt;/script&gt;", id="anything else is escaped"),
        pytest.param("<mark onclick=x>b</mark>", "&lt;mark onclick=x&gt;b", id="no attributes"),
    ],
)
def test_only_marks_are_let_through(given_, expected):
    assert expected == marked(given_)


@given(text)
def test_escaped_text_passes_unchanged_and_nothing_else_makes_a_tag(value):
    assert marked(html.escape(value)) == html.escape(value)
    assert "<" not in re.sub("</?mark>", "", marked(value))


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.vn/b", "https://a.vn/b"),
        ("HTTP://a.vn", "HTTP://a.vn"),
        ("javascript:alert(1)", ""),
        (None, ""),
        ("data:text/html,x", ""),
        (" https://a.vn", ""),
        ("//a.vn", ""),
        ("https://a.vn/ x", ""),
    ],
)
def test_only_web_addresses_become_links(url, expected):
    assert expected == safe_link(url)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("+x", "'+x"),
        ("-x", "'-x"),
        ("@x", "'@x"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        (" =x", "' =x"),
        ("-5", "-5"),
        ("+4,5", "+4,5"),
        ("", ""),
        (None, ""),
        (8, "8"),
        ("quận A", "quận A"),
        ("＝1", "'＝1"),
    ],
)
def test_no_cell_is_a_formula(cell, expected):
    assert expected == safe_cell(cell)


@given(text)
def test_cells_start_with_no_sign_of_a_formula(value):
    first = safe_cell(value).lstrip()[:1]
    assert first not in {"=", "@"} and (first not in {"+", "-"} or safe_cell(value)[1:2].isdecimal())


def test_numbers_and_days_are_written_the_vietnamese_way():
    assert (number(1656), number(39601.9)) == ("1.656", "39.601,9")
    assert (day("2024-01-22T20:06+07:00"), moment("2024-01-22T20:06+07:00")) == ("22/01/2024", "22/01/2024, 20:06")
    assert (day(None), day_cell("2024-01-22"), day_cell(None)) == ("", "22/01/2024", "")


@pytest.mark.parametrize(
    ("stamp", "expected"),
    [
        ("2024-01-22", "2024-01-22T00:00:00+07:00"),
        ("2024-01-22T20:06+07:00", "2024-01-22T20:06:00+07:00"),
        ("2024-01-22T20:06:30Z", "2024-01-22T20:06:30Z"),
        ("2024-01-22T20:06", "2024-01-22T20:06:00+07:00"),
    ],
)
def test_feed_times_are_complete(stamp, expected):
    assert expected == stamp_of(Article("x", published_at=stamp))


@pytest.mark.parametrize(
    ("page", "pages", "expected"),
    [(1, 1, [1]), (1, 3, [1, 2, 3]), (5, 9, [1, 0, 3, 4, 5, 6, 7, 0, 9]), (9, 9, [1, 0, 7, 8, 9])],
)
def test_pages_offered(page, pages, expected):
    assert expected == [n for n, _url in pager(UrlState.of("/", []), page, pages).numbers]


@given(text.filter(bool), st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=4))
def test_left_out_and_kept_make_the_page(raw, spans):
    from search.model import Excluded

    article = Article("x", excluded=Excluded(0.5, tuple(spans)))
    shown = "".join(piece for _out, piece in left_out(article, raw))
    assert re.sub(r"\s", "", shown) == re.sub(r"\s", "", raw)


def test_values_whose_parent_finds_nothing_still_stand_under_its_name():
    """With an award type chosen, a level of other types counts 0 and is not listed; its types are."""
    from search.result import Facet, FacetValue
    from web.links import UrlState
    from web.present.facets import blocks

    types = Facet(
        "award_type",
        "",
        (
            FacetValue("Cờ thi đua của Chính phủ", "Cờ thi đua của Chính phủ", 2, True, "C"),
            FacetValue("Giấy khen", "Giấy khen", 1, False, "S"),
        ),
        0,
        False,
    )
    levels = Facet("award_level", "", (FacetValue("C", "Chính phủ, Thủ tướng", 2, False, None),), 0, False)
    (block,) = (b for b in blocks(UrlState(), [types, levels]) if b.field == "award_type")
    head = block.rows[1]
    assert [r.label for r in head.children] == ["Giấy khen"] and (head.url, head.count) == ("", None)
    assert head.label == "Cơ sở" and block.selected == 1
