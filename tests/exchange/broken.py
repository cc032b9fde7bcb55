"""Uploads that are damaged, mislabelled or made to cost much, each made again from its number."""

import gzip
import io
import random
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import pyreadstat

from tests.company import COMPANY, book, replaced
from tests.exchange.files.test_opening import ods, xls, xlsb

HEAD = ["ID", "Dato", "Hvor fornøyd er du med nettsiden? (1-5)", "Kommentar"]
SHEET = "xl/worksheets/sheet1.xml"
MADE_BIG = b"0" * 2**20
LOL = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
ENTITIES = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "lol">{LOL}]>'
EXTENSIONS = (".csv", ".txt", ".tsv", ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".sav", ".zip", ".gz", "")

Upload = tuple[str, bytes]


def upload(number: int) -> Upload:
    """Return the name and the bytes of the upload of a number; the kinds take turns."""
    chance = random.Random(number)
    names = list(KINDS)
    return KINDS[names[number % len(names)]](chance)


def kind_of(number: int) -> str:
    """Return in what way the upload of a number is broken."""
    return list(KINDS)[number % len(KINDS)]


@cache
def sound() -> tuple[Upload, ...]:
    """Return a file of each kind, with nothing wrong with it."""
    rows: list[list[object]] = [
        [n, date(2026, 1, 13) + timedelta(n), 1 + n % 5, f"Ventet på svar {n}"] for n in range(30)
    ]
    text = "\n".join(";".join(map(str, row)) for row in [HEAD, *rows]) + "\n"
    plain = [[float(n), str(day), float(score), said] for n, day, score, said in rows]  # type: ignore[arg-type]
    return (
        ("svar.csv", text.encode()),
        ("svar.txt", text.encode("cp1252")),
        ("svar.tsv", text.replace(";", "\t").encode("utf-16")),
        ("svar.xlsx", book({"Svar": [HEAD, *rows]})),
        ("firma.xlsx", book(COMPANY)),
        ("stages.csv", b"key,name,position\norder,Order,1\nuse,Use,2\n"),
        ("stier.csv", b"path,conversions\nweb > wifi,12\nweb,4\n"),
        ("kunder.csv", b"customer_id,started,ended,mrr\n1,2025-01-01,2026-01-15,99\n2,2025-02-02,,149\n"),
        ("svar.xls", xls({"Svar": [HEAD, *rows]})),
        ("svar.ods", ods([HEAD, *rows])),
        ("svar.xlsb", xlsb([HEAD, *plain])),  # type: ignore[list-item]
        ("svar.sav", _sav()),
        ("svar.zip", _zip({"svar.csv": text.encode(), "codebook.csv": b"a,b\n1,2\n"})),
        ("svar.csv.gz", gzip.compress(text.encode())),
    )


def _sav() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "svar.sav"
        frame = pd.DataFrame({"id": [1.0, 2.0], "q1": [4.0, 5.0], "text": ["bra", "ok"]})
        pyreadstat.write_sav(frame, str(path), column_labels=["Id", "Fornøyd?", "Kommentar"])
        return path.read_bytes()


