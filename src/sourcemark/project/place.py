"""A word about where a project lies: folders that sync or lie on another machine can damage a database."""

from __future__ import annotations

import sys
from pathlib import Path

CLOUD = (
    "dropbox", "onedrive", "google drive", "googledrive", "icloud", "mobile documents",
    "nextcloud", "owncloud", "box sync", "pcloud",
)  # fmt: skip
NETWORK = frozenset(
    ("nfs", "nfs4", "cifs", "smb3", "smbfs", "sshfs", "fuse.sshfs", "afpfs", "9p", "davfs", "fuse.davfs2")
)
_REMOTE_DRIVE = 4  # DRIVE_REMOTE of the Windows API


def place_warning(path: Path) -> str:
    """One sentence when `path` lies in a cloud-synced or network folder, else an empty string."""
    path = path.absolute()
    if any(name in part.casefold() for part in path.parts for name in CLOUD):
        return "This project lies in a cloud-synced folder: let it finish syncing before another machine opens it."
    if _on_network(path):
        return "This project lies on a network folder: work is safer on this machine's own disk."
    return ""


def _on_network(path: Path) -> bool:
    if sys.platform == "win32":
        import ctypes

        drive_type = ctypes.windll.kernel32.GetDriveTypeW(path.anchor)
        return path.anchor.startswith("\\\\") or drive_type == _REMOTE_DRIVE
    return _file_system(path) in NETWORK


def _file_system(path: Path) -> str:
    """The type of the mount `path` lies on, as Linux names it; empty where that can't be asked."""
    try:
        mounts = [line.split() for line in Path("/proc/self/mounts").read_text(encoding="utf-8").splitlines()]
    except OSError:
        return ""
    above = [(m[1], m[2]) for m in mounts if path.is_relative_to(m[1].replace("\\040", " "))]
    return max(above, key=lambda m: len(m[0]), default=("", ""))[1]
