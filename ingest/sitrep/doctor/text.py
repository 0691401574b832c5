"""What the doctor says, for a person."""

from sitrep.doctor.examine import Examined
from sitrep.terminal_text import count, inert


def lines(found: Examined) -> list[str]:
    """What was looked at, each finding, and the sum."""
    looked = f"{count(found.reports, 'report')}, {count(found.publications, 'published file')}"
    versions = ", ".join(found.tool_versions) or "no sitrep"
    told = [
        f"{found.file}: read by sitrep {versions}; DuckDB {found.duckdb_version}, format {found.storage_version}",
        f"{found.checks} checks of {looked}; {found.files_there:,} of the reports' files are where they were read.",
        *(f"  {finding.line()}" for finding in found.findings),
        f"{count(len(found.findings), 'finding')}." if found.findings else "Sound.",
    ]
    return [inert(line) for line in told]
