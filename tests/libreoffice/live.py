"""A LibreOffice whose documents are worked on by the xlwings engine."""

from typing import Any

from libreoffice.office import Document, Office


class LiveOffice(Office):
    """One LibreOffice of our own that answers the commands of `uno_live.LiveDocuments` too."""

    SERVER = "libreoffice.uno_live"


class LiveDocument(Document):
    """A workbook itself, not a copy, open in LibreOffice with its macros."""

    def ask(self, command: str, **arguments: Any) -> Any:
        """Send a command of `uno_live.LiveDocuments` that concerns this document.

        Raises:
            OfficeError: it could not be done.
        """
        return self._ask(command, **arguments)
