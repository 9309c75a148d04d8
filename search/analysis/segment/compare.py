"""
Our decoder beside PyVi itself: every text, both answers, both times.

    python -m search.analysis.segment.compare articles.jsonl.gz --limit 3000
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import process_time

from . import BatchSegmenter, reference


@dataclass(slots=True)
class Comparison:
    """
    What was compared. Times are CPU seconds of this process; *differences* lists (text, PyVi's answer, ours), the
    first hundred of *different*.
    """

    texts: int = 0
    different: int = 0
    reference_seconds: float = 0.0
    batch_seconds: float = 0.0
    plain_seconds: float = 0.0
    plain_texts: int = 0
    differences: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def ratio(self) -> float:
        """How many times faster the batch is than PyVi."""
        return self.reference_seconds / self.batch_seconds if self.batch_seconds else 0.0


def compare(texts: Iterable[str], batch_size: int = 600, plain_share: int = 20) -> Comparison:
    """
    Segment *texts* with both, in alternation, batch by batch, and return what differed and how long each took.

    One text in *plain_share* also goes through the path for single texts. PyVi's own loading is not counted; filling
    our tables is.
    """
    reference.tokenize("khởi động")
    ours, single, result = BatchSegmenter(), BatchSegmenter(), Comparison()
    for batch in _batches(texts, batch_size):
        start = process_time()
        expected = [reference.tokenize(text) for text in batch]
        result.reference_seconds += process_time() - start
        start = process_time()
        actual = ours.tokenize(batch)
        result.batch_seconds += process_time() - start
        start = process_time()
        alone = [single.tokenize([text])[0] for text in batch[::plain_share]]
        result.plain_seconds += process_time() - start
        result.plain_texts += len(alone)
        _note(result, batch, expected, actual)
        _note(result, batch[::plain_share], expected[::plain_share], alone)
        result.texts += len(batch)
    return result


def _note(result: Comparison, texts: list[str], expected: list[str], actual: list[str]) -> None:
    wrong = [row for row in zip(texts, expected, actual, strict=True) if row[1] != row[2]]
    result.different += len(wrong)
    result.differences += wrong[: 100 - len(result.differences)]


def texts_of(path: Path, limit: int | None = None) -> Iterator[str]:
    """Yield title, summary and body of the articles of a JSON Lines file (``.gz`` too), at most *limit* articles."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number == limit:
                return
            article = json.loads(line)
            yield from (article[name] for name in ("title", "summary", "body") if article.get(name))


def _batches(texts: Iterable[str], size: int) -> Iterator[list[str]]:
    rows = iter(texts)
    while batch := [text for _, text in zip(range(size), rows, strict=False)]:
        yield batch


def main(arguments: list[str] | None = None) -> int:
    """Compare on the articles of a file and print the figures; exit 1 if any text differs."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[1] if __doc__ else None)
    parser.add_argument("path", type=Path)
    parser.add_argument("--limit", type=int)
    options = parser.parse_args(arguments)
    result = compare(texts_of(options.path, options.limit))
    print(
        f"texts {result.texts}, different {result.different}; PyVi {result.reference_seconds:.1f} s, "
        f"ours {result.batch_seconds:.2f} s CPU: {result.ratio:.1f} times; "
        f"single path {result.plain_seconds:.2f} s for {result.plain_texts} texts"
    )
    for text, expected, actual in result.differences[:10]:
        print(f"- text: {text[:200]!r}\n  PyVi: {expected[:200]!r}\n  ours: {actual[:200]!r}", file=sys.stderr)
    return 1 if result.different else 0


if __name__ == "__main__":
    raise SystemExit(main())
