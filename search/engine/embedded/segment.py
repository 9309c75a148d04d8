"""Here is a segment's folder; what is in it? An opened, immutable segment: lists, terms, columns, stored articles."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from ...errors import IndexDamaged
from ...fields import FOLDED, PAIR
from ...model import Article
from ..generations.files import CHUNK, REBUILD, digest, read_json
from .columns import id_hash
from .layout import DATA_FILES, LENGTH_OF, SegmentInfo
from .mapped import Array, Mapped
from .postings import STREAMS, ListReader
from .stored import unpack
from .terms import PAIR_SHIFT, Terms

LIST_ARRAYS = ("keys", "post", "at", "kind", "big_at", "big", "pos_at")


TITLE_HEAD = 1024  # bytes: an id and a title have about 200
_TITLE = '"title":'
_DECODER = json.JSONDecoder()


class Segment:
    """
    One segment, mapped. Sizes and the two small files are verified on opening, everything else on first touch.

    Raises IndexDamaged. Usable from threads: all that is cached is computed from immutable files.
    """

    def __init__(self, folder: Path, info: SegmentInfo) -> None:
        self.info = info
        self.id = info.id
        self.path = folder / info.id
        self.docs = info.docs
        self.meta: dict[str, Any] = read_json(self.path / "segment.json", info.meta)
        self.files = self._open(info)
        self._arrays: dict[str, Array] = {}
        self._lists: dict[tuple[str, str], ListReader] = {}
        self._terms: dict[str, Terms] = {}
        self._outlines: dict[int, Article] = {}
        self._streams = {name: self.files[f"{name}.bin"] for name in STREAMS}

    def _open(self, info: SegmentInfo) -> dict[str, Mapped]:
        path = self.path / "sums.bin"
        try:
            data = path.read_bytes()
        except OSError as error:
            raise IndexDamaged(
                "a file of the index is missing or cannot be read.", where=str(path), hint=REBUILD
            ) from error
        if digest(data) != info.sums:
            raise IndexDamaged(f"expected checksum {info.sums}, found {digest(data)}.", where=str(path), hint=REBUILD)
        sums, at, files = np.frombuffer(data, "<u4") if data else np.zeros(0, "<u4"), 0, {}
        for name in DATA_FILES:
            count = -(-info.sizes[name] // CHUNK)
            files[name] = Mapped(self.path / name, info.sizes[name], sums[at : at + count])
            at += count
        return files

    def array(self, name: str) -> Array:
        """Return a named array, verified."""
        found = self._arrays.get(name)
        if found is None:
            dtype, offset, count = self.meta["arrays"][name]
            found = self._arrays[name] = self.files["arrays.bin"].array(dtype, offset, count)
        return found

    def has(self, name: str) -> bool:
        """Whether there is such an array: segments made by an older TimTin lack what was added since."""
        return name in self.meta["arrays"]

    def let_go(self) -> None:
        """Give the memory of mapped pages back: whoever reads everything once needs none of them twice."""
        for name, file in self.files.items():
            if file.touched or name == "arrays.bin":  # its arrays are kept
                file.let_go()

    def lists(self, field: str, view: str) -> ListReader:
        """Return the posting lists of a view of a field."""
        found = self._lists.get((field, view))
        if found is None:
            arrays = {name: self.array(f"{field}.{view}.{name}") for name in LIST_ARRAYS}
            found = ListReader(
                arrays, self.meta["places"][f"{field}.{view}"]["at"], self._streams, self.meta["streams"]
            )
            self._lists[field, view] = found
        return found

    def terms(self, view: str) -> Terms:
        """Return the sorted terms of a view; of pairs, there are only keys (:meth:`key`)."""
        found = self._terms.get(view)
        if found is None:
            found = Terms(*(self.array(f"terms.{view}.{part}") for part in ("blob", "at", "freq")))
            self._terms[view] = found
        return found

    def key(self, view: str, text: str) -> int:
        """Return the key of a term's lists, -1 where the segment has it not. A pair is two syllables and a space."""
        if view != PAIR:
            return self.terms(view).find(text)
        left, _, right = text.partition(" ")
        folded = self.terms(FOLDED)
        a, b = folded.find(left), folded.find(right)
        return a << PAIR_SHIFT | b if a >= 0 and b >= 0 else -1

    def keys(self, view: str, texts: Iterable[str]) -> list[int]:
        """Return the keys, sorted, of those of many texts that the segment has; but for pairs, none is remembered."""
        if view == PAIR:
            return sorted(key for text in texts if (key := self.key(view, text)) >= 0)
        look_up = self.terms(view).look_up
        return sorted(key for text in texts if (key := look_up(text)) >= 0)

    def pair_text(self, key: int) -> str:
        """Return the text of a pair's key."""
        folded = self.terms(FOLDED)
        return f"{folded.text(key >> PAIR_SHIFT)} {folded.text(key & 0xFFFFFFFF)}"

    def lengths(self, field: str, view: str) -> Array:
        """Return the length of a field in each article, counted in terms of the view."""
        return self.array(f"{field}.{LENGTH_OF[view]}.len")

    def article_id(self, doc: int) -> str:
        start, end = self.array("id.at")[doc : doc + 2].tolist()
        return str(self.array("id.blob").data[start:end], "utf-8")

    def article_ids(self, docs: Array) -> list[str]:
        """Return the ids of some articles."""
        at, blob = self.array("id.at"), self.array("id.blob").data
        return [str(blob[a:b], "utf-8") for a, b in zip(at[docs].tolist(), at[docs + 1].tolist(), strict=True)]

    @property
    def ids(self) -> list[str]:
        """All ids in the order of articles; made anew each time, since only writers want all of them."""
        at, blob = self.array("id.at").tolist(), self.array("id.blob").tobytes()
        return [str(blob[a:b], "utf-8") for a, b in pairwise(at)]

    def content_hashes(self) -> list[str]:
        at, blob = self.array("hash.at").tolist(), self.array("hash.blob").tobytes()
        return [str(blob[a:b], "utf-8") for a, b in pairwise(at)]

    def find(self, article_id: str) -> list[int]:
        """Return the numbers of articles with this id (several where one was replaced while the segment was made)."""
        hashes, wanted = self.array("id.hash"), np.uint64(id_hash(article_id))
        a, b = np.searchsorted(hashes, wanted), np.searchsorted(hashes, wanted, "right")
        docs = self.array("id.doc")[a:b].tolist()
        return [doc for doc in docs if self.article_id(doc) == article_id]

    def article(self, doc: int) -> Article:
        """Return a stored article."""
        return Article.from_json(json.loads(self._unpack("stored", doc)))

    def outline(self, doc: int) -> Article:
        """Return ``Article.outline`` of a stored article; kept with the segment, which generations share."""
        found = self._outlines.get(doc)
        if found is None:
            found = self._outlines[doc] = Article.outline(json.loads(self._unpack("stored", doc)))
        return found

    def title(self, doc: int) -> str:
        """Return the title of a stored article."""
        if not self.has("title.at"):
            return self._stored_title(doc)
        places = self.array("title.at").data  # gives numbers of Python
        return str(self.array("title.blob").data[places[doc] : places[doc + 1]], "utf-8")

    def _stored_title(self, doc: int) -> str:
        """In a segment made before titles had a place of their own: the beginning of what is stored is opened."""
        start, end = self.array("stored.at")[doc : doc + 2].tolist()
        blob = self.files["stored.bin"].bytes(start, end)
        head = unpack(blob, self._dictionary_of(doc), TITLE_HEAD).decode("utf-8", "ignore")
        try:  # {"id": …, "title": …, …
            return str(_DECODER.raw_decode(head, head.index(_TITLE) + len(_TITLE))[0])
        except ValueError:  # a title longer than the head, or an article without one
            return str(json.loads(self._unpack("stored", doc)).get("title", ""))

    def raw(self, doc: int) -> str | None:
        """Return the raw page's text where one was kept."""
        at = self.array("raw.at")
        start, end = int(at[doc]), int(at[doc + 1])
        return str(self._unpack("raw", doc, 1), "utf-8") if end > start else None

    def dictionary(self, number: int) -> bytes:
        at = self.array("dict.at")
        return self.array("dict.blob")[int(at[number]) : int(at[number + 1])].tobytes()

    def _unpack(self, name: str, doc: int, skip: int = 0) -> bytes:
        at = self.array(f"{name}.at")
        blob = self.files[f"{name}.bin"].bytes(int(at[doc]) + skip, int(at[doc + 1]))
        return unpack(blob, self._dictionary_of(doc))

    def _dictionary_of(self, doc: int) -> bytes:
        return self._dictionaries[self._dictionary_numbers[doc]]

    @cached_property
    def _dictionary_numbers(self) -> memoryview:
        return self.array("stored.dict").data

    @cached_property
    def _dictionaries(self) -> list[bytes]:
        return [self.dictionary(n) for n in range(len(self.array("dict.at")) - 1)]
