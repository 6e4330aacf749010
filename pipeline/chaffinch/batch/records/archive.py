"""zip and tar: a page a member; members that are no pages are counted and left out."""

import io
import tarfile
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import BinaryIO

from chaffinch import intake
from chaffinch.batch import compression, store
from chaffinch.batch.record import Fields
from chaffinch.batch.records import base
from chaffinch.document import encode

END_OF_TAR = bytes(2 * tarfile.BLOCKSIZE)
# Archives are the same bytes whenever they are written; zip knows no earlier day.
DAY = (1980, 1, 1, 0, 0, 0)


def zip_items(shard: base.Shard, _segment: base.Segment, most: int) -> Iterator[base.Item]:
    with store.open_read(shard.source) as stream, zipfile.ZipFile(stream) as archive:
        for member in archive.infolist():
            if not member.is_dir():
                data = _read(archive, member, most) if _is_page(member.filename) else b""
                yield base.Item((member.filename, data), member.file_size, member.filename)


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int) -> bytes | base.Unfit:
    if member.file_size > most:
        return b""
    try:
        with archive.open(member) as file:
            return file.read(most)
    except Exception as error:  # noqa: BLE001  # a damaged or locked member spoils no other
        return base.Unfit("archive", f"the member cannot be read: {error}")


def tar_items(shard: base.Shard, _segment: base.Segment, most: int) -> Iterator[base.Item]:
    with store.open_read(shard.source) as stream:
        plain = compression.reader(stream, shard.compression)
        with tarfile.open(fileobj=plain, mode="r|") as archive:
            for member in archive:
                file = archive.extractfile(member) if member.isfile() else None
                if file is not None:
                    wanted = _is_page(member.name) and member.size <= most
                    yield base.Item(
                        (member.name, file.read() if wanted else b""), member.size, member.name
                    )


def _is_page(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in intake.SUFFIXES


def record(item: base.Item, _names: Fields) -> base.Record | None:
    name, data = item.data
    if isinstance(data, base.Unfit):
        raise data
    if not _is_page(name):
        return None
    return base.Record(
        name, data, intake.SUFFIXES[PurePosixPath(name).suffix.lower()], None, {"id": name}
    )


def zip_piece(rows: list[base.Row], _shard: base.Shard) -> bytes:
    """An archive of its own, from which the whole one is put together."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        _add(archive, ((_name(row), encode(row.text)) for row in rows))
    return out.getvalue()


def zip_join(pieces: Iterable[bytes], out: BinaryIO, _shard: base.Shard) -> None:
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for piece in pieces:
            with zipfile.ZipFile(io.BytesIO(piece)) as part:
                _add(archive, ((each.filename, part.read(each)) for each in part.infolist()))


def _add(archive: zipfile.ZipFile, members: Iterable[tuple[str, bytes]]) -> None:
    for name, data in members:
        info = zipfile.ZipInfo(name, DAY)
        info.compress_type = archive.compression
        info.external_attr = 0o644 << 16
        archive.writestr(info, data)


def tar_piece(rows: list[base.Row], shard: base.Shard) -> bytes:
    """The members, without the empty blocks that end an archive."""
    out = io.BytesIO()
    for row in rows:
        data = encode(row.text)
        info = tarfile.TarInfo(_name(row))
        info.size = len(data)
        out.write(info.tobuf(tarfile.PAX_FORMAT, "utf-8", "surrogateescape"))
        out.write(data + bytes(-len(data) % tarfile.BLOCKSIZE))
    return compression.piece(out.getvalue(), shard.compression)


def tar_join(pieces: Iterable[bytes], out: BinaryIO, shard: base.Shard) -> None:
    out.writelines(pieces)
    out.write(compression.piece(END_OF_TAR, shard.compression))


def _name(row: base.Row) -> str:
    """A name that stays below the folder where the archive is unpacked."""
    parts = [
        part for part in intake.clean_name(row.record.id).split("/") if part not in ("", ".", "..")
    ]
    name = "/".join(parts) or "page.txt"
    return name if _is_page(name) else f"{name}.txt"


def _raw(item: base.Item) -> bytes:
    data = item.data[1]
    return data if isinstance(data, bytes) else b""


ZIP_READER = base.Reader(base.whole, zip_items, record, _raw)
ZIP_WRITER = base.Writer(zip_piece, zip_join)
TAR_READER = base.Reader(base.whole, tar_items, record, _raw)
TAR_WRITER = base.Writer(tar_piece, tar_join)
