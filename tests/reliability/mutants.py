"""Pages, rows and tables as they come from hell: real ones, cut, doubled, shuffled, wrongly encoded. From a seed."""

from __future__ import annotations

import gzip
import json
import random
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path

from .strings import ODD, WORDS, strings

ROOT = Path(__file__).parents[2]
TAGS = (
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<table><tr><td>",
    "<script>",
    "</script>",
    "<style>",
    "<!--",
    "-->",
    "<![CDATA[",
    "<svg>",
    "<h1>",
    "</h1>",
    "<meta charset='x'>",
    "<br>",
    "&#0;",
    "&#xD800;",
    "&nbsp;",
    "&bogus;",
    "<a href='",
    "<",
    ">",
    "<p hidden>",
    "<article>",
    "<time datetime='2024-13-45'>",
    "<script type='application/ld+json'>{\"@type\":",
    "<figure><figcaption>",
    "<img alt='",
    "<body",
    "<html lang=vi>",
    "</body></html>",
    "<?xml version='1.0'?>",
)
LINES = (
    "22/01/2024 20:06",
    "Thứ hai, 22/01/2024 20:06 (GMT+7)",
    "(HNM) - ",
    "Tin khác",
    "Bình luận",
    "MINH ANH",
    "Ảnh: TTXVN",
    "99/99/9999 99:99",
    "Cụm thi đua số " + "9" * 400,
    "gồm các quận: " + "Tây Hồ, " * 300,
    "A" * 5000,
    "á " * 3000,
    "." * 3000,
    "- " * 2000,
    "nhận " * 500,
    "Bằng khen, " * 300,
    "hạng Nhất, Nhì, Ba",
    "“" * 500,
    "(" * 500,
    "\u0301" * 300,
    "https://" + "a/" * 800,
    "ngày 31-2-2023",
    "năm 0000",
    "1-1-1",
)


@cache
def originals() -> tuple[bytes, ...]:
    """Real raw pages of the repository (and of the folder beside it, where there is one), and made HTML pages."""
    pages = [f.read_bytes() for f in sorted((ROOT / "seeds").glob("*")) if f.suffix in (".txt", ".html")]
    pages += [f.read_bytes() for f in sorted((ROOT / "tests/cases/pages").rglob("*")) if f.suffix in (".txt", ".html")]
    return tuple(p for p in pages if p) or (b"tin",)


@cache
def texts() -> tuple[str, ...]:
    return tuple(p.decode("utf-8", "replace") for p in originals())


def pages(seed: int, count: int) -> list[tuple[str, bytes]]:
    """Return *count* (file name, content); the same seed gives the same ones."""
    rng = random.Random(seed)
    return [rng.choices(_MAKERS, _SHARES)[0](rng) for _ in range(count)]


def _lines(rng: random.Random) -> str:
    lines = rng.choice(texts()).split("\n")
    for _ in range(rng.randint(1, 12)):
        at = rng.randrange(len(lines) + 1)
        what = rng.randrange(6)
        if what == 0:
            del lines[at : at + rng.randint(1, 5)]
        elif what == 1:
            lines[at:at] = lines[max(0, at - 3) : at]
        elif what == 2:
            lines.insert(at, rng.choice(LINES))
        elif what == 3:
            lines.insert(at, rng.choice(strings(rng.randrange(1 << 30), 1)))
        elif what == 4:
            lines[at : at + 1] = [rng.choice(rng.choice(texts()).split("\n"))]
        else:
            rng.shuffle(lines) if rng.random() < 0.1 else lines.insert(at, rng.choice(WORDS).upper())
        lines = lines or [""]
    return "\n".join(lines)


def _characters(text: str, rng: random.Random) -> str:
    out = list(text)
    for _ in range(rng.randint(1, 30)):
        at = rng.randrange(len(out) + 1)
        out[at : at + rng.randint(0, 2)] = [rng.choice(rng.choice((ODD, WORDS, TAGS)))]
    return "".join(out)


