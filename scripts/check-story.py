#!/usr/bin/env python3
"""Finds the figures of the programme's story on 总览 of the sample's summary workbook, each with the sentence that says honestly what it is
worth, and follows the cards to the sheets that they are taken from.

Usage: check-story.py SUMMARY.xlsx [TRUTH.json]       exit status 1 where anything is missing
"""

import json
import re
import sys
from pathlib import Path

import openpyxl

# What the story says, and what a sentence must admit beside it.
CARDS = {
    "覆盖商户": 124,
    "投诉率": 223 / 310,
    "最近一月投诉": 0,
    "节支增利": 150.0,
}
SENTENCES = [
    ("complaints fell by a tenth, and chance can do that", r"240件.*223件.*-10\.1%.*不能认定为变化"),
    ("a month without complaints has an upper limit and an expectation", r"投诉0件.*95%上限[0-9.]+件?.*预期[0-9.]+件.*概率"),
    ("satisfaction with its interval and what kind of sample it is", r"满意度指数[0-9.]+分（95%区间[0-9.]+[～–-][0-9.]+.*非概率样本"),
    ("how many answered, how many asked, for how much, and what was met", r"124家商户答复.*提出需求273项次.*已由后续服务办结"),
    ("money with how many records stand behind it", r"节支93\.00万元.*增收57\.00万元.*合计150\.00万元.*次有金额记录"),
    ("leaders are a proposal", r"标杆企业建议名单[0-9]+家"),
]


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    path = Path(sys.argv[1])
    values = openpyxl.load_workbook(path, data_only=True)
    formulas = openpyxl.load_workbook(path)
    problems = []
    sheet = values["总览"]
    cells = {cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None}
    for name, wanted in CARDS.items():
        heads = [at for at, value in cells.items() if isinstance(value, str) and value.startswith(name + "（")]
        if not heads:
            problems.append(f"no card {name}")
            continue
        column, row = re.fullmatch(r"([A-Z]+)(\d+)", heads[0]).groups()
        place = f"{column}{int(row) + 1}"
        found, formula = sheet[place].value, formulas["总览"][place].value
        right = isinstance(found, (int, float)) and abs(found - wanted) <= 1e-9 * max(1, abs(wanted))
        print(f"{'√' if right else '×'} 总览!{place} {heads[0] and cells[heads[0]]}: {found} {formula}")
        if not right:
            problems.append(f"{name}: {found} instead of {wanted}")
        if not str(formula).startswith("="):
            problems.append(f"{name} is typed, not taken from its sheet")
    texts = [value for value in cells.values() if isinstance(value, str)]
    for meaning, pattern in SENTENCES:
        found = [text for text in texts if re.search(pattern, text, re.S)]
        print(f"{'√' if found else '×'} {meaning}" + (f": {found[0]}" if found else ""))
        if not found:
            problems.append(f"no sentence: {meaning}")
    named = values["需求分析"]
    items = [row for row in named.iter_rows(min_row=6, values_only=True) if isinstance(row[0], (int, float)) and row[6]]
    if len(items) != 14:
        problems.append(f"{len(items)} need items with merchants instead of 14")
    services = "".join(str(cell.value) for row in values["服务台账与绿色通道"].iter_rows() for cell in row if cell.value)
    for words in ("质量基础设施单位 20 家", "公共服务单位 5 家", "首批免费检定商户7家", "对标达标企业 11 家", "市长质量管理奖"):
        if words.replace(" ", "") not in services.replace(" ", ""):
            problems.append(f"服务台账与绿色通道 does not say {words}")
    if len(sys.argv) > 2:
        truth = json.loads(Path(sys.argv[2]).read_text())
        for name, count in (("report", 223), ("base", 240)):
            if truth["complaints"][name]["count"] != count:
                problems.append(f"the sample has another {name} period")
    for problem in problems:
        print("×", problem)
    print(f"{path.name}: {len(problems)} problems")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
