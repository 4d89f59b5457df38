"""Everything CI runs, in the order in which it tells most, and all of it even when the first part fails."""

from __future__ import annotations

from collections.abc import Sequence

from tools import system
from tools.environment import Environment
from tools.shell import ROOT, loudly, offscreen, say


def test(arguments: Sequence[str]) -> int:
    """All checks; `--fresh` runs them in a new environment of CI's own. Answers with pytest's code, or 1."""
    fresh = "--fresh" in arguments
    system.ensure(system.PYTHON + system.OFFSCREEN + system.TESTS + system.KEYBOARDS)
    environment = Environment(ROOT / (".ci-venv" if fresh else ".venv"))
    if fresh:
        environment.remove()
    environment.sync("base", "dev")
    linted = lint(environment)
    pytest = [environment.python, "-m", "pytest", *(item for item in arguments if item != "--fresh")]
    tested = loudly(pytest, offscreen(), ROOT)
    if linted:
        say("The tests ran, but ruff, mypy or import-linter found something: see above.")
    return tested or linted


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
