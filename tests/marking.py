"""What rules made for a test take of a text, marked in it."""

import pytest

from chaffinch import engine, examples, pack
from chaffinch.profiles import Profile
from chaffinch.rule import Rule
from chaffinch.ruleset import RuleSet
from chaffinch.stages import BY_NAME

PROSE = "The weir above the village was built in 1702 and rebuilt twice after the great floods."
MORE = "Anna Holm keeps the archive of the mill and answers every letter that reaches her there."
STAGE_OF = {BY_NAME[name].settings: name for name in BY_NAME}


def marked(settings, text, category="custom.test", beside=()):
    """The text with all changes marked that rules with these settings make."""
    rules = RuleSet(
        pack.compiled(
            Rule(f"test/rule-{n}", STAGE_OF[type(one)], one, category, "A rule.", "Because.")
            for n, one in enumerate((settings, *beside))
        ),
        Profile("test", {}),
    )
    return examples.mark(engine.run(text, rules).ledger)


def assert_marked(settings, wanted, beside=()):
    assert marked(settings, examples.unmark(wanted), beside=beside) == wanted


def texts(by_name):
    """Run a test with each of these texts, which are called what tells them apart."""
    return pytest.mark.parametrize("text", by_name.values(), ids=by_name)
