"""What tests of sources write, and what they read of it."""

from __future__ import annotations

import json
from pathlib import Path

from index.sources import Limits, Read, Rejection, read_source

PAGE = (
    "Xã Gò Nổi phát động thi đua\n\n22/01/2024 - 20:06\n\nSáng 22-1, xã Gò Nổi tổ chức lễ phát động phong trào thi đua "
    "năm 2024 với sự tham gia của các thôn.\n\nCác thôn trong xã cùng ký giao ước thi đua và thống nhất cách chấm điểm "
    "hằng quý, công khai cho nhân dân biết.\n"
)


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def line(**keys: object) -> str:
    return json.dumps(keys, ensure_ascii=False) + "\n"


def reads(path: Path, **limits: int) -> list[Read]:
    items = list(read_source(path, limits=Limits(**limits)))
    assert not [item for item in items if isinstance(item, Rejection)], items
    return [item for item in items if isinstance(item, Read)]


def rejections(path: Path, **limits: int) -> list[Rejection]:
    return [item for item in read_source(path, limits=Limits(**limits)) if isinstance(item, Rejection)]
