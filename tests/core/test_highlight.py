"""Marks cover whole printed words that match, however the query was typed; the HTML is safe by construction."""

from __future__ import annotations

import re
from html import unescape
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_index import article

from search.analysis.fold import fold
from search.analysis.tokens import tokenize
from search.answer import asked_for
from search.highlight import SNIPPET, Highlighter, wanted_of
from search.model import Award, Evidence, Said, Years
from search.query.understand import understand
from search.scout import Scout, read, worth
from search.sentences import sentences


def highlighter(text: str) -> Highlighter:
    return Highlighter(understand(text, lambda facet, typed: ()))


MARKS = {
    "the printed form": ("cum thi dua", "Cụm thi đua số 9", "[Cụm thi đua] số 9"),
    "only agreeing words": ("đường", "Dương đi đường xa", "Dương đi [đường] xa"),
    "a partly marked word": ("đuong", "Dương đương đi đường", "Dương [đương] đi [đường]"),
    "never inside a word": ("thi", "thinh thi", "thinh [thi]"),
    "NFC of what was typed apart": ("hoà", "Hòa bình", "[Hòa] bình"),
    "Roman for Arabic": ("cụm 12", "Cụm XII", "[Cụm XII]"),
    "an abbreviation for its long form": ("ủy ban nhân dân", "UBND quận", "[UBND] quận"),
    "a long form for its abbreviation": ("UBND", "Ủy ban nhân dân quận", "[Ủy ban nhân dân] quận"),
    "a phrase as a whole": ('"thi đua"', "thi đua, đua thi", "[thi đua], đua thi"),
    "a prefix": ("thư*", "khen thưởng", "khen [thưởng]"),
    "a code": ("22-1", "ngày 22-1.", "ngày [22-1]."),
    "markup in the text": ("b", "<b>b</b> & b", "<[b]>[b]</[b]> & [b]"),
    "as they stand side by side": ("thi dua", "Cụm thi đua thị xã", "Cụm [thi đua] thị xã"),
    "as they stand side by side, marks typed": ("thi đua", "Thị xã thi đua, hội thi", "Thị xã [thi đua], hội [thi]"),
    "never side by side": ("thi dua", "Thị xã đua thuyền", "[Thị] xã [đua] thuyền"),
    "side by side in two ways": ("thi dua", "thi đua, thì đùa, thị", "[thi đua], [thì đùa], thị"),
    "side by side, spaces between": (
        "so ket",
        "số kết quả thi đua; sò, hội nghị sơ  kết, sơ\nkết",
        "[số kết] quả thi đua; sò, hội nghị [sơ]  [kết], [sơ]\n[kết]",
    ),
    "side by side in one sentence": (
        "so ket",
        "Số kết quả cao. Sơ và tổng kết",
        "[Số kết] quả cao. [Sơ] và tổng [kết]",
    ),
    "nothing to mark": ("xyz", "Cụm thi đua", "Cụm thi đua"),
}


@pytest.mark.parametrize(("query", "text", "marked"), MARKS.values(), ids=MARKS)
def test_these_words_are_marked(query: str, text: str, marked: str) -> None:
    html = highlighter(query).mark(text)
    assert unescape(html.replace("<mark>", "[").replace("</mark>", "]")) == marked


@given(
    st.lists(
        st.sampled_from(["thi", "thị", "Thị", "đua", "đùa", "dua", "xã", "khen", ",", ".", "\n", ""]), max_size=10
    ).map(" ".join),
    st.lists(st.sampled_from(["thi", "dua", "đua", "thị", "khen"]), min_size=1, max_size=4).map(" ".join),
)
def test_what_is_left_out_stands_somewhere_else(text: str, query: str) -> None:
    """Every word of the query that the text has keeps a mark, and no mark covers what its word alone would not."""
    spans = highlighter(query).spans(text)
    marked = {span.unit for span in spans}
    alone = [highlighter(word) for word in query.split()]
    for unit, word in enumerate(alone):
        taken = any(other.spans(text) == word.spans(text) for other in alone[:unit])  # a word typed twice marks once
        assert unit in marked or taken or not word.spans(text) or any(agrees_with(w, query, unit) for w in marked)
    for span in spans:
        assert (span.start, span.end) in {(own.start, own.end) for own in alone[span.unit].spans(text)}


