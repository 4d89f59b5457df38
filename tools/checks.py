"""Everything CI runs, in the order in which it tells most, and all of it even when the first part fails."""

from __future__ import annotations

from collections.abc import Sequence

from tools import system
from tools.environment import Environment
from tools.shell import ROOT, loudly, offscreen, say
from tools.side_by_side import side_by_side


def test(arguments: Sequence[str]) -> int:
    """All checks; `--fresh` runs them in a new environment of CI's own. Answers with pytest's code, or 1."""
    fresh = "--fresh" in arguments
    system.ensure(system.PYTHON + system.OFFSCREEN + system.TESTS + system.KEYBOARDS)
    environment = Environment(ROOT / (".ci-venv" if fresh else ".venv"))
    if fresh:
        environment.remove()
    environment.sync("base", "dev")
    linted = lint(environment)
    tested = _test(environment, [item for item in arguments if item != "--fresh"])
    if linted:
        say("The tests ran, but ruff, mypy or import-linter found something: see above.")
    return tested or linted


# A process each: windows of a thousand tests before would be restyled with every change of theme. About the same length
# each, the longest first, so that all processors are through at the same time; each test file in exactly one.
PARTS = (
    ("tests", "--ignore=tests/ui", "--ignore=tests/journeys", "--ignore=tests/core/calibration"),
    ("tests/ui/live", "tests/ui/strip", "tests/ui/rating"),
    ("tests/ui/access", "tests/core/calibration"),
    ("tests/journeys", "--ignore=tests/journeys/test_kills.py"),
    (
        "tests/ui", "--ignore=tests/ui/access", "--ignore=tests/ui/live", "--ignore=tests/ui/strip",
        "--ignore=tests/ui/rating",
    ),
    ("tests/journeys/test_kills.py",),
)  # fmt: skip


def _test(environment: Environment, arguments: Sequence[str]) -> int:
    """pytest on what the arguments name, without any on everything; the first code that is not 0."""
    if arguments:
        return loudly([environment.python, "-m", "pytest", *arguments], offscreen(), ROOT)
    say(f"== pytest: {len(PARTS)} parts side by side, each told when it is through")
    commands = [[environment.python, "-m", "pytest", "-p", "no:cacheprovider", *part] for part in PARTS]
    return next((code for code in side_by_side(commands, offscreen(), ROOT) if code), 0)


def lint(environment: Environment) -> int:
    """ruff, mypy and import-linter; 0 if all are content, otherwise 1."""
    checks = {
        "ruff": ["-m", "ruff", "check", "."],
        "mypy": ["-m", "mypy"],
        "import-linter": ["-c", "from importlinter.cli import lint_imports_command as lint; lint()"],
    }
    failed = [name for name, check in checks.items() if _fails(environment, name, check)]
    return 1 if failed else 0


def _fails(environment: Environment, name: str, check: Sequence[str]) -> bool:
    say(f"== {name}")
    return loudly([environment.python, *check], folder=ROOT) != 0
