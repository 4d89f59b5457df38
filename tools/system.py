"""What the machine itself must have: probed by name, installed through apt when we may, otherwise told as one line.

The names are Debian 12's; each library stands here because the app failed without it on a minimal system.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tools.shell import Trouble, quietly, say


@dataclass(frozen=True)
class Part:
    """A thing of the system: its name as probed, the Debian package that brings it, how to look."""

    name: str
    package: str
    found: Callable[[str], bool]


def _library(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _module(name: str) -> bool:
    return importlib.util.find_spec(name) is not None


def _program(name: str) -> bool:
    return shutil.which(name) is not None


def _of_r(name: str) -> bool:
    places = ("/usr/lib/R/site-library", "/usr/lib/R/library", "/usr/local/lib/R/site-library")
    return any((Path(place) / name / "DESCRIPTION").exists() for place in places)


PYTHON = (Part("ensurepip", "python3-venv", _module),)
OFFSCREEN = (
    Part("libGL.so.1", "libgl1", _library),
    Part("libEGL.so.1", "libegl1", _library),
    Part("libfontconfig.so.1", "libfontconfig1", _library),
    Part("libxkbcommon.so.0", "libxkbcommon0", _library),
    Part("libdbus-1.so.3", "libdbus-1-3", _library),
    Part("libglib-2.0.so.0", "libglib2.0-0", _library),
)
X_WINDOW = (
    Part("libxcb-cursor.so.0", "libxcb-cursor0", _library),
    Part("libxcb-icccm.so.4", "libxcb-icccm4", _library),
    Part("libxcb-keysyms.so.1", "libxcb-keysyms1", _library),
    Part("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", _library),
    Part("libxcb-shape.so.0", "libxcb-shape0", _library),
)
WAYLAND_WINDOW = (
    Part("libwayland-client.so.0", "libwayland-client0", _library),
    Part("libwayland-cursor.so.0", "libwayland-cursor0", _library),
    Part("libwayland-egl.so.1", "libwayland-egl1", _library),
)
TESTS = (
    Part("pdftotext", "poppler-utils", _program),
    Part("qpdf", "qpdf", _program),
    Part("mutool", "mupdf-tools", _program),
    Part("git", "git", _program),  # an exercise can be made of a commit
    Part("node", "nodejs", _program),  # a shipped pack has an exercise in JavaScript
)
VIEWERS = (  # who else opens our papers
    Part("npm", "npm", _program),
    Part("soffice", "libreoffice-draw-nogui", _program),
)
KEYBOARDS = (  # a screen nobody sees, with the keyboards of other countries
    Part("Xvfb", "xvfb", _program),
    Part("setxkbmap", "x11-xkb-utils", _program),
    Part("libXtst.so.6", "libxtst6", _library),
    Part("openbox", "openbox", _program),  # who has the keys is up to a window manager
    *X_WINDOW,
)
PANGO = (
    Part("libpango-1.0.so.0", "libpango-1.0-0", _library),
    Part("libpangoft2-1.0.so.0", "libpangoft2-1.0-0", _library),
    Part("libharfbuzz-subset.so.0", "libharfbuzz-subset0", _library),
)
R = (  # whose lme4 the bench fits beside ours
    Part("Rscript", "r-base-core", _program),
    Part("lme4", "r-cran-lme4", _of_r),
)
FREEZING = (Part("objdump", "binutils", _program),)
CHROOT = (Part("debootstrap", "debootstrap", _program), Part("git", "git", _program))


def ensure(parts: tuple[Part, ...]) -> None:
    """Have every part, or say what to type.

    raises: Trouble with the one line to paste, if we are not root or this is no Debian
    """
    missing = absent(parts)
    if not missing:
        return
    packages = sorted({part.package for part in missing})
    if shutil.which("apt-get") is None:
        names = ", ".join(part.name for part in missing)
        raise Trouble(f"This system lacks {names}: install them (in Debian: {' '.join(packages)}) and try again.")
    if os.geteuid() != 0:
        say("This system lacks some parts; paste this line, then try again:")
        raise Trouble(f"sudo apt-get update && sudo apt-get install -y --no-install-recommends {' '.join(packages)}")
    _install(packages)
    if absent(parts):
        names = ", ".join(part.name for part in absent(parts))
        raise Trouble(f"Debian's packages were installed, and still {names} cannot be found.")


def absent(parts: tuple[Part, ...]) -> list[Part]:
    """Debian's are the only names we know: elsewhere Qt's own wheels bring what they need."""
    if not sys.platform.startswith("linux"):
        return []
    return [part for part in parts if not part.found(part.name)]


def _install(packages: list[str]) -> None:
    say(f"Installing system packages: {' '.join(packages)}")
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    patient = ["-o", "DPkg::Lock::Timeout=120", "-o", "Acquire::Retries=2"]
    quietly(["apt-get", *patient, "update"], "Reading Debian's package lists", environ)
    install = ["apt-get", *patient, "install", "-y", "--no-install-recommends", *packages]
    quietly(install, "Installing system packages", environ)


def display(environ: Mapping[str, str] = os.environ) -> tuple[Part, ...] | None:
    """The libraries a window needs on this display, or None if there is no display at all."""
    if not sys.platform.startswith("linux"):
        return ()
    if environ.get("WAYLAND_DISPLAY"):
        return X_WINDOW + WAYLAND_WINDOW
    return X_WINDOW if environ.get("DISPLAY") else None


def display_answers(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether somebody listens behind $DISPLAY. Qt would abort the process where it only could not connect."""
    if not sys.platform.startswith("linux") or environ.get("WAYLAND_DISPLAY"):
        return True
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    connection = x11.XOpenDisplay(environ.get("DISPLAY", "").encode())
    if connection:
        x11.XCloseDisplay(ctypes.c_void_p(connection))
    return bool(connection)
