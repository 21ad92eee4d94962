#!/usr/bin/env python3
"""Checks workbooks as a reader would: recalculates every formula in LibreOffice and compares it with the cached value,
fails on error values and formulas without a cache, and reads every sheet with openpyxl and python-calamine.

Usage: check-workbook.py FILE.xlsx ...        exit status 1 where anything differs
"""

import datetime
import math
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from xml.dom import minidom

import openpyxl
import python_calamine

TOLERANCE = 1e-9


def recalculated(path, folder):
    """The workbook as LibreOffice saves it after calculating every formula anew."""
    stripped = folder / "in" / path.name
    stripped.parent.mkdir()
    without_caches(path, stripped)
    out = folder / "out"
    profile = folder / "profile"
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML",
         "--outdir", str(out), str(stripped)],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=600)
    return out / path.name


def without_caches(source, target):
    """LibreOffice keeps cached values unless there are none, so they are taken out."""
    pattern = re.compile(rb"(</f>)<v>[^<]*</v>")
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            data = old.read(item.filename)
            if item.filename.startswith("xl/worksheets/sheet"):
                data = pattern.sub(rb"\1", data)
            new.writestr(item, data)


def same(left, right):
    for kind in (datetime.datetime, datetime.date):
        if isinstance(left, kind) and isinstance(right, kind):
            return left == right
    left = 0 if left is None else left
    right = 0 if right is None else right
    if isinstance(left, (int, float)) and isinstance(right, (int, float)):
        return math.isclose(left, right, rel_tol=TOLERANCE, abs_tol=TOLERANCE)
    return str(left) == str(right)


def check(path):
    problems = []
    with zipfile.ZipFile(path) as parts:
        for name in parts.namelist():
            if name.endswith((".xml", ".rels", ".vml")):
                minidom.parseString(parts.read(name))
    formulas = openpyxl.load_workbook(path)
    cached = openpyxl.load_workbook(path, data_only=True)
    with tempfile.TemporaryDirectory() as folder:
        fresh = openpyxl.load_workbook(recalculated(path, Path(folder)), data_only=True)
    count = 0
    for sheet in formulas.worksheets:
        values, anew = cached[sheet.title], fresh[sheet.title]
        for row in sheet.iter_rows():
            for cell in row:
                value = values[cell.coordinate].value
                where = f"{path.name}: {sheet.title}!{cell.coordinate}"
                if isinstance(value, str) and re.match(r"^#(REF|DIV/0|VALUE|NAME|NUM|N/A|NULL)", value):
                    problems.append(f"{where}: {value}")
                if cell.data_type != "f":
                    continue
                count += 1
                if value is None:
                    problems.append(f"{where}: no cached value: {cell.value}")
                elif not same(value, anew[cell.coordinate].value):
                    problems.append(f"{where}: cached {value!r}, calculated {anew[cell.coordinate].value!r}: {cell.value}")
    other = python_calamine.CalamineWorkbook.from_path(str(path))
    if other.sheet_names != formulas.sheetnames:
        problems.append(f"{path.name}: python-calamine reads other sheets: {other.sheet_names}")
    cells = sum(len(row) for name in other.sheet_names for row in other.get_sheet_by_name(name).to_python())
    print(f"{path.name}: {len(other.sheet_names)} sheets, {cells} cells, {count} formulas, {len(problems)} problems")
    return problems


def main():
    problems = [line for name in sys.argv[1:] for line in check(Path(name))]
    for line in problems[:60]:
        print(line, file=sys.stderr)
    return 1 if problems or len(sys.argv) < 2 else 0


if __name__ == "__main__":
    sys.exit(main())
