"""Runs the study: python3 dev.py study [--small] [--only NAME] [--json FILE]

Exit codes: 0 every goal is met, 1 one is not, 2 wrong usage. With `--small` goals are shown and not counted, as they
are stated for the full size.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.study.lines import print_lines, write_lines
from benchmarks.study.subjects import SUBJECTS, study, title_of


def main(arguments: Sequence[str]) -> int:
    options = _options(arguments)
    found = {}
    for name in [options.only] if options.only else SUBJECTS:
        print(f"studying: {name}", file=sys.stderr, flush=True)
        found[name] = study(name, options.small)
        print_lines(title_of(name), found[name])
    if options.json is not None:
        write_lines(found, options.json)
    met = all(line.met for lines in found.values() for line in lines)
    return 0 if met or options.small else 1


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py study", description="What the methods make of data with known truth.")
    parser.add_argument("--small", action="store_true", help="few cases: shows that it works, proves nothing")
    parser.add_argument("--only", choices=SUBJECTS, metavar="NAME", help=f"one subject: {', '.join(SUBJECTS)}")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the lines to FILE")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
