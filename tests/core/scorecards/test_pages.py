"""The printed pages of a card against its attachment: another way of storing them passes, another picture does not."""

from __future__ import annotations

import io
import random
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from interviewer_app.core.errors import BadInput, InterviewerError
from interviewer_app.core.scorecards.attach import bundle_of, with_bundle
from interviewer_app.core.scorecards.issue import Issued, compare_pages, issue_card
from interviewer_app.core.scorecards.verify import Findings, verify_card
from interviewer_app.core.workspace.read import read_entries, read_round_pack
from tests.core.scorecards import forging
from tests.journeys.rounds import sealed_round

TRIES = 60


@pytest.fixture(scope="module")
def issued(tmp_path_factory: pytest.TempPathFactory) -> Issued:
    made = sealed_round(tmp_path_factory.mktemp("pages") / "workspace.sqlite")
    return issue_card(read_entries(made.workspace, made.round_id), read_round_pack(made.workspace, made.round_id))


def verified(pdf: bytes) -> Findings:
    return verify_card(pdf, "card.pdf", compare_pages)


def saved(pdf: bytes, change: Callable[[pikepdf.Pdf], object] = lambda document: None, **how: Any) -> bytes:
    """The PDF as another program saves it again, after `change`."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        change(document)
        document.save(out, **how)
    return out.getvalue()


@pytest.mark.parametrize(
    "how",
    [
        {},
        {"linearize": True},
        {"compress_streams": False, "stream_decode_level": pikepdf.StreamDecodeLevel.generalized},
        {"object_stream_mode": pikepdf.ObjectStreamMode.disable},
        {"recompress_flate": True, "preserve_pdfa": False},
        {"qdf": True},
        {"encryption": pikepdf.Encryption(owner="o", user="")},
    ],
    ids=["plain", "linear", "unpacked", "no-object-streams", "packed-again", "qdf", "encrypted-for-all"],
)
def test_a_card_saved_again_still_matches(issued: Issued, how: dict[str, Any]) -> None:
    again = saved(issued.pdf, **how)
    assert again != issued.pdf
    found = verified(again)
    assert (found.pages, found.holds) == ("match", True)


def test_the_round_comes_back_byte_for_byte_through_poppler_and_qpdf(issued: Issued, tmp_path: Path) -> None:
    """From the card as issued, and from what qpdf made of it and Poppler took out of that."""
    card, again = tmp_path / "card.pdf", tmp_path / "again.pdf"
    card.write_bytes(issued.pdf)
    subprocess.run(["qpdf", card, again, "--linearize", "--object-streams=disable"], check=True)
    for file in (card, again):
        by_qpdf = subprocess.run(["qpdf", file, "--show-attachment=round.json"], check=True, capture_output=True)
        subprocess.run(["pdfdetach", "-save", "1", "-o", tmp_path / "by-poppler.json", file], check=True)
        taken = {by_qpdf.stdout, (tmp_path / "by-poppler.json").read_bytes(), bundle_of(file.read_bytes(), "card")}
        assert taken == {issued.bundle}
    assert verified(again.read_bytes()).holds


def test_a_card_on_the_other_paper_matches_too(tmp_path: Path) -> None:
    made = sealed_round(tmp_path / "workspace.sqlite")
    entries, document = read_entries(made.workspace, made.round_id), read_round_pack(made.workspace, made.round_id)
    assert verified(issue_card(entries, document, page_size="Letter").pdf).holds


def metadata(document: pikepdf.Pdf, encoding: str) -> None:
    document.Root.Metadata = document.make_stream(f'<?xml version="1.0" encoding="{encoding}"?><a/>'.encode())


ODD: dict[str, Callable[[pikepdf.Pdf], object]] = {
    "bookmarks are a number": lambda document: document.Root.__setitem__("/Outlines", 5),
    "the first bookmark is a number": lambda document: document.Root.Outlines.__setitem__("/First", 5),
    "names are a number": lambda document: document.Root.__setitem__("/Names", 3),
    "metadata is a number": lambda document: document.Root.__setitem__("/Metadata", 3),
    "metadata in no encoding": lambda document: metadata(document, "foo"),
    "metadata in UTF-7": lambda document: metadata(document, "utf-7"),
}


def cover(document: pikepdf.Pdf) -> None:
    """A white form over the upper half of the first page."""
    form = document.make_stream(b"1 g 0 400 600 400 re f", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form)
    form.BBox = pikepdf.Array([0, 0, 612, 842])
    name = document.pages[0].add_resource(form, pikepdf.Name.XObject)
    document.pages[0].contents_add(b"%s Do" % str(name).encode("ascii"))


def swap_annotation(document: pikepdf.Pdf) -> None:
    """One link less, and in its place a note that covers something: as many annotations as before."""
    notes = document.pages[0].obj["/Annots"]
    notes[0] = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FreeText, Contents="4", Rect=[0] * 4)


def swap_glyphs(document: pikepdf.Pdf) -> None:
    """Another font program under a name that stays: every text shows other letters."""
    fonts = document.pages[0].obj["/Resources"]["/Font"]
    one, two = sorted(fonts.keys())[:2]
    fonts[one], fonts[two] = fonts[two], fonts[one]


def other_widths(document: pikepdf.Pdf) -> None:
    """Letters closer together: no stream changes, only a number."""
    font = next(iter(dict(document.pages[0].obj["/Resources"]["/Font"]).values()))
    font.get("/DescendantFonts", [font])[0]["/DW"] = 5


def circle(document: pikepdf.Pdf) -> None:
    """An object that leads back to itself, and a chain deeper than any card's."""
    here = document.make_indirect(pikepdf.Dictionary())
    here["/Self"] = here
    deep = here
    for _step in range(200):
        deep = document.make_indirect(pikepdf.Dictionary(Next=deep))
    document.pages[0].obj["/Resources"]["/Deep"] = deep


