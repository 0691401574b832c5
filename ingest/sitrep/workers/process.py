"""Starts and kills processes that open files of strangers."""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import sitrep

# Libraries for vectors would make a thread per core, each with memory of its own.
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "OMP_THREAD_LIMIT": "1"}


def start(
    program: Sequence[str], memory_mb: int, scratch: Path
) -> "tuple[subprocess.Popen[bytes], Connection[Any, Any]]":
    """Start Python in a process group of its own: a Ctrl-C at the terminal does not reach it.

    Args:
        program: Python's arguments; behind them come the number of the process's connection and `memory_mb`.
        memory_mb: how much it may use, which it is told to hold itself to.
        scratch: a folder for its temporary files.

    Raises:
        OSError: the system has no room for it.
    """
    ours, theirs = Pipe()
    with theirs:
        try:
            process = subprocess.Popen(
                # -P: a file named as a module in the current folder must not be taken for it.
                [sys.executable, "-P", *program, str(theirs.fileno()), str(memory_mb)],
                stdin=subprocess.PIPE,  # closed when this process ends, which ends the other
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                env=_environment(scratch),
                process_group=0,
            )
        except OSError:
            ours.close()
            raise
    return process, ours


def kill(process: "subprocess.Popen[bytes]") -> None:
    """Kill a process and all that it started; it is still to be waited for."""
    if process.stdin:
        process.stdin.close()
    # PermissionError: what some systems say of a group in which all are dead.
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)


def _environment(scratch: Path) -> dict[str, str]:
    """The variables of such a process: this package, one thread, its own temporary files."""
    package = str(Path(sitrep.__file__).resolve().parents[1])
    paths = os.pathsep.join(filter(None, (package, os.environ.get("PYTHONPATH"))))
    return os.environ | ONE_THREAD | {"PYTHONPATH": paths, "TMPDIR": str(scratch)}
