"""What the page says, one file a language; names of sectors and the like come from the seeds."""

import tomllib
from importlib import resources

Labels = dict[str, dict[str, str]]
LANGUAGES = ("en", "es")


def labels(language: str) -> Labels:
    """The texts of a language by kind and name."""
    return tomllib.loads(resources.files(__package__).joinpath("labels", f"{language}.toml").read_text("utf-8"))
