"""Which articles are judged: a fixed draw from the shared corpus, repeatable and free of anybody's taste."""

import gzip
import hashlib
import json
import random
import re
import sys
import unicodedata
from pathlib import Path

SEED = 20240122
SPECIFIC = re.compile(
    r"huân chương|bằng khen|giấy khen|cờ thi đua|kỷ niệm chương|chiến sĩ thi đua|phong tặng|truy tặng|"
    r"anh hùng lao động|anh hùng lực lượng|danh hiệu anh hùng|nghệ sĩ (?:nhân dân|ưu tú)|"
    r"thầy thuốc (?:nhân dân|ưu tú)|nhà giáo (?:nhân dân|ưu tú)|lao động tiên tiến|tập thể lao động|"
    r"giải thưởng (?:hồ chí minh|nhà nước)|huy chương vì"
)
GENERIC = re.compile(r"thi đua|khen thưởng")
CLUSTER = re.compile(r"(?:cụm|khối) thi đua")
GIVING = re.compile(
    r"(?:tặng|trao|nhận|phong|công bố|vinh danh)[^.\n]{0,60}"
    r"(?:huân chương|bằng khen|giấy khen|cờ thi đua|kỷ niệm chương|danh hiệu)"
)
EMULATION = re.compile(
    r"(?:phong trào thi đua|tổng kết|sơ kết|giao ước|phát động)[^.\n]{0,80}(?:thi đua|khen thưởng|năm 20\d\d)"
)
ABROAD = re.compile(r"\b(?:liên xô|putin|mosk|quân đội mỹ|tổng thống|thế chiến|triều tiên|quân đội nga)\b")
PROPOSAL = re.compile(r"(?:đề nghị|đề xuất|trình|kiến nghị)[^.\n]{0,60}(?:tặng|khen)")
DISTRICT = re.compile(r"\b(?:[Qq]uận|[Hh]uyện|[Tt]hị xã) [A-ZĐÁÀẢÃẠÂẤẦĂẮẰÔỐỒÊẾỀƠƯỨỪÍÌÓÒÚÙÝ]")
CAPITAL = "A-ZĐÁÀẢÃẠÂẤẦẨẪẬĂẮẰẲẴẶÉÈẺẼẸÊẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌÔỐỒỔỖỘƠỚỜỞỠỢÚÙỦŨỤƯỨỪỬỮỰÝỲỶỸỴ"
UNIT = re.compile(rf"(?<!\w)(?:[Qq]uận|[Hh]uyện|[Tt]hị xã|[Tt]hành phố) (?:[{CAPITAL}]|\d{{1,2}}(?!\w))")
YEAR = re.compile(r"(?<!\w)năm (?:20\d\d|học)|giai đoạn|nhiệm kỳ|tổng kết", re.IGNORECASE)
PERIOD = re.compile(
    r"(?<!\w)(?:năm học|giai đoạn|từ năm|thời kỳ|trong năm|các năm|năm)\s+(?:năm )?20\d\d\s*(?:-|–|đến)\s*"
    r"(?:năm )?20\d\d",
    re.IGNORECASE,
)
WORK = re.compile(r"thi đua|khen thưởng|tổng kết (?:công tác )?năm|sơ kết|giao ước|tuyên dương", re.IGNORECASE)
BELOW_CITY = re.compile(
    rf"(?<!\w)(?:(?:[Qq]uận|[Hh]uyện|[Tt]hị xã) (?:[{CAPITAL}]|\d)|"
    rf"(?:[Tt]hành phố|TP)[. ]\s?(?!Hồ Chí Minh|HCM|Hà Nội|Đà Nẵng|Hải Phòng|Cần Thơ)[{CAPITAL}])"
)
HERE = re.compile(
    rf"UBND|HĐND|[Cc]ông an (?:tỉnh|thành|TP|quận|huyện|thị|xã|phường)|(?<!\w)(?:xã|phường|ấp|tỉnh) [{CAPITAL}]\w*"
)
REVIEW = re.compile(
    r"(?:tổng kết|sơ kết|nhiệm vụ (?:trọng tâm )?năm|phong trào thi đua|kế hoạch (?:công tác )?năm|công tác năm|"
    r"tuyên dương)[^.\n]{0,80}(?<!\d)20[012]\d",
    re.IGNORECASE,
)
CONFERENCE = re.compile(
    r"(?:hội nghị|họp|lễ)[^.\n]{0,40}(?:tổng kết|sơ kết|triển khai|tuyên dương|giao ban)[^.\n]{0,60}(?<!\d)20[012]\d",
    re.IGNORECASE,
)
STAGE = re.compile(r"(?:năm học|giai đoạn)[^.\n]{0,30}(?<!\d)20[012]\d", re.IGNORECASE)
DAY = re.compile(r"\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?20[01]\d|ngày \d{1,2} tháng \d{1,2} năm 20[01]\d", re.IGNORECASE)
TWIN = "news-072792"  # the text of an article of the seventh draw, printed twice
JUDGED_BEFORE = ("extraction.jsonl", "extraction2.jsonl")  # what the third draw leaves out
REPORT_SIZES = {"proposal": 20, "giving": 40, "specific": 40, "generic": 33, "place": 25, "random": 25}


