"""The PDF that carries its own round: one attachment `round.json`, put in and taken out."""

from __future__ import annotations

import io
from typing import Any

from interviewer_app.core.errors import BadInput
from interviewer_app.core.texts import _

NAME = "round.json"


def with_bundle(pdf: bytes, bundle: bytes) -> bytes:
    """`pdf` with `bundle` attached (AFRelationship Source); the same input gives the same bytes."""
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf)) as document:
        about = "The round behind this card"
        spec = pikepdf.AttachedFileSpec(
            document, bundle, filename=NAME, description=about, mime_type="application/json",
            creation_date="", mod_date="",
        )  # fmt: skip
        spec.relationship = pikepdf.Name.Source
        document.attachments[NAME] = spec
        document.Root.AF = pikepdf.Array([spec.obj])
        out = io.BytesIO()
        packed = pikepdf.ObjectStreamMode.generate
        document.save(out, deterministic_id=True, object_stream_mode=packed, fix_metadata_version=False)
        return out.getvalue()


def bundle_of(pdf: bytes, what: str) -> bytes:
    """The attachment of a card, byte for byte.

    raises: BadInput for a file that is no PDF, or a PDF that carries no round, or more than one file
    """
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(pdf)) as document:
            found = _embedded(document)
            if not found.get(NAME):
                raise BadInput(_("{what}: carries no round; choose the PDF as it was exported.").format(what=what))
            if len(found) > 1 or len(found[NAME]) > 1:
                raise BadInput(_("{what}: carries more than its round; ask for the file as it was.").format(what=what))
            return found[NAME][0]
    except (pikepdf.PikepdfError, TypeError, ValueError, AttributeError, KeyError) as error:
        # Structures no PDF should have reach Python as errors of any of these types.
        raise BadInput(_("{what}: cannot be read as a PDF; ask for the file again.").format(what=what)) from error


def _embedded(document: Any) -> dict[str, list[bytes]]:
    """Every file in the PDF that any reader may take for an attachment, by name; equal ones of a name once."""
    import pikepdf

    found: dict[str, list[bytes]] = {}
    listed = (spec.obj for spec in document.attachments.values())
    for spec in (*document.objects, *listed):
        if not isinstance(spec, pikepdf.Dictionary) or "/EF" not in spec:
            continue
        name = str(spec.get("/UF", spec.get("/F", "")))
        files = found.setdefault(name, [])
        for stream in dict(spec["/EF"]).values():
            data = bytes(stream.read_bytes())
            if data not in files:
                files.append(data)
    return found
