"""
A little newsroom for tests of reliability: sources before and after a change, and everything an index answers.

``answers`` asks an index for all that people can ask of it, so that two states are told apart by what is seen.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from index.reindex import Options, reindex
from index.single import add_files
from search.engine.embedded import EmbeddedEngine
from search.fields import FACET_NAMES
from search.index import Index
from search.ledger import AwardRequest
from search.request import SearchRequest

QUERIES = (
    "",
    "thi đua",
    "thi dua",
    '"bằng khen"',
    "cum thi dua so 9",
    "khen -huyện",
    "Tây Hồ OR Đống Đa",
    "bă*",
    "không có từ này",
    "nhaanj cow thi ddua",
)

PAGE = """Trang chủ | Thời sự | Thi đua
{title}
{stamp}
(HNM) - {lead}
{rest}
MINH ANH
Tin khác
Giá vàng hôm nay
"""


def article(number: int, version: int = 1) -> dict[str, Any]:
    """One made article; its facets depend on *number*, its text on *version* too."""
    district = ("Tây Hồ", "Đống Đa", "Ba Đình", "Cầu Giấy")[number % 4]
    return {
        "id": f"bai-{number}",
        "title": f"Cụm thi đua số {number % 5 + 1} thành phố Hà Nội tổng kết lần {version}",
        "body": f"Ngày 12-1, Cụm thi đua số {number % 5 + 1} thành phố Hà Nội tổng kết phong trào thi đua. "
        f"Quận {district} nhận Cờ thi đua của Chính phủ năm 2023. Có {number + 2} tập thể được tặng Bằng khen "
        f"của Thủ tướng Chính phủ. Bản tin lần thứ {version}.",
        "published_at": f"202{number % 4 + 1}-0{number % 9 + 1}-12",
        "source": "Hànộimới",
    }


def page(number: int, version: int = 1) -> str:
    """One raw page, with what surrounds an article."""
    return PAGE.format(
        title=f"Huyện Đông Anh phát động thi đua đợt {number}",
        stamp=f"Thứ hai, 0{number}/03/2024 10:15",
        lead=f"Sáng 0{number}-3, huyện Đông Anh phát động phong trào thi đua, bản {version}.",
        rest="Dịp này, UBND huyện Đông Anh tặng giấy khen cho 5 tập thể có thành tích.",
    )


def write_sources(folder: Path, version: int, count: int = 12) -> Path:
    """
    Write the sources of a state: *count* rows and three pages.

    From version to version one row is gone, one is new, one has another text, and one page is rejected.
    """
    folder.mkdir(parents=True, exist_ok=True)
    rows = [article(n, version if n == version + 2 else 1) for n in range(version, count + version)]
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    (folder / "rows.jsonl").write_text("".join(f"{line}\n" for line in lines), "utf-8")
    for number in range(1, 4):
        (folder / f"trang-{number}.txt").write_text(page(number, version if number == 1 else 1), "utf-8")
    (folder / "broken.txt").write_bytes(b"\x00\x01\x02" * 9 if version > 1 else page(7).encode())
    return folder


def run_reindex(index: Path, sources: Path, *, full: bool = False, jobs: int = 1, allow_deletes: bool = False) -> Any:
    """What `timtin reindex` does."""
    options = Options(full=full, jobs=jobs, allow_deletes=allow_deletes)
    return reindex(EmbeddedEngine(index), [str(sources)], options)


def run_add(index: Path, files: Sequence[Path]) -> Any:
    """What `timtin add` does."""
    return add_files(EmbeddedEngine(index), [str(f) for f in files])


def answers(index: Path) -> str:
    """
    Return everything that a fresh process finds, as one text: articles with all their fields, raw pages, answers with
    scores, facets and marks, the ledger, clusters, completions, withdrawn ids. Generation numbers are left out.
    """
    out: list[Any] = []
    with Index(EmbeddedEngine(index)) as open_index:
        status = open_index.status()
        out.append([status.articles, list(status.sources), list(status.withdrawn)])
        found = sorted((a.to_json() for a in open_index.articles()), key=lambda a: str(a["id"]))
        out.append(found)
        out.append([open_index.raw(str(a["id"])) for a in found])
        for text in QUERIES:
            result = open_index.run(SearchRequest(text, limit=50))
            out.append(
                [
                    text,
                    result.total,
                    [[h.id, h.score, h.title_html, h.snippet_html] for h in result.hits],
                    [[f.field, f.missing, [[v.value, v.count] for v in f.values]] for f in result.facets],
                    [[h.id, list(h.missing)] for h in result.near],
                ]
            )
            assert result.total == len(result.hits)
        out.append({name: sorted(open_index.facet_values(name).items()) for name in FACET_NAMES})
        awards = open_index.awards(AwardRequest(limit=100))
        out.append([[r.article.id, r.award.award_type, r.award.recipient] for r in awards.rows])
        out.append([c.name for c in open_index.clusters()])
        out.append([c.text for c in open_index.suggest("cụm th")])
    return json.dumps(out, ensure_ascii=False, sort_keys=True, default=str)
