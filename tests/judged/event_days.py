"""
How often is the day of the event right, where no page says when it was published (``days6.jsonl``, ``days7.jsonl``)?

``python -m tests.judged.event_days CORPUS [--misses]``; misses are told of the first only. A line holds ``id``,
``event_at`` (null: the day is not said), and ``event_also``, further answers that are not wrong; an article answered by
one of these counts for nothing.
"""

import sys
from collections import Counter
from pathlib import Path

from index.extract.evaluate import Judgement, read_articles, read_judgements
from index.extract.facts import extract_facts

DAYS = {"days6": Path(__file__).with_name("days6.jsonl"), "days7": Path(__file__).with_name("days7.jsonl")}
"""The first is for tuning, the second only to report figures."""


def standing(judged: Judgement, found: str | None) -> str:
    """One of "right", "missed", "extra", "wrong" (another day) and "silent" (none, or nothing to decide)."""
    expected, day = judged["event_at"], found and found[:10]
    if day == expected:
        return "right" if day else "silent"
    if day in judged["event_also"]:
        return "silent"
    return "missed" if day is None else "extra" if expected is None else "wrong"


def main(corpus: Path, misses: bool) -> None:
    """Print how many of the days that are said were found, and how many of those found are right, for each part."""
    for part, path in DAYS.items():
        rows = read_judgements(path)
        articles = read_articles(corpus, {row["id"] for row in rows})
        counts: Counter[str] = Counter()
        for row in rows:
            found = extract_facts(articles[row["id"]]).event_at
            stands = standing(row, found)
            counts[stands] += 1
            if misses and part == "days6" and stands in {"missed", "extra", "wrong"}:
                print(row["id"], stands, "expected", row["event_at"], "found", found)
        said = counts["right"] + counts["missed"] + counts["wrong"]
        given = counts["right"] + counts["extra"] + counts["wrong"]
        print(f"{part}: days said {said}, found {given}, right {counts['right']}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), "--misses" in sys.argv)
