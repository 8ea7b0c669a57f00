"""Workbooks that are protected by a password, opened with it. The password is never shown or kept."""

from io import BytesIO
from pathlib import Path

from wres_xl.extracts.workbooks import NEEDS_PASSWORD
from wres_xl.findings import UnreadableFile


def unprotected(path: Path, password: str) -> bytes:
    """What a protected workbook holds, in memory: nothing of it is written anywhere.

    Raises:
        UnreadableFile: there is no password, it is not the right one, or what opens such files is missing.
        OSError: the file cannot be opened.
    """
    if not password:
        raise UnreadableFile(f"{path}: {NEEDS_PASSWORD}")
    try:
        # Loaded here because few files need it, and it is an extra.
        from msoffcrypto import OfficeFile  # type: ignore[import-untyped]  # noqa: PLC0415
        from msoffcrypto.exceptions import (  # type: ignore[import-untyped]  # noqa: PLC0415
            DecryptionError,
            FileFormatError,
            InvalidKeyError,
            ParseError,
        )
    except ImportError as error:
        raise UnreadableFile(
            f"{path}: to open workbooks that are protected by a password, install wres-xl[passwords]; or "
            "save a copy without a password and use that."
        ) from error
    content = BytesIO()
    with path.open("rb") as file:
        try:
            opened = OfficeFile(file)
            opened.load_key(password=password)
            opened.decrypt(content)
        except InvalidKeyError as error:
            raise UnreadableFile(
                f"{path}: the password does not open the workbook. Check it with whoever protected the file."
            ) from error
        except (DecryptionError, FileFormatError, ParseError) as error:
            raise UnreadableFile(
                f"{path}: the workbook's protection is of a kind that is not read. Save a copy without a "
                "password and use that."
            ) from error
    return content.getvalue()


def read_password(path: Path) -> str:
    """The first line of a text file: a password on the command line would stay in its history.

    Raises:
        UnreadableFile: the file cannot be read, or its first line is empty.
    """
    try:
        with path.open(encoding="utf-8-sig") as file:
            password = file.readline().strip()
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFile(f"{path}: no password can be read there. Give a text file.") from error
    if not password:
        raise UnreadableFile(f"{path}: its first line is empty. Write the password there.")
    return password
