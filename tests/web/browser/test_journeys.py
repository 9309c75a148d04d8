"""What people come for can be done: with script and without, with a mouse and with keys alone, and undone with Back."""

from __future__ import annotations

import html
import os
import random
import re

import pytest
from playwright.sync_api import expect

BOTH = pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
STATES = int(os.environ.get("TIMTIN_BROWSER_STATES", "12"))  # random states of the honesty test; 200 for a long run


@BOTH
def test_search_narrow_read_and_come_back(open_page, script):
    page = open_page("/", script=script)
    page.get_by_label("Từ khóa tìm kiếm").first.fill("thi dua")
    page.get_by_role("button", name="Tìm kiếm").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("45 bài về “thi dua”")
    page.get_by_role("link", name="2024, ").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("về “thi dua” đăng năm 2024")
    narrowed = page.url
    page.get_by_role("link", name="Cụm thi đua số 9 ký giao ước", exact=False).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Cụm thi đua số 9 ký giao ước thi đua năm 2024")
    page.get_by_role("link", name=re.compile("^câu 2")).first.click()
    assert page.url.endswith("#cau-2")
    page.go_back()
    page.go_back()
    assert page.url == narrowed
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_contain_text("đăng năm 2024")
    page.get_by_role("link", name=re.compile("Bỏ lọc: Năm đăng: 2024")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("45 bài về “thi dua”")


@BOTH
def test_sort_pages_and_dates(open_page, script):
    page = open_page("/?q=thi+dua", script=script)
    page.get_by_label("Sắp xếp theo").select_option("oldest")
    page.get_by_role("button", name="Sắp xếp").click()
    assert "sort=oldest" in page.url
    page.get_by_role("link", name="Trang sau").click()
    expect(page.get_by_text("Trang hiện tại: 2")).to_be_attached()
    page.get_by_label("Từ ngày").fill("1/2023")
    page.get_by_role("button", name="Áp dụng").click()
    assert "from=1%2F2023" in page.url and "page=" not in page.url
    expect(page.get_by_role("link", name="Bỏ lọc: từ ngày 01/01/2023")).to_be_visible()


@BOTH
def test_two_values_of_a_facet_mean_or(open_page, script):
    page = open_page("/?q=thi+dua", script=script)
    counts = []
    for year in ("2023", "2022"):
        link = page.locator("#loc-year ~ ul").get_by_role("link", name=re.compile(f"^{year} ?, "))
        counts.append(int(re.search(r", *(\d+)", link.text_content())[1]))
        link.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"{sum(counts)} bài")


@BOTH
def test_the_ledger_is_searched_and_grouped(open_page, script):
    page = open_page("/khen-thuong", script=script)
    page.get_by_label("Tìm tập thể, cá nhân").fill("ba vi")
    page.get_by_role("button", name="Tìm trong sổ").click()
    expect(page.get_by_text("Đã trao: 0 lượt khen thưởng.")).to_be_visible()
    expect(page.locator("td .badge-proposed")).to_have_text(re.compile("Đề nghị"))
    page.get_by_label("Gộp theo").select_option("recipient")
    page.get_by_role("button", name="Áp dụng").click()
    expect(page.get_by_role("heading", name="huyện Ba Vì")).to_be_visible()


@BOTH
def test_all_values_of_a_long_facet_can_be_searched(open_page, script):
    page = open_page("/?q=thi+dua", script=script)
    page.get_by_role("link", name=re.compile("Xem tất cả ?: Địa bàn")).click()
    page.get_by_label("Tìm trong danh sách").fill("dong da")
    page.get_by_role("button", name="Lọc danh sách").click()
    page.get_by_role("link", name=re.compile("Quận Đống Đa")).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("về “thi dua” tại Quận Đống Đa")


@BOTH
def test_the_language_can_be_changed_and_stays(open_page, script):
    page = open_page("/?q=thi+dua&year=2024", script=script)
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("about “thi dua” published in 2024")
    page.get_by_role("link", name=re.compile("Remove filter")).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("45 articles about “thi dua”")


