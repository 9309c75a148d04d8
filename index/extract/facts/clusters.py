"""
Which emulation clusters (cụm, khối thi đua) is the article about: number or name, place, members and officers.

A number counts beside its cue only ("Cụm thi đua số XII", "khối thi đua 3", "số Ba"); once an article has introduced a
cluster, "Cụm V" and "Cụm số 5" mean it, too. Mentions are one cluster if number (or name) and place agree; a mention
without a place joins the one that has it. "Các cụm, khối thi đua" is generic and gives none.
"""

from __future__ import annotations

import re
from dataclasses import replace

from search.model import Cluster, Officer
from search.vocabulary.places import find_province_exactly, find_units

from .cluster_names import SHORT, Found, divided, mentions_in, number_of
from .cluster_places import LIST_BEGINS, OF_ASSOCIATION
from .districts import Places
from .members import members_before, read_members
from .officers import lead_members, read_officers, without_vaguer
from .scope import Scope, is_guest
from .tables import Row, found_in_rows, read_rows
from .text import CAPITAL, Document, Sentence
from .unit_names import in_full, one_name_each

# "Cửu Long Xanh": part of a longer name, not the province
_NAME_GOES_ON = re.compile(rf" {CAPITAL}[^\W\d]")
_BODY_OF = re.compile(r"(?:.* (?:tỉnh|thành phố|TP\.?) )?(.+)$")
_GROUP = re.compile(r"(?<!\w)(?:cụm|khối)(?!\w)")


def find_clusters(document: Document, places: Places) -> tuple[Cluster, ...]:
    """Return the clusters of *document* in order of appearance, with members and officers."""
    if not (document.may_tell_awards or document.ahead.short):
        return ()
    if not document.has(
        "cụm thi đua", "khối thi đua", "cụm tđ", "khối tđ", "cụm giao ước thi đua", "khối giao ước thi đua"
    ):
        return ()
    found: list[Found] = []
    for sentence in document.sentences:
        for one in mentions_in(sentence, document):
            _merge(found, one)
    rows = read_rows(document, places) if "|" in document.article.body else []
    for one in (*divided(document), *found_in_rows(rows)):
        if not any(_same(one, other) for other in found):
            found.append(one)
    found = _settle(found)
    if not found:
        return ()
    _add_short(found, document)
    _fill_places(found, document, places)
    topics = _topics(found, document)
    now = document.published.year if document.published else None
    clusters = []
    for one in found:
        mine = _sentences_of(one, topics, document, alone=len(found) == 1)
        told = [row for row in rows if row.number == one.number or (row.number is None and len(found) == 1)]
        members, officers = _units_of(Scope(places, one, found, now, topics), mine, told, document)
        if one.guessed and _of_several_provinces(members):
            one.place = None
        evidence = _telling(one, mine, members).evidence
        clusters.append(Cluster(one.number, one.name, one.place, members, officers, evidence))
    return tuple(clusters)


def _units_of(
    scope: Scope, sentences: list[Sentence], rows: list[Row], document: Document
) -> tuple[tuple[str, ...], tuple[Officer, ...]]:
    """Return members and officers of a cluster from its *sentences* and table *rows*, each unit under one name."""
    first = sentences[0].number if sentences else 0
    members = list(read_members(scope, sentences) or members_before(scope))
    officers = [*read_officers(scope, sentences, document.sentences[:first])]
    officers += [officer for row in rows for officer in row.officers if officer not in officers]
    members += [unit for row in rows for unit in row.units]
    members += [*(o.unit for o in officers), *lead_members(scope, sentences)]
    full = {unit: in_full(unit, document) for unit in members}
    place = scope.one.place or ""
    names = one_name_each(full.values(), place)
    units = tuple(dict.fromkeys(names[full[unit]] for unit in members))
    own = find_units(place) or _of_several_provinces(units)
    if len(units) > 1 and not own:
        units = tuple(unit for unit in units if unit != place)  # "… của Tiền Giang, cùng với thị xã Cai Lậy"
    return units, without_vaguer([replace(o, unit=names[full[o.unit]]) for o in officers])


def _of_several_provinces(members: tuple[str, ...]) -> bool:
    """Whether all members are provinces or bodies of provinces, and of more than one."""
    of = [find_province_exactly(m[1]) if (m := _BODY_OF.match(unit)) else None for unit in members]
    return None not in of and len({province.name for province in of if province}) > 1


def _telling(one: Found, sentences: list[Sentence], members: tuple[str, ...]) -> Sentence:
    """Return the sentence to show: the one that names most of the members, else the first that names the cluster."""
    named = {s.number for s, _, _ in one.mentions}

    def told(sentence: Sentence) -> int:
        return sum(member in sentence.text for member in members)

    telling = [s for s in sentences if s.number in named or _GROUP.search(s.lower)]
    best = max(telling, key=lambda s: (told(s), s.number in named, -s.number), default=one.sentence)
    return best if told(best) > max(1, told(one.sentence)) else one.sentence


def _merge(found: list[Found], one: Found) -> None:
    for other in found:
        if _same(other, one) and (other.place == one.place or None in (other.place, one.place)):
            other.place = other.place or one.place
            other.placeless = other.placeless or one.placeless
            other.mentions += one.mentions
            if other.sentence.text.isupper():  # a headline in capitals has lost those of the name
                other.name, other.sentence = one.name, one.sentence
            return
    found.append(one)


