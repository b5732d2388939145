"""Fences: their numbers are the kernel's, and a run says what they cannot hold."""

import os
import re
from pathlib import Path

import pytest

from flows.extract import kernel, ocr, seccomp

HEADERS = {
    "x86_64": Path("/usr/include/x86_64-linux-gnu/asm/unistd_64.h"),
    "aarch64": Path("/usr/include/asm-generic/unistd.h"),
}
MEANT = {
    "socket connect bind listen ptrace process_vm_readv process_vm_writev kcmp bpf perf_event_open userfaultfd tkill",
    "rt_sigqueueinfo rt_tgsigqueueinfo migrate_pages move_pages setpgid setsid pivot_root chroot mount umount2 unshare",
    "open_by_handle_at setns fanotify_init add_key request_key keyctl memfd_create shmget semget msgget mq_open utimensat",
    "fchmod fchmodat fchown fchownat setxattr lsetxattr fsetxattr",
}


@pytest.mark.parametrize("name", HEADERS)
def test_calls_have_the_numbers_that_the_kernel_gives_them(name: str) -> None:
    if not HEADERS[name].exists():
        pytest.skip(f"no {HEADERS[name]} on this machine")
    lines = re.findall(r"#define __NR(?:3264)?_(\w+)\s+(\d+)", HEADERS[name].read_text())
    number = {call: int(digits) for call, digits in lines}
    processor = seccomp.PROCESSORS[name]
    assert {number[call] for line in MEANT for call in line.split()} <= set(processor.refused)
    assert (processor.seccomp, processor.prlimit, processor.prctl) == tuple(
        map(number.get, ("seccomp", "prlimit64", "prctl"))
    )
    assert processor.signals == (number["kill"], number["tgkill"])
    assert (processor.clone, seccomp.CLONE3) == (number["clone"], number["clone3"])
    assert processor.start == (number["execve"], number["execveat"])


def test_a_system_without_fences_is_said_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kernel, "offered", lambda: frozenset({"seccomp"}))
    assert kernel.missing().endswith("it could read and write the files that you may, and start programs")
    monkeypatch.setattr(kernel, "offered", lambda: frozenset({"seccomp", "landlock"}))
    assert kernel.missing() == ""


def engine(folder: Path, monkeypatch: pytest.MonkeyPatch, data: bytes) -> ocr.Engine:
    program = folder / "tesseract"
    program.write_bytes(data)
    program.chmod(0o755)
    monkeypatch.setattr("extractors.readers.tesseract.path", lambda: str(program))
    found = ocr.found()
    assert found is not None
    return found


def test_an_ocr_program_that_is_a_script_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = engine(tmp_path, monkeypatch, b'#!/bin/sh\nexec tesseract "$@"\n')
    assert "is a script" in ocr.warning(script)
    assert ocr.warning(None) == ""


def test_an_ocr_program_that_was_exchanged_is_not_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = engine(tmp_path, monkeypatch, b"one")
    assert ocr.is_same(before)
    Path(before.path).write_bytes(b"other")
    os.utime(before.path, ns=(1, 1))
    assert not ocr.is_same(before)
