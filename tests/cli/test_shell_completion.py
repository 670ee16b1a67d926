import shutil
import subprocess
from pathlib import Path

import pytest
from command_line import faqbot

COMPLETERS = {
    "bash": """
        source "$1"
        COMP_WORDS=(faqbot $2)
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _shtab_faqbot
        echo "${COMPREPLY[@]}"
    """,
    "fish": 'source $argv[1]; string split -f1 -- \\t (complete -C "faqbot $argv[2]")',
}
"""Commands that make a shell print its completions, given the script and the beginning of a line."""


def write_script(shell: str, file: Path) -> Path:
    """Write the completion script of a shell to a file; skip the test if the shell is missing."""
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    file.write_bytes(faqbot("--print-completion", shell).stdout)
    return file


@pytest.mark.parametrize("shell", COMPLETERS)
def test_a_shell_completes_commands_options_choices_and_files(shell: str, tmp_path: Path) -> None:
    script = write_script(shell, tmp_path / "script")
    for typed, completions in [
        ("as", "ask"),
        ("ch", "chat check"),
        ("ask --js", "--json --jsonl"),
        ("chat --color a", "always auto"),
        ("--print-completion f", "fish"),
        ("check scr", "script"),
        ("log st", "stats"),
        ("log stats scr", "script"),
        ("log forget --be", "--before"),
    ]:
        name = [] if shell == "fish" else [shell]
        arguments = [shell, "-c", COMPLETERS[shell], *name, str(script), typed]
        done = subprocess.run(arguments, capture_output=True, text=True, check=False, cwd=tmp_path)
        assert (sorted(done.stdout.split()), done.stderr) == (completions.split(), ""), typed


def test_zsh_finds_the_script_in_its_function_path(tmp_path: Path) -> None:
    shell = "zsh"
    write_script(shell, tmp_path / "_faqbot")
    command = 'zsh -n "$1"/_faqbot; fpath=("$1" $fpath); autoload -U compinit; compinit -D; print $_comps[faqbot]'
    done = subprocess.run([shell, "-fc", command, "zsh", tmp_path], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("_faqbot\n", "")


def test_an_unknown_shell_is_wrong_usage() -> None:
    done = faqbot("--print-completion", "tcsh")
    assert (done.stdout, done.returncode) == (b"", 2)
    assert b"invalid choice: 'tcsh' (choose from " in done.stderr
