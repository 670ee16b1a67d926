from pathlib import Path

import pytest

from faqbot.channels.terminal.settings import KEYS, Settings, config_path, history_path, is_dumb, read_settings


def write_config(folder: Path, text: str) -> Path:
    file = folder / "config.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_without_any_setting_the_defaults_apply(tmp_path: Path) -> None:
    for file in (None, tmp_path / "config.toml", write_config(tmp_path, "")):
        assert read_settings({}, {}, file) == (Settings(), [])
    assert Settings() == Settings(color="auto", accessible=False, vi=False, suggest=True, history=False)


def test_every_key_can_be_set_in_a_file(tmp_path: Path) -> None:
    file = write_config(
        tmp_path, 'color = "never"\naccessible = true\nvi = true\nsuggest = false\nhistory = true\n# a comment\n'
    )
    assert read_settings({}, {}, file) == (
        Settings(color="never", accessible=True, vi=True, suggest=False, history=True),
        [],
    )


def test_a_flag_overrides_the_file_and_none_is_no_flag(tmp_path: Path) -> None:
    file = write_config(tmp_path, 'color = "never"\nvi = true\nsuggest = false\n')
    flags = {"color": "always", "vi": False, "suggest": None, "knowledge": "bread.yaml"}
    assert read_settings(flags, {}, file)[0] == Settings(color="always", suggest=False)


@pytest.mark.parametrize(("value", "accessible"), [("1", True), ("yes", True), ("", False), ("0", False)])
def test_the_environment_can_ask_for_accessible_output(value: str, accessible: bool) -> None:
    assert read_settings({}, {"ACCESSIBLE": value}, None)[0].accessible is accessible
    assert read_settings({"accessible": False}, {"ACCESSIBLE": value}, None)[0].accessible is False


def test_all_problems_of_a_file_are_reported_and_the_file_is_ignored(tmp_path: Path) -> None:
    file = write_config(tmp_path, 'colour = "never"\ncolor = "red"\nvi = 1\nbanana = true\nhistory = true\n')
    assert read_settings({}, {}, file) == (
        Settings(),
        [
            f'{file}: "colour" is not a setting; did you mean "color"?',
            f'{file}: "color" is \'red\'; write "auto", "always" or "never"',
            f'{file}: "vi" is 1; write true or false',
            f'{file}: "banana" is not a setting; the settings are color, accessible, vi, suggest, history',
        ],
    )


def test_a_file_that_is_not_toml_or_cannot_be_read_is_reported(tmp_path: Path) -> None:
    file = write_config(tmp_path, "color = never\n")
    (problem,) = read_settings({}, {}, file)[1]
    assert problem.startswith(f"{file}: ")
    assert "(at line 1, column 9)" in problem
    (problem,) = read_settings({}, {}, tmp_path)[1]
    assert problem.startswith(f"{tmp_path}: ")


@pytest.mark.parametrize(
    ("environment", "config", "history"),
    [
        (
            {"HOME": "/house", "XDG_CONFIG_HOME": "/etc/mine", "XDG_STATE_HOME": "/var/mine"},
            "/etc/mine/faqbot/config.toml",
            "/var/mine/faqbot/history",
        ),
        ({"HOME": "/house"}, "/house/.config/faqbot/config.toml", "/house/.local/state/faqbot/history"),
        (
            {"HOME": "/house", "XDG_CONFIG_HOME": "", "XDG_STATE_HOME": "state"},
            "/house/.config/faqbot/config.toml",
            "/house/.local/state/faqbot/history",
        ),
        ({"HOME": ""}, None, None),
    ],
    ids=["set", "not set", "empty or relative", "no home"],
)
def test_files_follow_the_xdg_base_directory_specification(
    environment: dict[str, str], config: str | None, history: str | None
) -> None:
    assert config_path(environment) == (Path(config) if config else None)
    assert history_path(environment) == (Path(history) if history else None)


@pytest.mark.parametrize(
    ("color", "is_terminal", "environment", "is_coloured"),
    [
        ("auto", True, {"TERM": "xterm"}, True),
        ("auto", True, {}, True),
        ("auto", False, {"TERM": "xterm"}, False),
        ("auto", True, {"TERM": "dumb"}, False),
        ("auto", True, {"TERM": "xterm", "NO_COLOR": "1"}, False),
        ("auto", True, {"TERM": "xterm", "NO_COLOR": ""}, True),
        ("always", False, {"TERM": "dumb", "NO_COLOR": "1"}, True),
        ("never", True, {"TERM": "xterm"}, False),
    ],
)
def test_colours_follow_the_setting_the_terminal_and_the_environment(
    color: str, is_terminal: bool, environment: dict[str, str], is_coloured: bool
) -> None:
    settings = read_settings({"color": color}, {}, None)[0]
    assert settings.is_coloured(is_terminal=is_terminal, environment=environment) is is_coloured


def test_a_terminal_can_be_dumb() -> None:
    assert [is_dumb({"TERM": term}) for term in ("dumb", "unknown", "xterm", "")] == [True, True, False, False]
    assert KEYS == ("color", "accessible", "vi", "suggest", "history")
