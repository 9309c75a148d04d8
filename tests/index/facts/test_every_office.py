"""Offices of clusters in every usual form: who leads, who deputises, in which year, and who hands the office on."""

from __future__ import annotations

import pytest

from index.extract.facts import extract_facts
from search.model import Article, Officer

ROLES = {"t": "Cụm trưởng", "p": "Cụm phó", "p1": "Cụm phó thứ nhất", "p2": "Cụm phó thứ hai"}
ROLES |= {f"k{short}": role.replace("Cụm", "Khối") for short, role in ROLES.items()}
NAMES = (
    {"A": "huyện Mường Khương", "B": "huyện Si Ma Cai", "C": "huyện Bắc Hà"},
    {"A": "quận Bắc Từ Liêm", "B": "quận Tây Hồ", "C": "quận Hai Bà Trưng"},
    {"A": "thành phố Sầm Sơn", "B": "thị xã Nghi Sơn", "C": "huyện Quan Sơn"},
)
BODIES = (
    {"A": "Sở Nội vụ", "B": "Thanh tra tỉnh", "C": "Viện Kiểm sát nhân dân tỉnh"},
    {"A": "Trường THPT Chuyên", "B": "Công ty Điện lực Lào Cai", "C": "Công an huyện Bắc Hà"},
)
INTRODUCED = (
    "Cụm thi đua số 5 tổ chức hội nghị. ",
    "Cụm thi đua số 5 tổng kết công tác thi đua, khen thưởng năm 2023, ký giao ước thi đua năm 2024. ",
    "Sáng 19/1, Cụm thi đua số 5 họp.\n",
)
# A, B, C: units. Behind the arrow unit/role/year; "?": the meeting's year or none; in brackets: may be found, too
FORMS = """
{A} là Cụm trưởng, {B} là Cụm phó năm 2024. => A/t/2024 B/p/2024
{A} làm Cụm trưởng và {B} làm Cụm phó năm 2024. => A/t/2024 B/p/2024
Năm 2024, {A} làm Cụm trưởng, {B} làm Cụm phó. => A/t/2024 B/p/2024
Năm 2024, {A} giữ vai trò Cụm trưởng, {B} giữ vai trò Cụm phó. => A/t/2024 B/p/2024
Hội nghị đã bầu {A} làm Cụm trưởng, {B} làm Cụm phó năm 2024. => A/t/2024 B/p/2024
Hội nghị thống nhất bầu {A} là Cụm trưởng, {B} là Cụm phó năm 2024. => A/t/2024 B/p/2024
Hội nghị nhất trí cử {A} giữ chức Cụm trưởng năm 2024, {B} giữ chức Cụm phó năm 2024. => A/t/2024 B/p/2024
Hội nghị suy tôn {A} là Cụm trưởng năm 2024. => A/t/2024
Các đơn vị phân công {A} đảm nhiệm Cụm trưởng năm 2024. => A/t/2024
Các thành viên bầu {A} đảm nhận nhiệm vụ Cụm trưởng năm 2024, {B} đảm nhận nhiệm vụ Cụm phó. => A/t/2024 B/p/2024
{A} được bầu làm Cụm trưởng, {B} được bầu làm Cụm phó năm 2024. => A/t/2024 B/p/2024
{A} được phân công làm Cụm trưởng năm 2024. => A/t/2024
{A} được giao nhiệm vụ Cụm trưởng, {B} được giao nhiệm vụ Cụm phó năm 2024. => A/t/2024 B/p/2024
{A} được cụm tín nhiệm giao làm Cụm trưởng năm 2024. => A/t/2024
{A} được luân phiên làm Cụm trưởng năm 2024. => A/t/2024
{A} luân phiên giữ chức Cụm trưởng năm 2024. => A/t/2024
Cụm trưởng năm 2024 là {A}, Cụm phó là {B}. => A/t/2024 B/p/2024
Cụm trưởng năm 2024 là {A}; Cụm phó năm 2024 là {B}. => A/t/2024 B/p/2024
Cụm trưởng năm 2024: {A}; Cụm phó: {B}. => A/t/2024 B/p/2024
Đơn vị Cụm trưởng năm 2024 là {A}. => A/t/2024
Đơn vị giữ chức Cụm trưởng năm 2024 là {A}, Cụm phó là {B}. => A/t/2024 B/p/2024
Đơn vị được bầu làm Cụm trưởng năm 2024 là {A}. => A/t/2024
Kết quả, {A} trúng cử Cụm trưởng, {B} trúng cử Cụm phó năm 2024. => A/t/2024 B/p/2024
Chức Cụm trưởng năm 2024 được giao cho {A}. => A/t/2024
Chức Cụm trưởng năm 2024 thuộc về {A}, Cụm phó thuộc về {B}. => A/t/2024 B/p/2024
Vai trò Cụm trưởng năm 2024 do {A} đảm nhiệm. => A/t/2024
Nhiệm vụ Cụm trưởng năm 2024 được giao cho {A}, Cụm phó giao cho {B}. => A/t/2024 B/p/2024
Cụm trưởng do {A} đảm nhiệm, Cụm phó do {B} đảm nhiệm trong năm 2024. => A/t/2024 B/p/2024
Năm 2024, cụm do {A} làm Cụm trưởng. => A/t/2024
Năm 2024 do {A} làm Cụm trưởng, {B} làm Cụm phó. => A/t/2024 B/p/2024
Hoạt động của cụm năm 2024 do {A} làm Cụm trưởng. => A/t/2024
{A} (Cụm trưởng) và {B} (Cụm phó) chủ trì hội nghị. => A/t/? B/p/?
{A} - Cụm trưởng và {B} - Cụm phó đồng chủ trì. => A/t/? B/p/?
{A}, Cụm trưởng, chủ trì hội nghị. => A/t/?
{A} - đơn vị Cụm trưởng năm 2023 - báo cáo kết quả. => A/t/2023
{A}, đơn vị Cụm trưởng năm 2023, báo cáo kết quả. => A/t/2023
{A} – Cụm trưởng năm 2023 bàn giao cho {B} – Cụm trưởng năm 2024. => A/t/2023 B/t/2024
{A} bàn giao nhiệm vụ Cụm trưởng năm 2024 cho {B}. => B/t/2024 (A/t/2023)
{A} bàn giao vai trò Cụm trưởng cho {B}. => B/t/? (A/t/2023)
{A} (Cụm trưởng năm 2023) bàn giao nhiệm vụ cho {B} (Cụm trưởng năm 2024). => A/t/2023 B/t/2024
{A} chuyển giao chức Cụm trưởng năm 2024 cho {B}. => B/t/2024 (A/t/2023)
{B} tiếp nhận chức Cụm trưởng năm 2024 từ {A}. => B/t/2024 (A/t/2023)
{B} tiếp nhận nhiệm vụ Cụm trưởng năm 2024. => B/t/2024
{B} nhận bàn giao Cụm trưởng từ {A}. => B/t/? (A/t/2023)
{B} nhận bàn giao nhiệm vụ Cụm trưởng năm 2024. => B/t/2024
{A} trao cờ luân lưu Cụm trưởng năm 2024 cho {B}. => B/t/2024 (A/t/2023)
{B} nhận cờ luân lưu Cụm trưởng năm 2024 từ {A}. => B/t/2024 (A/t/2023)
{B} thay {A} làm Cụm trưởng năm 2024. => B/t/2024 (A/t/2023)
Cụm trưởng năm 2023 là {A}, Cụm trưởng năm 2024 là {B}. => A/t/2023 B/t/2024
Năm 2023, Cụm trưởng là {A}; năm 2024, Cụm trưởng là {B}. => A/t/2023 B/t/2024
{A} làm Cụm trưởng năm 2023, {B} làm Cụm trưởng năm 2024. => A/t/2023 B/t/2024
Năm 2023 {A} làm Cụm trưởng, năm 2024 {B} làm Cụm trưởng. => A/t/2023 B/t/2024
Cụm trưởng năm 2023 ({A}) báo cáo; Cụm trưởng năm 2024 ({B}) phát động thi đua. => A/t/2023 B/t/2024
Đại diện {A}, Cụm trưởng năm 2023, báo cáo kết quả thi đua. => A/t/2023
Đại diện lãnh đạo {A} - Cụm trưởng trình bày báo cáo. => A/t/?
Dưới sự chủ trì của {A} - Cụm trưởng, hội nghị đã thống nhất. => A/t/?
Dưới sự điều hành của Cụm trưởng {A}, cụm hoạt động hiệu quả. => A/t/?
Chủ trì hội nghị là {A} - Cụm trưởng và {B} - Cụm phó. => A/t/? B/p/?
Đồng chí Nguyễn Văn An, Chủ tịch UBND {A}, Cụm trưởng, chủ trì hội nghị. => A/t/?
Đồng chí Nguyễn Văn An - Chủ tịch UBND {A} - Cụm trưởng Cụm thi đua số 5 phát biểu. => A/t/?
Đồng chí Nguyễn Văn An, Phó Chủ tịch UBND {A} (Cụm trưởng) phát biểu. => A/t/?
Ông Nguyễn Văn An, Bí thư, Chủ tịch UBND {A}, Cụm trưởng Cụm thi đua số 5 năm 2023 phát biểu. => A/t/2023
Chủ tịch UBND {A} Nguyễn Văn An, Cụm trưởng, và Chủ tịch UBND {B} Lê Văn Bình, Cụm phó, chủ trì. => A/t/? B/p/?
Ông Nguyễn Văn An, Chủ tịch UBND {A}, Trưởng Cụm thi đua số 5, chủ trì. => A/t/?
Ông Lê An – Chủ tịch UBND {A}, Trưởng cụm; bà Lê Bình – Chủ tịch UBND {B}, Phó Trưởng cụm chủ trì. => A/t/? B/p/?
Tham dự có Cụm trưởng {A}, Cụm phó {B}. => A/t/? B/p/?
Cụm trưởng {A} báo cáo kết quả năm 2023. => A/t/?
{A} làm Trưởng cụm, {B} làm Phó Trưởng cụm năm 2024. => A/t/2024 B/p/2024
{A} làm Trưởng cụm, {B} làm Phó cụm năm 2024. => A/t/2024 B/p/2024
{A} giữ chức Trưởng Cụm thi đua, {B} giữ chức Phó Trưởng Cụm thi đua năm 2024. => A/t/2024 B/p/2024
{A} là đơn vị Trưởng cụm, {B} là đơn vị Phó cụm năm 2024. => A/t/2024 B/p/2024
{A} là đơn vị trưởng cụm năm 2024. => A/t/2024
{A} làm Cụm trưởng; {B} và {C} làm Cụm phó năm 2024. => A/t/2024 B/p/2024 C/p/2024
{A} làm Cụm trưởng, hai Cụm phó là {B} và {C}. => A/t/? B/p/? C/p/?
Bầu {A} làm Cụm trưởng, các Cụm phó gồm {B}, {C} năm 2024. => A/t/2024 B/p/2024 C/p/2024
Cụm trưởng, Cụm phó năm 2024 lần lượt là {A} và {B}. => A/t/2024 B/p/2024
{A} và {B} lần lượt giữ chức Cụm trưởng, Cụm phó năm 2024. => A/t/2024 B/p/2024
{A} và {B} được bầu làm Cụm trưởng và Cụm phó năm 2024. => A/t/2024 B/p/2024
Bầu Cụm trưởng và Cụm phó năm 2024 là {A} và {B}. => A/t/2024 B/p/2024
{A} tiếp tục làm Cụm trưởng năm 2024. => A/t/2024
{A} tiếp tục được tín nhiệm giữ chức Cụm trưởng trong năm 2024. => A/t/2024
Với vai trò Cụm trưởng, {A} đã tổ chức nhiều hoạt động. => A/t/?
Với vai trò là Cụm trưởng năm 2023, {A} đã tổ chức nhiều hoạt động. => A/t/2023
Trên cương vị Cụm trưởng, {A} đã phát động thi đua. => A/t/?
Là Cụm trưởng năm 2023, {A} đã chủ động xây dựng kế hoạch. => A/t/2023
Là đơn vị Cụm trưởng, {A} đã chủ động xây dựng kế hoạch. => A/t/?
Thay mặt Cụm trưởng, {A} phát động thi đua. => A/t/?
Thay mặt cụm, {A} - Cụm trưởng năm 2024 phát động phong trào thi đua. => A/t/2024
{A} đăng cai hội nghị với tư cách Cụm trưởng. => A/t/?
Cụm đã thống nhất luân phiên Cụm trưởng năm 2024 cho {A}. => A/t/2024
Cụm đã bầu Cụm trưởng là {A}, Cụm phó là {B} cho năm 2024. => A/t/2024 B/p/2024
Cụm kiện toàn Cụm trưởng, Cụm phó năm 2024: {A} là Cụm trưởng, {B} là Cụm phó. => A/t/2024 B/p/2024
Hội nghị cũng đã công bố quyết định phân công {A} làm Cụm trưởng, {B} làm Cụm phó năm 2024. => A/t/2024 B/p/2024
Lãnh đạo {A} - đơn vị Cụm trưởng Cụm thi đua số 5 năm 2024 phát biểu nhận nhiệm vụ. => A/t/2024
Hội nghị bầu Cụm trưởng Cụm thi đua số 5 năm 2024 là {A}. => A/t/2024
Cụm trưởng Cụm thi đua số 5 năm 2023 – {A} báo cáo. => A/t/2023
Theo báo cáo của {A} (Cụm trưởng Cụm thi đua số 5), các đơn vị đều hoàn thành nhiệm vụ. => A/t/?
{A}, với vai trò Cụm trưởng, đã phối hợp cùng {B} - Cụm phó tổ chức hội thao. => A/t/? B/p/?
Năm nay, {A} làm Cụm trưởng, {B} làm Cụm phó. => A/t/2024 B/p/2024
Năm tới, {A} sẽ đảm nhận vai trò Cụm trưởng. => A/t/2025
Năm 2023, {A} là đơn vị Cụm trưởng đã hoàn thành tốt nhiệm vụ. => A/t/2023
Trong năm 2023, với sự điều hành của {A} là Cụm trưởng, các đơn vị đã tích cực thi đua. => A/t/2023
Năm 2023, dưới sự điều hành của {A} - Cụm trưởng, cụm hoàn thành nhiệm vụ. => A/t/2023
Nhiệm kỳ 2024, {A} giữ chức Cụm trưởng. => A/t/2024
{A} đảm nhận vai trò Cụm trưởng, {B} đảm nhận vai trò Cụm phó trong năm 2024. => A/t/2024 B/p/2024
{A} đảm đương nhiệm vụ Cụm trưởng từ năm 2024. => A/t/2024
Từ năm 2024, {A} đảm đương nhiệm vụ Cụm trưởng. => A/t/2024
Cụm trưởng các năm 2022, 2023, 2024 lần lượt là {A}, {B} và {C}. => A/t/2022 B/t/2023 C/t/2024
{A} làm Cụm trưởng năm 2022, {B} năm 2023, {C} năm 2024. => A/t/2022 B/t/2023 C/t/2024
Cụm trưởng do {A} (năm 2022), {B} (năm 2023) và {C} (năm 2024) đảm nhiệm. => A/t/2022 B/t/2023 C/t/2024
Lần lượt {A} (2022), {B} (2023) và {C} (2024) làm Cụm trưởng. => A/t/2022 B/t/2023 C/t/2024
{A} làm Cụm trưởng trong hai năm 2023 và 2024. => A/t/2023 A/t/2024
Cụm trưởng thường trực năm 2024 là {A}. => A/t/2024
{A} làm Cụm trưởng, {B} làm Cụm phó thứ nhất, {C} làm Cụm phó thứ hai năm 2024. => A/t/2024 B/p1/2024 C/p2/2024
Hội nghị đề nghị {A} tiếp tục làm Cụm trưởng năm 2024. => A/t/2024
Nhất trí giao {A} làm đơn vị Cụm trưởng, {B} làm đơn vị Cụm phó năm 2024. => A/t/2024 B/p/2024
{A} được chọn làm đơn vị Cụm trưởng năm 2024, {B} là đơn vị Cụm phó. => A/t/2024 B/p/2024
Cũng tại hội nghị, {A} đã nhận nhiệm vụ Cụm trưởng và {B} nhận nhiệm vụ Cụm phó năm 2024. => A/t/2024 B/p/2024
Cụm trưởng năm 2024 được xác định là {A}. => A/t/2024
{A} sẽ là Cụm trưởng năm 2024, {B} sẽ là Cụm phó. => A/t/2024 B/p/2024
{A} vinh dự được bầu làm Cụm trưởng năm 2024. => A/t/2024
100% đại biểu biểu quyết bầu {A} làm Cụm trưởng năm 2024. => A/t/2024
Theo quy chế, Cụm trưởng năm 2024 là {A}. => A/t/2024
Theo quy chế luân phiên, {A} làm Cụm trưởng năm 2024. => A/t/2024
Hội nghị đã bỏ phiếu chọn {A} làm Cụm trưởng và {B} làm Cụm phó năm 2024. => A/t/2024 B/p/2024
Lãnh đạo {A} (Cụm trưởng) và lãnh đạo {B} (Cụm phó) ký giao ước thi đua năm 2024. => A/t/2024? B/p/2024?
Hội nghị đã tiến hành bàn giao Cụm trưởng từ {A} sang {B}. => B/t/? (A/t/2023)
"""


