"""
Measure pages in a real browser as on a slow phone: first paint, bytes, layout shift.

    python tests/web/measure.py --index var/index

Conditions: processor 4 times slower, 1.6 Mbit/s down, 150 ms to the server (the usual "slow 4G"), nothing kept from
before, the median of three visits. Prints Markdown.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE / "support"), str(HERE.parents[1])]

from chromium import chromium, running  # noqa: E402

from web import create_app  # noqa: E402

PAGES = {
    "home": "/",
    "results": "/?q=thi+dua",
    "ledger": "/khen-thuong",
    "clusters": "/cum",
    "coverage": "/do-phu?theo=district",
    "zero results": "/?q=khongcogi",
}
SHIFT = (
    "window.shift = 0; new PerformanceObserver(l => l.getEntries().forEach(e => window.shift += e.value))"
    ".observe({type: 'layout-shift', buffered: true})"
)


def visit(browser, url: str) -> tuple[float, int, int, float]:
    """Return first contentful paint (ms), bytes on the wire, requests, and layout shift of one visit."""
    context = browser.new_context(viewport={"width": 360, "height": 780})
    page = context.new_page()
    client = context.new_cdp_session(page)
    client.send("Network.enable")
    client.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 93_750},
    )
    client.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    sizes: list[int] = []
    client.on("Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"])))
    page.add_init_script(SHIFT)
    page.goto(url)
    page.wait_for_load_state("networkidle")
    paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    shift = page.evaluate("window.shift")
    context.close()
    return paint, sum(sizes), len(sizes), shift


def run() -> None:
    """Read the command line, visit, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--index", default="var/index")
    asked = parser.parse_args()
    print("| page | first contentful paint, ms | bytes | requests | layout shift |\n|---|---:|---:|---:|---:|")
    with running(create_app({"INDEX": asked.index})) as site, chromium() as browser:
        for name, url in PAGES.items():
            visit(browser, site + url)
            seen = [visit(browser, site + url) for _ in range(3)]
            paint, size, count, shift = (statistics.median(column) for column in zip(*seen, strict=True))
            print(f"| {name} | {paint:.0f} | {size:,} | {count} | {shift:.3f} |")


if __name__ == "__main__":
    run()