def agrees_with(other: int, query: str, unit: int) -> bool:
    """Whether another word of the query can have taken the places of one (``thi`` those of ``thị``)."""
    words = query.split()
    return fold(words[other]) == fold(words[unit])


words = st.sampled_from(
    ["thi", "đua", "thị", "Cụm", "XII", "12", "số", "<b>", "&", '"', "22-1", "UBND", "hoà", "\n", "."]
)


@given(st.lists(words, max_size=12).map(" ".join), st.lists(words, max_size=4).map(" ".join))
def test_marks_are_whole_words_and_the_text_is_kept(text: str, query: str) -> None:
    html = highlighter(query).mark(text)
    assert unescape(re.sub("</?mark>", "", html)) == text
    assert re.sub("</?mark>", "", html).count("<") == 0
    edges = {t.start for t in tokenize(text)} | {t.end for t in tokenize(text)}
    for span in highlighter(query).spans(text):
        assert {span.start, span.end} <= edges


def test_the_snippet_is_the_sentence_with_most_of_the_query() -> None:
    body = "Hội nghị bắt đầu. Quận Tây Hồ nhận cờ thi đua. Cờ bay. Kết thúc."
    shown = highlighter("cờ thi đua tây hồ").snippet(article("a", "Tin", body))
    assert shown.html == "Quận <mark>Tây Hồ</mark> nhận <mark>cờ thi đua</mark>."
    assert (shown.field, shown.start) == ("body", body.index("Quận"))


def test_among_equals_the_sentence_that_says_an_award_comes_first() -> None:
    body = "Quận Ba Vì họp. Quận Ba Vì nhận cờ."
    at = body.index("Quận Ba Vì nhận")
    said = Award("Cờ thi đua khác", "received", evidence=Evidence("body", at, len(body), body[at:]))
    assert highlighter("ba vì").snippet(article("a", "Tin", body, awards=(said,))).start == at


def test_where_a_filter_asked_for_an_award_its_sentence_is_shown() -> None:
    body = "Quận Ba Vì họp, Ba Vì bàn, Ba Vì quyết. Quận Ba Vì nhận cờ."
    at = body.index("Quận Ba Vì nhận")
    said = Evidence("body", at, len(body), body[at:])
    assert highlighter("ba vì").snippet(article("a", "Tin", body), [said]).start == at
    assert highlighter("ba vì").snippet(article("a", "Tin", body)).start == 0
    assert highlighter("họp").snippet(article("a", "Tin", body), [said]).start == 0  # it must still show the words
    assert highlighter("").snippet(article("a", "Tin", body), [said]).html == "Quận Ba Vì nhận cờ."


def test_a_filter_on_covered_years_or_bare_award_types_asks_for_their_sentence() -> None:
    body = "Quận họp. Tổng kết năm 2023. Đã có Huân chương."
    said = [Evidence("body", a, a + len(s), s) for s in body.split(". ")[1:] if (a := body.index(s)) >= 0]
    told = (Said("covers", 2023, said[0]), Said("award_types", "Huân chương khác", said[1]))
    one = article("a", "T", body, years=Years(covers=(2023,)), award_types=("Huân chương khác",), evidence=told)
    assert asked_for(one, {"covers": ["2023"]}) == said[:1]
    assert asked_for(one, {"award_type": ["Huân chương khác"]}) == said[1:]
    assert asked_for(one, {"award_type": ["Huân chương khác"], "award_status": ["received"]}) == []
    assert asked_for(one, {"covers": ["2024"]}) == []


