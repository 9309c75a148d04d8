"""What is measured, in which order? Corpus, builds, queries in turns, agreement, raw text, the whole page."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from . import report
from .built import RAW_PEERS, RawPlan, bytes_section, raw_section
from .children import Cost, run_step
from .corpus import CorpusFacts
from .engines import Engine, Missing, load
from .machine import machine
from .measure import agree, measure
from .page import measure_pages
from .queries import make_queries
from .served import commands, measure_load, measure_memory, write_paths

PATHS = 20_000  # different addresses that visitors ask for
PARTS = ("classes", "raw", "page", "http")


@dataclass(frozen=True, slots=True)
class Settings:
    """The options of a run; see ``command``."""

    folder: Path
    corpus: Path
    articles: int | None = None
    generate: int | None = None
    engines: tuple[str, ...] = ("timtin",)
    queries: int = 150
    check: int = 20
    parts: tuple[str, ...] = PARTS
    whoosh_limit: int | None = None
    raw_limit: int = 1000
    budget: float = 30.0
    jobs: int = 2
    memory: int = 1024
    seed: int = 1
    seconds: float = 10.0
    requests: int = 10_000
    workers: int = 1


class Bench:
    """One run. *tell* gets a line for people now and then."""

    def __init__(self, settings: Settings, tell: Callable[[str], None]) -> None:
        self.settings, self.tell = settings, tell
        self.engines: dict[str, Engine] = {}
        self.missing: list[str] = []
        for name in dict.fromkeys(("timtin", *settings.engines)):
            try:
                self.engines[name] = load(name)
            except Missing as error:
                self.missing.append(f"{name} is left out: {error}")
                tell(self.missing[-1])
        self.place = settings.folder
        self.facts: CorpusFacts

    def run(self) -> str:
        """Measure, and return the report as Markdown."""
        self.facts = self._corpus()
        sections = [self._head()]
        if "classes" in self.settings.parts:
            sections += self._classes()
        if "raw" in self.settings.parts:
            sections.append(self._raw())
        if "page" in self.settings.parts:
            sections.append(self._page())
        if "http" in self.settings.parts:
            sections.append(self._http())
        return "\n".join(sections).rstrip()

    def _head(self) -> str:
        versions = ", ".join(f"{e.name} {e.version}" for e in self.engines.values())
        lines = [*machine(), versions, *self.missing]
        return "\n".join(f"- {line}" for line in lines) + "\n\n" + report.corpus_text(self.facts)

    @property
    def _prepared(self) -> Path:
        s = self.settings
        key = f"{s.corpus.resolve()}:{s.articles}:{s.generate}:{s.seed}"
        return self.place / f"corpus-{hashlib.sha256(key.encode()).hexdigest()[:8]}"

    def _corpus(self) -> CorpusFacts:
        s, folder = self.settings, self._prepared
        facts = folder / "facts.json"
        if not facts.exists():
            self.tell("Preparing the corpus")
            count = s.generate or s.articles or 1 << 40
            if not s.generate:
                from .corpus import read_texts

                count = min(count, len(read_texts(s.corpus, s.articles)))
            self._step("corpus", source=s.corpus.resolve(), size=count, real=s.articles, seed=s.seed, folder=folder)
        return CorpusFacts(**json.loads(facts.read_text("utf-8")))

    def _step(self, step: str, **arguments: Any) -> Cost:
        """Run a step, or remember what it cost where it was run before in this folder."""
        key = hashlib.sha256(f"{step}:{sorted(arguments.items())}".encode()).hexdigest()[:12]
        memo = self.place / f"cost-{step}-{key}.json"
        if memo.exists():
            return Cost(**json.loads(memo.read_text("utf-8")))
        cost = run_step(step, **arguments)
        memo.write_text(json.dumps(asdict(cost)), "utf-8")
        return cost

    def _classes(self) -> list[str]:
        limit = self.settings.whoosh_limit
        if "whoosh" not in self.engines or limit is None or limit >= self.facts.articles:
            return self._compare(list(self.engines), None)
        rest = [name for name in self.engines if name != "whoosh"]
        return [*self._compare(rest, None), *self._compare(["timtin", "whoosh"], limit)]

    def _compare(self, names: list[str], limit: int | None) -> list[str]:
        """Compare engines like for like on the first *limit* articles."""
        builds = {name: self._build(name, limit) for name in names}
        count = limit or self.facts.articles
        engines: dict[str, Engine] = {name: self.engines[name] for name in names}
        places = {name: self._index_of(name, limit) for name in names}
        openings = {
            name: self._step("opening", engine=name, corpus=self._prepared, folder=places[name]) for name in names
        }
        for name, engine in engines.items():
            engine.open(places[name])
        queries = make_queries(self._prepared, self.settings.queries, self.settings.seed, limit)
        self.tell(f"Asking {self.settings.queries} queries of each class")
        times = measure(engines, queries, self.settings.budget, self.tell)
        self.tell("Comparing answers")
        agreement = self._agreement(engines, places["timtin"], queries)
        return [
            f"### Like for like, {count:,} articles\n\nOne field of the same folded syllables, ten best with stored "
            f"titles, {self.settings.queries} queries of each class in turns.\n",
            report.classes_table(times, engines),
            report.ratios_table(times, engines),
            agreement,
            report.openings_table(openings, engines),
            report.builds_table(builds, engines, dict.fromkeys(names, count)),
        ]

    def _agreement(self, engines: dict[str, Engine], ours: Path, queries: Any) -> str:
        from .engines.ours import TimTin

        reference = TimTin(reference=True)
        reference.open(ours)
        peers = {name: engine for name, engine in engines.items() if name != "timtin"}
        return report.agreement_table(agree(engines["timtin"], reference, peers, queries, self.settings.check), engines)

    def _index_of(self, name: str, limit: int | None) -> Path:
        return self.place / f"{self._prepared.name}-{name}-{limit or 'all'}"

    def _build(self, name: str, limit: int | None) -> Cost:
        self.tell(f"Building with {self.engines[name].name}")
        return self._step("build", engine=name, corpus=self._prepared, folder=self._index_of(name, limit), limit=limit)

    def _whole(self) -> tuple[Path, Cost]:
        """Build TimTin's whole index of the corpus."""
        s = self.settings
        folder = self.place / f"{self._prepared.name}-whole-{s.jobs}-{s.memory}"
        self.tell(f"Building TimTin's whole index with {s.jobs} processes")
        return folder, self._step(
            "full_build", corpus=self._prepared, folder=folder, limit=None, jobs=s.jobs, memory=s.memory
        )

    def _raw(self) -> str:
        """Builds from raw text, and where the bytes of the index go."""
        folder, whole = self._whole()
        s = self.settings
        peers = [name for name in RAW_PEERS if name == "pyvi" or name.partition("-")[0] in self.engines]
        plan = RawPlan(self._prepared, self.facts.articles, s.raw_limit, s.jobs, s.memory, peers)
        return "\n".join((raw_section(plan, whole, self._step, self.tell), bytes_section(folder)))

    def _page(self) -> str:
        folder, _ = self._whole()
        self.tell("TimTin's own page")
        pages = measure_pages(self._prepared, folder, self.settings.queries, self.settings.seed, self.tell)
        held = (
            f"Opening: {pages.opening * 1000:.0f} ms of CPU, {_megabytes(pages.opened)}. After all searches: "
            f"{_megabytes(pages.searched)} (the system may take mapped pages back)."
        )
        head = f"### TimTin's own page, {self.facts.articles:,} articles\n"
        return "\n".join((head, report.pages_table(pages), held, ""))

    def _http(self) -> str:
        """Requests a second with some clients at once, and what the serving process holds after more and more."""
        s = self.settings
        ours, _ = self._whole()
        peer = self.place / f"{self._prepared.name}-page-whoosh" if "whoosh" in self.engines else None
        if peer is not None:
            self.tell("Building the page over stock Whoosh")
            self._step("page_build", corpus=self._prepared, folder=peer, limit=None)
        paths = self.place / f"{self._prepared.name}-paths.txt"
        write_paths(self._prepared, PATHS, s.seed, paths)
        servers = commands(ours, peer, s.workers)
        sections = [f"### Over HTTP, {self.facts.articles:,} articles\n"]
        if s.seconds:
            self.tell("Visiting servers")
            sections.append(report.loads_table(measure_load(servers, paths, s.seconds, self.tell)))
        if s.requests:
            self.tell("Visiting until memory is known")
            for name in (name for name in servers if name.startswith("TimTin")):
                measured = measure_memory(servers[name], paths, s.requests, self.tell)
                sections.append(report.held_table(*measured, name))
        return "\n".join(sections)


def _megabytes(held: tuple[int, int]) -> str:
    return f"{held[0] / 1e6:.0f} MB of private memory and {held[1] / 1e6:.0f} MB of mapped files"
