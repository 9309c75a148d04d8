"""What a source gives: articles with ids and texts as the contract says, or rejections that name place and reason."""

from __future__ import annotations

import gzip
import io
import json
import sys
import unicodedata
from pathlib import Path

import pytest
from source_files import PAGE, line, reads, rejections, write

from index.sources import Limits, Read, Rejection, SourceError, list_units, read_source, read_unit


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("bai.txt", "bai"),
        ("bai.tin.txt", "bai.tin"),
        ("bài viết.txt", "bài viết"),
        (unicodedata.normalize("NFD", "bài.txt"), "bài"),
        ("bai.html", "bai"),
    ],
    ids=["plain", "two dots", "blanks and marks", "NFD", "HTML"],
)
def test_page_named_directly_has_its_stem_as_id(tmp_path: Path, name: str, expected: str) -> None:
    body = f"<html><body><h1>Tin</h1><p>{PAGE}</p></body></html>" if name.endswith("html") else PAGE

    assert [read.article.id for read in reads(write(tmp_path / "x" / name, body))] == [expected]


def test_id_of_a_row_depends_on_its_content_alone(tmp_path: Path) -> None:
    row = {"title": "Một bản tin", "body": "Nội dung."}
    plain = write(tmp_path / "tin.jsonl", json.dumps(row) + "\n")
    escaped = write(
        tmp_path / "1" / "tin.ndjson", json.dumps(dict(reversed(row.items())), indent=None, ensure_ascii=False)
    )
    packed = write(tmp_path / "2" / "tin.jsonl.gz", gzip.compress(("\ufeff" + line(**row)).encode()))

    ids = {reads(path)[0].article.id for path in (plain, escaped, packed)}

    assert len(ids) == 1
    assert ids.pop().startswith("tin:")


@pytest.mark.parametrize(
    "encode",
    [
        lambda text: text.encode(),
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.encode("utf-16"),
        lambda text: text.encode("utf-16-le"),
        lambda text: text.encode("utf-16-be"),
        lambda text: unicodedata.normalize("NFD", text).encode(),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace(" ", "\u00a0").encode(),
    ],
    ids=["utf-8", "bom", "utf-16 bom", "utf-16-le", "utf-16-be", "NFD", "CRLF", "nbsp"],
)
def test_encoding_of_a_page_does_not_change_its_fields(tmp_path: Path, encode: object) -> None:
    data = encode(PAGE)  # type: ignore[operator]
    article = reads(write(tmp_path / "bai.txt", data))[0].article

    assert article.title == "Xã Gò Nổi phát động thi đua"
    assert article.published_at == "2024-01-22T20:06+07:00"
    assert article.body == "\n".join(PAGE.strip().split("\n\n")[2:])
    assert article.raw_length == len(data)


def test_encoding_of_lines_does_not_matter_either(tmp_path: Path) -> None:
    text = line(id="1", title="Đường làng", body="Thi đua.") + line(id="2", title="Đống Đa")
    wide = write(tmp_path / "a.jsonl", text.encode("utf-16"))

    assert [read.article.title for read in reads(wide)] == ["Đường làng", "Đống Đa"]
    assert reads(wide)[0].content_hash == reads(write(tmp_path / "b.jsonl", text))[0].content_hash


def test_content_hash_ignores_path_time_bom_and_line_ends(tmp_path: Path) -> None:
    one = reads(write(tmp_path / "a.txt", PAGE))[0]
    two = reads(write(tmp_path / "x" / "b.txt", "\ufeff" + PAGE.replace("\n", "\r\n")))[0]

    assert one.content_hash == two.content_hash
    assert one.content_hash != reads(write(tmp_path / "c.txt", PAGE + "Thêm một dòng nữa."))[0].content_hash