def test_without_a_match_the_lead_is_shown() -> None:
    assert highlighter("xyz").snippet(article("a", "T", "Câu đầu. Câu hai.")).html == "Câu đầu."
    assert highlighter("xyz").snippet(article("a", "T", "")).html == ""


@given(st.text(alphabet="ab thiđua.,\n", max_size=1500))
def test_snippets_are_short_and_cut_at_words(body: str) -> None:
    shown = highlighter("thi đua").snippet(article("a", "T", body))
    plain = unescape(re.sub("</?mark>", "", shown.html)).strip("…")
    assert plain in body
    assert len(plain) <= max(SNIPPET + 20, max((len(w) for w in body.split()), default=0) + SNIPPET)


SENTENCES = {
    "full stops": ("Một hai. Ba bốn.", ["Một hai.", "Ba bốn."]),
    "lines": ("Một\nHai", ["Một", "Hai"]),
    "numbers": ("Đạt 39.601,9 tỷ. Năm 2024.", ["Đạt 39.601,9 tỷ.", "Năm 2024."]),
    "quotation marks": ("Ông nói: “Tốt.” Rồi đi.", ["Ông nói: “Tốt.”", "Rồi đi."]),
    "nothing": ("", []),
}


@pytest.mark.parametrize(("text", "parts"), SENTENCES.values(), ids=SENTENCES)
def test_sentences(text: str, parts: list[str]) -> None:
    assert [text[a:b] for a, b in sentences(text)] == parts


BEST = {
    "of equals the first": ("cờ", "Cờ một. Cờ hai.", "Cờ một."),
    "of equals the first, though another may show more": ("đống", "Đống rơm. Đống dong động.", "Đống rơm."),
    "a phrase, not its first word": ('"thi đua"', "Thi cử, thi tài, thi hát. Rồi thi đua.", "Rồi thi đua."),
    "a phrase past a full stop": ('"tại TP HCM"', "Họp tại Huế. Họp tại TP. HCM xa.", "Họp tại TP."),
    "a number as a Roman one": ("cụm 12", "Cụm 3 nghỉ. Cụm XII họp.", "Cụm XII họp."),
    "a code": ("22-1", "Ngày 21. Ngày 22-1 họp.", "Ngày 22-1 họp."),
    "i for y": ("kỹ sư", "Sư thầy. Kĩ sư họp.", "Kĩ sư họp."),
    "a prefix": ("thư*", "Khen ai? Khen thưởng ai?", "Khen thưởng ai?"),
}


@pytest.mark.parametrize(("query", "body", "sentence"), BEST.values(), ids=BEST)
def test_this_sentence_is_shown(query: str, body: str, sentence: str) -> None:
    html = highlighter(query).snippet(article("a", "Tin", body)).html
    assert unescape(re.sub("</?mark>", "", html)) == sentence


texts = st.lists(words.filter(lambda word: word != "\n"), max_size=12).map(" ".join)


@given(texts, st.lists(words, max_size=4).map(" ".join), st.booleans())
def test_what_the_scout_says_of_a_sentence_bounds_its_worth(text: str, query: str, quoted: bool) -> None:
    asked = understand(f'"{query}"' if quoted else query, lambda facet, typed: ())
    scout = Scout([wanted_of(unit) for unit in asked.units])
    spans = Highlighter(asked).spans(text)
    close = sum(1 for a, b in pairwise(spans) if a.unit != b.unit and b.start - a.end <= 2)
    assert scout.bound(read(text)) >= worth(len({s.unit for s in spans}), close, len(spans))


@given(st.text(max_size=40))
def test_what_the_scout_reads_is_as_long_as_the_text(text: str) -> None:
    assert len(read(text)) == len(text)
    assert read(text).count("\n") == text.count("\n")
    assert read("Kỹ sư\nQuý, 9!") == "ki su\nqui  9 "
