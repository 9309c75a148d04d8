"""Stamps, signatures, tags and papers: each printed form and its look-alikes that are none."""

from __future__ import annotations

import pytest

from index.extract.page.publisher import masthead, paper_in
from index.extract.page.signatures import read_signature
from index.extract.page.stamps import is_stamp_line, read_date
from index.extract.page.tags import read_tag
from search.vocabulary.newspapers import by_domain, by_tag, canonical, find_names, newspapers


@pytest.mark.parametrize(
    ("line", "value", "rest"),
    [
        ("Tuấn Việt 22/01/2024 - 20:06", "2024-01-22T20:06+07:00", "Tuấn Việt"),
        ("Bảo Vy| 07/04/2023 15:04", "2023-04-07T15:04+07:00", "Bảo Vy"),
        ("Ngày đăng 31/01/2023 | 21:01  | View count: 515", "2023-01-31T21:01+07:00", ""),
        ("19 tháng 1, 2024 bởi", "2024-01-19", ""),
        ("Thứ hai, 22/1/2024, 20:06 (GMT+7)", "2024-01-22T20:06+07:00", ""),
        ("22-01-2024 08:15 AM", "2024-01-22T08:15+07:00", ""),
        ("22/01/2024 08:15:40 CH", "2024-01-22T20:15+07:00", ""),
        ("20:06 | 22/01/2024", "2024-01-22T20:06+07:00", ""),
        ("Chủ nhật, 21/1/2024 | 12:05 PM", "2024-01-21T12:05+07:00", ""),
        ("21/1/2024 | 12:05 AM", "2024-01-21T00:05+07:00", ""),
        ("2024-01-22T13:06:00Z", "2024-01-22T20:06+07:00", ""),
        ("22/01/2024 13:06 GMT+0", "2024-01-22T20:06+07:00", ""),
        ("Thứ Sáu, ngày 22 tháng 12 năm 2023 - 9h05", "2023-12-22T09:05+07:00", ""),
        ("Tháng Một 19, 2024", "2024-01-19", ""),
        ("Jan 19, 2024", "2024-01-19", ""),
        ("12 Tháng Ba, 2024", "2024-03-12", ""),
        ("Đăng lúc: 07:10, 18/01/2024 (GMT+7) - Cập nhật: 09:45, 19/01/2024", "2024-01-18T07:10+07:00", ""),
        ("(Cập nhật lúc: 10/01/2024 15:22:31)", "2024-01-10T15:22+07:00", ""),
    ],
)
def test_printed_stamps(line: str, value: str, rest: str) -> None:
    stamp = is_stamp_line(line)

    assert stamp is not None
    assert (stamp.value, stamp.rest) == (value, rest)


@pytest.mark.parametrize(
    "line",
    [
        "Hội nghị diễn ra ngày 22/1/2024.",
        "6/6 quận đều vượt kế hoạch",
        "Giai đoạn 2021-2025",
        "32/13/2024",
        "30/02/2024 10:00",
        "Kỷ niệm 75 năm Ngày Chủ tịch Hồ Chí Minh ra Lời kêu gọi thi đua ái quốc (11/6/1948 - 11/6/2023)",
        "22-1",
        "Tin tức",
        "",
    ],
)
def test_lines_that_are_no_stamps(line: str) -> None:
    assert is_stamp_line(line) is None


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("2024-01-22", "2024-01-22"),
        ("2024-1-5", "2024-01-05"),
        ("2024-13-01", None),
        ("0000-01-01", None),
        ("9999-12-31T23:59Z", None),
        ("2024-01-22T20:06:31.123456+07:00", "2024-01-22T20:06+07:00"),
        ("2024-01-22T23:30-05:00", "2024-01-23T11:30+07:00"),
        ("hôm nay", None),
        ("Họp ngày 22/01/2024 tại xã", None),
        ("5/1/2024", "2024-01-05"),
    ],
)
def test_given_dates(given: str, expected: str | None) -> None:
    assert read_date(given) == expected


@pytest.mark.parametrize(
    ("line", "authors", "source"),
    [
        ("PHẠM HẢO - HOÀNG PHƯƠNG", ("Phạm Hảo", "Hoàng Phương"), None),
        ("T.Vũ", ("T.Vũ",), None),
        ("T.VŨ", ("T.Vũ",), None),
        ("Tin, ảnh: Thanh Hà", ("Thanh Hà",), None),
        ("Bài và ảnh: LAN ANH – Minh Đức", ("Lan Anh", "Minh Đức"), None),
        ("Minh Đức (Theo TTXVN)", ("Minh Đức",), "Thông tấn xã Việt Nam"),
        ("Hoàng Lan/VOV", ("Hoàng Lan",), "VOV"),
        ("Nguồn haiphong.gov.vn", (), "haiphong.gov.vn"),
        ("Nguồn: https://www.baoquangninh.vn/bai", (), "Báo Quảng Ninh"),
        ("(Theo VnExpress)", (), "VnExpress"),
        ("Nguồn: Phòng Nội vụ huyện", (), "Phòng Nội vụ huyện"),
        ("Ngọc Anh (tổng hợp)", ("Ngọc Anh",), None),
        ("Hoàng Thuỳ ghi", ("Hoàng Thuỳ",), None),
        ("PV", (), None),
        ("Ban Biên Tập", (), None),
        ("Kim Ngân; ảnh: Văn Hùng", ("Kim Ngân",), None),
        ("Nguyễn Hoài - Công chức Văn hóa", ("Nguyễn Hoài",), None),
    ],
)
def test_signatures(line: str, authors: tuple[str, ...], source: str | None) -> None:
    signature = read_signature(line)

    assert signature is not None
    assert (signature.authors, signature.original_source) == (authors, source)


