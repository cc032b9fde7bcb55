"""Cut the type that files are drawn with from Inter, as the package inter-ui of npm ships it.

    npm pack inter-ui@4.1.1 && tar xf inter-ui-4.1.1.tgz && python docs/fonts.py package/web

Kept are the letters of Europe, signs and arrows. Inter lacks ◐, which says that a role can act in part; it is made of
Inter's circle, since a line with a sign that is missing may be drawn in another type altogether.
"""

import sys
from pathlib import Path

from fontTools.pens.recordingPen import RecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parents[1] / "cxdash" / "takeaway" / "fonts"
WEIGHTS = ("Regular", "SemiBold", "Bold")
KEPT = [(0x20, 0x24F), (0x300, 0x36F), (0x370, 0x4FF), (0x1E00, 0x1EFF), (0x2000, 0x209F), (0x20A0, 0x20CF)]
KEPT += [(0x2100, 0x214F), (0x2190, 0x23FF), (0x25A0, 0x27BF), (0xFB01, 0xFB02)]
HALF_FULL = "half full"


def cut(source: Path, target: Path) -> None:
    """Write what is kept of one weight."""
    font = TTFont(source, recalcTimestamp=False)
    options = Options(layout_features=["kern", "mark", "mkmk", "ccmp", "locl", "calt", "tnum", "case"])
    options.hinting, options.name_IDs = False, ["*"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for first, last in KEPT for code in range(first, last + 1)])
    subsetter.subset(font)
    add_half_full(font)
    font.flavor = None
    font.save(target)


def add_half_full(font: TTFont) -> None:
    """Add ◐: the circle, and the left half of what it encloses, its edge's first two quarters."""
    circle = font.getBestCmap()[ord("○")]
    edges, pen = RecordingPen(), TTGlyphPen(None)
    font.getGlyphSet()[circle].draw(edges)
    edges.replay(pen)
    for name, points in [*edges.value[:3], ("closePath", ())]:
        getattr(pen, name)(*points)
    font.setGlyphOrder([*font.getGlyphOrder(), HALF_FULL])
    font["glyf"][HALF_FULL] = pen.glyph()
    font["hmtx"][HALF_FULL] = font["hmtx"][circle]
    for table in font["cmap"].tables:
        table.cmap[ord("◐")] = HALF_FULL


if __name__ == "__main__":
    for weight in WEIGHTS:
        cut(Path(sys.argv[1]) / f"Inter-{weight}.woff2", FONTS / f"Inter-{weight}.ttf")
