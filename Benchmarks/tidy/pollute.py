"""Polluted copies of one invented table, after the published rules of the Pollock benchmark.

Vitagliano, Hameed, Jiang, Reisener, Wu, Naumann (2023), "Pollock: A Data Loading Benchmark", PVLDB 16(8). The rules are
those of the paper; the table and this program are our own, and no file of the benchmark is used. A polluted file comes
with the rows that a reader ought to find in it.
"""

COLUMNS = ["日期", "时间", "数量", "商品编号", "单价", "商品", "说明", "网址", "备注"]
THINGS = ["麻辣豆干", "手工团扇, 小号", '折叠屏风 24"', "竹编茶盘", "老荫茶", 'Fan, 10" wide', "Tea tray", "陈麻花, 礼盒"]
WORDS = [
    "本地老字号, 每日现做, 可以先尝后买。",
    "A light, sturdy piece that's made by hand; no two are alike.",
    '匠人写道: "慢工出细活", 保修一年。',
    "适合送礼, 含手提袋。",
    "Keeps its shape, year in, year out.",
]


def source(rows=84):
    """The heading and the records, all cells as texts."""
    table = [COLUMNS]
    for index in range(rows - 1):
        table.append(
            [
                "%02d/%02d/2022" % (index % 28 + 1, index // 28 + 1),
                "%02d:%02d" % (index * 15 // 60 % 24, index * 15 % 60),
                str(index * 7 % 10),
                "%s-%04d" % ("LMH DZS HJY".split()[index % 3], 1000 + index * 37),
                "¥%d.%02d" % (index * 13 % 97 + 1, index * 29 % 100),
                THINGS[index % len(THINGS)],
                WORDS[index % len(WORDS)],
                "https://www.example.com/goods/%d.html" % (1000 + index),
                "",
            ]
        )
    return table


def cell(text, delimiter=",", quote='"', escape=None):
    """A cell as it is written: in quotes where it holds a delimiter, a quote or is one of the long ones."""
    if not (delimiter in text or quote in text or len(text) > 24):
        return text
    return quote + text.replace(quote, (escape if escape is not None else quote) + quote) + quote


def written(table, delimiter=",", end="\r\n", quote='"', escape=None, change=None):
    """The table as bytes; `change` may alter the written cells of a row: (row number, cells) → line without its end."""
    lines = []
    for number, row in enumerate(table):
        cells = [cell(text, delimiter[0], quote, escape) for text in row]
        lines.append(change(number, cells) if change else delimiter.join(cells))
    return (end.join(lines) + end).encode()


def changed(target, edit):
    """Alters one row only."""
    return lambda number, cells: edit(cells) if number == target else ",".join(cells)


def variants(table=None):
    """(kind, name, bytes, rows to be found) of every polluted file."""
    table = table or source()
    width = len(table[0])
    yield "source", "source", written(table), table
    yield "file", "no_payload", b"", []
    yield "file", "no_trailing_newline", written(table)[:-2], table
    yield "file", "double_trailing_newline", written(table) + b"\r\n", table
    yield "file", "no_header", written(table[1:]), table[1:]
    for levels in (2, 3):
        merged = [[" ".join([name] * levels) for name in table[0]]] + table[1:]
        yield "header", "header_multirow_%d" % levels, written([table[0]] * (levels - 1) + table), merged
    blank = [""] * width
    yield "header", "preamble", written([["PREAMBLE"] + blank[1:], blank] + table), table
    yield "file", "header_only", written(table[:1]), table[:1]
    yield "file", "one_data_row", written(table[:2]), table[:2]
    for name, columns in (("less", width - 1), ("same", width), ("more", width + 1)):
        second = [(row + ["col1" if number == 0 else row[-1]])[:columns] for number, row in enumerate(table)]
        yield "tables", "multitable_" + name, written(table) + written(second), table
    for end in ("\n", "\r"):
        yield "dialect", "record_delimiter_%r" % end, written(table, end=end), table
    for delimiter in (";", "\t", ", ", " "):
        yield "dialect", "field_delimiter_%r" % delimiter, written(table, delimiter=delimiter), table
    yield "dialect", "quotation_char_'", written(table, quote="'"), table
    yield "dialect", "escape_char_backslash", written(table, escape="\\"), table
    yield "dialect", "escape_char_none", written(table, escape=""), table
    for row in range(len(table)):
        for column in range(width):
            yield "row_more_sep", "row_more_sep_%d_%d" % (row, column), written(
                table, change=changed(row, lambda cells: ",".join(cells[:column] + [""] + cells[column:]))
            ), table
            if column > 0:
                yield "row_less_sep", "row_less_sep_%d_%d" % (row, column), written(
                    table, change=changed(row, lambda cells: ",".join(cells[:column]) + ",".join(cells[column:]))
                ), table
            yield "row_extra_quote", "row_extra_quote_%d_%d" % (row, column), written(
                table, change=changed(row, lambda cells: ",".join(extra_quote(cells, column)))
            ), [
                [('"' + text if (r, c) == (row, column) else text) for c, text in enumerate(cells)]
                for r, cells in enumerate(table)
            ]
        yield "row_field_delimiter", "row_field_delimiter_%d" % row, written(
            table, change=changed(row, lambda cells: " ".join(cells))
        ), table


def extra_quote(cells, column):
    """A quote more at the beginning of a cell's text."""
    text = cells[column]
    text = '""' + text[1:] if text.startswith('"') else '"' + text
    return cells[:column] + [text] + cells[column + 1 :]
