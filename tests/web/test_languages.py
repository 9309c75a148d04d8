"""English is complete: every message that code or templates can show has its English, and nothing is left over."""

from __future__ import annotations

import ast
import re
import string
from pathlib import Path

import pytest
from flask import Flask, g
from jinja2 import Environment
from jinja2.ext import extract_from_ast

from search.facets import NONE_LABEL, STATUS_LABELS
from search.fields import FACETS
from search.params import FAULTS, fault
from search.vocabulary.awards import AWARD_LEVELS
from web import errors, i18n
from web.pages import ledger, results
from web.present import labels, phrase

WEB = Path(i18n.__file__).parent


def _in_code() -> set[str]:
    found = set()
    for path in WEB.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_":
                first = node.args[0]
                if isinstance(first, ast.Constant):
                    found.add(first.value)
    return found


def _in_templates() -> set[str]:
    env = Environment(autoescape=True)
    found = set()
    for path in (WEB / "templates").iterdir():
        for _line, _function, message in extract_from_ast(env.parse(path.read_text("utf-8")), gettext_functions=("_",)):
            found.add(message[0] if isinstance(message, tuple) else message)
    return found


def _in_tables() -> set[str]:
    found = {f.label for f in FACETS} | set(STATUS_LABELS.values()) | {NONE_LABEL, "(Không nêu tên)"}
    found |= {level.label for level in AWARD_LEVELS} | set(labels.FIELD_TITLES.values())
    found |= set(FAULTS.values())
    found |= {text for pair in errors.MESSAGES.values() for text in pair}
    found |= {text for pair in phrase.FRAGMENTS.values() for text in pair}
    found |= set(results.SORT_LABELS.values()) | set(ledger.SORTS.values()) | set(ledger.GROUPS.values())
    return found


MESSAGES = sorted(m for m in _in_code() | _in_templates() | _in_tables() if m)


@pytest.mark.parametrize("message", MESSAGES)
def test_every_message_has_its_english(message):
    assert message in i18n.catalogue("en")


def test_no_english_is_left_over():
    assert set(i18n.catalogue("en")) == set(MESSAGES)


@pytest.mark.parametrize("message", MESSAGES)
def test_english_fills_in_the_same_values(message):
    def names(text):
        return sorted(name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name)

    assert names(message) == names(i18n.catalogue("en")[message])


@pytest.mark.parametrize("message", MESSAGES)
def test_vietnamese_puts_tone_marks_in_the_old_style(message):
    """House style: hòa, xóa, ủy, not hoà, xoá, uỷ (at the end of a syllable)."""
    assert re.findall(r"\b\w*(?:o[àáảãạ]|o[èéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])\b", message) == []


@pytest.mark.parametrize("kind", FAULTS)
def test_what_the_core_said_is_said_in_english(kind):
    values = {"allowed": "newest, oldest", "value": "31/13/2024 “x”", "n": 50, "low": 1, "high": 100}
    line = fault("from", kind, **values).partition(": ")[2]
    app = Flask(__name__)
    with app.test_request_context():
        g.language = "en"
        assert i18n.said(line) == i18n.catalogue("en")[FAULTS[kind]].format(**values)
        g.language = "vi"
        assert i18n.said(line) == line
        assert i18n.said("nothing of this kind") == "nothing of this kind"
