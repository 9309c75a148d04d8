"""The cheap questions asked first never change what is found: with and without them, an article gives the same."""

from __future__ import annotations

import gzip
import importlib.util
import json
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.extract import awards, cues
from index.extract.awards import award_forms
from index.extract.awards.keys import count_word, key
from index.extract.facts import events, extract_facts, make_document, names, periods, place_cues, role_cues
from index.extract.facts import text as facts_text
from index.extract.facts.ahead import Ahead
from index.extract.facts.text import CAPITAL, Document, Sentence
from index.extract.required import required
from search.model import Article


def sibling(name: str) -> Any:
    """Another test module of this folder: tests are no package."""
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


CASES, article_of, parts_of = (getattr(sibling("test_cases"), n) for n in ("CASES", "article_of", "parts_of"))
PIECES = sibling("test_any_text").PIECES
JUDGED = Path(__file__).parents[2] / "judged"
ANY_BEGINNING = re.compile(rf"((?<!\w){CAPITAL}\w*)(?:(?=(?: ?['’‘] ?| ?[-–] ?|\. ?| )([^\W_]+))|)")


class Everything:
    """Holds whatever it is asked for."""

    def __contains__(self, item: object) -> bool:
        return True


def every_sentence(document: Document, places: object) -> Iterator[tuple[Sentence, int]]:
    """All sentences, as if each held something."""
    begins, at = {}, 0
    for name, said in document.texts:
        begins[name], at = at, at + len(said) + 1
    return ((s, begins[s.field] + s.start) for s in document.sentences)


def everywhere(text: str, said: bytes) -> Ahead:
    """As if each place of a text might hold whatever is looked for."""
    return Ahead(True, True, True, list(range(len(text))), list(range(len(text))))


@contextmanager
def unfiltered() -> Iterator[None]:
    """Extraction as it would be without any of its cheap first questions."""
    changes: list[tuple[object, str, object]] = [
        (Document, "sentences_at", every_sentence),
        (cues.Cues, "within", lambda self, said: any(cue in said for cue in self.all)),
        (cues.Gated, "may_match", lambda self, said: True),
        (cues.Ending, "begin", lambda self, text: 0),
        (cues.Sieve, "may", lambda self, low: -1),
        (role_cues, "OLD_YEAR", re.compile("")),
        (names, "_beginnings", lambda: ANY_BEGINNING),
        (names, "places_of_beginnings", lambda said: range(len(said))),
        (names, "_NUMBERED", re.compile("")),
        (periods, "_SEPARATED", re.compile("")),
        (place_cues, "KIND_ENDS", ""),
        (place_cues, "HEADER_ENDS", ""),
        (facts_text, "_may_break", lambda line: True),
        (facts_text, "_LINK_BEGINS", Everything()),
        (events, "_DIGIT", re.compile("")),
        (facts_text, "look_ahead", everywhere),
        (awards, "_names_award", lambda sentence: True),
        (awards, "_LONGEST_CUT", 1 << 20),
        (awards, "_ENDED", ()),
    ]
    with pytest.MonkeyPatch.context() as patch:
        for where, name, value in changes:
            patch.setattr(where, name, value)
        yield


def assert_same(article: Article, site: str | None = None) -> None:
    quick = extract_facts(article, site=site)
    with unfiltered():
        assert extract_facts(article, site=site) == quick


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_case_gives_the_same(path: Path) -> None:
    """Texts full of what is looked for."""
    assert_same(article_of(path, parts_of(path)))


@settings(max_examples=150)
@given(
    st.lists(
        st.sampled_from(
            [
                *PIECES,
                "các quận: 1,3,5",
                " Q.5",
                "NSND. ",
                "tặng cờ ",
                "Huân chương Lao động hạng Ba",
                "2015 - 2016",
                "HÀ NỘI",
                "Hoà Bình",
                "Qui Nhơn",
                " TP.",
                "\n>> Xem thêm: ",
                "TUY HÒA",
                "A. ",
                "3. ",
                "?",
                "…",
                " bằng khen ",
            ]
        ),
        max_size=40,
    ).map("".join)
)
def test_any_text_gives_the_same(said: str) -> None:
    """Pieces in any order: names cut by sentence ends, cues without their words, words without their cues."""
    body = unicodedata.normalize("NFC", said)
    assert_same(Article(id="x", title=body[:60].split("\n")[0], body=body, published_at="2024-01-22"))