def _same(one: Found, two: Found) -> bool:
    if one.kind != two.kind or one.number != two.number:
        return False
    numbered = one.number is not None and one.plain and two.plain
    return numbered or _plain(one.name) == _plain(two.name)


def _plain(name: str) -> str:
    return name.lower().replace(" các ", " ")


def _settle(found: list[Found]) -> list[Found]:
    """Join a placeless mention that came before the one with its place."""
    out: list[Found] = []
    for one in sorted(found, key=lambda f: f.place is None):
        _merge(out, one)
    out = _without_shortened(out)
    return sorted(out, key=lambda f: min((s.number, start) for s, start, _ in f.mentions))


def _without_shortened(found: list[Found]) -> list[Found]:
    """Give a headline's "Khối thi đua các trường", "Khối thi đua ngành Thuế" to the only cluster of the text."""
    out = list(found)
    for one in found:
        longer = [other for other in out if other is not one and _is_short_for(one, other)]
        mutual = len(longer) == 1 and _is_short_for(longer[0], one)
        if len(longer) == 1 and not (mutual and any(s.field != "title" for s, _, _ in one.mentions)):
            _join(one, longer[0], out)
    for one in [one for one in out if one.number is None and _only_in_title(one)]:
        told = [other for other in out if other.kind == one.kind and not _only_in_title(other)]
        if len(told) == 1 and (one.place == told[0].place or None in (one.place, told[0].place)):
            _join(one, told[0], out)
        elif any(not _only_in_title(other) for other in out):
            out.remove(one)  # what the headline says of all the clusters of the text
    return out


def _join(one: Found, other: Found, found: list[Found]) -> None:
    other.mentions += one.mentions
    other.place = other.place or one.place
    other.placeless = other.placeless or one.placeless
    found.remove(one)


def _only_in_title(one: Found) -> bool:
    """Whether a headline or a caption alone has this name; the text names its cluster otherwise."""
    return all(s.field in ("title", "captions") for s, _, _ in one.mentions)


def _is_short_for(one: Found, other: Found) -> bool:
    """
    Whether *one*, a cluster without number, is only a shorter way of naming *other*.

    Its words all stand in the other's name in the same order; or they stand behind the other's number ("Khối thi đua
    số 7 ngành Thuế"); or a headline shares most of its words with a name of the text.
    """
    if (
        one.number is not None
        or one.kind != other.kind
        or not (one.place == other.place or None in (one.place, other.place))
    ):
        return False
    words = _content(one.name)
    if other.number is not None:
        return any(_content(_behind(s, end))[: len(words)] == words for s, _, end in other.mentions)
    rest = iter(longer := _content(other.name))
    if len(words) < len(longer) and all(word in rest for word in words):
        return True
    in_title = all(s.field == "title" for s, _, _ in one.mentions) and any(
        s.field != "title" for s, _, _ in other.mentions
    )
    return in_title and 2 * len(set(words) & set(longer)) >= len(set(words))


def _content(name: str) -> list[str]:
    """Return the words of a name without kind and function words."""
    words = re.findall(r"\w+", re.sub(r"^(?:cụm|khối) thi đua", "", name.lower()))
    return [word for word in words if word not in ("các", "của", "và", "thuộc", "khối", "cụm")]


def _behind(sentence: Sentence, end: int) -> str:
    return sentence.text[end : end + 60]


def _add_short(found: list[Found], document: Document) -> None:
    """Give "Cụm V", "Cụm số 5" of later sentences to the cluster of that number."""
    for sentence in document.sentences:
        for match in SHORT.finditer(sentence.text):
            number = number_of(match["number"])
            for one in found:
                if one.number == number and one.kind == match["kind"].capitalize():
                    one.mentions.append((sentence, *match.span()))


def _fill_places(found: list[Found], document: Document, places: Places) -> None:
    """Give a cluster without a stated place that of the page, or the only province its article is about."""
    texts = {s.number: s.text for s in document.sentences}
    stated = {p.province.name for n, p in places.provinces if not _NAME_GOES_ON.match(texts[n], p.end)} | {
        d.province for d in places.districts if d.province
    }
    for one in found:
        if one.place or one.placeless or any(_of_association(*m) for m in one.mentions):
            continue
        one.place = document.province or (stated.pop() if len(stated) == 1 else None)
        one.guessed = one.place is not None
        if one.place:
            stated = {one.place}


def _of_association(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the words around a mention say that the cluster is an association's; banks in its list do not."""
    return bool(OF_ASSOCIATION.search(sentence.lower[:end] + LIST_BEGINS.split(sentence.lower[end:])[0]))


def _topics(found: list[Found], document: Document) -> dict[int, Found]:
    """Return for each sentence, by its number, the cluster named last before it, if it is one."""
    topics: dict[int, Found] = {}
    last: Found | None = None
    for sentence in document.sentences:
        if last:
            topics[sentence.number] = last
        named = [(f, start, end) for f in found for s, start, end in f.mentions if s.number == sentence.number]
        acting = list({id(f): f for f, *place in named if not is_guest(sentence, *place)}.values())
        last = None if len(acting) > 1 else next(iter(acting), last)
    return topics


def _sentences_of(one: Found, topics: dict[int, Found], document: Document, *, alone: bool) -> list[Sentence]:
    """
    Return the sentences that may speak of *one*; those that name others, too, are among them.

    Alone, it has all of them; else those from where it was named last to where another one is.
    """
    if alone:
        return list(document.sentences)
    named = {s.number for s, _, _ in one.mentions}
    return [s for s in document.sentences if s.number in named or topics.get(s.number) is one]
