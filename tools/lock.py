"""Writes the locks anew: each package at one version, with the hashes of all its wheels and no address of a registry.

pip does all of it: it resolves each group of pyproject.toml (a dry run), then its own collector reads which wheels the
configured index holds of each version. That collector is one of pip's inner parts, so pip's version is fixed here.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tools.environment import LOCKS, Environment
from tools.shell import ROOT, Trouble, quietly, say

PIP = "26.3"
HEAD = "# Written by: python3 dev.py lock. Names, versions, wheel hashes; never an address.\n"

# Runs inside the environment, with its pip.
READER = """
import json, sys
from pip._internal.commands import create_command
from pip._internal.index.collector import LinkCollector, parse_links
from pip._internal.models.link import Link
from pip._vendor.packaging.utils import InvalidWheelFilename, parse_wheel_filename

def is_of(link, version):
    try:
        return str(parse_wheel_filename(link.filename)[1]) == version
    except InvalidWheelFilename:
        return False

pins = json.load(sys.stdin)
command = create_command("download")
options, _ = command.parse_args([])
with command.main_context():
    collector = LinkCollector.create(command.get_default_session(options), options=options)
    found = {}
    for name, version in pins.items():
        page = collector.fetch_response(Link(options.index_url.rstrip("/") + "/" + name.replace(".", "-") + "/"))
        links = list(parse_links(page)) if page else []
        found[name] = sorted({link.hash for link in links if link.hash_name == "sha256" and is_of(link, version)})
print("\\n" + json.dumps(found))
"""

Pins = dict[str, str]


def lock(arguments: list[str]) -> int:
    """Resolve the four groups and write their locks.

    raises: Trouble if pip cannot resolve them, or a version has no wheel
    """
    with tempfile.TemporaryDirectory() as folder:
        tool = Environment(Path(folder) / "venv", project=False)
        quietly([sys.executable, "-m", "venv", tool.folder], "Creating the virtual environment")
        quietly([tool.python, "-m", "pip", "install", f"pip=={PIP}"], "Installing pip")
        base = _resolve(tool, _wanted("base"), {})
        dev = _resolve(tool, _wanted("base") + _wanted("dev"), base)
        bundle = _resolve(tool, _wanted("base") + _wanted("bundle"), {**base, **dev})
        groups = {
            "base": base,
            "dev": _without(dev, base),
            "bundle": _without(bundle, base),
            "bench": _resolve(tool, _wanted("bench"), {}),
        }
        hashes = _wheel_hashes(tool, {name: version for pins in groups.values() for name, version in pins.items()})
    for group, pins in groups.items():
        LOCKS[group].write_text(_lock(pins, hashes), encoding="utf-8")
        say(f"{LOCKS[group].name}: {len(pins)} packages")
    return 0


def _wanted(group: str) -> list[str]:
    import tomllib

    with (ROOT / "pyproject.toml").open("rb") as file:
        project = tomllib.load(file)
    groups: dict[str, list[str]] = project["dependency-groups"]
    return project["project"]["dependencies"] + groups["build"] if group == "base" else groups[group]


def _resolve(tool: Environment, wanted: list[str], kept: Pins) -> Pins:
    """What pip would install for `wanted`, at the versions of `kept` where it names one."""
    say(f"Resolving {len(wanted)} requirements")
    report, constraints = tool.folder / "report.json", tool.folder / "constraints.txt"
    constraints.write_text("".join(f"{name}=={version}\n" for name, version in kept.items()), encoding="utf-8")
    dry = ["--dry-run", "--ignore-installed", "--only-binary", ":all:", "--quiet", "--report", str(report)]
    quietly([tool.python, "-m", "pip", "install", *dry, "--constraint", constraints, *wanted], "Resolving")
    document: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    chosen = (entry["metadata"] for entry in document["install"])
    return {entry["name"].lower().replace("_", "-"): entry["version"] for entry in chosen}


def _without(pins: Pins, base: Pins) -> Pins:
    return {name: version for name, version in pins.items() if name not in base}


def _wheel_hashes(tool: Environment, pins: Pins) -> dict[str, list[str]]:
    say(f"Reading the hashes of {len(pins)} packages")
    done = subprocess.run([tool.python, "-c", READER], input=json.dumps(pins), capture_output=True, text=True)
    if done.returncode:
        raise Trouble(f"pip could not list the wheels: {done.stderr.strip().splitlines()[-1]}")
    hashes: dict[str, list[str]] = json.loads(done.stdout.splitlines()[-1])
    bare = sorted(name for name, values in hashes.items() if not values)
    if bare:
        raise Trouble(f"The index holds no wheel of {', '.join(bare)}; choose other versions in pyproject.toml.")
    return hashes


def _lock(pins: Pins, hashes: dict[str, list[str]]) -> str:
    blocks = (
        " \\\n    ".join([f"{name}=={version}", *(f"--hash=sha256:{value}" for value in hashes[name])])
        for name, version in sorted(pins.items())
    )
    return HEAD + "".join(f"{block}\n" for block in blocks)
