"""`python3 dev.py demo`: starts, answers, keeps off everything real, and takes its children along when it is told to stop."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from tests.commands.conftest import ROOT
from tests.commands.serving import children, is_there

# Telling the story takes some twenty seconds alone, and a minute and a half beside nine other things.
PATIENCE = 240.0


def below(pid: int) -> list[int]:
    found = [pid]
    for one in found:
        found += children(one)
    return found


def page(port: int) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=10) as answer:
        return str(answer.read().decode())


def test_from_start_to_stop(tmp_path: Path) -> None:
    if not (ROOT / ".venv" / "bin" / "charter").exists():
        pytest.skip("dev.py has not set this checkout up, and would install everything first")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environ = {**os.environ, "CHARTER_INSTANCE": str(tmp_path / "instance"), "MAIL_URL": f"file:{tmp_path / 'real-post'}",
               "DATABASE_URL": f"sqlite:///{tmp_path / 'real.db'}", "RECORD_HEADS": str(tmp_path / "real-heads.txt")}
    with (tmp_path / "log").open("w") as log:
        demo = subprocess.Popen([sys.executable, "dev.py", "demo", "--port", str(port)], cwd=ROOT, env=environ,
                                stdout=log, stderr=log)
        try:
            html = wait_for(demo, port, tmp_path / "log")
            pids = below(demo.pid)
            assert len(pids) >= 5  # dev.py, serve, the server, its worker, the letters' worker
        finally:
            demo.send_signal(signal.SIGTERM)
            code = demo.wait(60)
    assert "Kelderby" in html and code == 0
    assert [pid for pid in pids if is_there(pid)] == []
    with socket.socket() as again:
        assert again.connect_ex(("127.0.0.1", port)) != 0
    assert sorted(p.name for p in tmp_path.iterdir()) == ["instance", "log"]  # nothing real was touched
    assert [p.name for p in (tmp_path / "instance").iterdir()] == ["demo-site"]


def test_stopped_while_the_story_is_told(tmp_path: Path) -> None:
    environ = {**os.environ, "CHARTER_INSTANCE": str(tmp_path / "instance")}
    command = [sys.executable, "-m", "charter.cli", "serve", "--demo", "--port", "0"]
    demo = subprocess.Popen(command, cwd=ROOT, env=environ, stdout=subprocess.DEVNULL)
    began = time.monotonic()
    while len(below(demo.pid)) < 2:
        assert time.monotonic() - began < PATIENCE and demo.poll() is None
        time.sleep(0.05)
    pids = below(demo.pid)
    demo.send_signal(signal.SIGTERM)
    assert demo.wait(60) == 0
    assert [pid for pid in pids if is_there(pid)] == []


def wait_for(demo: subprocess.Popen[bytes], port: int, log: Path) -> str:
    began = time.monotonic()
    while time.monotonic() - began < PATIENCE:
        assert demo.poll() is None, log.read_text()
        try:
            return page(port)
        except OSError:
            time.sleep(0.2)
    raise AssertionError(log.read_text())