@pytest.mark.parametrize(
    "line",
    [
        "Hà Nội",
        "Sơn La",
        "Đô thị",
        "Xem thêm",
        "Theo ông Nguyễn A cho biết",
        "Theo báo cáo, toàn xã có 12 thôn",
        "Văn Phòng UBND",
        "Xã Gò Nổi",
        "Mỗi tuần một việc",
        "đường làng",
        "A A",
        "Nguồn nước sạch, nguồn sống của mọi nhà hôm nay",
        "",
        "Lao Động",
        "Qua đường Thái Văn Lung, đoàn phạt hai ôtô",
    ],
)
def test_lines_that_sign_nothing(line: str) -> None:
    assert read_signature(line) is None


@pytest.mark.parametrize(
    ("text", "paper", "rest"),
    [
        ("(LĐTĐ) Ngày 17/1", "Lao động Thủ đô", "Ngày 17/1"),
        ("(HNMO) - Chiều 7-4", "Hànộimới", "Chiều 7-4"),
        ("TTO - Sáng nay", "Tuổi Trẻ", "Sáng nay"),
        ("VOV.VN - Sáng nay", "VOV", "Sáng nay"),
        ("(Dân trí) - Sáng", "Dân trí", "Sáng"),
        ("QĐND - Sáng nay", "Quân đội nhân dân", "Sáng nay"),
        ("(XYZO) - Sáng nay", None, "Sáng nay"),
        ("(Báo Quảng Ngãi)- Sáng", "Báo Quảng Ngãi", "Sáng"),
    ],
)
def test_tags(text: str, paper: str | None, rest: str) -> None:
    tag = read_tag(text)

    assert tag is not None
    assert (tag.paper and tag.paper.name, text[tag.length :]) == (paper, rest)


@pytest.mark.parametrize(
    "text", ["UBND - cơ quan hành chính", "(UBND) quận", "Hà Nội - Sáng nay", "- Ông nói", "(1) Mục một", "(HNMO)"]
)
def test_texts_without_a_tag(text: str) -> None:
    assert read_tag(text) is None


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("Báo Hànộimới", "Hànộimới"),
        ("HNMO", "Hànộimới"),
        ("https://m.hanoimoi.vn/a-1.html", "Hànộimới"),
        ("BÁO NHÂN DÂN", "Nhân Dân"),
        ("Báo Nhân Dân điện tử", "Nhân Dân"),
        ("báo lao động", "Lao Động"),
        ("Báo Quảng Ninh điện tử", "Báo Quảng Ninh"),
        ("baonamdinh.com.vn", "Báo Nam Định"),
        ("TTXVN", "Thông tấn xã Việt Nam"),
        ("Quảng Ninh", None),
        ("TP", None),
        ("", None),
        ("haiphong.gov.vn", None),
    ],
)
def test_papers_have_one_name(form: str, name: str | None) -> None:
    assert canonical(form) == name


def test_the_list_of_papers_is_sound() -> None:
    domains = [domain for paper in newspapers() for domain in paper.domains]

    assert len(domains) == len(set(domains))
    assert all(canonical(paper.name) == paper.name for paper in newspapers())
    assert all(by_domain(domain) == paper.name for paper in newspapers() for domain in paper.domains)
    assert all(by_tag(tag) for paper in newspapers() for tag in paper.tags)


def test_ordinary_words_name_no_paper() -> None:
    assert list(find_names("Thanh niên lao động, tuổi trẻ và nhân dân đọc tin tức")) == []
    assert [name for _, _, name in find_names("Theo Báo Lao động và VnExpress")] == ["Lao Động", "VnExpress"]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("CỔNG THÔNG TIN ĐIỆN TỬ QUẬN TÂY HỒ", "Cổng thông tin điện tử quận Tây Hồ"),
        ("Báo Hànộimới", "Hànộimới"),
        ("Trang thông tin điện tử huyện Sông Mây", "Trang thông tin điện tử huyện Sông Mây"),
        ("Lao Động", None),
        ("Trang chủ", None),
    ],
)
def test_mastheads(line: str, name: str | None) -> None:
    assert masthead(line) == name


def test_copyright_line_names_its_paper() -> None:
    assert (
        paper_in("Bản quyền thuộc về Cổng thông tin điện tử huyện Sông Mây.") == "Cổng thông tin điện tử huyện Sông Mây"
    )
