"""
Known-item queries out of a news collection: one article is the answer, and everybody can make the same set again.

*titles*: an article's title is the query, only bodies are indexed. *summaries*: eight words in a row of its summary
are the query, title and body are indexed. *questions*: a question made of a summary's first sentence, over the same
index as *summaries*. The draw depends on the seed alone.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from random import Random

from relevance.noise import CONDITIONS, typed_as
from relevance.questions import question

SEED = 20240122
ARTICLES = 20_000
QUERIES = 1_000
QUESTIONS = 500
SUMMARY_WORDS = 8
MIN_BODY = 200  # code points; shorter texts are captions of pictures or videos


@dataclass(frozen=True)
class Item:
    """A query before it is typed in any condition, and the one article that answers it."""

    id: str
    text: str
    article: str


def read_articles(path: Path) -> list[dict[str, str]]:
    """Return the rows of a (gzipped) JSON Lines collection."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def draw(articles: list[dict[str, str]], seed: int = SEED, count: int = ARTICLES) -> list[dict[str, str]]:
    """Return the *count* articles that are searched, in order of id; all of them where there are fewer."""
    rows = sorted(articles, key=lambda a: a["id"])
    return sorted(Random(seed).sample(rows, min(count, len(rows))), key=lambda a: a["id"])


def title_items(articles: list[dict[str, str]], seed: int = SEED, count: int = QUERIES) -> list[Item]:
    """Return titles of at least four words that no other article has."""
    seen: dict[str, int] = {}
    for article in articles:
        seen[article["title"]] = seen.get(article["title"], 0) + 1
    fit = [a for a in articles if seen[a["title"]] == 1 and len(_words(a["title"])) >= 4 and len(a["body"]) >= MIN_BODY]
    chosen = Random(f"{seed}/titles").sample(fit, min(count, len(fit)))
    return [Item(f"t{number:04}", a["title"], a["id"]) for number, a in enumerate(chosen, 1)]


def summary_items(articles: list[dict[str, str]], seed: int = SEED, count: int = QUERIES) -> list[Item]:
    """Return eight words in a row of summaries that have more words than that and are not the body's beginning."""
    random = Random(f"{seed}/summaries")
    fit = [a for a in articles if len(_words(a.get("summary") or "")) > SUMMARY_WORDS and len(a["body"]) >= MIN_BODY]
    out = []
    for number, article in enumerate(random.sample(fit, min(count, len(fit))), 1):
        words = _words(article["summary"])
        start = random.randrange(len(words) - SUMMARY_WORDS + 1)
        out.append(Item(f"s{number:04}", " ".join(words[start : start + SUMMARY_WORDS]), article["id"]))
    return out


def question_items(articles: list[dict[str, str]], seed: int = SEED, count: int = QUESTIONS) -> list[Item]:
    """Return questions that one article answers (see ``questions``)."""
    random = Random(f"{seed}/questions")
    fit = [a for a in articles if len(a["body"]) >= MIN_BODY and a.get("summary")]
    random.shuffle(fit)
    found = ((a, question(a["summary"], Random(f"{seed}/{a['id']}"))) for a in fit)
    asked = islice(((a, text) for a, text in found if text), count)
    return [Item(f"q{number:04}", text, a["id"]) for number, (a, text) in enumerate(asked, 1)]


def bodies(articles: Iterable[dict[str, str]]) -> Iterator[dict[str, str]]:
    """Yield the articles as the *titles* set indexes them."""
    for article in articles:
        yield {"id": article["id"], "body": article["body"]}


def titles_and_bodies(articles: Iterable[dict[str, str]]) -> Iterator[dict[str, str]]:
    """Yield the articles as the *summaries* set indexes them."""
    for article in articles:
        yield {"id": article["id"], "title": article["title"], "body": article["body"]}


def write_sets(source: Path, out: Path, *, seed: int = SEED, count: int = ARTICLES, queries: int = QUERIES) -> None:
    """
    Write ``titles/``, ``summaries/`` and ``questions/`` into the folder *out*: ``articles.jsonl`` to index,
    ``qrels``, and ``full.queries`` … ``typo.queries``, one file a condition.
    """
    articles = draw(read_articles(source), seed, count)
    for name, items, rows in (
        ("titles", title_items(articles, seed, queries), bodies(articles)),
        ("summaries", summary_items(articles, seed, queries), titles_and_bodies(articles)),
        ("questions", question_items(articles, seed, min(queries, QUESTIONS)), titles_and_bodies(articles)),
    ):
        folder = out / name
        folder.mkdir(parents=True, exist_ok=True)
        write_lines(folder / "articles.jsonl", (json.dumps(row, ensure_ascii=False) for row in rows))
        write_lines(folder / "qrels", (f"{item.id} 0 {item.article} 1" for item in items))
        write_conditions(folder, items)


def write_conditions(folder: Path, items: Iterable[Item]) -> None:
    """Write one file of queries for each condition."""
    rows = list(items)
    for condition in CONDITIONS:
        write_lines(
            folder / f"{condition}.queries",
            (
                json.dumps({"id": item.id, "text": typed_as(condition, item.text, item.id)}, ensure_ascii=False)
                for item in rows
            ),
        )


def write_lines(path: Path, lines: Iterable[str]) -> None:
    """Write *lines* as UTF-8 with a final line end."""
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def _words(text: str) -> list[str]:
    """The words between spaces that have a letter or a digit: quotation marks and dashes alone are no words."""
    return [word for word in text.split() if any(char.isalnum() for char in word)]
