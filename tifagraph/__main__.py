"""``python -m tifagraph`` and the command ``tifagraph``: every error ends in one line and an exit code."""

from __future__ import annotations

import os
import sys
import traceback

GLOBAL = ("-q", "--quiet", "-v", "--verbose", "--no-color")


def main() -> None:
    """Run the command line and leave with its exit code."""
    from tifagraph import faults
    from tifagraph.cli import app

    _speak_utf8()
    try:
        app(globals_first(sys.argv[1:]), prog_name="tifagraph")
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        print("\nstopped", file=sys.stderr)
        sys.exit(faults.INTERRUPTED)
    except Exception as error:
        if _verbose():
            traceback.print_exc()
        print(f"tifagraph: {faults.line(error)}", file=sys.stderr)
        sys.exit(faults.code(error))


def globals_first(words: list[str]) -> list[str]:
    """The global options may stand anywhere: ``tifagraph build texts -v`` is ``tifagraph -v build texts``."""
    end = words.index("--") if "--" in words else len(words)
    moved = [word for word in words[:end] if word in GLOBAL]
    return [*moved, *(word for word in words[:end] if word not in GLOBAL), *words[end:]]


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _verbose() -> bool:
    return bool({"-v", "--verbose"} & set(sys.argv[1:]))


if __name__ == "__main__":
    main()
