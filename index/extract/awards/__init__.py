"""
Which awards does an article speak of, and who gets which of them?

``extract_awards`` reads sentence by sentence (``bind``): award mentions (``mentions``) are joined to groups, each
group gets a verb and its standing (``status``), a giver (``givers``) and recipients (``sides``, ``recipients``,
``people``; where no rule names anybody, ``choice`` weighs all noun phrases). Lists go on over lines (``follow``,
``headed``). ``records`` makes the rows, ``merge`` and ``twice`` join what is told twice. Award types are those of the
records, and those that a sentence says somebody was given where the recipient could not be named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from search.model import Award, Evidence
from search.vocabulary.awards import award_type
from search.vocabulary.places import find_province, find_units

from .aliases import complete, read_aliases
from .asked import asked_again
from .bind import Binding, read_sentence
from .chains import LIST_FOLLOWS, came_true, council_goes_on
from .follow import goes_on, opens_list
from .giver_levels import COUNTRIES
from .givers import GiverReader
from .groups import TITLES_OF_HONOUR
from .headed import gives_nothing, heads_list, standing_below, standing_of
from .keys import key, may_hold_awards, pattern
from .mentions import Mention, find_mentions
from .merge import merge
from .named import name_members
from .people import is_brand
from .records import make_records, type_of
from .refer import Referents
from .review import review
from .rows import read_rows
from .rules import goes_on_aiming
from .side_forms import EXAMPLES, GOT_MANY
from .years import YearReader

if TYPE_CHECKING:
    from ..facts.text import Document, Sentence

__all__ = ["extract_awards", "read_awards"]

_CUT = pattern(
    r"(?<!\w)(?:GS|PGS|TS|TSKH|ThS|BS|TP|Th\.S|(?<!danh hiệu )(?<!tặng )(?<!và )(?<!phong )(?<![,/] )NS(?:ND"
    r"|ƯT))\.$|^(?:\d{1,2}|[IVX]{1,5})[.)]$"
)
_ENDED, _LONGEST_CUT = (".", ")", "!", "?", "…", '"', "”"), 12
# An award's name that a line may break: "… tặng Huân chương Lao", "… Bằng"
_BROKEN = re.compile(
    r"(?i)(?:huân chương|bằng|giấy|cờ|cờ thi|cờ thi đua của|danh hiệu|chiến s[ĩỹ](?: thi(?: đua)?)?"
    r"|tập thể(?: lao(?: động)?)?|lao(?: động(?: tiên)?)?|hạng|kỷ(?: niệm)?|huân|(?:nghệ|nhà|thầy) ?\w{0,5}"
    r"|anh(?: hùng)?)$"
)
_ITEM = pattern(r"\s*(?:[-–•+*]|\d{1,2}[.)]|[a-đ]\)|(?:[Nn]ăm )?\d{4}\s*[:–-])")
_DISTRICT = pattern(r"((?:[Qq]uận|[Hh]uyện|[Tt]hị xã)) (%A[^\W\d_]*(?: %A[^\W\d_]*){0,2})")
_PROVINCE = pattern(r"(?:tỉnh|[Tt]hành phố|TP\.?|UBND) (%A[^\W\d_]*(?:[ -]%A[^\W\d_]*){0,2})")

_TITLE_OF_LIST = re.compile(r"(?i)danh sách [^.:;\n]{10,200}$")
# A newspaper's tag before the first word: "Kinhtedothi - Tổng công ty …", "TPO - Chiều 18/9, …"
_TAG = re.compile(r"\s*\(?(?P<name>[A-Z][A-Za-z.]{2,20})\)?\s*[-–]\s*(?=[^\W\d_a-z])")
_BRACKETS = re.compile(r"\([^()]*\)")
_GAP = re.compile(r"\s{3,}")
_ABROAD = re.compile(rf"(?<!\w){COUNTRIES}")
_AT_HOME = re.compile(
    r"việt|ưu tú|hồ chí minh|bằng khen|giấy khen"
    r"|(?<!\w)(?:vn|ubnd|hđnd|tp|tỉnh|huyện|quận|xã|phường|hà nội|chủ tịch nước|trung ương|nsưt|nsnd)(?!\w)"
)


def extract_awards(document: Document, context: object = None) -> tuple[tuple[str, ...], tuple[Award, ...]]:
    """
    Return the article's award types, in the vocabulary's order, and its award records, in the order of telling.

    A text without any written form of an award costs one scan. Nothing is guessed: a giver, rank or year that the text
    does not let be completed is ``None``, and a sentence that names no recipient gives no record.
    """
    return read_awards(document)[:2]


def read_awards(document: Document) -> tuple[tuple[str, ...], tuple[Award, ...], dict[str, Evidence]]:
    """Return what :func:`extract_awards` does, and for each type without a record the first sentence that says it."""
    if not document.may_tell_awards:
        return (), (), {}
    whole, sentences = document.text, list(_prepared(document))
    first = next((n for n, (_, s) in enumerate(sentences) if _names_award(s)), None)
    if first is None or _is_abroad(whole):
        return (), (), {}
    givers = GiverReader(whole, document.province or _home(whole))
    aliases = read_aliases(whole)
    referents = Referents(whole, document.article.title, aliases)
    years = YearReader(document)
    awards: list[Award] = []
    said: dict[str, Evidence] = {}
    foreign: set[tuple[str, str]] = set()
    heading, opened, opened_by, before_it = "", None, "", ""
    standing, barren = standing_of(document.article.title), False
    asked: set[str | None] = set()
    told: set[Evidence] = set()
    last: Binding | None = None
    last_at, before = -1, ""
    earlier: Mention | None = None
    for n, (evidence, sentence) in enumerate(sentences):
        if heading and not _ITEM.match(sentence.text):
            heading = ""
        if EXAMPLES.match(sentence.lower) and GOT_MANY.search(before_it):
            heading = before_it  # "… được tặng nhiều phần thưởng. Tiêu biểu là Huân chương …"
        before_it = sentence.lower
        asking = last is not None and last.status == "proposed" and last_at == n - 1
        bindings: list[Binding] = []
        barren = barren and (_ITEM.match(sentence.text) is not None or sentence.text.endswith(":"))
        aiming = barren or _goes_on_aiming(sentence, sentences[n - 1][1] if n else sentence)
        givers.at(sentence.text)
        if may_hold_awards(sentence.lower):
            referents.at(sentence)
        if n >= first and not aiming and may_hold_awards(sentence.lower):
            rows = read_rows(sentence.text, givers, referents.resolve, standing)
            bindings = rows or read_sentence(
                sentence.text, givers, referents.resolve, referents, heading, foreign, earlier
            )
            if standing and not any(binding.recipients for binding in bindings):
                rows = read_rows(sentence.text, givers, referents.resolve, standing, behind=True)
                bindings = rows or bindings
            told |= {evidence} if rows and standing == "received" else set()
            earlier = bindings[-1].mentions[-1] if bindings else earlier
        if evidence.field == "title":
            asked |= {m.award_type for b in bindings if b.status == "proposed" for m in b.mentions}
        elif asked and not came_true(sentence.text):
            bindings = [_as_asked(binding, asked) for binding in bindings]
        below = standing == "proposed" and sentence.text.endswith(":") and not came_true(sentence.text)
        if below or (asking and council_goes_on(sentence.text)):
            bindings = [replace(b, status="proposed") if b.status == "received" else b for b in bindings]
        if not bindings and last and (again := asked_again(sentence.text, last, referents.resolve)):
            bindings = [again]
        if bindings and bindings[-1].mentions:
            last, last_at = bindings[-1], n
        if opened and opened.rule == "counts" and opened_by and opened_by == _marker(sentence.text):
            opened = None  # the next item of the list stands beside the one that counts
        if headed := None if any(b.recipients for b in bindings) else heads_list(sentence.text, givers, standing):
            bindings, opened = [], headed
        elif opened and (not bindings or _tells_aside(sentence)):
            further = goes_on(sentence.text, opened, referents.resolve)
            bindings, opened = ([further, *bindings], opened) if further else (bindings, None)
        else:
            opened = opens_list(sentence.text, bindings)
            opened_by = _marker(sentence.text)
        if bindings:
            for binding in bindings:
                awards += make_records(binding, evidence, years.of(sentence, binding))
                for name in _types(binding) if not binding.recipients and binding.rule != "heads" else ():
                    said.setdefault(name, evidence)
        referents.read(sentence)
        if sentence.text.endswith(":") and not (heading and _ITEM.match(sentence.text)):
            heading = f"{before} {sentence.text}" if LIST_FOLLOWS.fullmatch(sentence.text) else sentence.text
            standing = standing_below(heading, standing)
            barren = gives_nothing(heading) or (barren and standing_of(heading) is None)
        before = sentence.text
    awards = [
        a
        for a in awards
        if (a.giver or (a.award_type, key(a.award_detail or "")) not in foreign) and a.of != "thí sinh"
    ]
    awards = [replace(a, recipient=aliases.get(a.recipient or "", a.recipient)) for a in awards]
    awards = [replace(a, recipient=complete(a.recipient, whole)) if a.recipient else a for a in awards]
    found = merge(review(name_members(awards, whole, referents.resolve), whole, told))
    held = {award.award_type for award in found}
    types = sorted(
        _settled(set(said) - {name for name, _ in foreign} | held, found), key=lambda name: award_type(name).order
    )
    return tuple(types), found, {name: said[name] for name in types if name not in held}


def _marker(text: str) -> str:
    """Return the sort of mark an item begins with: "1" for numbers, "a" for letters, a dash; "" for none."""
    m = _ITEM.match(text)
    mark = m.group().strip()[:1] if m else ""
    return "1" if mark.isdigit() else "a" if mark.isalpha() else "-" if mark else ""


def _as_asked(binding: Binding, asked: set[str | None]) -> Binding:
    """Return what a sentence tells as given as proposed, where the headline says that it is asked for."""
    title = all(m.family in TITLES_OF_HONOUR and m.award_type in asked for m in binding.mentions)
    return replace(binding, status="proposed") if title and binding.status == "received" else binding


def _goes_on_aiming(sentence: Sentence, before: Sentence) -> bool:
    """Tell whether *sentence* goes on with the aims of the one before; most are told not to by their first word."""
    if not sentence.lower.startswith(("trong đó", "cụ thể", "theo đó", "đồng thời")):
        return False
    return may_hold_awards(sentence.lower) and goes_on_aiming(key(sentence.text), key(before.text))


def _prepared(document: Document) -> Iterator[tuple[Evidence, Sentence]]:
    """Return each sentence as evidence, and as it is read: without long gaps, a list's title with a colon."""
    for sentence in _whole_sentences(document):
        evidence, sentence = sentence.evidence, _squeezed(sentence)
        if sentence.start == 0 and (tag := _TAG.match(sentence.text)) and is_brand(tag["name"]):
            sentence = replace(sentence, text=sentence.text[tag.end() :])
        if _TITLE_OF_LIST.match(sentence.text):
            sentence = replace(sentence, text=sentence.text + ":")
        yield evidence, sentence


