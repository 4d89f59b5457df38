"""What is studied: a name for `--only`, and the module whose `run(small)` answers with its lines.

`small` draws as little as shows that the subject works, and runs in the tests; the goals are for the full size.
"""

from __future__ import annotations

from importlib import import_module

from benchmarks.study.lines import Line

# Each module: TITLE, one line that says the full size, and run(small: bool) -> list[Line].
SUBJECTS = ("drawing", "coverage", "agreement", "drift", "drift_dimensions", "drift_versions")


def title_of(name: str) -> str:
    return str(import_module(f"benchmarks.study.{name}").TITLE)


def study(name: str, small: bool) -> list[Line]:
    """The lines of one subject; the same seeds give the same lines."""
    lines: list[Line] = import_module(f"benchmarks.study.{name}").run(small)
    return lines
