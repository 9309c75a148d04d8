"""A few made articles with every kind of facet and award between them, and a real index of them."""

from __future__ import annotations

from pathlib import Path

from search import Index, open_index
from search.engine.base import Entry
from search.engine.locate import engine_at
from search.model import Article, Award, Cluster, District, Evidence, Excluded, Officer, Said, Years


def make_index(folder: Path, more: int = 0) -> Index:
    """Return an open index in *folder* of the sample, and *more* plain articles, so that there are pages to turn."""
    articles, raw = sample_articles()
    return open_of(folder, articles + [filler(n) for n in range(more)], raw)


def open_of(folder: Path, articles: list[Article], raw: dict[str, str] | None = None) -> Index:
    """Return an open index in *folder* of *articles*; *raw* has the raw pages of some."""
    engine = engine_at(folder)
    with engine.writer() as writer:  # type: ignore[attr-defined]
        writer.start(full=True)
        writer.add([Entry(a, raw=(raw or {}).get(a.id)) for a in articles])
        writer.commit(sources=(), fingerprints={})
    engine.close()
    return open_index(folder)


def filler(n: int) -> Article:
    """Return the nth of many plain articles in different years, months and districts."""
    names = (
        "Ba Đình",
        "Hoàn Kiếm",
        "Đống Đa",
        "Hai Bà Trưng",
        "Hoàng Mai",
        "Long Biên",
        "Thanh Xuân",
        "Hà Đông",
        "Cầu Giấy",
        "Tây Hồ",
        "Bắc Từ Liêm",
        "Nam Từ Liêm",
    )
    name, year, month = names[n % len(names)], 2018 + n % 7, 1 + n % 12
    body = f"Quận {name} phát động phong trào thi đua đợt {n} năm {year}. Nhiều tập thể hưởng ứng."
    return Article(
        f"bai-{n}",
        f"Quận {name} phát động thi đua đợt {n}",
        body,
        source="Báo thử",
        published_at=f"{year}-{month:02}-15",
        districts=(District(name, "quận", "Hà Nội", "subject"),),
        years=Years(year, None, (year,)),
    )


def _say(body: str, sentence: str) -> Evidence:
    at = body.index(sentence)
    return Evidence("body", at, at + len(sentence), sentence)


def sample_articles() -> tuple[list[Article], dict[str, str]]:
    """Return five made articles, with every kind of facet and award between them, and one raw page."""
    ky = "Chiều 22-1, Cụm thi đua số 9 thành phố Hà Nội gồm các quận Tây Hồ, Cầu Giấy ký giao ước thi đua năm 2024."
    nhan = "Năm 2023, quận Tây Hồ nhận Cờ thi đua của Chính phủ."
    de_nghi = "Cụm thi đua số XII suy tôn, đề nghị tặng Cờ thi đua của Chính phủ cho huyện Ba Vì."
    tang = "Thành phố tặng Bằng khen cho 8 tập thể và nhiều cá nhân của quận Đồ Sơn."
    tay_ho = District("Tây Hồ", "quận", "Hà Nội", "subject", _say(ky, ky))
    cau_giay = District("Cầu Giấy", "quận", "Hà Nội", "subject", _say(ky, ky))
    nine = Cluster(
        9, "Cụm thi đua số 9", "Hà Nội", ("Tây Hồ", "Cầu Giấy"), (Officer("Tây Hồ", "Cụm trưởng", 2024),), _say(ky, ky)
    )
    twelve = Cluster(12, "Cụm thi đua số 12", "Hà Nội", ("Ba Vì",), (), _say(de_nghi, de_nghi))
    body = f"{ky}\n\n{nhan} Phong trào thi đua có nhiều đổi mới."
    return [
        Article(
            "cum-9",
            "Cụm thi đua số 9 ký giao ước thi đua năm 2024",
            body,
            captions=("Ảnh: các đơn vị ký kết",),
            published_at="2024-01-22T20:06+07:00",
            event_at="2024-01-22",
            source="Hànộimới",
            authors=("Tuấn Việt",),
            url="https://example.org/cum-9",
            clusters=(nine,),
            districts=(tay_ho, cau_giay),
            years=Years(2024, 2024, (2023, 2024), ((2021, 2025),)),
            award_types=("Cờ thi đua của Chính phủ",),
            awards=(
                Award(
                    "Cờ thi đua của Chính phủ",
                    "received",
                    "quận Tây Hồ",
                    level="C",
                    giver="Chính phủ",
                    year=2023,
                    year_basis="stated",
                    evidence=_say(body, nhan),
                ),
            ),
            evidence=(
                Said("event_at", "2024-01-22", _say(body, ky)),
                Said("covers", 2023, _say(body, nhan)),
                Said("covers", 2024, _say(body, ky)),
            ),
            excluded=Excluded(0.5, ((0, 9),)),
            raw_length=400,
        ),
        Article(
            "cum/12",
            "Cụm XII đề nghị khen thưởng <hai> huyện",
            de_nghi,
            summary="Hội nghị của cụm.",
            published_at="2023-01-31T21:01+07:00",
            source="Sơn Tây",
            clusters=(twelve,),
            districts=(District("Ba Vì", "huyện", "Hà Nội", "subject", _say(de_nghi, de_nghi)),),
            years=Years(2023, None, (2022,)),
            award_types=("Cờ thi đua của Chính phủ",),
            awards=(
                Award(
                    "Cờ thi đua của Chính phủ",
                    "proposed",
                    "huyện Ba Vì",
                    level="C",
                    year=2022,
                    year_basis="context",
                    evidence=_say(de_nghi, de_nghi),
                ),
            ),
        ),
        Article(
            "do-son",
            "Đồ Sơn tổng kết thi đua",
            tang,
            event_at="2024-01-19",
            districts=(District("Đồ Sơn", "quận", "Hải Phòng", "subject", _say(tang, tang)),),
            years=Years(None, 2024, (2023,)),
            award_types=("Bằng khen cấp bộ/tỉnh/thành phố",),
            awards=(
                Award(
                    "Bằng khen cấp bộ/tỉnh/thành phố",
                    "received",
                    None,
                    8,
                    "tập thể",
                    unit="quận Đồ Sơn",
                    level="T",
                    evidence=_say(tang, tang),
                ),
                Award(
                    "Bằng khen cấp bộ/tỉnh/thành phố",
                    "announced",
                    None,
                    None,
                    "cá nhân",
                    "nhiều",
                    "quận Đồ Sơn",
                    level="T",
                    evidence=_say(tang, tang),
                ),
            ),
        ),
        Article("khong-ro", "Phong trào thi đua ở cơ sở", "Không có ngày, không có nơi."),
        Article(
            "xss",
            "<script>alert(1)</script> & “thi đua”",
            'Một <b>đoạn</b> "lạ" & <img src=x onerror=alert(1)>.',
            published_at="2022-05-01",
            source="=cmd|' /C calc'!A0",
            years=Years(2022),
        ),
    ], {"cum-9": "Menu Web\n" + body}
