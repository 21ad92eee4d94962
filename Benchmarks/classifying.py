#!/usr/bin/env python3
"""Rules and learned model on a million texts on one core, beside the same phrase table as regular expressions in DuckDB and Polars.

Usage: classifying.py CLASSIFYING MODELS [ROWS] [KEEP]

CLASSIFYING is the program of `Classifying/`, MODELS the folder with needs.model and complaints.model. All sides have the texts in memory
and one thread; only classification is timed, the fastest of three passes. The texts are invented: the clauses of the texts of Tests/Gold
(the test halves apart) in ever new company, with days, sums and numbers of their own;
no text comes twice.

What the sides do with each text:
  wotu          finds all phrases in one pass, keeps the longest of those that overlap, takes exclusions out, obeys negation, scores
                every class by character grams, joins both into confidences, picks the main class and its evidence with its place.
  rivals, whole the same phrase table as regular expressions, one a class: texts lose what the exclusions and absences cover
                and what a refusal governs, then each class is asked for. Neither places, nor weights, nor confidences, nor
                a main class, nor a model, nor the longest match across classes.
  rivals, bare  the phrases of each class alone, without exclusions and negation: less than the function asked for.
  Polars, automaton  the same by Aho-Corasick (contains_any), a class at a time; phrases in two parts by expressions.
  Polars, found      all phrases in one part by one automaton (extract_many): neither sorted into classes nor anything else.
"""

import csv
import os
import random
import re
import subprocess
import sys
import tempfile
import time

os.environ["POLARS_MAX_THREADS"] = "1"
import duckdb  # noqa: E402
import polars  # noqa: E402
import yaml  # noqa: E402

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
STOP = "[^，。；！？,;!?\n]"


def cleaned(text):
    return re.sub(r"[\r\n\t]+", " ", text).strip()


def texts(kind, rows):
    """A text of the gold set, mostly with clauses of others before or behind it, and a scene or a request of a complaint."""
    choice = random.Random(1)
    pool = []
    for part in ("dev", "train", "drill"):
        with open(f"{ROOT}/Tests/Gold/{kind}-{part}.csv", encoding="utf-8-sig", newline="") as file:
            pool += [cleaned(row["text"]) for row in csv.DictReader(file)]
    clauses = [clause for text in pool for clause in re.split("[，。；！？]", text) if len(clause) > 3]
    scenes = ["{}月{}日到店", "我于{}月{}号在这家店消费", "上周{}下午{}点多", "订单尾号{}{}", "花了{}块{}", "一行{}人，排了{}分钟"]
    requests = ["希望核实处理", "请给个说法", "要求退一赔三", "电话{}", "盼回复", "单号{}"]
    seen = set()
    while len(seen) < rows:
        parts = [choice.choice(pool).rstrip("。！？")]
        if choice.random() < 0.6:
            parts.insert(choice.randrange(2), choice.choice(clauses))
        if kind == "complaints":
            if choice.random() < 0.7:
                parts.insert(0, choice.choice(scenes).format(choice.randrange(1, 13), choice.randrange(1, 31)))
            if choice.random() < 0.6:
                parts.append(choice.choice(requests).format(choice.randrange(10**6)))
        text = "，".join(parts) + choice.choice(["。", "", "！"])
        # No text comes twice, so that nobody could gain by remembering.
        if text not in seen:
            seen.add(text)
            yield text


class Table:
    """The phrases of a taxonomy file: as lines for wotu, as expressions for the rivals."""

    def __init__(self, kind):
        with open(f"{ROOT}/pipelines/taxonomy/{kind}.yaml", encoding="utf-8") as file:
            source = yaml.safe_load(file)
        self.lines, self.phrases, self.exclusions = [], {}, []
        entries = source["classes"] if kind == "complaints" else [i for c in source["classes"] for i in c["items"]]
        for entry in entries:
            self.add("class" if kind == "complaints" else "item", entry["code"], "")
        for entry in source.get("residuals", []):
            self.add("residual", entry["code"], "")
        for entry in entries + source.get("residuals", []):
            self.take(entry)
        self.refusals, self.absences = [], []
        for key, value in source.get("negation", {}).items():
            for word in value if isinstance(value, list) else [value]:
                self.add(key, "", str(word))
        if "negation" in source:
            self.refusals, self.absences = source["negation"]["refusal"], source["negation"]["absence"]
        for text, code in source.get("empty_answers", {}).items():
            self.add("empty", code, str(text))

    def add(self, kind, code, text, weight=1, excluded=""):
        self.lines.append("\t".join([kind, code, str(weight), text, excluded]))

    def take(self, entry):
        for key, weight in (("phrases", 1), ("hints", 0.5)):
            for phrase in entry.get(key, []):
                text = str(phrase["text"] if isinstance(phrase, dict) else phrase)
                self.add("phrase", entry["code"], text, phrase.get("weight", weight) if isinstance(phrase, dict) else weight)
                if key == "phrases":
                    self.phrases.setdefault(entry["code"], []).append(text)
        for phrase in entry.get("exclusions", []):
            text, code = (phrase["text"], phrase["code"]) if isinstance(phrase, dict) else (str(phrase), "")
            self.add("exclusion", code, text, 1, entry["code"])
            self.exclusions.append(text)
            if code:
                # Asked for before exclusions are taken out.
                self.phrases.setdefault("+" + code, []).append(text)

    @staticmethod
    def expression(words):
        longest = sorted(set(words), key=lambda word: (-len(word), word))
        return "|".join((STOP + "{0,8}").join(re.escape(part) for part in word.split("…")) for word in longest)

    def bare(self):
        return {code: self.expression(words) for code, words in self.phrases.items() if not code.startswith("+")}

    def first(self):
        return {code[1:]: self.expression(words) for code, words in self.phrases.items() if code.startswith("+")}

    def removals(self):
        """What is taken out of a text before it is asked for classes."""
        result = [self.expression(self.exclusions)]
        if self.absences:
            result.append(self.expression(self.absences))
            refusal, phrase = self.expression(self.refusals), self.expression(sum(self.bare_words(), []))
            near = "[^，。；！？、和,;!?\n]{0,6}?"
            result.append(f"(?:{refusal}){near}(?:{phrase})(?:[、和及与或](?:{phrase}))*")
        return result

    def bare_words(self):
        return [words for code, words in self.phrases.items() if not code.startswith("+")]


