"""Exports: what is published, written in the formats that other people's tools read."""

# Of the columns of all formats: a major step where one goes or changes its meaning or type, a minor one where one comes
# (docs/exports.md). A test holds it against the columns it was last said of.
VERSION = "1.1.0"
