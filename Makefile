# What can be done here, one target each. Neither needs another command first.
PORT ?= 8000
HOST ?= 127.0.0.1
INDEX ?= var/index
SOURCE ?= seeds
PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test check lint fuzz soak crash engines bench lock screenshots clean

run: .venv/.run  ## Make .venv, index SOURCE, serve the page
	@# 3 says that single inputs were rejected (each is named above): the rest is served
	$(BIN)/timtin --index "$(INDEX)" reindex "$(SOURCE)" || test $$? -eq 3
	$(BIN)/timtin --index "$(INDEX)" serve --host $(HOST) --port $(PORT)

test: .venv/.test  ## All tests that fit into minutes
	sh tests/provide.sh
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest $(PYTEST_ARGS)

check: .venv/.test  ## What needs no browser and no server: lint, types, quick tests
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pytest -q -m "not browser and not opensearch and not slow"

engines: .venv/.test  ## NEWS=articles.jsonl.gz: the same articles in a folder and on a cluster
	$(BIN)/python tests/long/engines.py $(NEWS)

lint: .venv/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

fuzz: .venv/.test  ## BUDGET=… strings and pages of the long fuzz run
	$(BIN)/python tests/long/fuzz.py $(if $(BUDGET),--budget $(BUDGET))

soak: .venv/.test  ## REQUESTS=… mixed requests while reindexing
	$(BIN)/python tests/long/soak.py $(if $(REQUESTS),--requests $(REQUESTS))

crash: .venv/.test  ## EVERY=… of the steps of the crash matrix, KILLS=… processes killed
	$(BIN)/python tests/long/crash.py $(if $(EVERY),--every $(EVERY)) $(if $(KILLS),--kills $(KILLS))

bench: .venv/.bench  ## The project's own measurements, peers side by side
	$(BIN)/timtin bench $(BENCH_ARGS)

screenshots: .venv/.test
	$(BIN)/python tests/web/screenshots.py docs/images

lock: .venv/.test  ## Refresh the locked dependencies (versions and hashes, no addresses)
	sh requirements/lock.sh

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "TimTin needs Python 3.11 or newer; PYTHON=… names another one.")'
	$(PYTHON) -m venv .venv

.venv/.run: requirements/run.txt pyproject.toml .venv/bin/python
	@echo "TimTin: installing the locked dependencies into .venv (a few minutes the first time)"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/.test: requirements/test.txt .venv/.run
	@echo "TimTin: installing what the tests need"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	@touch $@

.venv/.bench: requirements/bench.txt .venv/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.txt
	@touch $@

clean:
	rm -rf .venv var .pytest_cache .mypy_cache .ruff_cache .hypothesis
