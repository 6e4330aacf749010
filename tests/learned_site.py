"""A made site, what `learn` proposes of its pages, and pages of recipes."""

import random

import made_site
from chaffinch import Cleaner, rulefile
from chaffinch.document import Document
from chaffinch.learn import learning
from chaffinch.learn import site as sites

HOST = made_site.HOST
PAGES = made_site.pages()
RULES = Cleaner().rules


def learned(texts, folder, kind="text", host="site.example"):
    pages = [sites.read(Document(text, kind=kind), RULES, host) for text in texts]
    return learning.learn(host, pages, folder / "site" / host)


def proposed(texts, folder, kind="text"):
    """All that the drafts name."""
    learning.write(learned(texts, folder, kind), folder)
    rules = rulefile.load_all(folder) if folder.is_dir() else ()
    return {
        value
        for rule, _ in rules
        for key in learning.LISTS
        for value in getattr(rule.settings, key, ())
    }


OVEN = "Heat the oven to 180 degrees and grease the tin with a little butter."
RECIPE = """\
Home
Soups
Bread
Pies
Cakes
Letters
{title}
{intro}
Serves four
Ingredients
{first}
Salt
Method
{oven}
{second}
Notes
{third}
Home
About
Terms
Privacy
Press
"""


def recipes(count):
    draw = random.Random(7)  # noqa: S311

    def sentence():
        words = "river oats stir fold honey crust lemon slowly then until golden barley thick"
        return " ".join(draw.choices(words.split(), k=12)).capitalize() + "."

    for number in range(count):
        yield RECIPE.format(
            title=f"{draw.choice(['Oat', 'Rye', 'Plum'])} number {'x' * number}",
            oven=OVEN if number % 2 else sentence(), intro=sentence(), first=sentence(),
            second=sentence(), third=sentence(),
        )  # fmt: skip
