"""What matches what: the contract's section 6, on small collections made for it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import pytest
from small_index import article, small_index

from search.errors import RequestError
from search.index import Index
from search.model import Cluster, District

TEXTS = {
    "duong1": "con đường làng",
    "duong2": "ông Dương đến",
    "duong3": "chiều dài đương sự",
    "dong1": "quận Đống Đa",
    "dong2": "đồng bằng sông",
    "dong3": "mùa đông lạnh",
    "dong4": "dòng sông xanh",
    "hoa1": "bác sĩ Hoà ký tên",
    "hoa2": "ông Hòa kí đơn",
    "hoa3": "bông hoa",
    "cum12": "Cụm thi đua số XII thành phố Hà Nội",
    "cum9": "Cụm thi đua số 9 thành phố Hà Nội",
    "khoa": "Đại hội lần thứ XII của Đảng bộ",
    "ubnd": "UBND quận khen thưởng",
    "uyban": "Ủy ban nhân dân huyện",
    "code": "Quyết định 01/QĐ-UBND ngày 22-1 chi 39.601,9 tỷ",
    "eng": "Covid-19 vaccine và café",
    "hcm": "TP.HCM mưa",
    "thidua": "phong trào thi đua yêu nước. Khen thưởng kịp thời",
    "far": "đua ghe ngo, kỳ thi cuối năm",
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    articles = [article(name, "", text) for name, text in TEXTS.items()]
    articles.append(article("tieude", "Lễ ký giao ước", "không có gì"))
    articles.append(
        article(
            "tayho",
            "Tin quận",
            "chuyện",
            districts=(District("Tây Hồ", "quận", "Hà Nội", "subject"),),
            clusters=(Cluster(9, "Cụm thi đua số 9", "Hà Nội"),),
        )
    )
    with small_index(tmp_path_factory.mktemp("matching"), articles) as opened:
        yield opened


MATCHES = {
    "a mark is a constraint": ("đường", {"duong1"}),
    "only đ typed": ("đuong", {"duong1", "duong3"}),
    "only the vowels' marks": ("dương", {"duong1", "duong2", "duong3"}),
    "only a tone": ("duờng", {"duong1"}),
    "no mark typed": ("duong", {"duong1", "duong2", "duong3"}),
    "đong": ("đong", {"dong1", "dong2", "dong3"}),
    "dong": ("dong", {"dong1", "dong2", "dong3", "dong4"}),
    "capitals": ("ĐỐNG ĐA", {"dong1"}),
    "NFD": (unicodedata.normalize("NFD", "Đống Đa"), {"dong1"}),
    "look-alike Ð": ("Ðống Ða", {"dong1"}),
    "the other tone placement": ("Hòa", {"hoa1", "hoa2"}),
    "i for y": ("kí", {"hoa1", "hoa2", "tieude"}),
    "y for i": ("bác sỹ", {"hoa1"}),
    "Roman for Arabic": ("cụm 12", {"cum12"}),
    "Arabic for Roman": ("cum thi dua XII", {"cum12"}),
    "a number in words": ("cụm mười hai", {"cum12"}),
    "another cue": ("lần thứ 12", {"khoa"}),
    "an abbreviation's long form": ("ủy ban nhân dân", {"ubnd", "uyban", "code"}),
    "an abbreviation": ("ubnd", {"ubnd", "uyban", "code"}),
    "a code whole": ("01/QĐ-UBND", {"code"}),
    "a date": ("22-1", {"code"}),
    "a decimal": ("39.601,9", {"code"}),
    "foreign marks": ("cafe", {"eng"}),
    "a code with letters": ("covid-19", {"eng"}),
    "a dotted abbreviation": ("TP.HCM", {"hcm"}),
    "and its bare form": ("tphcm", {"hcm"}),
    "all words, anywhere": ("thi đua", {"cum12", "cum9", "thidua", "far"}),
    "a phrase": ('"thi đua"', {"cum12", "cum9", "thidua"}),
    "a phrase without marks": ('"thi dua"', {"cum12", "cum9", "thidua"}),
    "a phrase crosses no field but punctuation": ('"yêu nước khen"', {"thidua"}),
    "an exclusion": ("thi đua -cụm", {"thidua", "far"}),
    "an excluded phrase": ('thi đua -"thi đua"', {"far"}),
    "a prefix": ("khen thư*", {"ubnd", "thidua"}),
    "a marked prefix": ("đố*", {"dong1"}),
    "a title field": ("title:giao", {"tieude"}),
    "a body field": ("body:giao", set()),
    "a facet": ("district:tay ho", {"tayho"}),
    "a facet with quotation marks": ('district:"tay ho" chuyện', {"tayho"}),
    "a facet, open, with a word": ("district:quận tây hồ tin", {"tayho"}),
    "a facet that is none is a word": ("district:mưa", {"hcm"}),
    "a facet with a word": ("cluster:9 chuyện", {"tayho"}),
    "OR": ("vaccine OR mưa", {"eng", "hcm"}),
    "OR between words of two syllables": ("đồng bằng OR quận đống", {"dong1", "dong2"}),
    "OR between phrases, and a word": ('"đồng bằng" OR "mùa đông" lạnh', {"dong3"}),
    "OR between facets": ("district:tây hồ OR district:ba đình", {"tayho"}),
    "a kind alone is no district": ('district:"thành"', {"cum12", "cum9"}),
    "only an exclusion": ("-sông -mùa -thi -đường -tin -quyết", None),
}


@pytest.mark.parametrize(("text", "found"), MATCHES.values(), ids=MATCHES)
def test_a_text_finds_exactly(index: Index, text: str, found: set[str] | None) -> None:
    result = index.search(text, limit=100, exact=True)
    ids = {h.id for h in result.hits}
    assert result.total == len(ids)
    if found is None:
        assert 0 < len(ids) < len(TEXTS)
    else:
        assert ids == found


def test_the_exact_word_comes_before_agreeing_ones(index: Index) -> None:
    assert index.search("đông").hits[0].id == "dong3"
    assert index.search("đồng").hits[0].id == "dong2"


UNDERSTOOD = {
    "words": ("thi  đua", "thi đua", ()),
    "everything": (
        'thi "yêu nước" -title:cụm khen* year:2024 đồng bằng OR mùa',
        "thi “yêu nước” -title:cụm khen* [year: 2024] (đồng bằng OR mùa)",
        (),
    ),
    "an excluded facet": ("tin -district:tây hồ", "tin -[district: Hà Nội/quận Tây Hồ]", ()),
    "a facet that is none": ("award:zzz", "zzz", ("award:",)),
    "operators of other engines": ("thi AND đua NOT khen", "thi đua khen", ("AND", "NOT")),
}


@pytest.mark.parametrize(("typed", "line", "ignored"), UNDERSTOOD.values(), ids=UNDERSTOOD)
def test_how_a_text_was_read_is_said(index: Index, typed: str, line: str, ignored: tuple[str, ...]) -> None:
    read = index.search(typed, exact=True).understood
    assert (read.text, read.ignored) == (line, ignored)


def test_near_hits_lack_words_and_are_in_no_total(index: Index) -> None:
    result = index.search("đống vaccine")
    assert result.total == 0
    assert {h.id: h.missing for h in result.near} == {"dong1": ("vaccine",), "eng": ("đống",)}
    assert all(sum(v.count for v in f.values) + f.missing == 0 for f in result.facets)


@pytest.mark.parametrize("text", ["", "   ", "[", "*", "-", '"', "…", "\u0301"])
def test_a_text_without_words_finds_everything_and_says_what_it_ignored(index: Index, text: str) -> None:
    result = index.search(text)
    assert result.total == len(TEXTS) + 2
    assert result.sort == "newest"


RESCUES = {
    "telex": ("ddoongf bawngf", "đồng bằng", "telex"),
    "telex in free order": ("khen thuongwr", "khen thưởng", "telex"),
    "vni": ("d9o6ng1 d9a", "đống đa", "vni"),
    "a missing space": ("thiđua", "thi đua", "spaces"),
    "a missing space without marks": ("khenthuong", "khen thuong", "spaces"),
    "a slip": ("qyyết định", "quyết định", "spelling"),
}


@pytest.mark.parametrize(("typed", "meant", "reason"), RESCUES.values(), ids=RESCUES)
def test_a_rescue_is_applied_and_told(index: Index, typed: str, meant: str, reason: str) -> None:
    result = index.search(typed)
    assert result.total > 0
    assert result.suggestion is not None
    assert (result.suggestion.text, result.suggestion.reason, result.suggestion.applied) == (meant, reason, True)
    assert result.total == result.suggestion.total == index.search(meant).total


@pytest.mark.parametrize("typed", [case[0] for case in RESCUES.values()])
def test_exact_switches_rescue_off(index: Index, typed: str) -> None:
    result = index.search(typed, exact=True)
    assert result.total == 0
    assert result.suggestion is None or not result.suggestion.applied


def test_a_name_of_the_gazetteer_is_no_slip(index: Index) -> None:
    """No article has Hòa Bình, and hoàn is one letter away: the name stands."""
    result = index.search("Phúc Thọ")
    assert result.total == 0
    assert result.suggestion is None or result.suggestion.reason != "spelling"


def test_wider_matching_is_only_offered(index: Index) -> None:
    """A phrase whose marks are wrong together is no slip of one finger: its bare form is offered, with its count."""
    result = index.search('"đông đà"')
    assert result.total == 0
    assert result.suggestion is not None
    assert (result.suggestion.reason, result.suggestion.applied, result.suggestion.total) == ("wider", False, 1)


def test_short_and_ambiguous_filters(index: Index) -> None:
    assert index.search(filters={"district": ["tây hồ"], "cluster": ["9"]}).total == 1
    with pytest.raises(RequestError) as told:
        index.search(filters={"district": ["Không Có"]})
    assert told.value.status == 400
    with pytest.raises(RequestError):
        index.search(filters={"quan": ["x"]})


@pytest.mark.parametrize("text", ["thi đua", "cụm 12", "đường đồng", "TP.HCM"])
def test_any_ranks_articles_with_any_word(index: Index, text: str) -> None:
    """Full matches are among them, and every hit has a word; no syntax is read."""
    loose = {h.id for h in index.search(text, match="any", limit=100, exact=True).hits}
    full = {h.id for h in index.search(text, limit=100, exact=True).hits}
    single = {h.id for word in text.split() for h in index.search(word, limit=100, exact=True).hits}
    assert full <= loose
    assert loose <= single | full