def _tells_aside(sentence: Sentence) -> bool:
    """Tell whether an item of a list speaks of awards only in brackets: "2. Ông A (người đã được tặng Bằng khen)"."""
    return _ITEM.match(sentence.text) is not None and not may_hold_awards(_BRACKETS.sub("", sentence.lower))


def _names_award(sentence: Sentence) -> bool:
    """Tell whether *sentence* names an award by its form. Before the first that does, nobody is told to get any."""
    return may_hold_awards(sentence.lower) and bool(find_mentions(sentence.text, key(sentence.text)))


def _whole_sentences(document: Document) -> Iterator[Sentence]:
    """
    Return the document's sentences; one whose line ends with a title ("…, GS.") or in the middle of an award ("Huân
    chương Lao", "động hạng Ba") goes on in the next line.
    """
    texts = dict(document.texts)
    held: Sentence | None = None
    for sentence in document.sentences:
        if held is not None and held.field == sentence.field and _is_one(held.text, sentence.text):
            sentence = replace(held, end=sentence.end, text=texts[held.field][held.start : sentence.end])
        elif held is not None:
            yield held
        held = sentence if _is_cut(sentence.text) else None
        if held is None:
            yield sentence
    if held is not None:
        yield held


def _is_cut(line: str) -> bool:
    """Tell whether a sentence may go on in the next line: most end with a mark, behind more than a title."""
    if _CUT.search(line, max(0, len(line) - _LONGEST_CUT)):
        return True
    return not line.endswith(_ENDED) and _BROKEN.search(line) is not None


