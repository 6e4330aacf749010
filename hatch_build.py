"""What the wheel gets besides the package: the rule files, and the same rules compiled.

An editable install gets neither: there the rules are read from the checkout's own folder.
"""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class RulesHook(BuildHookInterface[Any]):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version != "standard":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "pipeline"))
        from chaffinch import pack

        self.folder = tempfile.TemporaryDirectory()  # removed when the build ends
        compiled = Path(self.folder.name, "rules.json")
        compiled.write_bytes(pack.build(root / "rules"))
        build_data["force_include"][str(root / "rules")] = "chaffinch/rules"
        build_data["force_include"][str(compiled)] = "chaffinch/rules.json"
