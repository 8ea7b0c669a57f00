"""The process that the command `wres-xl`, or `python -m wres_xl`, starts and ends."""

import gc
import os
import sys
from typing import NoReturn


def run() -> NoReturn:
    """Run the command line, and leave with its exit code.

    Modules and rows are a great many objects without cycles, so nothing looks for cycles among them; and at
    the end they are left to the system at once, because Python would first take them apart one by one.
    NumPy's library for matrices, of which there are none here, starts a thread for every core but the first,
    and each keeps its core busy for a while before it falls asleep: it is told to do without.
    """
    gc.disable()
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from wres_xl.cli import main  # noqa: PLC0415 - loaded when nothing looks for cycles any more

    code: str | int | None = 0
    try:
        main()
    except SystemExit as end:
        code = end.code
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code if isinstance(code, int) else int(code is not None))


if __name__ == "__main__":
    run()
