"""Every page answers, in honest status codes, safely, and says what it should."""

from __future__ import annotations

import html
import re

import pytest

from search.errors import IndexMissing
from web import create_app
from web.security import HEADERS, MAX_ADDRESS

PAGES = [
    "/",
    "/?q=thi+dua",
    "/?sort=newest",
    "/?q=khongco&year=2024",
    "/bai/cum-9",
    "/bai/cum/12",
    "/bai/xss",
    "/khen-thuong",
    "/khen-thuong?group=recipient&q=ba+vi",
    "/khen-thuong?award_status=proposed",
    "/khen-thuong?q=khongco",
    "/cum",
    "/cum/Hà Nội/9",
    "/do-phu",
    "/do-phu?theo=district",
    "/loc/district",
    "/loc/cluster?tim=ha+noi&q=thi+dua",
    "/api/docs",
]


def page(client, url, status=200):
    answer = client.get(url)
    assert answer.status_code == status, answer.get_data(as_text=True)[:2000]
    return answer.get_data(as_text=True)


def visible(text):
    text = re.sub(r"<(script|style|svg).*?</\1>", " ", text, flags=re.S)
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", text)))


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("url", PAGES)
def test_every_page_answers_with_its_language_and_safety(client, url, lang):
    answer = client.get(f"{url}{'&' if '?' in url else '?'}lang={lang}")
    body = answer.get_data(as_text=True)
    assert answer.status_code == 200
    assert f'<html lang="{lang}">' in body
    assert body.count("<h1") == 1 and body.count("<main") == 1 and "<title>" in body
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert "Set-Cookie" not in answer.headers
    assert not re.search(r"<style|<script(?![^>]*\bsrc=)|<[^>]*\s(?:style|on\w+)=|javascript:", body)
    assert not re.search(r'(?:src|href|action)="(?:https?:)?//(?!example\.org)', body)
    assert len(answer.data) < 100_000


@pytest.mark.parametrize("url", PAGES)
def test_ids_on_a_page_are_unique_and_labels_have_their_field(client, url):
    body = page(client, url)
    ids = re.findall(r'\sid="([^"]+)"', body)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'<label[^>]* for="([^"]+)"', body)) <= set(ids)
    assert set(re.findall(r'aria-labelledby="([^"]+)"', body)) <= set(ids)
    assert set(re.findall(r'href="#([^"]+)"', body)) <= set(ids)


@pytest.mark.parametrize("url", PAGES)
def test_head_gives_the_headers_of_get(client, url):
    got, head = client.get(url), client.head(url)
    assert (head.status_code, head.data, head.headers["ETag"]) == (200, b"", got.headers["ETag"])


