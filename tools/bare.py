"""Repeats the two commands of the README on a bare Debian 12: a chroot with Python and nothing else.

How this machine reaches its packages (pip's and apt's configuration, certificates, proxies) is carried over as it is
found; nothing of it is known here.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import time
from pathlib import Path

from tools import system
from tools.shell import ROOT, Trouble, loudly, quietly, say

RELEASE = "bookworm"
COMMANDS = ("run", "test")
CARRIED = re.compile(r"(PIP_.*|.*_PROXY|SSL_CERT_.*|REQUESTS_CA_BUNDLE|CURL_CA_BUNDLE)", re.IGNORECASE)
CONFIGURATION = ("/etc/pip.conf", "/root/.config/pip/pip.conf", "/root/.pip/pip.conf", "/etc/resolv.conf", "/etc/hosts")
# /proc and /dev live in a mount namespace of their own: when the shell ends they are gone, so that
# removing the chroot can never reach the machine's.
ENTER = """
mount --make-rprivate / 2>/dev/null || true
mount -t proc proc "$0/proc" || mount --rbind /proc "$0/proc"
mount --rbind /dev "$0/dev"
exec chroot "$0" /bin/sh -c 'cd /root/checkout && exec python3 dev.py "$0"' "$1"
"""


def bare(arguments: list[str]) -> int:
    """Both commands in a new chroot; 0 if both succeed. `--keep` leaves the chroot where it says."""
    if os.geteuid() != 0:
        raise Trouble("dev.py bare makes a chroot, so it must run as root.")
    system.ensure(system.CHROOT)
    folder = Path(tempfile.mkdtemp(prefix="interviewer-bare-", dir="/var/tmp"))
    folder.chmod(0o755)
    try:
        _build(folder)
        return max(_repeat(folder, command) for command in COMMANDS)
    finally:
        if "--keep" in arguments:
            say(f"The chroot is kept at {folder}.")
        else:
            _remove(folder)


def _build(folder: Path) -> None:
    say(f"Building a bare Debian ({RELEASE}) in {folder} (about a minute)")
    include = "--include=python3,ca-certificates"
    quietly(["debootstrap", "--variant=minbase", include, RELEASE, folder], "Building the bare system")
    for path in [Path(name) for name in CONFIGURATION] + _apt_configuration(folder) + _certificates():
        _carry(path, folder)
    say("Cloning the checkout into it (what is committed, and nothing else)")
    quietly(["git", "clone", "--quiet", "--depth=1", f"file://{ROOT}", folder / "root" / "checkout"], "Cloning")


def _apt_configuration(folder: Path) -> list[Path]:
    """apt's sources whose keys the bare system has, and the settings that say how to reach them."""
    apt = Path("/etc/apt")
    sources = [apt / "sources.list", *apt.glob("sources.list.d/*.list"), *apt.glob("sources.list.d/*.sources")]
    settings = [path for path in apt.glob("apt.conf.d/*") if "Acquire" in path.read_text(errors="replace")]
    return [path for path in sources if path.exists() and _keys_known(path, folder)] + settings


def _keys_known(source: Path, folder: Path) -> bool:
    keys = re.findall(r"[Ss]igned-[Bb]y[:=]\s*(/\S+)", source.read_text(errors="replace"))
    return all((folder / key.lstrip("/").rstrip("]")).exists() for key in keys)


def _certificates() -> list[Path]:
    return [Path(value) for value in _carried_variables().values() if os.path.isfile(value)]


def _carried_variables() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if CARRIED.fullmatch(name)}


def _carry(path: Path, folder: Path) -> None:
    if path.is_file():
        target = folder / str(path).lstrip("/")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.unlink(missing_ok=True)
        shutil.copy(path, target)


def _repeat(folder: Path, command: str) -> int:
    say(f"== bare Debian: python3 dev.py {command}")
    environ = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root", **_carried_variables()}
    started = time.monotonic()
    code = loudly(["unshare", "--mount", "/bin/sh", "-c", ENTER, folder, command], environ)
    say(f"== bare Debian: python3 dev.py {command} ended with {code} after {time.monotonic() - started:.0f} s")
    if command == "run" and not (folder / "root" / "checkout" / "demo-out" / "scorecard.pdf").exists():
        say("== bare Debian: the demo drew no card")
        return code or 1
    return code


def _remove(folder: Path) -> None:
    if str(folder) in Path("/proc/self/mounts").read_text():
        raise Trouble(f"Something is still mounted below {folder}; unmount it and remove the folder by hand.")
    shutil.rmtree(folder)
