"""What every test is kept from: the home of the person who runs it, and their settings."""

from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("steady", deadline=None, derandomize=True)  # a slow machine is no failure, nor is chance
settings.load_profile("steady")

_SETTINGS = ("BALCONY_MODEL", "BALCONY_PLAYBOOK", "BALCONY_DATABASE_URL")
_HOMES = ("HOME", "USERPROFILE", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "BALCONY_HOME")


@pytest.fixture(autouse=True)
def home_of_the_test(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty folder that stands for every home, with no setting of the person's own."""
    home = tmp_path_factory.mktemp("home")
    for name in _HOMES:
        monkeypatch.setenv(name, str(home))
    for name in _SETTINGS:
        monkeypatch.delenv(name, raising=False)
    return home
