"""The main job in Polars: read, clean, drop duplicates, resolve, classify, tally, write the workbook.

Usage: rival_polars.py FOLDER [--sqlite]
"""

import sqlite3

import polars as pl
from common import CHANNELS, LEVELS, QUESTION_IDS, QUESTIONS, arguments, write_figures
from tables import write_tables

TIMES = ["%Y-%m-%d %H:%M:%S", "%Y/%m/%d %H:%M:%S"]
DATES = ["%Y-%m-%d", "%Y/%m/%d"]


def parsed(column, formats, kind):
    text = pl.col(column).str
    return pl.coalesce(text.strptime(kind, formats[0], strict=False), text.strptime(kind, formats[1], strict=False))


def month_of(column, settings):
    return (pl.col(column).dt.year().cast(pl.Int32) * 12 + pl.col(column).dt.month() - 1 - settings.first_month).alias("month")


def slot_of(settings):
    report, base = ([m - settings.first_month for m in period] for period in (settings.report, settings.base))
    return (
        pl.when(pl.col("month").is_between(*report)).then(0).when(pl.col("month").is_between(*base)).then(1).alias("slot")
    ).cast(pl.Int8)


def read(settings, name):
    return pl.scan_csv(settings.folder / name, infer_schema=False)


def load_merchants(settings):
    sites = {name: place for place, name in enumerate(settings.sites)}
    return (
        read(settings, "merchants.csv")
        .select(
            pl.col("商户编号").alias("merchant"),
            pl.col("商户名称").alias("name"),
            pl.col("街区").replace_strict(sites, default=None, return_dtype=pl.Int8).alias("site"),
            pl.col("业态").alias("trade"),
        )
        .with_row_index("place")
        .collect()
    )


def load_satisfaction(settings, merchants, keep_rows):
    source = read(settings, "satisfaction.csv")
    columns = [
        pl.col("问卷编号").alias("id"),
        parsed("提交时间", TIMES, pl.Datetime("ms")).alias("submitted_at"),
        pl.col("商户").alias("merchant"),
        pl.col("受访者类型").fill_null("消费者").alias("respondent"),
        *(
            pl.col(title).replace_strict(LEVELS, default=None, return_dtype=pl.Int8).alias(name)
            for title, name in zip(QUESTIONS, QUESTION_IDS)
        ),
        pl.col("推荐意愿").cast(pl.Int8, strict=False).alias("recommend"),
    ]
    if keep_rows:
        columns += [pl.col("意见建议").alias("comment"), pl.col("所用时间").cast(pl.Int32, strict=False).alias("duration")]
    rows = (
        source.select(columns)
        .filter(pl.col("id").is_not_null() & pl.col("submitted_at").is_not_null() & pl.col("overall").is_not_null())
        .unique(subset="id", keep="first", maintain_order=True)
        .join(merchants.lazy().select("merchant", "place", "site"), on="merchant", how="left", maintain_order="left")
        .with_columns(month_of("submitted_at", settings))
        .with_columns(slot_of(settings))
    )
    return rows.collect()


def load_complaints(settings, merchants, keep_rows):
    classes = {text: place for text, place in zip(settings.phrases, settings.class_of)}
    columns = [
        pl.col("投诉编号").alias("id"),
        pl.col("类型").fill_null("投诉").alias("kind"),
        parsed("接收日期", DATES, pl.Date).alias("received_on"),
        parsed("受理日期", DATES, pl.Date).alias("accepted_on"),
        pl.col("商户").alias("merchant"),
        pl.col("渠道").replace_strict(CHANNELS, default=None, return_dtype=pl.Int8).alias("channel"),
        pl.col("投诉内容").alias("description"),
        pl.col("涉及金额").cast(pl.Float64, strict=False).alias("amount"),
        pl.col("办理状态").alias("status"),
        parsed("办结日期", DATES, pl.Date).alias("closed_on"),
    ]
    rows = (
        read(settings, "complaints.csv")
        .select(columns)
        .filter(pl.col("id").is_not_null() & pl.col("received_on").is_not_null())
        .unique(subset="id", keep="first", maintain_order=True)
        .join(merchants.lazy().select("merchant", "place", "site"), on="merchant", how="left", maintain_order="left")
        .with_columns(
            month_of("received_on", settings),
            pl.col("description").str.extract_many(settings.phrases, leftmost=True).alias("found"),
        )
        .with_columns(
            slot_of(settings),
            pl.col("found")
            .list.get(0, null_on_oob=True)
            .replace_strict(classes, default=settings.other, return_dtype=pl.Int8)
            .alias("class"),
        )
    )
    if not keep_rows:
        rows = rows.drop("description", "merchant", "id")
    return rows.collect(), classes


