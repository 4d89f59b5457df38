"""The PDF that carries its own round: one attachment `round.json`, put in and taken out."""

from __future__ import annotations

import io

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
        document.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return out.getvalue()


def bundle_of(pdf: bytes, what: str) -> bytes:
    """The attachment of a card, byte for byte.

    raises: BadInput for a file that is no PDF, or a PDF that carries no round
    """
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(pdf)) as document:
            if NAME not in document.attachments:
                raise BadInput(_("{what}: carries no round; choose the PDF as it was exported.").format(what=what))
            return document.attachments[NAME].get_file().read_bytes()
    except pikepdf.PdfError as error:
        raise BadInput(_("{what}: cannot be read as a PDF; ask for the file again.").format(what=what)) from error
