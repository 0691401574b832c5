"""Reads a published file by SQLAlchemy before a line is given on stdin and after it, and once more opened anew."""

import sys

import sqlalchemy

engine = sqlalchemy.create_engine(
    f"duckdb:///{sys.argv[1]}", connect_args={"read_only": True}, poolclass=sqlalchemy.pool.NullPool
)
NUMBER = sqlalchemy.text("select publication_no from reference.publication")


def tell(connection: sqlalchemy.Connection) -> None:
    """Which publication the connection reads."""
    sys.stdout.write(f"{connection.execute(NUMBER).scalar()}\n")
    sys.stdout.flush()


with engine.connect() as held:
    tell(held)
    sys.stdin.readline()
    tell(held)
with engine.connect() as fresh:
    tell(fresh)
