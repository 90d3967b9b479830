"""Which machine this is, as far as needed to notice that a profile was copied to another."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from zlib import crc32

_FILES = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))


def machine() -> str:
    """The system's own identifier with the host's name; only the name where there is no identifier."""
    host = os.environ.get("COMPUTERNAME") or (os.uname().nodename if hasattr(os, "uname") else "")
    return f"{_identifier()}|{host}"


def bound_to(device: str, folder: Path) -> str:
    """A checksum that is the same only for this device id on this machine in this folder.

    Nothing secret rests on it, so that the start need not load a library of ciphers.
    """
    words = "|".join((device, machine(), str(folder.resolve()))).encode("utf-8", "surrogateescape")
    return f"{crc32(words):08x}{crc32(words[::-1]):08x}"


def _identifier() -> str:
    if sys.platform == "win32":
        import winreg

        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography") as key:
            return str(winreg.QueryValueEx(key, "MachineGuid")[0])
    for file in _FILES:
        if file.is_file():
            return file.read_text("ascii", "replace").strip()
    return ""
