"""Runs the recipe for notebooks; prints the text of each cell's result as JSON for the test."""

import json
import sys

import nbformat
from nbclient import NotebookClient

notebook = nbformat.read(sys.argv[1], as_version=4)
NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
outputs = [output["data"]["text/plain"] for cell in notebook.cells for output in cell.get("outputs", [])]
sys.stdout.write(json.dumps(outputs))
