"""Which text do these bytes hold? UTF-8 and UTF-16 are read, anything else is named, nothing is guessed."""

from __future__ import annotations

import codecs
import re
import unicodedata

from .base import BadInput

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_MAGIC = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive (Word, Excel or EPUB files are such)"),
    (b"\x1f\x8b", "gzip-compressed data"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel document"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
)
# Byte patterns of the code pages that Vietnamese was written in before Unicode: windows-1258 writes a tone as a byte
# of its own after a vowel; VNI writes marks as a second byte after the letter; TCVN3 (ABC) has one byte per letter.
_VOWEL = rb"[aeiouyAEIOUY\xe2\xc2\xea\xca\xf4\xd4\xe3\xc3\xf5\xd5\xfd\xdd]"
_LEGACY = (
    ("windows-1258", re.compile(_VOWEL + rb"[\xcc\xd2\xde\xec\xf2]|\xf0"), "iconv -f CP1258 -t UTF-8"),
    (
        "VNI",
        re.compile(
            rb"[aeiouyAEIOUY\xf4\xf6\xd4\xd6][\xf8\xf9\xfb\xf5\xef\xe2\xe1\xe0\xe5\xe4\xe3\xea\xe9\xe8\xfa"
            rb"\xfc\xeb\xd8\xd9\xdb\xd5\xcf\xc2\xc1\xc0\xc5\xc4\xc3]|\xf1|\xd1"
        ),
        "UniKey's converter",
    ),
    (
        "TCVN3 (ABC)",
        re.compile(rb"[\xa8-\xae\xb5-\xb9\xbb-\xbf\xc6-\xcb\xcc-\xd0\xd1-\xdf\xe1-\xff]"),
        "iconv -f TCVN -t UTF-8",
    ),
)


def encoding_of(data: bytes) -> tuple[str, int]:
    """
    Return the codec and the length of the byte order mark for a text that begins with *data*.

    Without a mark, UTF-16 is recognised by its zero bytes: every letter of ASCII has one, on the same side.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return name, len(bom)
    sample = data[:4096]
    if len(sample) >= 4 and b"\x00" in sample:
        even, odd = sample[0::2].count(0), sample[1::2].count(0)
        if max(even, odd) > len(sample) // 8 and min(even, odd) * 20 <= max(even, odd):
            return ("utf-16-le" if odd > even else "utf-16-be"), 0
    return "utf-8", 0


def decode(data: bytes) -> str:
    """
    Return the text of a whole file: NFC, without byte order mark, line ends as ``\\n``.

    Raises :class:`BadInput` that names what was found, with line and byte, for anything but UTF-8 and UTF-16.
    """
    codec, skip = encoding_of(data)
    refuse_binary(data)
    try:
        text = data[skip:].decode(codec)
    except UnicodeDecodeError as error:
        raise undecodable(data, error.start + skip, codec) from error
    return tidy_text(text)


def tidy_text(text: str) -> str:
    """Return *text* in NFC with ``\\n`` as its only line end."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def refuse_binary(data: bytes) -> None:
    """Raise :class:`BadInput` if *data* is plainly no text."""
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise BadInput(
                f"text was expected, found {name}", "Save or export the article as text, HTML or JSON Lines."
            )
    if encoding_of(data)[0] != "utf-8":
        return
    sample = data[:65536]
    control = sum(sample.count(byte) for byte in (*range(9), 11, *range(14, 27), 28, 29, 30, 31))
    if control * 50 > len(sample):  # a stray control in a long text is no reason to refuse it
        raise BadInput("text was expected, found binary data", "Remove the file from the source, or export it as text.")


def undecodable(data: bytes, at: int, codec: str, *, first_line: int = 1) -> BadInput:
    """Return the error for the byte at *at* that is no *codec*; *data* begins at line *first_line* of its file."""
    newline = "\n".encode(codec)
    line = data.count(newline, 0, at) + first_line
    start = data.rfind(newline, 0, at) + len(newline) if newline in data[:at] else 0
    found = f"byte 0x{data[at]:02x} at byte {at - start + 1} of line {line}" if at < len(data) else "a text cut short"
    legacy = legacy_name(data) if codec == "utf-8" else None
    if legacy:
        name, way = legacy
        return BadInput(
            f"UTF-8 was expected, found {found}; the bytes look like {name}",
            f"Convert the file from {name} to UTF-8 first, for example with {way}.",
            line=line,
        )
    return BadInput(
        f"{codec.upper()} was expected, found {found}",
        "Save the file again as UTF-8; if it was cut, fetch it again.",
        line=line,
    )


def legacy_name(data: bytes) -> tuple[str, str] | None:
    """Return name and way of conversion of the Vietnamese code page that *data* seems to be in, if one fits clearly."""
    high = sum(byte > 0x7F for byte in data[:65536])
    if high < 8:
        return None
    sample = data[:65536]
    shares = []
    for name, pattern, way in _LEGACY:
        covered = sum(sum(byte > 0x7F for byte in match.group()) for match in pattern.finditer(sample))
        shares.append((covered / high, name, way))
    if sample.count(b"\xae") * 25 > high and not re.search(rb"[\x80-\xa0]", sample):
        shares[2] = (shares[2][0] + 0.2, *shares[2][1:])  # 0xAE is đ in TCVN3 and a rare sign elsewhere
    else:
        shares[2] = (shares[2][0] - 0.4, *shares[2][1:])
    best = max(shares)
    return (best[1], best[2]) if best[0] >= 0.6 else None
