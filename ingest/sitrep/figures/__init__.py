"""Numbers in prose: where they stand, what they are worth, what loosens them, and the words around them.

Nothing here says what a number counts; that is decided in dbt.
"""

from sitrep.figures.reading import read_figures

__all__ = ["read_figures"]
