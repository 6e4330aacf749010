"""The rules of one cleaner, with all that is worked out of them once."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from hashlib import sha256
from operator import attrgetter

from chaffinch.categories import Action
from chaffinch.index import Index
from chaffinch.profiles import Profile
from chaffinch.rule import Rule
from chaffinch.stages._stage import Literals
from chaffinch.view import View

Compiled = tuple[Rule, Literals]


class RuleSet:
    """Rules with their literals and a profile, ready to be tried."""

    def __init__(self, compiled: Iterable[Compiled], profile: Profile, digest: str = "") -> None:
        actions = [(rule, words, profile.action(rule.category)) for rule, words in compiled]
        used = [(rule, words) for rule, words, action in actions if action != "keep"]
        self.spared = [(rule, words) for rule, words, action in actions if action == "keep"]
        used.sort(key=lambda item: item[0].id)
        self.rules = [rule for rule, _ in used]
        self.profile = profile
        said = [digest, *(f"{rule.id} {action}" for rule, _, action in actions)]
        self.digest = sha256("\n".join(said).encode()).hexdigest()
        self.index = Index(used)
        self._actions: dict[Rule, Action] = {rule: action for rule, _, action in actions}
        self._always: dict[str, list[Rule]] = defaultdict(list)
        for rule, words in used:
            if not (words.phrases or words.labels or words.anywhere or words.short):
                self._always[rule.stage].append(rule)
        alone = {rule for rules in self._always.values() for rule in rules}
        self._worded = {rule.stage for rule in self.rules if rule not in alone}

    def unworded(self) -> list[Rule]:
        """The rules that are tried everywhere, since no words give them a chance."""
        return [rule for rules in self._always.values() for rule in rules]

    def action(self, rule: Rule) -> Action:
        return self._actions[rule]

    def candidates(self, stage: str, view: View) -> Sequence[Rule]:
        """The stage's rules that may match: by their literals, or because they have none."""
        if stage not in self._worded:
            return self._always[stage]
        return sorted(view.rules.of(stage) + self._always[stage], key=attrgetter("id"))
