#!/bin/sh
# Makes .venv from a lock file, or leaves it alone when it already holds that lock.
#   scripts/environment.sh run    what `sitrep` needs
#   scripts/environment.sh dev    that, and what tests and lint need (requirements-dev.lock contains the run set)
# Needs Python >= 3.11 with venv (PYTHON names one) and a package index; uses uv where it is installed, else pip.
set -eu
cd "$(dirname "$0")/.."

wanted=${1:-run}
case $wanted in
    run) lock=requirements.lock ;;
    dev) lock=requirements-dev.lock ;;
    *) echo "environment.sh: $wanted: not a set; say run or dev" >&2; exit 2 ;;
esac

# What the environment was made of: the place (scripts in it carry absolute paths), the lock, the package's declaration.
made_of() { pwd -P; cat "$1" pyproject.toml; }

# $1: a lock; true when .venv was made of it.
holds() {
    stamp=.venv/made-of-$1
    [ -x .venv/bin/sitrep ] && [ -f "$stamp" ] && made_of "$1" | cmp -s - "$stamp"
}

if holds "$lock" || holds requirements-dev.lock; then exit 0; fi

find_python() {
    for candidate in ${PYTHON:-python3.13 python3.12 python3.11 python3}; do
        if "$candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$candidate"; return
        fi
    done
    echo "environment.sh: no Python >= 3.11 with venv found; install one or set PYTHON=/path/to/python" >&2
    return 1
}

if ! .venv/bin/python -c '' 2>/dev/null || [ "$(cat .venv/place 2>/dev/null)" != "$(pwd -P)" ]; then
    python=$(find_python)
    rm -rf .venv
    "$python" -m venv .venv
    pwd -P > .venv/place
fi

echo "Installing $lock into .venv (once) ..." >&2
rm -f .venv/made-of-*
if command -v uv >/dev/null 2>&1; then
    uv pip install --quiet --python .venv/bin/python --require-hashes -r "$lock"
    uv pip install --quiet --python .venv/bin/python --no-deps --no-build-isolation -e .
else
    pip=".venv/bin/python -m pip --quiet --disable-pip-version-check"
    $pip install --require-hashes -r "$lock"
    $pip install --no-deps --no-build-isolation -e .
fi
made_of "$lock" > ".venv/made-of-$lock"