def test_completions_with_keys_alone(open_page):
    page = open_page("/")
    box = page.get_by_role("combobox")
    box.focus()
    page.keyboard.type("tay h")
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("option").first).to_contain_text("Tây Hồ")
    page.keyboard.press("ArrowDown")
    active = page.locator(f"#{box.get_attribute('aria-activedescendant')}")
    expect(active).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(box).to_have_value("tay h")
    expect(box).to_have_attribute("aria-expanded", "false")
    page.keyboard.type("o")
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Quận Tây Hồ")


def test_completions_do_not_get_in_the_way(open_page):
    """Enter without choosing searches for what was typed; leaving the box closes the list."""
    page = open_page("/")
    page.get_by_role("combobox").press_sequentially("thi dua")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("45 bài về “thi dua”")
    page.get_by_role("combobox", name="Từ khóa tìm kiếm").fill("tay h")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_a_failing_completion_leaves_a_plain_search_box(open_page):
    page = open_page("/")
    page.route("**/api/suggest**", lambda route: route.fulfill(status=404, body="{}"))
    page.get_by_role("combobox").press_sequentially("thi dua")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("45 bài về “thi dua”")


def focus_ring(page):
    return page.evaluate("""() => {
        const e = document.activeElement, s = getComputedStyle(e), hit = e.querySelector?.('.hitbox');
        return parseFloat(s.outlineWidth) >= 2 && s.outlineStyle !== 'none'
            || !!hit && parseFloat(getComputedStyle(hit).strokeWidth) >= 2;
    }""")


@BOTH
def test_keys_alone_reach_search_results_and_filters(open_page, script):
    page = open_page("/?q=thi+dua", script=script)
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Bỏ qua đến nội dung")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Bỏ qua đến kết quả")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#ket-qua') !== null")
    seen = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        assert focus_ring(page), page.evaluate("document.activeElement.outerHTML")
        seen.add(page.evaluate("document.activeElement.getAttribute('class') || document.activeElement.tagName"))
    assert "chip" in seen or any("badge" in s for s in seen)


def test_nothing_is_a_trap_for_keys(open_page):
    """Tab goes through the whole page and out of it, and no focused thing is hidden."""
    page = open_page("/khen-thuong")
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        box = page.locator(":focus").bounding_box()
        assert box and box["width"] > 0 and box["height"] > 0
    else:
        pytest.fail("Tab never left the page")


def test_filters_fold_away_on_a_phone_and_stand_open_on_a_desk(open_page):
    phone, desk = open_page("/?q=thi+dua", width=360), open_page("/?q=thi+dua", width=1280)
    expect(phone.locator("#loc-year")).to_be_hidden()
    phone.locator(".filters > summary").click()
    expect(phone.locator("#loc-year")).to_be_visible()
    expect(desk.locator("#loc-year")).to_be_visible()


def test_counts_hold_after_the_click(open_page, site):
    """From random states, the number beside a value is the number of articles after choosing it alone."""
    page, rng = open_page("/?sort=newest", script=False), random.Random(7)
    for _ in range(STATES):
        page.goto(rng.choice(["/?sort=newest", "/?q=thi+dua", "/?q=quan", "/?q=cum", "/?year=2024", "/?year=2020"]))
        for _step in range(rng.randint(1, 3)):
            blocks = page.locator(".facet").evaluate_all(
                "bs => bs.map(b => [b.querySelectorAll('.is-on').length, [...b.querySelectorAll('a.value:not(.is-on)')]"
                ".map(a => [a.getAttribute('href'), a.querySelector('.count').textContent])])"
            )
            offers = [offer for chosen, links in blocks if not chosen for offer in links]
            if not offers:
                break
            url, count = rng.choice(offers)
            page.goto(html.unescape(url))
            shown = page.locator("[role=status]").first.text_content()
            assert shown.startswith(f"{int(re.search(r'[0-9]+', count)[0])} kết quả"), url
