"""A workbook's package, which is a zip file: opened safely, and copied with some of its parts replaced."""

import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from itertools import pairwise

from wres_xl.national.limits import (
    DAMAGED,
    MAX_ENTRIES,
    MAX_RATIO,
    MAX_UNPACKED,
    SMALL_ENTRY,
    TOO_LARGE,
    Unfit,
)

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_LOCAL_MARK, _CENTRAL_MARK = b"PK\x03\x04", b"PK\x01\x02"
_END_MARK, _LARGE_END_MARK = b"PK\x05\x06", b"PK\x06\x06"

_ENCRYPTED = 0x1
_SIZES_FOLLOW = 0x8
"""The flag of an entry whose sizes stand behind its content instead of before it."""

_LARGE_FILE_FIELD = 0x1
"""The extra field that holds the sizes of entries of more than 4 GB."""

_NOT_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)
"""What the zip library raises for files that are damaged in one way or another."""


@dataclass(frozen=True)
class Package:
    """A zip file that has passed `open_package`: within all limits, whole, and without ambiguity."""

    content: bytes
    entries: tuple[zipfile.ZipInfo, ...]
    directory: int
    """Where the list of the entries begins, behind the last of them."""
    comment: bytes

    def entry(self, part: str) -> str:
        """The name of the entry that holds a part, which there is."""
        return self._names[part.casefold()]

    def find(self, part: str) -> str | None:
        """The entry's name of a part: names of parts do not tell capitals apart."""
        return self._names.get(part.casefold())

    def size(self, name: str) -> int:
        """The bytes of an entry, unpacked."""
        return next(entry.file_size for entry in self.entries if entry.filename == name)

    def read(self, name: str) -> bytes:
        """The content of an entry, unpacked."""
        with zipfile.ZipFile(BytesIO(self.content)) as archive:
            return archive.read(name)

    def raw_entries(self) -> dict[str, bytes]:
        """Every entry as it lies in the file, in that order: its header, its content and what follows it."""
        inside = sorted(self.entries, key=lambda entry: entry.header_offset)
        starts = [entry.header_offset for entry in inside]
        ranges = pairwise([*starts, self.directory])
        return {
            entry.filename: self.content[start:end]
            for entry, (start, end) in zip(inside, ranges, strict=True)
        }

    @cached_property
    def _names(self) -> dict[str, str]:
        return {entry.filename.casefold(): entry.filename for entry in self.entries}

    def with_parts(self, parts: Mapping[str, bytes]) -> bytes:
        """The file with the content of these entries replaced and each other entry's bytes as they were.

        Order, names, dates, attributes and comments stay, of replaced entries too.
        """
        methods = {entry.filename: entry.compress_type for entry in self.entries}
        packed = {name: _Packed.of(content, methods[name]) for name, content in parts.items()}
        raw = self.raw_entries()
        first = min((entry.header_offset for entry in self.entries), default=self.directory)
        pieces, offsets, position = [self.content[:first]], dict[str, int](), first
        for name, record in raw.items():
            piece = packed[name].entry(record) if name in packed else record
            offsets[name] = position
            pieces.append(piece)
            position += len(piece)
        directory = b"".join(self._directory_records(packed, offsets))
        return b"".join((*pieces, directory, self._end(position, len(directory))))

    def _directory_records(self, packed: Mapping[str, "_Packed"], offsets: Mapping[str, int]) -> list[bytes]:
        records, position = [], self.directory
        for entry in self.entries:
            fields = list(_CENTRAL.unpack_from(self.content, position))
            name, extra, comment = fields[10:13]
            start = position + _CENTRAL.size
            position = start + name + extra + comment
            tail = (
                self.content[start : start + name],
                _without_large_file_field(self.content[start + name : start + name + extra]),
                self.content[start + name + extra : position],
            )
            fields[7:10] = entry.CRC, entry.compress_size, entry.file_size
            if new := packed.get(entry.filename):
                fields[3] &= ~_SIZES_FOLLOW
                fields[7:10] = new.crc, len(new.content), new.size
            fields[11] = len(tail[1])
            fields[13], fields[16] = 0, offsets[entry.filename]
            records += [_CENTRAL.pack(*fields), *tail]
        return records

    def _end(self, directory: int, size: int) -> bytes:
        """The record at the end of the file. The limits leave no need of its form for large files."""
        count = len(self.entries)
        fields = (_END_MARK, 0, 0, count, count, size, directory, len(self.comment))
        return _END.pack(*fields) + self.comment


