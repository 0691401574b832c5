"""Persons reached by sector of one report, from the published file: ``streamlit run docs/recipes/streamlit_app.py``.

The file is opened anew for each run of the page, read-only, so that a new publication shows at once and no build waits.
"""

import os

import duckdb
import streamlit as st

FILE = os.environ.get("SITREP_PUBLISHED", "warehouse/published/sitrep.duckdb")
REPORTS = "select report_file, report_id from marts.dim_report where is_current order by reference_period_end desc"
# The rows as they stand: nothing is added. NULL is "not given", never 0.
PERSONS = """
    select sectors.name_en as sector, plan_scope, persons_reached, share_outside_plan, label_evidence
    from marts.fct_persons_by_sector inner join marts.dim_sector as sectors using (sector_code)
    where report_id = ? and plan_scope = ?
    order by sectors.sector_order
"""
BOUNDS = """
    select persons_reached_at_least, persons_reached_at_most
    from marts.fct_persons_reached_bounds
    where report_id = ? and plan_scope = ?
"""

with duckdb.connect(FILE, read_only=True) as connection:
    reports = dict(connection.execute(REPORTS).fetchall())
    st.title("Persons reached by sector")
    report = st.selectbox("Report", list(reports))
    scope = st.radio("Plan", ["both", "rmrp", "non_rmrp"], horizontal=True)
    rows = connection.execute(PERSONS, [reports[report], scope]).df()
    bounds = connection.execute(BOUNDS, [reports[report], scope]).fetchall()

st.dataframe(rows)
for least, most in bounds:
    st.metric("People reached, at least", f"{least:,}" if least is not None else "not given")
    st.metric("People reached, at most", f"{most:,}" if most is not None else "no upper bound")
st.caption("Sectors and months must not be added: one person may stand in several.")
