"""Passages of several languages on one subject."""

ENGLISH = (
    "The mill at the end of the lane was built by two brothers who had come from the coast. "
    "They had no money, but they knew how a wheel is set, and the farmers lent them the stones. "
    "For thirty years it ground the corn of the whole valley, and nobody thought of going "
    "anywhere else.\n"
    "When the river was moved in 1931, the wheel stood still. The younger brother was dead by "
    "then, and the older one sold the stones to a man who wanted them for his garden."
)
GERMAN = (
    "Die Mühle am Ende des Weges wurde von zwei Brüdern gebaut, die von der Küste gekommen waren. "
    "Sie hatten kein Geld, aber sie wussten, wie man ein Rad setzt, und die Bauern liehen ihnen "
    "die Steine. Dreißig Jahre lang mahlte sie das Korn für das ganze Tal, und niemand dachte "
    "daran, zu einer anderen zu gehen.\n"
    "Als der Fluss verlegt wurde, stand das Rad still. Der jüngere Bruder war schon tot, und der "
    "ältere verkaufte die Steine an einen Mann, der sie für seinen Garten haben wollte."
)
SPANISH = (
    "La casa que está junto al río fue durante muchos años la escuela del pueblo, y todos los "
    "que nacieron allí aprendieron a leer en ella."
)
PORTUGUESE = (
    "A casa que fica junto ao rio foi durante muitos anos a escola da aldeia, e todos os que "
    "nasceram ali aprenderam a ler nela com uma professora que também era parteira."
)
END = "Today a path runs where the water was, and in the spring it is full of violets."
NORWEGIAN = (
    "Til tross for det absurde møtet, understreker hun at tilstedeværelsen på fødestuen ble et "
    "morsomt minne."
)
RUSSIAN = (
    "Дом, который стоит у реки, много лет был школой, и все, кто родился в деревне, "
    "учились в нём читать и писать."
)
KOREAN = (
    "강가에 있는 집은 오랫동안 마을의 학교였고 "
    "그곳에서 태어난 모든 아이들은 그 집에서 글을 배웠다."
)
TURKISH = (
    "Irmağın kıyısındaki ev uzun yıllar köyün okulu olarak kullanıldı ve orada doğan çocuklar "
    "okumayı bu evde öğrendi."
)
HINDI = "नदी के पास का घर कई साल तक गाँव का स्कूल था और वहाँ के सब बच्चे उसी में पढ़ते थे। अब वह बंद है।"


def text(*parts):
    return "\n".join((ENGLISH, *parts, END))
