#!/usr/bin/env python3
"""Rules and learned model on a million complaint texts on one core, beside the same phrase table as regular expressions.

Usage: classify_throughput.py WOTU [ROWS]

The texts are invented from parts. wotu reads, cleans and classifies the file (`check`, which writes no table), once by rules and
once with a model trained on the same kind of texts; DuckDB and Polars read the file and match one regular expression a class.
"""

import csv
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time

os.environ["POLARS_MAX_THREADS"] = "1"
import duckdb  # noqa: E402
import polars  # noqa: E402
import yaml  # noqa: E402

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BEGIN = ["周末带家里老人去老街吃饭，", "上个月十五号在这家店买东西，", "我们一行四人到店以后", "本人在该店消费，", "下午三点路过门口，"]
MIDDLE = [
    ("Q1", "买回去两天就开胶了"), ("Q2", "菜里吃出一只虫子"), ("Q3", "结账时乱收费，价签和小票对不上"), ("Q4", "三斤的水果回家一称少了二两"),
    ("Q5", "订金付了又单方面取消订单"), ("Q6", "商家一直拖延不退款"), ("Q7", "实物与图片不符，虚假宣传"), ("Q8", "拿到手的是假货"),
    ("Q9", "店员态度恶劣还骂人"), ("Q10", "厕所坏了没人管"), ("Q0", "想问一下几点关门"),
]
END = ["，希望有关部门核实处理。", "，请回复。", "，太失望了", "，已经拍照留证，要求给个说法。", "。"]


def texts(rows):
    choice = random.Random(1)
    for number in range(rows):
        code, middle = choice.choice(MIDDLE)
        yield code, choice.choice(BEGIN) + middle + choice.choice(END) + str(number)


def expressions():
    with open(f"{ROOT}/pipelines/taxonomy/complaints.yaml", encoding="utf-8") as file:
        table = yaml.safe_load(file)
    result = {}
    for entry in table["classes"]:
        words = []
        for phrase in entry.get("phrases", []):
            text = str(phrase["text"] if isinstance(phrase, dict) else phrase)
            words.append("[^，。；！？]{0,8}".join(re.escape(part) for part in text.split("…")))
        if words:
            result[entry["code"]] = "|".join(words)
    return result


def best(action, repeats=3):
    times = []
    for _ in range(repeats):
        start = time.time()
        action()
        times.append(time.time() - start)
    return min(times)


def main():
    wotu = os.path.abspath(sys.argv[1])
    rows = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        for name in os.listdir(f"{ROOT}/Tests/Cases/base"):
            shutil.copy(f"{ROOT}/Tests/Cases/base/{name}", folder)
        shutil.copy(f"{ROOT}/pipelines/taxonomy/needs.yaml", "needs.yaml")
        shutil.copy(f"{ROOT}/pipelines/taxonomy/complaints.yaml", "classes.yaml")
        with open("complaints.csv", "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(["投诉编号", "接收日期", "商户", "投诉内容"])
            for number, (_, text) in enumerate(texts(rows)):
                writer.writerow([f"T{number}", "2021-08-01", "JIA-001", text])
        with open("learn.csv", "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(["text", "label"])
            writer.writerows((text, code) for code, text in texts(3000))
        megabytes = os.path.getsize("complaints.csv") / 1e6
        run = [wotu, "check", "p.yaml", "--threads", "1", "--quiet", "--output", "out"]

        def report(name, seconds):
            print(f"{name:34} {seconds:7.2f} s  {rows / seconds / 1000:8.0f} thousand rows/s  {megabytes / seconds:6.0f} MB/s")
            return seconds

        print(f"{rows} rows, {megabytes:.0f} MB")
        rules = report("wotu, rules", best(lambda: subprocess.run(run, capture_output=True)))
        subprocess.run([wotu, "train", "p.yaml", "learn.csv", "--output", "out", "--quiet"], check=True, capture_output=True)
        both = report("wotu, rules and model", best(lambda: subprocess.run(run, capture_output=True)))
        table = expressions()
        connection = duckdb.connect()
        connection.execute("SET threads = 1")
        columns = ", ".join(f"count(*) FILTER (regexp_matches(投诉内容, ?)) AS {code}" for code in table)
        duck = report("DuckDB, regular expressions", best(
            lambda: connection.execute(f"SELECT {columns} FROM read_csv('complaints.csv', all_varchar = true)",
                                       list(table.values())).fetchall(), 1))
        bear = report("Polars, regular expressions", best(
            lambda: polars.read_csv("complaints.csv").select(
                [polars.col("投诉内容").str.contains(text).sum().alias(code) for code, text in table.items()]), 1))
        print(f"rules and model: {duck / both:.1f} times DuckDB, {bear / both:.1f} times Polars; "
              f"rules: {duck / rules:.1f} and {bear / rules:.1f} times")


main()