def officers(body: str) -> set[tuple[str, str, int | None]]:
    found = extract_facts(Article("x", "Tin", body, published_at="2024-01-20")).clusters
    told: tuple[Officer, ...] = found[0].officers if len(found) == 1 else ()
    return {(officer.unit, officer.role, officer.year) for officer in told}


def _right(expected: str, found: set[tuple[str, str, int | None]], names: dict[str, str]) -> bool:
    fitting: set[tuple[str, str, int | None]] = set()
    for entry in expected.split():
        unit, role, year = entry.strip("()").split("/")
        years = (
            {None, 2023, 2024}
            if year == "?"
            else {int(year.rstrip("?"))} | ({None} if entry[0] == "(" or "?" in year else set())
        )
        kind_and_name = (
            names[unit].removeprefix("thành phố ").removeprefix("thị xã ").removeprefix("huyện ").removeprefix("quận ")
        )
        hits = {(kind_and_name, ROLES[role], year) for year in years} & found
        if not hits and entry[0] != "(":
            return False
        fitting |= hits
    return found == fitting


@pytest.mark.parametrize("form", FORMS.strip().splitlines())
def test_who_holds_an_office_is_read_in_every_form(form: str) -> None:
    sentence, expected = form.rsplit(" => ", 1)
    for names, introduced in zip(NAMES, INTRODUCED, strict=True):
        said = sentence.format(**names)
        found = officers(introduced + said[0].upper() + said[1:])
        assert _right(expected, found, names), (said, found)
    for names in BODIES if "UBND" not in sentence else ():
        said = sentence.format(**names)
        found = officers(f"{INTRODUCED[0]}{said[0].upper()}{said[1:]}".replace("Cụm", "Khối").replace("cụm", "khối"))
        assert _right(expected.replace("t", "kt").replace("p", "kp"), found, names), (said, found)


