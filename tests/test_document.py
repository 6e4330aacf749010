"""Bytes in, text out, and the same bytes again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chaffinch.document import decode, encode, looks_binary
from chaffinch.errors import InputError
from chaffinch.intake import read

TEXT = "Der Fluß – “naïve” café, 12 €.\r\nZweite Zeile.\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8"),
        (("\ufeff" + TEXT).encode("utf-16-le"), "utf-16-le"),
        (("\ufeff" + TEXT).encode("utf-16-be"), "utf-16-be"),
        (("\ufeff" + TEXT).encode("utf-32-le"), "utf-32-le"),
        (TEXT.encode("windows-1252"), "windows-1252"),
        (b"", "utf-8"),
    ],
)
def test_each_encoding_is_told_and_gives_the_bytes_back(data, encoding):
    text, found = decode(data)

    assert found == encoding
    assert text.lstrip("\ufeff") in (TEXT, "")
    assert encode(text, found) == data


@given(st.binary(max_size=200))
def test_whatever_decodes_encodes_to_the_same_bytes(data):
    try:
        text, encoding = decode(data)
    except InputError:
        return

    assert encode(text, encoding) == data


def test_latin_1_bytes_that_windows_1252_has_no_character_for():
    text, encoding = decode(b"caf\xe9 \x81 noir, and a few words more")

    assert encode(text, encoding) == b"caf\xe9 \x81 noir, and a few words more"


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 9, bytes(range(256)) * 4])
def test_binary_data_is_refused_with_its_name(data):
    assert looks_binary(data)
    with pytest.raises(InputError, match=r"page\.txt: not text"):
        decode(data, "page.txt")


def test_a_few_nul_bytes_do_not_make_a_text_binary():
    assert not looks_binary(b"word " * 200 + b"\0\0\0")


def test_a_folder_a_missing_file_are_told_apart(tmp_path):
    with pytest.raises(InputError, match="is a folder"):
        read(tmp_path)
    with pytest.raises(InputError, match="No such file"):
        read(tmp_path / "none.txt")
