"""Reading what a test runner printed: each test by name, and whether it passed, failed by assertion, or broke."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple

Outcome = Literal["passed", "failed", "broken"]


class Verdict(NamedTuple):
    """One test. `failed` is an assertion that did not hold; `broken` is any other end that is no pass."""

    name: str
    outcome: Outcome


_NAMED = re.compile(r"^(?P<name>test\w*) \((?P<where>[\w.]+)\)", re.MULTILINE)
_SKIPS = re.compile(
    r"^(?P<name>test\w*) \((?P<where>[\w.]+)\)(?:\n.*)? \.\.\. (?:skipped|expected failure|unexpected)", re.M
)
_HEADED = re.compile(r"^={70}\n(?P<how>FAIL|ERROR): (?P<name>\S+) \((?P<where>[^)]+)\)", re.MULTILINE)
_POINT = re.compile(r"^(?P<indent> *)(?P<not>not )?ok \d+(?: - (?P<name>.*))?$")
_SKIPPED = re.compile(r"#\s*(?:SKIP|TODO)\b", re.IGNORECASE)


def read_unittest(output: str) -> list[Verdict]:
    """What `python -m unittest -v` printed. A module that cannot be imported counts as broken."""
    skipped = {(each["name"], each["where"]) for each in _SKIPS.finditer(output)}
    headed = {(each["name"], each["where"]): each["how"] for each in _HEADED.finditer(output)}
    tests = dict.fromkeys([*((each["name"], each["where"]) for each in _NAMED.finditer(output)), *headed])
    found = []
    for test in tests:
        how = "ERROR" if test in skipped else headed.get(test, "")
        outcome: Outcome = "failed" if how == "FAIL" else "broken" if how else "passed"
        found.append(Verdict(test[0], outcome))
    return found


def read_tap(output: str) -> list[Verdict]:
    """What `node --test --test-reporter=tap` printed: every test at the bottom, suites left out.

    A failed test is `failed` where its block names ERR_ASSERTION; skipped and to-do tests count as broken, since they
    prove nothing.
    """
    found: list[Verdict] = []
    lines = output.splitlines()
    for number, line in enumerate(lines):
        point = _POINT.match(line)
        if point is None:
            continue
        block = _block(lines, number + 1, len(point["indent"]))
        if "type: 'suite'" in block:
            continue
        name = point["name"] or ""
        if _SKIPPED.search(name):
            outcome: Outcome = "broken"
        elif point["not"] is None:
            outcome = "passed"
        else:
            outcome = "failed" if "code: 'ERR_ASSERTION'" in block else "broken"
        found.append(Verdict(_SKIPPED.split(name)[0].strip(), outcome))
    return found


def _block(lines: list[str], start: int, indent: int) -> str:
    """The lines between `---` and `...` that follow a test point."""
    if start >= len(lines) or lines[start].strip() != "---":
        return ""
    end = next((n for n in range(start, len(lines)) if lines[n] == " " * (indent + 2) + "..."), len(lines))
    return "\n".join(lines[start:end])


READERS: Mapping[str, Callable[[str], list[Verdict]]] = {"unittest": read_unittest, "tap": read_tap}
