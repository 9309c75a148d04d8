"""Who may import whom: web -> search <- index; only the command line knows all three."""

from __future__ import annotations

import ast
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ALLOWED = {
    "search": {"search"},
    "index": {"index", "search"},
    "web": {"web", "search"},
    "timtin": {"timtin", "search", "index", "web"},
}


def imported(path: Path) -> set[str]:
    """The top-level names a file imports absolutely, wherever in the file."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            names.add(node.module.partition(".")[0])
    return names


def loaded_after(statement: str, *modules: str) -> str:
    """Code that prints which of *modules* a statement loads."""
    return f"{statement}; import sys; print(*[m for m in {modules!r} if m in sys.modules])"


@pytest.mark.parametrize("package", ALLOWED)
def test_a_package_imports_only_what_it_may(package: str) -> None:
    files = list((ROOT / package).rglob("*.py"))
    assert files
    wrong = {str(f.relative_to(ROOT)): bad for f in files if (bad := imported(f) & ALLOWED.keys() - ALLOWED[package])}
    assert wrong == {}


def test_importing_search_loads_neither_pages_nor_models() -> None:
    """In a clean interpreter, from another folder: flask, pyvi, index and web stay out."""
    code = loaded_after("import search, search.index", "flask", "pyvi", "sklearn", "web", "index")
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, cwd="/", check=True)
    assert done.stdout.strip() == ""


def test_help_loads_no_model_and_no_server() -> None:
    call = "from click.testing import CliRunner; from timtin import main; done = CliRunner().invoke(main, ['-h'])"
    code = loaded_after(f"{call}; assert done.exit_code == 0", "flask", "pyvi", "numpy", "whoosh")
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, cwd="/", check=True)
    assert done.stdout.strip() == ""


@pytest.mark.parametrize("name", ["search", "index", "web"])
def test_the_general_names_are_ours_alone(name: str) -> None:
    """Another distribution with one of these names would overwrite files, and pip would say nothing."""
    module = __import__(name)
    assert Path(module.__file__ or "").resolve().parent == (ROOT / name).resolve()
    assert set(packages_distributions().get(name, ["timtin"])) <= {"timtin"}


def test_public_names_are_sorted_complete_and_there() -> None:
    import search

    assert sorted(search.__all__, key=lambda n: (n.islower(), n)) == list(search.__all__)
    assert all(getattr(search, name) is not None for name in search.__all__)
    assert set(search._HOME) | {"open_index"} == set(search.__all__)
