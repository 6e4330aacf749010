"""gz, zst and bz2: read as a stream; written in pieces that may be laid end to end."""

import bz2
import gzip
import io
import zlib
from typing import Any, BinaryIO, Literal, cast

from chaffinch.errors import InputError

Compression = Literal["", "gz", "zst", "bz2"]
MAGIC: tuple[tuple[bytes, Compression], ...] = (
    (b"\x1f\x8b", "gz"),
    (b"\x28\xb5\x2f\xfd", "zst"),
    (b"BZh", "bz2"),
)
CHUNK = 65_536  # bytes of a compressed stream read at once
BROKEN = (
    EOFError,
    zlib.error,
    gzip.BadGzipFile,
)  # what a damaged stream raises; zstd adds its own


def told(head: bytes) -> Compression:
    """The compression that the first bytes of a file tell."""
    return next((name for magic, name in MAGIC if head.startswith(magic)), "")


def reader(stream: BinaryIO, compression: Compression) -> BinaryIO:
    """The stream without its compression, buffered; members laid end to end are read as one."""
    if compression == "gz":
        return cast("BinaryIO", io.BufferedReader(gzip.GzipFile(fileobj=stream)))
    if compression == "bz2":
        return cast("BinaryIO", io.BufferedReader(bz2.BZ2File(stream)))
    if compression == "zst":
        return cast("BinaryIO", io.BufferedReader(Frames(stream)))
    return stream


class Frames(io.RawIOBase):
    """Zstandard frames laid end to end.  Unlike zstandard's own, it tells a stream cut off."""

    def __init__(self, stream: BinaryIO) -> None:
        import zstandard

        self.stream = stream
        self.context = zstandard.ZstdDecompressor()
        self.frame: Any = None
        self.rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self.rest:
            data = (self.frame.unused_data if self.frame and self.frame.eof else b"") or (
                self.stream.read(CHUNK)
            )
            if not data:
                if self.frame and not self.frame.eof:
                    raise EOFError("the stream ends in the middle of a frame")
                return 0
            if self.frame is None or self.frame.eof:
                self.frame = self.context.decompressobj()
            self.rest = self.frame.decompress(data)
        part, self.rest = self.rest[: len(buffer)], self.rest[len(buffer) :]
        buffer[: len(part)] = part
        return len(part)


def piece(data: bytes, compression: Compression) -> bytes:
    """One member of a compressed file: the same bytes for the same data, without a clock."""
    if not data or not compression:
        return data
    if compression == "gz":
        return gzip.compress(data, 6, mtime=0)
    if compression == "bz2":
        return bz2.compress(data)
    import zstandard

    return zstandard.ZstdCompressor(3).compress(data)


def broken(error: BaseException) -> InputError | None:
    """What a damaged or cut-off stream is told as; None if the error is another."""
    damaged = isinstance(error, BROKEN) or type(error).__name__ == "ZstdError"
    # bz2 has no error of its own.
    damaged = damaged or (isinstance(error, OSError) and str(error) == "Invalid data stream")
    return InputError(f"damaged or cut off: {error}") if damaged else None
