"""The model that tells languages apart is the same whether it was unpacked or kept."""

import shutil
from pathlib import Path

import pytest
from py3langid.langid import LanguageIdentifier

from sitrep.reading.language_model import HASHES, MOVES, OTHERS, language_identifier

LANGUAGES = ("en", "es", "fr", "pt")
TEXTS = (
    "Partners helped some 20 persons in May.",
    "Se entregaron 300 kits de higiene a familias refugiadas y migrantes en Tumbes.",
    "Les partenaires ont distribué 40 colis; cerca de 90 pessoas receberam abrigo.",
    "RMRP 224 19,291 -",
)


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> tuple[LanguageIdentifier, Path]:
    """The model as unpacked, and the folder in which it was kept meanwhile."""
    home = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("XDG_CACHE_HOME", str(home))
        return language_identifier(LANGUAGES), home


@pytest.fixture
def kept(unpacked: tuple[LanguageIdentifier, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the model, from which it is taken."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    shutil.copytree(unpacked[1] / "sitrep", tmp_path / "sitrep")
    (folder,) = (tmp_path / "sitrep").iterdir()
    return folder


def test_what_is_kept_tells_the_same(
    unpacked: tuple[LanguageIdentifier, Path], kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unpack(*given: object, **named: object) -> None:
        raise AssertionError("unpacked again")

    monkeypatch.setattr(LanguageIdentifier, "from_model_file", unpack)
    assert sorted(path.name for path in kept.iterdir()) == [MOVES, OTHERS, HASHES]
    found = language_identifier(LANGUAGES)
    assert [found.rank(text) for text in TEXTS] == [unpacked[0].rank(text) for text in TEXTS]


@pytest.mark.parametrize("spoiled", [MOVES, OTHERS, HASHES])
@pytest.mark.parametrize("is_cut", [True, False])
def test_what_was_spoiled_is_unpacked_again(kept: Path, spoiled: str, is_cut: bool) -> None:
    whole = (kept / spoiled).read_bytes()
    half = len(whole) // 2
    # Zeros of the right length open without complaint, and tell another language.
    (kept / spoiled).write_bytes(whole[:half] if is_cut else whole[:half] + bytes(len(whole) - half))
    assert language_identifier(LANGUAGES).rank(TEXTS[1])[0][0] == "es"
    assert (kept / spoiled).read_bytes() == whole


def test_no_place_to_keep_it_is_no_obstacle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert language_identifier(LANGUAGES).rank(TEXTS[0])[0][0] == "en"


@pytest.mark.parametrize("given", ["", "cache", "./cache"])
def test_a_place_that_is_not_absolute_is_not_taken(given: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CACHE_HOME", given)
    language_identifier(LANGUAGES)
    assert [path.name for path in tmp_path.iterdir()] == ["home"]