def tally_satisfaction(rows):
    counted = rows.lazy().filter((pl.col("respondent") != "商户") & pl.col("slot").is_not_null())
    by_merchant = [
        counted.filter(pl.col(name).is_not_null()).group_by("slot", "place", pl.col(name).alias("level")).len()
        for name in QUESTION_IDS
    ]
    by_month = [
        counted.filter(pl.col(name).is_not_null()).group_by("site", "month", pl.col(name).alias("level")).len()
        for name in QUESTION_IDS
    ]
    recommend = [counted.group_by("slot", "place", "recommend").len(), counted.group_by("site", "month", "recommend").len()]
    complete = counted.filter(pl.all_horizontal(pl.col(QUESTION_IDS).is_not_null())).select(
        pl.len(),
        *(
            (pl.col(a).cast(pl.Int64) * pl.col(b)).sum().alias(f"{a}-{b}")
            for i, a in enumerate(QUESTION_IDS)
            for b in QUESTION_IDS[i:]
        ),
    )
    frames = pl.collect_all(by_merchant + by_month + recommend + [complete])
    return frames[:6], frames[6:12], frames[12], frames[13], frames[14]


def tally_complaints(rows, classes, settings):
    own = rows.lazy().filter(pl.col("kind") == "投诉")
    mentions = (
        own.select("slot", "site", "found")
        .with_row_index("row")
        .explode("found")
        .with_columns(pl.col("found").replace_strict(classes, default=None, return_dtype=pl.Int8).alias("class"))
        .filter(pl.col("class") >= 0)
        .unique(["row", "class"])
        .group_by("slot", "site", "class")
        .len()
    )
    return pl.collect_all([
        own.group_by("place", "month").len(),
        own.group_by("site", "month", "class").len(),
        own.group_by("slot", "site", "channel").len(),
        own.group_by("slot", "site", "status").len(),
        own.group_by("slot", "site", (pl.col("closed_on") - pl.col("received_on")).dt.total_days().alias("days")).len(),
        own.group_by("slot", "site").agg(pl.col("amount").sum()),
        mentions,
        rows.lazy().group_by("slot", "kind").len(),
    ])


def store(settings, satisfaction, complaints):
    """The typed rows in SQLite: one transaction, one statement a table."""
    path = settings.folder / "polars.sqlite"
    path.unlink(missing_ok=True)
    base = sqlite3.connect(path, isolation_level=None)
    base.execute("PRAGMA journal_mode = OFF")
    base.execute("PRAGMA synchronous = OFF")
    base.execute("BEGIN")
    evidence = pl.col("found").list.get(0, null_on_oob=True).alias("evidence")
    for name, frame in [("satisfaction", satisfaction), ("complaint", complaints.with_columns(evidence).drop("found"))]:
        frame = frame.with_columns(
            pl.col(pl.Date).dt.to_string("%Y-%m-%d"), pl.col(pl.Datetime).dt.to_string("%Y-%m-%d %H:%M:%S"))
        base.execute(f"CREATE TABLE {name} ({', '.join(frame.columns)})")
        marks = ", ".join("?" * frame.width)
        for piece in frame.iter_slices(100_000):
            base.executemany(f"INSERT INTO {name} VALUES ({marks})", piece.rows())
    base.execute("COMMIT")
    base.close()


def main():
    settings, keep_rows = arguments()
    merchants = load_merchants(settings)
    satisfaction = load_satisfaction(settings, merchants, keep_rows)
    answers = tally_satisfaction(satisfaction)
    complaints, classes = load_complaints(settings, merchants, keep_rows)
    records = tally_complaints(complaints, classes, settings)
    if keep_rows:
        store(settings, satisfaction, complaints)
    merchant_rows = merchants.select("merchant", "name", "site", "trade").rows()
    sheets, figures = write_tables(
        settings,
        merchant_rows,
        levels=[frame.select("slot", "place", "level", "len").rows() for frame in answers[0]],
        monthly=[frame.select("site", "month", "level", "len").rows() for frame in answers[1]],
        recommend=answers[2].select("slot", "place", "recommend", "len").rows(),
        complaint_months=records[0].select("place", "month", "len").rows(),
        complaint_classes=records[1].select("site", "month", "class", "len").rows(),
        needs=read(settings, "needs.csv").select("商户", "需求选项").collect().rows(),
        others=[frame.rows() for frame in records[2:]],
        name="polars",
    )
    write_figures(settings, "polars", figures)


if __name__ == "__main__":
    main()
