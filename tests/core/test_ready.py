"""What takes long is made ahead: nobody who types waits for it, and who needs it gets all of it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from small_index import article, small_index

from search import pace
from search.engine.base import Entry
from search.index import Index
from search.ledger import AwardRequest, rows_of, search_rows
from search.model import Article, Award, Cluster, District, Evidence
from search.pace import Ahead, Pace, Stopped

SAID = Evidence("body", 0, 3, "Bà ")


def praised(number: int) -> Article:
    award = Award("Bằng khen", "received", f"Bà Đào {number}", year=2024, evidence=SAID)
    return article(
        f"a{number}",
        f"Khen bà Đào {number}",
        "Bà được khen",
        published_at=f"2024-01-{number + 1:02}",
        districts=(District("Tây Hồ", "quận", "Hà Nội", "subject", SAID),),
        clusters=(Cluster(9, "Cụm thi đua số 9", "Hà Nội", members=("quận Tây Hồ",), evidence=SAID),),
        awards=(award, Award("Cờ thi đua", "proposed", count=3, shared=True, evidence=SAID)),
    )


ARTICLES = [praised(number) for number in range(7)]


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    with small_index(tmp_path, ARTICLES) as opened:
        yield opened


def until(met: Callable[[], object]) -> bool:
    end = time.monotonic() + 20
    while not met() and time.monotonic() < end:
        time.sleep(0.005)
    return bool(met())


def kinds(index: Index, text: str) -> set[str]:
    return {completion.kind for completion in index.suggest(text)}


def test_who_types_does_not_wait_for_recipients(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    """The ledger cannot be read yet: a server completes with what it has, and with recipients later."""
    monkeypatch.setattr("search.index.LOOK_SECONDS", 0.01)
    allowed = threading.Event()
    steps = Pace.steps

    def blocked(self: Pace, items: object) -> Iterator[object]:
        assert allowed.wait(20)
        return steps(self, items)  # type: ignore[arg-type]

    monkeypatch.setattr(Pace, "steps", blocked)
    index.keep_ready()
    index.keep_ready()  # once is enough
    assert kinds(index, "tây") == {"facet"}
    assert kinds(index, "đào") == {"article"}
    assert kinds(index.pinned(), "đào") == {"article"}
    allowed.set()
    assert until(lambda: "recipient" in kinds(index, "đào"))
    with index.engine.writer() as writer:
        writer.start(full=False)
        writer.add([Entry(praised(8), "test", "8")])
        writer.commit(sources=["test"], fingerprints={})
    assert until(lambda: "recipient" in kinds(index, "đào 8")), "made ahead again after a switch"


def test_without_a_keeper_everything_is_there_at_once(index: Index) -> None:
    assert kinds(index, "đào") == {"recipient", "article"}


def test_rows_of_outlines_are_rows_of_articles(index: Index) -> None:
    expected = list(rows_of(index.articles()))
    for request in (AwardRequest(limit=5, page=2), AwardRequest(limit=5, group="year")):
        assert index.awards(request) == search_rows(expected, request)
    assert list(index.award_rows()) == list(search_rows(expected, AwardRequest(limit=100)).rows)
    assert len(expected) == 14


def test_outlines_are_what_tables_need(index: Index) -> None:
    """And a withdrawal or a restoring is followed, though segments keep the outlines they read."""
    whole = praised(1)
    assert (
        Article.outline(whole.to_json()).to_json()
        == Article.outline(Article.from_json(whole.to_json()).to_json()).to_json()
    )
    assert index.awards().total == 14
    index.engine.withdraw(["a3"])
    assert "a3" not in {row.article.id for row in index.award_rows()}
    assert index.awards().total == 12
    index.engine.restore(["a3"])
    assert index.awards().total == 14


def test_a_value_is_made_once_and_who_waits_makes_it_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pace that rests so long that the test would never end, did the one who waits not stop the rests."""
    resting, woken = threading.Event(), threading.Event()

    def rest(seconds: float) -> None:
        resting.set()
        assert woken.wait(20)

    monkeypatch.setattr(pace, "STEP", -1.0)
    monkeypatch.setattr("search.pace.time.sleep", rest)
    own, made = Pace(), []
    value = Ahead(lambda: (made.append(1), list(own.steps(range(50))))[1], own)
    ahead = threading.Thread(target=value.prepare)
    ahead.start()
    assert resting.wait(20)
    assert value.ready() is None
    found: list[list[int]] = []
    waits = threading.Thread(target=lambda: found.append(value.get()))
    waits.start()
    assert until_waiting(own)
    woken.set()
    for thread in (ahead, waits):
        thread.join(20)
    assert found == [list(range(50))] == [value.get()]
    assert value.ready() == found[0]
    assert made == [1]


def until_waiting(own: Pace) -> bool:
    end = time.monotonic() + 20
    while not own._waiting and time.monotonic() < end:
        pass
    return bool(own._waiting)


def test_what_is_of_no_use_is_left_but_not_by_who_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "STEP", -1.0)
    own = Pace()
    value = Ahead(lambda: list(own.steps(range(5))), own)
    own.stop()
    with pytest.raises(Stopped):
        value.prepare()
    assert value.ready() is None
    assert value.get() == [0, 1, 2, 3, 4]
