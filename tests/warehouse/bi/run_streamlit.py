"""Runs the recipe for Streamlit as its own test tool does, without a server; prints JSON for the test."""

import json
import sys

from streamlit.testing.v1 import AppTest

app = AppTest.from_file(sys.argv[1], default_timeout=60).run()
app.radio[0].set_value("rmrp").run()
rows = app.dataframe[0].value
found = {
    "exceptions": [str(error.value) for error in app.exception],
    # pandas has NaN for a number that is not given.
    "persons": {
        sector: None if persons != persons else int(persons)
        for sector, persons in zip(rows["sector"], rows["persons_reached"], strict=True)
    },
    "metrics": {metric.label: metric.value for metric in app.metric},
}
sys.stdout.write(json.dumps(found))
