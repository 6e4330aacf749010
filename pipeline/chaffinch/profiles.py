"""Profiles: what is done with each category, where tastes and purposes differ."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from chaffinch import categories
from chaffinch.categories import ACTIONS, Action
from chaffinch.errors import ProfileError, RuleError, did_you_mean

if TYPE_CHECKING:
    from chaffinch.strict_yaml import Node

DEFAULT = "default"  # does what the taxonomy says, and needs no file
SHIPPED = (DEFAULT, "rag", "pretrain", "archive")
FOLDER = Path(__file__).parent / "profiles"


@dataclass(frozen=True, slots=True)
class Profile:
    """`actions` maps a category or a family to an action; the longest prefix decides."""

    name: str
    actions: Mapping[str, Action]

    def action(self, category: str) -> Action:
        """What to do with a category: as this profile says, else as the taxonomy does."""
        family = category.partition(".")[0]
        default = categories.default_action(category)
        return self.actions.get(category) or self.actions.get(family) or default

    def doing(self, category: str, action: Action) -> "Profile":
        """The same profile but for one category."""
        return replace(self, actions={**self.actions, category: action})


def load(name: str | Path) -> Profile:
    """Load a shipped profile by name, or a user's own by the path of its YAML file.

    Raises ProfileError for an unknown name and for a file that is not a profile.
    """
    if name == DEFAULT:
        return Profile(DEFAULT, {})
    path = FOLDER / f"{name}.yaml" if name in SHIPPED else Path(name)
    if path.suffix not in {".yaml", ".yml"}:
        raise ProfileError(
            f"no profile '{name}'{did_you_mean(str(name), SHIPPED)}; or a .yaml file"
        )
    from chaffinch import strict_yaml

    try:
        found = strict_yaml.mapping(strict_yaml.load(path), path)
        actions = {key: _action(path, key, *value) for key, value in found.items()}
    except RuleError as error:
        raise ProfileError(str(error)) from None
    return Profile(path.stem, actions)


def _action(path: Path, category: str, line: int, node: "Node") -> Action:
    families = {known.partition(".")[0] for known in categories.DEFAULTS}
    if not categories.known(category) and category not in families:
        hint = did_you_mean(category, [*categories.DEFAULTS, *families])
        raise RuleError(path, line, f"unknown category '{category}'{hint}")
    from chaffinch import strict_yaml

    action = strict_yaml.scalar(node, path)
    for known in ACTIONS:
        if action == known:
            return known
    raise RuleError(path, line, f"unknown action '{action}'{did_you_mean(action, ACTIONS)}")