def text_of(row: dict[str, str]) -> str:
    """Title, summary and body in lower case, NFC."""
    parts = (row.get("title"), row.get("summary"), row.get("body"))
    return unicodedata.normalize("NFC", "\n".join(part or "" for part in parts)).lower()


def part_of(article_id: str) -> str:
    """The part an article belongs to; by its id alone, so that adding articles moves none."""
    return "tune" if hashlib.sha256(article_id.encode()).digest()[0] % 2 == 0 else "report"


def draw(corpus: Path) -> list[tuple[str, str]]:
    """(id, group) of the first draw: all with clusters, then proposals, named awards, generic words, no keyword."""
    pools: dict[str, list[str]] = {name: [] for name in ("cluster", "proposal", "specific", "generic", "random")}
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            text = text_of(row)
            named, general = SPECIFIC.search(text), GENERIC.search(text)
            if CLUSTER.search(text):
                pool = "cluster"
            elif PROPOSAL.search(text) and (named or general):
                pool = "proposal"
            else:
                pool = "specific" if named else "generic" if general else "random"
            pools[pool].append(row["id"])
    rng = random.Random(SEED)
    sizes = {"cluster": 10, "proposal": 20, "specific": 68, "generic": 18, "random": 74}
    chosen: list[tuple[str, str]] = []
    for name, size in sizes.items():
        ids = sorted(pools[name])
        picked = sorted(rng.sample(ids, min(size, len(ids))))
        chosen += [(article_id, "random" if name == "random" else "keyword") for article_id in picked]
    return chosen


def draw_more(corpus: Path, taken: set[str]) -> list[tuple[str, str]]:
    """A second draw among articles about awards in Vietnam: the first held few covered years and few records."""
    pools: dict[str, list[str]] = {"giving": [], "emulation": []}
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            text = text_of(row)
            if row["id"] in taken or ABROAD.search(text) or not (SPECIFIC.search(text) or GENERIC.search(text)):
                continue
            if EMULATION.search(text):
                pools["emulation"].append(row["id"])
            elif GIVING.search(text):
                pools["giving"].append(row["id"])
    rng = random.Random(SEED + 1)
    chosen: list[tuple[str, str]] = []
    for name, size in {"giving": 75, "emulation": 35}.items():
        ids = sorted(pools[name])
        chosen += [(article_id, "keyword") for article_id in sorted(rng.sample(ids, min(size, len(ids))))]
    return chosen


def report_pool(row: dict[str, str]) -> str:
    """The pool of the third draw that an article belongs to; "place" and "random" have no keyword."""
    text = text_of(row)
    named = SPECIFIC.search(text)
    if not named and not GENERIC.search(text):
        return "place" if names_district(row) else "random"
    if PROPOSAL.search(text):
        return "proposal"
    if GIVING.search(text):
        return "giving"
    return "specific" if named else "generic"


def names_district(row: dict[str, str]) -> bool:
    """Whether a district's kind stands before a capital letter: enough to have something to judge."""
    text = "\n".join(row.get(key) or "" for key in ("title", "summary", "body"))
    return DISTRICT.search(unicodedata.normalize("NFC", text)) is not None


def draw_report(corpus: Path, taken: set[str]) -> list[tuple[str, str]]:
    """
    The third draw, from what is in no other judged file: all that is left with a named award, and some generic words.

    Of the articles without keyword half name a district. In the order of a hash, so that any piece of it is mixed.
    """
    pools: dict[str, list[str]] = {name: [] for name in REPORT_SIZES}
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["id"] not in taken:
                pools[report_pool(row)].append(row["id"])
    rng = random.Random(SEED + 2)
    chosen: list[tuple[str, str]] = []
    for name, size in REPORT_SIZES.items():
        ids = sorted(pools[name])
        group = "random" if name in {"place", "random"} else "keyword"
        chosen += [(article_id, group) for article_id in rng.sample(ids, min(size, len(ids)))]
    return sorted(chosen, key=lambda pair: hashlib.sha256(f"report2 {pair[0]}".encode()).digest())


def printed(row: dict[str, str]) -> str:
    """Title, summary and body as printed, NFC."""
    return unicodedata.normalize("NFC", "\n".join(row.get(key) or "" for key in ("title", "summary", "body")))


def pools_of(corpus: Path, taken: set[str], cues: dict[str, tuple[re.Pattern[str], ...]]) -> dict[str, list[str]]:
    """Ids that are not *taken*, sorted, each in the first pool all of whose patterns occur in it."""
    pools: dict[str, list[str]] = {name: [] for name in cues}
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["id"] not in taken:
                text = printed(row)
                name = next((n for n, patterns in cues.items() if all(p.search(text) for p in patterns)), None)
                if name:
                    pools[name].append(row["id"])
    return {name: sorted(ids) for name, ids in pools.items()}


