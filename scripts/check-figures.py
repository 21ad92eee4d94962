#!/usr/bin/env python3
"""Works out the figure tables of a workspace anew, from its row tables, with numpy and scipy, and compares.

The workspace must hold rows (`retain: typed` or `everything`). Nothing of wotu's own code is used: what agrees here
was computed twice, by two programs.

Usage: check-figures.py WORKSPACE.sqlite [RESPONDENT] [--site NAME]     exit status 1 where anything differs by more than 1e-9
With --site every figure of that site is printed as the workspace has it and as it was worked out here.
RESPONDENT is the pipeline's `satisfaction: respondent`, "" for all; where left out, what the workspace says of it.
"""

import collections
import re
import sqlite3
import sys
from datetime import datetime, timedelta
from math import sqrt
from pathlib import Path

import numpy as np
from scipy import special, stats

TOLERANCE = 1e-9


class Check:
    """Collects the worst relative difference of each kind of figure."""

    def __init__(self, site=None):
        self.site = site
        self.worst = collections.OrderedDict()
        self.cases = collections.Counter()
        self.failures = []

    def equal(self, kind, where, ours, reference):
        self.cases[kind] += 1
        if ours is None or reference is None:
            difference = 0.0 if ours is None and reference is None else float("inf")
        elif ours == reference:
            difference = 0.0
        else:
            difference = abs(ours - reference) / max(abs(reference), 1e-12)
        self.worst[kind] = max(self.worst.get(kind, 0.0), difference)
        if self.site and self.site in str(where):
            print(f"{kind:34} {str(where):40} {ours!r:>24} {reference!r:>24}")
        if difference > TOLERANCE:
            self.failures.append((kind, where, ours, reference))


class Workspace:
    def __init__(self, path, respondent):
        self.database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        self.database.row_factory = sqlite3.Row
        self.meta = dict(self.rows("SELECT name, value FROM meta"))
        if respondent is None:
            respondent = self.meta.get("respondent", "")
        self.respondent = respondent
        self.merchants = {row["merchant_id"]: row for row in self.rows("SELECT * FROM merchant")}
        self.report, self.base = (self.months_of(self.meta.get(name, "")) for name in ("report_period", "base_period"))

    @staticmethod
    def months_of(period):
        """The months of `2021-02..2022-01`."""
        if not period:
            return set()
        first, last = ([int(part) for part in end.split("-")] for end in (period.split("..")[0], period.split("..")[-1]))
        places = range(first[0] * 12 + first[1] - 1, last[0] * 12 + last[1])
        return {f"{place // 12}-{place % 12 + 1:02}" for place in places}

    def rows(self, query):
        return self.database.execute(query).fetchall()

    def answers(self):
        rows = self.rows("SELECT * FROM satisfaction_response")
        return [row for row in rows if not self.respondent or row["respondent"] in (None, self.respondent)]

    def months(self, period):
        return self.report if period == "report" else self.base

    def member(self, merchant, group):
        """Whether a merchant (None: not resolved) belongs to the group of a figure row."""
        grouping = group["grouping"]
        if grouping in ("all", "month", "class"):
            return True
        if grouping == "unassigned":
            return merchant is None
        if merchant is None:
            return False
        if grouping == "merchant":
            return merchant == group["merchant_id"]
        own = self.merchants[merchant]
        if grouping in ("site", "site_trade", "site_month", "site_class") and own["site"] != group["site"]:
            return False
        return grouping not in ("trade", "site_trade") or own["trade"] == group["trade"]


def t_interval(values):
    values = np.array(values, float)
    half = stats.t.ppf(0.975, len(values) - 1) * values.std(ddof=1) / sqrt(len(values))
    return values.mean() - half, values.mean() + half


def cluster_interval(rows, question):
    """Merchants as clusters; answers of no known merchant are in the mean and in no cluster."""
    mean = np.mean([row[question] for row in rows])
    clusters = collections.defaultdict(list)
    for row in rows:
        if row["merchant_id"] is not None:
            clusters[row["merchant_id"]].append(row[question])
    count = len(clusters)
    n = sum(map(len, clusters.values()))
    centre = sum(map(sum, clusters.values())) / n
    spread = sum((sum(values) - centre * len(values)) ** 2 for values in clusters.values())
    half = stats.t.ppf(0.975, count - 1) * sqrt(count / (count - 1) * spread) / n
    return mean - half, mean + half


def on_scale(value):
    return min(100.0, max(0.0, (value - 1) * 25))


def check_satisfaction(workspace, check):
    answers = workspace.answers()
    for figure in workspace.rows("SELECT * FROM satisfaction_index"):
        question = figure["item"] or "overall"
        where = f"{question} {figure['grouping']} {figure['site']} {figure['trade']} {figure['month']}"
        months = {figure["month"]} if figure["month"] else workspace.months(figure["period"])
        rows = [
            row for row in answers
            if row["submitted_at"][:7] in months and workspace.member(row["merchant_id"], figure)
        ]
        rated = [row for row in rows if row[question] is not None]
        check.equal("satisfaction n", where, figure["n"], len(rated))
        if not rated:
            continue
        values = [row[question] for row in rated]
        check.equal("satisfaction mean", where, figure["mean"], float(np.mean(values)))
        check.equal("satisfaction index", where, figure["index"], (float(np.mean(values)) - 1) * 25)
        clusters = {row["merchant_id"] for row in rated} - {None}
        if figure["grouping"] in ("all", "site", "trade", "site_trade") and len(clusters) > 1:
            low, high = cluster_interval(rated, question)
        elif len(values) > 1:
            low, high = t_interval(values)
        else:
            continue
        if np.isclose(low, high, rtol=0, atol=1e-12) and len(set(values)) > 1:
            low, high = t_interval(values)
        # No interval, rather than one of no width.
        check.equal("satisfaction interval", where, figure["index_low"], on_scale(low) if len(set(values)) > 1 else None)
        check.equal("satisfaction interval", where, figure["index_high"], on_scale(high) if len(set(values)) > 1 else None)
        if question != "overall":
            continue
        top = sum(value >= 4 for value in values)
        wilson = stats.binomtest(top, len(values)).proportion_ci(0.95, method="wilson")
        check.equal("top two", where, figure["top_two"], top / len(values))
        low, high = float(wilson.low), float(wilson.high)
        is_clustered = figure["grouping"] in ("all", "site", "trade", "site_trade")
        half = cluster_half(rated, lambda row: row["overall"] >= 4) if is_clustered else None
        if half:
            low, high = max(0.0, top / len(values) - half), min(1.0, top / len(values) + half)
        check.equal("top two interval", where, figure["top_two_low"], low)
        check.equal("top two interval", where, figure["top_two_high"], high)
        check_promoters(check, figure, where, [row for row in rows if row["recommend"] is not None], is_clustered)


def check_frames(workspace, check):
    """Who took part, and sites compared by the interval of their difference."""
    answers = workspace.answers()
    for figure in workspace.rows("SELECT * FROM satisfaction_frame"):
        months = workspace.months(figure["period"])
        where = (figure["period"], figure["site"])
        rows = [row for row in answers
                if row["submitted_at"][:7] in months and workspace.member(row["merchant_id"], figure)]
        open_merchants = {
            merchant for merchant, own in workspace.merchants.items()
            if figure["grouping"] == "all" or own["site"] == figure["site"]
            if (own["opened_on"] or "0000")[:7] <= max(months) and (own["closed_on"] or "9999")[:7] >= min(months)}
        valid = [row for row in rows if row["overall"] is not None]
        check.equal("participation", where, figure["merchants"], len(open_merchants))
        check.equal("participation", where, figure["answered"],
                    len({row["merchant_id"] for row in valid} & open_merchants))
        check.equal("participation", where, figure["rows"], len(rows))
        check.equal("participation", where, figure["answers"], len(valid))
    indexes = {row["site"]: row for row in workspace.rows(
        "SELECT * FROM satisfaction_index WHERE grouping = 'site' AND period = 'report' AND item = 'overall'")}
    for figure in workspace.rows("SELECT * FROM satisfaction_difference"):
        first, second = (comparable(indexes[figure[side]], answers, workspace) for side in ("first_site", "second_site"))
        gap = first["index"] - second["index"]
        down = sqrt((first["index"] - first["index_low"]) ** 2 + (second["index_high"] - second["index"]) ** 2)
        up = sqrt((first["index_high"] - first["index"]) ** 2 + (second["index"] - second["index_low"]) ** 2)
        for name, value in (("difference", gap), ("difference_low", gap - down), ("difference_high", gap + up)):
            check.equal("difference of sites", (figure["first_site"], figure["second_site"]), figure[name], value)


