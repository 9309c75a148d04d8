"""What holds for every page, also for those that no editor would make."""

from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from index.extract.page import Page, separate
from index.extract.page.html import separate_html
from index.extract.page.lines import CAPITALS, clean, split_lines
from index.extract.page.signatures import read_signature
from index.extract.page.stamps import find_stamp
from index.sources.base import BadInput
from index.sources.decode import decode

PIECES = st.sampled_from(
    [
        "Xã Gò Nổi thi đua làm đường",
        "22/01/2024 - 20:06",
        "(LĐTĐ) Sáng nay, xã Gò Nổi phát động phong trào thi đua làm đường mới.",
        "Các thôn trong xã đã làm xong mười hai tuyến đường, nhân dân phấn khởi và tin tưởng.",
        "Tin liên quan",
        "Bình luận",
        "a.jpg",
        "Lan Anh",
        "Nguồn: Báo Nhân Dân",
        "Quang cảnh hội nghị",
        "- Một;",
        "1. Hai",
        ">> Ba",
        "\u00a0",
        "\u200b",
        "©",
        "Trang chủ",
        "(",
        "“",
        "A",
        "19 tháng 1, 2024 bởi",
        "Đoàn xã",
        "trong Tin tức",
        "BÁO NHÂN DÂN",
        "?",
        "...",
        "\t",
        "\r",
        "\u2028",
        "\x00",
        "😀",
        "e\u0302\u0301",
    ]
)
PAGES = (
    st.lists(st.one_of(PIECES, st.text(max_size=30)), max_size=25)
    .map("\n".join)
    .map(lambda t: unicodedata.normalize("NFC", t))
)


def check(page: Page, raw: str) -> None:
    last = 0
    for start, end in page.excluded:
        assert last <= start < end <= len(raw)
        assert raw[start:end].strip() == raw[start:end]
        last = end
    assert 0 <= page.share <= 1
    for text in (page.title, *page.body.split("\n"), *page.captions, *page.authors):
        assert text == clean(text)
    assert "\n" not in page.title
    assert "\n\n" not in page.body


@settings(max_examples=300, deadline=None)
@given(PAGES)
def test_a_page_of_any_lines_gives_clean_fields_and_sound_spans(raw: str) -> None:
    page = separate(raw)

    check(page, raw)
    words = raw.split()
    assert all(
        word in words or any(word in other for other in words) for word in clean(page.body).split()[:5] if word in raw
    )


@settings(max_examples=150, deadline=None)
@given(PAGES)
def test_what_was_kept_and_what_was_left_out_do_not_overlap(raw: str) -> None:
    page = separate(raw)
    left_out = sum(end - start for start, end in page.excluded)

    assert left_out + len(page.title) <= len(raw)


@settings(max_examples=100, deadline=None)
@given(PAGES)
def test_lines_know_their_place(raw: str) -> None:
    for line in split_lines(raw):
        assert clean(raw[line.start : line.end]) == line.text


@settings(max_examples=60, deadline=None)
@given(
    st.one_of(
        st.text(max_size=300),
        PAGES.map(lambda t: f"<html><body><h1>Tin</h1><p>{t}</p></body></html>"),
        st.lists(
            st.sampled_from(
                [
                    "<p>",
                    "</p>",
                    "<div class='sapo'>",
                    "<figure>",
                    "<figcaption>",
                    "<h1>",
                    "x" * 50,
                    "<!--",
                    "]]>",
                    "<script>",
                    "&nbsp;",
                    "&#0;",
                    "<table><tr><td>",
                    "<time datetime='x'>",
                ]
            ),
            max_size=20,
        ).map("".join),
    )
)
def test_any_html_gives_clean_fields_and_sound_spans(text: str) -> None:
    page, raw = separate_html(text)

    check(page, raw)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.binary(max_size=300), PAGES.map(str.encode), PAGES.map(lambda t: t.encode("utf-16"))))
def test_any_bytes_are_text_or_bad_input(data: bytes) -> None:
    try:
        text = decode(data)
    except BadInput as error:
        assert error.reason and error.hint
    else:
        assert unicodedata.is_normalized("NFC", text)
        assert "\r" not in text


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=60), st.text("0123456789/-.: thángnămABPMGT+,()|", max_size=40), PIECES))
def test_no_line_is_too_odd_for_stamps_and_signatures(line: str) -> None:
    stamp, signature = find_stamp(line), read_signature(line)

    assert stamp is None or (stamp.value[:2] in ("19", "20") and 0 <= stamp.start < stamp.end <= len(line))
    assert signature is None or all(name[0] in CAPITALS or name[0].isupper() for name in signature.authors)