def _zip(files: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return made.getvalue()


def _truncated(chance: random.Random) -> Upload:
    name, content = chance.choice(sound())
    return name, content[: chance.randrange(len(content))]


def _flipped(chance: random.Random) -> Upload:
    name, content = chance.choice(sound())
    changed = bytearray(content)
    for _ in range(chance.choice([1, 3, 30, 300])):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return name, bytes(changed)


def _spliced(chance: random.Random) -> Upload:
    (name, one), (_, other) = chance.sample(sound(), 2)
    return name, one[: chance.randrange(len(one))] + other[chance.randrange(len(other)) :]


def _random(chance: random.Random) -> Upload:
    return f"tilfeldig{chance.choice(EXTENSIONS)}", chance.randbytes(chance.choice([0, 1, 7, 512, 20_000]))


def _mislabelled(chance: random.Random) -> Upload:
    name, content = chance.choice(sound())
    return name.split(".")[0] + chance.choice(EXTENSIONS), content


def _mixed_encodings(chance: random.Random) -> Upload:
    lines = [f"{n};2026-01-{13 + n % 15};{1 + n % 5};Kjære, på øya {n}\n" for n in range(40)]
    kinds = [chance.choice(["utf-8", "cp1252", "utf-16-le", "cp850", "mac_roman"]) for _ in lines]
    head = (";".join(HEAD) + "\n").encode(chance.choice(["utf-8", "cp1252", "utf-8-sig"]))
    return "blandet.csv", head + b"".join(line.encode(kind) for line, kind in zip(lines, kinds, strict=True))


def _giant_cells(chance: random.Random) -> Upload:
    size = chance.choice([40_000, 140_000, 1_000_000])
    cell = (chance.choice(["x", " ", "A/", "1", "1,", "not ", "æ", '""', "> "]) * size)[:size]
    rows = [HEAD, ["1", "2026-01-13", "4", cell], [cell[:30_000], "2026-01-14", "5", "ok"]]
    if chance.random() < 0.3:
        return "stor.xlsx", book({"Svar": [[cell[:32_000] for cell in row] for row in rows]})
    return "stor.csv", "\n".join(",".join(f'"{cell}"' for cell in row) for row in rows).encode()


def _nested_zip(chance: random.Random) -> Upload:
    name, content = chance.choice(sound())
    for depth in range(chance.choice([1, 2, 5, 40])):
        packed, zipped = f"lag{depth}.zip", chance.random() < 0.7
        name, content = (packed, _zip({name: content})) if zipped else (f"{name}.gz", gzip.compress(content))
    return name, content


def _packed_bomb(chance: random.Random) -> Upload:
    inner = chance.choice(["svar.csv", "xl/worksheets/sheet1.xml", "content.xml", "xl/workbook.bin", "../../svar.csv"])
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        if inner == "content.xml":
            packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        with packed.open(inner, "w") as part:
            for _ in range(chance.choice([20, 80])):
                part.write(MADE_BIG)
    return f"bombe{chance.choice(['.zip', '.xlsx', '.ods', '.xlsb', '.csv'])}", made.getvalue()


def _huge_dimensions(chance: random.Random) -> Upload:
    row, column = chance.choice(
        [("1048576", "XFD"), ("1048577", "A"), ("99999999999", "A"), ("2", "ZZZZZZ"), ("0", "A")]
    )
    change = ("</sheetData>", f'<row r="{row}"><c r="{column}{row}"><v>1</v></c></row></sheetData>')
    if chance.random() < 0.3:
        return "vid.ods", _changed_ods(b"</table:table>", _repeated(chance) + b"</table:table>")
    if chance.random() < 0.3:
        made = xls({"Svar": [["a"], [1]]})
        return "vid.xls", made.replace(b"\x00\x02\x0e\x00\x00\x00\x00\x00", b"\x00\x02\x0e\x00\xff\xff\xff\xff")
    return "vid.xlsx", replaced(book({"Svar": [HEAD, [1, "2026-01-13", 4, ""]]}), SHEET, change)


def _repeated(chance: random.Random) -> bytes:
    rows, columns = chance.choice([(1_048_576, 1), (1, 16_384), (100_000, 1_000), (2_000_000_000, 2_000_000_000)])
    return (
        f'<table:table-row table:number-rows-repeated="{rows}">'
        f'<table:table-cell table:number-columns-repeated="{columns}"'
        ' office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell></table:table-row>'
    ).encode()


def _changed_ods(before: bytes, after: bytes) -> bytes:
    content = next(content for name, content in sound() if name.endswith(".ods"))
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(before, after) if name == "content.xml" else old.read(name))
    return made.getvalue()


