"""Text that a file in UTF-8 can hold: names of files may have bytes that are no characters."""


def storable(text: str) -> str:
    r"""The text itself, or with escapes (``\xff``) for the bytes of a file's name that are no UTF-8.

    Python holds such bytes as lone surrogates, which no encoding takes; any other of these is escaped too.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join(map(_escaped, text))
    return text


def _escaped(char: str) -> str:
    code = ord(char)
    if 0xDC80 <= code <= 0xDCFF:  # what "surrogateescape" makes of a byte
        return f"\\x{code - 0xDC00:02x}"
    return f"\\u{code:04x}" if 0xD800 <= code <= 0xDFFF else char
