"""Time whole processes on a machine that others may be using."""

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")
_CORES = os.cpu_count() or 1


class Failed(Exception):
    """A process that was to be measured did not succeed."""


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds of wall and of processor time (user and system, children included), the peak memory
    of the largest single process in MiB, and how many cores other work used meanwhile."""

    wall: float
    cpu: float
    peak: float
    others: float


def run(
    command: Sequence[str], *, folder: Path, environment: Mapping[str, str] | None = None
) -> Run:
    """Waits for `command` and all its children. Raises `Failed` with the end of what it said."""
    busy, started = _busy(), time.perf_counter()
    with subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, **(environment or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        said = process.stdout.read() if process.stdout else b""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - started
    if process.returncode:
        raise Failed(f"{' '.join(command)}: {said.decode(errors='replace')[-2000:]}")
    cpu = usage.ru_utime + usage.ru_stime
    others = max(0.0, _busy() - busy - cpu) / wall
    return Run(wall, cpu, usage.ru_maxrss / 1024, others)


def cores() -> int:
    return _CORES


def _busy() -> float:
    """Seconds that all cores have worked since the machine started. Source: proc(5), /proc/stat;
    the fourth and fifth columns are idle and waiting for a disk."""
    with Path("/proc/stat").open(encoding="ascii") as file:
        columns = [int(text) for text in file.readline().split()[1:9]]
    return (sum(columns) - columns[3] - columns[4]) / _TICKS