def test_an_unchanged_page_is_not_sent_again(client):
    first = client.get("/?q=thi+dua")
    again = client.get("/?q=thi+dua", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_static_files_are_kept_by_their_version(client):
    address = re.search(r'href="(/static/timtin\.css\?v=\w+)"', page(client, "/"))[1]
    with client.get(address) as answer:
        assert "immutable" in answer.headers["Cache-Control"]


@pytest.mark.parametrize(
    ("url", "status", "says"),
    [
        pytest.param("/khong-co", 404, "Không có trang này", id="unknown path"),
        pytest.param("/bai/khong-co", 404, "Không có bài này trong kho", id="unknown article"),
        pytest.param("/cum/Hà Nội/99", 404, "Không có cụm", id="unknown cluster"),
        pytest.param("/loc/khong-co", 404, "Không có trang này", id="unknown facet"),
        pytest.param("/?page=9", 404, "trang cuối là trang 1", id="beyond the last page"),
        pytest.param("/?page=999999999", 404, "trang cuối là trang 1", id="far beyond the last page"),
        pytest.param("/khen-thuong?page=9", 404, "trang cuối là trang 1", id="beyond the ledger"),
        pytest.param("/do-phu?page=9", 404, "trang cuối là trang 1", id="beyond the coverage map"),
        pytest.param("/?from=hom+qua", 400, "22/01/2024", id="not a date"),
        pytest.param("/?from=2024&to=2023", 400, "Từ ngày: ngày bắt đầu", id="dates the wrong way round"),
        pytest.param("/?sort=dep", 400, "relevance", id="unknown order"),
        pytest.param("/?page=0", 400, "Trang:", id="page zero"),
        pytest.param(
            "/?year=hai+nghin", 400, "Năm đăng: không có “hai nghin”. Xem tất cả: Năm đăng", id="a value that cannot be"
        ),
        pytest.param("/khen-thuong?group=x", 400, "recipient, year, award_type", id="unknown group"),
        pytest.param("/?q=" + "x" * MAX_ADDRESS, 414, "Địa chỉ quá dài", id="too long an address"),
    ],
)
def test_errors_are_pages_that_help(client, url, status, says):
    body = page(client, url, status)
    assert says in visible(body)
    assert 'name="q"' in body and 'lang="vi"' in body


def test_a_page_beyond_the_last_links_to_the_last(client):
    assert 'href="/?q=thi%20dua&amp;limit=2&amp;page=3"' in page(client, "/?q=thi+dua&limit=2&page=7", 404)


def test_what_was_typed_is_kept_when_something_is_wrong(client):
    assert 'value="cụm 9"' in page(client, "/?q=cụm+9&from=x", 400)


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
@pytest.mark.parametrize("url", ["/", "/bai/cum-9", "/khen-thuong", "/api/search"])
def test_nothing_can_be_written(client, url, method):
    answer = getattr(client, method)(url)
    assert answer.status_code == 405 and "GET" in answer.headers["Allow"]


def test_a_body_is_refused(client):
    assert client.post("/", data=b"x" * 5000).status_code == 413


@pytest.mark.parametrize("url", ["/?q=&year=&page=&from=", "/?utm_source=x", "/?lang=xx", "/?district=+"])
def test_empty_and_unknown_parameters_are_ignored(client, url):
    assert "<h1>" in page(client, url) and "hero" in page(client, url)


ATTACK = "\"><script>alert(1)</script><img src=x onerror=alert(1)>'"


@pytest.mark.parametrize(
    "url",
    [
        "/?q={}",
        "/?source={}",
        "/?q=thi&from={}",
        "/?lang={}&q=thi",
        "/khen-thuong?q={}",
        "/khen-thuong?recipient={}",
        "/khen-thuong?giver={}",
        "/loc/district?tim={}",
        "/loc/district?q={}",
        "/bai/{}",
        "/cum/{}/9",
        "/feed.atom?q={}",
        "/do-phu?theo={}",
        "/{}",
    ],
)
def test_nothing_typed_becomes_markup(client, url):
    from urllib.parse import quote

    body = client.get(url.replace("{}", quote(ATTACK, safe=""))).get_data(as_text=True)
    assert "<script>alert" not in body and "<img src=x" not in body


def test_nothing_printed_becomes_markup(client):
    for url in ("/bai/xss", "/?q=thi+dua", "/feed.atom", "/loc/source", "/bai/cum/12"):
        body = page(client, url)
        assert "<script>alert" not in body and "<img src=x" not in body and "<hai>" not in body and "<b>" not in body


def test_results_say_everything_about_a_hit(client):
    body = page(client, "/?q=cum+thi+dua+so+9&year=2024")
    text = visible(body)
    assert "1 bài về “cum thi dua so 9” đăng năm 2024" in text
    assert "<mark>Cụm</mark>" in body or "<mark>Cụm thi đua" in body
    assert "Hànộimới" in text and "22/01/2024" in text and "Quận Tây Hồ" in text
    assert re.search(r'class="badge badge-received"[^>]*>.*?Đã trao', body, re.S)
    assert "Bỏ lọc: Năm đăng: 2024" in text


def test_a_proposal_never_looks_like_a_prize(client):
    body = page(client, "/?q=cum+xii")
    badge = re.search(r'<a class="badge badge-proposed".*?</a>', body, re.S)[0]
    assert "Đề nghị:" in visible(badge)
    assert "badge-received" not in body[: body.find('class="near"')]
    ledger = page(client, "/khen-thuong?award_status=proposed")
    assert "badge-received" not in ledger and "Đã trao: 0 lượt" in visible(ledger)


def test_rescue_says_so_and_leads_back(client):
    body = page(client, "/?q=thi+ddua")
    assert "Đang hiển thị kết quả cho “thi đua”" in visible(body)
    assert 'href="/?q=thi%20ddua&amp;exact=1"' in body
    assert 'value="thi ddua"' in body
    assert "/tai-ve.csv?q=thi%20%C4%91ua" in body
    assert "Không tìm thấy bài nào về “thi ddua”" in visible(page(client, "/?q=thi+ddua&exact=1"))


def test_zero_results_name_the_guilty_filter(client):
    text = visible(page(client, "/?q=giao+uoc&year=2022"))
    assert "Không tìm thấy bài nào về “giao uoc” đăng năm 2022" in text
    assert re.search(r"Bỏ lọc: Năm đăng: 2022 → 1 bài", text)


def test_near_hits_stand_apart_with_what_they_lack(client):
    text = visible(page(client, "/?q=giao+uoc+xyzzy"))
    assert "Không tìm thấy bài nào" in text
    assert text.index("Gần đúng") < text.index("Thiếu: “xyzzy”")


def test_the_article_shows_text_facts_and_what_was_left_out(client):
    body = page(client, "/bai/cum-9")
    text = visible(body)
    assert 'id="cau-2"' in body and 'href="#cau-2"' in body
    assert "Tuấn Việt, “Cụm thi đua số 9 ký giao ước thi đua năm 2024”, Hànộimới, 22/01/2024" in text
    assert "Phần của trang gốc không thuộc bài (50%)" in text and "<del>Menu Web" in body
    assert 'href="https://example.org/cum-9"' in body
    assert "Bài liên quan" in visible(page(client, "/bai/cum/12"))


def test_days_and_years_lead_to_their_sentence_where_it_is_known(client):
    body = page(client, "/bai/cum-9")
    assert re.search(r'diễn ra <time[^>]*>22/01/2024</time>\s*<a class="to-sentence" href="#cau-1">', body)
    years = body[body.index("Năm công tác</h2>") :]
    assert re.search(r'covers=2023">2023</a>\s*<a class="to-sentence" href="#cau-2">', years)
    assert re.search(r"<li>2021–2025</li>", years)  # an article stored without evidence says no sentence
    assert "năm công tác 2023" in body[body.index('id="cau-2"') : body.index('id="cau-3"')]


def test_a_value_that_staff_put_there_is_named_as_such(tmp_path):
    from sample import open_of

    from search.model import Article, Years

    article = Article("sua", "Tin", "Một câu.", years=Years(2024, None, (2023,)), corrected=("years",))
    with open_of(tmp_path / "index", [article]) as index:
        text = visible(page(create_app({"INDEX": index}).test_client(), "/bai/sua"))
    assert "2023 (người kiểm tra sửa)" in text


def test_cluster_pages_have_one_address(client):
    answer = client.get("/cum/ha noi/9")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/cum/H%C3%A0%20N%E1%BB%99i/9")
    assert "Cụm trưởng: Tây Hồ" in visible(page(client, "/cum/Hà Nội/9"))


def test_all_values_of_a_facet_stand_in_vietnamese_order(client):
    names = re.findall(r'<span class="value-name">([^<]+)', page(client, "/loc/district"))
    assert names == ["Huyện Ba Vì", "Quận Cầu Giấy", "Quận Đồ Sơn", "Quận Tây Hồ", "(Không rõ)"]
    assert re.findall(r'<span class="value-name">([^<]+)', page(client, "/loc/district?tim=do+s")) == ["Quận Đồ Sơn"]


def test_coverage_shows_empty_cells_too(client):
    body = page(client, "/do-phu?theo=district")
    assert '<td class="none">0</td>' in body
    assert re.search(r'href="/\?district=[^"]+&amp;award_type=[^"]+"', body)


def test_machines_find_what_they_ask_for(client):
    assert client.get("/healthz").json == {"status": "ok"}
    assert client.get("/readyz").json["articles"] == 5
    assert "timtin_requests_total" in page(client, "/metrics") and "timtin_articles 5.0" in page(client, "/metrics")
    assert "Disallow: /api/" in page(client, "/robots.txt")
    assert "/?q={searchTerms}" in page(client, "/opensearch.xml")
    assert client.get("/favicon.ico").status_code == 308


def test_metrics_never_hold_what_was_asked(client):
    client.get("/?q=rieng+tu")
    client.get("/bai/rieng-tu")
    assert "rieng" not in page(client, "/metrics")


def test_without_an_index_pages_say_so_and_the_server_lives(tmp_path):
    client = create_app({"INDEX": tmp_path / "none"}).test_client()
    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").status_code == 503
    assert client.get("/api/search").status_code == 503 and "error" in client.get("/api/search").json
    assert client.get("/").status_code == 503 and 'name="q"' in client.get("/").get_data(as_text=True)
    assert "timtin_ready 0.0" in client.get("/metrics").get_data(as_text=True)


class Broken:
    """An index of which every answer is the same error."""

    def __init__(self, error):
        self.error = error

    def __getattr__(self, name):
        raise self.error


def test_an_unexpected_error_tells_nothing_of_the_inside(caplog):
    client = create_app({"INDEX": Broken(RuntimeError("secret /etc/path"))}).test_client()
    answer = client.get("/?q=private")
    assert answer.status_code == 500 and "secret" not in answer.get_data(as_text=True)
    assert client.get("/api/search").json["error"]["status"] == 500
    assert "private" not in caplog.text


def test_errors_of_the_index_keep_their_status_and_hint():
    client = create_app({"INDEX": Broken(IndexMissing("Chưa có chỉ mục.", hint="Chạy timtin reindex."))}).test_client()
    assert client.get("/api/search").json["error"] == {
        "status": 503,
        "message": "Chưa có chỉ mục.",
        "hint": "Chạy timtin reindex.",
        "details": [],
    }


def test_proxy_headers_count_only_behind_a_proxy(index):
    told = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "tin.example", "X-Forwarded-For": "10.0.0.1"}
    direct = create_app({"INDEX": index}).test_client().get("/opensearch.xml", headers=told)
    behind = create_app({"INDEX": index, "PROXY_HOPS": 1}).test_client().get("/opensearch.xml", headers=told)
    assert b"tin.example" not in direct.data and b"https://tin.example/?q=" in behind.data


