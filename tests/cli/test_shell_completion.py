import shutil
import subprocess
from pathlib import Path

import pytest
from command_line import faqbot

TRIALS = {
    "bash": """
        source "$1"
        COMP_WORDS=(faqbot $2)
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _shtab_faqbot
        echo "${COMPREPLY[@]}"
    """,
    "fish": 'source $argv[1]; string split -f1 -- \\t (complete -C "faqbot $argv[2]")',
}
"""How to ask a shell, given the script and a line that is begun, what it would make of it."""


def written(shell: str, file: Path) -> Path:
    """The script for a shell, if there is one here, in a file."""
    if shutil.which(shell) is None:
        pytest.skip(f"there is no {shell} here")
    file.write_bytes(faqbot("--print-completion", shell).stdout)
    return file


@pytest.mark.parametrize("shell", TRIALS)
def test_a_shell_completes_commands_options_choices_and_files(shell: str, tmp_path: Path) -> None:
    script = written(shell, tmp_path / "script")
    for typed, found in [
        ("as", "ask"),
        ("ch", "chat check"),
        ("ask --js", "--json --jsonl"),
        ("chat --color a", "always auto"),
        ("--print-completion f", "fish"),
        ("check scr", "script"),
    ]:
        name = [] if shell == "fish" else [shell]
        arguments = [shell, "-c", TRIALS[shell], *name, str(script), typed]
        done = subprocess.run(arguments, capture_output=True, text=True, check=False, cwd=tmp_path)
        assert (sorted(done.stdout.split()), done.stderr) == (found.split(), ""), typed


def test_zsh_finds_the_completion_in_a_folder_of_functions(tmp_path: Path) -> None:
    shell = "zsh"
    written(shell, tmp_path / "_faqbot")
    trial = 'zsh -n "$1"/_faqbot; fpath=("$1" $fpath); autoload -U compinit; compinit -D; print $_comps[faqbot]'
    done = subprocess.run([shell, "-fc", trial, "zsh", tmp_path], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("_faqbot\n", "")


def test_a_shell_that_is_not_known_is_wrong_usage() -> None:
    done = faqbot("--print-completion", "tcsh")
    assert (done.stdout, done.returncode) == (b"", 2)
    assert b"invalid choice: 'tcsh' (choose from " in done.stderr
