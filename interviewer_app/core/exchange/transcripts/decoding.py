"""Bytes of a transcript as text, whatever encoding a meeting program or an editor gave them."""

from __future__ import annotations

import codecs

from interviewer_app.core.errors import BadInput
from interviewer_app.core.texts import _

LARGEST = 16 * 1024 * 1024
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
_SAMPLE = 4096


def decoded(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """The text without a mark and with LF line ends, and a remark where the encoding was guessed.

    raises: BadInput for what is no text, or too much of it
    """
    if len(data) > LARGEST:
        raise BadInput(_("{file}: is larger than {n} MiB; no transcript is. Choose another file.").format(
            file=name, n=LARGEST // 1024 // 1024))  # fmt: skip
    text, remarks = _text(data, name)
    if "\0" in text.replace("\0", "", 8):  # the odd one is replaced by whoever reads the format
        raise BadInput(_("{file}: is no text; choose a transcript as .vtt, .srt, .txt or .docx.").format(file=name))
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"), remarks


def _text(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    encoding = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), _wide(data) or "utf-8")
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError as error:
        if encoding != "utf-8":
            sentence = _("{file}: breaks off inside a letter ({encoding}); export it again.")
            raise BadInput(sentence.format(file=name, encoding=encoding.upper())) from error
    remark = _("It is no UTF-8 and was read as Windows-1252; names with accents may look wrong.")
    return data.decode("cp1252", "replace"), (remark,)


def _wide(data: bytes) -> str:
    """UTF-16 without its mark: every other byte of plain text is zero. "" for anything else."""
    sample = data[:_SAMPLE]
    for encoding, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if len(zeros) > 4 and zeros.count(0) * 10 > len(zeros) * 7:
            return encoding
    return ""