@pytest.mark.parametrize("article_id", ["https://bao.vn/tin?id=1#a", "a//b", "100% thật", "có dấu/và cách", "x;y=z&w"])
def test_any_id_has_a_page(tmp_path, article_id):
    from sample import open_of

    from search.model import Article
    from web.links import UrlState, article_path

    with open_of(tmp_path / "index", [Article(article_id, "Một tiêu đề", "Một câu.")]) as index:
        client = create_app({"INDEX": index}).test_client()
        link = html.unescape(re.search(r'<h3><a href="([^"]+)"', page(client, "/?q=tieu+de"))[1])
        assert link == UrlState.of(article_path(article_id), []).url
        assert "Một tiêu đề" in page(client, link)
        json_link = html.unescape(re.search(r'href="(/api/articles/[^"]+)"', page(client, link))[1])
        assert client.get(json_link).json["id"] == article_id


def test_what_newspapers_wrote_is_marked_as_vietnamese_on_english_pages(client):
    assert '<h3 lang="vi">' in page(client, "/?q=thi+dua&lang=en") and "<h3>" in page(client, "/?q=thi+dua")


def test_an_ambiguous_value_is_answered_with_links_to_what_it_may_mean(tmp_path):
    from sample import open_of

    from search.model import Article, District

    articles = [
        Article(p, "Tin thi đua", "Một câu.", districts=(District("Châu Thành", "huyện", p, "subject"),))
        for p in ("Long An", "Bến Tre")
    ]
    with open_of(tmp_path / "index", articles) as index:
        client = create_app({"INDEX": index}).test_client()
        body = page(client, "/?q=thi+dua&district=chau+thanh", 400)
        links = [html.unescape(u) for u in re.findall(r'<li><a href="([^"]+)" rel="nofollow"', body)]
        assert "Huyện Châu Thành (Long An)" in visible(body) and len(links) == 2
        assert all("1 bài về “thi dua” tại Huyện Châu Thành" in visible(page(client, u)) for u in links)
        details = client.get("/api/search?district=chau+thanh").json["error"]["details"]
        assert sorted(details) == ["Bến Tre/huyện Châu Thành", "Long An/huyện Châu Thành"]


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("/?q=thi+dua&year=hai+nghin", id="unknown value"),
        pytest.param("/?q=thi+dua&year=hai+nghin&district=khong+co", id="two unknown values"),
        pytest.param("/khen-thuong?award_status=abc", id="the ledger"),
        pytest.param("/khen-thuong?rank=x", id="a filter only of the ledger"),
        pytest.param("/khen-thuong?year=abc", id="the year of an award"),
        pytest.param("/?q=thi+dua&from=x&to=y", id="dates"),
        pytest.param("/loc/district?year=abc", id="values of a facet"),
    ],
)
def test_an_error_page_leads_on_and_speaks_no_parameter_names(client, url):
    body = page(client, url, 400)
    main = body[body.index("<main") : body.index("</main>")]
    ways = [html.unescape(u) for u in re.findall(r'<li><a href="([^"]+)" rel="nofollow"', main)]
    assert ways and not re.search(r"giá trị|tham số|\b(from|to|year|award_status):", visible(main))
    assert all(client.get(u).status_code == 200 for u in ways)
