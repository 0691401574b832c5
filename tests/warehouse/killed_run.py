"""``sitrep`` in a process of its own that tells its phases, so that tests can kill it in each; and what must hold then.

``python -m tests.warehouse.killed_run FD ARGUMENTS...`` writes ``ingest``, ``build`` and ``publish`` to the file
descriptor FD, a line each, when they begin, and what reached for a network. It runs where there is none, if the system
allows. Data tests of dbt are left out: they write nothing that a kill could spoil.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import pairwise
from pathlib import Path
from typing import Any, TextIO

from sitrep import build, cli, steps
from sitrep.publishing import after_build
from tests.warehouse import untested

ROOT = Path(__file__).parents[2]
# Begins a line that tells of a try to reach a network.
NETWORK = "network: "
LOOPBACK = {"127.0.0.1", "::1", "localhost"}
PHASES = ("ingest", "build", "publish")
KILLED = -signal.SIGKILL


@dataclass
class Outcome:
    """How a run ended: exit code, the phase it was in, and how many seconds each phase took that it went through."""

    code: int
    phase: str = ""
    seconds: dict[str, float] = field(default_factory=dict)
    network: tuple[str, ...] = ()
    errors: str = ""


def run(
    reports: Path, file: Path, *, phase: str = "", delay: float = 0.0, until: Callable[[], object] | None = None
) -> Outcome:
    """Run ``sitrep run``, killed ``delay`` seconds after ``phase`` began; let it end where no phase is given.

    ``until`` waits for something else to happen in that phase first.
    """
    with _started(reports, file) as (process, told):
        begun: dict[str, float] = {}
        for line in told:
            begun[line.strip()] = time.monotonic()
            if line.strip() == phase:
                if until:
                    until()
                _kill_after(process, delay)
                # What it told in the meantime.
                begun |= {rest.strip(): time.monotonic() for rest in told}
                break
        errors = process.communicate()[1]
        network = tuple(line for line in begun if line.startswith(NETWORK))
        phases = [line for line in begun if line in PHASES]
        return Outcome(process.returncode, phases[-1] if phases else "", _seconds(begun), network, errors)


def _kill_after(process: subprocess.Popen[str], delay: float) -> None:
    try:
        process.wait(delay)
    except subprocess.TimeoutExpired:
        # As the kernel does when memory runs out.
        process.send_signal(signal.SIGKILL)
        process.wait()


def _seconds(begun: dict[str, float]) -> dict[str, float]:
    moments = [*begun.items(), ("", time.monotonic())]
    return {name: after - moment for (name, moment), (_, after) in pairwise(moments)}


@cache
def _without_network() -> list[str]:
    """What starts a program where there is no network at all, its children too; nothing where the system forbids it."""
    words = ["unshare", "--net"] if os.geteuid() == 0 else ["unshare", "--map-current-user", "--net"]
    with suppress(FileNotFoundError):
        if subprocess.run([*words, "true"], capture_output=True, check=False).returncode == 0:
            return words
    return []


@contextmanager
def _started(reports: Path, file: Path) -> Iterator[tuple[subprocess.Popen[str], TextIO]]:
    receiver, sender = os.pipe()
    command = [
        *_without_network(),
        sys.executable,
        "-m",
        __name__,
        str(sender),
        "run",
        str(reports),
        "--warehouse",
        str(file),
        "--quiet",
    ]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(ROOT / "ingest"), str(ROOT)))}
    process = subprocess.Popen(command, cwd=ROOT, env=environment, pass_fds=[sender], text=True, stderr=subprocess.PIPE)
    os.close(sender)
    try:
        with os.fdopen(receiver) as told:
            yield process, told
    finally:
        process.kill()
        process.wait()


def main() -> int:
    """Run the command line with its phases told."""
    descriptor, *arguments = sys.argv[1:]
    os.set_inheritable(int(descriptor), False)
    # Closed by the kernel when the process ends, so that the reader sees the end.
    sender = os.fdopen(int(descriptor), "w", buffering=1)
    sys.addaudithook(partial(watched, sender))
    for place, name, phase in ((steps, "ingest", "ingest"), (steps, "build", "build")):
        setattr(place, name, _telling(getattr(place, name), sender, phase))
    after_build.publish_built = _telling(after_build.publish_built, sender, "publish")
    build._arguments = untested.arguments
    return cli.main(arguments)


def watched(sender: TextIO, event: str, arguments: tuple[Any, ...]) -> None:
    """Tell and forbid what reaches for a network; sockets of the machine itself have a path for an address.

    A library of dbt binds the loopback address when it is imported, to learn whether there is IPv6; nothing hears it.
    """
    is_address = event in {"socket.connect", "socket.bind", "socket.sendto"} and isinstance(arguments[1], tuple)
    is_address = is_address and not (event == "socket.bind" and arguments[1][0] in LOOPBACK)
    if is_address or event in {"socket.getaddrinfo", "socket.gethostbyname", "urllib.Request"}:
        print(f"{NETWORK}{event} {arguments[1:]}", file=sender, flush=True)
        raise OSError(f"no network in tests: {event}")


def _telling(step: Callable[..., Any], sender: TextIO, phase: str) -> Callable[..., Any]:
    def told(*arguments: Any, **named: Any) -> Any:
        print(phase, file=sender, flush=True)
        return step(*arguments, **named)

    return told


if __name__ == "__main__":
    sys.exit(main())