def comparable(row, answers, workspace):
    """Index with its ends; of a census itself, of answers that are all the same the exact limit of other answers."""
    result = {name: row[name] for name in ("index", "index_low", "index_high")}
    if row["interval_method"] == "census":
        return dict(result, index_low=row["index"], index_high=row["index"])
    if row["index_low"] is None:
        own = [answer for answer in answers if answer["overall"] is not None
               and answer["submitted_at"][:7] in workspace.report and workspace.member(answer["merchant_id"], row)]
        merchants = {answer["merchant_id"] for answer in own}
        units = len(merchants) if len(merchants) > 1 else len(own)
        share = float(stats.binomtest(units, units).proportion_ci(0.95, method="exact").low)
        result["index_low"] = share * row["index"]
        result["index_high"] = share * row["index"] + (1 - share) * 100
    return result


def cluster_half(rows, value):
    """Half the interval of a mean with merchants as clusters; None where there are fewer than two or nothing varies."""
    clusters = collections.defaultdict(list)
    for row in rows:
        if row["merchant_id"] is not None:
            clusters[row["merchant_id"]].append(float(value(row)))
    count = len(clusters)
    if count < 2:
        return None
    n = sum(map(len, clusters.values()))
    centre = sum(map(sum, clusters.values())) / n
    spread = sum((sum(values) - centre * len(values)) ** 2 for values in clusters.values())
    half = stats.t.ppf(0.975, count - 1) * sqrt(count / (count - 1) * spread) / n
    return half if half > 1e-12 else None


def promotion(row):
    return 100 if row["recommend"] >= 9 else -100 if row["recommend"] <= 6 else 0


def check_promoters(check, figure, where, rows, is_clustered):
    if len(rows) < 2:
        return
    values = [promotion(row) for row in rows]
    low, high = t_interval(values) if len(set(values)) > 1 else (None, None)
    half = cluster_half(rows, promotion) if is_clustered else None
    if half:
        low, high = np.mean(values) - half, np.mean(values) + half
    check.equal("net promoter", where, figure["nps"], 100 * (values.count(100) - values.count(-100)) / len(values))
    check.equal("net promoter interval", where, figure["nps_low"], low if low is None else max(-100.0, low))
    check.equal("net promoter interval", where, figure["nps_high"], high if high is None else min(100.0, high))


def check_drivers(workspace, check):
    drivers = workspace.rows("SELECT * FROM satisfaction_driver")
    items = [row["item"] for row in drivers]
    answers = workspace.answers()
    columns = items + ["overall"]
    matrix = np.array([
        [row[column] for column in columns] for row in answers
        if row["submitted_at"][:7] in workspace.report and all(row[column] is not None for column in columns)
    ], float)
    if len(matrix) < 50 or len(items) < 3:
        return
    correlation = np.corrcoef(matrix.T)
    eigenvalues, vectors = np.linalg.eigh(correlation[:-1, :-1])
    root = vectors @ np.diag(np.sqrt(eigenvalues)) @ vectors.T
    raw = root**2 @ np.linalg.solve(root, correlation[:-1, -1]) ** 2
    scores = matrix[:, :-1]
    k, n = len(items), len(matrix)
    alpha = k / (k - 1) * (1 - scores.var(0, ddof=1).sum() / scores.sum(1).var(ddof=1))
    for place, driver in enumerate(drivers):
        check.equal("importance (Johnson)", driver["item"], driver["importance"], raw[place] / raw.sum())
        rest = np.delete(scores, place, 1).sum(1)
        check.equal("item-rest correlation", driver["item"], driver["item_rest"],
                    float(np.corrcoef(scores[:, place], rest)[0, 1]))
        check.equal("alpha", "", driver["alpha"], alpha)
        low = 1 - (1 - alpha) * stats.f.isf(0.025, n - 1, (n - 1) * (k - 1))
        check.equal("alpha interval (Feldt)", "", driver["alpha_low"], low)


class Complaints:
    """Complaints of the row table with site, class and exposure."""

    def __init__(self, workspace):
        self.workspace = workspace
        self.rows = workspace.rows("SELECT * FROM complaint WHERE kind = '投诉' OR kind IS NULL")
        primary = workspace.rows("SELECT complaint_id, class FROM complaint_assignment WHERE is_primary = 1")
        self.classes = {row["complaint_id"]: row["class"] for row in primary}
        self.parts = collections.defaultdict(list)
        for row in workspace.rows("SELECT complaint_id, merchant_id, sixtieths FROM complaint_merchant"):
            self.parts[row["complaint_id"]].append((row["merchant_id"], row["sixtieths"]))
        self.exposure = self.visitors() or self.merchant_months()

    def visitors(self):
        rows = self.workspace.rows("SELECT * FROM exposure WHERE merchant_id IS NULL AND visitors IS NOT NULL")
        result = collections.defaultdict(float)
        for row in rows:
            result[row["site"], row["month"]] += row["visitors"] / 10_000
        return result

    def merchant_months(self):
        result = collections.defaultdict(float)
        for month in self.workspace.report | self.workspace.base:
            for merchant in self.workspace.merchants.values():
                opened = (merchant["opened_on"] or "0000")[:7]
                closed = (merchant["closed_on"] or "9999")[:7]
                if opened <= month <= closed:
                    result[merchant["site"], month] += 1 / 100
        return result

    def count(self, group, months):
        return sum(
            row["received_on"][:7] in months
            and self.workspace.member(row["merchant_id"], group)
            and (group["grouping"] not in ("class", "site_class")
                 or self.classes.get(row["complaint_id"]) == group["class"])
            for row in self.rows
        )

    def share(self, group, months):
        """Cases in parts of sixty where they name several merchants: the parts of the group's own merchants."""
        if group["grouping"] == "all":
            return self.count(group, months)
        sixtieths = sum(
            part for row in self.rows if row["received_on"][:7] in months
            for merchant, part in self.parts.get(row["complaint_id"], [(row["merchant_id"], 60)])
            if self.workspace.member(merchant, group))
        return sixtieths / 60

    def total(self, group, months):
        return sum(
            value for (site, month), value in self.exposure.items()
            if month in months
            and (group["grouping"] not in ("site", "site_class", "site_trade") or site == group["site"])
        )


def ratio_interval(count1, exposure1, count2, exposure2):
    total, scale = count1 + count2, exposure2 / exposure1
    low = 0.0 if count1 == 0 else special.betaincinv(count1, count2 + 1, 0.025)
    high = 1.0 if count2 == 0 else special.betainccinv(count1 + 1, count2, 0.025)
    share = exposure1 / (exposure1 + exposure2)
    p = 2 * min(stats.binom.cdf(count1, total, share), stats.binom.sf(count1 - 1, total, share))
    return low / (1 - low) * scale, None if high == 1 else high / (1 - high) * scale, min(1.0, p)


def check_complaints(workspace, check):
    complaints = Complaints(workspace)
    for figure in workspace.rows("SELECT * FROM complaint_comparison"):
        where = f"{figure['grouping']} {figure['site']} {figure['trade']} {figure['class']}"
        report, base = (complaints.count(figure, months) for months in (workspace.report, workspace.base))
        over, under = (complaints.total(figure, months) for months in (workspace.report, workspace.base))
        check.equal("complaints", where, figure["count_report"], report)
        check.equal("complaints", where, figure["count_base"], base)
        for side, months in (("report", workspace.report), ("base", workspace.base)):
            share = None if figure["grouping"] in ("class", "site_class") else complaints.share(figure, months)
            check.equal("complaints by share", where, figure[f"share_{side}"], share)
        check.equal("complaint rate", where, figure["rate_report"], report / over)
        if report + base == 0:
            continue
        low, high, p = ratio_interval(report, over, base, under)
        check.equal("ratio interval", where, figure["ratio_low"], low)
        check.equal("ratio interval", where, figure["ratio_high"], high)
        check.equal("ratio p", where, figure["p"], p)
        if figure["dispersion"] is not None:
            squares, degrees = 0.0, 0
            for months in (workspace.report, workspace.base):
                counts = [complaints.count(figure, [month]) for month in months]
                exposures = [complaints.total(figure, [month]) for month in months]
                if sum(counts):
                    rate = sum(counts) / sum(exposures)
                    squares += sum((k - rate * e) ** 2 / (rate * e) for k, e in zip(counts, exposures))
                    degrees += len(counts) - 1
            check.equal("dispersion", where, figure["dispersion"], squares / degrees)
            check.equal("dispersion p", where, figure["dispersion_p"], stats.chi2.sf(squares, degrees))
        if base > 0:
            check.equal("change", where, figure["change"], report / over / (base / under) - 1)
    for figure in workspace.rows("SELECT * FROM complaint_month"):
        check_month(workspace, check, complaints, figure)
    check_periods(workspace, check, complaints)
    check_trends(workspace, check)
    check_funnel(workspace, check)
    check_durations(workspace, check, complaints)
    check_deadlines(workspace, check, complaints)
    check_gaps(workspace, check, complaints)
    check_effects(workspace, check, complaints)