def test_an_office_of_somebody_unknown_is_nobodys() -> None:
    """Who is named before has one office and not the other's, too."""
    for sentence in (
        "Sở Nội vụ làm Khối trưởng, Xưởng Vạn Niên làm Khối phó năm 2024.",
        "Sở Nội vụ là Khối trưởng, Xưởng Vạn Niên là Khối phó năm 2024.",
        "Bầu Sở Nội vụ làm Khối trưởng và Xưởng Vạn Niên làm Khối phó năm 2024.",
    ):
        assert {(unit, role) for unit, role, _ in officers(f"Khối thi đua số 5 họp. {sentence}")} == {
            ("Sở Nội vụ", "Khối trưởng")
        }, sentence


YEARS = [
    "năm 2024",
    "2024",
    "(năm 2024)",
    "cho năm 2024",
    "kể từ năm 2024",
    "năm công tác 2024",
    "nhiệm kỳ 2024",
    "năm nay",
]


@pytest.mark.parametrize("year", YEARS)
def test_the_year_beside_an_office_is_its_year(year: str) -> None:
    for sentence in (
        "Huyện Mường Khương làm Cụm trưởng {y}.",
        "Cụm trưởng {y} là huyện Mường Khương.",
        "Hội nghị bầu huyện Mường Khương giữ chức Cụm trưởng {y}.",
        "Huyện Mường Khương trúng cử Cụm trưởng {y}.",
        "Vai trò Cụm trưởng {y} thuộc về huyện Mường Khương.",
    ):
        said = f"Cụm thi đua số 5 tỉnh Lào Cai họp. {sentence.format(y=year)}"
        assert officers(said) == {("Mường Khương", "Cụm trưởng", 2024)}, said


def test_who_is_it_no_more_is_it_not() -> None:
    for verb in ("không còn làm", "chưa nhận làm", "thôi giữ chức", "xin rút, không làm"):
        said = f"Cụm thi đua số 5 họp. Huyện Bắc Hà {verb} Cụm trưởng."
        assert officers(said) == set(), said
