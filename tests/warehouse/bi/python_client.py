"""Opens a published file read-only with the duckdb of the interpreter that runs this; prints JSON for the test."""

import json
import sys

import duckdb


def main(file: str) -> None:
    """Read every table whole, then what the test compares."""
    connection = duckdb.connect(file, read_only=True)
    for schema, table in connection.execute("select schema_name, table_name from duckdb_tables()").fetchall():
        connection.execute(f'select * from "{schema}"."{table}"').fetchall()
    counts = "select sector_code, count(*) from marts.fct_figure group by all order by all"
    comment = "select comment from duckdb_columns() where table_name = 'fct_figure' and column_name = 'value'"
    try:
        connection.execute("create table marts.written as select 1")
        written = True
    except duckdb.Error:
        written = False
    found = {
        "version": duckdb.__version__,
        "counts": connection.execute(counts).fetchall(),
        "comment": connection.execute(comment).fetchall()[0][0],
        "written": written,
    }
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    main(sys.argv[1])
