"""The names that pages give to encodings, and what the web means by them.

Source: the table of names and labels in the WHATWG Encoding Standard.  A label often stands for
more than it says: browsers read "iso-8859-1" as windows-1252, and "gb2312" as all of GB 18030,
because that is what authors who wrote it used.
"""

import re

# What Python has for an encoding of the web, and its labels, squeezed (see `squeezed`).  Where one
# codec of Python knows fewer characters than browsers do, another stands behind it: circled
# numbers in EUC-JP, the Taiwanese extensions of Big5.
LABELS = {
    ("utf-8",): "utf8 unicode11utf8 unicode20utf8",
    ("utf-16-le",): "utf16 utf16le ucs2 iso10646ucs2 unicode csunicode unicodefeff",
    ("utf-16-be",): "utf16be unicodefffe",
    ("windows-1250",): "windows1250 cp1250",
    ("windows-1251",): "windows1251 cp1251",
    ("windows-1252",): """
        windows1252 cp1252 iso88591 iso885911987 isoir100 latin1 l1 csisolatin1 cp819 ibm819 ascii
        usascii ansix341968 userdefined
    """,
    ("windows-1253",): "windows1253 cp1253",
    ("windows-1254",): "windows1254 cp1254 iso88599 iso885991989 isoir148 latin5 l5 csisolatin5",
    ("windows-1255",): "windows1255 cp1255",
    ("windows-1256",): "windows1256 cp1256",
    ("windows-1257",): "windows1257 cp1257",
    ("windows-1258",): "windows1258 cp1258",
    ("cp874",): "windows874 dos874 iso885911 tis620",
    ("cp866",): "cp866 866 ibm866 csibm866",
    ("koi8-r",): "koi8r koi8 koi cskoi8r",
    ("koi8-u",): "koi8u koi8ru",
    ("mac-roman",): "macroman macintosh mac csmacintosh",
    ("mac-cyrillic",): "maccyrillic macukrainian",
    ("iso8859-2",): "iso88592 iso885921987 isoir101 latin2 l2 csisolatin2",
    ("iso8859-3",): "iso88593 iso885931988 isoir109 latin3 l3 csisolatin3",
    ("iso8859-4",): "iso88594 iso885941988 isoir110 latin4 l4 csisolatin4",
    ("iso8859-5",): "iso88595 iso885951988 isoir144 cyrillic csisolatincyrillic",
    ("iso8859-6",): """
        iso88596 iso885961987 iso88596e iso88596i isoir127 arabic asmo708 ecma114 csiso88596e
        csiso88596i csisolatinarabic
    """,
    ("iso8859-7",): """
        iso88597 iso885971987 isoir126 greek greek8 ecma118 elot928 suneugreek csisolatingreek
    """,
    ("iso8859-8",): """
        iso88598 iso885981988 iso88598e iso88598i isoir138 hebrew visual logical csiso88598e
        csiso88598i csisolatinhebrew
    """,
    ("iso8859-10",): "iso885910 isoir157 latin6 l6 csisolatin6",
    ("iso8859-13",): "iso885913",
    ("iso8859-14",): "iso885914",
    ("iso8859-15",): "iso885915 latin9 l9 csisolatin9",
    ("iso8859-16",): "iso885916",
    ("gb18030",): "gb18030 gbk gb2312 gb231280 isoir58 chinese csgb2312 csiso58gb231280",
    ("hz",): "hzgb2312",
    ("big5hkscs", "cp950"): "big5 xbig5 big5hkscs cnbig5 csbig5",
    ("cp932", "shift_jis_2004"): "shiftjis sjis mskanji ms932 windows31j csshiftjis",
    ("euc_jp", "euc_jis_2004"): "eucjp cseucpkdfmtjapanese",
    ("iso2022_jp", "iso2022_jp_ext"): "iso2022jp csiso2022jp",
    ("cp949",): """
        euckr windows949 ksc56011987 ksc56011989 ksc5601 korean isoir149 cseuckr csksc56011987
    """,
}
CODECS = {label: codecs for codecs, labels in LABELS.items() for label in labels.split()}


def squeezed(label: str) -> str:
    """Letters and digits alone, in lower case, without the "x-" of what was never registered."""
    return re.sub(r"[^a-z0-9]", "", label.lower().strip().removeprefix("x-"))


def codecs_of(label: str) -> tuple[str, ...]:
    """Python's codecs for a label, the likeliest first; none if the web does not know it."""
    return CODECS.get(squeezed(label), ())
