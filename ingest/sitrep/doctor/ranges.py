"""Reports a few at a time: what is asked of texts and rows is asked of one range of report ids after the other.

So what is held in memory is the texts or rows of one range, however large the warehouse is.
"""

from collections.abc import Iterator

import duckdb

# Bytes of text in one range, as long as that makes no more ranges than these: each is looked for in the whole table.
LEAST_BYTES = 4_000_000
MOST_RANGES = 100
RANGES = """
    select min(report_id) as first, max(report_id) as last
    from (
        select
            report_id,
            sum(strlen(text)) over (order by report_id)
            // greatest($least, sum(strlen(text)) over () // $most) as range_no
        from raw.report
    )
    group by range_no
    order by all
"""
# What a query adds to its conditions on the column `report_id`.
WITHIN = "between $first and $last"


def of_reports(connection: duckdb.DuckDBPyConnection) -> Iterator[dict[str, str]]:
    """The `first` and `last` report id of each range, in order."""
    values = {"least": LEAST_BYTES, "most": MOST_RANGES}
    for first, last in connection.execute(RANGES, values).fetchall():
        yield {"first": first, "last": last}
