"""Exchange two folders in one step."""

from __future__ import annotations

import ctypes
import errno
import os
import sys

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
# A kernel or file system that cannot do it answers with one of these.
_CANNOT = (errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP)


def exchange(first: str, second: str) -> bool:
    """Let two existing paths change places in one system call: renameat2(2) with RENAME_EXCHANGE.

    False when this machine or file system cannot do that; nothing has changed then. Raises OSError otherwise.
    """
    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if sys.platform == "linux" else None
    if call is None:
        return False
    if call(_AT_FDCWD, os.fsencode(first), _AT_FDCWD, os.fsencode(second), _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in _CANNOT:
        return False
    raise OSError(code, os.strerror(code), first, None, second)


def flush(folder: str) -> None:
    """Ask the kernel to write the file system of `folder` to disk (syncfs(2)); reports late write errors.

    Without it a power cut shortly after the exchange could leave files whose bytes never arrived.
    """
    call = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None) if sys.platform == "linux" else None
    if call is None:
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        if call(handle) != 0:
            code = ctypes.get_errno()
            raise OSError(code, os.strerror(code), folder)
    finally:
        os.close(handle)
