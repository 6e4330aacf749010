"""Pages of many kinds and scripts: what they are about stays, what stands around it goes.

Only what is clear is asked for: long text between a menu and a footer.
"""

import pytest

import chaffinch

LINKS = "".join(f"<li><a href=/{n}>{name}</a></li>" for n, name in enumerate("ABCDEF"))


def page(language, menu, body, footer):
    return (
        f"<!doctype html><html lang={language}><head><meta charset=utf-8><title>x</title></head>"
        f"<body><nav class=menu><ul>{menu}</ul></nav>{body}<footer>{footer}</footer></body></html>"
    )


def texts(written):
    """Three paragraphs, each on one line."""
    return [" ".join(text.split()) for text in written.split("\n\n")]


ENGLISH = texts("""
The river was moved twice, once by the monks and once by the railway, and both times it went back
to its old bed within ten years, as rivers do.

Below the bridge it is shallow enough to cross with dry knees in August, and deep enough in March
to carry off a hen house, which it did in 1968.

The gardens on the left bank belong to nobody in particular. Whoever digs there first in the year
may keep what grows, and in return looks after the steps.
""")
ARABIC = texts("""
تقع الطاحونة القديمة على ضفة النهر منذ أكثر من ثلاثمئة عام،
وقد رممها أهل القرية مرتين بعد الفيضان.

في كل ربيع يجتمع الجيران لتنظيف القناة، ثم يأكلون معا تحت شجرة التوت الكبيرة،
وهذه عادة لا يذكر أحد بدايتها.

أما الحديقة التي خلف الطاحونة ففيها رمان وتين،
ويسمح لكل طفل أن يأخذ منها ما يحمله في يديه.
""")
CHINESE = texts("""
村口的水车已经转了三百多年，木轴换过四次，石磨却还是当年的那一副，磨出来的面粉带着一点石头的味道。

每年春天，河水涨起来的时候，老人们会坐在堤上，看水流过新修的堰坝，说起从前那场冲走半个菜园的大水。

今年夏天，学校的孩子们在河边种了一排柳树，每一棵都挂着名字，他们说要等到树荫盖住小路的那一天。
""")
HEBREW = texts("""
הטחנה הישנה עומדת על גדת הנחל יותר משלוש מאות שנה,
ותושבי הכפר שיפצו אותה פעמיים אחרי השיטפון.

בכל אביב נאספים השכנים לנקות את התעלה, ואחר כך אוכלים יחד תחת עץ התות הגדול שליד הגשר.

בגינה שמאחורי הטחנה גדלים רימונים ותאנים, וכל ילד רשאי לקחת ממנה כמה שידיו יכולות לשאת.
""")
TEXTS = {
    "en": (ENGLISH, "© 2026 The Ford. All rights reserved."),
    "ar": (ARABIC, "جميع الحقوق محفوظة © 2026"),
    "he": (HEBREW, "כל הזכויות שמורות © 2026"),
    "zh": (CHINESE, "版权所有 © 2026"),
}


def paragraphs(lines):
    return "".join(f"<p>{line}</p>\n" for line in lines)


@pytest.mark.parametrize("language", TEXTS)
def test_an_article_in_any_script(language):
    lines, footer = TEXTS[language]
    raw = page(language, LINKS, f"<main><article>{paragraphs(lines)}</article></main>", footer)

    cleaned = chaffinch.clean(raw)

    assert cleaned.text.splitlines() == lines
    assert cleaned.metadata["language"] == language


def test_a_layout_of_tables():
    cells = "<BR>".join(f"<A HREF=/{n}.htm>{name}</A>" for n, name in enumerate("ABCDEF"))
    text = "".join(f"<P>{one}\n" for one in ENGLISH)
    raw = (
        f"<HTML><BODY><TABLE><TR><TD WIDTH=90>{cells}<TD>{text}</TABLE><HR>(C) 1999</BODY></HTML>"
    )

    assert chaffinch.clean(raw).text.splitlines()[-3:] == ENGLISH


def test_a_forum():
    posts = "".join(
        f"<div class=post><div class=postbody><p>{text}</p></div></div>" for text in ENGLISH
    )
    raw = page("en", LINKS, f"<div id=thread><h1>Who moved the river?</h1>{posts}</div>", "© 2026")

    assert chaffinch.clean(raw).text.splitlines()[-3:] == ENGLISH


def test_a_product():
    about = f"<h1>Watering can</h1><p>£24.00</p><div class=description>{paragraphs(ENGLISH)}</div>"
    raw = page(
        "en", LINKS, f"<main class=product>{about}<button>Add to basket</button></main>", ""
    )
    text = chaffinch.clean(raw).text

    assert all(one in text for one in ENGLISH)
    assert "basket" not in text


def test_a_listing_of_texts_keeps_them():
    items = "".join(
        f"<li><h2><a href=/{n}>Mill {n}</a></h2><p>{ENGLISH[n % 3]}</p>" for n in range(6)
    )
    cleaned = chaffinch.clean(page("en", LINKS, f"<main><ul>{items}</ul></main>", "© 2026"))

    assert cleaned.text.count("The river was moved twice") == 2
    assert cleaned.restore() == cleaned.document.raw


def test_documentation_keeps_its_code():
    code = "<pre><i>def</i> turn(wheel):\n    <i>return</i> wheel + 1\n</pre>"
    body = f"<main><article>{paragraphs(ENGLISH)}{code}{paragraphs(ENGLISH[:1])}</article></main>"

    assert (
        "def turn(wheel):\n    return wheel + 1\n"
        in chaffinch.clean(page("en", LINKS, body, "")).text
    )


def test_a_page_of_three_blocks_stays_whole():
    raw = f"<p>{ENGLISH[0]}<p>{ENGLISH[1]}"

    assert chaffinch.clean(raw).text.splitlines() == ENGLISH[:2]


@pytest.mark.parametrize(
    "raw",
    ["<html></html>", "<!-- x -->\n<script>y</script>", "<html><head><title>x</title></head>"],
)
def test_a_page_without_text_is_told(raw):
    cleaned = chaffinch.clean(raw, kind="html")

    assert cleaned.text == ""
    assert cleaned.restore() == raw