def fastest(action, repeats=3):
    times = []
    for _ in range(repeats):
        start = time.process_time()
        action()
        times.append(time.process_time() - start)
    return min(times)


def polars_times(column, table):
    frame = polars.DataFrame({"text": column})

    def bare():
        frame.select([polars.col("text").str.contains(text).sum().alias(code) for code, text in table.bare().items()])

    def whole():
        rest = polars.col("text")
        for text in table.removals():
            rest = rest.str.replace_all(text, "□")
        first = table.first()
        hit = {code: polars.col("rest").str.contains(text) for code, text in table.bare().items()}
        for code, text in first.items():
            hit[code] = hit[code] | polars.col("text").str.contains(text) if code in hit else polars.col("text").str.contains(text)
        frame.with_columns(rest.alias("rest")).select([value.sum().alias(code) for code, value in hit.items()])

    def automaton():
        hits = []
        for code, words in table.phrases.items():
            if not code.startswith("+"):
                pairs = [word for word in words if "…" in word]
                hit = polars.col("text").str.contains_any([word for word in words if "…" not in word])
                hits.append((hit | polars.col("text").str.contains(table.expression(pairs)) if pairs else hit).sum().alias(code))
        frame.select(hits)

    def found():
        words = [word for word in sum(table.bare_words(), []) if "…" not in word]
        frame.select(polars.col("text").str.extract_many(words, leftmost=True).list.len().sum())

    return [fastest(action) for action in (bare, whole, automaton, found)]


def duckdb_times(column, table):
    connection = duckdb.connect()
    connection.execute("SET threads = 1")
    frame = polars.DataFrame({"text": column})  # noqa: F841
    connection.execute("CREATE TABLE texts AS SELECT text FROM frame")

    def quoted(text):
        return "'" + text.replace("'", "''") + "'"

    bare_columns = ", ".join(
        f"count(*) FILTER (regexp_matches(text, {quoted(text)})) AS c{n}" for n, text in enumerate(table.bare().values()))
    rest = "text"
    for text in table.removals():
        rest = f"regexp_replace({rest}, {quoted(text)}, '□', 'g')"
    first = table.first()
    whole_columns = ", ".join(
        f"count(*) FILTER (regexp_matches(rest, {quoted(text)})"
        + (f" OR regexp_matches(text, {quoted(first[code])})" if code in first else "") + f") AS c{n}"
        for n, (code, text) in enumerate(table.bare().items()))
    return (fastest(lambda: connection.execute(f"SELECT {bare_columns} FROM texts").fetchall(), 2),
            fastest(lambda: connection.execute(
                f"SELECT {whole_columns} FROM (SELECT text, {rest} AS rest FROM texts)").fetchall(), 2))


def main():
    program, models = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    rows = int(sys.argv[3]) if len(sys.argv) > 3 else 1_000_000
    with tempfile.TemporaryDirectory() as own:
        folder = sys.argv[4] if len(sys.argv) > 4 else own
        for kind in ("complaints", "needs"):
            table = Table(kind)
            column = list(texts(kind, rows))
            with open(f"{folder}/{kind}.txt", "w", encoding="utf-8") as file:
                file.writelines(text + "\n" for text in column)
            with open(f"{folder}/{kind}.tsv", "w", encoding="utf-8") as file:
                file.write("\n".join(table.lines) + "\n")
            size = os.path.getsize(f"{folder}/{kind}.txt")
            print(f"{kind}: {rows} texts, {len(set(column))} different, {size / 1e6:.0f} MB, "
                  f"{sum(map(len, column)) / rows:.0f} characters each, {sum(map(len, table.bare_words()))} phrases")
            times = {}

            def report(name, seconds):
                times[name] = seconds
                print(f"  {name:44} {seconds:7.2f} s  {rows / seconds / 1000:7.0f} thousand rows/s  {size / seconds / 1e6:6.0f} MB/s",
                      flush=True)

            for name, more in (("wotu, rules", []), ("wotu, rules and model", [f"{models}/{kind}.model"])):
                if more and not os.path.exists(more[0]):
                    continue
                command = ["taskset", "-c", "0", program, kind, f"{folder}/{kind}.tsv", f"{folder}/{kind}.txt", *more]
                report(name, float(subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()[2]))
            if os.environ.get("OWN_ALONE"):
                continue
            names = ("bare", "exclusions and negation", "automaton", "found")
            for system, all_times in (("Polars", polars_times(column, table)), ("DuckDB", duckdb_times(column, table))):
                for name, seconds in zip(names, all_times):
                    report(f"{system}, {name}", seconds)
            for name in ("wotu, rules", "wotu, rules and model"):
                if name in times:
                    ratios = [f"{other} {seconds / times[name]:.1f}" for other, seconds in times.items() if "wotu" not in other]
                    print(f"  {name}, times as fast as " + "; ".join(ratios))


main()
