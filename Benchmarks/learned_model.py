#!/usr/bin/env python3
"""The learned model beside scikit-learn's character n-grams with logistic regression, under the same division into parts.

Usage: learned_model.py WOTU PIPELINE FILE.csv TEXT LABEL [SEPARATOR] [PARTS]

Three rivals: the defaults of TfidfVectorizer(analyzer="char", ngram_range=(1, 3)) and LogisticRegression; the same with what usually
makes them better (sublinear, min_df 2, C 10, balanced weights); and that with a choice of C. Prints macro and micro F1 over all parts
and seconds of training. The data is read from where it lies; nothing is kept.
"""

import csv
import json
import os
import subprocess
import sys
import tempfile
import time
import warnings

os.environ.setdefault("OMP_NUM_THREADS", "1")
import numpy as np  # noqa: E402
from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: E402
from sklearn.linear_model import LogisticRegression  # noqa: E402
from sklearn.metrics import f1_score  # noqa: E402
from sklearn.multiclass import OneVsRestClassifier  # noqa: E402
from sklearn.preprocessing import MultiLabelBinarizer  # noqa: E402

RIVALS = {
    "scikit-learn defaults": ({}, {}),
    "scikit-learn tuned": ({"min_df": 2, "sublinear_tf": True}, {"C": 10, "class_weight": "balanced"}),
    "scikit-learn tuned, C 30": ({"min_df": 2, "sublinear_tf": True}, {"C": 30, "class_weight": "balanced"}),
}


def write(path, rows):
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["text", "label"])
        writer.writerows(rows)


def wotu_part(wotu, pipeline, folder, learn, test, separator):
    write(f"{folder}/learn.csv", learn)
    write(f"{folder}/test.csv", test)
    shared = ["--text", "text", "--label", "label", "--kind", "flat", "--separator", separator,
              "--output", folder, "--model", f"{folder}/m.model", "--json", "--quiet"]
    start = time.time()
    subprocess.run([wotu, "train", pipeline, f"{folder}/learn.csv", *shared], check=True, capture_output=True)
    seconds = time.time() - start
    result = subprocess.run([wotu, "score", pipeline, f"{folder}/test.csv", *shared], check=True, capture_output=True)
    return json.loads(result.stdout), seconds


def main():
    wotu, pipeline, path, text, label = sys.argv[1:6]
    separator = sys.argv[6] if len(sys.argv) > 6 else "┋"
    parts = int(sys.argv[7]) if len(sys.argv) > 7 else 5
    warnings.filterwarnings("ignore")
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = [(row[text].strip(), row[label]) for row in csv.DictReader(file)]
    rows = [row for row in rows if row[0] and row[1]]
    fold = np.random.default_rng(1).permutation(np.arange(len(rows)) % parts)
    texts = np.array([row[0] for row in rows], dtype=object)
    sets = [[part for part in row[1].split(separator) if part] for row in rows]
    binarizer = MultiLabelBinarizer()
    truth = binarizer.fit_transform(sets)
    several = any(len(labels) > 1 for labels in sets)
    print(f"{path}: {len(rows)} texts, {truth.shape[1]} labels, {'several' if several else 'one'} a text, {parts} parts")

    counts, seconds = {}, 0.0
    with tempfile.TemporaryDirectory() as folder:
        for part in range(parts):
            learn = [row for row, own in zip(rows, fold) if own != part]
            test = [row for row, own in zip(rows, fold) if own == part]
            result, spent = wotu_part(wotu, pipeline, folder, learn, test, separator)
            seconds += spent
            for entry in result["classes"]:
                total = counts.setdefault(entry["label"], [0, 0])
                total[0] += entry["hits"]
                total[1] += entry["support"] + entry["predicted"]
    f1 = [2 * hits / both if both else 0 for hits, both in counts.values()]
    micro = 2 * sum(hits for hits, _ in counts.values()) / sum(both for _, both in counts.values())
    print(f"{'wotu':28} macro F1 {sum(f1) / truth.shape[1]:.4f}  micro F1 {micro:.4f}  training {seconds:.1f} s")

    for name, (grams, regression) in RIVALS.items():
        given = np.zeros_like(truth)
        start = time.time()
        for part in range(parts):
            vectorizer = TfidfVectorizer(analyzer="char", ngram_range=(1, 3), **grams)
            learn = vectorizer.fit_transform(texts[fold != part])
            model = LogisticRegression(max_iter=300, **regression)
            if several:
                model = OneVsRestClassifier(model).fit(learn, truth[fold != part])
                given[fold == part] = model.predict(vectorizer.transform(texts[fold == part]))
            else:
                model.fit(learn, truth[fold != part].argmax(axis=1))
                chosen = model.predict(vectorizer.transform(texts[fold == part]))
                given[np.flatnonzero(fold == part), chosen] = 1
        macro = f1_score(truth, given, average="macro", zero_division=0)
        micro = f1_score(truth, given, average="micro", zero_division=0)
        print(f"{name:28} macro F1 {macro:.4f}  micro F1 {micro:.4f}  training {time.time() - start:.1f} s", flush=True)


main()
