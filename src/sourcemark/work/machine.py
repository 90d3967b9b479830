"""Which machine this is, as far as needed to notice that a profile was copied to another."""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

_FILES = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))


def machine() -> str:
    """The system's own identifier with the host's name; only the name where there is no identifier."""
    host = os.environ.get("COMPUTERNAME") or (os.uname().nodename if hasattr(os, "uname") else "")
    return f"{_identifier()}|{host}"


def bound_to(device: str, folder: Path) -> str:
    """A hash that is the same only for this device id on this machine in this folder."""
    words = "|".join((device, machine(), str(folder.resolve())))
    return hashlib.sha256(words.encode("utf-8", "surrogateescape")).hexdigest()


def _identifier() -> str:
    if sys.platform == "win32":
        import winreg

        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, r"SOFTWARE\Microsoft\Cryptography") as key:
            return str(winreg.QueryValueEx(key, "MachineGuid")[0])
    for file in _FILES:
        if file.is_file():
            return file.read_text("ascii", "replace").strip()
    return ""