def check_periods(workspace, check, complaints):
    """Counts of the stretches by their names, where these are months; ratios of all of them."""
    for figure in workspace.rows("SELECT * FROM complaint_period"):
        where = (figure["comparison"], figure["site"])
        if figure["comparison"] != "spring_festival_days":
            for side in ("now", "then"):
                months = month_names(figure[f"period_{side}"])
                count = sum(
                    1 for row in complaints.rows
                    if row["received_on"][:7] in months and workspace.member(row["merchant_id"], figure))
                check.equal("complaints of a stretch", where, figure[f"count_{side}"], count)
        if figure["count_now"] + figure["count_then"] == 0:
            check.equal("ratio of stretches", where, figure["p"], None)
            continue
        low, high, p = ratio_interval(
            figure["count_now"], figure["exposure_now"], figure["count_then"], figure["exposure_then"])
        check.equal("ratio of stretches", where, figure["ratio_low"], low)
        check.equal("ratio of stretches", where, figure["ratio_high"], high)
        check.equal("ratio of stretches", where, figure["p"], p)


def month_names(name):
    """2021年1月—2021年12月 as the months between."""
    ends = [end[:-1].split("年") for end in name.split("—")]
    first, last = (int(year) * 12 + int(month) - 1 for year, month in (ends[0], ends[-1]))
    return {f"{month // 12}-{month % 12 + 1:02d}" for month in range(first, last + 1)}


def check_trends(workspace, check):
    """Kendall's S with ties, its normal p with the continuity correction, Sen's slope: by the definitions."""
    for figure in workspace.rows("SELECT * FROM complaint_trend WHERE method = 'mann_kendall' AND by_count = 0"):
        rows = workspace.rows("SELECT * FROM complaint_month WHERE grouping = '%s' ORDER BY month" % figure["grouping"])
        rates = [row["rate"] for row in rows if row["site"] == figure["site"]]
        y = [(time, rate) for time, rate in enumerate(rates) if rate is not None]
        pairs = [(a, b) for place, a in enumerate(y) for b in y[place + 1:]]
        s = sum(np.sign(b[1] - a[1]) for a, b in pairs)
        ties = collections.Counter(rate for _, rate in y).values()
        n = len(y)
        variance = (n * (n - 1) * (2 * n + 5) - sum(t * (t - 1) * (2 * t + 5) for t in ties)) / 18
        if variance == 0:
            continue
        p = 2 * stats.norm.sf(max(0, abs(s) - 1) / sqrt(variance))
        slope = np.median([(b[1] - a[1]) / (b[0] - a[0]) for a, b in pairs])
        check.equal("trend", figure["site"], figure["months"], n)
        check.equal("trend", figure["site"], figure["s"], s)
        check.equal("trend p", figure["site"], figure["p"], p)
        check.equal("trend slope", figure["site"], figure["slope_per_year"], slope * 12)


def check_funnel(workspace, check):
    """Limits and p against scipy, the adjustment against scipy's own."""
    rows = [row for row in workspace.rows("SELECT * FROM complaint_funnel") if row["exposure"]]
    if not any(row["count"] for row in rows):
        return
    pooled = sum(row["count"] for row in rows) / sum(row["exposure"] for row in rows)
    for row in rows:
        mean = pooled * row["exposure"]
        check.equal("funnel", row["merchant_id"], row["expected"], mean)
        for name, tail in (("95", 0.025), ("998", 0.001)):
            check.equal("funnel", row["merchant_id"], row[f"upper_{name}"], stats.poisson.isf(tail, mean))
            lower = stats.poisson.ppf(tail, mean)
            lower = lower if stats.poisson.cdf(lower - 1, mean) <= tail else lower - 1
            check.equal("funnel", row["merchant_id"], row[f"lower_{name}"], lower)
        p = min(1.0, 2 * min(stats.poisson.cdf(row["count"], mean), stats.poisson.sf(row["count"] - 1, mean)))
        check.equal("funnel p", row["merchant_id"], row["p"], p)
    adjusted = stats.false_discovery_control([row["p"] for row in rows])
    for row, p in zip(rows, adjusted):
        check.equal("funnel p adjusted", row["merchant_id"], row["p_adjusted"], p)