def test_keys_of_a_line_become_fields_and_unknown_ones_extra(tmp_path: Path) -> None:
    text = line(
        id="n/1",
        title=" Tin  một ",
        summary="Tóm tắt.",
        body="Đoạn một.\n\nĐoạn hai.",
        url="https://a.vn/1",
        source="Báo Hànộimới",
        authors=["Lan Anh"],
        section="Xã hội",
        published_at="2024-01-22T13:06:09Z",
        views=12,
        tags=["a"],
    )
    article = reads(write(tmp_path / "a.jsonl", text))[0].article

    assert (article.id, article.title, article.summary, article.body) == (
        "n/1",
        "Tin một",
        "Tóm tắt.",
        "Đoạn một.\nĐoạn hai.",
    )
    assert (article.source, article.authors, article.section) == ("Hànộimới", ("Lan Anh",), "Xã hội")
    assert (article.url, article.published_at) == ("https://a.vn/1", "2024-01-22T20:06+07:00")
    assert article.extra == {"views": 12, "tags": ["a"]}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("2024-01-22", "2024-01-22"),
        ("2024-01-22T20:06", "2024-01-22T20:06+07:00"),
        ("2024-01-22 20:06:59", "2024-01-22T20:06+07:00"),
        ("2023-12-31T18:00:00Z", "2024-01-01T01:00+07:00"),
        ("2024-01-22T20:06:00+0700", "2024-01-22T20:06+07:00"),
        ("22/01/2024 20:06", "2024-01-22T20:06+07:00"),
        ("", None),
        (None, None),
    ],
)
def test_published_at_is_a_date_or_a_minute_in_vietnam(tmp_path: Path, given: str | None, expected: str | None) -> None:
    assert reads(write(tmp_path / "a.jsonl", line(title="Tin", published_at=given)))[0].article.published_at == expected


def test_half_a_character_is_marked_kept_and_told(tmp_path: Path) -> None:
    read = reads(write(tmp_path / "a.jsonl", '{"id": "1", "title": "Tin \\ud83d hay", "x": ["\\udc00"]}'))[0]

    assert (read.article.title, read.article.extra) == ("Tin \ufffd hay", {"x": ["\ufffd"]})
    assert "half of a character" in read.warnings[0]


def test_unreadable_date_is_left_empty_kept_and_told(tmp_path: Path) -> None:
    read = reads(write(tmp_path / "a.jsonl", line(title="Tin", published_at="hôm qua")))[0]

    assert read.article.published_at is None
    assert read.article.extra == {"published_at": "hôm qua"}
    assert "hôm qua" in read.warnings[0]


def test_tag_and_signature_of_a_row_are_taken_from_its_text(tmp_path: Path) -> None:
    signed = "THU HÀ - MINH ĐỨC\nTheo Báo Nhân Dân"
    body = f"(LĐTĐ) Sáng nay, công đoàn tổng kết phong trào.\nHội nghị kết thúc tốt đẹp.\n{signed}"
    read = reads(write(tmp_path / "a.jsonl", line(title="Tin", body=body)))[0]

    assert read.article.body == "Sáng nay, công đoàn tổng kết phong trào.\nHội nghị kết thúc tốt đẹp."
    assert (read.article.source, read.article.original_source) == ("Lao động Thủ đô", "Nhân Dân")
    assert read.article.authors == ("Thu Hà", "Minh Đức")
    assert read.raw is not None
    assert [read.raw[a:b] for a, b in read.article.excluded.spans] == ["(LĐTĐ)", signed]


@pytest.mark.parametrize(
    ("url", "source", "site"),
    [
        ("https://www.hanoimoi.vn/a.html", "Hànộimới", "Hànộimới"),
        ("https://haiphong.gov.vn/tin/1", None, "haiphong.gov.vn"),
        ("a.html", None, None),
    ],
)
def test_address_of_a_row_tells_its_paper(tmp_path: Path, url: str, source: str | None, site: str | None) -> None:
    read = reads(write(tmp_path / "a.jsonl", line(title="Tin", url=url)))[0]

    assert (read.article.source, read.site) == (source, site)


def test_given_authors_and_source_win_over_the_text(tmp_path: Path) -> None:
    text = line(title="Tin", body="(HNMO) - Sáng nay họp.\nHọp xong.\nThu Hà", source="Cổng huyện", authors=["Lan Anh"])
    article = reads(write(tmp_path / "a.jsonl", text))[0].article

    assert (article.source, article.authors, article.body) == ("Cổng huyện", ("Lan Anh",), "Sáng nay họp.\nHọp xong.")


@pytest.mark.parametrize(
    ("authors", "expected"),
    [
        (["A B", ""], ("A B",)),
        ("LAN ANH - Minh Đức", ("Lan Anh", "Minh Đức")),
        ("Ban biên tập", ("Ban biên tập",)),
        (None, ()),
    ],
)
def test_authors_may_be_a_list_or_one_text(tmp_path: Path, authors: object, expected: tuple[str, ...]) -> None:
    assert reads(write(tmp_path / "a.jsonl", line(title="Tin", authors=authors)))[0].article.authors == expected


