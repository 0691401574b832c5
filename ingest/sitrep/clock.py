"""The time of day, which within one run never goes back though the machine's clock may be set back."""

import time
from datetime import UTC, datetime, timedelta


class Clock:
    """Times from one moment on: the machine's time then, and what has passed since, which no one can set."""

    def __init__(self) -> None:
        """Look at the machine's clock once."""
        self._start = datetime.now(UTC).replace(tzinfo=None)
        self._began = time.monotonic()

    def now(self) -> datetime:
        """The time, UTC without a zone; never before one that was given earlier."""
        return self._start + timedelta(seconds=time.monotonic() - self._began)
