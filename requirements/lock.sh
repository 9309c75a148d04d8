#!/bin/sh
# Writes the locks beside it from pyproject.toml: versions and hashes, no address of any registry.
set -eu
cd "$(dirname "$0")/.."
lock() { uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
    --no-emit-index-url --no-emit-find-links "$@"; }
command -v uv >/dev/null || { echo "uv is needed to refresh the locks: pip install uv" >&2; exit 1; }
lock pyproject.toml --group build -o requirements/run.txt
lock pyproject.toml --group build --group test -c requirements/run.txt -o requirements/test.txt
lock pyproject.toml --extra bench -c requirements/run.txt -o requirements/bench.txt
