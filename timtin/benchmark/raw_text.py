"""
What does it cost a peer to index raw Vietnamese? Stock Whoosh and tantivy, with PyVi's words, as their users do it.

PyVi is called once for each field of each article; its words, in lower case, are what is indexed, with positions.
Whoosh can index syllables without marks beside them, by its own filter, so that articles are found without marks too,
as by TimTin. Facts are given: they are facets here and there.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .corpus import Doc, read_docs
from .engines.base import FACETS, require

HOW = "stock Whoosh is not installed: pip install whoosh3"


def begin(engine: str) -> None:
    """Import what an engine needs and let PyVi load its model, which is no part of the cost of an article."""
    if engine != "pyvi":
        require("tantivy" if engine == "tantivy" else "whoosh.index", HOW)
    _segmented("thi đua")


def build(engine: str, corpus: Path, folder: Path, limit: int | None) -> None:
    """
    Index the first *limit* articles; *engine* is ``whoosh``, ``whoosh-folded`` (two views), ``tantivy`` or ``pyvi``
    (no index).
    """
    folder.mkdir(parents=True, exist_ok=True)
    if engine.startswith("whoosh"):
        _whoosh(corpus, folder, limit, folded=engine == "whoosh-folded")
    else:
        {"tantivy": _tantivy, "pyvi": _words_only}[engine](corpus, folder, limit)


def _segmented(text: str) -> str:
    words: str = require("pyvi.ViTokenizer", "pip install pyvi").tokenize(text)
    return words


def _fields(doc: Doc) -> Iterator[tuple[str, str]]:
    yield "title", doc.text.title
    yield "body", "\n".join(part for part in (doc.text.summary, doc.text.body) if part)


def _words_only(corpus: Path, folder: Path, limit: int | None) -> None:
    for doc in read_docs(corpus, limit, tokens=False):
        for _, text in _fields(doc):
            _segmented(text)


def _whoosh(corpus: Path, folder: Path, limit: int | None, *, folded: bool) -> None:
    index, analysis, fields = (require(f"whoosh.{name}", HOW) for name in ("index", "analysis", "fields"))
    analyzer = analysis.RegexTokenizer(r"\w+") | analysis.LowercaseFilter()
    schema = fields.Schema(
        id=fields.ID(stored=True, unique=True),
        title=fields.TEXT(analyzer, stored=True),
        body=fields.TEXT(analyzer, stored=True),
        source=fields.ID(sortable=True),
        year=fields.ID(sortable=True),
        district=fields.KEYWORD(commas=True),
        award_type=fields.KEYWORD(commas=True),
    )
    if folded:
        plain = analyzer | analysis.CharsetFilter(require("whoosh.support.charset", HOW).accent_map)
        schema.add("title_folded", fields.TEXT(plain))
        schema.add("body_folded", fields.TEXT(plain))
    writer = index.create_in(str(folder), schema).writer(limitmb=512)
    for doc in read_docs(corpus, limit, tokens=False):
        row: dict[str, Any] = {name: ",".join(values) for name, values in doc.decoration.facets().items()}
        for name, text in _fields(doc):
            row[name], row[f"_stored_{name}"] = _segmented(text), text
            if folded:
                row[f"{name}_folded"] = text
        writer.add_document(id=doc.id, **row)
    writer.commit()


def _tantivy(corpus: Path, folder: Path, limit: int | None) -> None:
    tantivy = require("tantivy", "pip install 'timtin[bench]'")
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    for name in ("title", "body"):
        builder.add_text_field(name, tokenizer_name="words")
        builder.add_bytes_field(f"stored_{name}", stored=True)
    for name in FACETS:
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    index = tantivy.Index(builder.build(), path=str(folder))
    words = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.regex(r"\w+")).filter(tantivy.Filter.lowercase()).build()
    index.register_tokenizer("words", words)
    writer = index.writer(heap_size=256_000_000, num_threads=1)
    for doc in read_docs(corpus, limit, tokens=False):
        row = tantivy.Document()
        row.add_text("id", doc.id)
        for name, text in _fields(doc):
            row.add_text(name, _segmented(text))
            row.add_bytes(f"stored_{name}", text.encode())
        for name, values in doc.decoration.facets().items():
            for value in values:
                row.add_text(name, value)
        writer.add_document(row)
    writer.commit()
    writer.wait_merging_threads()
