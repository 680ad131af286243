"""In a pipe a long build says now and then how far it is; a short one says nothing."""

from __future__ import annotations

from tifagraph.progress import EVERY, Lines, bar


def said(*events):
    """What is said of (seconds, step, done, total)."""
    clock = [0.0]
    lines: list[str] = []
    progress = Lines(lines.append, lambda: clock[0])
    for seconds, *event in events:
        clock[0] = seconds
        progress.told(*event)
    return lines


def test_a_short_step_says_nothing():
    assert said((0, "read", 0, 10), (EVERY / 2, "read", 10, 10)) == []


def test_a_long_step_says_rate_and_time_left():
    lines = said((5, "extract", 0, 100), (7, "extract", 10, 100), (15, "extract", 20, 100), (16, "extract", 22, 100))
    assert lines == ["extracting: 20 of 100 texts, 2.0 texts/s, 40 s left"]


def test_each_step_is_timed_by_itself():
    lines = said((0, "read", 0, 8), (9, "read", 8, 8), (9, "extract", 0, 8), (20, "extract", 0, 8))
    assert lines == ["extracting: 0 of 8 texts, 0.0 texts/s, time left unknown"]


def test_quiet_is_silent(capsys):
    with bar(quiet=True, colour=False) as told:
        told("read", 1, 2)
    assert capsys.readouterr().err == ""
