#!/bin/sh
# Writes both lock files from pyproject.toml, for every platform and Python >= 3.11. Needs uv; arguments go to it.
set -eu
cd "$(dirname "$0")/.."

# shown in the files' headers
UV_CUSTOM_COMPILE_COMMAND="make lock"
export UV_CUSTOM_COMPILE_COMMAND

# pip matches mashumaro[msgpack] only when the lock names the extra too: --no-strip-extras.
compile() {
    uv pip compile --quiet --universal --generate-hashes --no-strip-extras --python-version 3.11 --extra build "$@"
}

# pip takes name[extra] for a name of its own: what asks for the bare name needs a line too.
add_bare_names() {
    awk '/^[^ ]/ { wanted = /^[A-Za-z0-9._-]+\[/ } wanted { if (/^[^ ]/) sub(/\[[^]]*\]/, ""); print }' "$1" > "$1.bare"
    cat "$1.bare" >> "$1"
    rm "$1.bare"
}

compile --extra dev -o requirements-dev.lock "$@" pyproject.toml >/dev/null
# uv prefers the versions that stand in the output file: the run set gets those of the dev set.
cp requirements-dev.lock requirements.lock
compile -o requirements.lock pyproject.toml >/dev/null
add_bare_names requirements-dev.lock
add_bare_names requirements.lock
