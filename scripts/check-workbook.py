#!/usr/bin/env python3
"""Checks workbooks as a reader would: recalculates every formula in LibreOffice and compares it with the cached value,
fails on error values and formulas without a cache, and reads every sheet with openpyxl and (where it is installed)
python-calamine.

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
from xml.parsers.expat import ExpatError

import openpyxl

try:
    import python_calamine
except ImportError:  # not in Debian 12: `pip install python-calamine`
    python_calamine = None

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


def unescaped(text):
    """Text as ST_Xstring holds it: `_x005F_` stands for an underscore that would begin another such code."""
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text)


def chart_problems(path, cached):
    """Every range a chart names has a cache, point for point what the cells show; combined charts keep their order."""
    problems, count = [], 0
    with zipfile.ZipFile(path) as parts:
        charts = [name for name in parts.namelist() if name.startswith("xl/charts/chart")]
        for name in charts:
            tree = minidom.parseString(parts.read(name))
            tags = [node.tagName for node in tree.getElementsByTagName("c:plotArea")[0].childNodes]
            kinds = [tag for tag in tags if tag.endswith("Chart")]
            if len(kinds) > 1 and kinds != ["c:barChart", "c:lineChart"]:
                problems.append(f"{path.name}: {name}: {kinds}")
            if len(tags) > 5 and tags.count("c:valAx") == 2 and kinds != ["c:scatterChart"]:
                if [tag for tag in tags if tag.endswith("Ax")] != ["c:catAx", "c:valAx", "c:catAx", "c:valAx"]:
                    problems.append(f"{path.name}: {name}: axes {tags}")
            order = [node.getAttribute("val") for node in tree.getElementsByTagName("c:order")]
            if order != [str(index) for index in range(len(order))]:
                problems.append(f"{path.name}: {name}: series {order}")
            for reference in tree.getElementsByTagName("c:f"):
                count += 1
                formula = reference.firstChild.data
                sheet, cells = formula.rsplit("!", 1)
                sheet = sheet[1:-1].replace("''", "'") if sheet.startswith("'") else sheet
                area = cached[sheet][cells.replace("$", "")]
                if not isinstance(area, tuple):
                    area = ((area,),)
                shown = [cell.value for row in area for cell in row]
                points = {
                    int(point.getAttribute("idx")): unescaped(point.getElementsByTagName("c:v")[0].firstChild.data)
                    for point in reference.parentNode.getElementsByTagName("c:pt")
                    if point.getElementsByTagName("c:v")[0].firstChild
                }
                for index, value in enumerate(shown):
                    have = points.get(index)
                    if isinstance(value, (datetime.datetime, datetime.date)):
                        value = (value - datetime.datetime(1899, 12, 30)).days
                    is_label = reference.parentNode.tagName == "c:strRef"
                    if isinstance(value, (int, float)) and not isinstance(value, bool):
                        fine = have is not None and math.isclose(float(have), value, rel_tol=TOLERANCE, abs_tol=TOLERANCE)
                    else:
                        fine = have == value if is_label and value else have is None
                    if not fine:
                        problems.append(f"{path.name}: {name}: {formula} point {index}: cache {have!r}, cell {value!r}")
    return problems, len(charts), count


def check(path):
    problems = []
    with zipfile.ZipFile(path) as parts:
        for name in parts.namelist():
            if name.endswith((".xml", ".rels", ".vml")):
                try:
                    minidom.parseString(parts.read(name))
                except ExpatError as error:
                    problems.append(f"{path.name}: {name}: {error}")
    if problems:
        return problems
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
    more, charts, ranges = chart_problems(path, cached)
    problems += more
    cells = sum(sheet.max_row * sheet.max_column for sheet in formulas.worksheets)
    if python_calamine:
        other = python_calamine.CalamineWorkbook.from_path(str(path))
        if other.sheet_names != formulas.sheetnames:
            problems.append(f"{path.name}: python-calamine reads other sheets: {other.sheet_names}")
        cells = sum(len(row) for name in other.sheet_names for row in other.get_sheet_by_name(name).to_python())
    print(f"{path.name}: {len(formulas.sheetnames)} sheets, {cells} cells, {count} formulas, "
          f"{charts} charts with {ranges} ranges, {len(problems)} problems")
    return problems


def main():
    if len(sys.argv) < 2:
        print("usage: check-workbook.py WORKBOOK…", file=sys.stderr)
        return 2
    problems = [line for name in sys.argv[1:] for line in check(Path(name))]
    for line in problems[:60]:
        print(line, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
