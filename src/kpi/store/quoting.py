"""The one place where a text becomes part of SQL: in statements that take no bound value (ATTACH, COMMENT)."""


def quoted(text: str) -> str:
    """Return ``text`` as a literal of SQL, whatever it holds. Raises ValueError for the sign of value 0."""
    if "\0" in text:
        raise ValueError("a text for SQL must not hold the sign of value 0")
    return "'" + text.replace("'", "''") + "'"
