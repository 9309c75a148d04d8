"""Real articles put into pages of our own making: headline, stamp and text come out again (figures, not cases)."""

from __future__ import annotations

import gzip
import json
import os
import random
from collections import Counter
from pathlib import Path

import pytest

from index.extract.page import separate
from index.extract.page.lines import clean, line_key
from index.extract.page.rows import clean_paragraphs, complete_row

SHARED = Path(os.environ.get("TIMTIN_SHARED", Path(__file__).parents[4] / "shared"))
CORPUS = SHARED / "corpus" / "news-30k.jsonl.gz"
TOPS = (
    "",
    "Trang chủ\nThời sự\nKinh tế\nVideo\n\n",
    "Trang chủ / Tin tức / Xã hội\n",
    "Theo dõi Báo Hànộimới trên\n\n",
    "Tin nổi bật\n{0}\n{1}\n\n",
)
STAMPS = ("{} - 20:06", "Thứ hai, {} 20:06 (GMT+7)", "Ngày đăng {} | 21:01  | View count: 515", "{}", "20:06 | {}", "")
BOTTOMS = (
    "",
    "(0) Bình luận\nNổi bật\n{title}\n(*) Không sao chép dưới mọi hình thức khi chưa có sự đồng ý của Báo Hànộimới.",
    "Nên xem\n\n{0}\n\n{0}\n\n(LĐTĐ) {1}\n{2}\n\n{2}\n\n(LĐTĐ) {3}\nXem thêm\nPhiên bản di động",
    "Tin khác\n{0}\n{2}",
    "Tin liên quan\n{0}\n{1}\n{2}\n{3}",
)


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    if not CORPUS.exists():
        pytest.skip(f"needs {CORPUS.name} beside the checkout (TIMTIN_SHARED names another place)")
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for _, line in zip(range(2000), lines, strict=False)]


def make_page(
    row: dict[str, str], others: list[dict[str, str]], rng: random.Random
) -> tuple[str, str, str | None, list[str]]:
    """Return a page, its headline, its date and its paragraphs."""
    title, lead = clean(row["title"]), clean(row["summary"])
    body = [lead, *complete_row(None, clean_paragraphs(row["body"])).body.split("\n")]
    teasers = [clean(other[key]) for other in others for key in ("title", "summary")]
    stamp = rng.choice(STAMPS)
    head = f"{title}\n\n{stamp.format('05/03/2019')}\n\n" if stamp else f"{title}\n\n"
    gap = rng.choice(["\n", "\n\n"])
    top, bottom = rng.choice(TOPS).format(*teasers[::2]), rng.choice(BOTTOMS).format(*teasers, title=title)
    page = top + head + rng.choice(["", "(LĐTĐ) ", "TTO - "]) + gap.join(body) + "\n\n" + bottom
    return page, title, "2019-03-05" if stamp else None, body


@pytest.mark.shared
def test_articles_come_out_of_made_pages(rows: list[dict[str, str]]) -> None:
    rng, counts = random.Random(2024), Counter[str]()
    for _ in range(150):
        row, *others = rng.sample(rows, 3)
        raw, title, date, body = make_page(row, others, rng)
        page = separate(raw)
        told = {line_key(line) for line in page.body.split("\n")}
        counts["title"] += page.title == title
        counts["date"] += (page.published_at or "")[:10] == (date or "")
        counts["lines"] += len(body)
        counts["kept"] += sum(line_key(line) in told for line in body)
        counts["foreign"] += len(told - {line_key(line) for line in body})

    assert counts["title"] >= 147
    assert counts["date"] >= 148
    assert counts["kept"] >= 0.975 * counts["lines"]
    assert counts["foreign"] <= 0.01 * counts["lines"]
