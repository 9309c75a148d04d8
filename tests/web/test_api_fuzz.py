"""
Random requests made from the API's own description: no server error, no answer that is not described.

A short run; ``TIMTIN_API_CASES=5000`` (cases for each endpoint) makes it a long one.
"""

from __future__ import annotations

import os

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from web.api.openapi import ENDPOINTS

CASES = int(os.environ.get("TIMTIN_API_CASES", "25"))
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]


@pytest.fixture(scope="module")
def api(app):
    return schemathesis.openapi.from_wsgi("/api/openapi.json", app)


@pytest.mark.parametrize(
    ("path", "mode"),
    [
        pytest.param(e.path, mode, id=f"{e.name}, {mode.name.lower()} data")
        for e in ENDPOINTS
        for mode in GenerationMode
        if (e.name, mode) != ("article", GenerationMode.NEGATIVE)
    ],
)  # any text may be an id: nothing to get wrong
def test_no_undocumented_answer(api, path, mode):
    """Called through Hypothesis directly: the plugin of schemathesis needs an older pytest."""

    @given(case=api[path]["GET"].as_strategy(generation_mode=mode))
    @settings(max_examples=CASES, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    def run(case):
        # Without a server in between nothing undoes the compression that its client says it can read.
        answer = case.call_and_validate(checks=CHECKS, headers={"Accept-Encoding": "identity"})
        assert answer.status_code in (200, 304, 400, 404, 405, 414)

    run()
