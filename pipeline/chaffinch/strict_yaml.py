"""YAML read as it is written: each key with its line, scalars as text, no guessing at types.

`no` stays "no", `1.10` stays "1.10"; a key given twice is an error and not the later one.
"""

from pathlib import Path

import yaml

from chaffinch.errors import RuleError

Node = yaml.Node
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DEEPEST = 100  # levels of lists and mappings; a rule has four


def load(path: Path) -> Node:
    """Read and parse one file.  Raises RuleError, which says file, line and what is wrong."""
    return compose(read(path), path)


def read(path: Path) -> str:
    """The text of one file.  Raises RuleError."""
    try:
        return path.read_text("utf-8")
    except OSError as error:
        raise RuleError(path, 1, f"cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise RuleError(path, 1, "cannot be read: it is not UTF-8") from None


def compose(text: str, path: Path) -> Node:
    """Parse one YAML document.  Raises RuleError with the line of what is wrong."""
    try:
        _check_depth(text, path)
        node = yaml.compose(text, Loader=LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise RuleError(path, mark.line + 1 if mark else 1, f"not YAML: {error.problem}") from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise RuleError(path, line, f"not YAML: {error.reason}") from None
    except (yaml.YAMLError, ValueError) as error:
        raise RuleError(path, 1, f"not YAML: {error}") from None
    if node is None:
        raise RuleError(path, 1, "the file is empty")
    return node


def _check_depth(text: str, path: Path) -> None:
    """Raises RuleError: `compose` calls itself for each level, and in C that ends the process."""
    depth = 0
    for event in yaml.parse(text, Loader=LOADER):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            where = event.start_mark.line + 1 if event.start_mark else 1
            raise RuleError(path, where, f"nested more than {DEEPEST} levels deep")


def line(node: Node) -> int:
    return int(node.start_mark.line) + 1


def mapping(node: Node, path: Path) -> dict[str, tuple[int, Node]]:
    """Each key with its line and its value."""
    if not isinstance(node, yaml.MappingNode):
        raise RuleError(path, line(node), "expected 'key: value' lines")
    found: dict[str, tuple[int, Node]] = {}
    for key, value in node.value:
        name = scalar(key, path)
        if name in found:
            raise RuleError(path, line(key), f"'{name}' is given twice")
        found[name] = line(key), value
    return found


def scalar(node: Node, path: Path) -> str:
    if not isinstance(node, yaml.ScalarNode):
        raise RuleError(path, line(node), "expected a plain value")
    return str(node.value)


def texts(node: Node, path: Path) -> tuple[str, ...]:
    """A list of texts; one text alone is a list of one."""
    if isinstance(node, yaml.ScalarNode):
        return (str(node.value),)
    if not isinstance(node, yaml.SequenceNode):
        raise RuleError(path, line(node), "expected a list")
    return tuple(scalar(item, path) for item in node.value)


def items(node: Node, path: Path) -> list[Node]:
    """The entries of a list."""
    if not isinstance(node, yaml.SequenceNode):
        raise RuleError(path, line(node), "expected a list: lines that begin with '- '")
    return list(node.value)
