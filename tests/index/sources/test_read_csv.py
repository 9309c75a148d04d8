"""Tables as spreadsheets save them: articles, or rejections that name the line."""

from __future__ import annotations

from pathlib import Path

import pytest
from source_files import reads, rejections, write

from index.sources import Limits, Read, Rejection, read_source


@pytest.mark.parametrize(
    "text",
    [
        'id,title,body,authors\n1,Tin,"Một, hai",A;B\n',
        'id;title;body;authors\n1;Tin;Một, hai;"A;B"\n',
        "\ufeffID\tTitle\tBody\tAuthors\r\n1\tTin\tMột, hai\tA;B\r\n",
        'id,title,body,authors\n1,Tin,"Một, hai","[""A"", ""B""]"\n',
    ],
    ids=["comma", "semicolon", "tab, BOM, CRLF, capitals", "authors as JSON"],
)
def test_csv_in_the_forms_of_spreadsheets(tmp_path: Path, text: str) -> None:
    article = reads(write(tmp_path / "a.csv", text))[0].article

    assert (article.id, article.title, article.body, article.authors) == ("1", "Tin", "Một, hai", ("A", "B"))


def test_csv_names_the_line_of_a_fault_also_behind_cells_of_several_lines(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", 'id,title,body\n1,Tin,"Một\nhai"\n2,,\n3,Tin,Ba,Thừa\n4,Tin,Bốn\n')
    items = list(read_source(path))

    assert [item.article.id for item in items if isinstance(item, Read)] == ["1", "4"]
    assert [item.where for item in items if isinstance(item, Rejection)] == [f"{path}:4", f"{path}:5"]


def test_csv_field_over_the_limit_ends_the_file_with_a_rejection(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", 'title,body\nTin,Một\nTin,"' + ("dài\n" * 2000) + '"\nTin,Ba\n')

    items = list(read_source(path, limits=Limits(article_bytes=4000)))

    assert [type(item) for item in items] == [Read, Rejection]


@pytest.mark.parametrize("row", ["Tin", "Tin,Một,Thừa"], ids=["too few", "too many"])
def test_csv_rows_have_as_many_cells_as_the_header(tmp_path: Path, row: str) -> None:
    path = write(tmp_path / "a.csv", f"title,body\n{row}\nTin,Hai\n")
    assert [r.where for r in rejections(path)] == [f"{path}:2"]
