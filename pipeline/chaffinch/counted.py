"""How many of what, in messages and notes."""


def counted(number: int, what: str) -> str:
    """A number and a noun, which gets an `s` unless there is just one: `1 page`, `0 pages`."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
