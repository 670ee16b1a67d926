"""The settings of a conversation."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Literal, get_args

Color = Literal["auto", "always", "never"]
COLORS: tuple[Color, ...] = get_args(Color)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of a conversation.

    Attributes:
        color: When styles are shown; ``auto`` follows the terminal and ``NO_COLOR``.
        accessible: Only append text, and name each part in words.
        vi: Use vi keys instead of emacs keys.
        suggest: Suggest questions, commands and earlier lines while the user types.
        history: Keep typed lines in a file.
    """

    color: Color = "auto"
    accessible: bool = False
    vi: bool = False
    suggest: bool = True
    history: bool = False

    def is_coloured(self, *, is_terminal: bool, environment: Mapping[str, str]) -> bool:
        """Tell whether a stream gets styles.

        Args:
            is_terminal: Whether the stream is a terminal.
            environment: ``NO_COLOR`` and ``TERM``, which decide if ``color`` is ``auto``.
        """
        if self.color != "auto":
            return self.color == "always"
        return is_terminal and not environment.get("NO_COLOR") and not is_dumb(environment)


def is_dumb(environment: Mapping[str, str]) -> bool:
    """Tell whether ``TERM`` names a terminal without control sequences."""
    return environment.get("TERM") in {"dumb", "unknown"}


KEYS = tuple(setting.name for setting in fields(Settings))
"""The keys of a settings file; each is also a flag."""


def read_settings(
    flags: Mapping[str, object], environment: Mapping[str, str], file: Path | None
) -> tuple[Settings, list[str]]:
    """Combine flags, environment and settings file, in this order.

    Args:
        flags: Values by flag; None is a flag that was not given.
        environment: ``ACCESSIBLE`` asks for accessible output unless it is empty or 0.
        file: The settings file, in TOML; it may be missing.

    Returns:
        The settings, and the problems of the file. With a problem, the settings are the defaults.
    """
    values, problems = _read_file(file)
    if environment.get("ACCESSIBLE", "") not in {"", "0"}:
        values["accessible"] = True
    values.update((key, flags[key]) for key in KEYS if flags.get(key) is not None)
    if problems:
        return Settings(), problems
    return Settings(**values), []  # type: ignore[arg-type] # argparse and _read_file have checked the types


def _read_file(file: Path | None) -> tuple[dict[str, object], list[str]]:
    if file is None:
        return {}, []
    try:
        text = file.read_text(encoding="utf-8")
        import tomllib  # noqa: PLC0415 - few users have a settings file

        values = tomllib.loads(text)
    except (FileNotFoundError, NotADirectoryError):
        return {}, []
    except (OSError, ValueError) as error:
        return {}, [f"{file}: {error}"]
    return values, [f"{file}: {fault}" for key, value in values.items() if (fault := _find_fault(key, value))]


def _find_fault(key: str, value: object) -> str | None:
    """Describe the fault of a setting, or return None."""
    if key not in KEYS:
        near = get_close_matches(key, KEYS, n=1)
        hint = f'did you mean "{near[0]}"?' if near else f"the settings are {', '.join(KEYS)}"
        return f'"{key}" is not a setting; {hint}'
    if key == "color":
        return None if value in COLORS else f'"color" is {value!r}; write "auto", "always" or "never"'
    return None if isinstance(value, bool) else f'"{key}" is {value!r}; write true or false'


def config_path(environment: Mapping[str, str]) -> Path | None:
    """Return the path of the settings file, if there is a home folder."""
    return _user_path(environment, "XDG_CONFIG_HOME", ".config", "config.toml")


def history_path(environment: Mapping[str, str]) -> Path | None:
    """Return the path of the history file, if there is a home folder."""
    return _user_path(environment, "XDG_STATE_HOME", ".local/state", "history")


def _user_path(environment: Mapping[str, str], variable: str, default: str, name: str) -> Path | None:
    """Return a path by the XDG Base Directory Specification.

    As the specification demands, a variable that is empty or holds a relative path is ignored.

    Args:
        environment: The environment variables.
        variable: The variable that names the folder.
        default: The folder inside the home folder that is used without the variable.
        name: The name of the file.
    """
    folder = Path(environment.get(variable, ""))
    if not folder.is_absolute():
        folder = Path(environment.get("HOME", Path("~").expanduser()), default)
    return folder / "faqbot" / name if folder.is_absolute() else None
