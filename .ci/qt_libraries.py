"""Is everything of the system here that Qt needs? As root on Debian: installs it; else: names the line to type.

Run by the Makefile with the interpreter of .venv, and complete without any package. On systems
other than Linux there is nothing to do: the wheels of PySide6 bring all they need.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from pathlib import Path

ALWAYS = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libgthread-2.0.so.0": "libglib2.0-0",
}
"""Shared library -> Debian package."""

ON_X11 = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
}

ON_WAYLAND = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}

FONTS = {
    "truetype/dejavu/DejaVuSans.ttf": "fonts-dejavu-core",
    "truetype/noto/NotoSansArabic-Regular.ttf": "fonts-noto-core",
    "opentype/noto/NotoSansCJK-Regular.ttc": "fonts-noto-cjk",
    "truetype/noto/NotoColorEmoji.ttf": "fonts-noto-color-emoji",
}
"""File below /usr/share/fonts -> Debian package. Without them other scripts show as boxes."""

APT = ["apt-get", "-o", "DPkg::Lock::Timeout=120", "-qq"]


def loads(library: str) -> bool:
    """True when the dynamic linker finds the library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_libraries(screen: bool) -> dict[str, str]:
    """What can't be loaded, of what this kind of screen needs."""
    needed = dict(ALWAYS)
    if screen:
        needed |= ON_WAYLAND if os.environ.get("WAYLAND_DISPLAY") else {}
        needed |= ON_X11 if os.environ.get("DISPLAY") else {}
    return {library: package for library, package in needed.items() if not loads(library)}


def missing_fonts() -> list[str]:
    """Debian packages of the fonts that are not where Debian puts them; other systems have their own."""
    if not shutil.which("apt-get"):
        return []
    folder = Path("/usr/share/fonts")
    return [package for name, package in FONTS.items() if not (folder / name).exists()]


def install(packages: list[str]) -> None:
    """By apt-get, without questions. What fails there is named by what is still missing afterwards."""
    print("Installing for Qt:", *packages, flush=True)
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for verb in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        subprocess.run(
            APT + verb, env=quiet, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, check=False
        )


def remedy(missing: dict[str, str]) -> str:
    """The line to type on this system, or the plain list where its package manager is not known."""
    if shutil.which("apt-get"):
        return "sudo apt-get install " + " ".join(sorted(set(missing.values())))
    for manager in ("dnf", "zypper"):
        if shutil.which(manager):
            return f"sudo {manager} install " + " ".join(f"'{library}()(64bit)'" for library in missing)
    return "the packages of your system that hold " + " ".join(missing)


def main() -> int:
    """0 when Qt can start, 1 with one clear message when it can't."""
    if not sys.platform.startswith("linux"):
        return 0
    screen = "--screen" in sys.argv
    libraries, fonts = missing_libraries(screen), missing_fonts()
    if (libraries or fonts) and shutil.which("apt-get") and os.geteuid() == 0:
        install([*libraries.values(), *fonts])
        libraries, fonts = missing_libraries(screen), missing_fonts()
    if fonts:
        print("Some scripts will show as boxes. To change that: sudo apt-get install", *fonts)
    if libraries:
        print("Qt can't start here yet. Install what it needs of the system:", remedy(libraries), sep="\n  ")
    return 1 if libraries else 0


if __name__ == "__main__":
    sys.exit(main())
