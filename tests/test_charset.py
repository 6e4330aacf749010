"""Bytes of a page in, text out as browsers read it, and the same bytes again."""

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from chaffinch import document
from chaffinch.errors import InputError
from chaffinch.html.charset import PRESCAN, declared, decode
from chaffinch.html.labels import CODECS, LABELS, codecs_of

JAPANESE = "堰は千七百二年に①建てられた。"
FRENCH = "Le café « du moulin » – 12 €"


def page(declaration, text):
    return f"<html><head>{declaration}</head><p>{text}</p></html>"


@pytest.mark.parametrize(
    ("declaration", "text", "encoding"),
    [
        ('<meta charset="utf-8">', FRENCH, "utf-8"),
        ("<meta charset=UTF8>", JAPANESE, "utf-8"),
        ("<META CHARSET = 'ISO-8859-1' />", FRENCH, "windows-1252"),
        ('<meta charset="us-ascii">', FRENCH, "windows-1252"),
        ('<meta charset="x-user-defined">', FRENCH, "windows-1252"),
        ('<meta charset="iso-8859-9">', "Değirmen yazın kapalıdır", "windows-1254"),
        ('<meta charset="gb2312">', "水壩建於一七〇二年，洪水之后重建。", "gb18030"),
        ('<meta charset="gbk">', "水坝", "gb18030"),
        ('<meta charset="Shift_JIS">', JAPANESE, "cp932"),
        ('<meta charset="x-sjis">', JAPANESE, "cp932"),
        ('<meta charset="euc-jp">', JAPANESE, "euc_jis_2004"),
        ('<meta charset="ks_c_5601-1987">', "물방앗간은 똠방", "cp949"),
        ('<meta charset="euc-kr">', "물방앗간", "cp949"),
        ('<meta charset="big5">', "水壩建於一七〇二年", "big5hkscs"),
        ('<meta charset="windows-1251">', "Мельница закрыта", "windows-1251"),
        ('<meta charset="koi8-r">', "Мельница закрыта", "koi8-r"),
        ('<meta charset="tis-620">', "ฝายเหนือหมู่บ้าน", "cp874"),
        ('<meta charset="utf-16">', FRENCH, "utf-8"),
        (
            '<meta http-equiv="Content-Type" content="text/html; charset=windows-1250">',
            "Młyn jest zamknięty",
            "windows-1250",
        ),
        (
            "<meta content='text/html;charset=\"koi8-u\"' http-equiv=content-type>",
            "Млин зачинено",
            "koi8-u",
        ),
        ("", FRENCH, "utf-8"),
        ("", "Plain", "utf-8"),
    ],
)
def test_what_a_page_declares_is_believed(declaration, text, encoding):
    whole = page(declaration, text)

    assert decode(whole.encode(encoding)) == (whole, encoding)


def test_an_xml_declaration_is_believed_and_a_meta_more():
    xml = '<?xml version="1.0" encoding="windows-1251"?>'
    alone, both = xml + "Мельница", xml + page('<meta charset="koi8-r">', "Мельница")

    assert decode(alone.encode("windows-1251")) == (alone, "windows-1251")
    assert decode(both.encode("koi8-r")) == (both, "koi8-r")


@pytest.mark.parametrize(
    "declaration",
    [
        '<!-- <meta charset="koi8-r"> -->',
        '<!-- never closed <meta charset="koi8-r">',
        '<div title="<meta charset=koi8-r>">',
        '<meta name="description" content="text/html; charset=koi8-r">',
        '<meta http-equiv="refresh" content="text/html; charset=koi8-r">',
        '</meta charset="koi8-r">',
        '<metadata charset="koi8-r">',
        '<meta data-charset="koi8-r">',
        '<meta charset="koi-9">',
        '<meta charset="rot13"><meta charset="idna"><meta charset="unicode_escape">',
        '<meta charset="utf-7">',
        "<meta charset>",
        "<? <meta charset=koi8-r >",
        " " * PRESCAN + '<meta charset="koi8-r">',
    ],
)
def test_what_declares_nothing(declaration):
    assert not list(declared(declaration.encode()))
    assert decode(page(declaration, FRENCH).encode())[1] == "utf-8"


@pytest.mark.parametrize(
    "declaration",
    [
        '<!--><meta charset="koi8-r">',
        '<!-- <meta charset="utf-8"> --><meta charset="koi8-r">',
        '<meta charset="koi-9"><meta charset="koi8-r">',
        "<p title=it's><meta charset=koi8-r>",
        '<meta/charset="koi8-r"/>',
        '<meta charset="koi8-r" charset="utf-8">',
        "<!DOCTYPE html ><? php ?></><meta charset=' KOI8-R '>",
        "<script>a < b && '</script><meta charset=koi8-r>",
        " " * 3_000 + '<meta charset="koi8-r">',
    ],
)
def test_where_a_declaration_is_found(declaration):
    assert [codecs_of(label) for label in declared(declaration.encode())] == [("koi8-r",)]