def _broken_part(chance: random.Random) -> Upload:
    """Damage, empty, fill with entities or leave out a part of a packed workbook."""
    packed = [one for one in sound() if one[0].endswith((".xlsx", ".ods", ".xlsb"))]
    name, content = chance.choice(packed)
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        chosen, harm = (
            chance.choice(old.namelist()),
            chance.choice(["gone", "cut", "empty", "entities", "noise", "deep"]),
        )
        for part in old.namelist():
            text = old.read(part)
            if part == chosen and harm == "gone":
                continue
            new.writestr(part, _harmed(text, harm, chance) if part == chosen else text)
    return name, made.getvalue()


def _harmed(text: bytes, harm: str, chance: random.Random) -> bytes:
    if harm == "entities":
        return ENTITIES.encode() + b"<x>&l9;</x>"
    if harm == "deep":
        return b"<a>" * 50_000
    if harm == "noise":
        return chance.randbytes(len(text))
    return text[: chance.randrange(len(text))] if harm == "cut" else b""


def _other_kind(chance: random.Random) -> Upload:
    inside = (
        b'{"svar": [1, 2, {"a": ' + b"[" * chance.choice([1, 100_000]),
        b"<html><table><tr><td>1</td><td>a@b.example</td></tr></table></html>",
        b"{\\rtf1\\ansi Svar\\par 1;2;3}",
        b"%PDF-1.7\n1 0 obj",
        ENTITIES.encode() + b"<x>&l9;</x>",
        b"PK\x05\x06" + bytes(18),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + chance.randbytes(2_000),
        b"$FL2@(#) SPSS DATA FILE" + chance.randbytes(2_000),
        b"SQLite format 3\x00" + bytes(100),
        b"\x1f\x8b\x08" + chance.randbytes(100),
    )
    return f"fil{chance.choice(EXTENSIONS)}", chance.choice(inside)


def _open_quotes(chance: random.Random) -> Upload:
    name, content = chance.choice(sound()[:1] + sound()[5:8])
    lines = content.decode().split("\n")
    for _ in range(chance.choice([1, 3, 20])):
        at = chance.randrange(len(lines))
        place = chance.randrange(len(lines[at]) + 1)
        lines[at] = lines[at][:place] + chance.choice(['"', '""', '"""', '"\r', ';"', '","', "'"]) + lines[at][place:]
    return name, "\n".join(lines).encode()


def _control_characters(chance: random.Random) -> Upload:
    name, content = chance.choice(sound()[:2] + sound()[5:8])
    changed = bytearray(content)
    for _ in range(chance.choice([1, 10, 200])):
        changed.insert(chance.randrange(len(changed)), chance.choice(b"\x00\x01\x08\x0b\x0c\x1a\x1b\x1c\x85\xff"))
    return name, bytes(changed)


def _very_wide(chance: random.Random) -> Upload:
    columns, delimiter = chance.choice([3_000, 20_000, 100_000]), chance.choice(",;\t|")
    names = ["Fornøyd?"] * columns if chance.random() < 0.5 else [f"q{n}" for n in range(columns)]
    row = delimiter.join(str(n % 5 + 1) for n in range(columns))
    return "bred.csv", "\n".join([delimiter.join(names), *[row] * chance.choice([0, 1, 3])]).encode()


def _very_long(chance: random.Random) -> Upload:
    line = chance.choice(["\n", ",\n", "a\n", '"\n"\n', "1;2;3\n", "\r", ">\n", ",,,,,,\n"])
    return "lang.csv", ("a,b,c\n" if chance.random() < 0.5 else "").encode() + (line * 30_000).encode()


KINDS: dict[str, Callable[[random.Random], Upload]] = {
    "truncated": _truncated,
    "bits flipped": _flipped,
    "two files in one": _spliced,
    "random bytes": _random,
    "wrong extension": _mislabelled,
    "mixed encodings": _mixed_encodings,
    "giant cells": _giant_cells,
    "nested archives": _nested_zip,
    "bomb": _packed_bomb,
    "huge dimensions": _huge_dimensions,
    "broken part": _broken_part,
    "another kind": _other_kind,
    "open quotes": _open_quotes,
    "control characters": _control_characters,
    "very wide": _very_wide,
    "very long": _very_long,
}
