"""Writing a large workbook: `wotu export` beside a C program that writes the same cells with plain libxlsxwriter, in one run.

    cc -O2 -o /tmp/plain Benchmarks/Workbooks/plain.c -lxlsxwriter
    wotu sample big --merchants 50000 --rows 200000 && wotu run big/nanan.yaml --output bigout --set profile=internal
    python3 Benchmarks/workbook.py WOTU /tmp/plain big/nanan.yaml bigout [rounds]

The cells (values, formulas with their cached values, number formats) are taken from the workbooks that wotu wrote. The rounds alternate;
wotu's time is that of the whole command `export`: figures read from the workspace, workbooks described, calculated, written, read back and
checked before their release. The C program's is from its first call of the library to the closed file. Needs openpyxl.
"""

import glob
import os
import resource
import subprocess
import sys
import time

from openpyxl import load_workbook


def escaped(value):
    return str(value).replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t")


def dump(workbook, path):
    """Cells of a workbook as the list that plain.c reads."""
    formulas = load_workbook(workbook, read_only=True)
    values = load_workbook(workbook, read_only=True, data_only=True)
    formats = {}
    lines = []
    for number, name in enumerate(formulas.sheetnames):
        lines.append("#" + escaped(name))
        rows = zip(formulas[name].iter_rows(), values[name].iter_rows())
        for row, (own, cached) in enumerate(rows):
            for column, (cell, value) in enumerate(zip(own, cached)):
                if type(cell).__name__ == "EmptyCell":
                    continue
                style = formats.setdefault(cell.number_format, len(formats))
                place = f"{number}\t{row}\t{column}\t{style}\t"
                if cell.value is None:
                    lines.append(place + "b\t\t")
                elif cell.data_type == "f":
                    kind = "f" if isinstance(value.value, (int, float)) else "g"
                    lines.append(place + f"{kind}\t{escaped(cell.value)}\t{escaped(value.value)}")
                elif cell.data_type == "n" and isinstance(cell.value, (int, float)):
                    lines.append(place + f"n\t{cell.value!r}\t")
                elif cell.is_date:
                    lines.append(place + "n\t44000\t")
                else:
                    lines.append(place + f"s\t{escaped(cell.value)}\t")
    with open(path, "w", encoding="utf-8") as out:
        out.write("".join("@" + escaped(style) + "\n" for style in formats) + "\n".join(lines) + "\n")


def seconds(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.monotonic() - start, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, text


def main():
    wotu, plain, pipeline, output = sys.argv[1:5]
    rounds = int(sys.argv[5]) if len(sys.argv) > 5 else 5
    books = sorted(
        path for path in glob.glob(output + "/*/*.xlsx") if "待复核" not in path and "公开" not in path)
    for number, book in enumerate(books):
        dump(book, f"{output}/cells-{number}.tsv")
    best = {"wotu": (1e9, 1e9), "plain": (1e9, 1e9)}
    for _ in range(rounds):
        for book in books:
            os.unlink(book)
        wall, processor, _ = seconds([wotu, "export", pipeline, "--output", output, "--set", "profile=internal", "-q"])
        best["wotu"] = min(best["wotu"], (processor, wall))
        wall = processor = cells = 0
        for number in range(len(books)):
            _, own, text = seconds([plain, f"{output}/cells-{number}.tsv", f"{output}/plain-{number}.xlsx"])
            wall += float(text.split()[0])
            processor += own
            cells += int(text.split()[1])
        best["plain"] = min(best["plain"], (wall, wall))
    print(f"{cells} cells in {len(books)} workbooks")
    print(f"wotu export / plain libxlsxwriter, processor time: {best['wotu'][0] / best['plain'][0]:.2f}")
    print(f"wotu export / plain libxlsxwriter, clock: {best['wotu'][1] / best['plain'][1]:.2f}")


if __name__ == "__main__":
    main()
