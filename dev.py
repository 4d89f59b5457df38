"""The one entrance for people and CI: python3 dev.py COMMAND. Needs nothing but Python 3.11.

  run          set everything up and open the app (without a display: play the demo headless)
  demo         play the bundled round through the real window          [arguments of `interviewer demo`]
  interviewer  the app's own command line                              [its arguments]
  test         set up, then ruff, mypy, import-linter and pytest       [--fresh: new environment] [pytest's arguments]
  lint         the first three of these
  bench        measure what the app must reach                         [--json FILE] [--only NAME]
  study        simulate what calibration's methods make of known truths [--small] [--only NAME] [--json FILE]
  screenshots  draw every screen                                       [its arguments]
  viewers      read our papers with pdf.js and LibreOffice
  docs         write the pages that are made from the code
  bundle       build the frozen app and play the demo in it
  bare         repeat `run` and `test` on a bare Debian 12 in a chroot  [--keep]
  lock         write the locks anew from pyproject.toml
"""

from __future__ import annotations

import os
import sys

if sys.version_info < (3, 11):
    sys.exit("Interviewer Copilot needs Python 3.11 or newer; this is %d.%d." % sys.version_info[:2])

from tools import bare, bundle, checks, lock, system, viewers
from tools.environment import Environment
from tools.shell import ROOT, Trouble, loudly, offscreen, say, with_checkout


def ready(*groups: str) -> Environment:
    """The working environment with the packages of `groups` beside the app's own."""
    system.ensure(system.PYTHON + system.OFFSCREEN)
    environment = Environment(ROOT / ".venv")
    environment.sync("base", *groups)
    return environment


def run(arguments: list[str]) -> int:
    window = system.display()
    if window is None:
        say("There is no display here, so the demo round is played without one.")
        return demo(arguments)
    system.ensure(system.PYTHON + system.OFFSCREEN + window)
    if not system.display_answers():
        say(f"No display answers at {os.environ.get('DISPLAY')}, so the demo round is played without one.")
        return demo(arguments)
    return loudly([ready().python, "-m", "interviewer_app", *arguments])


def demo(arguments: list[str]) -> int:
    out = arguments or ["--out", "demo-out"]
    return loudly([ready().python, "-m", "interviewer_app", "demo", *out], offscreen())


def interviewer(arguments: list[str]) -> int:
    return loudly([ready().python, "-m", "interviewer_app", *arguments])


def lint(arguments: list[str]) -> int:
    return checks.lint(ready("dev"))


def test(arguments: list[str]) -> int:
    return checks.test(arguments)


def bench(arguments: list[str]) -> int:
    system.ensure(system.PYTHON + system.OFFSCREEN + system.TESTS + system.PANGO + system.R)
    peers = Environment(ROOT / ".bench-venv", project=False)
    peers.sync("bench")
    environ = {**offscreen(), "BENCH_PEERS_PYTHON": str(peers.python)}
    return loudly([ready("dev").python, "-m", "benchmarks", *arguments], with_checkout(environ))


def study(arguments: list[str]) -> int:
    return loudly([ready("dev").python, "-m", "benchmarks.study", *arguments], with_checkout(os.environ))


def screenshots(arguments: list[str]) -> int:
    return loudly([ready("dev").python, "-m", "tools.screenshots", *arguments], with_checkout(offscreen()))


def docs(arguments: list[str]) -> int:
    return loudly([ready("dev").python, "-m", "tools.pages"], with_checkout(offscreen()))


COMMANDS = {
    "run": run,
    "demo": demo,
    "interviewer": interviewer,
    "test": test,
    "lint": lint,
    "bench": bench,
    "study": study,
    "screenshots": screenshots,
    "docs": docs,
    "viewers": viewers.viewers,
    "bundle": bundle.bundle,
    "bare": bare.bare,
    "lock": lock.lock,
}


def main(arguments: list[str]) -> int:
    if arguments[:1] in ([], ["-h"], ["--help"]):
        print(__doc__)
        return 0 if arguments else 2
    command = COMMANDS.get(arguments[0])
    if command is None:
        raise Trouble(f"dev.py knows no command {arguments[0]!r}; it knows {', '.join(COMMANDS)}.", 2)
    return command(arguments[1:])


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        sys.exit(trouble.exit_code)
    except OSError as error:
        print(f"The machine stands in the way: {error}.", file=sys.stderr)
        sys.exit(3)
    except KeyboardInterrupt:
        sys.exit(130)
