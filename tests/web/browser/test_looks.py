"""Every page fits every width, in light and dark, with wide text spacing, and passes axe's WCAG 2.2 AA rules."""

from __future__ import annotations

import os
from importlib.resources import files

import pytest

PAGES = {
    "home": "/",
    "results": "/?q=thi+dua&year=2024&year=2023",
    "page two": "/?q=thi+dua&page=2",
    "zero results": "/?q=khongcogi&year=2024",
    "near": "/?q=giao+uoc+xyzzy",
    "rescue": "/?q=thi+ddua",
    "article": "/bai/cum-9",
    "proposal": "/bai/cum/12",
    "ledger": "/khen-thuong",
    "ledger in groups": "/khen-thuong?group=year&award_level=C",
    "empty ledger": "/khen-thuong?q=khongcogi",
    "clusters": "/cum",
    "cluster": "/cum/H%C3%A0%20N%E1%BB%99i/9",
    "coverage": "/do-phu",
    "coverage of districts": "/do-phu?theo=district",
    "all values": "/loc/district?q=thi+dua",
    "error": "/?from=hom+qua",
    "not found": "/khong-co",
    "API": "/api/docs",
    "English": "/?q=thi+dua&lang=en",
}
every_page = pytest.mark.parametrize("url", list(PAGES.values()), ids=list(PAGES))
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}
LOOKS = [("light", 1280), ("dark", 360)]  # TIMTIN_BROWSER_LOOKS=all: every scheme in every width
LOOKS += [("dark", 1280), ("light", 360)] if os.environ.get("TIMTIN_BROWSER_LOOKS") == "all" else []
AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")


def overflow(page):
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


@every_page
def test_no_page_scrolls_sideways(open_page, url):
    page = open_page(url, width=320)
    for width in (320, 360, 768, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert overflow(page) <= 0, width
    page.locator("summary").evaluate_all("all => all.forEach(s => s.parentElement.open = true)")
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert overflow(page) <= 0, f"{width}, everything open"


@every_page
def test_wide_text_spacing_cuts_nothing(open_page, url):
    """WCAG 1.4.12, with capitals that carry two marks."""
    page = open_page(url, width=360)
    page.evaluate("""() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important;'
            + ' word-spacing: .16em !important } p { margin-bottom: 2em !important }');
        document.adoptedStyleSheets = [sheet];
        document.querySelector('h1').textContent = 'ỦY BAN NHÂN DÂN, HỘI ĐỒNG THI ĐUA – KHEN THƯỞNG';
    }""")
    assert overflow(page) <= 0
    cut = page.evaluate("""() => [...document.querySelectorAll('h1, h2, h3, p, li, td, a.value, .badge, .chip, button')]
        .filter(e => getComputedStyle(e).overflow === 'hidden' && !e.closest('.visually-hidden')
            && !e.closest('thead') && e.scrollHeight > e.clientHeight + 1).map(e => e.outerHTML)""")
    assert cut == []


@every_page
@pytest.mark.parametrize(("scheme", "width"), LOOKS)
def test_axe_finds_nothing(open_page, url, scheme, width):
    page = open_page(url, scheme=scheme, width=width)
    page.locator("summary").evaluate_all("all => all.forEach(s => s.parentElement.open = true)")
    page.evaluate(AXE)
    found = page.evaluate("rules => axe.run(document, rules)", RULES)
    assert [(v["id"], [n["html"][:200] for n in v["nodes"]][:3]) for v in found["violations"]] == []


def test_axe_finds_nothing_while_completions_are_open(open_page):
    page = open_page("/")
    page.get_by_role("combobox").press_sequentially("tay h")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.evaluate(AXE)
    found = page.evaluate("rules => axe.run(document, rules)", RULES)
    assert [(v["id"], [n["html"][:200] for n in v["nodes"]][:3]) for v in found["violations"]] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_proposal_differs_from_an_award_in_more_than_colour(open_page, scheme):
    page = open_page("/khen-thuong", scheme=scheme)

    def look(status):
        return page.locator(f"td .badge-{status}").first.evaluate(
            "e => { const s = getComputedStyle(e); return [s.borderTopStyle, s.borderTopLeftRadius, s.fontStyle] }"
        )

    assert all(a != b for a, b in zip(look("received"), look("proposed"), strict=True))


def test_pictures_for_print_leave_out_what_paper_cannot_do(open_page):
    page = open_page("/?q=thi+dua")
    page.emulate_media(media="print")
    assert not page.locator(".side").is_visible() and not page.locator(".top").is_visible()
    assert page.locator(".hit").first.is_visible()


@every_page
def test_a_page_weighs_little_and_does_not_jump(open_page, url):
    page = open_page("about:blank", width=360)
    sizes = []
    page.on("response", lambda r: sizes.append(len(r.body())) if r.ok else None)
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver(l => l.getEntries().forEach(e => window.shift += e.value))"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    page.goto(url)
    page.wait_for_load_state("networkidle")
    assert sum(sizes) < 100_000
    assert page.evaluate("window.shift") < 0.01