def _is_one(line: str, further: str) -> bool:
    """Tell whether *further* goes on with a line that ends in a title or, joined, has an award over the line's end."""
    if _CUT.search(line):
        return True
    both, at = f"{line[-40:]} {further[:40]}", len(line[-40:])
    return any(m.head < at < m.end for m in find_mentions(both, key(both)))


def _squeezed(sentence: Sentence) -> Sentence:
    """Return the sentence with long runs of spaces made short: many patterns take the square of a run's length."""
    text = _GAP.sub(" ", sentence.text).replace("\n", " ")
    return sentence if text == sentence.text else replace(sentence, text=text)


def _types(binding: Binding) -> set[str]:
    givers = [binding.givers.get(n) or binding.giver for n in range(len(binding.mentions))]
    return {
        type_of(m, g)[0]
        for m, g in zip(binding.mentions, givers, strict=True)
        if not (g and g.foreign) and (m.family != "bare_order" or (g and g.level in ("N", "C")))
    }


def _settled(types: set[str], awards: tuple[Award, ...]) -> set[str]:
    """Drop a type of unknown giver if all its records were joined to ones whose giver is known."""
    held = {award.award_type for award in awards}
    return (
        {
            t
            for t in types
            if not t.endswith(("khác", "cấp)")) or t in held or not any(h.split()[0] == t.split()[0] for h in held)
        }
        if held
        else types
    )


def _is_abroad(text: str) -> bool:
    """Tell whether an article speaks of other countries only: nothing in it is given by Vietnam."""
    keyed = key(text)
    return not _AT_HOME.search(keyed) and len(_ABROAD.findall(keyed)) > 2


def _home(text: str) -> str | None:
    """Return the province the article is about: the only one it names, else the one where its districts lie."""
    runs = (m.group(1).split(" ") for m in _PROVINCE.finditer(text))
    found = (next((p for n in range(len(run), 0, -1) if (p := find_province(" ".join(run[:n])))), None) for run in runs)
    names = {province.name for province in found if province}  # "UBND thành phố Hà Nội Lê Văn A": a person behind it
    if not names:
        for m in _DISTRICT.finditer(text):
            homes = {unit.province for unit in find_units(m.group(2)) if unit.kind == m.group(1).lower()}
            names |= homes if len(homes) == 1 else set()
    return names.pop() if len(names) == 1 else None
