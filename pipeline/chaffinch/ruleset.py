"""The rules of one cleaner, with all that is worked out of them once."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from copy import copy
from hashlib import sha256
from operator import attrgetter

from chaffinch import sites
from chaffinch.allow import Allow
from chaffinch.categories import Action
from chaffinch.guard import Guard, Guards
from chaffinch.index import Index
from chaffinch.judged import NONE, Verdicts
from chaffinch.profiles import Profile
from chaffinch.rule import Rule
from chaffinch.stages._stage import Literals
from chaffinch.view import View

Compiled = tuple[Rule, Literals]
NO_LIST = Allow()


class RuleSet:
    """Rules with their literals, a profile and allow lists, ready to be tried."""

    def __init__(
        self,
        compiled: Iterable[Compiled],
        profile: Profile,
        digest: str = "",
        allow: Allow = NO_LIST,
    ) -> None:
        actions = [(rule, words, profile.action(rule.category)) for rule, words in compiled]
        used = [(rule, words) for rule, words, action in actions if action != "keep"]
        self.spared = [(rule, words) for rule, words, action in actions if action == "keep"]
        used.sort(key=lambda item: item[0].id)
        self.rules = [rule for rule, _ in used]
        self.profile = profile
        said = [digest, *(f"{rule.id} {action}" for rule, _, action in actions)]
        said += [allow.digest] if allow.entries else []
        self.digest = sha256("\n".join(said).encode()).hexdigest()
        self.index = Index(used)
        self.verdicts = NONE
        self._actions: dict[Rule, Action] = {rule: action for rule, _, action in actions}
        self._always: dict[str, list[Rule]] = defaultdict(list)
        for rule, words in used:
            if not (words.phrases or words.labels or words.anywhere or words.short):
                self._always[rule.stage].append(rule)
        alone = {rule for rules in self._always.values() for rule in rules}
        self._worded = {rule.stage for rule in self.rules if rule not in alone}
        self.guards = Guards(allow)
        self._of_sites = any(rule.site for rule in self.rules)
        self._patterns: frozenset[str] = frozenset()

    def judged(self, verdicts: Verdicts) -> "RuleSet":
        """The same rules with what people said; if it changes anything, so does the digest."""
        if not verdicts.digest:
            return self
        made = copy(self)
        made.verdicts = verdicts
        made.digest = sha256(f"{self.digest}\n{verdicts.digest}".encode()).hexdigest()
        return made

    def unworded(self) -> list[Rule]:
        """The rules that are tried everywhere, since no words give them a chance."""
        return [rule for rules in self._always.values() for rule in rules]

    @property
    def ask_site(self) -> bool:
        """Whether it matters which site a page is of."""
        return self._of_sites or self.guards.ask_site

    def at(self, host: str) -> "RuleSet":
        """The same rules as they hold on pages of a host."""
        here = copy(self)
        here._patterns = sites.patterns(host)  # noqa: SLF001  # of this class
        return here

    def guard(self, view: View) -> Guard | None:
        """What allow lists protect of a view; None if there are none."""
        return self.guards.over(view, self._patterns)

    def holds(self, rule: Rule) -> bool:
        """The rule is for pages of this host, or for those of any."""
        return not rule.site or not self._patterns.isdisjoint(rule.site)

    def action(self, rule: Rule) -> Action:
        return self._actions[rule]

    def candidates(self, stage: str, view: View) -> Sequence[Rule]:
        """The stage's rules that may match: by their literals, or because they have none."""
        found = self._always[stage]
        if stage in self._worded:
            worded = view.rules.of(stage)
            found = sorted(worded + found, key=attrgetter("id")) if worded else found
        return list(filter(self.holds, found)) if self._of_sites else found
