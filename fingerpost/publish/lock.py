"""One build at a time: a lock that the kernel takes back when its holder dies."""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

_PAUSE_SECONDS = 0.05


class LockHeld(Exception):
    """Someone else kept the lock for as long as we waited. `pid` is None when not told."""

    def __init__(self, pid: int | None) -> None:
        super().__init__(pid)
        self.pid = pid


@contextmanager
def locked(
    path: Path, *, wait_seconds: float, waiting: Callable[[int | None], None]
) -> Iterator[None]:
    """Hold the lock file `path`; `waiting` is called once, with the holder's pid, before a wait.

    The file stays behind, empty: removing it would let two builds lock two files of one name.
    """
    flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW
    descriptor = os.open(path, flags, 0o666)
    try:
        _take(descriptor, wait_seconds, waiting)
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, b"%d\n" % os.getpid(), 0)
        try:
            yield
        finally:
            os.ftruncate(descriptor, 0)
    finally:
        os.close(descriptor)


def _take(descriptor: int, wait_seconds: float, waiting: Callable[[int | None], None]) -> None:
    if _taken(descriptor):
        return
    if wait_seconds > 0:
        waiting(_holder(descriptor))
    pause = Event()
    for _ in range(round(wait_seconds / _PAUSE_SECONDS)):
        pause.wait(_PAUSE_SECONDS)
        if _taken(descriptor):
            return
    raise LockHeld(_holder(descriptor))


def _taken(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _holder(descriptor: int) -> int | None:
    text = os.pread(descriptor, 32, 0).strip()
    return int(text) if text.isdigit() else None
