"""Settings: what stands over what, and what is told when one is wrong."""

from pathlib import Path

import pytest

from warmfield.app.settings import Settings, SettingsWrong, read_settings


def written(home: Path, text: str) -> Path:
    (home / "settings.toml").write_text(text, "utf-8")
    return home


def test_without_a_file_everything_has_a_default(tmp_path: Path) -> None:
    assert read_settings(tmp_path, {}) == Settings()


def test_the_environment_stands_over_the_file(tmp_path: Path) -> None:
    home = written(tmp_path, "[web]\nport = 1000\nhost = '::1'\n")
    web = read_settings(home, {"WARMFIELD_WEB_PORT": "2000", "HOME": "/"}).web
    assert (web.port, web.host) == (2000, "::1")


def test_a_list_comes_from_the_environment_by_commas(tmp_path: Path) -> None:
    assert read_settings(tmp_path, {"WARMFIELD_LOBBY_KNOCK": "trial, paid"}).lobby.knock == ("trial", "paid")


def test_networks_of_ones_own_may_be_opened(tmp_path: Path) -> None:
    environment = {"WARMFIELD_FEEDS_PRIVATE": "10.1.2.0/24, fd00::/8"}
    assert read_settings(tmp_path, environment).feeds.private == ("10.1.2.0/24", "fd00::/8")


@pytest.mark.parametrize(
    ("text", "environment", "told"),
    [
        ("[web]\nprot = 1\n", {}, "“port”"),
        ("[wep]\nport = 1\n", {}, "“web”"),
        ("[web]\nport = 'many'\n", {}, "$.web.port"),
        ("[web\n", {}, "settings.toml"),
        ("[feeds]\nprivate = ['10.1.2.3/24']\n", {}, "10.1.2.3/24"),
        ("[feeds]\nprivate = ['intranet']\n", {}, "intranet"),
        ("", {"WARMFIELD_WEB_PROT": "1"}, "“WARMFIELD_WEB_PORT”"),
    ],
)
def test_what_is_wrong_is_told_with_its_place_or_a_guess(
    tmp_path: Path, text: str, environment: dict[str, str], told: str
) -> None:
    with pytest.raises(SettingsWrong, match=f".*{told.replace('$', chr(92) + '$')}.*"):
        read_settings(written(tmp_path, text), environment)
