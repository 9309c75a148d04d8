"""Saved HTML pages: what their mark-up says, and what they look like without it."""

from __future__ import annotations

import pytest

from index.extract.page.html import separate_html

TEXT = (
    "Năm 2023, các phong trào thi đua của huyện tiếp tục được đổi mới, với nhiều mô hình hay và cách làm hiệu quả "
    "ở cơ sở.",
    "Tại hội nghị, lãnh đạo huyện đã trao Giấy khen cho 12 tập thể và 20 cá nhân có thành tích xuất sắc trong năm.",
    "Phát biểu kết luận, lãnh đạo huyện đề nghị các đơn vị triển khai ngay giao ước thi đua với các nội dung cụ thể.",
)
SCRIPT = '<script type="application/ld+json">' + "{}</script>"
TITLE = "Huyện Sông Mây ký giao ước thi đua năm 2024"
LEAD = "Sáng 22-1, huyện Sông Mây tổng kết công tác thi đua, khen thưởng năm 2023 và ký giao ước thi đua năm 2024."


def page(head: str = "", before: str = "", inside: str = "", after: str = "") -> str:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in TEXT[1:])
    return (
        f"<!doctype html><html><head><title>{TITLE} - Báo Hànộimới</title>{head}</head><body><nav><ul><li>Trang "
        f"chủ</li>"
        f"<li>Xã hội</li></ul></nav><article><h1>{TITLE}</h1>{before}<div "
        f"class='content'><p>{TEXT[0]}</p>{inside}{text}{after}"
        "</div></article><div><h3>Bình luận (0)</h3></div><footer>© Báo Hànộimới</footer></body></html>"
    )


def test_body_has_the_paragraphs_and_nothing_else() -> None:
    found, raw = separate_html(page())

    assert (found.title, found.body, found.summary) == (TITLE, "\n".join(TEXT), None)
    assert found.source == "Hànộimới"
    assert [raw[a:b] for a, b in found.excluded] == ["Trang chủ\nXã hội", "Bình luận (0)\n© Báo Hànộimới"]


@pytest.mark.parametrize(
    "mark_up",
    [
        SCRIPT.replace("{}", '{"@type": "NewsArticle", "datePublished": "2024-01-22T20:06:00+07:00"}'),
        SCRIPT.replace("{}", '{"@graph": [{"@type": ["NewsArticle"], "datePublished": "2024-01-22T13:06:00Z"}]}'),
        '<meta property="article:published_time" content="2024-01-22T20:06">',
        '<meta name="pubdate" content="2024-01-22 20:06:59">',
    ],
    ids=["JSON-LD", "JSON-LD graph", "OpenGraph", "meta"],
)
def test_stamp_of_the_mark_up(mark_up: str) -> None:
    assert separate_html(page(head=mark_up))[0].published_at == "2024-01-22T20:06+07:00"


def test_printed_stamp_counts_without_mark_up_and_no_stamp_is_none() -> None:
    assert separate_html(page(before="<div>22/01/2024 - 20:06</div>"))[0].published_at == "2024-01-22T20:06+07:00"
    assert separate_html(page())[0].published_at is None
    assert separate_html(page(head='<script type="application/ld+json">{broken</script>'))[0].published_at is None


@pytest.mark.parametrize(
    "mark_up", ["<h2 class='sapo'>{}</h2>", "<p class='detail-sapo'>{}</p>", "<div itemprop='description'>{}</div>"]
)
def test_marked_up_lead_is_the_summary_and_not_in_the_body(mark_up: str) -> None:
    found = separate_html(page(before=mark_up.format("(HNMO) - " + LEAD)))[0]

    assert (found.summary, found.body) == (LEAD, "\n".join(TEXT))


def test_figure_captions_stand_apart() -> None:
    figure = "<figure><img src='a.jpg'><figcaption>Các đơn vị ký giao ước thi đua.</figcaption></figure>"
    found = separate_html(page(inside=figure))[0]

    assert (found.captions, found.body) == (("Các đơn vị ký giao ước thi đua.",), "\n".join(TEXT))


def test_signature_and_source_at_the_end_leave_the_body() -> None:
    found = separate_html(page(after="<p><b>THU HÀ</b></p><p>Theo Báo Nhân Dân</p>"))[0]

    assert (found.authors, found.original_source, found.body) == (("Thu Hà",), "Nhân Dân", "\n".join(TEXT))


def test_address_section_and_author_of_the_head() -> None:
    head = (
        '<link rel="canonical" href="https://hanoimoi.vn/bai-1.html"><meta property="article:section" content="Xã hội">'
        + SCRIPT.replace("{}", '{"@type": "NewsArticle", "author": [{"name": "Lan Anh"}]}')
    )
    found = separate_html(page(head=head))[0]

    assert (found.url, found.section, found.authors) == ("https://hanoimoi.vn/bai-1.html", "Xã hội", ("Lan Anh",))


def test_an_organisation_is_no_author() -> None:
    head = SCRIPT.replace("{}", '{"@type": "NewsArticle", "author": {"@type": "Organization", "name": "Báo Hànộimới"}}')

    assert separate_html(page(head=head))[0].authors == ()


@pytest.mark.parametrize(
    "text",
    ["", "<", "<html></html>", "không phải HTML", "<p>" * 3000, "\x00<p>a", "<?xml version='1.0' encoding='x'?><a/>"],
)
def test_bad_html_gives_no_text_and_no_error(text: str) -> None:
    assert separate_html(text)[0].body == ""