def draw_ordinary(corpus: Path, taken: set[str]) -> list[tuple[tuple[str, str], str]]:
    """
    ((id, group), part) of ordinary news: with a district's kind, a year, a period, or a word of a year's work.

    The second half of each draw is kept for "report4"; the second draw leaves out the first.
    """
    rng = random.Random(SEED + 3)
    pools = pools_of(corpus, taken, {"place": (UNIT,), "years": (YEAR,)})
    places, years = rng.sample(pools["place"], 100), rng.sample(pools["years"], 50)
    chosen = [((name, "place"), "report3" if n < 50 else "report4") for n, name in enumerate(places[:90])]
    chosen += [((name, "years"), "report3" if n < 25 else "report4") for n, name in enumerate(years[:45])]
    rng = random.Random(SEED + 4)
    taken = taken | {name for (name, _), _ in chosen}
    pools = pools_of(corpus, taken, {"periods": (PERIOD,), "work": (WORK, re.compile(r"năm 20\d\d"))})
    periods, work = rng.sample(pools["periods"], 46), rng.sample(pools["work"], 44)
    chosen += [((name, "periods"), "report3" if n < 24 else "report4") for n, name in enumerate(periods)]
    return chosen + [((name, "work"), "report3" if n < 22 else "report4") for n, name in enumerate(work)]


def draw_sixth(corpus: Path, taken: set[str]) -> list[tuple[tuple[str, str], str]]:
    """
    ((id, group), part): 60 articles with a unit below a city and a sign of Vietnam, 25 with a review and a year, 25
    with a period, from what *taken* does not hold; the id's hash decides between "tune6" and "report6".
    """
    rng = random.Random(SEED + 6)
    pools = pools_of(corpus, taken, {"place": (BELOW_CITY, HERE)})
    chosen = [(name, "place") for name in rng.sample(pools["place"], 60)]
    taken = taken | {name for name, _ in chosen}
    pools = pools_of(corpus, taken, {"review": (REVIEW,), "stage": (STAGE,)})
    chosen += [(name, group) for group in ("review", "stage") for name in rng.sample(pools[group], 25)]
    return [(pair, "tune6" if part_of(pair[0]) == "tune" else "report6") for pair in chosen]


def draw_further(corpus: Path, taken: set[str], seed: int, sizes: dict[str, int]) -> list[tuple[str, str]]:
    """(id, group) of articles with a conference about a year, a place as in the sixth draw, or a period: so many."""
    cues = {"review": (CONFERENCE,), "place": (BELOW_CITY, HERE), "stage": (STAGE,)}
    found: dict[str, list[str]] = {group: [] for group in sizes}
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            text = printed(row) if row["id"] not in taken else ""
            for group in sizes:
                if all(cue.search(text) for cue in cues[group]):
                    found[group].append(row["id"])
    rng = random.Random(SEED + seed)
    chosen: dict[str, str] = {}
    for group, size in sizes.items():
        pool = [name for name in sorted(found[group]) if name not in chosen]
        chosen |= dict.fromkeys(rng.sample(pool, size), group)
    return list(chosen.items())


def draw_seventh(corpus: Path, taken: set[str]) -> list[tuple[str, str]]:
    """The further articles of "report6", from what *taken* (the sixth draw included) does not hold."""
    return draw_further(corpus, taken, 7, {"review": 25, "place": 45, "stage": 10})


def draw_eighth(corpus: Path, taken: set[str]) -> list[tuple[str, str]]:
    """The further articles of "tune6", from what *taken* (the seventh draw included) does not hold."""
    chosen = draw_further(corpus, taken, 8, {"review": 28, "place": 25})
    return [(name, group) for name, group in chosen if name != TWIN]


def draw_days(corpus: Path, taken: set[str], seed: int = 9) -> list[str]:
    """Ids of 40 articles with a whole date in the summary or the first 500 characters of the body."""
    pool = []
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            lead = {"summary": row["summary"], "body": row["body"][:500]}
            if row["id"] not in taken and DAY.search(printed(lead)):
                pool.append(row["id"])
    return random.Random(SEED + seed).sample(sorted(pool), 40)


if __name__ == "__main__":
    first = draw(Path(sys.argv[1]))
    for chosen_id, group in first + draw_more(Path(sys.argv[1]), {chosen_id for chosen_id, _ in first}):
        print(chosen_id, group, part_of(chosen_id), sep="\t")
    others = [Path(__file__).with_name(name).read_text(encoding="utf-8") for name in JUDGED_BEFORE]
    judged_before = {json.loads(line)["id"] for lines in others for line in lines.splitlines()}
    for chosen_id, group in draw_report(Path(sys.argv[1]), judged_before):
        print(chosen_id, group, "report2", sep="\t")
