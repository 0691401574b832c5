"""Why a file cannot be read, said so that a person can act on it."""


class RejectedError(Exception):
    """A file that cannot be read: a reason code, the place in it, what was found there and what to do."""

    def __init__(self, reason_code: str, place: str, detail: str, remedy: str) -> None:
        """Keep the four parts; the message of the exception is the detail."""
        super().__init__(detail)
        self.reason_code = reason_code
        self.place = place
        self.detail = detail
        self.remedy = remedy


def changed(place: str, detail: str) -> RejectedError:
    """Why a file is not taken whose bytes are no longer those that were first seen."""
    return RejectedError("changed", place, detail, "run again when nothing writes to the file any more")