BAD_LINES = {
    "half a line": (b'{"id": "h1", "title": "Tin", "bo', "whole JSON object", "h1"),
    "an array": (b'[{"title": "Tin"}]', "a JSON object was expected, found a list", None),
    "title a number": (b'{"id": "n1", "title": 5}', "title: a text was expected, found a number", "n1"),
    "authors a number": (b'{"title": "T", "authors": 3}', "authors: a list of texts was expected", ...),
    "neither title nor body": (b'{"id": "e1", "summary": "S"}', "a title or a body was expected", "e1"),
    "id with a control": (b'{"id": "a\\u0007", "title": "T"}', "an id of visible characters", None),
    "id too long": (b'{"id": "' + b"a" * 600 + b'", "title": "T"}', "an id may have 512 bytes", None),
    "id with dots": (b'{"id": "a/../b", "title": "T"}', "an id needs a name between its slashes", None),
    "broken UTF-8": (b'{"id": "u1", "title": "T\xff"}', "UTF-8 was expected, found byte 0xff at byte 25", "u1"),
    "deep nesting": (b'{"id": "d1", "title": ' + b"[" * 200_000, "", "d1"),
}


@pytest.mark.parametrize("case", BAD_LINES, ids=list(BAD_LINES))
def test_bad_line_is_rejected_with_its_place_and_the_others_read(tmp_path: Path, case: str) -> None:
    data, reason, article_id = BAD_LINES[case]
    path = write(
        tmp_path / "a.jsonl", line(id="ok1", title="T").encode() + data + b"\n" + line(id="ok2", title="T").encode()
    )

    items = list(read_source(path))

    assert [item.article.id for item in items if isinstance(item, Read)] == ["ok1", "ok2"]
    rejection = next(item for item in items if isinstance(item, Rejection))
    assert rejection.where == f"{path}:2"
    assert reason in rejection.reason
    assert article_id is ... or rejection.article_id == article_id


def test_overlong_line_is_skipped_with_its_size(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.jsonl", line(id="1", title="T") + '{"title": "' + "a" * 50_000 + '"}\n' + line(id="2", title="T")
    )
    items = list(read_source(path, limits=Limits(article_bytes=10_000)))

    assert [item.article.id for item in items if isinstance(item, Read)] == ["1", "2"]
    assert [item.where for item in items if isinstance(item, Rejection)] == [f"{path}:2"]


