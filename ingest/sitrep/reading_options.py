"""Options of the command line for reading: what a file may take, and with how many processes."""

import click

from sitrep.limits import Limits

DEFAULTS = Limits()
LEAST_MEMORY_MB = 300  # with 240 a process starts and reads a plain page
# How files are read; together they fill a steps.Reading.
READING = (
    click.option(
        "--processes",
        type=click.IntRange(min=1),
        metavar="N",
        help="Read with N processes. [default: one per core, at most 4]",
    ),
    click.option(
        "--page-seconds",
        type=click.FloatRange(min=0, min_open=True),
        default=DEFAULTS.page_seconds,
        show_default=True,
        metavar="S",
        help="Reject a file where a page takes longer; a page read by OCR may take 4 times as long.",
    ),
    click.option(
        "--memory-mb",
        type=click.IntRange(min=LEAST_MEMORY_MB),
        default=DEFAULTS.memory_mb,
        show_default=True,
        metavar="MB",
        help="Reject a file where a process needs more memory.",
    ),
    click.option(
        "--ocr",
        is_flag=True,
        help="Read pages without characters by OCR, with ocrmypdf and tesseract (eng, fra, spa).",
    ),
    click.option(
        "--follow-links",
        is_flag=True,
        help="Read what links in the folders lead to, wherever that is.",
    ),
)
