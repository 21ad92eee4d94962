"""From tallies to the workbook's tables and to the figures that are compared: the same for every rival."""

from common import QUESTION_IDS, poisson_interval, write_workbook


def write_tables(settings, merchants, levels, monthly, recommend, complaint_months, complaint_classes, needs, others, name):
    sites = len(settings.sites)
    months = settings.months
    report = [month - settings.first_month for month in settings.report]
    base = [month - settings.first_month for month in settings.base]

    # slot, merchant -> counts of the overall question; slot, site, question -> counts
    overall = [[[0] * 5 for _ in range(len(merchants) + 1)] for _ in range(2)]
    by_site = [[[[0] * 5 for _ in QUESTION_IDS] for _ in range(sites + 1)] for _ in range(2)]
    for question, rows in enumerate(levels):
        for slot, place, level, count in rows:
            site = sites if place is None else merchants[place][2]
            by_site[slot][site][question][level - 1] += count
            if question == 5:
                overall[slot][-1 if place is None else place][level - 1] += count
    answers = [[[0] * 11 for _ in range(sites + 1)] for _ in range(2)]
    promoters = [0] * (len(merchants) + 1)
    for slot, place, answer, count in recommend:
        if answer is None:
            continue
        site = sites if place is None else merchants[place][2]
        answers[slot][site][answer] += count
        if slot == 0:
            promoters[-1 if place is None else place] += count * ((answer >= 9) - (answer <= 6))

    received = [[0] * months for _ in range(len(merchants) + 1)]
    for place, month, count in complaint_months:
        received[-1 if place is None else place][month] += count
    site_months = [[0] * months for _ in range(sites + 1)]
    classes = [[0] * len(settings.classes) for _ in range(2)]
    for site, month, kind, count in complaint_classes:
        site_months[sites if site is None else site][month] += count
        if report[0] <= month <= report[1]:
            classes[0][kind] += count
        elif base[0] <= month <= base[1]:
            classes[1][kind] += count

    names = settings.sites + ["未确定"]
    merchant_rows = []
    for place, (code, title, site, trade) in enumerate(merchants):
        counts = overall[0][place]
        n = sum(counts)
        mean = sum((i + 1) * c for i, c in enumerate(counts)) / n if n else None
        now = sum(received[place][report[0] : report[1] + 1])
        before = sum(received[place][base[0] : base[1] + 1])
        low, high = poisson_interval(now)
        merchant_rows.append((
            code, title, names[site], trade, n, mean, (mean - 1) * 25 if n else None,
            (counts[3] + counts[4]) / n * 100 if n else None, promoters[place] / n * 100 if n else None,
            now, low, high, before, (now / before - 1) * 100 if before else None,
        ))
    site_rows = []
    for slot, period in enumerate(["本期", "基期"]):
        for site, title in enumerate(names):
            for question, item in enumerate(QUESTION_IDS):
                counts = by_site[slot][site][question]
                n = sum(counts)
                mean = sum((i + 1) * c for i, c in enumerate(counts)) / n if n else None
                site_rows.append((period, title, item, n, *counts, mean))
    month_rows = []
    for site, title in enumerate(names):
        for month in range(months):
            low, high = poisson_interval(site_months[site][month])
            month_rows.append((title, month, site_months[site][month], low, high))
    class_rows = [(code, classes[0][place], classes[1][place]) for place, code in enumerate(settings.classes)]
    # Ticked options alone: the rivals read no needs out of free text.
    place_of = {code: place for place, (code, *_) in enumerate(merchants)}
    matrix = [[0] * len(settings.items) for _ in merchants]
    for code, options in needs:
        place = place_of.get(code)
        for option in (options or "").split("┋"):
            item = settings.item_of_option.get(option)
            if place is not None and item is not None:
                matrix[place][item] = 1
    need_rows = [
        (code, title, names[site], trade, *asked, sum(asked))
        for (code, title, site, trade), asked in zip(merchants, matrix)
    ]
    score_rows = [row for rows in monthly for row in rows]
    sheets = [
        ("满意度", ["时期", "街区", "题目", "有效", "1", "2", "3", "4", "5", "均值"], site_rows),
        ("月度满意度", ["街区", "月份", "等级", "人数"], score_rows),
        ("月度投诉", ["街区", "月份", "件数", "下限", "上限"], month_rows),
        ("投诉类别", ["类别", "本期", "基期"], class_rows),
        ("商户", ["编号", "名称", "街区", "业态", "有效", "均值", "指数", "满意率", "净推荐", "投诉", "下限", "上限", "基期", "增减"], merchant_rows),
    ]
    sheets.append(("需求明细", ["编号", "名称", "街区", "业态", *(item for _, item in settings.items), "项数"], need_rows))
    for place, rows in enumerate(others):
        sheets.append((f"其他{place + 1}", [], rows))
    write_workbook(settings.folder / f"{name}.xlsx", sheets)
    # One workbook a site, with the rows of that site: the main job's other output.
    site_column = {"满意度": 1, "月度投诉": 0, "商户": 2, "需求明细": 2}
    for place, site in enumerate(settings.sites):
        own = [
            (title, headings, [row for row in rows if row[site_column[title]] == site] if title in site_column else rows)
            for title, headings, rows in sheets[:6]
        ]
        write_workbook(settings.folder / f"{name}-{place + 1}.xlsx", own)

    figures = {"complaints": {"by_site_and_month": dict(zip(names, site_months))}, "satisfaction": {}}
    for slot, period in enumerate(["report", "base"]):
        figures["complaints"][period] = {"by_class": dict(zip(settings.classes, classes[slot]))}
        figures["satisfaction"][period] = {
            title: dict(zip(QUESTION_IDS + ["recommend"], by_site[slot][site] + [answers[slot][site]]))
            for site, title in enumerate(names)
        }
    return sheets, figures
