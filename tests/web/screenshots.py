"""
Make the pictures of the documents: each page on a phone and a desk, in light and dark.

    python tests/web/screenshots.py docs/images            pictures of the seeds
    python tests/web/screenshots.py pictures --index var/index --dark

``make screenshots`` runs it. Pictures are cut at two screens' height; they show the look, not every hit.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE / "support"), str(HERE.parents[1])]

from chromium import chromium, running  # noqa: E402

from web import create_app  # noqa: E402

PAGES = {
    "home": "/",
    "results": "/?q=cum+thi+dua",
    "zero": "/?q=co+thi+dua&year=2019&province=H%C3%A0+N%E1%BB%99i",
    "ledger": "/khen-thuong",
    "cluster": "/cum/H%C3%A0%20N%E1%BB%99i/12",
    "coverage": "/do-phu?theo=district",
}
WIDTHS = {"phone": (360, 780, 1), "desk": (1280, 900, 1)}  # CSS pixels, and device pixels for one of them


def seeds_index(folder: Path) -> str:
    """Index the seeds into *folder*; return its location."""
    from timtin.main import main

    location = str(folder / "index")
    main(["--index", location, "reindex", str(HERE.parents[1] / "seeds")], standalone_mode=False)
    return location


def an_article(location: str) -> str:
    """Return the path of the article with most awards, the one that shows most."""
    from search import open_index
    from web.links import UrlState, article_path

    with open_index(location) as index:
        return UrlState.of(article_path(max(index.articles(), key=lambda a: (len(a.awards), a.id)).id), []).url


def take(location: str, target: Path, schemes: list[str]) -> None:
    """Write a picture of each page, width and scheme into *target*."""
    pages = PAGES | {"article": an_article(location)}
    target.mkdir(parents=True, exist_ok=True)
    with running(create_app({"INDEX": location})) as site, chromium() as browser:
        for name, url in pages.items():
            for device, (width, height, scale) in WIDTHS.items():
                for scheme in schemes:
                    page = browser.new_page(
                        viewport={"width": width, "height": height}, device_scale_factor=scale, color_scheme=scheme
                    )
                    page.goto(site + url)
                    full = min(page.evaluate("document.documentElement.scrollHeight"), 2 * height)
                    path = target / f"{name}-{device}{'' if scheme == 'light' else '-dark'}.png"
                    page.set_viewport_size({"width": width, "height": full})
                    page.screenshot(path=path)
                    page.close()
                    print(path)


def run() -> None:
    """Read the command line and take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", type=Path)
    parser.add_argument("--index", help="an index that is there already; default: one made of seeds/")
    parser.add_argument("--dark", action="store_true", help="dark pictures too")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        location = asked.index or seeds_index(Path(folder))
        take(location, asked.target, ["light", "dark"] if asked.dark else ["light"])


if __name__ == "__main__":
    run()
