"""Writes rows into the raw tables: bulk loads only, a report whole or not at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import duckdb

from sitrep import __version__, raw_fit, raw_schema, raw_upgrade
from sitrep.arrow import load, storable_table
from sitrep.clock import Clock
from sitrep.discover import PDF_SUFFIX
from sitrep.pending import Pending
from sitrep.report_tables import ReportTables
from sitrep.sidecar import Sidecar


class WarehouseError(Exception):
    """The warehouse file cannot be opened: another process holds it, or it is no DuckDB file."""


@dataclass(frozen=True)
class SourceFile:
    """What is known of a file before it is read."""

    path: Path
    sha256: str
    byte_count: int

    @property
    def content(self) -> tuple[str, str]:
        """What decides how it is read: its bytes and the type in its name."""
        return self.sha256, self.path.suffix.lower()

    @property
    def is_pdf(self) -> bool:
        """Whether its name says that it is a PDF."""
        return self.path.suffix.lower() == PDF_SUFFIX


@dataclass(frozen=True)
class Known:
    """What the warehouse holds already: report ids, and (path, hash, reason) of rejected files.

    ``sidecars`` gives the hash of the sidecar last seen for a report at a path, None where it was taken away.
    """

    report_ids: frozenset[str] = frozenset()
    rejections: frozenset[tuple[str, str, str]] = frozenset()
    sidecars: Mapping[tuple[str, str], str | None] = field(default_factory=dict)


@dataclass(frozen=True)
class RunCounts:
    """What came of the files of a run."""

    read: int
    known: int
    rejected: int


def known_in(warehouse: Path) -> Known:
    """What the warehouse holds, read without writing; nothing where there is no such file.

    A write-ahead log left by a killed run is the one thing that makes it write: the log is folded into the
    file first, so that copies of the file are whole.

    Raises:
        WarehouseError: the file cannot be opened.
        SitrepError: it holds something else than a warehouse, or is of a newer version.
    """
    if not warehouse.exists():
        return Known()
    if warehouse.with_name(warehouse.name + ".wal").exists():
        with _connect(warehouse) as connection:
            connection.execute("checkpoint")
    with _connect(warehouse, read_only=True) as connection:
        raw_fit.check(connection)
        return _known(connection)


def _known(connection: duckdb.DuckDBPyConnection) -> Known:
    names = connection.execute(
        "select table_name from information_schema.tables where table_schema = ?", [raw_schema.SCHEMA]
    ).fetchall()
    if not {("report",), ("rejected_file",)} <= set(names):
        return Known()
    reports = connection.execute("select report_id from raw.report").fetchall()
    rejected = connection.execute("select file_path, file_sha256, reason_code from raw.rejected_file").fetchall()
    return Known(
        frozenset(row[0] for row in reports),
        frozenset((row[0], row[1], row[2]) for row in rejected),
        _known_sidecars(connection) if ("sidecar",) in names else {},
    )


def _known_sidecars(connection: duckdb.DuckDBPyConnection) -> dict[tuple[str, str], str | None]:
    found = connection.execute(
        "select report_id, sidecar_path, sidecar_sha256 from raw.sidecar order by sidecar_no"
    ).fetchall()
    return {(report_id, path): sha256 for report_id, path, sha256 in found}


def _connect(warehouse: Path, *, read_only: bool = False) -> duckdb.DuckDBPyConnection:
    try:
        return duckdb.connect(str(warehouse), read_only=read_only)
    except duckdb.Error as error:
        first_line = str(error).strip().splitlines()[0]
        raise WarehouseError(f"cannot open {warehouse}: {first_line}") from error


class Store:
    """The raw schema of a warehouse, open for one run; made where it is missing."""

    def __init__(self, warehouse: Path, paths: Sequence[str], file_count: int) -> None:
        """Open the warehouse for writing and record the start of the run.

        Raises:
            WarehouseError: the file cannot be opened.
        """
        warehouse.parent.mkdir(parents=True, exist_ok=True)
        self._connection = _connect(warehouse)
        raw_upgrade.prepare(self._connection)
        # A few thousand rows at a time are stored sooner by one thread than shared out, and the cores are to read.
        self._connection.execute("set threads = 1")
        self._pending = Pending(self._connection)
        self._sidecar_nos: dict[str, int] = {}  # the last one of a report
        # Another process may have written since the batch was looked up.
        self.known = _known(self._connection)
        self._clock = Clock()
        self.run_id = self._start_run(paths, file_count)

    def __enter__(self) -> Self:
        """The store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Store what waits, whatever happened, and close the warehouse."""
        try:
            self._pending.flush()
        finally:
            self._connection.close()

    @property
    def seconds_left(self) -> float:
        """Until what waits should be stored; infinite where nothing waits."""
        return self._pending.seconds_left

    def flush(self) -> None:
        """Store what waits."""
        self._pending.flush()

    def _start_run(self, paths: Sequence[str], file_count: int) -> int:
        last = self._connection.execute("select coalesce(max(run_id), 0) from raw.ingest_run").fetchall()
        run_id = int(last[0][0]) + 1
        row = {
            "run_id": run_id,
            "started_at": self._clock.now(),
            "tool_version": __version__,
            "paths": list(paths),
            "file_count": file_count,
        }
        self._load("ingest_run", [row])
        return run_id

    def finish_run(self, counts: RunCounts) -> None:
        """Store what waits, record the end of the run and what came of its files, and fold the log into the file.

        Raises:
            duckdb.Error: there is no room for it; what was stored stays in the log. Closing would keep silent.
        """
        self._pending.flush()
        self._connection.execute(
            "update raw.ingest_run set finished_at = ?, read_count = ?, known_count = ?, rejected_count = ?"
            " where run_id = ?",
            [self._clock.now(), counts.read, counts.known, counts.rejected, self.run_id],
        )
        self._connection.execute("checkpoint")

    def add_report(self, source: SourceFile, found: ReportTables) -> None:
        """Let a report wait to be stored, all its rows in one transaction; on any error none of them stays."""
        report = found.report | {
            "report_file": source.path.name,
            "report_path": str(source.path),
            "byte_count": source.byte_count,
            "run_id": self.run_id,
            "ingested_at": self._clock.now(),
        }
        self._pending.add({"report": storable_table("report", [report])} | found.tables)

    def add_rejection(self, row: dict[str, Any]) -> None:
        """Write one row of ``raw.rejected_file``; run and time are added."""
        self._load("rejected_file", [row | {"run_id": self.run_id, "rejected_at": self._clock.now()}])

    def add_sidecar(self, report_id: str, sidecar: Sidecar) -> None:
        """Let a sidecar and its entries wait to be stored; a path whose sidecar is gone gets a row without hash."""
        key: dict[str, Any] = {"report_id": report_id, "sidecar_no": self._next_sidecar_no(report_id)}
        row = {"sidecar_path": sidecar.path, "sidecar_sha256": sidecar.sha256}
        seen = {"run_id": self.run_id, "ingested_at": self._clock.now()}
        rows = {"sidecar": [key | row | seen], "sidecar_entry": [vars(entry) | key for entry in sidecar.entries]}
        self._pending.add({name: storable_table(name, found) for name, found in rows.items()})

    def _next_sidecar_no(self, report_id: str) -> int:
        if report_id not in self._sidecar_nos:
            last = self._connection.execute(
                "select coalesce(max(sidecar_no), 0) from raw.sidecar where report_id = ?", [report_id]
            ).fetchall()
            self._sidecar_nos[report_id] = int(last[0][0])
        self._sidecar_nos[report_id] += 1
        return self._sidecar_nos[report_id]

    def _load(self, name: str, rows: list[dict[str, Any]]) -> None:
        load(self._connection, name, rows)