def test_a_mark_counts_more_than_a_header_and_a_header_more_than_the_page():
    koi = page('<meta charset="windows-1251">', "Мельница").encode("koi8-r")
    marked = "\ufeff" + page('<meta charset="koi8-r">', "Мельница")
    served = 'text/html; charset="KOI8-R"'

    assert decode(koi, header=served)[1] == "koi8-r"
    assert decode(koi)[1] == "windows-1251"
    assert decode(koi, header="text/html; charset=nonsense")[1] == "windows-1251"
    assert decode(marked.encode(), header=served) == (marked, "utf-8")
    for encoding in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"):
        assert decode(marked.encode(encoding), header=served) == (marked, encoding)


def test_utf_16_without_a_mark():
    xml = '<?xml version="1.0"?>' + FRENCH
    served = "text/html; charset=utf-16"

    assert decode(xml.encode("utf-16-le")) == (xml, "utf-16-le")
    assert decode(xml.encode("utf-16-be")) == (xml, "utf-16-be")
    assert decode(FRENCH.encode("utf-16-le"), header=served) == (FRENCH, "utf-16-le")
    assert decode(FRENCH.encode(), header=served) == (FRENCH, "utf-8")


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (page("<meta charset=utf-8>", FRENCH).encode("windows-1252"), "windows-1252"),
        (page("<meta charset=shift_jis>", FRENCH).encode(), "utf-8"),
        (page("<meta charset=windows-1252>", "\x81 и").encode(), "utf-8"),
        (page("<meta charset=utf-8>", "caf\xe9 \x81").encode("latin-1"), "latin-1"),
        (b"<meta charset=iso-2022-jp>\x1b$B\x1b(B \x1b(B", "utf-8"),
    ],
)
def test_a_codec_that_does_not_give_the_bytes_back_is_passed_over(data, encoding):
    text, found = decode(data)

    assert found == encoding
    assert document.encode(text, found) == data


def test_line_breaks_stay():
    assert decode(b"a\r\nb\rc\n\r\x0c")[0] == "a\r\nb\rc\n\r\x0c"


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 9, b"\0\1\2\3" * 400])
@pytest.mark.parametrize("header", [None, "text/html; charset=utf-8"])
def test_binary_data_is_refused_with_its_name(data, header):
    with pytest.raises(InputError, match=r"logo\.html: not text"):
        decode(data, "logo.html", header)


LABEL = st.sampled_from(sorted(CODECS))
PARTS = st.sampled_from(
    [b"<meta charset=", b'"', b"'", b">", b"<!--", b"-->", b"<?xml encoding=", b"\xff\xfe", b"="]
)


@given(st.lists(PARTS | LABEL.map(str.encode) | st.binary(max_size=20)).map(b"".join), LABEL)
@example(b"\xff\xfea", "utf16")
@example(b"\xef\xbb\xbf\xff", "utf8")
def test_whatever_decodes_encodes_to_the_same_bytes(data, label):
    try:
        text, encoding = decode(data, header=f"text/html; charset={label}")
    except InputError:
        return

    assert document.encode(text, encoding) == data


@given(st.text(st.characters(codec="utf-8"), max_size=60), LABEL)
def test_a_page_in_any_encoding_of_the_web_comes_back(text, label):
    codec = codecs_of(label)[0]
    raw = page(f"<meta charset={label}>", text).encode(codec, "replace")
    try:
        found, encoding = decode(raw)
    except InputError:
        return

    assert document.encode(found, encoding) == raw


def test_every_codec_is_one_that_python_has_and_every_label_stands_once():
    for codecs in LABELS:
        assert all(document.encode("x", codec) for codec in codecs)
    assert len(CODECS) == sum(len(labels.split()) for labels in LABELS.values())


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("ISO_8859-1:1987", "windows-1252"),
        ("iso_8859-15", "iso8859-15"),
        ("x-x-big5", "big5hkscs"),
        ("GB_2312-80", "gb18030"),
        ("x-mac-cyrillic", "mac-cyrillic"),
        ("sun_eu_greek", "iso8859-7"),
        ("unicode-1-1-utf-8", "utf-8"),
        ("windows-31j", "cp932"),
    ],
)
def test_labels_as_pages_write_them(label, codec):
    assert codecs_of(label)[0] == codec


@pytest.mark.parametrize(
    "piece", [b"<", b"<!--", b"<meta ", b"<a b='", b"=", b"<meta a=\"'", b"/"]
)
def test_a_hostile_head_takes_no_time(piece):
    start = time.process_time()
    list(declared(piece * PRESCAN))

    assert time.process_time() - start < 1