def told(role: str, change: Callable[[pikepdf.Dictionary], object]) -> Callable[[pikepdf.Pdf], object]:
    """The first element of that role changed, and nothing that is drawn."""

    def find(document: pikepdf.Pdf) -> None:
        elements = (each for each in document.objects if isinstance(each, pikepdf.Dictionary))
        change(next(each for each in elements if each.get("/S") == role and "/P" in each))

    return find


def another_bookmark(document: pikepdf.Pdf) -> None:
    with document.open_outline() as outline:
        outline.root[0].title = "Scorecard, all dimensions 4"


def another_title_in_xmp(document: pikepdf.Pdf) -> None:
    with document.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["dc:title"] = "Scorecard of somebody else"


def swap_structure(document: pikepdf.Pdf) -> None:
    """Every page tells what stands on another one."""
    numbers = document.Root.StructTreeRoot.ParentTree.Nums
    numbers[1], numbers[3] = numbers[3], numbers[1]


CHANGES: dict[str, Callable[[pikepdf.Pdf], object]] = {
    "page taken out": lambda d: d.pages.__delitem__(1),
    "page put in": lambda d: d.add_blank_page(),
    "pages swapped": lambda d: d.pages.reverse(),
    "annotation added": lambda d: d.pages[0].obj["/Annots"].append(
        pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Square, Rect=[0, 0, 600, 800])
    ),
    "annotation swapped": swap_annotation,
    "covered by a form": cover,
    "more drawn": lambda d: d.pages[0].contents_add(b"0 g 0 0 300 300 re f"),
    "fonts swapped": swap_glyphs,
    "other widths": other_widths,
    "cropped": lambda d: d.pages[0].obj.update({"/CropBox": pikepdf.Array([0, 0, 100, 100])}),
    "cropped from above": lambda d: d.Root.Pages.update({"/CropBox": pikepdf.Array([0, 0, 100, 100])}),
    "turned": lambda d: d.pages[0].obj.update({"/Rotate": 180}),
    "larger units": lambda d: d.pages[0].obj.update({"/UserUnit": 2}),
    "layers": lambda d: d.Root.update({"/OCProperties": pikepdf.Dictionary(OCGs=[], D=pikepdf.Dictionary())}),
    "a form to fill in": lambda d: d.Root.update({"/AcroForm": pikepdf.Dictionary(Fields=[])}),
    "a script": lambda d: d.Root.update({"/OpenAction": pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="1")}),
    "unreadable content": lambda d: d.pages[0].obj.update({"/Contents": d.make_stream(b"<< [ ( BT Tj")}),
    "no content": lambda d: d.pages[0].obj.__delitem__("/Contents"),
    "a box of words": lambda d: d.pages[0].obj.update({"/MediaBox": pikepdf.Array(["a", "b", "c", "d"])}),
    "a circle": circle,
    "another alternative text": told("/Link", lambda each: each.update({"/Alt": pikepdf.String("Level 4")})),
    "a text instead of what stands there": told("/P", lambda each: each.update({"/ActualText": pikepdf.String("4")})),
    "a paragraph nobody hears": told("/P", lambda each: each.__delitem__("/K")),
    "no structure": lambda d: d.Root.__delitem__("/StructTreeRoot"),
    "pages that tell each other's texts": swap_structure,
    "another bookmark": another_bookmark,
    "bookmarks in a circle": lambda d: d.Root.Outlines.First.update({"/Next": d.Root.Outlines.First}),
    "no bookmarks": lambda d: d.Root.__delitem__("/Outlines"),
    "another title": lambda d: d.docinfo.update({"/Title": pikepdf.String("Scorecard of somebody else")}),
    "another title in XMP": another_title_in_xmp,
    "another language": lambda d: d.Root.update({"/Lang": pikepdf.String("ar")}),
    "a link that says something else": lambda d: d.pages[0].obj["/Annots"][0].update(
        {"/Contents": pikepdf.String("Level 4")}
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_card_that_shows_something_else_differs(issued: Issued, name: str) -> None:
    found = verified(saved(issued.pdf, CHANGES[name]))
    assert (found.intact, found.pages, found.holds) == (True, "differ", False)


@pytest.mark.parametrize("put", [b'<!DOCTYPE x [<!ENTITY e "e">]>', b"<unclosed>", b" " * 1_000_001])
def test_metadata_no_card_has_differs(issued: Issued, put: bytes) -> None:
    def change(document: pikepdf.Pdf) -> None:
        told = bytes(document.Root.Metadata.read_bytes())
        document.Root.Metadata.write(told.replace(b"<x:xmpmeta", put + b"<x:xmpmeta", 1))

    assert verified(saved(issued.pdf, change, fix_metadata_version=False)).pages == "differ"


def test_no_page_at_all_differs(issued: Issued) -> None:
    def empty(document: pikepdf.Pdf) -> None:
        del document.pages[:]

    assert verified(saved(issued.pdf, empty)).pages == "differ"


def named(creator: str) -> Callable[[pikepdf.Pdf], object]:
    return lambda document: document.docinfo.update({"/Creator": creator})


@pytest.mark.parametrize("creator", ["Interviewer Copilot 0.0.1", "Interviewer Copilot 99.0", "", "A word processor"])
def test_what_a_file_says_of_who_drew_it_changes_no_picture(issued: Issued, creator: str) -> None:
    assert verified(saved(issued.pdf, named(creator))).holds


@pytest.mark.parametrize(
    "creator, pages",
    [("Interviewer Copilot 0.0.1", "cannot tell"), ("A word processor", "differ"), ("", "differ")],
)
def test_another_version_in_its_name_lets_no_other_picture_pass(issued: Issued, creator: str, pages: str) -> None:
    def change(document: pikepdf.Pdf) -> None:
        cover(document)
        document.docinfo["/Creator"] = creator

    found = verified(saved(issued.pdf, change))
    assert (found.intact, found.pages, found.holds) == (True, pages, False)


def test_a_second_attachment_of_any_name_is_refused(issued: Issued) -> None:
    for name in ("other.json", "round.json "):

        def attach(document: pikepdf.Pdf, name: str = name) -> None:
            document.attachments[name] = pikepdf.AttachedFileSpec(document, b"{}", filename=name)

        with pytest.raises(BadInput, match="more than its round"):
            verified(saved(issued.pdf, attach))


def test_a_file_that_shows_each_reader_another_round_is_refused(issued: Issued) -> None:
    def two_faces(document: pikepdf.Pdf) -> None:
        spec = document.Root.Names.EmbeddedFiles.Names[1]
        spec.EF["/UF"] = document.make_stream(issued.bundle.replace(b'"level":3', b'"level":1'))

    with pytest.raises(BadInput, match="more than its round"):
        bundle_of(saved(issued.pdf, two_faces), "card.pdf")


def test_a_card_under_a_password_and_one_without_a_round_are_refused_in_a_sentence(issued: Issued) -> None:
    locked = saved(issued.pdf, encryption=pikepdf.Encryption(owner="o", user="secret"))
    bare = saved(issued.pdf, lambda document: document.attachments.__delitem__("round.json"))
    for pdf in (locked, bare, b"%PDF-1.7\n", b"%PDF-1.7\n" + b"\0" * 4000, issued.pdf[: len(issued.pdf) // 2]):
        with pytest.raises(BadInput):
            verified(pdf)


def test_no_changed_byte_of_the_attachment_passes(issued: Issued) -> None:
    dice = random.Random(3)
    for _try in range(TRIES):
        data = bytearray(issued.bundle)
        data[dice.randrange(len(data))] ^= dice.randrange(1, 256)
        try:
            assert not verified(with_bundle(issued.pdf, bytes(data))).holds
        except InterviewerError:
            continue


def test_a_changed_byte_of_the_file_is_never_a_traceback(issued: Issued) -> None:
    dice = random.Random(4)
    for _try in range(TRIES):
        data = bytearray(issued.pdf)
        data[dice.randrange(len(data))] ^= dice.randrange(1, 256)
        try:
            found = verified(bytes(data))
        except InterviewerError:
            continue
        if found.holds:  # then the byte said nothing: the round in it is the one that was put in
            assert bundle_of(bytes(data), "card.pdf") == issued.bundle


def test_a_clock_that_ran_for_years_still_prints(issued: Issued) -> None:
    def much_later(value: forging.Value) -> None:
        for kind in ("moment-logged", "ended"):
            forging.of_kind(value, kind)["round_ms"] = 2**53 - 1
        forging.of_kind(value, "moment-logged")["body"]["at_ms"] = 2**53 - 1

    pdf = with_bundle(issued.pdf, forging.forged(issued.bundle, much_later))
    assert verified(pdf).pages == "differ"


@pytest.mark.parametrize("change", ODD, ids=ODD)
def test_structures_of_another_kind_than_a_card_has_simply_differ(issued: Issued, change: str) -> None:
    found = verified(saved(issued.pdf, ODD[change], fix_metadata_version=False))
    assert (found.pages, found.intact, found.holds) == ("differ", True, False)
