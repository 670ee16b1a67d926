"""How somebody wants the conversation: by flags, by the environment, by a file of settings."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Literal, get_args

Color = Literal["auto", "always", "never"]
COLORS: tuple[Color, ...] = get_args(Color)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What may be set.

    Attributes:
        color: When styles are shown; ``auto`` is where a terminal has colours and nobody minds them.
        accessible: Only ever append, and say in words what each part is.
        vi: The keys of vi instead of those of emacs.
        suggest: Suggest questions, commands and earlier lines while somebody types.
        history: Keep the lines that were typed in a file.
    """

    color: Color = "auto"
    accessible: bool = False
    vi: bool = False
    suggest: bool = True
    history: bool = False

    def is_coloured(self, *, is_terminal: bool, environment: Mapping[str, str]) -> bool:
        """Whether a stream is to be shown styles.

        Args:
            is_terminal: Whether a terminal is at its end.
            environment: Its ``NO_COLOR`` and ``TERM`` decide where ``color`` is ``auto``.
        """
        if self.color != "auto":
            return self.color == "always"
        return is_terminal and not environment.get("NO_COLOR") and not is_dumb(environment)


def is_dumb(environment: Mapping[str, str]) -> bool:
    """Whether a terminal says that it understands text alone."""
    return environment.get("TERM") in {"dumb", "unknown"}


KEYS = tuple(setting.name for setting in fields(Settings))
"""The keys of a file of settings; each is a flag, too."""


def read_settings(
    flags: Mapping[str, object], environment: Mapping[str, str], file: Path | None
) -> tuple[Settings, list[str]]:
    """The settings, of which a flag comes before the environment, and that before the file.

    Args:
        flags: The value of each flag that was given; None is none.
        environment: ``ACCESSIBLE``, set to anything but nothing and 0, asks for accessible output.
        file: The file of settings, in TOML; there need not be one.

    Returns:
        The settings, and what is wrong with the file, in words; nothing of a wrong file is used.
    """
    wanted, problems = _read_file(file)
    if environment.get("ACCESSIBLE", "") not in {"", "0"}:
        wanted["accessible"] = True
    wanted.update((key, flags[key]) for key in KEYS if flags.get(key) is not None)
    if problems:
        return Settings(), problems
    return Settings(**wanted), []  # type: ignore[arg-type] # what flags and _read_file let through is of the right type


def _read_file(file: Path | None) -> tuple[dict[str, object], list[str]]:
    if file is None:
        return {}, []
    try:
        text = file.read_text(encoding="utf-8")
        import tomllib  # noqa: PLC0415 - few have such a file

        found = tomllib.loads(text)
    except (FileNotFoundError, NotADirectoryError):
        return {}, []
    except (OSError, ValueError) as error:
        return {}, [f"{file}: {error}"]
    return found, [f"{file}: {fault}" for key, value in found.items() if (fault := _find_fault(key, value))]


def _find_fault(key: str, value: object) -> str | None:
    """What is wrong with one setting, and what would be right, or None."""
    if key not in KEYS:
        near = get_close_matches(key, KEYS, n=1)
        hint = f'did you mean "{near[0]}"?' if near else f"there are {', '.join(KEYS)}"
        return f'"{key}" is no setting; {hint}'
    if key == "color":
        return None if value in COLORS else f'"color" is {value!r}; write "auto", "always" or "never"'
    return None if isinstance(value, bool) else f'"{key}" is {value!r}; write true or false'


def config_path(environment: Mapping[str, str]) -> Path | None:
    """The file of settings, ``faqbot/config.toml`` in the folder for those; None if there is no such folder."""
    return _user_path(environment, "XDG_CONFIG_HOME", ".config", "config.toml")


def history_path(environment: Mapping[str, str]) -> Path | None:
    """Where lines that were typed are kept, ``faqbot/history`` in the folder for states; None if there is none."""
    return _user_path(environment, "XDG_STATE_HOME", ".local/state", "history")


def _user_path(environment: Mapping[str, str], variable: str, otherwise: str, name: str) -> Path | None:
    """A file of ours by the XDG rules: a variable that is empty or holds a relative path is as if it were not set."""
    folder = Path(environment.get(variable, ""))
    if not folder.is_absolute():
        folder = Path(environment.get("HOME", Path("~").expanduser()), otherwise)
    return folder / "faqbot" / name if folder.is_absolute() else None