def _encoded(text: str, rng: random.Random) -> bytes:
    how = rng.choices(("utf-8", "nfd", "utf-16", "cp1258", "bom", "cut", "flip", "double"), (20, 2, 1, 1, 1, 3, 3, 1))[
        0
    ]
    text = text.encode("utf-8", "surrogatepass" if rng.random() < 0.02 else "replace").decode("utf-8", "replace")
    if how == "nfd":
        return unicodedata.normalize("NFD", text).encode()
    if how == "utf-16":
        return text.encode("utf-16")
    if how == "cp1258":
        return unicodedata.normalize("NFD", text).encode("cp1258", "replace")
    data = text.encode()
    if how == "bom":
        return b"\xef\xbb\xbf" * rng.randint(1, 3) + data
    if how == "cut":
        return data[: rng.randrange(len(data) + 1)]
    if how == "double":
        return text.encode().decode("latin-1").encode()
    return _flipped(data, rng) if how == "flip" else data


def _flipped(data: bytes, rng: random.Random) -> bytes:
    out = bytearray(data)
    for _ in range(rng.randint(1, 20)):
        if out:
            out[rng.randrange(len(out))] = rng.randrange(256)
    return bytes(out)


def _page(rng: random.Random) -> tuple[str, bytes]:
    text = _lines(rng)
    return "bai.txt", _encoded(_characters(text, rng) if rng.random() < 0.5 else text, rng)


def _html(rng: random.Random) -> tuple[str, bytes]:
    text = _lines(rng)
    if "<" not in text[:200]:
        cut = "".join(f"<p>{line}</p>\n" for line in text.split("\n")[:60])
        text = f"<html><head><title>{rng.choice(WORDS)}</title></head><body><article>{cut}</article></body></html>"
    at = rng.randrange(len(text) + 1)
    deep = rng.choice(("<div>", "<b>", "<table>", "<ul><li>")) * rng.choice((0, 0, 0, 0, 50, 2000))
    return "bai.html", _encoded(_characters(text[:at] + deep + text[at:], rng), rng)


def _row(rng: random.Random) -> dict[str, object]:
    text = rng.choice(texts())
    values: list[object] = [
        rng.choice(WORDS),
        text[: rng.randrange(3000)],
        None,
        1,
        1.5,
        True,
        [],
        {},
        ["a", None, 1],
        rng.choice(strings(rng.randrange(1 << 30), 1)),
        "2024-01-22T20:06:00+07:00",
        "2024-13-01",
        "hôm nay",
        "x" * 600,
        rng.choice(LINES),
        {"a": {"b": []}},
    ]
    keys = ("id", "title", "summary", "body", "url", "source", "authors", "section", "published_at", "khác", "")
    return {key: rng.choice(values) for key in rng.sample(keys, rng.randint(0, len(keys)))}


def _jsonl(rng: random.Random) -> tuple[str, bytes]:
    rows = [json.dumps(_row(rng), ensure_ascii=rng.random() < 0.3) for _ in range(rng.randint(1, 3))]
    if rng.random() < 0.1:
        rows.append(
            rng.choice(
                (
                    "[" * 2000,
                    "{" * 2000,
                    "nan",
                    "1e999",
                    '{"title": "a", "title": "b"}',
                    '{"id": "\\ud800"}',
                    '{"title": ' + "9" * 6000 + "}",
                    "{}",
                    "[]",
                    "null",
                    '"',
                )
            )
        )
    data = _encoded("\n".join(rows), rng)
    return (
        ("tin.jsonl.gz", gzip.compress(data)[: rng.choice((None, -3))]) if rng.random() < 0.05 else ("tin.jsonl", data)
    )


def _table(rng: random.Random) -> tuple[str, bytes]:
    cells = [
        rng.choice(WORDS),
        '"',
        '""',
        ",",
        ";",
        "\n",
        "id",
        "title",
        "body",
        "published_at",
        rng.choice(LINES)[:500],
    ]
    text = "id,title,body,published_at\n" + "".join(rng.choice(cells) + rng.choice((",", ",", "\n")) for _ in range(40))
    return "tin.csv", _encoded(text, rng)


_MAKERS: tuple[Callable[[random.Random], tuple[str, bytes]], ...] = (_page, _html, _jsonl, _table)
_SHARES = (55, 20, 20, 5)
