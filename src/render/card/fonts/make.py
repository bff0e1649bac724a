#!/usr/bin/env python3
"""Makes the fonts of social cards: subsets of Noto fonts with the letters that briefings are written in.

Needs the Debian packages fonts-noto-core and fonts-noto-cjk and the Python package fonttools:

    make.py /usr/share/fonts

The fonts are under the SIL Open Font License 1.1, see OFL.txt.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent


def ranges(*pairs):
    return {point for first, last in pairs for point in range(first, last + 1)}


def charset(codec, rows=range(0xA1, 0xFF)):
    """The characters of a double-byte character set."""
    found = set()
    for high in rows:
        for low in [*range(0x40, 0x7F), *range(0xA1, 0xFF)]:
            try:
                found.update(map(ord, bytes([high, low]).decode(codec)))
            except UnicodeDecodeError:
                pass
    return found


MARKS = ranges((0x2010, 0x2027), (0x2030, 0x203E), (0x2066, 0x2069), (0x202A, 0x202E), (0x200B, 0x200F))
EUROPE = MARKS | ranges(
    (0x20, 0x7E), (0xA0, 0x24F), (0x250, 0x2FF), (0x300, 0x36F), (0x370, 0x3FF), (0x400, 0x52F),
    (0x1E00, 0x1EFF), (0x1F00, 0x1FFF), (0x2070, 0x209F), (0x20A0, 0x20C0), (0x2100, 0x214F),
    (0x2190, 0x2199), (0x2212, 0x2212), (0x2260, 0x2265),
)
# Hangul, kana, and the ideographs that Chinese (simplified and the more frequent traditional ones),
# Japanese and Korean national standards hold.
EAST_ASIA = (
    ranges((0x3000, 0x30FF), (0x3105, 0x312F), (0x3131, 0x318E), (0xAC00, 0xD7A3), (0xFF01, 0xFF9F), (0xFFE0, 0xFFE6))
    | charset("gb2312") | charset("euc_jp") | charset("euc_kr") | charset("big5", range(0xA1, 0xC7))
) - ranges((0x370, 0x52F))

FONTS = [
    ("truetype/noto/NotoSerif-Bold.ttf", "title.ttf", EUROPE, None),
    ("truetype/noto/NotoSans-Regular.ttf", "text.ttf", EUROPE, None),
    ("truetype/noto/NotoSans-Bold.ttf", "strong.ttf", EUROPE, None),
    ("truetype/noto/NotoSansArabic-Bold.ttf", "arabic.ttf",
     ranges((0x600, 0x6FF), (0x750, 0x77F), (0x8A0, 0x8FF), (0x200C, 0x200F)), None),
    ("truetype/noto/NotoSansHebrew-Bold.ttf", "hebrew.ttf", ranges((0x590, 0x5FF), (0xFB1D, 0xFB4F)), None),
    ("truetype/noto/NotoSansArmenian-Bold.ttf", "armenian.ttf", ranges((0x530, 0x58F)), None),
    ("truetype/noto/NotoSansGeorgian-Bold.ttf", "georgian.ttf", ranges((0x10A0, 0x10FF), (0x1C90, 0x1CBF)), None),
    ("truetype/noto/NotoSansDevanagari-Bold.ttf", "devanagari.ttf", ranges((0x900, 0x97F), (0x200C, 0x200D)), None),
    ("truetype/noto/NotoSansThai-Bold.ttf", "thai.ttf", ranges((0xE00, 0xE7F)), None),
    # 2 is the font for simplified Chinese.
    ("opentype/noto/NotoSansCJK-Bold.ttc", "cjk.otf", EAST_ASIA, 2),
]


def make(folder):
    for source, name, points, number in FONTS:
        options = subset.Options(
            hinting=False, layout_features=["*"], notdef_outline=True, name_IDs=[0, 1, 2, 4, 6, 13, 14],
            drop_tables=[*subset.Options().drop_tables, "DSIG", "vhea", "vmtx", "VORG", "meta"],
        )
        options.layout_features = [
            # No ligatures but those that a script requires: a line in several fonts would lose letters of others.
            "kern", "mark", "mkmk", "rlig", "calt", "ccmp", "locl", "init", "medi", "fina", "isol", "curs",
            "nukt", "akhn", "rphf", "rkrf", "pref", "blwf", "half", "abvf", "pstf", "cjct", "vatu", "pres", "abvs",
            "blws", "psts", "haln", "dist", "abvm", "blwm", "ljmo", "vjmo", "tjmo",
        ]
        font = TTFont(folder / source, fontNumber=-1 if number is None else number, lazy=True)
        subsetter = subset.Subsetter(options)
        # Signs between words, so that a run of one script is a run of one font.
        subsetter.populate(unicodes=points | ranges((0x20, 0x2F), (0x3A, 0x40), (0x5B, 0x60), (0x7B, 0x7E)))
        subsetter.subset(font)
        font["head"].modified = font["head"].created
        font.recalcTimestamp = False
        font.save(HERE / name)
        print(name, len(font.getBestCmap()), (HERE / name).stat().st_size)


if __name__ == "__main__":
    make(Path(sys.argv[1]))
