"""A LibreOffice whose documents are worked on by the xlwings engine."""

import subprocess
import tempfile
import threading
from pathlib import Path
from queue import Queue
from typing import Any

from libreoffice.office import START_SECONDS, SYSTEM_PYTHON, Document, Office, _read


class LiveOffice(Office):
    """One LibreOffice of our own that answers the commands of `uno_live.LiveDocuments` too."""

    def _start(self) -> "subprocess.Popen[str]":
        run = Path(tempfile.mkdtemp(prefix="run-", dir=self._folder))
        with (run / "server.log").open("wb") as log:
            self._process = subprocess.Popen(
                [str(SYSTEM_PYTHON), "-E", "-m", "libreoffice.uno_live", str(run)],
                cwd=Path(__file__).parents[1],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                start_new_session=True,
            )
        self._lines = Queue()
        threading.Thread(target=_read, args=(self._process, self._lines), daemon=True).start()
        self._answer("start", START_SECONDS)
        return self._process


class LiveDocument(Document):
    """A workbook itself, not a copy, open in LibreOffice with its macros."""

    def ask(self, command: str, **arguments: Any) -> Any:
        """Send a command of `uno_live.LiveDocuments` that concerns this document.

        Raises:
            OfficeError: it could not be done.
        """
        return self._ask(command, **arguments)
