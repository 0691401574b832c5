"""A hundred PDFs spoiled at random never harm a batch; `make fuzz` reads more."""

import pytest

pytest.importorskip("reportlab", reason="reportlab draws one of the PDFs that are spoiled")

from tests.ingest import fuzz

FILES, SEED = 100, 2021
# What a spoiled PDF may be rejected for; anything else is a fault of ours.
REASONS = {"not_pdf", "incomplete", "encrypted", "empty", "image_only", "unreadable", "too_large"}
LIMITS = {"timed_out", "out_of_memory", "crashed"}


def test_spoiled_files_are_read_or_rejected_with_a_reason() -> None:
    result = fuzz.run(FILES, SEED)
    assert len(result.read) + len(result.known) + len(result.rejected) == len(result.found) == FILES
    others = [rejection.line() for rejection in result.rejected if rejection.reason_code not in REASONS | LIMITS]
    assert others == []
    assert result.read, "nothing was read: the files are spoiled too much to prove anything"
    assert result.rejected, "nothing was rejected: the files are spoiled too little to prove anything"
    assert f"{len(result.read)} read" in next(fuzz.told(result))
