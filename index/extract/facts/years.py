"""
Which years does the article concern: of publication, of the event, and the years whose work is judged or planned.

``covers`` are years of emulation and awards: the year reviewed, the year of a new agreement or campaign, the year whose
merit is rewarded. Not anniversaries, founding years, years of laws, terms of office, dates, targets. ``ranges`` are
periods, read by :mod:`.periods`; a school year is a period of two years.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from search.model import Cluster, Said, Years

from ..cues import Cues
from .periods import find_periods, speaks_of_emulation, telling_sentences
from .reviews import LEAD, relative_years, reviewed_years
from .text import Document, Sentence

_FORMS = Cues({" khen": ("bằng khen", "giấy khen"), "danh hiệu": ("danh hiệu nsnd", "danh hiệu nsưt")})
_STATE_PRIZES = Cues(
    {
        "giải thưởng ": ("giải thưởng hồ chí minh", "giải thưởng nhà nước"),
        "danh hiệu": ("danh hiệu nghệ sĩ", "danh hiệu nhà giáo", "danh hiệu thầy thuốc"),
    }
)
# "hội thi đua ngựa", "thi đua thuyền" are races
_FOCUS = re.compile(
    r"thi đua(?! (?:ngựa|thuyền|ghe|xe|voi|chó|bò|trâu|mô ?tô|ô ?tô))|"
    r"khen thưởng|giao ước|điển hình tiên tiến|suy tôn"
)
_WORK = re.compile(
    r"thi đua|khen thưởng|giao ước|tổng kết|sơ kết|nhiệm vụ|chỉ tiêu|kế hoạch|phương hướng|phong trào|công tác|"
    r"kết quả|thành tích|"
    r"bỏ phiếu|dẫn đầu|chấm điểm|"
    r"cụm|khối|danh hiệu|suy tôn|bằng khen|cờ thi đua|giấy khen"
)
_YEAR = re.compile(
    r"(?<!\w)năm\s+(?:học\s+)?(?P<year>20[0-4]\d|19[5-9]\d)(?P<more>(?:(?:\s*,\s*|"
    r"\s+và\s+)(?:năm\s+)?(?:20[0-4]\d)(?!\s*[-–]\s*\d|\d))*)(?!\d|\s*[-–]\s*(?:năm\s+)?(?:20|19)\d\d)"
)
_YEARS = re.compile(r"(?:20|19)\d\d")
_NOT_COVERED = re.compile(
    r"(?:sinh|thành lập|ra đời|từ|đến|tới|trước|sau|kể từ|tháng \d+|tháng \d+,|quý \w+|hết|"
    r"(?<!thi đua )(?<!tổng kết )(?<!đánh giá )(?<!bình xét )(?<!khen thưởng )cuối|"
    r"(?<!tháng )(?<!dẫn )(?<!đứng )đầu|giữa|"
    r"luật[^;]{0,40}|nghị quyết[^,;]{0,40}|"
    r"nghị định[^,;]{0,40}|bộ luật[^,;]{0,30}|hiến pháp|ban hành|quyết định|cùng kỳ|so với|kỷ niệm[^,;]{0,60}|"
    r"mùa xuân|xuân|tết|vào|hồi|"
    r"trong những|\d+ năm|\()\s*$"
)
_TIGHT = re.compile(
    r"(?:thi đua|khen thưởng|giao ước|danh hiệu|suy tôn|tuyên dương|giải thưởng (?:hồ chí minh|nhà nước)|thành tích|"
    r"bằng khen|giấy khen|cờ thi đua|tặng thưởng|hoàn thành[^;]{0,20}nhiệm vụ|công tác)[^;]{0,90}$"
)
# "tổng kết công tác năm 2018 và triển khai nhiệm vụ năm 2019": both years, where the article speaks of emulation at all
_REVIEW = re.compile(r"(?:tổng kết|sơ kết)(?!\w)[^;]{0,140}năm\s+20\d\d")
_ROUND = re.compile(
    r"(?:giải thưởng (?:hồ chí minh|nhà nước)[^;\d]{0,60}?|xét tặng[^;\d]{0,60}?)(?<!cuối năm)(?<!đầu năm)"
    r"\s\(?(20\d\d)(?![\d/-])|"
    # "lễ trao tặng NSND, NSƯT lần thứ 9/2019", "lần thứ XII năm 2018"
    r"(?:tặng|danh hiệu|giải thưởng|tuyên dương|tôn vinh|vinh danh|thi đua|điển hình|nsnd|nsưt|"
    r"nghệ sĩ)(?!\w)[^;.]{0,80}?"
    r"lần (?:thứ )?(?:\d{1,2}|[ivx]+|\w+)(?: ?[/–-] ?| ?\(|,? năm )(20\d\d)(?![\d/-]|\s*[-–]\s*\d)"
)
# "sơ kết phong trào thi đua quý I/2024": a quarter is reviewed, its year is covered
_QUARTER = re.compile(
    r"(?:tổng kết|sơ kết|thi đua|khen thưởng)(?!\w)[^;]{0,80}?quý \w+(?:/| ?năm |[-–]| )(20\d\d)(?![\d/])"
)
# "được phong tặng danh hiệu Anh hùng Lao động năm 2011": when it was given, not what it rewards
_GIVEN_IN = re.compile(
    r"được (?:[^\W\d]+ ){0,4}(?:phong tặng|truy tặng|phong|tặng|tặng thưởng|công nhận)(?!\w)[^;,\d]{0,40}"
    r"(?:anh hùng|nghệ sĩ|nsnd|nsưt|nhà giáo|thầy thuốc)[^;,\d]{0,40}$"
)
_FOR_LIFE = re.compile(r"danh hiệu anh hùng[^;,\d]{0,40}$")
_ASKED = re.compile(r"đề nghị|xét|trình|hồ sơ|đợt")
# "Doanh nghiệp được trao giải thưởng … năm 2017 và nhận bằng khen …"
_PRIZE = re.compile(r"(?:trao|nhận|tặng|đạt) (?:\w+ ){0,2}giải thưởng(?! (?:hồ chí minh|nhà nước))[^;.]{0,70}$")
# "hai huy chương vàng Olympic Vật lý quốc tế 2016 và 2017": the deed of one rewarded for a contest
_CONTEST = re.compile(
    r"(?:olympic|kỳ thi|cuộc thi|đại hội thể thao|sea games|asiad)(?!\w)[^;.\d]{0,50}?"
    r"(20\d\d)(?:\s*(?:,|và|-)\s*(20\d\d))?(?![\d/])"
)
_WON = re.compile(r"huy chương|hcv|đoạt giải|đạt giải|giành giải|thủ khoa|thành tích|xuất sắc")
# "công tác thi đua 2018", "nhiệm vụ 2019": a year without its word
_BARE_YEAR = re.compile(
    r"(?<!\w)(?:công tác|nhiệm vụ|phong trào|thi đua|khen thưởng|kế hoạch|phương hướng|tổng kết|sơ kết)(?!\w)"
    r"(?: (?!năm |ngày |tháng |số |đến |từ |trước |sau |luật )[^\W\d]+){0,6} (20\d\d)(?![\d/%]|\.\d|\s*[-–]\s*\d)"
)
_BRAVE = re.compile(
    r"dũng cảm|cứu (?:người|sống|thoát|được|\w+ (?:em|cháu|bé|bạn|người))|quên mình|bắt cướp|trả lại|nhặt được"
)
_DEED_DAY = re.compile(
    r"^\W*(?:vào |lúc |khoảng |hồi |trước đó,? |theo đó,? |\w+ )?(?:khoảng |lúc )?(?:\d{1,2}\s?(?:h|giờ)\d{0,2},? )?"
    r"(?:sáng |trưa |chiều |tối )?(?:ngày )?\d{1,2}[/-]\d{1,2}[/-](20\d\d)(?!\d)"
)
_IN_A_ROW = re.compile(r"\d+ năm (?:liền|liên tục|liên tiếp)[^;\d]{0,12}(20\d\d)(?:\s*(?:,|và|-)\s*(20\d\d))*")
_MERIT = re.compile(r"bằng khen|giấy khen|huân chương|khen thưởng")
_MERIT_DAY = re.compile(
    r"(?:thành tích|chiến công|hành động|dũng cảm|cứu|triệt phá|vụ (?:án|tai nạn|cháy|lật|chìm|cướp))[^;]{0,100}?"
    r"(?<!\d)\d{1,2}[/-]\d{1,2}[/-](20\d\d)(?!\d)"
)
_CAMPAIGN = re.compile(r"phát động[^;]{0,40}thi đua[^;]{0,80}?tháng \d{1,2}\s*[-/]\s*(20\d\d)")


def read_years(
    document: Document, clusters: tuple[Cluster, ...], award_types: tuple[str, ...] = ()
) -> tuple[Years, tuple[Said, ...]]:
    """
    Return the years of *document* and the first sentence that says each. *award_types* are those found in it.

    ``covers`` stays empty in an article that neither speaks of emulation (thi đua, khen thưởng …) nor of an award, nor
    begins with a conference on a year's work or a ceremony for the best of a year.
    """
    published = document.published.year if document.published else None
    event = document.event.year if document.event else None
    praised = document.may_tell_awards  # all forms and prizes are among what that looks for, and "thi đua" is
    emulation = bool(clusters or award_types or ((praised or document.ahead.focus) and _FOCUS.search(document.lower)))
    emulation = emulation or (praised and _STATE_PRIZES.within(document.lower))
    focus = bool(clusters) or (emulation and _is_focus(document))
    emulation = emulation or (praised and _FORMS.within(document.lower))
    anchor = event or published
    covers: dict[int, Sentence] = {}
    ranges: dict[tuple[int, int], Sentence] = {}
    for sentence in document.sentences if emulation else ():
        for year in _covered(sentence, focus, bool(award_types)):
            if anchor is None or anchor - 2 <= year <= anchor + 1:
                covers.setdefault(year, sentence)
    for sentence in telling_sentences(document):
        for period in find_periods(sentence.lower, focus, emulation or sentence.number <= LEAD):
            ranges.setdefault(period, sentence)
    for year, sentence in reviewed_years(document):
        if anchor is None or anchor - 2 <= year <= anchor + 1:
            covers.setdefault(year, sentence)
    if not covers:
        covers = dict(reversed(list(relative_years(document, focus))))
    if award_types and not covers:
        covers = _deed_years(document) or _contest_years(document)
    said = [Said("covers", year, covers[year].evidence) for year in sorted(covers)]
    said += [Said("ranges", period, ranges[period].evidence) for period in sorted(ranges)]
    return Years(published, event, tuple(sorted(covers)), tuple(sorted(ranges))), tuple(said)


def _deed_years(document: Document) -> dict[int, Sentence]:
    """Return the year of the deed where the article is about somebody rewarded for one and tells just one with date."""
    head = [s.lower for s in document.sentences[:4]]
    if not any(_BRAVE.search(low) for low in head) or not any(_MERIT.search(low) for low in head):
        return {}
    years = {int(m[1]): s for s in reversed(document.sentences) if (m := _DEED_DAY.match(s.lower))}
    return years if len(years) == 1 else {}


def _contest_years(document: Document) -> dict[int, Sentence]:
    """Return the years of the contests whose winners the first sentences say to be rewarded."""
    head = [s for s in document.sentences[:LEAD] if not s.field.startswith("captions")]
    if not any(_MERIT.search(s.lower) or "tuyên dương" in s.lower for s in head):
        return {}
    won = [s for s in reversed(head) if _WON.search(s.lower)]
    return {int(year): s for s in won for m in _CONTEST.finditer(s.lower) for year in m.groups() if year}


def _is_focus(document: Document) -> bool:
    """Whether emulation is what the article is about: said in its title, summary or first two sentences."""
    seen = 0
    for sentence in document.sentences:
        seen += sentence.field == "body"
        if seen > 2:
            return False
        if _FOCUS.search(sentence.lower) or _REVIEW.search(sentence.lower):
            return True
    return False


def _covered(sentence: Sentence, focus: bool, awarded: bool) -> Iterator[int]:
    """Yield the years of one sentence that are reviewed, planned or rewarded."""
    low = sentence.lower
    if "20" not in low:
        return
    yield from (int(m[1] or m[2]) for m in _ROUND.finditer(low))
    yield from (int(m[1]) for m in _CAMPAIGN.finditer(low))
    if _FOCUS.search(low):
        yield from (int(m[1]) for m in _QUARTER.finditer(low))
    if _MERIT.search(low):
        yield from (int(m[1]) for m in _MERIT_DAY.finditer(low))
    if "thành tích" in low:
        yield from (int(y) for m in _IN_A_ROW.finditer(low) for y in _YEARS.findall(m.group()))
    review = bool(_REVIEW.search(low))
    prized = awarded and sentence.number < LEAD
    emulates = speaks_of_emulation(low)
    if not review and not emulates and not (focus and _WORK.search(low)) and not prized:
        return
    if focus or review:
        yield from (int(m[1]) for m in _BARE_YEAR.finditer(low) if "luật" not in low[max(0, m.start() - 40) : m.end()])
    for match in _YEAR.finditer(low):
        before = low[max(0, match.start() - 120) : match.start()]
        if match.group().startswith("năm học") or _NOT_COVERED.search(before) or _given_in_the_past(before):
            continue
        if focus or review or (emulates and _TIGHT.search(before)) or (prized and _PRIZE.search(before)):
            yield from (int(text) for text in _YEARS.findall(match.group()))


def _given_in_the_past(before: str) -> bool:
    """Whether a year only says when a title for life was given: "Danh hiệu Anh hùng Lao động năm 2000"."""
    return bool(_GIVEN_IN.search(before) or (_FOR_LIFE.search(before) and not _ASKED.search(before)))