@pytest.mark.shared
def test_judged_articles_give_the_same(shared: Path) -> None:
    """Real articles: those that were annotated, and as many others."""
    ids = {json.loads(row)["id"] for path in JUDGED.glob("*.jsonl") for row in path.read_text("utf-8").splitlines()}
    with gzip.open(shared / "corpus" / "news-30k.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for n, line in enumerate(lines) if n % 200 == 0 or line[8:19] in ids]
    assert len(rows) > 300
    for row in rows:
        assert_same(Article(id=row["id"], title=row["title"], summary=row.get("summary"), body=row["body"]))


GATED: list[tuple[str, cues.Gated]] = [
    (n, v) for where in (role_cues, place_cues) for n, v in vars(where).items() if isinstance(v, cues.Gated)
]
ENDINGS: list[tuple[str, cues.Ending]] = [(n, v) for n, v in vars(place_cues).items() if isinstance(v, cues.Ending)]


@pytest.mark.parametrize(("name", "ending"), ENDINGS, ids=[name for name, _ in ENDINGS])
def test_the_end_of_a_text_is_enough(name: str, ending: cues.Ending) -> None:
    """For a pattern of its last words, whatever spaces or quote stand behind them."""
    for path in CASES[::15]:
        for sentence in make_document(article_of(path, parts_of(path))).sentences:
            for end in (m.end() for m in re.finditer(r"\s", sentence.lower)):
                for said in (
                    sentence.lower[:end],
                    sentence.lower[:end].rstrip() + ' \u00a0\n "',
                    sentence.lower[:end] + "“",
                ):
                    found, whole = ending.search(said), ending.compiled.search(said)
                    assert (found and found.span()) == (whole and whole.span()), (name, said)


def test_an_ending_is_of_bounded_length() -> None:
    """Else nobody knows how much of a text to read."""
    with pytest.raises(ValueError, match="bounded"):
        cues.Ending(r"(?:a )*b")


@pytest.mark.parametrize(("name", "gated"), GATED, ids=[name for name, _ in GATED])
def test_a_condition_holds_wherever_its_pattern_matches(name: str, gated: cues.Gated) -> None:
    """All beginnings of all sentences of the cases, as printed and in lower case."""
    for path in CASES[::15]:
        for sentence in make_document(article_of(path, parts_of(path))).sentences:
            for said in (sentence.text, sentence.lower):
                for end in (m.end() for m in re.finditer(r"[\s(]", said)):
                    assert gated.may_match(said[:end]) or not gated.compiled.search(said[:end]), (name, said[:end])


SIFTED: list[tuple[str, cues.Sifted]] = [(n, v) for n, v in vars(role_cues).items() if isinstance(v, cues.Sifted)]


def test_a_sieve_lets_through_whatever_matches() -> None:
    """All patterns, in all sentences of the cases up to each of their words."""
    assert len(SIFTED) > 30
    hits = 0
    for path in CASES[::15]:
        for sentence in make_document(article_of(path, parts_of(path))).sentences:
            for end in {m.end() for m in re.finditer(r"[\s(]", sentence.text)} | {len(sentence.text)}:
                may = role_cues.SIEVE.may(sentence.lower[:end])
                for name, sifted in SIFTED:
                    for said in (sentence.text[:end], sentence.lower[:end]) if not may & sifted.bit else ():
                        assert not sifted.compiled.search(said), (name, said)
                hits += may != -1
    assert hits


def test_every_form_of_an_award_passes_its_sieve() -> None:
    """In all sentences of the cases of awards, and in those of clusters and districts."""
    hits = 0
    for path in CASES:
        for sentence in make_document(article_of(path, parts_of(path))).sentences:
            keyed = key(sentence.text)
            may = award_forms.SIEVE.may(keyed)
            for family, form in award_forms.COMPILED:
                found = form.compiled.search(keyed) is not None
                assert may & form.bit or not found, (family, keyed)
                hits += found
    assert hits > 100


@pytest.mark.parametrize(
    ("source", "words", "pieces"),
    [
        (r"(?<!\w)(?:công an|tòa)\s+(?:\w+ ){0,3}$", {"an": {"công an"}, "tòa": {""}}, set()),
        (r"(?<!\w)(?:an ninh|an) $", {"an": {""}, "ninh": {"an ninh"}}, set()),
        (r"(?<!\w)nhà (?:văn|hát|văn hoá)(?!\w)", {"văn": {"nhà văn"}, "hát": {"nhà hát"}, "hoá": {"văn hoá"}}, set()),
        (r"(?<!\w)(?:vks\w*|ca) $", {"ca": {""}, "vks": {""}}, {"vks"}),
        (r"(?<!\w)[Qq]uê(?: quán)?(?!\w)", {"quê": {""}, "quán": {"quê quán"}}, set()),
        (r"bằng khen", {}, {"bằng khen"}),
        (r"(?:^|, )như $", {"như": {""}}, set()),
        (r"(?:\d+ )?tuổi(?!\w)|ngụ ", {"tuổi": {""}}, {"tuổi", "ngụ "}),
        (r"\d+ tuổi(?!\w)", {"tuổi": {""}}, set()),
        (r"(?<!\w)a*x?", None, None),
        (r"(?i:ANH) ", {}, {"anh "}),
        (r"\s(?i:ANH|Chị) ", {"anh": {""}, "chị": {""}}, set()),
    ],
)
def test_words_are_read_off_a_pattern(source: str, words: dict[str, set[str]] | None, pieces: set[str] | None) -> None:
    """Whole words where both sides are certain, with a neighbour; else a piece; nothing where some text has neither."""
    found = required(source)
    assert (found and (found.words, found.pieces)) == (None if words is None else (words, pieces))


def test_words_at_the_beginning_of_a_word() -> None:
    """The pattern finds what the plain one finds, at the same places."""
    words = ("ngày", "nga", "sáng", "s", "đêm")
    quick = re.compile(cues.at_word(*words) + r"(?!\w)")
    plain = re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)")
    for said in ("ngày nga sáng", "mngày s,sđêm đêm", "", "_nga nga_ ngà"):
        assert [m.span() for m in quick.finditer(said)] == [m.span() for m in plain.finditer(said)]


@given(st.text("aAb ._é", max_size=30), st.sampled_from(["a", "ab", "aa", "é"]))
def test_words_are_counted_as_a_pattern_counts_them(said: str, word: str) -> None:
    """Only where they stand alone."""
    assert count_word(word, said) == len(re.findall(rf"(?<!\w){word}(?!\w)", said))


def test_a_cue_must_hold_its_root() -> None:
    """A root that is not in its cue would drop it."""
    with pytest.raises(ValueError, match="giấy khn"):
        cues.Cues({" khen": ("bằng khen", "giấy khn")})
