"""What the rivals share: the settings they read, the workbook they write, the figures they hand over for comparison."""

import json
import sys
from pathlib import Path

import xlsxwriter
import yaml

QUESTIONS = ["环境设施", "产品质量", "服务态度", "价格合理", "投诉处理", "总体满意度"]
QUESTION_IDS = ["environment", "quality", "service", "price", "handling", "overall"]
LEVELS = {"非常满意": 5, "满意": 4, "一般": 3, "不满意": 2, "非常不满意": 1, "5": 5, "4": 4, "3": 3, "2": 2, "1": 1}
KINDS = ["投诉", "举报", "咨询", "建议"]
CHANNELS = {"话务接收": 0, "全国12315平台": 1, "微信小程序": 1, "12345电话": 3}


class Settings:
    """The parts of the sample's pipeline file and taxonomy that the job needs."""

    def __init__(self, folder: Path):
        pipeline = yaml.safe_load((folder / "nanan.yaml").read_text(encoding="utf-8"))
        self.folder = folder
        self.sites = [site["name"] for site in pipeline["sites"]]
        self.report = month_range(pipeline["period"]["report"])
        self.base = month_range(pipeline["period"]["base"])
        self.first_month = min(self.base[0], self.report[0])
        self.months = max(self.base[1], self.report[1]) - self.first_month + 1
        taxonomy = yaml.safe_load((folder / "taxonomy/complaints.yaml").read_text(encoding="utf-8"))
        self.classes = [entry["code"] for entry in taxonomy["classes"]]
        self.other = self.classes.index(taxonomy["other"])
        phrases = {}
        for place, entry in enumerate(taxonomy["classes"]):
            for phrase in entry.get("phrases", []):
                phrases[phrase["text"] if isinstance(phrase, dict) else str(phrase)] = place
            for phrase in entry.get("exclusions", []):
                if isinstance(phrase, dict):
                    phrases[phrase["text"]] = self.classes.index(phrase["code"])
                else:
                    phrases[phrase] = -1
        needs = yaml.safe_load((folder / "taxonomy/needs.yaml").read_text(encoding="utf-8"))
        self.items = [(item["code"], item["name"]) for entry in needs["classes"] for item in entry["items"]]
        codes = [code for code, _ in self.items]
        self.item_of_option = {name: place for place, (_, name) in enumerate(self.items)}
        for label, code in pipeline["needs"]["options"].items():
            if code in codes:
                self.item_of_option[label] = codes.index(code)
        # Longest first: leftmost-first matching then finds the longest phrase at a place.
        self.phrases = sorted(phrases, key=lambda text: (-len(text), text))
        self.class_of = [phrases[text] for text in self.phrases]


def month_range(text):
    return tuple(int(part[:4]) * 12 + int(part[5:7]) - 1 for part in text.split(".."))


def write_workbook(path, sheets):
    """Plain sheets with a heading, a frozen row and number formats; sheets is a list of (name, headings, rows)."""
    book = xlsxwriter.Workbook(path, {"constant_memory": False})
    bold = book.add_format({"bold": True, "border": 1, "align": "center"})
    cell = book.add_format({"border": 1})
    decimal = book.add_format({"border": 1, "num_format": "0.00"})
    for name, headings, rows in sheets:
        sheet = book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, headings, bold)
        for line, row in enumerate(rows, start=1):
            for column, value in enumerate(row):
                if value is None:
                    sheet.write_blank(line, column, None, cell)
                elif isinstance(value, float):
                    sheet.write_number(line, column, value, decimal)
                elif isinstance(value, int):
                    sheet.write_number(line, column, value, cell)
                else:
                    sheet.write_string(line, column, value, cell)
    # A chart or two, as any such workbook has.
    chart = book.add_chart({"type": "line"})
    chart.add_series({"values": ["月度投诉", 1, 2, 24, 2]})
    book.get_worksheet_by_name("月度投诉").insert_chart("H2", chart)
    book.close()


def poisson_interval(count):
    """Byar's approximation to the exact Poisson interval, which needs no statistics library."""
    lower = count * (1 - 1 / (9 * count) - 1.96 / (3 * count**0.5)) ** 3 if count else 0.0
    upper = (count + 1) * (1 - 1 / (9 * (count + 1)) + 1.96 / (3 * (count + 1) ** 0.5)) ** 3
    return lower, upper


def write_figures(settings, name, figures):
    """Figures in the keys of truth.json, for compare.py."""
    path = settings.folder / f"figures-{name}.json"
    path.write_text(json.dumps(figures, ensure_ascii=False, indent=1), encoding="utf-8")


def arguments():
    """FOLDER [--sqlite]"""
    return Settings(Path(sys.argv[1])), "--sqlite" in sys.argv
