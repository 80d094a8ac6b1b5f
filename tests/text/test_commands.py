"""The pure commands: what they print and their exit codes, without a web framework."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from charter.commands.text import main

ROOT = Path(__file__).parents[2]
BASE = "# T\n\nSchools should help.\n\nThe council pays.\n"


@pytest.fixture
def files(tmp_path: Path) -> dict[str, str]:
    texts = {
        "base": BASE,
        "a": BASE.replace("should", "must"),
        "b": BASE.replace("pays", "pays all"),
        "c": BASE.replace("should", "may"),
        "d": BASE.replace("help", "help everyone"),
    }
    for name, text in texts.items():
        (tmp_path / name).write_bytes(text.encode())
    (tmp_path / "bad").write_bytes(b"\xff\xfe")
    return {name: str(tmp_path / name) for name in [*texts, "bad", "none", "out"]}


def run(capfd: pytest.CaptureFixture[str], *args: str) -> tuple[int, str]:
    code = main(list(args))
    return code, capfd.readouterr().out


def test_merge_by_itself(files: dict[str, str], capfd: pytest.CaptureFixture[str]) -> None:
    code, out = run(capfd, "merge", files["base"], files["a"], files["b"])
    assert code == 0 and out == BASE.replace("should", "must").replace("pays", "pays all")
    assert run(capfd, "merge", files["base"], files["a"], files["b"], "-o", files["out"]) == (0, "")
    assert Path(files["out"]).read_text() == out
    assert main(["merge", files["base"], files["a"], files["b"], "-o", str(Path(files["out"]).parent)]) == 2


def test_merge_asks(files: dict[str, str], capfd: pytest.CaptureFixture[str]) -> None:
    code, out = run(capfd, "merge", files["base"], files["a"], files["d"], "--json")
    told = json.loads(out)
    assert code == 1 and told["confirm"] == [
        {
            "clause": 1,
            "base": "Schools should help.",
            "a": "Schools must help.",
            "b": "Schools should help everyone.",
            "proposed": "Schools must help everyone.",
        }
    ]
    assert told["conflicts"] == [] and "must help everyone" in told["merged"] and told["fates"]


def test_merge_conflict(files: dict[str, str], capfd: pytest.CaptureFixture[str]) -> None:
    code, out = run(capfd, "merge", files["base"], files["a"], files["c"], "--json")
    told = json.loads(out)
    assert code == 1 and told["merged"] == BASE and told["confirm"] == []
    assert told["conflicts"] == [
        {"clause": 1, "base": "Schools should help.", "a": "Schools must help.", "b": "Schools may help."}
    ]


@pytest.mark.parametrize("name", ["bad", "none"])
@pytest.mark.parametrize("command", ["merge", "diff", "align", "anchor"])
def test_bad_input(files: dict[str, str], capfd: pytest.CaptureFixture[str], command: str, name: str) -> None:
    more = {"merge": [files["a"]], "anchor": ["--quote", "x"]}.get(command, [])
    assert main([command, files["base"], files[name], *more]) == 2
    assert name in capfd.readouterr().err


def charter(*args: str, given: bytes = b"", out: object = subprocess.PIPE) -> subprocess.CompletedProcess[bytes]:
    code = "import sys; from charter.commands.text import main; sys.exit(main(sys.argv[1:]))"
    return subprocess.run([sys.executable, "-c", code, *args], cwd=ROOT, input=given, stdout=out, stderr=subprocess.PIPE)


def test_one_text_may_come_from_standard_input(files: dict[str, str]) -> None:
    merged = charter("merge", files["base"], "-", files["b"], given=Path(files["a"]).read_bytes())
    assert merged.returncode == 0 and merged.stdout.decode() == BASE.replace("should", "must").replace("pays", "pays all")
    twice = charter("merge", files["base"], "-", "-")
    assert twice.returncode == 2 and b"only once" in twice.stderr
    assert charter("diff", files["base"], "-", given=b"\xff").returncode == 2


def test_nothing_to_look_for(files: dict[str, str], capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["anchor", files["base"], files["a"], "--quote", " "]) == 2
    assert "which words" in capfd.readouterr().err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_an_answer_that_cannot_be_written(files: dict[str, str]) -> None:
    with open("/dev/full", "wb") as full:
        told = charter("diff", files["base"], files["a"], out=full)
    assert told.returncode == 2 and b"could not be written" in told.stderr and b"Traceback" not in told.stderr
    read, write = os.pipe()
    os.close(read)
    told = charter("merge", files["base"], files["a"], files["b"], out=write)
    os.close(write)
    assert told.returncode == 0 and not told.stderr


def test_nothing_in_any_text(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty").write_bytes(b"")
    empty = str(tmp_path / "empty")
    assert run(capfd, "merge", empty, empty, empty) == (0, "") == run(capfd, "diff", empty, empty)
    assert run(capfd, "align", empty, empty, "--json") == (0, "[]\n")


def test_diff(files: dict[str, str], capfd: pytest.CaptureFixture[str]) -> None:
    code, out = run(capfd, "diff", files["base"], files["a"], "--json")
    runs = json.loads(out)
    assert code == 0 and "".join(run["text"] for run in runs if run["op"] != "insert") == BASE
    assert "[- should-]{+ must+}" in run(capfd, "diff", files["base"], files["a"])[1]


def test_diff_says_what_it_could_not_compare(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for name, text in (("old", "a b " * 25_000), ("new", "b c a " * 20_000)):
        (tmp_path / name).write_text(text)
    assert main(["diff", str(tmp_path / "old"), str(tmp_path / "new")]) == 0
    assert "replaced whole" in capfd.readouterr().err


def test_align(files: dict[str, str], capfd: pytest.CaptureFixture[str]) -> None:
    code, out = run(capfd, "align", files["base"], files["a"], "--json")
    assert code == 0 and json.loads(out)[1] == {
        "old": {"index": 1, "label": None, "text": "Schools should help."},
        "new": {"index": 1, "label": None, "text": "Schools must help."},
        "fate": "changed",
    }


def test_anchor(files: dict[str, str], capfd: pytest.CaptureFixture[str]) -> None:
    code, out = run(capfd, "anchor", files["base"], files["a"], "--quote", "council pays", "--json")
    told = json.loads(out)
    assert code == 0 and told["found"] and told["text"] == "council pays" and told["clause"] == 2
    assert set(told) == {"found", "start", "end", "clause", "text", "score"}
    assert run(capfd, "anchor", files["base"], files["a"], "--quote", "not there", "--json")[0] == 1


def test_without_a_web_framework(files: dict[str, str]) -> None:
    """The commands run where Flask and SQLAlchemy cannot be imported."""
    block = "import sys; sys.modules.update(dict.fromkeys(['flask', 'sqlalchemy', 'werkzeug', 'jinja2']))"
    code = f"{block}; from charter.commands.text import main; sys.exit(main(sys.argv[1:]))"
    told = subprocess.run(
        [sys.executable, "-c", code, "merge", files["base"], files["a"], files["b"]], cwd=ROOT, capture_output=True
    )
    assert told.returncode == 0 and b"must" in told.stdout, told.stderr
