"""
PyVi's weights and word lists, read from the files of the installed package.

The model is a CRFsuite file (format of CRFsuite 0.12, "lCRF") kept as a string inside a pickle. The pickle is read
with ``pickletools``, which lists its operations and executes none.
"""

from __future__ import annotations

import importlib.util
import pickletools
import struct
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ...errors import MissingPackage

LABELS = ("B_W", "I_W")  # begins a word, is inside one
_FAMILIES = frozenset(
    ["bias"]
    + [f"{place}{name}" for place in ("", "-1:", "+1:") for name in ("word.isupper()", "word.istitle()")]
    + ["word.isdigit()", "-1:word.bi_gram()", "+1:word.bi_gram()", "-2:word.tri_gram()", "+2:word.tri_gram()"]
)
_WORD_FAMILIES = ("word.lower():", "-1:word.lower():", "+1:word.lower():")
_FILE_HEAD = struct.Struct("<4sI4s9I")
_CHUNK_HEAD = struct.Struct("<4s5I")
_FEATURE = struct.Struct("<IIId")


class UnknownModelError(Exception):
    """The installed PyVi has a model that this decoder does not know; PyVi itself has to answer."""


@dataclass(frozen=True, slots=True)
class Model:
    """
    *difference*: attribute -> its weight for ``B_W`` minus that for ``I_W``. *transitions*: the weights of B to B,
    B to I, I to B, I to I. *pairs* and *triples*: the words of two and of three syllables, joined by a space.
    """

    difference: dict[str, float]
    transitions: tuple[float, float, float, float]
    pairs: frozenset[str]
    triples: frozenset[str]


def package_folder() -> Path:
    """Return the folder of the installed PyVi without importing it; :class:`MissingPackage` where there is none."""
    spec = importlib.util.find_spec("pyvi")
    if spec is None or spec.origin is None:
        raise MissingPackage("PyVi is needed to find words, and is not installed.", hint="Install it: pip install pyvi")
    return Path(spec.origin).parent


@lru_cache(maxsize=1)
def load() -> Model:
    """Return the installed PyVi's model, read once. Raises :class:`UnknownModelError` if it has another shape."""
    models = package_folder() / "models"
    try:
        difference, transitions = read_weights(crf_bytes((models / "pyvi3.pkl").read_bytes()))
        words = (models / "words.txt").read_text(encoding="utf-8").split("\n")
    except (OSError, struct.error, ValueError, IndexError) as error:
        raise UnknownModelError(f"PyVi's model could not be read: {error}") from error
    by_spaces = [(word.count(" "), word) for word in words]
    return Model(
        difference,
        transitions,
        frozenset(word for spaces, word in by_spaces if spaces == 1),
        frozenset(word for spaces, word in by_spaces if spaces == 2),
    )


def crf_bytes(pickled: bytes) -> bytes:
    """Return the CRFsuite file inside PyVi's pickle: the first text that begins with its magic number."""
    for operation, argument, _ in pickletools.genops(pickled):
        if "UNICODE" in operation.name and isinstance(argument, str) and argument.startswith("lCRF"):
            return argument.encode("latin-1")
        if "BYTES" in operation.name and isinstance(argument, bytes) and argument.startswith(b"lCRF"):
            return argument
    raise UnknownModelError("expected a CRFsuite model inside PyVi's pickle, found none")


def read_weights(data: bytes) -> tuple[dict[str, float], tuple[float, float, float, float]]:
    """Return the weight differences by attribute and the four transitions of a CRFsuite file."""
    head = _FILE_HEAD.unpack_from(data, 0)
    if head[0] != b"lCRF" or head[2] != b"FOMC":
        raise UnknownModelError(f"expected a first-order CRFsuite model, found {head[0]!r} {head[2]!r}")
    features, labels, attributes = head[7], _strings(data, head[8]), _strings(data, head[9])
    if sorted(labels) != sorted(LABELS):
        raise UnknownModelError(f"expected the labels {LABELS}, found {labels}")
    strange = next((name for name in attributes if not _known(name)), None)
    if strange is not None:
        raise UnknownModelError(f"expected PyVi's attributes, found {strange!r}")
    begins = labels.index(LABELS[0])
    difference: dict[str, float] = {}
    transitions = {(a, b): 0.0 for a in (0, 1) for b in (0, 1)}
    count = struct.unpack_from("<I", data, features + 8)[0]
    rows = data[features + 12 : features + 12 + _FEATURE.size * count]
    for kind, source, target, weight in _FEATURE.iter_unpack(rows):
        if kind == 0:
            name = attributes[source]
            difference[name] = difference.get(name, 0.0) + (weight if target == begins else -weight)
        else:
            transitions[int(source != begins), int(target != begins)] = weight
    return difference, (transitions[0, 0], transitions[0, 1], transitions[1, 0], transitions[1, 1])


def _known(attribute: str) -> bool:
    return attribute in _FAMILIES or attribute.startswith(_WORD_FAMILIES)


def _strings(data: bytes, base: int) -> list[str]:
    """The strings of a CQDB chunk by number (its backward table)."""
    _, _, _, _, count, table = _CHUNK_HEAD.unpack_from(data, base)
    out = []
    for at in struct.unpack_from(f"<{count}I", data, base + table):
        (size,) = struct.unpack_from("<I", data, base + at + 4)
        out.append(data[base + at + 8 : base + at + 8 + size].rstrip(b"\0").decode("utf-8", "surrogateescape"))
    return out
