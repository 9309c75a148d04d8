"""Whoosh sees the analyzer's own tokens."""

import pickle

import pytest
from whoosh import fields
from whoosh.filedb.filestore import RamStorage
from whoosh.query import Phrase, Term

from search.analysis.analyzer import analyze
from search.analysis.whoosh_chain import View, ViewAnalyzer

TEXT = "Cụm thi đua số XII, hoà bình năm 2024"


@pytest.mark.parametrize("view", ["exact", "folded"])
def test_tokens(view: View) -> None:
    """Texts, positions and places are those of ``analyze``."""
    analysis = analyze(TEXT)
    seen = [(t.text, t.pos, t.startchar, t.endchar) for t in ViewAnalyzer(view)(TEXT, positions=True, chars=True)]
    assert seen == list(zip(getattr(analysis, view), analysis.positions, analysis.starts, analysis.ends, strict=True))


def test_without_extra_tokens() -> None:
    """Main tokens only, if asked."""
    assert "12" not in [token.text for token in ViewAnalyzer("exact", extra=False)(TEXT)]


def test_pickles_by_path() -> None:
    """A pickled schema brings an equal analyzer back."""
    analyzer = ViewAnalyzer("folded")
    again = pickle.loads(pickle.dumps(analyzer))
    assert (again, hash(again), repr(again)) == (analyzer, hash(analyzer), "ViewAnalyzer('folded', extra=True)")
    assert analyzer != ViewAnalyzer("exact")


def test_stock_whoosh_searches_with_it() -> None:
    """Stock Whoosh indexes both views and finds words and phrases in them."""
    schema = fields.Schema(
        id=fields.ID(stored=True),
        exact=fields.TEXT(analyzer=ViewAnalyzer("exact")),
        folded=fields.TEXT(analyzer=ViewAnalyzer("folded")),
    )
    index = RamStorage().create_index(schema)
    writer = index.writer()
    for name, text in {"a": TEXT, "b": "dương xỉ", "c": "con đường"}.items():
        writer.add_document(id=name, exact=text, folded=text)
    writer.commit()
    with index.searcher() as searcher:

        def found(query: Term | Phrase) -> list[str]:
            return sorted(hit["id"] for hit in searcher.search(query))

        assert found(Term("exact", "đường")) == ["c"]
        assert found(Term("folded", "duong")) == ["b", "c"]
        assert found(Phrase("folded", ["so", "12"])) == ["a"]
