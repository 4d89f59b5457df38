"""The words of a .docx, paragraph by paragraph: what Teams and Meet export. Nothing else of the file is looked at."""

from __future__ import annotations

import io
import lzma
import re
import zipfile
import zlib
from xml.etree import ElementTree

from interviewer_app.core.errors import BadInput
from interviewer_app.core.texts import _

LARGEST = 32 * 1024 * 1024
_PART = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def docx_text(data: bytes, name: str) -> str:
    """One line per paragraph; a break within one is a line end.

    raises: BadInput for what is no such document, or unfolds to too much
    """
    sentence = _("{file}: cannot be read as a document; save it again as .docx or as plain text.")
    broken = BadInput(sentence.format(file=name))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if archive.getinfo(_PART).file_size > LARGEST:
                raise broken
            with archive.open(_PART) as part:
                xml = part.read(LARGEST + 1)
        if len(xml) > LARGEST or re.search(rb"<!(?:DOCTYPE|ENTITY)", xml[:65536], re.IGNORECASE):
            raise broken  # entities could unfold into anything; no word processor writes one
        root = ElementTree.fromstring(xml)
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, LookupError, ValueError, NotImplementedError,
            RuntimeError, OSError, EOFError, ElementTree.ParseError) as error:  # fmt: skip
        raise broken from error
    return "".join(map(_words, root.iter())).removeprefix("\n")


def _words(node: ElementTree.Element) -> str:
    if node.tag == f"{_W}t":
        return node.text or ""
    return {f"{_W}p": "\n", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": "\t"}.get(node.tag, "")
