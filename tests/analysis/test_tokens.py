"""Tokens: syllables, numbers, codes, and where they stand."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from search.analysis import chunks
from search.analysis.chunks import MAX_CODE, MAX_TERM
from search.analysis.normalise import clean_stored
from search.analysis.tokens import tokenize

# fmt: off
FRAGMENTS = ["Cụm", "thi", "đua", "số", "XII", "12", "mười", "hai", "khen", "thưởng,", "TP.HCM", "39.601,9",
             "22-01-2024",
             "01/QĐ-UBND", "hoà", "(Hà", "Nội)", "\n", "-", "…", "A1", "“Người", "tốt”.", "lần", "thứ", "hạng", "Ba",
             "vi",
             "北京", "नमस्ते", "ß", "½", "GD&ĐT", "https://a.vn/b?c=d", "x@y.vn", "09", "\u00ad", "_", "VI"]
# fmt: on
texts = st.one_of(
    st.lists(st.sampled_from(FRAGMENTS), max_size=12).map(" ".join),
    st.lists(st.sampled_from(FRAGMENTS), max_size=12).map("".join),
    st.text(st.sampled_from("aăÂđĐ1209.,-/ &\n\tXIV()àạ\u0301\u00ad"), max_size=30),
    st.text(max_size=30),
)

# text -> main tokens as "key", extra ones in brackets after their main token, "|" for punctuation, "‖" for sentences
# fmt: off
CHAINS = {
    "syllables": ("Trao Bằng khen", "trao bằng khen"),
    "tone placement": ("Uỷ ban, hoà bình", "ủy ban | hòa bình"),
    "decimal": ("39.601,9 tỷ", "39 [39.601,9] [39601,9] 601 9 tỷ"),
    "thousands": ("4.300 lượt", "4 [4.300] [4300] 300 lượt"),
    "day": ("22-1", "22 [22-1] [22/1] 1"),
    "date": ("22/01/2024.", "22 [22/01/2024] [22/1/2024] 01 [1] 2024"),
    "ratio": ("6/6 quận", "6 [6/6] 6 quận"),
    "decision": ("01/QĐ-UBND", "01 [01/qđ-ubnd] [1] qđ ubnd"),
    "city": ("TP.HCM, Huế", "tp [tp.hcm] [tphcm] hcm | huế"),
    "department": ("Sở GD&ĐT", "sở gd [gd&đt] [gdđt] đt"),
    "disease": ("Covid-19", "covid [covid-19] 19"),
    "letter and digit": ("A1 và U23", "a [a1] 1 và u [u23] 23"),
    "time": ("20h30", "20 [20h30] h 30"),
    "missing space after a comma": ("thi đua,khen thưởng", "thi đua | khen thưởng"),
    "missing space after a sentence": ("năm 2022.Trong", "năm 2022 ‖ trong"),
    "abbreviation's stop": ("TP. Hồ Chí Minh", "tp hồ chí minh"),
    "initial": ("A. Dũng", "a dũng"),
    "title": ("PGS.TS. Nguyễn", "pgs [pgs.ts] [pgsts] ts nguyễn"),
    "hyphen of names is no code": ("quan hệ Việt-Mỹ", "quan hệ việt mỹ"),
    "dash between words": ("thi đua - khen thưởng", "thi đua | khen thưởng"),
    "capitals joined by a hyphen": ("THI ĐUA-KHEN THƯỞNG", "thi đua khen thưởng"),
    "brackets and quotes": ("trào “Người tốt” (2024)", "trào | người tốt | 2024"),
    "sentences": ("Hết. Rồi! Sao? Thôi…Nhé", "hết ‖ rồi ‖ sao ‖ thôi ‖ nhé"),
    "line end": ("Tiêu đề\nThân bài", "tiêu đề ‖ thân bài"),
    "leading zero": ("cụm 09", "cụm 09 [9]"),
    "Chinese": ("北京大学", "北 京 大 学"),
    "Hindi": ("नमस्ते दुनिया", "नमस्ते दुनिया"),
    "Arabic": ("شكرا جزيلا", "شكرا جزيلا"),
    "English": ("It’s Vietnam's U.S. office", "it s vietnam s u [u.s] [us] s office"),
    "address": ("http://thidua.vn/a", "http | thidua [thidua.vn/a] [thiduavna] vn a"),
    "soft hyphen inside": ("khen th\u00adưởng", "khen thưởng"),
    "underscore separates": ("thi_đua", "thi đua"),
    "fraction": ("½ số", "½ số"),
    "only marks": ("!!! … -- ", ""),
    "eth": ("Ðống Ða", "đống đa"),
    "Roman": ("Cụm XII", "cụm xii [12]"),
    "Roman after số": ("Cụm thi đua số XII", "cụm thi đua số xii [12]"),
    "Roman typed small": ("cum thi dua xii", "cum thi dua xii [12]"),
    "Roman typed small that is a syllable": ("cum thi dua so vi", "cum thi dua so vi [6]"),
    "a syllable that looks Roman": ("khối xi măng", "khối xi măng"),
    "another": ("số lần vi phạm", "số lần vi phạm"),
    "block C is no hundred": ("khối C, khối D", "khối c | khối d"),
    "in words": ("Cụm thi đua số mười hai", "cụm thi đua số mười [12] hai"),
    "in words unmarked": ("cum muoi hai", "cum muoi [12] hai"),
    "wrong mark is no cue": ("cùm XII", "cùm xii"),
    "rank": ("hạng Nhất, hạng III, hạng ba", "hạng nhất [1] | hạng iii [3] | hạng ba [3]"),
    "course and congress": ("khóa XXVI, lần thứ XVII", "khóa xxvi [26] | lần thứ xvii [17]"),
    "quarter": ("quý IV", "quý iv [4]"),
    "quarter and year": ("quý III/2023", "quý iii [3] [iii/2023] 2023"),
    "year is no number five": ("kỳ năm 2022, quý năm 2022", "kỳ năm 2022 | quý năm 2022"),
    "congress": ("Đại hội XIII của Đảng", "đại hội xiii [13] của đảng"),
    "no cue": ("Louis XIV", "louis xiv"),
    "cue behind punctuation": ("theo cụm, XII", "theo cụm | xii"),
    "smoke, not block seven": ("khói bay, nhiều lần bay", "khói bay | nhiều lần bay"),
    "next time, not time six": ("lần sau, cao quý nhất", "lần sau | cao quý nhất"),
    "private sector, not block four": ("khối tư nhân", "khối tư nhân"),
    "a person, not time five": ("Lê Thị Lan V. khai", "lê thị lan v khai"),
    "unmarked time": ("lan thu vii", "lan thu vii [7]"),
    "half marked": ("cụm muoi hai", "cụm muoi [12] hai"),
    "ordinal": ("lần thứ nhất, lần thứ tư", "lần thứ nhất [1] | lần thứ tư [4]"),
    "tens": ("cụm hai mươi mốt", "cụm hai [21] mươi mốt"),
    "race in months": ("đợt thi đua ba tháng", "đợt thi đua ba tháng"),
}
# fmt: on


def chain(text: str) -> str:
    out: list[str] = []
    for at, token in enumerate(tokenize(text)):
        if at and token.gap_before:
            out.append(" |‖"[token.gap_before])
        out.append(f"[{token.key}]" if token.extra else token.key)
    return " ".join(out)


@pytest.mark.parametrize(("text", "expected"), CHAINS.values(), ids=CHAINS)
def test_chain(text: str, expected: str) -> None:
    """The whole chain in its order: runs, codes, keys, gaps, numbers beside cues."""
    assert chain(text) == expected


@pytest.mark.parametrize(("text", "expected"), CHAINS.values(), ids=CHAINS)
def test_chain_of_nfd(text: str, expected: str) -> None:
    """Decomposed text gives the same tokens."""
    assert chain(unicodedata.normalize("NFD", text)) == expected


# fmt: off
CLUSTER_WAYS = ["Cụm thi đua số XII", "cum thi dua so 12", "cum thi dua XII", "Cụm Thi Đua số 12", "Cụm XII",
                "cụm mười hai",
                "CỤM THI ĐUA SỐ XII", "cụm số 12", "cum so xii"]
# fmt: on


@pytest.mark.parametrize("text", CLUSTER_WAYS)
def test_every_way_to_write_a_cluster_has_its_number(text: str) -> None:
    """However the twelfth cluster is written, 12 is one of its tokens."""
    assert "12" in [token.key for token in tokenize(text)]


@given(texts)
def test_offsets(text: str) -> None:
    """Tokens are slices of the text, starts never go backwards, positions count main tokens one by one."""
    tokens = tokenize(text)
    assert all(token.text == text[token.start : token.end] for token in tokens)
    assert [token.start for token in tokens] == sorted(token.start for token in tokens)
    main = [token for token in tokens if not token.extra]
    assert [token.position for token in main] == list(range(len(main)))
    for before, after in pairwise(main):
        assert before.end <= after.start
    for token in tokens:
        assert token.extra or token.width == 1
        assert main[token.position].start == token.start
        assert main[token.position + token.width - 1].end == token.end


@given(texts)
@example("中\xad文\u0301")
def test_each_token_means_what_its_slice_means(text: str) -> None:
    """Analysing the slice of a main token alone gives that token back."""
    for token in tokenize(text):
        if not token.extra:
            assert token.key in [alone.key for alone in tokenize(token.text)]


@given(st.text())
def test_never_nothing_from_something(text: str) -> None:
    """A text with a letter or a digit, in any script, has a token; a text without has none."""
    assert bool(tokenize(text)) == any(char.isalnum() for char in text)


@given(texts)
def test_decomposed_text_has_the_same_tokens(text: str) -> None:
    """Stored text and its decomposed form have the same keys at the same positions."""
    stored = clean_stored(text)
    both = [tokenize(form) for form in (stored, unicodedata.normalize("NFD", stored))]
    assert [(t.key, t.position, t.gap_before) for t in both[0]] == [(t.key, t.position, t.gap_before) for t in both[1]]


@given(texts, texts)
def test_joined_texts(left: str, right: str) -> None:
    """Main tokens of two paragraphs are those of each: nothing reaches over a line end."""
    keys = [[t.key for t in tokenize(text)] for text in (left, right, f"{left}\n{right}")]
    assert keys[0] + keys[1] == keys[2]


def test_long_runs_end() -> None:
    """Hostile input: one run of 200,000 characters is analysed at once, without a code of that length."""
    for run in ("a" * 200_000, "a." * 100_000, "1" * 200_000, "a1" * 100_000, "TP." * 66_000, "\u0301" * 200_000):
        assert all(len(token.key) <= (MAX_CODE if token.extra else MAX_TERM) for token in tokenize(run))


@given(st.text("abđĐẾºªʰ中ーㅎİßﬁ٣①'-0\u0301.,;:!?)\n ", max_size=5))
def test_the_short_way_of_plain_words_gives_what_the_long_one_gives(chunk: str) -> None:
    short = chunks.cut(chunk)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(chunks, "_plain", lambda chunk: None)
        assert chunks.cut(chunk) == short
