"""What was meant: raw keys, slips of the finger, missing spaces."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.fold import fold
from search.analysis.keystrokes import KeystrokeTable, decode_telex, decode_vni
from search.analysis.lexicon import CountedLexicon
from search.analysis.spelling import folded_key, key
from search.analysis.syllable import split_tone
from search.analysis.typos import _folded, corrections, split_joined

# fmt: off
WORDS = ["thi", "đua", "khen", "thưởng", "đường", "phố", "người", "việt", "nam", "huân", "chương", "lao", "động",
         "hạng", "nhất", "ủy", "ban", "nhân", "dân", "thủ", "tướng", "chính", "phủ", "nghiêng", "xuống", "thuở",
         "uống", "hươu", "nước", "quý", "kỹ", "luật", "bưởi", "tuần", "hòa", "bình", "khuỷu", "giếng", "mưa", "hoặc",
         "quyết", "định", "được", "rất", "đã", "yêu"]
# fmt: on
LEXICON = CountedLexicon.of_texts(
    [" ".join(WORDS)] * 3
    + [
        "trao bằng khen",
        "nhận bằng khen",
        "thành phố hà nội",
        "khen thưởng cán bộ",
        "ban chỉ huy quân sự",
        "kẻng",
    ]
)
TABLE = KeystrokeTable(LEXICON.words)

TELEX = {"a": "", "ă": "aw", "â": "aa", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw", "đ": "dd"}
VNI = {"ă": "a8", "â": "a6", "ê": "e6", "ô": "o6", "ơ": "o7", "ư": "u7", "đ": "d9"}
TONES = {"telex": ["", "f", "r", "x", "s", "j"], "vni": ["", "2", "3", "4", "1", "5"]}


def keys_of(word: str, method: str) -> str:
    letters, tones = split_tone(word)
    table = {**TELEX, "a": "a"} if method == "telex" else VNI
    return "".join(table.get(letter, letter) for letter in letters) + TONES[method][max(tones)]


@pytest.mark.parametrize("method", ["telex", "vni"])
@pytest.mark.parametrize("word", WORDS)
def test_every_word_comes_back_from_its_keys(word: str, method: str) -> None:
    """Typed letter by letter with the tone last, each marked word is among the readings, alone of the known ones."""
    raw = keys_of(word, method)
    if raw != word:
        assert TABLE.candidates(raw) == [key(word)]


# fmt: off
ORDERS = {
    "marks at once, tone last": "thuwowngr", "one horn for both": "thuongwr", "horn on the first": "thuwongr",
    "tone in the middle": "thuwowrng", "capitals": "THUWOWNGR", "đ doubled late": "dduwowngf",
    "d after all": "duwowngfd",
    "VNI": "thu7o7ng3", "VNI late": "thuong73", "VNI tone first": "thuong37", "VNI đ": "d9u7o7ng2",
    "VNI đ late": "duong972",
    "w for ư": "nwowcs", "partly typed by the method": "đuongwf",
}
# fmt: on


@pytest.mark.parametrize("raw", ORDERS.values(), ids=ORDERS)
def test_free_key_order(raw: str) -> None:
    """Keys of marks may come anywhere after their letter."""
    assert set(TABLE.candidates(raw)) & {"thưởng", "đường", "nước"}


@pytest.mark.parametrize("word", ["khen", "thi", "2024", "nam", "", "a", "x" * 50, "12345", "bang", "…"])
def test_words_without_marks_have_no_reading(word: str) -> None:
    """What has no key of a mark is not read as keys, nor is what is far too long."""
    assert TABLE.candidates(word) == []


def test_words_that_are_also_keys() -> None:
    """Box, max and A1 are readable as keys; whether they are words is for the lexicon to say."""
    assert decode_telex("box") == ("bõ",)
    assert decode_telex("max") == ("mã",)
    assert decode_vni("A1") == ("á",)
    assert TABLE.candidates("box") == []


@given(st.sampled_from(["thuong", "nguoi", "duong", "nghieng", "tuan"]), st.text("wsfrxjaeod", max_size=4))
def test_telex_readings_keep_their_letters(base: str, marks: str) -> None:
    """A reading is a key whose letters are letters of what was typed."""
    for word in decode_telex(base + marks):
        assert key(word) == word
        assert set(fold(word)) <= set(base + marks) | {"u"} | set("iy")


def test_order_of_late_marks_does_not_matter() -> None:
    """All orders of two late marks mean the same."""
    assert len({frozenset(TABLE.candidates("thuong" + "".join(marks))) for marks in permutations("wr")}) == 1
    assert len({frozenset(TABLE.candidates("duong" + "".join(marks))) for marks in permutations("972")}) == 1


# fmt: off
SLIPS = {
    "swapped": ("khne", "bằng", "", "khen"), "left out": ("thưng", "khen", "", "thưởng"), "doubled": ("thưởngg",
                                                                                                      "khen", "",
                                                                                                      "thưởng"),
    "added": ("bbằng", "trao", "khen", "bằng"), "changed": ("thưởmg", "khen", "", "thưởng"), "unmarked": ("thuogn",
                                                                                                          "khen", "",
                                                                                                          "thuong"),
    "wrong tone": ("thưỡng", "khen", "", "thưởng"), "two tones": ("thửờng", "", "", "thưởng"), "too short": ("hằ", "",
                                                                                                             "", ""),
    "doubled capital": ("Bbằng", "", "khen", "bằng"), "missing mark of a letter": ("băng", "trao", "khen", "bằng"),
}
# fmt: on


@pytest.mark.parametrize(("word", "left", "right", "expected"), SLIPS.values(), ids=SLIPS)
def test_slips(word: str, left: str, right: str, expected: str) -> None:
    """One slip is undone by the word that fits between its neighbours; two slips and short words are left alone."""
    found = corrections(word, LEXICON, left, right)
    assert [c.word for c in found[:1]] == ([expected] if expected else [])


@pytest.mark.parametrize("word", ["2024", "22-1", "A1", "b", "đi", "x" * 60, "", "39.601,9"])
def test_never_corrected(word: str) -> None:
    """Numbers, codes and short words are never guessed at."""
    assert corrections(word, LEXICON) == []


def test_a_syllable_of_two_letters_may_only_lack_one() -> None:
    """Anything else leaves nothing to go by; whether it is doubted at all depends on the articles."""
    lexicon = CountedLexicon({"nam": 30, "la": 90, "no": 50, "an": 9, "a": 5})
    assert [c.word for c in corrections("na", lexicon)] == ["nam"]


def test_corrections_are_ranked_by_their_neighbours() -> None:
    """Beside "bằng", khen is likelier than kẻng, however often each occurs."""
    lexicon = CountedLexicon({"khen": 30, "khan": 90, "bằng": 50}, {("bang", "khen"): 30})
    assert [c.word for c in corrections("khxn", lexicon, left="bằng")] == ["khen", "khan"]
    assert [c.word for c in corrections("khxn", lexicon)] == ["khan", "khen"]
    assert corrections("khen", lexicon, left="bằng")[0].word == "khan"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("kgen", ["khen"]), ("khnn", ["khen", "khăn"]), ("bng", ["bằng"]), ("thuong", []), ("bangf", [])],
)
def test_in_a_text_with_marks_a_slip_takes_only_its_own_letter_s_marks(typed: str, expected: list[str]) -> None:
    """ "kgen" is khen, not kiến, which has marks that nobody typed; a vowel that is missing took its marks along."""
    lexicon = CountedLexicon({"khen": 30, "kiến": 900, "khăn": 20, "bằng": 50, "thưởng": 9, "kiên": 80})
    assert [c.word for c in corrections(typed, lexicon, marks_typed=True)] == expected


# fmt: off
JOINED = {
    "marked": ("thiđua", ["thi", "đua"]), "unmarked": ("thidua", ["thi", "dua"]), "three": ("banchỉhuy", ["ban",
                                                                                                          "chỉ",
                                                                                                          "huy"]),
    "capitals": ("ThiĐua", ["thi", "đua"]), "four": ("thiduakhenthuong", ["thi", "dua", "khen", "thuong"]),
    "other placement": ("uỷban", ["ủy", "ban"]), "pair never seen": ("đuathi", []), "unknown part": ("thixyz", []),
    "wrong mark": ("thỉđua", []), "one word": ("khen", []), "number": ("2024", []), "empty": ("", []),
    "far too long": ("thi" * 40, []),
}
# fmt: on


@pytest.mark.parametrize(("run", "expected"), JOINED.values(), ids=JOINED)
def test_missing_spaces(run: str, expected: list[str]) -> None:
    """A run is split where all parts are known and stand side by side somewhere."""
    assert split_joined(run, LEXICON) == expected


@given(st.lists(st.sampled_from(WORDS), min_size=2, max_size=4))
def test_split_gives_the_run_back(words: list[str]) -> None:
    """The parts joined are the run, if there is a split at all."""
    parts = split_joined("".join(words), LEXICON)
    assert not parts or fold("".join(parts)).replace("y", "i") == fold("".join(words)).replace("y", "i")


@given(st.text(st.sampled_from("aăâeêioôuưyqhklmstđdngc"), min_size=1, max_size=7))
def test_the_quick_fold_of_edits_is_the_folded_key(letters: str) -> None:
    """Corrections look words up by the same folded form as everything else."""
    assert _folded(letters) == folded_key(letters)
