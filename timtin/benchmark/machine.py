"""On what was it measured? Versions and machine, as a report must name them."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime
from pathlib import Path

import numpy as np


def machine() -> list[str]:
    """Return lines that name date, processor, cores, memory, system and Python."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    return [
        f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
        f"{_processor()}, {os.cpu_count()} cores, {_memory()}, load {load:.1f} when the report was written",
        f"{platform.system()} {platform.release()}, Python {platform.python_version()}, NumPy {np.__version__}",
    ]


def _processor() -> str:
    try:
        for line in Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()


def _memory() -> str:
    try:
        return f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 1e9:.0f} GB"
    except (ValueError, OSError):
        return "memory unknown"
