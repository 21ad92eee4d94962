"""The main job in DuckDB: the same as rival_polars.py, in SQL.

Usage: rival_duckdb.py FOLDER [--sqlite]
"""

import re
import sqlite3

import duckdb
from common import CHANNELS, LEVELS, QUESTION_IDS, QUESTIONS, arguments, write_figures
from tables import write_tables

TIMES = "['%Y-%m-%d %H:%M:%S', '%Y/%m/%d %H:%M:%S']"
DATES = "['%Y-%m-%d', '%Y/%m/%d']"


def source(settings, name):
    return f"read_csv('{settings.folder / name}', header = true, all_varchar = true, delim = ',', quote = '\"', escape = '\"')"


def cases(column, mapping):
    return f"CASE {column} " + " ".join(f"WHEN '{key}' THEN {value}" for key, value in mapping.items()) + " END"


def month(settings, column):
    return f"(year({column}) * 12 + month({column}) - 1 - {settings.first_month})::INTEGER"


def slot(settings):
    (r0, r1), (b0, b1) = ([m - settings.first_month for m in period] for period in (settings.report, settings.base))
    return f"(CASE WHEN month BETWEEN {r0} AND {r1} THEN 0 WHEN month BETWEEN {b0} AND {b1} THEN 1 END)::TINYINT"


def load(base, settings, keep_rows):
    sites = {name: place for place, name in enumerate(settings.sites)}
    base.execute(f"""CREATE TABLE merchant AS SELECT (row_number() OVER () - 1)::INTEGER AS place, 商户编号 AS merchant,
        商户名称 AS name, {cases('街区', sites)}::TINYINT AS site, 业态 AS trade FROM {source(settings, 'merchants.csv')}""")
    items = ", ".join(f"({cases(title, LEVELS)})::TINYINT AS {name}" for title, name in zip(QUESTIONS, QUESTION_IDS))
    extra = ", 意见建议 AS comment, try_cast(所用时间 AS INTEGER) AS duration" if keep_rows else ""
    base.execute(f"""CREATE TABLE read_answer AS SELECT 问卷编号 AS id, try_strptime(提交时间, {TIMES}) AS submitted_at,
        商户 AS merchant, coalesce(受访者类型, '消费者') AS respondent, {items}, try_cast(推荐意愿 AS TINYINT) AS recommend {extra}
        FROM {source(settings, 'satisfaction.csv')}""")
    base.execute(f"""CREATE TABLE answer AS SELECT *, {slot(settings)} AS slot FROM (
        SELECT a.*, m.place, m.site, {month(settings, 'submitted_at')} AS month FROM read_answer a
        LEFT JOIN merchant m USING (merchant)
        WHERE a.rowid IN (SELECT min(rowid) FROM read_answer
            WHERE id IS NOT NULL AND submitted_at IS NOT NULL AND overall IS NOT NULL GROUP BY id))""")
    base.execute("DROP TABLE read_answer")
    pattern = "(" + "|".join(re.escape(text) for text in settings.phrases) + ")"
    classes = dict(zip(settings.phrases, settings.class_of))
    base.execute("CREATE TABLE phrase (text VARCHAR PRIMARY KEY, class TINYINT)")
    base.executemany("INSERT INTO phrase VALUES (?, ?)", list(classes.items()))
    base.execute(f"""CREATE TABLE read_complaint AS SELECT 投诉编号 AS id, coalesce(类型, '投诉') AS kind,
        try_strptime(接收日期, {DATES})::DATE AS received_on, try_strptime(受理日期, {DATES})::DATE AS accepted_on,
        商户 AS merchant, {cases('渠道', CHANNELS)} AS channel, 投诉内容 AS description, try_cast(涉及金额 AS DOUBLE) AS amount,
        办理状态 AS status, try_strptime(办结日期, {DATES})::DATE AS closed_on FROM {source(settings, 'complaints.csv')}""")
    text = "c.id, c.merchant, c.description," if keep_rows else ""
    base.execute(f"""CREATE TABLE complaint AS SELECT *, {slot(settings)} AS slot,
        coalesce((SELECT class FROM phrase WHERE text = found[1]), {settings.other})::TINYINT AS class FROM (
        SELECT {text} c.kind, c.received_on, c.accepted_on, c.channel, c.amount, c.status, c.closed_on, m.place, m.site,
            {month(settings, 'received_on')} AS month, regexp_extract_all(c.description, '{pattern}') AS found
        FROM read_complaint c LEFT JOIN merchant m USING (merchant)
        WHERE c.rowid IN (SELECT min(rowid) FROM read_complaint WHERE id IS NOT NULL AND received_on IS NOT NULL GROUP BY id))""")
    base.execute("DROP TABLE read_complaint")