def test_overlong_line_does_not_fill_memory(tmp_path: Path) -> None:
    import tracemalloc

    path = write(tmp_path / "a.jsonl", b'{"title": "' + b"a" * (50 * 2**20) + b'"}\n')
    tracemalloc.start()
    found = rejections(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert "found one of 52,428," in found[0].reason
    assert peak < 24 * 2**20


BAD_FILES = {
    "empty.txt": (b"", "found an empty file"),
    "blank.txt": (b" \n\n", "found an empty file"),
    "binary.txt": (bytes(range(256)) * 20, "found binary data"),
    "pdf.txt": (b"%PDF-1.7 xyz", "found a PDF document"),
    "word.txt": (b"PK\x03\x04 xyz", "found a ZIP archive"),
    "broken.txt": ("Dòng một\nDòng hai ".encode() + b"\xc3\x28 \n", "found byte 0xc3 at byte 11 of line 2"),
    "cut.txt": ("Tin tức về".encode()[:-1], "UTF-8 was expected"),
    "nothing.txt": (b"--- *** ---\n\n...", "a headline or a paragraph was expected"),
    "empty.jsonl": (b"\n\n", "found an empty file"),
    "empty.csv": (b"", "found an empty file"),
    "headless.csv": (b"1,2,3\n4,5,6\n", "a header row with title or body was expected, found 1, 2, 3"),
    "doubled.csv": (b"title,title\na,b\n", "found 'title' twice"),
    "nogzip.jsonl.gz": (b"\x1f\x8b\x08\x00damaged", "gzip"),
    "empty.html": (b"<html><head></head><body></body></html>", "a headline or a paragraph was expected"),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_bad_file_is_rejected_with_its_reason_and_the_others_read(tmp_path: Path, name: str) -> None:
    write(tmp_path / "z.txt", PAGE)
    write(tmp_path / name, BAD_FILES[name][0])

    items = list(read_source(tmp_path))

    assert [item.article.id for item in items if isinstance(item, Read)] == ["z"]
    rejection = next(item for item in items if isinstance(item, Rejection))
    assert BAD_FILES[name][1] in rejection.reason
    assert rejection.where.startswith(str(tmp_path / name))
    assert rejection.source == str(tmp_path)
    if name.endswith((".txt", ".html")):
        assert rejection.article_id == name.partition(".")[0]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        (
            "windows-1258",
            "Chi\xea\xccu 22-1, Cu\xf2m thi \xf0ua s\xf4\xec 9 th\xe0nh ph\xf4\xec H\xe0 N\xf4\xf2i khen "
            "th\xfd\xf5\xd2ng n\xe3m 2023",
        ),
        (
            "TCVN3",
            "Chi\xd2u 22-1, C\xf4m thi \xaeua s\xe8 9 th\xb5nh ph\xe8 H\xb5 N\xe9i g\xe5m c\xb8c qu\xcbn, khen "
            "th\xad\xebng",
        ),
        (
            "VNI",
            "Chie\xe0u 22-1, Cu\xefm thi \xf1ua so\xe1 9 tha\xf8nh pho\xe1 Ha\xf8 No\xe4i khen th\xf6\xf4\xfbng "
            "na\xeam 2023",
        ),
    ],
)
def test_old_vietnamese_code_pages_are_named(tmp_path: Path, name: str, data: str) -> None:
    write(tmp_path / "bai.txt", data.encode("latin-1"))

    reason = rejections(tmp_path)[0].reason

    assert f"look like {name}" in reason
    assert "latin" not in reason.lower()


def test_gzip_cut_short_gives_the_lines_before_and_a_rejection(tmp_path: Path) -> None:
    data = gzip.compress("".join(line(id=str(i), title=f"Tin {i * 7919 % 1000}") for i in range(20_000)).encode())
    path = write(tmp_path / "a.jsonl.gz", data[: len(data) // 2])

    items = list(read_source(path))

    assert sum(isinstance(item, Read) for item in items) > 1000
    assert "cut short" in [item.reason for item in items if isinstance(item, Rejection)][-1]


def test_page_over_the_limit_is_rejected(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", PAGE * 100)

    assert "a longer one" in rejections(tmp_path, article_bytes=5000)[0].reason


@pytest.mark.parametrize(
    "make",
    [
        lambda root: root / "missing",
        lambda root: root,
        lambda root: write(root / "x" / "empty.txt", b""),
        lambda root: write(root / "y" / "note.md", b"x").parent,
    ],
    ids=["missing", "empty folder", "empty file named directly", "folder without articles"],
)
def test_source_that_cannot_be_used_raises(tmp_path: Path, make: object) -> None:
    with pytest.raises(SourceError) as caught:
        list(read_source(make(tmp_path)))  # type: ignore[operator]

    assert caught.value.where
    assert caught.value.hint


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (line(title="Một") + line(title="Hai"), ["Một", "Hai"]),
        ("title,body\nMột,x\n", ["Một"]),
        (PAGE, ["Xã Gò Nổi phát động thi đua"]),
        ("<!DOCTYPE html><html><body><h1>Tin một hai ba</h1><p>x</p></body></html>", ["Tin một hai ba"]),
    ],
    ids=["JSON Lines", "CSV", "page", "HTML"],
)
def test_standard_input_is_known_by_its_content(monkeypatch: pytest.MonkeyPatch, text: str, titles: list[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))

    assert [item.article.title for item in read_source("-") if isinstance(item, Read)] == titles


def test_units_in_order_give_what_the_source_gives(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", PAGE)
    rows = "".join(line(id=str(i), title=f"Tin {i}", body="x" * (i % 50)) for i in range(300)) + "{\n"
    write(tmp_path / "b.jsonl", rows)
    limits = Limits(unit_bytes=1000)

    units = list_units(tmp_path, limits=limits)
    joined = [item for unit in units for item in read_unit(unit, limits=limits)]

    assert len(units) > 10
    assert joined == list(read_source(tmp_path))
    assert joined[-1].where == f"{tmp_path / 'b.jsonl'}:301"
