"""Times the reading layer beside DuckDB, Polars and SwiftCSV on one invented file, in one run, and prints a table.

Usage: reading.py BUILD [--megabytes 500] [--runs 3] [--folder DIR]

BUILD is the folder of the programs built by `swift build -c release` in Benchmarks/Reading. The file has twelve columns, Chinese text,
quoted cells with commas, line breaks (7 % of the records) and doubled quotes (5 %), CRLF. Every side counts the records and adds up the
bytes of three columns; a side whose figures differ ends the run. What is compared: a projected scan with every column as text. The
rivals do not know GB18030: for them the file is turned into UTF-8 by iconv first, which counts. SwiftCSV reads a small part, as it is
slow. One core is `taskset` to a processor. Wall times are the best of alternated runs; processor time is user and system together.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

COLUMNS = [3, 7, 10]
HEADINGS = "编号,提交时间,街区,商户,环境设施,产品质量,服务态度,意见建议,来源,渠道,投诉内容,金额".split(",")
DUCKDB = """
import duckdb, json, sys
base = duckdb.connect()
base.execute(f"SET threads TO {sys.argv[2]}")
names = [f"'{name}'" for name in %r]
sums = " + ".join(f'sum(coalesce(strlen("{name}"), 0))' for name in %r)
records, size = base.execute(f"SELECT count(*), {sums} FROM read_csv('{sys.argv[1]}', all_varchar=true, header=true, "
    "delim=',', quote='\\"', escape='\\"', max_line_size=10000000)").fetchone()
print(json.dumps({"records": records, "cell_bytes": int(size)}))
"""
POLARS = """
import os, sys, json
os.environ["POLARS_MAX_THREADS"] = sys.argv[2]
import polars as pl
names = %r
frame = pl.scan_csv(sys.argv[1], infer_schema=False).select(
    [pl.len().alias("records")] + [pl.col(name).str.len_bytes().sum().alias(name) for name in names]).collect()
row = frame.row(0, named=True)
print(json.dumps({"records": row["records"], "cell_bytes": sum(row[name] or 0 for name in names)}))
"""


def make(path, megabytes):
    """An invented file: a block of different rows, repeated with other numbers."""
    numbers = random.Random(20220131)
    phrases = "排队太久 服务员态度很好 希望增加停车位 秤不准 价格没有标明 味道不错 退款一直没有处理 厕所不干净 下次还来 灯光太暗".split()

    def text(low, high):
        return "，".join(numbers.choice(phrases) for _ in range(numbers.randint(low, high)))

    def row(number):
        complaint = text(4, 12)
        if numbers.random() < 0.07:
            complaint = '"' + complaint + "\r\n" + text(1, 3) + '"'
        elif numbers.random() < 0.05:
            complaint = '"他说""' + complaint + '"""'
        elif numbers.random() < 0.4:
            complaint = '"' + complaint + ", " + text(1, 2) + '"'
        levels = ",".join(numbers.choice(["非常满意", "满意", "一般", "不满意"]) for _ in range(3))
        return (
            f"Q{number:09d},2022/{numbers.randint(1, 12)}/{numbers.randint(1, 28)} 9:05:03,"
            f"{numbers.choice(['弹子石老街', '龙门浩老街', '黄桷垭老街'])},LMH-{numbers.randint(1, 124):03d},{levels},"
            f"\"{text(1, 4)}\",微信,{numbers.choice(['话务接收', '全国12315平台'])},{complaint},{numbers.randint(1, 99999) / 100}\r\n"
        )

    block = "".join(row(number) for number in range(40_000)).encode()
    with open(path, "wb") as file:
        file.write((",".join(HEADINGS) + "\r\n").encode())
        while file.tell() < megabytes << 20:
            file.write(block)


def run(command, cores):
    """Result, wall and processor seconds of one process."""
    command = ["taskset", "-c", "0" if cores == 1 else "0,1", *map(str, command)]
    started = time.monotonic()
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, stdout=output)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - started
        if os.waitstatus_to_exitcode(status) != 0:
            sys.exit(f"{command} failed")
        output.seek(0)
        return json.loads(output.read()), wall, usage.ru_utime + usage.ru_stime


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("build", type=Path)
    parser.add_argument("--megabytes", type=int, default=500)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    folder = options.folder or Path(tempfile.mkdtemp(prefix="wotu-reading-"))
    folder.mkdir(parents=True, exist_ok=True)
    names = [HEADINGS[column] for column in COLUMNS]
    utf8, gb18030, small = folder / "utf8.csv", folder / "gb18030.csv", folder / "small.csv"
    make(utf8, options.megabytes)
    make(small, 5)
    with open(gb18030, "wb") as file:
        subprocess.run(["iconv", "-f", "UTF-8", "-t", "GB18030", utf8], stdout=file, check=True)
    duckdb, polars = folder / "duckdb_scan.py", folder / "polars_scan.py"
    duckdb.write_text(DUCKDB % (names, names))
    polars.write_text(POLARS % (names,))

    def rival(script, cores, path):
        if path is utf8:
            return [sys.executable, script, path, cores]
        line = f"iconv -f GB18030 -t UTF-8 {path} > {folder}/turned.csv && {sys.executable} {script} {folder}/turned.csv {cores}"
        return ["sh", "-c", line]

    columns = ",".join(map(str, COLUMNS))
    table = {}
    truth = None
    heading_bytes = sum(len(name.encode()) for name in names)
    for _ in range(options.runs):
        for path in (utf8, gb18030):
            for cores in (1, 2):
                sides = {
                    "wotu": [options.build / "reading", path, cores, columns],
                    "DuckDB": rival(duckdb, cores, path),
                    "Polars": rival(polars, cores, path),
                }
                for side, command in sides.items():
                    result, wall, processor = run(command, cores)
                    figures = (result["records"], result["cell_bytes"] - (heading_bytes if side == "wotu" else 0))
                    truth = truth or figures
                    if figures != truth or not result.get("valid", True):
                        sys.exit(f"{side} of {path.name}: {figures} is not {truth}")
                    table.setdefault((path.name, cores, side), []).append((wall, processor, path.stat().st_size))
        for name, extra in (("small.csv", []),):
            result, wall, processor = run([options.build / "rival-swiftcsv", small, *extra], 1)
            table.setdefault((name, 1, "SwiftCSV"), []).append((wall, processor, small.stat().st_size))
    print(f"{options.megabytes} MiB of UTF-8, best of {options.runs} alternated runs; GB/s of the source's bytes")
    print(f"{'file':14}{'cores':>6}{'side':>10}{'GB/s wall':>11}{'GB/s processor':>16}{'wotu is faster by':>19}")
    for (name, cores, side), runs in sorted(table.items()):
        wall = min(entry[0] for entry in runs)
        processor = min(entry[1] for entry in runs)
        size = runs[0][2] / 1e9
        ours = table.get((name, cores, "wotu"))
        ratio = f"{wall / min(entry[0] for entry in ours):.2f}" if ours and side != "wotu" else ""
        print(f"{name:14}{cores:6}{side:>10}{size / wall:11.2f}{size / processor:16.2f}{ratio:>19}")


if __name__ == "__main__":
    main()