def tally(base):
    counted = "FROM answer WHERE respondent <> '商户' AND slot IS NOT NULL"

    def rows(query):
        return base.execute(query).fetchall()

    levels = [
        rows(f"SELECT slot, place, {q}, count(*) {counted} AND {q} IS NOT NULL GROUP BY ALL") for q in QUESTION_IDS
    ]
    monthly = [
        rows(f"SELECT site, month, {q}, count(*) {counted} AND {q} IS NOT NULL GROUP BY ALL") for q in QUESTION_IDS
    ]
    recommend = rows(f"SELECT slot, place, recommend, count(*) {counted} GROUP BY ALL")
    rows(f"SELECT site, month, recommend, count(*) {counted} GROUP BY ALL")
    pairs = ", ".join(f"sum({a}::BIGINT * {b})" for i, a in enumerate(QUESTION_IDS) for b in QUESTION_IDS[i:])
    rows(f"SELECT count(*), {pairs} {counted} AND " + " AND ".join(f"{q} IS NOT NULL" for q in QUESTION_IDS))
    own = "FROM complaint WHERE kind = '投诉'"
    months = rows(f"SELECT place, month, count(*) {own} GROUP BY ALL")
    classes = rows(f"SELECT site, month, class, count(*) {own} GROUP BY ALL")
    others = [
        rows(f"SELECT slot, site, channel, count(*) {own} GROUP BY ALL"),
        rows(f"SELECT slot, site, status, count(*) {own} GROUP BY ALL"),
        rows(f"SELECT slot, site, closed_on - received_on, count(*) {own} GROUP BY ALL"),
        rows(f"SELECT slot, site, sum(amount) {own} GROUP BY ALL"),
        rows(f"""SELECT slot, site, p.class, count(*) FROM (
            SELECT slot, site, unnest(list_distinct(found)) AS text {own}) t
            JOIN phrase p USING (text) WHERE p.class >= 0 GROUP BY ALL"""),
        rows("SELECT slot, kind, count(*) FROM complaint GROUP BY ALL"),
    ]
    return levels, monthly, recommend, months, classes, others


def store(base, settings):
    """The typed rows in SQLite: one transaction, one statement a table."""
    path = settings.folder / "duckdb.sqlite"
    path.unlink(missing_ok=True)
    target = sqlite3.connect(path, isolation_level=None)
    target.execute("PRAGMA journal_mode = OFF")
    target.execute("PRAGMA synchronous = OFF")
    target.execute("BEGIN")
    dates = ", ".join(f"{name}::VARCHAR AS {name}" for name in ["received_on", "accepted_on", "closed_on"])
    for name, columns in [
        ("answer", "* REPLACE (submitted_at::VARCHAR AS submitted_at)"),
        ("complaint", f"* EXCLUDE (found) REPLACE ({dates}), found[1] AS evidence"),
    ]:
        result = base.execute(f"SELECT {columns} FROM {name}")
        names = [entry[0] for entry in result.description]
        target.execute(f"CREATE TABLE {name} ({', '.join(names)})")
        while piece := result.fetchmany(100_000):
            target.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(names))})", piece)
    target.execute("COMMIT")
    target.close()


def main():
    settings, keep_rows = arguments()
    base = duckdb.connect()
    load(base, settings, keep_rows)
    levels, monthly, recommend, months, classes, others = tally(base)
    if keep_rows:
        store(base, settings)
    merchants = base.execute("SELECT merchant, name, site, trade FROM merchant ORDER BY place").fetchall()
    needs = base.execute(f"""SELECT "商户", "需求选项" FROM read_csv('{settings.folder}/needs.csv', all_varchar = true)""").fetchall()
    sheets, figures = write_tables(
        settings, merchants, levels, monthly, recommend, months, classes, needs, others, name="duckdb")
    write_figures(settings, "duckdb", figures)


if __name__ == "__main__":
    main()
