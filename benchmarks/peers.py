"""The peers: the same card drawn with fpdf2 and with WeasyPrint. Runs in the bench's own environment, without ours.

Reads the card from the file named first: per page its texts and shapes where ours has them; a peer wraps the texts that
we wrap, and is spared the rest of the layout. Then answers each line `fpdf2 FILE` or
`weasyprint FILE` with the seconds it took to make the PDF; FILE gets its bytes.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

Op = dict[str, Any]


class Fpdf2:
    def __init__(self, card: dict[str, Any]) -> None:
        from fpdf import FPDF

        self._new, self._card = FPDF, card

    def render(self) -> bytes:
        card = self._card
        pdf = self._new(unit="pt", format=(card["width"], card["height"]))
        pdf.set_auto_page_break(False)
        pdf.set_title(card["title"])
        for name, file in card["fonts"].items():
            pdf.add_font(name, fname=file)
        for page in card["pages"]:
            pdf.add_page()
            for op in page:
                getattr(self, "_" + op["op"])(pdf, op)
        return bytes(pdf.output())

    def _text(self, pdf: Any, op: Op) -> None:
        pdf.set_font(op["font"], size=op["size"])
        pdf.set_text_color(op["colour"])
        pdf.text(op["x"], op["y"], op["text"])

    def _lines(self, pdf: Any, op: Op) -> None:
        pdf.set_font(op["font"], size=op["size"])
        pdf.set_text_color(op["colour"])
        pdf.c_margin = 0
        pdf.set_xy(op["x"], op["y"] - op["leading"] / 2 - op["size"] * 0.3)  # where it puts the first baseline
        pdf.multi_cell(op["width"], op["leading"], op["text"], align="L")

    def _rect(self, pdf: Any, op: Op) -> None:
        style = self._style(pdf, op)
        pdf.rect(op["x"], op["y"], op["w"], op["h"], style, round_corners=op["radius"] > 0, corner_radius=op["radius"])

    def _circle(self, pdf: Any, op: Op) -> None:
        pdf.circle(op["cx"], op["cy"], op["r"], self._style(pdf, op))

    def _path(self, pdf: Any, op: Op) -> None:
        style = self._style(pdf, op)
        pdf.polyline(op["points"], style=style) if op["open"] else pdf.polygon(op["points"], style=style)

    def _style(self, pdf: Any, op: Op) -> str:
        style = ""
        if op["stroke"]:
            pdf.set_draw_color(op["stroke"])
            pdf.set_line_width(op["width"])
            style += "D"
        if op["fill"]:
            pdf.set_fill_color(op["fill"])
            style += "F"
        return style


class WeasyPrint:
    def __init__(self, card: dict[str, Any]) -> None:
        from weasyprint import HTML
        from weasyprint.text.fonts import FontConfiguration

        self._html, self._fonts, self._card = HTML, FontConfiguration(), card

    def render(self) -> bytes:
        return bytes(self._html(string=self._page()).write_pdf(font_config=self._fonts))

    def _page(self) -> str:
        card = self._card
        width, height = card["width"], card["height"]
        faces = "".join(
            f'@font-face{{font-family:"{name}";src:url("{Path(file).as_uri()}")}}'
            for name, file in card["fonts"].items()
        )
        style = (
            f"{faces}@page{{size:{width}pt {height}pt;margin:0}}body{{margin:0}}"
            f"section{{position:relative;width:{width}pt;height:{height}pt;overflow:hidden;break-after:page}}"
            "p{position:absolute;margin:0;white-space:pre}svg{position:absolute;left:0;top:0}"
        )
        pages = "".join(self._section(page) for page in card["pages"])
        head = f"<title>{escape(card['title'])}</title><style>{style}</style>"
        return f'<html lang="en"><head>{head}</head>{pages}</html>'

    def _section(self, page: list[Op]) -> str:
        width, height = self._card["width"], self._card["height"]
        shapes = "".join(getattr(self, "_" + op["op"])(op) for op in page if op["op"] not in ("text", "lines"))
        texts = "".join(self._text(op) for op in page if op["op"] in ("text", "lines"))
        svg = f'<svg width="{width}pt" height="{height}pt" viewBox="0 0 {width} {height}">{shapes}</svg>'
        return f"<section>{svg}{texts}</section>"

    def _text(self, op: Op) -> str:
        leading = op["leading"] if "leading" in op else op["size"]
        top = op["y"] - leading / 2 - op["size"] * 0.35
        wrapped = f";width:{op['width']:.2f}pt;white-space:normal" if op["op"] == "lines" else ""
        font = f"font:{op['size']}pt/{leading:.2f}pt '{op['font']}';color:{op['colour']}"
        return f'<p style="left:{op["x"]:.2f}pt;top:{top:.2f}pt;{font}{wrapped}">{escape(op["text"])}</p>'

    def _rect(self, op: Op) -> str:
        box = f'x="{op["x"]:.2f}" y="{op["y"]:.2f}" width="{op["w"]:.2f}" height="{op["h"]:.2f}" rx="{op["radius"]}"'
        return f"<rect {box} {self._style(op)}/>"

    def _circle(self, op: Op) -> str:
        return f'<circle cx="{op["cx"]:.2f}" cy="{op["cy"]:.2f}" r="{op["r"]:.2f}" {self._style(op)}/>'

    def _path(self, op: Op) -> str:
        points = " ".join(f"{x:.2f},{y:.2f}" for x, y in op["points"])
        return f'<{"polyline" if op["open"] else "polygon"} points="{points}" {self._style(op)}/>'

    def _style(self, op: Op) -> str:
        return f'fill="{op["fill"] or "none"}" stroke="{op["stroke"] or "none"}" stroke-width="{op["width"]}"'


PEERS: dict[str, Callable[[dict[str, Any]], Fpdf2 | WeasyPrint]] = {"fpdf2": Fpdf2, "weasyprint": WeasyPrint}


def main(card: Path) -> None:
    drawn = json.loads(card.read_text(encoding="utf-8"))
    made = {name: peer(drawn) for name, peer in PEERS.items()}
    print("ready", flush=True)
    for line in sys.stdin:
        name, _space, file = line.strip().partition(" ")
        start = time.perf_counter()
        pdf = made[name].render()
        took = time.perf_counter() - start
        Path(file).write_bytes(pdf)
        print(took, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