def check_durations(workspace, check, complaints):
    """Kaplan–Meier by the definition, over the rows."""
    end = max(workspace.report)
    year, month = int(end[:4]), int(end[5:])
    until = datetime(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    for figure in workspace.rows("SELECT * FROM complaint_duration"):
        months = workspace.report if figure["period"] == "report" else workspace.base
        times = []
        for row in complaints.rows:
            if row["received_on"][:7] not in months or not workspace.member(row["merchant_id"], figure):
                continue
            received = datetime.fromisoformat(row["received_on"])
            if row["closed_on"] and datetime.fromisoformat(row["closed_on"]) <= until:
                times.append(((datetime.fromisoformat(row["closed_on"]) - received).days, 1))
            elif row["closed_on"] or row["status"] in ("受理", "调解中"):
                times.append(((until - received).days, 0))
        where = (figure["period"], figure["site"])
        check.equal("handling time", where, figure["closed"], sum(event for _, event in times))
        check.equal("handling time", where, figure["open"], sum(1 - event for _, event in times))
        closed = [time for time, event in times if event]
        check.equal("handling time", where, figure["mean_days_of_closed"], sum(closed) / len(closed) if closed else None)
        survival, median = 1.0, None
        within = {}
        for day in range(0, 366):
            risk = sum(1 for time, _ in times if time >= day)
            events = sum(1 for time, event in times if event and time == day)
            survival *= 1 - events / risk if risk else 1
            if median is None and survival <= 0.5 + 1e-12:
                median = day
            # Nothing is known of a time to which no case was followed, unless all had closed by then.
            is_known = times and (max(time for time, _ in times) >= day or survival == 0)
            within[day] = 1 - survival if is_known else None
        check.equal("handling time", where, figure["median_days"], median)
        for day in (7, 15, 30, 60):
            check.equal("handling time", where, figure[f"within_{day}"], within[day])


def check_month(workspace, check, complaints, figure):
    where = f"{figure['grouping']} {figure['site']} {figure['month']}"
    count = complaints.count(figure, {figure["month"]})
    exposure = complaints.total(figure, {figure["month"]})
    check.equal("complaints of a month", where, figure["count"], count)
    check.equal("rate of a month", where, figure["rate"], count / exposure)
    low = 0.0 if count == 0 else stats.chi2.ppf(0.025, 2 * count) / 2
    check.equal("rate interval (Garwood)", where, figure["rate_low"], low / exposure)
    check.equal("rate interval (Garwood)", where, figure["rate_high"],
                stats.chi2.isf(0.025, 2 * count + 2) / 2 / exposure)
    if figure["centre"] is None:
        return
    centre = complaints.count(figure, workspace.base) / complaints.total(figure, workspace.base)
    check.equal("centre line", where, figure["centre"], centre)
    if centre == 0 or figure["limits"] != "poisson":
        return
    mean = centre * exposure
    counts = np.arange(int(mean + 15 * sqrt(mean)) + 40)
    upper = int(counts[stats.poisson.sf(counts, mean) <= 0.00135][0])
    below = np.concatenate([[0], stats.poisson.cdf(counts[:-1], mean)])
    lower = int(counts[below <= 0.00135][-1])
    check.equal("control limits", where, figure["upper"], upper / exposure)
    check.equal("control limits", where, figure["lower"], lower / exposure)


def hypergeometric(x, n, population):
    marked = range(x, population - n + x + 1)
    low = min(k for k in marked if stats.hypergeom.sf(x - 1, population, k, n) > 0.025)
    high = max(k for k in marked if stats.hypergeom.cdf(x, population, k, n) > 0.025)
    return low / population, high / population


def check_needs(workspace, check):
    responses = {row["response_id"]: row["merchant_id"] for row in workspace.rows("SELECT * FROM need_response")}
    named = collections.defaultdict(set)
    # Named but refused, or resolved already, is no need.
    for row in workspace.rows("SELECT * FROM need_assignment WHERE method NOT IN ('refused', 'resolved')"):
        if responses.get(row["response_id"]):
            named[responses[row["response_id"]]].add((row["class"], row["item"]))
    answered = {merchant for merchant in responses.values() if merchant}
    for figure in workspace.rows("SELECT * FROM need_summary WHERE grouping <> 'unassigned'"):
        where = f"{figure['grouping']} {figure['site']} {figure['trade']} {figure['class']} {figure['item']}"
        frame = [merchant for merchant in workspace.merchants if workspace.member(merchant, figure)]
        base = [merchant for merchant in frame if merchant in answered]
        asked = sum(
            any(kind == figure["class"] and figure["item"] in (None, item) for kind, item in named[merchant])
            for merchant in base
        )
        check.equal("needs base", where, figure["merchants"], len(base))
        check.equal("needs asked", where, figure["asked"], asked)
        check.equal("needs rate", where, figure["rate"], asked / len(base) if base else None)
        if figure["rate_low"] is not None:
            low, high = hypergeometric(asked, len(base), len(frame))
            check.equal("needs interval (hypergeometric)", where, figure["rate_low"], low)
            check.equal("needs interval (hypergeometric)", where, figure["rate_high"], high)


def day_ends(text):
    """First and last second of a time; a day without a time of day is all of its day."""
    start = datetime.fromisoformat(text)
    return start, start + timedelta(seconds=86399 if len(text) == 10 else 0)


def promise_state(row, step, hours, end):
    """Kept, broken, unknown or open at the period's end, and the hours taken where both times of day are told."""
    moment, doubtful = ("responded_at", "response_doubtful") if step == "respond" else ("completed_at", "completion_doubtful")
    if not row["requested_at"]:
        return "unknown", None
    first, last = day_ends(row["requested_at"])
    if row[moment]:
        begin, finish = day_ends(row[moment])
        shortest, longest = max(begin - last, timedelta(0)), finish - first
        state = "kept" if longest <= timedelta(hours=hours) else "broken" if shortest > timedelta(hours=hours) else "unknown"
        return state, longest.total_seconds() / 3600 if shortest == longest else None
    if row[doubtful] or step == "respond" and (row["completed_at"] or row["completion_doubtful"]):
        return "unknown", None
    if end - first <= timedelta(hours=hours):
        return "open", None
    return ("broken" if end - last > timedelta(hours=hours) else "unknown"), None


def period_end(workspace):
    return (datetime.fromisoformat(max(workspace.report) + "-28") + timedelta(days=5)).replace(day=1)


def check_services(workspace, check):
    """The hours promised stand in the table of promises."""
    hours = {
        (row["urgency"] == "urgent", row["promise"]): row["promised_hours"]
        for row in workspace.rows("SELECT DISTINCT urgency, promise, promised_hours FROM service_promise")
    }
    sums = collections.Counter()
    for row in service_rows(workspace):
        sums["requests"] += 1
        sums["saved_fen"] += row["saved_fen"] or 0
        sums["gained_fen"] += row["gained_fen"] or 0
        sums["responded"] += row["responded_at"] is not None
        sums["completed"] += bool(row["completed_at"] or row["completion_doubtful"])
        for name, done in (("respond", "responded"), ("complete", "completed")):
            state, _ = promise_state(row, name, hours[bool(row["urgent"]), name], period_end(workspace))
            sums[name + "_due"] += state in ("kept", "broken")
            sums[name + "_unknown"] += state == "unknown"
            sums[done + "_in_time"] += state == "kept"
    figure = workspace.rows("SELECT * FROM service_summary WHERE grouping = 'all'")[0]
    for name in ("requests", "saved_fen", "gained_fen", "responded", "completed", "respond_due", "respond_unknown",
                 "responded_in_time", "complete_due", "complete_unknown", "completed_in_time"):
        check.equal("services", name, figure[name], sums[name])


def quartiles(check, kind, where, figure, names, values):
    for name, share in zip(names, (25, 50, 75)):
        check.equal(kind, where, figure[name], float(np.percentile(values, share)) if values else None)


def service_rows(workspace):
    rows = workspace.rows("SELECT * FROM service ORDER BY rowid")
    return [row for row in rows if not row["requested_at"] or row["requested_at"][:7] in workspace.report]


def of_group(workspace, figure, row):
    if figure["grouping"] == "site":
        if figure["site"] is None or row["merchant_id"] is None:
            return figure["site"] is None and row["merchant_id"] is None
        return workspace.merchants[row["merchant_id"]]["site"] == figure["site"]
    if figure["grouping"] == "all":
        return True
    return row[figure["grouping"] if figure["grouping"] == "kind" else figure["grouping"] + "_id"] == figure[
        figure["grouping"] if figure["grouping"] == "kind" else figure["grouping"] + "_id"]


def check_promises(workspace, check):
    """Urgent and ordinary apart; the hours promised stand in the table."""
    rows = service_rows(workspace)
    for figure in workspace.rows("SELECT * FROM service_promise"):
        where = (figure["grouping"], figure["site"], figure["kind"], figure["urgency"], figure["promise"])
        own = [
            row for row in rows
            if of_group(workspace, figure, row) and bool(row["urgent"]) == (figure["urgency"] == "urgent")
        ]
        judged = [promise_state(row, figure["promise"], figure["promised_hours"], period_end(workspace)) for row in own]
        done = [taken for _, taken in judged if taken is not None]
        states = collections.Counter(state for state, _ in judged)
        due, in_time = states["kept"] + states["broken"], states["kept"]
        check.equal("service promise", where, figure["requests"], len(own))
        check.equal("service promise", where, figure["done"], len(done))
        check.equal("service promise", where, figure["due"], due)
        check.equal("service promise", where, figure["in_time"], in_time)
        check.equal("service promise", where, figure["unknown"], states["unknown"])
        quartiles(check, "service hours", where, figure, ("hours_q1", "hours_median", "hours_q3"), done)
        if due:
            wilson = stats.binomtest(in_time, due).proportion_ci(0.95, method="wilson")
            check.equal("service promise interval", where, figure["share"], in_time / due)
            check.equal("service promise interval", where, figure["share_low"], float(wilson.low))
            check.equal("service promise interval", where, figure["share_high"], float(wilson.high))


def kaplan_meier(met, followed):
    """Survival after each day on which something was met."""
    survival, curve = 1.0, []
    for day in sorted(set(met)):
        at_risk = sum(value >= day for value in met) + sum(value >= day for value in followed)
        survival *= 1 - met.count(day) / at_risk
        curve.append((day, survival))
    return curve


def check_closures(workspace, check):
    """First naming to first completion, by kinds as the table `need_closure` and the services show them."""
    responses = {row["response_id"]: row for row in workspace.rows("SELECT * FROM need_response")}
    first = {}
    for row in workspace.rows("SELECT * FROM need_assignment WHERE item IS NOT NULL AND method NOT IN "
                              "('refused', 'resolved')"):
        answer = responses.get(row["response_id"])
        if not answer or not answer["merchant_id"] or row["item"].startswith("Z"):
            continue
        key = answer["merchant_id"], row["item"]
        first[key] = min(first.get(key, "9999"), answer["surveyed_on"])
    items = {"计量检定": "A1", "检验检测": "C1 C2", "标准": "B1", "认证认可": "B2", "质量管理": "D1", "培训": "D2",
             "水": "G1", "电": "G1", "气": "G1", "通讯": "G1"}
    waits = {}
    for row in workspace.rows("SELECT * FROM service WHERE completed_at IS NOT NULL"):
        for item in items.get(row["kind"], "").split():
            named = first.get((row["merchant_id"], item))
            if named and row["completed_at"][:10] >= named:
                days = (datetime.fromisoformat(row["completed_at"][:10]) - datetime.fromisoformat(named)).days
                key = row["merchant_id"], item
                waits[key] = min(waits.get(key, days), days)
    last = datetime.fromisoformat(max(workspace.report) + "-28") + timedelta(days=5)
    end = last.replace(day=1) - timedelta(days=1)
    outcomes = workspace.rows("SELECT * FROM need_outcome")
    check.equal("needs one by one", "all", len(outcomes), len(first))
    for figure in outcomes:
        key = figure["merchant_id"], figure["item"]
        check.equal("needs one by one", key, figure["met"], int(key in waits))
        check.equal("needs one by one", key, figure["days"], waits.get(
            key, (end - datetime.fromisoformat(first[key])).days))
    for figure in workspace.rows("SELECT * FROM need_closure WHERE grouping <> 'kind'"):
        where = (figure["grouping"], figure["site"], figure["item"])
        own = [
            key for key in first
            if figure["item"] in (None, key[1])
            and (figure["site"] is None or workspace.merchants[key[0]]["site"] == figure["site"])
        ]
        met = [waits[key] for key in own if key in waits]
        followed = [(end - datetime.fromisoformat(first[key])).days for key in own if key not in waits]
        check.equal("needs met", where, figure["named"], len(own))
        check.equal("needs met", where, figure["met"], len(met))
        quartiles(check, "days to service", where, figure, ("days_q1", "days_median", "days_q3"), met)
        curve = kaplan_meier(met, followed)
        reached = [day for day, survival in curve if survival <= 0.5 + 1e-12]
        check.equal("days to service (Kaplan-Meier)", where, figure["median_with_open"],
                    reached[0] if reached else None)
        if own and max(met + followed) >= 90:
            before = [survival for day, survival in curve if day <= 90]
            check.equal("days to service (Kaplan-Meier)", where, figure["within_90"],
                        1 - before[-1] if before else 0.0)


def check_waves(workspace, check):
    """Pairs of merchants' own means; a frame of merchants is finite, and of a census nothing is drawn."""
    means = collections.defaultdict(dict)
    for period in ("base", "report"):
        own = collections.defaultdict(list)
        for row in workspace.answers():
            if row["submitted_at"][:7] in workspace.months(period) and row["merchant_id"] and row["overall"] is not None:
                own[row["merchant_id"]].append((row["overall"] - 1) * 25)
        for merchant, values in own.items():
            means[merchant][period] = sum(values) / len(values)

    def is_open(merchant, months):
        return (merchant["opened_on"] or "0000")[:7] <= max(months) and (merchant["closed_on"] or "9999")[:7] >= min(months)

    for figure in workspace.rows("SELECT * FROM satisfaction_wave"):
        where = (figure["grouping"], figure["site"])
        members = [merchant for merchant in workspace.merchants if workspace.member(merchant, figure)]
        pairs = [means[merchant] for merchant in members if len(means[merchant]) == 2]
        check.equal("waves", where, figure["both"], len(pairs))
        check.equal("waves", where, figure["left_out"], sum(set(means[merchant]) == {"base"} for merchant in members))
        check.equal("waves", where, figure["joined"], sum(set(means[merchant]) == {"report"} for merchant in members))
        frame = None
        if workspace.respondent == "商户":
            frame = max(len(pairs), sum(
                is_open(workspace.merchants[m], workspace.base) and is_open(workspace.merchants[m], workspace.report)
                for m in members))
        check.equal("waves", where, figure["population"], frame)
        if not pairs:
            check.equal("waves", where, figure["change"], None)
            continue
        changes = np.array([pair["report"] - pair["base"] for pair in pairs])
        n = len(changes)
        check.equal("wave change", where, figure["change"], float(changes.mean()))
        if n == frame or n < 2 or changes.std() == 0:
            check.equal("wave interval", where, figure["change_low"], None)
        else:
            half = stats.t.ppf(0.975, n - 1) * changes.std(ddof=1) / sqrt(n) * (sqrt(1 - n / frame) if frame else 1)
            check.equal("wave interval", where, figure["change_low"], max(-100.0, float(changes.mean() - half)))
            check.equal("wave interval", where, figure["change_high"], min(100.0, float(changes.mean() + half)))
        moved = np.round(changes[np.abs(changes) > 1e-9], 9)
        if len(moved):
            ties = len(set(np.abs(moved))) < len(moved)
            exact = not ties and len(moved) < 50
            test = stats.wilcoxon(moved, method="exact" if exact else "approx", correction=not exact)
            check.equal("wave Wilcoxon", where, figure["wilcoxon_p"], float(test.pvalue))
        lost = sum(pair["base"] >= 75 > pair["report"] for pair in pairs)
        gained = sum(pair["report"] >= 75 > pair["base"] for pair in pairs)
        check.equal("waves", where, figure["lost"], lost)
        check.equal("waves", where, figure["gained"], gained)
        if lost + gained:
            few, total = min(lost, gained), lost + gained
            p = min(1.0, 2 * stats.binom.cdf(few, total, 0.5) - stats.binom.pmf(few, total, 0.5))
            check.equal("wave McNemar", where, figure["mcnemar_p"], float(p))


class WorkingDays:
    """The State Council's calendar as pipelines/calendar.yaml lists it, read without a parser of YAML."""

    def __init__(self):
        text = open(Path(__file__).resolve().parent.parent / "pipelines/calendar.yaml", encoding="utf-8").read()
        self.years, self.off, self.work = set(), set(), set()
        for year, block in re.findall(r"^  (\d{4}):\n(.*?)(?=^  \d{4}:|\Z)", text, re.M | re.S):
            self.years.add(int(year))
            for name, days in (("off", self.off), ("work", self.work)):
                for runs in re.findall(rf"^    {name}: \[(.*?)\]", block, re.M | re.S):
                    for run in filter(None, (part.strip() for part in runs.split(","))):
                        ends = [self.day(end, year) for end in run.split("..")]
                        while ends[0] <= ends[-1]:
                            days.add(ends[0])
                            ends[0] += timedelta(days=1)
                            if len(ends) == 1:
                                break

    @staticmethod
    def day(text, year):
        return datetime.fromisoformat(text if len(text) == 10 else f"{year}-{text}")

    def after(self, day, count, still=lambda day: False, working=True):
        """The day on which a term ends; None where the calendar does not reach so far."""
        while count:
            day += timedelta(days=1)
            if still(day):
                continue
            if working and day.year not in self.years:
                return None
            if not working or day in self.work or (day not in self.off and day.weekday() < 5):
                count -= 1
        return day


def deadline_rule(received):
    """Working days to accept, term of mediation and whether it is in working days, by order 62, order 20, order 121."""
    if not "2014-03-15" <= received:
        return None
    return (7, 45, True) if "2020-01-01" <= received <= "2026-04-14" else (7, 60, False)


def term_state(done, due, until):
    if due is None:
        return "unknown"
    if done:
        return "met" if done <= due else "late"
    return "late" if due < until else "open"


def deadline_states(row, calendar, until):
    """What became of acceptance and of mediation (None: there is nothing to mediate)."""
    days = {name: row[name] and datetime.fromisoformat(row[name]) for name in (
        "received_on", "accepted_on", "closed_on", "due_on", "suspended_from", "suspended_to")}
    received, accepted, closed = days["received_on"], days["accepted_on"], days["closed_on"]
    rule = deadline_rule(row["received_on"])
    is_pending = row["status"] == "待受理" or not row["status"] and not row["result"] and not accepted and not closed
    is_open = not row["result"] and (
        row["status"] in ("受理", "调解中") or not row["status"] and accepted is not None and not closed)
    acceptance = term_state(accepted, rule and calendar.after(received, rule[0]), until)
    if not accepted and not is_pending:
        acceptance = "unknown"
    if is_pending or row["status"] == "不予受理":
        return acceptance, None
    if not closed and not is_open or not days["due_on"] and not (accepted and rule):
        return acceptance, "unknown"
    if days["due_on"]:
        return acceptance, term_state(closed, days["due_on"], until)
    start, end, length = days["suspended_from"], days["suspended_to"], row["suspended_days"] or 0
    plain = calendar.after(accepted, rule[1], working=rule[2])
    if start and end and start <= end:
        due = calendar.after(accepted, rule[1], lambda day: start < day <= end, rule[2])
        return acceptance, term_state(closed, due, until)
    if length:
        return acceptance, term_state(closed, calendar.after(accepted, rule[1] + length, working=rule[2]), until)
    state = term_state(closed, plain, until)
    # Time that stood still for nobody knows how long can only have moved the end back.
    if (start or end) and state == "late" and not (start and not end and start >= plain):
        state = "open" if start and not end and not closed else "unknown"
    if start and not end and not closed and plain and start < plain:
        state = "open"
    return acceptance, state


def check_deadlines(workspace, check, complaints):
    """The statutory clocks of the committed pipelines, worked out day by day."""
    calendar = WorkingDays()
    until = datetime.fromisoformat(workspace.meta["data_until"]) if "data_until" in workspace.meta else period_end(
        workspace) - timedelta(days=1)
    states = {row["complaint_id"]: deadline_states(row, calendar, until) for row in complaints.rows}
    for figure in workspace.rows("SELECT * FROM complaint_deadline"):
        where = (figure["grouping"], figure["site"], figure["period"], figure["deadline"])
        # A case runs by the term that its work order prints, or by the law's.
        clock = ("acceptance", "mediation", "work_order").index(figure["deadline"])
        counts = collections.Counter(
            states[row["complaint_id"]][clock > 0] for row in complaints.rows
            if (clock == 0 or bool(row["due_on"]) == (clock == 2)) and row["received_on"][:7] in workspace.months(figure["period"])
            and workspace.member(row["merchant_id"], figure))
        for state in ("met", "late", "open", "unknown"):
            check.equal("deadlines", where + (state,), figure[state], counts[state])
        due = counts["met"] + counts["late"]
        check.equal("deadline rate", where, figure["rate"], counts["met"] / due if due else None)
        if due:
            wilson = stats.binomtest(counts["met"], due).proportion_ci(0.95, method="wilson")
            check.equal("deadline rate", where, figure["rate_low"], float(wilson.low))
            check.equal("deadline rate", where, figure["rate_high"], float(wilson.high))


def check_gaps(workspace, check, complaints):
    """Complaint-free days between one complaint and the next, and the gap that chance exceeds with 0.00135."""
    months = sorted(workspace.base | workspace.report)
    end = period_end(workspace)
    for figure in workspace.rows("SELECT * FROM complaint_gap"):
        where = (figure["grouping"], figure["site"])
        days = sorted(
            datetime.fromisoformat(row["received_on"]) for row in complaints.rows
            if months[0] <= row["received_on"][:7] <= months[-1] and workspace.member(row["merchant_id"], figure))
        gaps = [max(0, (later - day).days - 1) for day, later in zip(days, days[1:])]
        check.equal("gaps", where, [int(gap) for gap in figure["gaps"].split()] == gaps, True)
        check.equal("gaps", where, figure["running"], (end - days[-1]).days - 1)
        mean = sum(gaps) / len(gaps)
        check.equal("gaps", where, figure["centre"], mean)
        limit = 0
        while (mean / (mean + 1)) ** (limit + 1) > 0.00135:
            limit += 1
        check.equal("gaps", where, figure["probability_upper"], limit)
        is_judged = len(gaps) >= 12 and mean > 0
        check.equal("gaps", where, figure["signals"], sum(gap > limit for gap in gaps) if is_judged else None)


def check_effects(workspace, check, complaints):
    """The opening as an interruption: quasi-Poisson regression by Newton's steps, or the exact ratio."""
    months = sorted(workspace.base | workspace.report)
    for figure in workspace.rows("SELECT * FROM complaint_effect"):
        where = (figure["grouping"], figure["site"], figure["method"])
        own = [(place, complaints.count(figure, {month}), complaints.total(figure, {month}))
               for place, month in enumerate(months)]
        own = [entry for entry in own if entry[2] > 0]
        start = next(place for place, month in enumerate(months) if month >= figure["opened"])
        before, after = ([entry for entry in own if (entry[0] >= start) == side] for side in (False, True))
        for name, side in (("before", before), ("after", after)):
            check.equal("opening", where, figure[f"months_{name}"], len(side))
            check.equal("opening", where, figure[f"count_{name}"], sum(count for _, count, _ in side))
            check.equal("opening", where, figure[f"exposure_{name}"], sum(exposure for _, _, exposure in side))
        if figure["method"] == "ratio" and figure["dispersion"] is None:
            low, high, p = ratio_interval(
                figure["count_after"], figure["exposure_after"], figure["count_before"], figure["exposure_before"])
            for name, value in (("ratio_low", low), ("ratio_high", high), ("p", p)):
                check.equal("opening ratio", where, figure[name], value)
        if figure["method"] != "interrupted_series":
            continue
        design = np.array([[1, place, place >= start, (place - start) * (place >= start)] for place, _, _ in own], float)
        counts = np.array([count for _, count, _ in own], float)
        logs = np.log([exposure for _, _, exposure in own])
        fit = np.array([np.log(counts.sum() / np.exp(logs).sum()), 0, 0, 0])
        for _ in range(100):
            fitted = np.exp(design @ fit + logs)
            fit = fit + np.linalg.solve(design.T @ (design * fitted[:, None]), design.T @ (counts - fitted))
        fitted = np.exp(design @ fit + logs)
        errors = np.sqrt(np.diag(np.linalg.inv(design.T @ (design * fitted[:, None]))))
        degrees = len(own) - 4
        dispersion = float(((counts - fitted) ** 2 / fitted).sum() / degrees)
        check.equal("opening series", where, figure["dispersion"], dispersion)
        errors = errors * sqrt(max(1, dispersion))
        critical = stats.t.ppf(0.975, degrees)
        for name, place in (("ratio", 2), ("slope", 3)):
            check.equal("opening series", where, figure[name], float(np.exp(fit[place])))
            for end, sign in (("low", -1), ("high", 1)):
                check.equal("opening series", where, figure[f"{name}_{end}"],
                            float(np.exp(fit[place] + sign * critical * errors[place])))
        check.equal("opening series", where, figure["p"], float(2 * stats.t.sf(abs(fit[2] / errors[2]), degrees)))


def check_first_batch(workspace, check):
    """Free metrology of the month of the earliest, each merchant once."""
    free = [row for row in workspace.rows("SELECT * FROM service ORDER BY rowid")
            if row["free"] and row["kind"].startswith("计量") and row["merchant_id"]]
    first = {}
    month = min((row["requested_at"][:7] for row in free), default=None)
    for row in sorted(free, key=lambda row: row["requested_at"]):
        if row["requested_at"][:7] == month:
            first.setdefault(row["merchant_id"], row)
    batch = workspace.rows("SELECT * FROM service_first_batch")
    check.equal("first batch", "all", len(batch), len(first))
    for figure in batch:
        row = first.get(figure["merchant_id"])
        check.equal("first batch", figure["merchant_id"], figure["service_id"] == (row and row["service_id"]), True)


def check_money(workspace, check):
    rows = service_rows(workspace)
    for figure in workspace.rows("SELECT * FROM service_money"):
        own = [row for row in rows if of_group(workspace, figure, row)]
        where = (figure["grouping"], figure["site"], figure["kind"], figure["partner_id"], figure["merchant_id"])
        valued = sum(row["saved_fen"] is not None or row["gained_fen"] is not None for row in own)
        check.equal("savings and gains", where, figure["valued"], valued)
        check.equal("savings and gains", where, figure["completeness"], valued / len(own) if own else None)
        total = sum((row["saved_fen"] or 0) + (row["gained_fen"] or 0) for row in own)
        check.equal("savings and gains", where, figure["total_fen"], total)
        pending = [row for row in own if not row["completed_at"] and not row["completion_doubtful"]]
        check.equal("savings and gains", where, figure["pending_fen"],
                    sum((row["saved_fen"] or 0) + (row["gained_fen"] or 0) for row in pending))
    for grouping in ("site", "kind", "partner", "merchant"):
        added = workspace.rows(f"SELECT sum(services) AS n, sum(total_fen) AS fen FROM service_money WHERE grouping = '{grouping}'")[0]
        whole = workspace.rows("SELECT services AS n, total_fen AS fen FROM service_money WHERE grouping = 'all'")[0]
        check.equal("savings and gains", grouping, added["n"], whole["n"])
        check.equal("savings and gains", grouping, added["fen"], whole["fen"])
    called = collections.Counter(row["partner_id"] for row in rows)
    for figure in workspace.rows("SELECT * FROM service_partner"):
        check.equal("partners called", figure["partner_id"], figure["requests"], called[figure["partner_id"]])


# The settings of the leader evaluation that the committed pipelines have.
SHRINKAGE, WINSORISE, COVERAGE, RUNS, JITTER, SEED, MOST, CAP = 10, 0.05, 0.8, 2000, 0.2, 20220131, 5, 0.30
FEWEST, TRADE_SHARE = 3, 0.6


class Generator:
    """xoshiro256** seeded by SplitMix64, a stream mixed in, as the papers define them."""

    MASK = (1 << 64) - 1

    def __init__(self, seed, stream):
        self.mixer = stream
        self.mixer = seed ^ self.mix()
        self.state = [self.mix() for _ in range(4)]

    def mix(self):
        self.mixer = (self.mixer + 0x9E3779B97F4A7C15) & self.MASK
        z = self.mixer
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & self.MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & self.MASK
        return z ^ (z >> 31)

    def turned(self, value, bits):
        return ((value << bits) | (value >> (64 - bits))) & self.MASK

    def uniform(self):
        s = self.state
        result = (self.turned((s[1] * 5) & self.MASK, 7) * 9) & self.MASK
        shifted = (s[1] << 17) & self.MASK
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= shifted
        s[3] = self.turned(s[3], 45)
        return ((result >> 11) + 0.5) / (1 << 53)


def competition_ranks(values):
    return {key: 1 + sum(other > value + 1e-9 * 100 for other in values.values()) for key, value in values.items()}


class Leaders:
    """The tables of the evaluation with indicators in the order of the settings' rows."""

    def __init__(self, workspace):
        self.workspace = workspace
        self.weights = {row["indicator"]: row for row in workspace.rows("SELECT * FROM leader_weight")}
        self.raw, self.scaled = {}, collections.defaultdict(dict)
        for row in workspace.rows("SELECT * FROM leader_indicator"):
            self.raw.setdefault(row["indicator"], {})[row["merchant_id"]] = row["raw"]
            self.scaled[row["merchant_id"]][row["indicator"]] = row["scaled"]
        self.scores = workspace.rows("SELECT * FROM leader_score")
        failed = {row["merchant_id"] for row in workspace.rows("SELECT * FROM leader_gate WHERE passed = 0")}
        self.eligible = [row["merchant_id"] for row in self.scores if row["merchant_id"] not in failed]

    def position(self, indicator, merchant, values):
        """Points of values as those of a merchant."""
        drawn, weight = self.drawn(indicator), self.weights[indicator]
        everyone = np.sort(list(drawn.values()))
        # A draw that comes out as the data did must tie with them, whatever the last digit.
        values, everyone = np.round(np.clip(values, everyone[0], everyone[-1]), 9), np.round(everyone, 9)
        trade = self.workspace.merchants[merchant]["trade"]
        group = [value for key, value in drawn.items() if self.workspace.merchants[key]["trade"] == trade]
        group = np.round(np.sort(group), 9) if len(group) >= 5 else everyone
        if weight["normalise"] == "minmax":
            points = (values - everyone[0]) / (everyone[-1] - everyone[0]) * 100
        else:
            points = (np.searchsorted(group, values, "left") + np.searchsorted(group, values, "right")) / 2 / len(group) * 100
        return points if weight["direction"] == "higher" else 100 - points

    def drawn(self, indicator):
        present = {key: value for key, value in self.raw[indicator].items() if value is not None}
        low, high = np.percentile(list(present.values()), [100 * WINSORISE, 100 * (1 - WINSORISE)])
        return {key: float(min(max(value, low), high)) for key, value in present.items()}


def check_raw(workspace, check, leaders):
    """Satisfaction shrunken toward all answers, assessments as means, needs met as a share."""
    answers = [row for row in workspace.answers()
               if row["submitted_at"][:7] in workspace.report and row["overall"] is not None]
    centre = np.mean([row["overall"] for row in answers if row["merchant_id"] is not None])
    own = collections.defaultdict(list)
    for row in answers:
        own[row["merchant_id"]].append(row["overall"])
    assessed = collections.defaultdict(list)
    for row in workspace.rows("SELECT * FROM assessment"):
        if row["assessed_on"] is None or row["assessed_on"][:7] in workspace.report:
            assessed[row["indicator"], row["merchant_id"]].append(row["value"])
    for indicator, weight in leaders.weights.items():
        for merchant, value in leaders.raw[indicator].items():
            if weight["source"] == "satisfaction":
                n = len(own[merchant])
                mean = (sum(own[merchant]) + SHRINKAGE * centre) / (n + SHRINKAGE)
                check.equal("leader raw (shrunken mean)", merchant, value, (mean - 1) * 25 if n else None)
            elif weight["source"] == "assessment":
                scores = assessed[weight["name"], merchant] + assessed[indicator, merchant]
                check.equal("leader raw (assessment)", merchant, value, float(np.mean(scores)) if scores else None)


def check_scaled(workspace, check, leaders):
    """Percentile within the trade, or among all where a trade has fewer than five with a value."""
    for indicator, weight in leaders.weights.items():
        if weight["remark"]:
            continue
        drawn = leaders.drawn(indicator)
        trades = collections.defaultdict(list)
        for merchant, value in drawn.items():
            trades[workspace.merchants[merchant]["trade"]].append(value)
        for merchant, value in drawn.items():
            group = trades[workspace.merchants[merchant]["trade"]]
            group = np.array(group if len(group) >= 5 else list(drawn.values()))
            if weight["normalise"] == "minmax":
                group = np.array(list(drawn.values()))
                position = (value - group.min()) / (group.max() - group.min()) * 100
            else:
                position = ((group < value).sum() + (group == value).sum() / 2) / len(group) * 100
            position = position if weight["direction"] == "higher" else 100 - position
            check.equal("leader scaled", merchant, leaders.scaled[merchant][indicator], float(position))


def capped(weights, cap):
    weights, free = np.array(weights, float), np.ones(len(weights), bool)
    result = weights.copy()
    while (result > cap + 1e-12).any():
        free &= result <= cap + 1e-12
        result = np.where(free, weights / weights[free].sum() * (1 - cap * (~free).sum()), cap)
    return result


def check_weights(workspace, check, leaders):
    """The eigenvector by numpy, entropy by its definition, both combined, and the cap."""
    names = list(leaders.weights)
    table = collections.defaultdict(dict)
    for row in workspace.rows("SELECT * FROM leader_judgement"):
        table[row["judge"]][row["indicator"], row["over"]] = row["importance"]
    base = np.array([leaders.weights[name]["declared"] for name in names])
    if table:
        logs = [np.log([[judge[i, j] for j in names] for i in names]) for judge in table.values()]
        values, vectors = np.linalg.eig(np.exp(np.mean(logs, axis=0)))
        largest = np.argmax(values.real)
        live = [not leaders.weights[name]["remark"] for name in names]
        base = vectors[:, largest].real * live / (vectors[:, largest].real * live).sum()
        for name, weight in zip(names, base):
            check.equal("leader weights (AHP)", name, leaders.weights[name]["ahp"], float(weight))
    entropy = []
    for name in names:
        drawn = leaders.drawn(name)
        values = np.array([drawn[merchant] for merchant in leaders.eligible if merchant in drawn])
        values = values - values.min() if leaders.weights[name]["direction"] == "higher" else values.max() - values
        if leaders.weights[name]["remark"] or values.sum() == 0:
            entropy.append(1.0)
            continue
        share = values / values.sum()
        entropy.append(-special.xlogy(share, share).sum() / np.log(len(share)))
    spread = 1 - np.array(entropy)
    combined = np.sqrt(base * spread / spread.sum())
    for place, name in enumerate(names):
        row = leaders.weights[name]
        check.equal("leader weights (entropy)", name, row["entropy"], float(spread[place] / spread.sum()))
        check.equal("leader weights (combined)", name, row["combined"], float(combined[place] / combined.sum()))
    used = capped([leaders.weights[name][leaders.weights[name]["weighting"]] for name in names], CAP)
    for name, weight in zip(names, used):
        check.equal("leader weights (used)", name, leaders.weights[name]["weight"], float(weight))


def check_methods(workspace, check, leaders):
    """Composite and TOPSIS closeness from the scaled indicators, and ranks over all and within the site."""
    names = list(leaders.weights)
    scored = [row for row in leaders.scores if row["composite"] is not None]
    used = {name: leaders.weights[name]["weight"] for name in names}
    composites, nearness = {}, {}
    for row in scored:
        own = [(used[name], leaders.scaled[row["merchant_id"]][name]) for name in names
               if leaders.scaled[row["merchant_id"]][name] is not None]
        composites[row["merchant_id"]] = sum(w * v for w, v in own) / sum(w for w, _ in own)
        far = sqrt(sum((w * (100 - v)) ** 2 for w, v in own))
        near = sqrt(sum((w * v) ** 2 for w, v in own))
        nearness[row["merchant_id"]] = 100 * near / (near + far)
    for values, name, rank in ((composites, "composite", "rank"), (nearness, "topsis", "topsis_rank")):
        ranks = competition_ranks(values)
        for row in scored:
            check.equal(f"leader {name}", row["merchant_id"], row[name], values[row["merchant_id"]])
            check.equal(f"leader {name} rank", row["merchant_id"], row[rank], ranks[row["merchant_id"]])
    for site in {row["site"] for row in scored}:
        rows = [row for row in scored if row["site"] == site]
        for values, rank in ((composites, "site_rank"), (nearness, "topsis_site_rank")):
            ranks = competition_ranks({row["merchant_id"]: values[row["merchant_id"]] for row in rows})
            for row in rows:
                check.equal("leader rank within the site", row["merchant_id"], row[rank], ranks[row["merchant_id"]])


def check_jitter(workspace, check, leaders):
    """The runs with moved weights, draw by draw."""
    order = sorted(leaders.weights, key=lambda name: leaders.weights[name]["position"])
    weights = np.array([leaders.weights[name]["weight"] for name in order])
    streams = [Generator(SEED, number) for number in range(len(order))]
    factors = np.array([[1 + JITTER * (2 * stream.uniform() - 1) for stream in streams] for _ in range(RUNS)])
    for site in {row["site"] for row in leaders.scores}:
        rows = [row for row in leaders.scores if row["site"] == site and row["composite"] is not None]
        scaled = np.array([[leaders.scaled[row["merchant_id"]][name] for name in order] for row in rows], float)
        present = ~np.isnan(scaled)
        moved = weights * factors
        sums = moved @ np.nan_to_num(scaled).T / (moved @ present.T)
        last = -np.sort(-sums, axis=1)[:, min(MOST, len(rows)) - 1]
        shares = (sums >= (last - 1e-9 * np.maximum(1, last))[:, None]).mean(axis=0)
        for row, share in zip(rows, shares):
            check.equal("leader weight sensitivity", row["merchant_id"], row["jitter_probability"], float(share))


def check_ranks(workspace, check, leaders):
    """Respondents drawn anew one by one within each merchant, complaints around the estimated rate: the workspace's probability
    of being among the first must lie where so many draws of our own put it. Other random numbers, hence a wide bound."""
    draws, random = 4000, np.random.default_rng(1)
    own = collections.defaultdict(list)
    for row in workspace.answers():
        if row["submitted_at"][:7] in workspace.report and row["overall"] is not None and row["merchant_id"] is not None:
            own[row["merchant_id"]].append(row["overall"])
    centre = np.mean([value for values in own.values() for value in values])
    funnel = {row["merchant_id"]: row for row in workspace.rows("SELECT * FROM complaint_funnel")}
    exposed = [row for row in funnel.values() if row["exposure"]]
    pooled = sum(row["count"] for row in exposed) / sum(row["exposure"] for row in exposed)
    total = sum(row["exposure"] for row in exposed)
    between = max(0, sum(r["exposure"] * (r["count"] / r["exposure"] - pooled) ** 2 for r in exposed) / total
                  - pooled / (total / len(exposed)))
    for site in {row["site"] for row in leaders.scores}:
        rows = [row for row in leaders.scores if row["site"] == site and row["composite"] is not None]
        sums = np.zeros((len(rows), draws))
        for place, row in enumerate(rows):
            merchant, coverage = row["merchant_id"], 0
            for name, weight in leaders.weights.items():
                if leaders.scaled[merchant][name] is None:
                    continue
                coverage += weight["weight"]
                if weight["source"] == "satisfaction":
                    values = np.array(own[merchant])
                    means = random.choice(values, (draws, len(values))).mean(axis=1)
                    means = (len(values) * means + SHRINKAGE * centre) / (len(values) + SHRINKAGE)
                    drawn = (means - 1) * 25
                elif weight["source"] == "complaint_rate":
                    exposure = funnel[merchant]["exposure"]
                    trust = between / (between + pooled / exposure) if between else 0
                    rate = pooled + trust * (funnel[merchant]["count"] / exposure - pooled)
                    drawn = pooled + trust * (random.poisson(rate * exposure, draws) / exposure - pooled)
                else:
                    sums[place] += weight["weight"] * leaders.scaled[merchant][name]
                    continue
                sums[place] += weight["weight"] * leaders.position(name, merchant, drawn)
            sums[place] /= coverage
        ranks = 1 + (sums[None, :, :] > sums[:, None, :] + 1e-9).sum(axis=1)
        for place, row in enumerate(rows):
            share = float((ranks[place] <= MOST).mean())
            check.equal("leader rank resampling (±0.05)", row["merchant_id"],
                        abs(row["top_probability"] - share) < 0.05, True)


def check_courses(workspace, check):
    """Outcomes, channels, classes and repeated complaints from the rows."""
    rows = [row for row in workspace.rows("SELECT * FROM complaint") if row["kind"] == "投诉"]
    sites = {key: row["site"] for key, row in workspace.merchants.items()}
    here = lambda row, figure: figure["grouping"] == "all" or sites.get(row["merchant_id"]) == figure["site"]
    for figure in workspace.rows("SELECT * FROM complaint_outcome"):
        months = workspace.months(figure["period"])
        own = [row for row in rows if here(row, figure)]
        where = f"{figure['grouping']} {figure['site']} {figure['period']}"
        received = [row for row in own if row["received_on"][:7] in months]
        check.equal("received", where, figure["received"], len(received))
        for column, name in (("accepted_on", "accepted_by_date"), ("closed_on", "closed_by_date")):
            check.equal(name, where, figure[name], sum(row[column] is not None and row[column][:7] in months for row in own))
        for part, whole in (("mediated_of_closed", "closed"), ("mediated_of_accepted", "accepted")):
            told = figure["closed_without_result"] * 2 <= figure["closed"]
            expected = figure["mediated"] / figure[whole] if figure[whole] and told else None
            check.equal(part, where, figure[part], expected)
    for figure in workspace.rows("SELECT * FROM complaint_channel WHERE level = 1"):
        for period in ("report", "base"):
            months = workspace.months(period)
            check.equal("channel", figure["channel"], figure[f"count_{period}"], sum(
                row["received_on"][:7] in months and row["channel_group"] == figure["channel"] for row in rows))
    primary = {row["complaint_id"]: row["class"] for row in workspace.rows(
        "SELECT complaint_id, class FROM complaint_assignment WHERE is_primary = 1")}
    for figure in workspace.rows("SELECT * FROM complaint_class WHERE scheme = 'own'"):
        for period in ("report", "base"):
            months = workspace.months(period)
            check.equal("class", figure["code"], figure[f"count_{period}"], sum(
                row["received_on"][:7] in months and primary.get(row["complaint_id"]) == figure["code"] for row in rows))
    monthly = collections.Counter(
        (sites.get(row["merchant_id"]), row["received_on"][:7], primary.get(row["complaint_id"])) for row in rows)
    for figure in workspace.rows("SELECT * FROM complaint_class_month WHERE scheme = 'own'"):
        named = {site for site, _, _ in monthly} if figure["grouping"] == "all" else {figure["site"]}
        check.equal("class by month and site", f"{figure['site']} {figure['month']} {figure['code']}", figure["count"],
                    sum(monthly[site, figure["month"], figure["code"]] for site in named))
    for figure in workspace.rows("SELECT * FROM complaint_repeat"):
        months = workspace.months(figure["period"])
        person = lambda row: "".join(c for c in (row["phone"] or "").split("、")[0] if c.isdigit())
        own = [row for row in rows if row["received_on"][:7] in months and here(row, figure)]
        known = [row for row in own if len(person(row)) >= 11]
        where = f"{figure['grouping']} {figure['site']} {figure['period']}"
        counts = collections.Counter(map(person, known))
        check.equal("repeats", where, figure["known"], len(known))
        check.equal("repeats", where, figure["persons"], len(counts))
        check.equal("repeats", where, figure["persons_again"], sum(n > 1 for n in counts.values()))
        check.equal("repeats", where, figure["of_persons_again"], sum(n for n in counts.values() if n > 1))
        merchants = collections.Counter(row["merchant_id"] for row in own if row["merchant_id"])
        check.equal("repeats", where, figure["merchants_again"], sum(n > 1 for n in merchants.values()))


def balanced(order, count, trades):
    places, taken, chosen = max(1, int(TRADE_SHARE * count + 1e-9)), collections.Counter(), []
    for merchant in order:
        if len(chosen) < count and taken[trades[merchant]] < places:
            chosen.append(merchant)
            taken[trades[merchant]] += 1
    return chosen


def check_choice(workspace, check, leaders):
    """The largest gap between neighbouring ranks decides how many; the trades' shares, who."""
    trades = {merchant: row["trade"] for merchant, row in workspace.merchants.items()}
    for site in workspace.rows("SELECT * FROM leader_site"):
        rows = [row for row in leaders.scores if row["site"] == site["site"] and row["composite"] is not None]
        rows.sort(key=lambda row: -row["composite"])
        order, points = [row["merchant_id"] for row in rows], [row["composite"] for row in rows]
        gaps = {count: points[count - 1] - points[count] for count in range(FEWEST, MOST + 1) if count < len(points)}
        count = max(gaps, key=lambda key: (round(gaps[key], 9), -key)) if gaps else min(FEWEST, len(points))
        check.equal("leader gap", site["site"], site["gap"], gaps.get(count))
        chosen = balanced(order, count, trades)
        while FEWEST <= len(chosen) < count and balanced(order, len(chosen), trades) != chosen:
            chosen = balanced(order, len(chosen), trades)
        chosen += [merchant for merchant in order if merchant not in chosen][:max(0, FEWEST - len(chosen))]
        for row in rows:
            check.equal("leader choice", row["merchant_id"], row["chosen"], int(row["merchant_id"] in chosen))
        check.equal("leaders of a site", site["site"], site["chosen"], len(chosen))


def check_leaders(workspace, check):
    leaders = Leaders(workspace)
    for part in (check_raw, check_scaled, check_weights, check_methods, check_jitter, check_ranks, check_choice):
        part(workspace, check, leaders)
    points = collections.defaultdict(float)
    for row in workspace.rows("SELECT * FROM leader_evidence WHERE points IS NOT NULL"):
        points[row["merchant_id"]] += row["points"]
    for row in leaders.scores:
        if row["chosen"]:
            check.equal("leader evidence", row["merchant_id"], points[row["merchant_id"]], row["composite"])


def main():
    words = sys.argv[1:]
    site = None
    if "--site" in words[:-1]:
        site = words.pop(words.index("--site") + 1)
        words.remove("--site")
    if len(words) not in (1, 2):
        print("usage: check-figures.py WORKSPACE.sqlite [RESPONDENT] [--site NAME]", file=sys.stderr)
        sys.exit(2)
    workspace = Workspace(words[0], words[1] if len(words) == 2 else None)
    check = Check(site)
    # What a stage that did not run would have written is not looked for.
    ran = {row["stage"] for row in workspace.rows("SELECT stage FROM stage_run")}
    for stage, parts in (
        ("satisfaction", (check_satisfaction, check_frames, check_waves, check_drivers)),
        ("complaints", (check_complaints, check_courses)), ("needs", (check_needs,)),
        ("services", (check_services, check_promises, check_closures, check_money, check_first_batch)),
        ("evaluate", (check_leaders,)),
    ):
        for part in parts if stage in ran else ():
            part(workspace, check)
    print(f"{'figure':34} {'cases':>6} worst relative difference")
    for kind, worst in check.worst.items():
        print(f"{kind:34} {check.cases[kind]:6} {worst:.1e}")
    for failure in check.failures[:20]:
        print("DIFFERS:", *failure)
    sys.exit(1 if check.failures else 0)


if __name__ == "__main__":
    main()