@dataclass(frozen=True)
class _Packed:
    """An entry's new content."""

    content: bytes
    size: int
    crc: int

    @classmethod
    def of(cls, content: bytes, method: int) -> "_Packed":
        packed = content
        if method == zipfile.ZIP_DEFLATED:
            compressor = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)
            packed = compressor.compress(content) + compressor.flush()
        return cls(packed, len(content), zlib.crc32(content))

    def entry(self, old: bytes) -> bytes:
        """The entry in place of an old one, whose name and dates it keeps."""
        fields = list(_LOCAL.unpack_from(old))
        name_end = _LOCAL.size + fields[9]
        extra = _without_large_file_field(old[name_end : name_end + fields[10]])
        fields[2] &= ~_SIZES_FOLLOW
        fields[6:9] = self.crc, len(self.content), self.size
        fields[10] = len(extra)
        return _LOCAL.pack(*fields) + old[_LOCAL.size : name_end] + extra + self.content


def open_package(content: bytes) -> Package:
    """The package in a file's content, every entry of which has been unpacked once to see that it is whole.

    Raises:
        Unfit: it is damaged, ambiguous, or beyond the limits.
    """
    if content.count(_CENTRAL_MARK) > MAX_ENTRIES:
        raise Unfit(TOO_LARGE.format(f"{MAX_ENTRIES:,} parts"))
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            package = Package(content, tuple(archive.infolist()), archive.start_dir, archive.comment)
            _check_limits(package)
            _check_layout(package)
            if archive.testzip() is not None:
                raise Unfit(DAMAGED)
    except _NOT_ZIP as error:
        raise Unfit(DAMAGED) from error
    return package


def _check_limits(package: Package) -> None:
    unpacked = sum(entry.file_size for entry in package.entries)
    if unpacked > MAX_UNPACKED:
        raise Unfit(TOO_LARGE.format(f"{MAX_UNPACKED:,} bytes unpacked"))
    for entry in package.entries:
        if entry.file_size > max(SMALL_ENTRY, MAX_RATIO * entry.compress_size):
            raise Unfit(TOO_LARGE.format(f"{MAX_RATIO} times its size, when a part of it is unpacked"))


def _check_layout(package: Package) -> None:
    """No entry is packed in a way that is not Excel's, encrypted, named like another, or lies over one."""
    names = {entry.filename.casefold() for entry in package.entries}
    if len(names) != len(package.entries):
        raise Unfit(DAMAGED)
    if any(entry.flag_bits & _ENCRYPTED for entry in package.entries):
        raise Unfit(
            "the zip file that the workbook is made of is encrypted, which Excel does not do. Use the file "
            "as it was before."
        )
    if {entry.compress_type for entry in package.entries} - {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise Unfit(DAMAGED)
    _check_directory(package)
    raw = package.raw_entries()
    sizes = {entry.filename: entry.compress_size for entry in package.entries}
    for name, record in raw.items():
        mark, *_, name_length, extra_length = _LOCAL.unpack_from(record)
        if mark != _LOCAL_MARK or len(record) < _LOCAL.size + name_length + extra_length + sizes[name]:
            raise Unfit(DAMAGED)


def _check_directory(package: Package) -> None:
    """The list of the entries ends where the file's end begins: the zip library does not look."""
    position = package.directory
    for _ in package.entries:
        mark, *_, name, extra, comment = _CENTRAL.unpack_from(package.content, position)[:13]
        if mark != _CENTRAL_MARK:
            raise Unfit(DAMAGED)
        position += _CENTRAL.size + name + extra + comment
    if not package.content.startswith((_END_MARK, _LARGE_END_MARK), position):
        raise Unfit(DAMAGED)


def _without_large_file_field(extra: bytes) -> bytes:
    """Extra fields but the one for entries of more than 4 GB: its values stand in the usual place again."""
    kept, position = b"", 0
    while position + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, position)
        end = position + 4 + length
        if kind != _LARGE_FILE_FIELD:
            kept += extra[position:end]
        position = end
    return kept + extra[position:]
