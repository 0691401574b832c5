#!/bin/sh
# Installs the clients and tools that open the published file, and that the project itself does without, into target/bi:
# DuckDB for Node and WebAssembly, an older DuckDB for Python, Streamlit and notebooks. tests/warehouse/test_bi_clients.py
# finds them there. Needs a package index; npm for the first two.
set -eu
cd "$(dirname "$0")/.."
place=target/bi
mkdir -p "$place"

if command -v npm >/dev/null 2>&1; then
    cp tests/warehouse/bi/package.json "$place/"
    (cd "$place" && npm install --no-package-lock --no-audit --no-fund --loglevel=error)
else
    echo "bi.sh: no npm: the clients for Node and WebAssembly are left out" >&2
fi

# $1: a name; then packages.
environment() {
    name=$1; shift
    [ -x "$place/$name/bin/python" ] || .venv/bin/python -m venv "$place/$name"
    "$place/$name/bin/python" -m pip --quiet --disable-pip-version-check install "$@"
}

environment older "duckdb==1.1.3"
environment apps "duckdb==1.5.5" "streamlit>=1.67,<2" "pandas>=3,<4" "nbclient>=0.11,<1" "ipykernel>=7,<8"
