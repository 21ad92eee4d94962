#!/usr/bin/env python3
"""Compare `wotu measure` with R, scipy, statsmodels and 40-digit arithmetic on random and edge cases.

    scripts/check-measures.py WOTU [--markdown] [--seed N] [--only MEASURE] [--record FILE]

Prints a table: measure, cases, figures compared, worst relative difference, reference. Fails where a difference is above
the bound of the measure (1e-9 unless a line below says why not). Wants numpy, scipy, mpmath; statsmodels and Rscript
(with jsonlite, survey, survival, MASS, sandwich) where they are there: what they alone can check is skipped otherwise,
and said.
"""
import argparse
import itertools
import json
import math
import os
import random
import shutil
import subprocess
import sys
import tempfile

import mpmath as mp
import numpy as np
from scipy import optimize, stats

mp.mp.dps = 40
HERE = os.path.dirname(os.path.abspath(__file__))
REFERENCE = os.path.join(HERE, "check-measures.R")
RNG = random.Random(1)
CASES = {}
BOUNDS = {
    # R's iterations end there: its standard errors belong to the weights of the last step but one. Against Newton steps
    # in numpy, below, the bound is 1e-9.
    "its.poisson R": 1e-6,
    "its.poisson_level_only R": 1e-6,
    "its.negative_binomial R": 1e-6,
    # R's optimiser stops there; against scipy's root of the likelihood equations the bound is 1e-9.
    "mcdonald_omega R": 1e-4,
    "negative_binomial.rate R": 1e-6,
    "poisson.trend R": 1e-6,
    "logistic.trend R": 1e-6,
    # R's logit interval is that of a logistic regression, whose iteration ends there.
    "survey.weighted_proportion R": 1e-6,
    # R's raking stops at that misfit of a margin.
    "survey.raked_mean R": 1e-7,
}


def case(measure, inputs, reference, source):
    CASES.setdefault(measure, []).append((inputs, reference, source))


def ask(wotu, measure, lines):
    text = "\n".join(json.dumps(line) for line in lines) + "\n"
    done = subprocess.run([wotu, "measure", measure], input=text, capture_output=True, text=True)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(answers) == len(lines), (measure, done.stderr)
    return answers


# --- mpmath helpers: independent of any library's special functions -----------------------------------------------------

def z_of(conf):
    return mp.sqrt(2) * mp.erfinv(mp.mpf(conf))


def beta_cdf(a, b, x):
    return mp.betainc(a, b, 0, x, regularized=True)


def root(f, lo, hi):
    lo, hi = mp.mpf(lo), mp.mpf(hi)
    return mp.findroot(f, (lo, hi), solver="anderson", tol=1e-50, maxsteps=200, verify=False)


def bisect(f, lo, hi):
    lo, hi = mp.mpf(lo), mp.mpf(hi)
    rising = f(hi) > f(lo)
    for _ in range(140):
        mid = (lo + hi) / 2
        if (f(mid) > 0) == rising:
            hi = mid
        else:
            lo = mid
    return (lo + hi) / 2


def binom_pmf(k, n, p):
    return mp.binomial(n, k) * p**k * (1 - p) ** (n - k)


def binom_tail(n, p, ks):
    return mp.fsum(binom_pmf(k, n, p) for k in ks)


def proportions():
    pairs = [(0, 1), (1, 1), (0, 20), (20, 20), (7, 7), (1, 2), (88, 100), (110, 124), (0, 124), (1, 1000), (999, 1000)]
    pairs += [(RNG.randint(0, n), n) for n in (RNG.randint(1, 300) for _ in range(30))]
    for x, n in pairs:
        conf = RNG.choice([0.95, 0.95, 0.9, 0.99, 0.8])
        given = {"x": x, "n": n, "conf": conf}
        z, p, nn = z_of(conf), mp.mpf(x) / n, mp.mpf(n)
        tail = (1 - mp.mpf(conf)) / 2
        half = z * mp.sqrt(p * (1 - p) / nn + z**2 / (4 * nn**2))
        mid, scale = p + z**2 / (2 * nn), 1 + z**2 / nn
        case("proportion.ci.wilson", given, {
            "estimate": p, "lower": 0 if x == 0 else (mid - half) / scale, "upper": 1 if x == n else (mid + half) / scale},
            "mpmath")
        q = 1 - p
        low = (2 * n * p + z**2 - 1 - z * mp.sqrt(z**2 - 2 - 1 / nn + 4 * p * (n * q + 1))) / (2 * (n + z**2))
        high = (2 * n * p + z**2 + 1 + z * mp.sqrt(z**2 + 2 - 1 / nn + 4 * p * (n * q - 1))) / (2 * (n + z**2))
        case("proportion.ci.wilson_cc", given, {"lower": 0 if x == 0 else low, "upper": 1 if x == n else high}, "mpmath")
        exact_low = 0 if x == 0 else bisect(lambda s: binom_tail(n, s, range(x, n + 1)) - tail, 0, 1)
        exact_high = 1 if x == n else bisect(lambda s: binom_tail(n, s, range(0, x + 1)) - tail, 0, 1)
        case("proportion.ci.clopper_pearson", given, {"lower": exact_low, "upper": exact_high}, "mpmath")
        nt = n + z**2
        pt = (x + z**2 / 2) / nt
        h = z * mp.sqrt(pt * (1 - pt) / nt)
        case("proportion.ci.agresti_coull", given, {
            "estimate": p, "center": pt, "lower_unclipped": pt - h, "upper_unclipped": pt + h, "lower": max(0, pt - h),
            "upper": min(1, pt + h)}, "mpmath")
        jl = stats.beta.ppf(float(tail), x + 0.5, n - x + 0.5)
        jh = stats.beta.isf(float(tail), x + 0.5, n - x + 0.5)
        case("proportion.ci.jeffreys", given, {
            "lower_equal_tailed": jl, "upper_equal_tailed": jh, "lower": 0 if x == 0 else jl,
            "upper": 1 if x == n else jh}, "scipy")
        above = lambda s: binom_tail(n, s, range(x + 1, n + 1)) + binom_pmf(x, n, s) / 2 - tail
        below = lambda s: binom_tail(n, s, range(0, x)) + binom_pmf(x, n, s) / 2 - tail
        case("proportion.ci.midp", given, {
            "lower": 0 if x == 0 else bisect(above, 0, 1), "upper": 1 if x == n else bisect(below, 0, 1)}, "mpmath")
        w = z * mp.sqrt(p * (1 - p) / nn)
        case("proportion.ci.wald", given, {"lower_unclipped": p - w, "upper_unclipped": p + w}, "mpmath")
        big = n + RNG.randint(0, 3) * RNG.randint(1, 60)
        ks = range(x, big - n + x + 1)
        least = min(k for k in ks if stats.hypergeom.sf(x - 1, big, k, n) > float(tail))
        most = max(k for k in ks if stats.hypergeom.cdf(x, big, k, n) > float(tail))
        framed = dict(given, population=big)
        case("proportion.ci.hypergeometric_exact", framed, {
            "count_lower": least, "count_upper": most, "lower": mp.mpf(least) / big, "upper": mp.mpf(most) / big}, "scipy")
        if big > n:
            ne = mp.mpf(n) * (big - 1) / (big - n)
            half = z * mp.sqrt(p * (1 - p) / ne + z**2 / (4 * ne**2))
            case("proportion.ci.wilson_fpc", framed, {
                "n_effective": ne, "lower": 0 if x == 0 else (p + z**2 / (2 * ne) - half) / (1 + z**2 / ne),
                "upper": 1 if x == n else (p + z**2 / (2 * ne) + half) / (1 + z**2 / ne)}, "mpmath")
        else:
            case("proportion.ci.wilson_fpc", framed, {"n_effective": math.inf, "lower": p, "upper": p}, "definition")


def counts():
    for k in [0, 0, 1, 2, 5, 9, 17, 30, 100, 720, 100000] + [RNG.randint(0, 60) for _ in range(20)]:
        conf = RNG.choice([0.95, 0.9, 0.99])
        t = RNG.choice([1, 12, 0.37, 1500.5])
        given = {"count": k, "exposure": t, "conf": conf}
        a = (1 - conf) / 2
        lo = stats.gamma.ppf(a, k) if k else 0
        hi = stats.gamma.isf(a, k + 1)
        case("poisson.ci.garwood", given, {
            "rate": k / t, "count_lower": lo, "count_upper": hi, "lower": lo / t, "upper": hi / t,
            "one_sided_upper": stats.gamma.isf(1 - conf, k + 1) / t}, "scipy")
        tail, z = (1 - mp.mpf(conf)) / 2, z_of(conf)
        if k <= 1000:
            pmf = lambda j, m: mp.exp(-m) * m**j / mp.factorial(j)
            ge = lambda m: mp.gammainc(k + 1, 0, m, regularized=True) + pmf(k, m) / 2 - tail
            le = lambda m: (mp.gammainc(k, m, mp.inf, regularized=True) if k else 0) + pmf(k, m) / 2 - tail
            lo = 0 if k == 0 else bisect(ge, mp.mpf(10) ** -12, k + 1)
            hi = bisect(le, max(k, mp.mpf(10) ** -9), k + 40 + 10 * mp.sqrt(k))
            case("poisson.ci.midp", given, {"count_lower": lo, "count_upper": hi, "lower": lo / t, "upper": hi / t},
                 "mpmath")
        byar = lambda c, s: c * (1 - 1 / (9 * mp.mpf(c)) + s * z / (3 * mp.sqrt(c))) ** 3
        lo = 0 if k == 0 else max(0, byar(k, -1))
        case("poisson.ci.byar", given, {"count_lower": lo, "count_upper": byar(k + 1, 1), "upper": byar(k + 1, 1) / t},
             "mpmath")
        rate0 = RNG.uniform(0.1, 2.5) * max(k, 1) / t
        m = rate0 * t
        lt, gt = stats.poisson.cdf(k, m), stats.poisson.sf(k - 1, m)
        small = min(lt, gt) - stats.poisson.pmf(k, m) / 2
        case("poisson.test.one_sample", {"count": k, "exposure": t, "rate0": rate0}, {
            "expected": m, "p_less": lt, "p_greater": gt, "p_two_sided_central": min(1, 2 * min(lt, gt)),
            "p_two_sided_midp": min(1, 2 * small)}, "scipy")
        if k < 1000:
            case("poisson.test.one_sample", {"count": k, "exposure": t, "rate0": rate0}, "R", "R poisson.test")
        k2, t2 = RNG.randint(0, 40), RNG.choice([1, 12, 2.5])
        r0 = RNG.choice([1, 1, 0.5, 2])
        given = {"count1": min(k, 1000), "exposure1": t, "count2": k2, "exposure2": t2, "ratio0": r0, "conf": conf}
        case("poisson.ratio.exact_conditional", given, ratio(min(k, 1000), t, k2, t2, r0, conf), "scipy, mpmath")
        case("poisson.ratio.exact_conditional", given, "R", "R binom.test")
    for n in [1, 3, 12, 124, 10000]:
        for conf in [0.95, 0.9]:
            a = mp.mpf(1) - mp.mpf(conf)
            case("poisson.rule_of_three", {"n": n, "conf": conf}, {
                "poisson_exact_one_sided": -mp.log(a) / n, "binomial_exact_one_sided": 1 - a ** (mp.mpf(1) / n),
                "poisson_exact_two_sided_upper": -mp.log(a / 2) / n, "rule_of_three": mp.mpf(3) / n}, "mpmath")
    for now, then in [(18, 20), (0, 5), (0, 6), (5, 0), (0, 0), (720, 800), (360, 400), (1, 1)]:
        r = ratio(now, 1, then, 1, 1, 0.95)
        up = r["upper"]
        case("poisson.yoy_change", {"current": now, "previous": then}, {
            "change_percent": (now - then) / then * 100 if then else None, "lower": 100 * (r["lower"] - 1),
            "upper": math.inf if up == math.inf else 100 * (up - 1), "p_two_sided_central": r["p_two_sided_central"],
            "significant": bool(r["p_two_sided_central"] < 0.05)}, "scipy, mpmath")
    for _ in range(12):
        n = RNG.randint(2, 30)
        e = [RNG.choice([1, 2, 3.5, None]) for _ in range(n)]
        if sum(v is not None for v in e) < 2:
            continue
        c = [RNG.randint(0, 9) for _ in range(n)]
        used = [(k, v) for k, v in zip(c, e) if v]
        total, ex = sum(k for k, _ in used), sum(v for _, v in used)
        if not total:
            continue
        chi = sum((k - total / ex * v) ** 2 / (total / ex * v) for k, v in used)
        df = len(used) - 1
        case("poisson.dispersion_test", {"counts": c, "exposures": e}, {
            "chi2": chi, "df": df, "p_upper": stats.chi2.sf(chi, df), "dispersion_index": chi / df,
            "pooled_rate": total / ex}, "scipy")
        full = [v or 0 for v in e]
        mean_exposure = ex / len(used)
        spread = sum(v * (k / v - total / ex) ** 2 for k, v in used) / ex - total / ex / mean_exposure
        a = max(0, spread)
        est = [total / ex + (a / (a + total / ex / v) * (k / v - total / ex) if v and a else 0) for k, v in zip(c, full)]
        case("empirical_bayes.global_marshall", {"counts": c, "exposures": full}, {
            "pooled_rate": total / ex, "between_variance": a, "estimates": est}, "definition")
        tails = [0.025, 0.001]
        ref = {}
        for tail in tails:
            up, low = [], []
            for v in [x for x in e if x]:
                m = 0.7 * v
                up.append(next(k for k in itertools.count() if stats.poisson.sf(k, m) <= tail))
                low.append(max(k for k in range(0, 60) if stats.poisson.cdf(k - 1, m) <= tail))
            ref[f"upper_{tail}"], ref[f"lower_{tail}"] = up, low
        case("funnel.poisson_limits", {"rate": 0.7, "exposures": [x for x in e if x], "tails": tails}, ref, "scipy")
        a0, a1, b0, b1 = (RNG.randint(1, 60) for _ in range(4))
        ex4 = [RNG.uniform(0.5, 3) for _ in range(4)]
        rr = (a1 / ex4[1] / (a0 / ex4[0])) / (b1 / ex4[3] / (b0 / ex4[2]))
        se = math.sqrt(1 / a0 + 1 / a1 + 1 / b0 + 1 / b1)
        z = stats.norm.ppf(0.975)
        case("poisson.did_ratio", {"treated_before": a0, "treated_after": a1, "control_before": b0, "control_after": b1,
                                   "exposures": ex4}, {
            "ratio_of_ratios": rr, "se_log": se, "lower": rr * math.exp(-z * se), "upper": rr * math.exp(z * se),
            "p": 2 * stats.norm.sf(abs(math.log(rr)) / se)}, "scipy")
    for change in [-10, -20, -30, -50, 25, 100]:
        for power in [0.8, 0.9]:
            r = 1 + mp.mpf(change) / 100
            z = z_of(0.95) + mp.sqrt(2) * mp.erfinv(2 * mp.mpf(power) - 1)
            need = z**2 * (1 + 1 / r) / mp.log(r) ** 2
            case("poisson.required_base_count", {"change_percent": change, "power": power}, {
                "base_count": need, "base_count_ceiling": mp.ceil(need)}, "mpmath")


def ratio(k1, t1, k2, t2, r0, conf):
    n, tail = k1 + k2, (1 - conf) / 2
    p0 = r0 * t1 / (r0 * t1 + t2)
    lt, gt = stats.binom.cdf(k1, n, p0), stats.binom.sf(k1 - 1, n, p0)
    odds = lambda s: s / (1 - s) * t2 / t1
    lo = odds(mp.mpf(stats.beta.ppf(tail, k1, k2 + 1))) if k1 else 0
    hi = odds(1 - mp.mpf(stats.beta.ppf(tail, k2, k1 + 1))) if k2 else math.inf
    def mid(x, rest):
        f = lambda s: stats.binom.sf(x, n, s) + stats.binom.pmf(x, n, s) / 2 - tail
        return optimize.brentq(f, 1e-12, 1 - 1e-12, xtol=1e-16, rtol=1e-14)
    return {
        "ratio": (k1 / t1) / (k2 / t2) if k2 else (math.inf if k1 else None), "lower": lo, "upper": hi, "p_less": lt,
        "p_greater": gt, "p_two_sided_central": min(1, 2 * min(lt, gt)),
        "p_two_sided_midp": min(1, 2 * (min(lt, gt) - stats.binom.pmf(k1, n, p0) / 2)),
        "lower_midp": odds(mid(k1, k2)) if k1 else 0, "upper_midp": 1 / (mid(k2, k1) / (1 - mid(k2, k1)) * t1 / t2)
        if k2 else math.inf}


def tiny_beta(p, a, b):
    """The quantile of the beta distribution where it is tiny, by Newton on the series of the incomplete beta."""
    p, a, b = mp.mpf(p), mp.mpf(a), mp.mpf(b)
    x = (p * a * mp.beta(a, b)) ** (1 / a)
    for _ in range(30):
        below = x**a / (a * mp.beta(a, b)) * mp.hyp2f1(a, 1 - b, a + 1, x)
        x *= (p / below) ** (1 / a)
    return x


def distributions():
    # Beyond 1e-80 the root searches of libraries stop short of these quantiles: forty digits alone.
    for p in [1e-300, 1e-100, 1e-85, 5e-324]:
        for df in [1, 2.5, 5, 30, 200]:
            x = tiny_beta(2 * mp.mpf(p), mp.mpf(df) / 2, mp.mpf(1) / 2)
            if mp.mpf("1e-600") < x < mp.mpf("1e-6"):
                case("dist.t_quantile", {"p": p, "df": df}, {"q": -mp.sqrt(df * (1 - x) / x)}, "mpmath")
        for a, b in [(5, 200), (2, 3), (1, 400), (8, 10)]:
            x = tiny_beta(p, mp.mpf(a) / 2, mp.mpf(b) / 2)
            if x > mp.mpf("1e-307"):
                case("dist.f_quantile", {"p": p, "df1": a, "df2": b}, {"q": x / (1 - x) * b / a}, "mpmath")
        for a, b in [(5, 200), (2.5, 100), (1.2, 1e6), (12, 0.5)]:
            x = tiny_beta(p, a, b)
            if x > mp.mpf("1e-307"):
                case("dist.beta_quantile", {"p": p, "a": a, "b": b}, {"q": x}, "mpmath")
    ps = [1e-300, 1e-20, 1e-5, 0.001, 0.025, 0.3, 0.5, 0.7, 0.975, 0.999]
    for p in ps:
        case("dist.normal_quantile", {"p": p}, {"q": stats.norm.ppf(p)}, "scipy")
        for df in [1, 2, 5, 30.5, 1000]:
            if p >= 1e-20:
                case("dist.t_quantile", {"p": p, "df": df}, {"q": stats.t.ppf(p, df)}, "scipy")
            case("dist.chi2_quantile", {"p": p, "df": df}, {"q": stats.chi2.ppf(p, df)}, "scipy")
        for a, b in [(1, 1), (3, 8), (0.5, 20.5), (100, 2)]:
            if p >= 1e-20:
                case("dist.beta_quantile", {"p": p, "a": a, "b": b}, {"q": stats.beta.ppf(p, a, b)}, "scipy")
        for a, b in [(1, 1), (3, 20), (10, 400)]:
            if p >= 1e-20:
                case("dist.f_quantile", {"p": p, "df1": a, "df2": b}, {"q": stats.f.ppf(p, a, b)}, "scipy")
    for z in [0, 0.5, -1.96, 5, 20, 37]:
        case("dist.normal_two_sided_p", {"z": z}, {"p": 2 * stats.norm.sf(abs(z))}, "scipy")
        for df in [1, 3, 12, 200]:
            case("dist.t_two_sided_p", {"t": z, "df": df}, {"p": 2 * stats.t.sf(abs(z), df)}, "scipy")
            case("dist.chi2_upper_p", {"x": z * z, "df": df}, {"p": stats.chi2.sf(z * z, df)}, "scipy")


def surveys():
    for _ in range(12):
        y = [RNG.choice([RNG.randint(1, 5), RNG.gauss(50, 20), None]) for _ in range(RNG.randint(3, 40))]
        v = np.array([x for x in y if x is not None])
        if len(v) < 3:
            continue
        m = v.mean()
        case("descriptive.univariate", {"y": y}, {
            "n": len(v), "mean": math.fsum(v) / len(v), "sd": v.std(ddof=1), "median": np.median(v), "min": v.min(),
            "max": v.max(), "sum": math.fsum(v), "autocorrelation_lag1": np.sum((v[:-1] - m) * (v[1:] - m)) / np.sum((v - m) ** 2)},
            "numpy")
        for power in (1000, -1000):
            q = [mp.mpf(float(x)) * mp.mpf(2) ** power for x in v]
            mq = mp.fsum(q) / len(q)
            sq = mp.fsum((x - mq) ** 2 for x in q)
            case("descriptive.univariate", {"y": [float(x) for x in q]}, {
                "mean": mq, "sd": mp.sqrt(sq / (len(q) - 1)), "sum": mp.fsum(q),
                "autocorrelation_lag1": mp.fsum((a - mq) * (b - mq) for a, b in zip(q, q[1:])) / sq}, "mpmath")
        n, big = len(v), len(v) + RNG.randint(0, 50)
        se = v.std(ddof=1) / math.sqrt(n) * math.sqrt(1 - n / big)
        t = stats.t.ppf(0.975, n - 1)
        case("survey.srs_mean", {"y": y, "population": big}, {
            "n": n, "mean": m, "sd": v.std(ddof=1), "se": se, "df": n - 1, "fpc": 1 - n / big, "lower": m - t * se,
            "upper": m + t * se}, "scipy")
    for _ in range(10):
        strata = RNG.choice([2, 3, 5])
        s, sizes = [], {}
        for h in range(strata):
            n = RNG.randint(2, 9)
            s += [f"s{h}"] * n
            sizes[f"s{h}"] = n + RNG.randint(0, 30)
        y = [RNG.randint(1, 5) for _ in s]
        case("survey.stratified_mean", {"stratum": s, "y": y, "stratum_sizes": sizes}, "R", "R survey")
        inside = [RNG.random() < 0.6 for _ in s]
        holes = [None if RNG.random() < 0.1 else v for v in y]
        if sum(a and b is not None for a, b in zip(inside, holes)) > 2:
            case("survey.domain_mean", {"stratum": s, "y": holes, "stratum_sizes": sizes, "in_domain": inside}, "R",
                 "R survey")
        case("survey.stratified_mean_lonely_adjust", {
            "stratum": s + ["z"], "y": y + [RNG.randint(1, 5)], "stratum_sizes": dict(sizes, z=RNG.randint(2, 20))}, "R",
            "R survey")
        c = [f"c{RNG.randint(1, 7)}" for _ in s]
        if len(set(c)) > 1:
            case("survey.cluster_mean", {"cluster": c, "y": y, "clusters_in_population": len(set(c)) + RNG.randint(1, 30)},
                 "R", "R survey")
        rows = [(f"s{h}", f"c{k}") for h in range(strata) for k in range(RNG.randint(2, 4)) for _ in range(RNG.randint(1, 3))]
        case("survey.design_mean", {
            "y": [RNG.choice([RNG.randint(1, 5)] * 9 + [None]) for _ in rows], "weights": [RNG.randint(1, 8) / 2 for _ in rows],
            "stratum": [a for a, _ in rows], "cluster": [b for _, b in rows], "conf": RNG.choice([0.95, 0.9])}, "R", "R survey")
        case("survey.poststratified_mean", {"group": s, "y": y, "population": sum(sizes.values()), "group_sizes": sizes},
             "R", "R survey")
        two = [RNG.choice(["x", "y", "z"]) for _ in s]
        if len(set(two)) == 3:
            base = {g: two.count(g) + RNG.randint(5, 12) for g in "xyz"}
            gap = sum(sizes.values()) - sum(base.values())
            base["x"] += gap
            if base["x"] > two.count("x"):
                case("survey.raked_mean", {"group1": s, "group2": two, "y": y, "population": sum(sizes.values()),
                                           "margin1": sizes, "margin2": base}, "R", "R survey")
        w = [RNG.uniform(0.2, 5) for _ in s]
        case("survey.weighted_mean", {"y": y, "weights": w}, "R", "R survey")
        ws = np.array(w)
        case("survey.weighted_mean", {"y": y, "weights": w}, {
            "n_effective_kish": ws.sum() ** 2 / (ws**2).sum(), "deff_kish": len(w) * (ws**2).sum() / ws.sum() ** 2}, "numpy")
        hits = [int(RNG.random() < 0.6) for _ in s]
        if 0 < sum(hits) < len(hits):
            case("survey.weighted_proportion", {"y": hits, "weights": w}, "R", "R survey")
            n, p = len(w), (ws * hits).sum() / ws.sum()
            z = ws * (np.array(hits) - p) / ws.sum()
            se = math.sqrt(n / (n - 1) * (z**2).sum())
            half = stats.t.ppf(0.975, n - 1) * se / (p * (1 - p))
            case("survey.weighted_proportion", {"y": hits, "weights": w}, {
                "proportion": p, "se": se, "logit_lower": 1 / (1 + math.exp(half - math.log(p / (1 - p)))),
                "logit_upper": 1 / (1 + math.exp(-half - math.log(p / (1 - p))))}, "numpy")
        case("survey.ratio", {"numerator": y, "denominator": [RNG.randint(5, 30) for _ in s],
                              "population": len(s) + RNG.randint(1, 40)}, "R", "R survey")
        margin, share, big = RNG.uniform(0.01, 0.2), RNG.uniform(0.05, 0.95), RNG.randint(30, 5000)
        n0 = z_of(0.95) ** 2 * mp.mpf(share) * (1 - mp.mpf(share)) / mp.mpf(margin) ** 2
        need = n0 / (1 + (n0 - 1) / big)
        case("survey.required_n_proportion", {"population": big, "margin": margin, "p": share}, {
            "n0": n0, "n_unrounded": need, "n": mp.ceil(need)}, "mpmath")
        n, big = len(y), len(y) + RNG.randint(0, 30)
        case("nonresponse.bounds", {"sum": sum(y), "respondents": n, "population": big, "scale_min": 1, "scale_max": 5}, {
            "response_rate": n / big, "respondent_mean": sum(y) / n, "lower": (sum(y) + big - n) / big,
            "upper": (sum(y) + 5 * (big - n)) / big}, "definition")


def kendall_exact(x, y):
    """Two-sided p of S among all permutations, in whole numbers."""
    n, ways = len(x), [1]
    for item in range(2, n + 1):
        ways = [sum(ways[max(0, k - item + 1):k + 1]) for k in range(len(ways) + item - 1)]
    pairs = [(a, b) for a in range(n) for b in range(a)]
    wrong = sum((x[a] - x[b]) * (y[a] - y[b]) < 0 for a, b in pairs)
    tail = sum(ways[:min(wrong, len(pairs) - wrong) + 1])
    return min(mp.mpf(1), 2 * mp.mpf(tail) / math.factorial(n))


def scales():
    for _ in range(12):
        n = RNG.randint(2, 150)
        s = [RNG.randint(0, 10) for _ in range(n)]
        x = np.array([100 if v >= 9 else -100 if v <= 6 else 0 for v in s])
        big = n + RNG.randint(0, 20)
        f = math.sqrt(1 - n / big)
        a, b = x.std() / math.sqrt(n) * f, x.std(ddof=1) / math.sqrt(n) * f
        z, t = stats.norm.ppf(0.975), stats.t.ppf(0.975, n - 1)
        case("nps", {"scores": s + [None], "population": big}, {
            "n": n, "promoters": int((x == 100).sum()), "passives": int((x == 0).sum()), "detractors": int((x == -100).sum()),
            "nps": x.mean(), "se_divisor_n": a, "se_divisor_n_minus_1": b, "z_lower": x.mean() - z * a,
            "z_upper": x.mean() + z * a, "t_lower": x.mean() - t * b, "t_upper": x.mean() + t * b}, "numpy, scipy")
        s = [RNG.randint(1, 5) for _ in range(n)]
        k = sum(v > 3 for v in s)
        ci = stats.binomtest(k, n).proportion_ci(method="wilson")
        case("top_k_box", {"scores": s, "scale_max": 5, "k": 2}, {
            "n": n, "count": k, "share": k / n, "lower": ci.low if k else 0, "upper": ci.high if k < n else 1}, "scipy")
        n, k = RNG.randint(5, 80), RNG.randint(2, 8)
        base = np.array([RNG.gauss(0, 1) for _ in range(n)])
        m = np.array([[round(base[i] * 1.2 + RNG.gauss(3, 0.8)) for _ in range(k)] for i in range(n)], float)
        if (m.std(axis=0) == 0).any():
            continue
        alpha = lambda q: q.shape[1] / (q.shape[1] - 1) * (1 - q.var(axis=0, ddof=1).sum() / q.sum(axis=1).var(ddof=1))
        r = np.corrcoef(m.T)
        rbar = r[np.triu_indices(k, 1)].mean()
        al = alpha(m)
        fl = 1 - (1 - al) * stats.f.isf(0.025, n - 1, (n - 1) * (k - 1))
        fu = 1 - (1 - al) * stats.f.ppf(0.025, n - 1, (n - 1) * (k - 1))
        rest = [np.corrcoef(m[:, j], np.delete(m, j, 1).sum(axis=1))[0, 1] for j in range(k)]
        case("cronbach_alpha", {"items": m.tolist()}, {
            "n": n, "k": k, "alpha": al, "alpha_standardized": k * rbar / (1 + (k - 1) * rbar), "mean_interitem_r": rbar,
            "feldt_lower": fl, "feldt_upper": fu, "item_rest_r": rest,
            "item_total_r": [np.corrcoef(m[:, j], m.sum(axis=1))[0, 1] for j in range(k)],
            "alpha_if_item_deleted": [alpha(np.delete(m, j, 1)) if k > 2 else None for j in range(k)] if k > 2 else None},
            "numpy, scipy") if k > 2 else None
        case("cronbach_alpha_interval", {"alpha": al, "k": k, "n": n}, {"lower": fl, "upper": fu}, "scipy")
        def halves(a, b):
            x, y = m[:, a].sum(axis=1), m[:, b].sum(axis=1)
            if x.std() == 0 or y.std() == 0:
                return None
            r = np.corrcoef(x, y)[0, 1]
            p = len(a) / k
            pq = p * (1 - p)
            return {"r": r, "spearman_brown": 2 * r / (1 + r),
                    "lambda4": 2 * (1 - (x.var(ddof=1) + y.var(ddof=1)) / (x + y).var(ddof=1)),
                    "horst": r * (math.sqrt(r * r + 4 * pq * (1 - r * r)) - r) / (2 * pq * (1 - r * r)) if abs(r) < 1 - 1e-12 else 1}
        h = (k + 1) // 2
        case("split_half", {"items": m.tolist()}, {
            "odd_even": halves(list(range(0, k, 2)), list(range(1, k, 2))),
            "first_last": halves(list(range(h)), list(range(h, k)))}, "numpy")
        case("spearman_brown", {"reliability": 0.6, "factor": k}, {"value": k * 0.6 / (1 + (k - 1) * 0.6)}, "definition")
        case("spearman_brown_length", {"reliability": 0.55, "target": 0.8}, {"factor": 0.8 * 0.45 / (0.55 * 0.2)},
             "definition")
    for tied in [False, True]:
        for n in [3, 4, 6, 8, 12, 30, 45]:
            x = [RNG.randint(1, 6) if tied else RNG.random() for _ in range(n)]
            y = [v + RNG.randint(-2, 2) if tied else v + RNG.gauss(0, 0.5) for v in x]
            if len(set(x)) < 2 or len(set(y)) < 2:
                continue
            r = stats.pearsonr(x, y)
            ref = {"n": n, "r": r.statistic, "p": r.pvalue, "df": n - 2,
                   "t": r.statistic * math.sqrt((n - 2) / (1 - r.statistic**2))}
            if n > 3:
                ci = r.confidence_interval(0.95)
                ref.update(lower=ci.low, upper=ci.high)
            case("correlation.pearson", {"x": x, "y": y}, ref, "scipy")
            case("correlation.spearman", {"x": x, "y": y}, "R", "R cor.test")
            case("correlation.kendall", {"x": x, "y": y}, "R", "R cor.test")
            if len(x) < 50 and len(set(x)) == len(x) == len(set(y)) and None not in x + y:
                case("correlation.kendall", {"x": x, "y": y}, {"p_exact": kendall_exact(x, y)}, "fractions")
                case("correlation.kendall", {"x": sorted(x), "y": sorted(y)}, {
                    "p_exact": kendall_exact(sorted(x), sorted(y))}, "fractions")


def kendall_var(y):
    n = len(y)
    t = [y.count(v) for v in set(y)]
    return (n * (n - 1) * (2 * n + 5) - sum(k * (k - 1) * (2 * k + 5) for k in t)) / 18


def score(y):
    return sum((b > a) - (b < a) for i, a in enumerate(y) for b in y[i + 1:])


def trends():
    for n in [4, 5, 8, 10, 12, 24, 60, 100]:
        for tied in [False, True]:
            y = [RNG.randint(0, 6) if tied else RNG.gauss(0, 3) + 0.1 * i for i in range(n)]
            holes = [None if RNG.random() < 0.1 and n > 8 else v for v in y]
            at = [(i, v) for i, v in enumerate(holes) if v is not None]
            v = [b for _, b in at]
            s, var, count = score(v), kendall_var(v), len(v)
            pairs = count * (count - 1) // 2
            if var == 0:
                continue
            z = (s - (s > 0) + (s < 0)) / math.sqrt(var)
            slopes = sorted((b - a) / (j - i) for q, (i, a) in enumerate(at) for j, b in at[q + 1:])
            c = stats.norm.ppf(0.975) * math.sqrt(var)
            gil = lambda r: float(np.interp(r, np.arange(1, pairs + 1), slopes)) if 1 <= r <= pairs else None
            ties = sum(v.count(u) * (v.count(u) - 1) / 2 for u in set(v))
            ref = {"n": count, "S": s, "var_S": var, "z": z, "p": 2 * stats.norm.sf(abs(z)), "tau_a": s / pairs,
                   "tau_b": s / math.sqrt(pairs * (pairs - ties)), "sen_slope": float(np.median(slopes)),
                   "n_slopes": pairs, "gilbert_lower": gil((pairs - c) / 2), "gilbert_upper": gil((pairs + c) / 2 + 1)}
            if not tied and count < 50:
                ref["p_exact"] = stats.kendalltau(range(count), v, method="exact").pvalue
            case("mann_kendall", {"y": holes}, ref, "numpy, scipy")
            sen = stats.theilslopes(y, alpha=0.95)
            case("sen_slope.ci_rounded_ranks", {"y": y}, {"slope": sen[0], "lower": sen[2], "upper": sen[3]}, "scipy")
            period = RNG.choice([3, 4, 12])
            if n >= 2 * period:
                seasons = [[(c, holes[i]) for c, i in enumerate(range(k, n, period)) if holes[i] is not None]
                           for k in range(period)]
                each = [score([b for _, b in q]) for q in seasons]
                var = sum(kendall_var([b for _, b in q]) for q in seasons)
                slopes = [(b - a) / (j - i) for q in seasons for w, (i, a) in enumerate(q) for j, b in q[w + 1:]]
                s = sum(each)
                if var > 0:
                    z = (s - (s > 0) + (s < 0)) / math.sqrt(var)
                    case("seasonal_mann_kendall", {"y": holes, "period": period}, {
                        "S": s, "S_by_season": each, "var_S": var, "z": z, "p": 2 * stats.norm.sf(abs(z)),
                        "slope_per_cycle": float(np.median(slopes)), "z_without_continuity": s / math.sqrt(var)}, "numpy")
            k = RNG.randint(2, 6)
            sizes = [RNG.randint(5, 60) for _ in range(k)]
            hits = [RNG.randint(0, q) for q in sizes]
            sc = sorted(RNG.uniform(0, 9) for _ in range(k))
            case("cochran_armitage", {"x": hits, "n": sizes, "scores": sc}, "R", "R prop.trend.test")
            total = sum(sizes)
            p = sum(hits) / total
            mean = sum(a * b for a, b in zip(sizes, sc)) / total
            if 0 < p < 1:
                z = sum(b * (h - q * p) for h, q, b in zip(hits, sizes, sc)) / math.sqrt(
                    p * (1 - p) * sum(q * (b - mean) ** 2 for q, b in zip(sizes, sc)))
                cc = z * z * (total - 1) / total
                case("cochran_armitage", {"x": hits, "n": sizes, "scores": sc}, {
                    "z": z, "chi2_n_minus_1": cc, "p_n_minus_1": stats.chi2.sf(cc, 1)}, "scipy")


def charts():
    for _ in range(10):
        n = RNG.randint(3, 30)
        c = [RNG.randint(0, 30) for _ in range(n)]
        m = np.mean(c)
        ucl, lcl = m + 3 * math.sqrt(m), m - 3 * math.sqrt(m)
        case("spc.c_chart", {"counts": c}, {
            "center": m, "ucl": ucl, "lcl": max(0, lcl), "lcl_unclipped": lcl,
            "signals": [i for i, v in enumerate(c) if v > ucl or v < lcl]}, "numpy")
        up = next(k for k in itertools.count() if stats.poisson.sf(k, m) <= 0.00135)
        low = max(k for k in range(0, 60) if stats.poisson.cdf(k - 1, m) <= 0.00135)
        case("spc.c_chart_probability_limits", {"counts": c, "tail": 0.00135}, {
            "center": m, "upper": up, "lower": low, "signals": [i for i, v in enumerate(c) if v > up or v < low]}, "scipy")
        e = [RNG.choice([0, 1, 2.5, 4]) if i > 1 else 2 for i in range(n)]
        ok = [v > 0 for v in e]
        u = sum(k for k, v in zip(c, e) if v) / sum(e)
        sd = [math.sqrt(u / v) if v else None for v in e]
        rates = [k / v if v else None for k, v in zip(c, e)]
        lim = lambda f, sign, most: [None if s is None else min(most, max(0, u + sign * 3 * s * f)) for s in sd]
        out = lambda r, f, most: [i for i in range(n) if ok[i] and (r[i] > lim(f, 1, most)[i] or r[i] < lim(f, -1, most)[i])]
        case("spc.u_chart", {"counts": c, "exposures": e}, {
            "center": u, "rates": rates, "ucl": lim(1, 1, math.inf), "lcl": lim(1, -1, math.inf),
            "signals": out(rates, 1, math.inf)}, "numpy")
        def laney(center, r, most):
            z = [None if s is None else (v - center) / s for v, s in zip(r, sd)]
            mr = [abs(b - a) for a, b in zip(z, z[1:]) if a is not None and b is not None]
            if not mr:
                return None
            f, g = np.mean(mr) / 1.128, np.mean(mr) / (2 / math.sqrt(math.pi))
            return {"center": center, "z": z, "mean_moving_range": np.mean(mr), "sigma_z": f, "ucl": lim(f, 1, most),
                    "lcl": lim(f, -1, most), "sigma_z_exact_d2": g, "ucl_exact_d2": lim(g, 1, most),
                    "lcl_exact_d2": lim(g, -1, most), "signals": out(r, f, most)}
        ref = laney(u, rates, math.inf)
        if ref and u > 0:
            case("spc.laney_u_chart", {"counts": c, "exposures": e}, ref, "numpy")
        # Limits of the first points, frozen for all.
        first = max(3, n // 2)
        u = sum(k for k, v in zip(c[:first], e[:first]) if v) / sum(e[:first])
        sd = [math.sqrt(u / v) if v else None for v in e]
        case("spc.u_chart", {"counts": c, "exposures": e, "base": first}, {
            "center": u, "rates": rates, "ucl": lim(1, 1, math.inf), "lcl": lim(1, -1, math.inf),
            "signals": out(rates, 1, math.inf)}, "numpy")
        if u > 0:
            z = [None if d is None else (v - u) / d for v, d in zip(rates, sd)]
            mr = [abs(b - a) for a, b in zip(z[:first], z[1:first]) if a is not None and b is not None]
            if mr:
                f = np.mean(mr) / 1.128
                case("spc.laney_u_chart", {"counts": c, "exposures": e, "base": first}, {
                    "center": u, "z": z, "mean_moving_range": np.mean(mr), "sigma_z": f, "ucl": lim(f, 1, math.inf),
                    "lcl": lim(f, -1, math.inf), "signals": out(rates, f, math.inf)}, "numpy")
        s = [RNG.randint(20, 90) for _ in range(n)]
        x = [RNG.randint(0, 20) for _ in range(n)]
        u = sum(x) / sum(s)
        ok, sd = [True] * n, [math.sqrt(u * (1 - u) / v) for v in s]
        r = [a / b for a, b in zip(x, s)]
        case("spc.p_chart", {"x": x, "n": s}, {
            "center": u, "ucl": lim(1, 1, 1), "lcl": lim(1, -1, 1), "signals": out(r, 1, 1)}, "numpy")
        case("spc.laney_p_chart", {"x": x, "n": s}, laney(u, r, 1), "numpy")
        u = np.mean(x) / 50
        h = 3 * math.sqrt(50 * u * (1 - u))
        case("spc.np_chart", {"x": x, "n": 50}, {
            "center": 50 * u, "ucl": min(50, 50 * u + h), "lcl": max(0, 50 * u - h),
            "signals": [i for i, v in enumerate(x) if v > 50 * u + h or v < 50 * u - h]}, "numpy")
        y = [None if RNG.random() < 0.1 and i > 2 else RNG.gauss(10, 3) for i in range(n)]
        mr = [abs(b - a) for a, b in zip(y, y[1:]) if a is not None and b is not None]
        m, d = np.mean([v for v in y if v is not None]), np.mean(mr)
        case("spc.xmr_chart", {"y": y}, {
            "center": m, "mean_moving_range": d, "sigma": d / 1.128, "ucl": m + 3 * d / 1.128, "lcl": m - 3 * d / 1.128,
            "mr_ucl": 3.267 * d, "ucl_exact_d2": m + 3 * d / (2 / math.sqrt(math.pi))}, "numpy")
        g = [RNG.randint(0, 40) for _ in range(n)]
        m = np.mean(g)
        p = 1 / (m + 1)
        case("spc.g_chart", {"gaps": g}, {
            "center": m, "ucl": m + 3 * math.sqrt(m * (m + 1)), "lcl": 0, "p_event": p,
            "probability_ucl": int(stats.geom.ppf(1 - 0.00135, p)) - 1, "probability_median": int(stats.geom.ppf(0.5, p)) - 1,
            "signals": [i for i, v in enumerate(g) if v > m + 3 * math.sqrt(m * (m + 1))]}, "scipy")
        t = [RNG.expovariate(0.1) for _ in range(n)]
        q = [v ** (1 / 3.6) for v in t]
        m, d = np.mean(q), np.mean(np.abs(np.diff(q)))
        up, low = m + 3 * d / 1.128, m - 3 * d / 1.128
        b = lambda v: v**3.6 if v > 0 else 0
        a, s = np.mean(t), stats.norm.sf(3)
        case("spc.t_chart", {"times": t}, {
            "center_transformed": m, "ucl_transformed": up, "lcl_transformed": low, "center": b(m), "ucl": b(up), "lcl": b(low),
            "signals": [i for i, v in enumerate(t) if v > b(up) or v < b(low)], "exponential_lcl": stats.expon.ppf(0.00135) * a,
            "exponential_center": a * math.log(2), "exponential_ucl": stats.expon.isf(0.00135) * a,
            "exponential_lcl_phi3": stats.expon.ppf(s) * a, "exponential_ucl_phi3": stats.expon.isf(s) * a}, "scipy")
        m0, lam, wide = RNG.uniform(2, 9), RNG.uniform(0.05, 1), RNG.uniform(2, 3.2)
        e, z = [], m0
        for v in c:
            z = lam * v + (1 - lam) * z
            e.append(z)
        h = [wide * math.sqrt(lam / (2 - lam) * m0 * (1 - (1 - lam) ** (2 * (i + 1)))) for i in range(n)]
        ha = wide * math.sqrt(lam / (2 - lam) * m0)
        case("spc.ewma_poisson", {"counts": c, "mean0": m0, "lam": lam, "L": wide}, {
            "ewma": e, "ucl": [m0 + v for v in h], "lcl": [max(0, m0 - v) for v in h],
            "signals": [i for i in range(n) if abs(e[i] - m0) > h[i]], "ucl_asymptotic": m0 + ha,
            "lcl_asymptotic": max(0, m0 - ha), "signals_asymptotic": [i for i in range(n) if abs(e[i] - m0) > ha]}, "numpy")
        m1 = m0 * RNG.choice([1.5, 2, 0.6])
        k, z, sums = (m1 - m0) / math.log(m1 / m0), 0, []
        for v in c:
            z = max(0, z + (v - k if m1 > m0 else k - v))
            sums.append(z)
        case("spc.cusum_poisson", {"counts": c, "mean0": m0, "mean1": m1, "h": 8}, {
            "k": k, "cusum": sums, "signals": [i for i, v in enumerate(sums) if v >= 8]}, "numpy")
        z = [RNG.gauss(0.5, 1.4) if RNG.random() < 0.8 else RNG.choice([0, 1, 2, 3, 1.5]) for _ in range(60)]
        z += [RNG.uniform(-0.9, 0.9) for _ in range(20)] + [(-1) ** i * (1 + i / 99) for i in range(18)] + list(np.linspace(0.1, 2.9, 12))
        case("spc.run_rules", {"z": z}, rules(z), "enumeration")
    for m in [0.1, 0.2, 0.5, 1, 4, 5, 9, 10.5, 50, 400]:
        u, l = m + 3 * math.sqrt(m), m - 3 * math.sqrt(m)
        case("spc.c_chart_false_alarm", {"mean": m}, {
            "p_above": stats.poisson.sf(math.floor(u), m), "p_below": stats.poisson.cdf(math.ceil(l) - 1, m) if l > 0 else 0},
            "scipy")


def rules(z):
    def runs(size, test):
        return [i for i in range(len(z)) if i >= size - 1 and test(z[i - size + 1:i + 1])]
    def cluster(size, need, limit):
        found = []
        for i, v in enumerate(z):
            w = z[max(0, i - size + 1):i + 1]
            if v > limit and sum(q > limit for q in w) >= need or v < -limit and sum(q < -limit for q in w) >= need:
                found.append(i)
        return found
    side = lambda w: all(v > 0 for v in w) or all(v < 0 for v in w)
    mono = lambda w: all(b > a for a, b in zip(w, w[1:])) or all(b < a for a, b in zip(w, w[1:]))
    def alternating(w):
        d = [b - a for a, b in zip(w, w[1:])]
        return all(v != 0 for v in d) and all(a * b < 0 for a, b in zip(d, d[1:]))
    return {"beyond_3_sigma": [i for i, v in enumerate(z) if abs(v) > 3], "nine_same_side": runs(9, side),
            "eight_same_side": runs(8, side), "six_trend": runs(6, mono), "fourteen_alternating": runs(14, alternating),
            "two_of_three_beyond_2": cluster(3, 2, 2), "four_of_five_beyond_1": cluster(5, 4, 1),
            "fifteen_within_1": runs(15, lambda w: all(abs(v) < 1 for v in w)),
            "eight_outside_1": runs(8, lambda w: all(abs(v) > 1 for v in w))}


def regressions():
    for _ in range(8):
        n = RNG.randint(18, 48)
        start = n // 2 + RNG.randint(-3, 3)
        e = [RNG.choice([RNG.uniform(1, 5), None]) if RNG.random() < 0.1 else RNG.uniform(1, 5) for _ in range(n)]
        y = [int(np.random.default_rng(RNG.randint(0, 10**6)).poisson(5 * (v or 1) * (0.6 if i >= start else 1) *
             RNG.uniform(0.6, 1.5))) for i, v in enumerate(e)]
        case("its.poisson", {"y": y, "exposure": e, "start": start, "period": 12, "harmonics": RNG.choice([0, 1, 2]),
                             "hac_lag": RNG.choice([0, 2, 4])}, "R", "R glm, sandwich")
        case("its.poisson_level_only", {"y": y, "exposure": e, "start": start}, "R", "R glm")
        newton(y, e, start)
        case("its.negative_binomial", {"y": y, "exposure": e, "start": start}, "R", "R MASS")
    case("glm.poisson", {"y": [18, 17, 15, 20, 10, 20, 25, 13, 12], "outcome": [1, 2, 3] * 3,
                         "treatment": [1, 1, 1, 2, 2, 2, 3, 3, 3]}, "R", "R glm")
    for _ in range(6):
        n, k = RNG.randint(8, 40), RNG.randint(1, 4)
        x = [[1] + [RNG.gauss(100, 10) for _ in range(k)] for _ in range(n)]
        case("ols", {"y": [sum(r) + RNG.gauss(0, 5) for r in x], "X": x}, "R", "R lm.fit")


def alternatives():
    for _ in range(8):
        n, period = RNG.randint(20, 50), RNG.choice([4, 12])
        e = [RNG.choice([RNG.uniform(1, 5), None]) if RNG.random() < 0.1 else RNG.uniform(1, 5) for _ in range(n)]
        y = [int(np.random.default_rng(RNG.randint(0, 10**6)).poisson(4 * (v or 1) * math.exp(0.01 * i))) for i, v in enumerate(e)]
        inputs = {"y": y, "exposure": e, "period": period, "harmonics": RNG.choice([0, 1, 2])}
        case("poisson.trend", inputs, "R", "R glm")
        poisson_newton(inputs)
        k = RNG.randint(3, 7)
        sizes = [RNG.randint(5, 90) for _ in range(k)]
        hits = [min(m, max(1 if i == 0 else 0, int(m * (0.3 + 0.08 * i)))) for i, m in enumerate(sizes)]
        scores = sorted(RNG.sample(range(2000, 2030), k))
        inputs = {"x": hits, "n": sizes, "scores": scores, "conf": RNG.choice([0.9, 0.95, 0.99])}
        case("logistic.trend", inputs, "R", "R glm")
        logistic_newton(inputs)
        spread = [int(np.random.default_rng(RNG.randint(0, 10**6)).negative_binomial(1.5, 1.5 / (1.5 + 3 * (v or 1)))) for v in e]
        case("negative_binomial.rate", {"counts": spread, "exposures": e}, "R", "R MASS")
        factor = [RNG.gauss(0, 1) for _ in range(60)]
        loads = [RNG.uniform(0.5, 1.1) for _ in range(RNG.randint(3, 6))]
        items = [[round(3 + f * a + RNG.gauss(0, 0.7), 1) for a in loads] for f in factor]
        case("mcdonald_omega", {"items": items}, "R", "R factanal")
        likeliest_factor(items)
        scores = [RNG.choice([0, 3, 5, 6, 7, 8, 9, 10, 10, 10]) for _ in range(RNG.randint(1, 60))]
        case("nps.bootstrap_exact", {"scores": scores}, promoter_bootstrap(scores, 0.95), "numpy convolution")
        m, h = RNG.choice([1, 4, 12]), RNG.randint(1, 30)
        v = [RNG.uniform(5, 40) for _ in range(m + RNG.randint(1, 30))]
        sd = math.sqrt(np.mean([(v[i] - v[i - m]) ** 2 for i in range(m, len(v))]))
        f = [v[len(v) - m + i % m] for i in range(h)]
        half = [stats.norm.ppf(0.975) * sd * math.sqrt(i // m + 1) for i in range(h)]
        case("forecast.seasonal_naive", {"y": v, "period": m, "horizon": h}, {
            "mean": np.mean(v), "sd": sd, "forecast": f, "lower": [a - b for a, b in zip(f, half)],
            "upper": [a + b for a, b in zip(f, half)]}, "numpy")


def promoter_bootstrap(scores, conf):
    n = len(scores)
    p = [sum(v <= 6 for v in scores) / n, sum(7 <= v <= 8 for v in scores) / n, sum(v >= 9 for v in scores) / n]
    exact = [1.0]
    for _ in range(n):
        exact = np.convolve(exact, p)
    steps = np.cumsum(exact)
    at = lambda u: 100 * (int(np.argmax(steps >= u - 1e-13)) - n) / n
    signs = [1 if v >= 9 else -1 if v <= 6 else 0 for v in scores]
    return {"n": n, "nps": 100 * np.mean(signs), "se": 100 * math.sqrt(np.var(signs) / n), "lower": at((1 - conf) / 2),
            "upper": at(1 - (1 - conf) / 2)}


def quasi():
    for _ in range(12):
        a, b = RNG.randint(0, 60), RNG.randint(1, 60)
        e, f, phi, df = RNG.uniform(1, 20), RNG.uniform(1, 20), RNG.uniform(1, 9), RNG.randint(2, 40)
        r = max(a, 0.5) / e / (b / f)
        se = math.sqrt(phi * (1 / max(a, 0.5) + 1 / b))
        t = stats.t.ppf(0.975, df)
        case("poisson.ratio.quasi", {"count1": a, "exposure1": e, "count2": b, "exposure2": f, "dispersion": phi, "df": df}, {
            "ratio": r, "lower": r * math.exp(-t * se), "upper": r * math.exp(t * se),
            "p": 2 * stats.t.sf(abs(math.log(r)) / se, df)}, "scipy")


def poisson_newton(i):
    at = [t for t, v in enumerate(i["exposure"]) if v]
    y, e = np.array([i["y"][t] for t in at], float), np.array([i["exposure"][t] for t in at])
    turn = lambda h: 2 * math.pi * h * np.array(at) / i["period"]
    x = np.column_stack([np.ones(len(at)), at] + [f(turn(h + 1)) for h in range(i["harmonics"]) for f in (np.sin, np.cos)])
    b = np.zeros(x.shape[1])
    b[0] = math.log(y.sum() / e.sum())
    for _ in range(60):
        mu = e * np.exp(x @ b)
        b = b + np.linalg.solve(x.T @ (x * mu[:, None]), x.T @ (y - mu))
    mu = e * np.exp(x @ b)
    se = np.sqrt(np.diag(np.linalg.inv(x.T @ (x * mu[:, None]))))
    df, p = len(at) - x.shape[1], i["period"]
    phi = float(np.sum((y - mu) ** 2 / mu)) / df
    wide, z, t = se[1] * math.sqrt(max(1, phi)), stats.norm.ppf(0.975), stats.t.ppf(0.975, df)
    case("poisson.trend", i, {
        "n": len(at), "df_residual": df, "coefficients": list(b), "se_poisson": list(se), "dispersion": phi,
        "rate_ratio_per_period": math.exp(p * b[1]), "p_poisson": 2 * stats.norm.sf(abs(b[1] / se[1])),
        "rr_poisson_wald": [math.exp(p * (b[1] - z * se[1])), math.exp(p * (b[1] + z * se[1]))],
        "rr_quasi_t": [math.exp(p * (b[1] - t * wide)), math.exp(p * (b[1] + t * wide))],
        "p_quasi_t": 2 * stats.t.sf(abs(b[1] / wide), df)}, "numpy Newton")


def logistic_newton(i):
    s = np.array(i["scores"], float)
    c = s - s.mean()
    x, k, n = np.column_stack([np.ones(len(c)), c]), np.array(i["x"], float), np.array(i["n"], float)
    b = np.zeros(2)
    for _ in range(60):
        p = 1 / (1 + np.exp(-(x @ b)))
        b = b + np.linalg.solve(x.T @ (x * (n * p * (1 - p))[:, None]), x.T @ (k - n * p))
    p = 1 / (1 + np.exp(-(x @ b)))
    v = np.linalg.inv(x.T @ (x * (n * p * (1 - p))[:, None]))
    se, z = math.sqrt(v[1, 1]), stats.norm.ppf(1 - (1 - i["conf"]) / 2)
    case("logistic.trend", i, {
        "intercept": b[0] - b[1] * s.mean(), "slope": b[1], "se_slope": se, "odds_ratio": math.exp(b[1]),
        "or_lower": math.exp(b[1] - z * se), "or_upper": math.exp(b[1] + z * se), "z": b[1] / se,
        "se_intercept": math.sqrt(v[0, 0] - 2 * s.mean() * v[0, 1] + s.mean() ** 2 * v[1, 1]),
        "p": 2 * stats.norm.sf(abs(b[1] / se)), "df_residual": len(c) - 2}, "numpy Newton")


def likeliest_factor(items):
    a = np.array(items)
    r, sd, k = np.corrcoef(a.T), a.std(axis=0, ddof=1), a.shape[1]
    def equations(load):
        sigma = np.outer(load, load) + np.diag(1 - load ** 2)
        return r @ np.linalg.solve(sigma, load) - load
    start = np.linalg.eigh(r)[1][:, -1] * math.sqrt(np.linalg.eigvalsh(r)[-1] - 1)
    load = optimize.fsolve(equations, start * np.sign(start.sum()), xtol=1e-15)
    if np.max(np.abs(equations(load))) > 1e-11 or np.min(1 - load ** 2) < 0.01:
        return
    top = float(np.sum(load * sd)) ** 2
    case("mcdonald_omega", {"items": items}, {
        "n": len(items), "k": k, "omega": top / (top + float(np.sum((1 - load ** 2) * sd ** 2))), "loadings": list(load),
        "uniquenesses": list(1 - load ** 2)}, "scipy fsolve")


def newton(y, e, start):
    """The same models by Newton's method, to the last digits."""
    at = [i for i, v in enumerate(e) if v]
    yy, ee = np.array([y[i] for i in at], float), np.array([e[i] for i in at])
    level = np.array([float(i >= start) for i in at])
    slope = np.array([max(0, i - start) for i in at], float)
    for name, x in [("its.poisson", np.column_stack([np.ones(len(at)), at, level, slope])),
                    ("its.poisson_level_only", np.column_stack([np.ones(len(at)), level]))]:
        q, r = np.linalg.qr(x)
        b = np.zeros(x.shape[1])
        b[0] = math.log(yy.sum() / ee.sum())
        b = r @ b
        for _ in range(60):
            mu = ee * np.exp(q @ b)
            b = b + np.linalg.solve(q.T @ (mu[:, None] * q), q.T @ (yy - mu))
        mu = ee * np.exp(q @ b)
        inv = np.linalg.inv(r)
        cov = inv @ np.linalg.inv(q.T @ (mu[:, None] * q)) @ inv.T
        coef, se = inv @ b, np.sqrt(np.diag(cov))
        df = len(at) - x.shape[1]
        chi = ((yy - mu) ** 2 / mu).sum()
        k = 2 if x.shape[1] == 4 else 1
        z, t = stats.norm.ppf(0.975), stats.t.ppf(0.975, df)
        wide = se * math.sqrt(chi / df)
        ref = {"coefficients": coef, "se_poisson": se, "se_quasi": wide, "pearson_chi2": chi, "dispersion": chi / df,
               "deviance": 2 * (np.where(yy > 0, yy * np.log(np.where(yy > 0, yy, 1) / mu), 0) - (yy - mu)).sum(),
               "loglik": stats.poisson.logpmf(yy, mu).sum(), "rate_ratio_level": math.exp(coef[k]),
               "rr_level_poisson_wald": list(np.exp(coef[k] + np.array([-z, z]) * se[k])),
               "rr_level_quasi_t": list(np.exp(coef[k] + np.array([-t, t]) * wide[k])),
               "rr_level_quasi_z": list(np.exp(coef[k] + np.array([-z, z]) * wide[k])),
               "p_level_poisson": 2 * stats.norm.sf(abs(coef[k] / se[k])),
               "p_level_quasi_t": 2 * stats.t.sf(abs(coef[k] / wide[k]), df)}
        case(name, {"y": y, "exposure": e, "start": start}, ref, "numpy Newton")


def longley():
    x = [[1, 83.0, 234289, 2356, 1590, 107608, 1947], [1, 88.5, 259426, 2325, 1456, 108632, 1948],
         [1, 88.2, 258054, 3682, 1616, 109773, 1949], [1, 89.5, 284599, 3351, 1650, 110929, 1950],
         [1, 96.2, 328975, 2099, 3099, 112075, 1951], [1, 98.1, 346999, 1932, 3594, 113270, 1952],
         [1, 99.0, 365385, 1870, 3547, 115094, 1953], [1, 100.0, 363112, 3578, 3350, 116219, 1954],
         [1, 101.2, 397469, 2904, 3048, 117388, 1955], [1, 104.6, 419180, 2822, 2857, 118734, 1956],
         [1, 108.4, 442769, 2936, 2798, 120445, 1957], [1, 110.8, 444546, 4681, 2637, 121950, 1958],
         [1, 112.6, 482704, 3813, 2552, 123366, 1959], [1, 114.2, 502601, 3931, 2514, 125368, 1960],
         [1, 115.7, 518173, 4806, 2572, 127852, 1961], [1, 116.9, 554894, 4007, 2827, 130081, 1962]]
    y = [60323, 61122, 60171, 61187, 63221, 63639, 64989, 63761, 66019, 67857, 68169, 66513, 68655, 69564, 69331, 70551]
    case("ols", {"y": y, "X": x}, {
        "coefficients": [-3482258.63459582, 15.0618722713733, -0.358191792925910e-01, -2.02022980381683, -1.03322686717359,
                         -0.511041056535807e-01, 1829.15146461355],
        "standard_errors": [890420.383607373, 84.9149257747669, 0.334910077722432e-01, 0.488399681651699, 0.214274163161675,
                            0.226073200069370, 455.478499142212],
        "residual_sd": 304.854073561965, "r_squared": 0.995479004577296}, "NIST Longley")
    hard = {"NumAcc3": [1000000.2] + [1000000.1, 1000000.3] * 500, "NumAcc4": [10000000.2] + [10000000.1, 10000000.3] * 500}
    for values in hard.values():
        q = [mp.mpf(v) for v in values]
        m = mp.fsum(q) / len(q)
        s = mp.fsum((v - m) ** 2 for v in q)
        case("descriptive.univariate", {"y": values}, {
            "mean": m, "sd": mp.sqrt(s / (len(q) - 1)),
            "autocorrelation_lag1": mp.fsum((a - m) * (b - m) for a, b in zip(q, q[1:])) / s}, "NIST NumAcc, mpmath")


def tests():
    for _ in range(14):
        r, c = RNG.choice([(2, 2), (2, 2), (2, 3), (4, 3)])
        t = [[RNG.randint(0, 25) for _ in range(c)] for _ in range(r)]
        if min(sum(q) for q in t) == 0 or min(sum(q) for q in zip(*t)) == 0:
            continue
        case("chi_square_independence", {"table": t}, "R", "R chisq.test")
        a = np.array(t, float)
        n = a.sum()
        e = a.sum(1, keepdims=True) * a.sum(0) / n
        chi = ((a - e) ** 2 / e).sum()
        ph = max(0, chi / n - (r - 1) * (c - 1) / (n - 1))
        rr, cc = r - (r - 1) ** 2 / (n - 1), c - (c - 1) ** 2 / (n - 1)
        ref = {"cramers_v": math.sqrt(chi / n / (min(r, c) - 1)), "share_expected_below_5": float((e < 5).mean()),
               "cramers_v_bias_corrected": math.sqrt(ph / min(rr - 1, cc - 1))}
        if r == c == 2:
            ref["phi"] = (a[0, 0] * a[1, 1] - a[0, 1] * a[1, 0]) / math.sqrt(a.sum(1).prod() * a.sum(0).prod())
            case("fisher_exact", {"table": t}, "R", "R fisher.test")
            case("fisher_exact", {"table": t}, fisher(t), "mpmath")
        case("chi_square_independence", {"table": t}, ref, "numpy")
        groups = [[RNG.randint(1, 5) for _ in range(RNG.randint(2, 12))] for _ in range(RNG.randint(2, 5))]
        if len(set(sum(groups, []))) > 1:
            case("kruskal_wallis", {"groups": groups}, "R", "R kruskal.test")
            f = stats.f_oneway(*groups)
            inside = sum(((np.array(g) - np.mean(g)) ** 2).sum() for g in groups)
            allv = np.array(sum(groups, []))
            if inside > 0:
                case("anova_one_way", {"groups": groups}, {
                    "F": f.statistic, "r_squared": 1 - inside / ((allv - allv.mean()) ** 2).sum(),
                    "residual_sd": math.sqrt(inside / (len(allv) - len(groups)))}, "scipy")
        for tied in [True, False]:
            x = [RNG.randint(1, 5) if tied else RNG.gauss(0, 1) for _ in range(RNG.randint(2, 20))]
            y = [RNG.randint(2, 6) if tied else RNG.gauss(0.5, 1) for _ in range(RNG.randint(2, 20))]
            if len(set(x + y)) > 1:
                case("mann_whitney", {"x": x, "y": y}, "R", "R wilcox.test")
                u = sum((a > b) + 0.5 * (a == b) for a in x for b in y)
                case("mann_whitney", {"x": x, "y": y}, {
                    "U": u, "rank_biserial": 2 * u / (len(x) * len(y)) - 1, "prob_superiority": u / (len(x) * len(y))}, "numpy")
            y = [v + RNG.randint(-2, 3) if tied else v + RNG.gauss(0.3, 1) for v in x]
            if x != y:
                case("wilcoxon_signed_rank", {"x": x, "y": y}, "R", "R wilcox.test")
        b, c = RNG.randint(0, 20), RNG.randint(1, 20)
        case("mcnemar", {"changed_to_no": b, "changed_to_yes": c}, "R", "R mcnemar.test, binom.test")
        case("mcnemar", {"changed_to_no": b, "changed_to_yes": c}, {
            "p_midp": min(1, 2 * stats.binom.cdf(min(b, c), b + c, 0.5) - stats.binom.pmf(b, b + c, 0.5))}, "scipy")
        p = [RNG.choice([RNG.random() ** 3, None, 0.01]) for _ in range(RNG.randint(1, 30))]
        if any(v is not None for v in p):
            case("p_adjust", {"p": p}, "R", "R p.adjust")
        n1, n2 = RNG.randint(1, 90), RNG.randint(1, 90)
        x1, x2 = RNG.randint(0, n1), RNG.randint(0, n2)
        case("two_proportions", {"x1": x1, "n1": n1, "x2": x2, "n2": n2}, two(x1, n1, x2, n2), "mpmath, scipy")
        k = RNG.randint(2, 5)
        t = [[RNG.randint(0, 12) for _ in range(k)] for _ in range(k)]
        kappa(t)
        waves = [[RNG.randint(0, 1) for _ in range(k + 1)] for _ in range(20)]
        a = np.array(waves)
        col, row = a.sum(0), a.sum(1)
        kk = k + 1
        q = kk * (kk - 1) * ((col - col.mean()) ** 2).sum() / (row * (kk - row)).sum()
        case("cochran_q", {"table": waves}, {"Q": q, "df": k, "p": stats.chi2.sf(q, k)}, "numpy, scipy")
        av, bv, va, vb = RNG.uniform(1, 5), RNG.uniform(2, 5), RNG.uniform(0.01, 0.2), RNG.uniform(0.01, 0.2)
        z = z_of(0.95)
        f = lambda rho: abs(av - rho * bv) - z * mp.sqrt(va + rho**2 * vb)
        case("fieller_ratio", {"a": av, "b": bv, "var_a": va, "var_b": vb}, {
            "ratio": av / bv, "lower": bisect(f, -9, av / bv), "upper": bisect(f, av / bv, 99)}, "mpmath")


def far_tables():
    """Far from independence, where the probability of the table itself is below the smallest double."""
    for t in ([[480, 20], [3, 450]], [[1000, 1], [3, 1000]], [[700, 31], [12, 655]]):
        case("fisher_exact", {"table": t}, fisher(t), "mpmath")


def fisher(t):
    (a, b), (c, d) = t
    m, n, k = a + b, c + d, a + c
    lo, hi = max(0, k - n), min(k, m)
    base = {x: mp.binomial(m, x) * mp.binomial(n, k - x) for x in range(lo, hi + 1)}
    def tail(w, up):
        v = {x: q * w ** (x - lo) for x, q in base.items()}
        return mp.fsum(q for x, q in v.items() if (x >= a if up else x <= a)) / mp.fsum(v.values())
    def mean(w):
        v = {x: q * w ** (x - lo) for x, q in base.items()}
        return mp.fsum(x * q for x, q in v.items()) / mp.fsum(v.values())
    e = lambda f: mp.exp(bisect(lambda s: f(mp.exp(s)), -30, 30))
    al = mp.mpf("0.025")
    return {"odds_ratio_conditional": 0 if a == lo else math.inf if a == hi else e(lambda w: mean(w) - a),
            "or_lower": 0 if a == lo else e(lambda w: tail(w, True) - al),
            "or_upper": math.inf if a == hi else e(lambda w: al - tail(w, False)),
            "odds_ratio_sample": (math.inf if a * d else None) if b * c == 0 else a * d / (b * c)}


def two(x1, n1, x2, n2):
    z = z_of(0.95)
    def wilson(x, n):
        p, nn = mp.mpf(x) / n, mp.mpf(n)
        h = z * mp.sqrt(p * (1 - p) / nn + z**2 / (4 * nn**2))
        s = 1 + z**2 / nn
        return p, (p + z**2 / (2 * nn) - h) / s if x else mp.mpf(0), (p + z**2 / (2 * nn) + h) / s if x < n else mp.mpf(1)
    p1, l1, u1 = wilson(x1, n1)
    p2, l2, u2 = wilson(x2, n2)
    d = p1 - p2
    w = z * mp.sqrt(p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2)
    q1, q2 = mp.mpf(x1 + 1) / (n1 + 2), mp.mpf(x2 + 1) / (n2 + 2)
    ac = z * mp.sqrt(q1 * (1 - q1) / (n1 + 2) + q2 * (1 - q2) / (n2 + 2))
    ref = {"difference": d, "newcombe_lower": d - mp.sqrt((p1 - l1) ** 2 + (u2 - p2) ** 2),
           "newcombe_upper": d + mp.sqrt((u1 - p1) ** 2 + (p2 - l2) ** 2), "wald_lower": d - w, "wald_upper": d + w,
           "agresti_caffo_lower": q1 - q2 - ac, "agresti_caffo_upper": q1 - q2 + ac,
           "risk_ratio": p1 / p2 if x2 else (math.inf if x1 else None)}
    pool = mp.mpf(x1 + x2) / (n1 + n2)
    if 0 < pool < 1:
        zz = d / mp.sqrt(pool * (1 - pool) * (mp.mpf(1) / n1 + mp.mpf(1) / n2))
        t = np.array([[x1, n1 - x1], [x2, n2 - x2]])
        ref.update(z_pooled=zz, p_pooled=mp.erfc(abs(zz) / mp.sqrt(2)), p_fisher=stats.fisher_exact(t).pvalue)
        e = t.sum(1, keepdims=True) * t.sum(0) / t.sum()
        y = (np.maximum(0, np.abs(t - e) - 0.5) ** 2 / e).sum()
        ref.update(chi2_continuity=y, p_continuity=stats.chi2.sf(y, 1))
    if x1 and x2:
        s = mp.sqrt(mp.mpf(n1 - x1) / (x1 * n1) + mp.mpf(n2 - x2) / (x2 * n2))
        ref.update(rr_katz_lower=p1 / p2 * mp.exp(-z * s), rr_katz_upper=p1 / p2 * mp.exp(z * s))
    else:
        ref.update(rr_katz_lower=None, rr_katz_upper=None)
    return ref


def kappa(t):
    try:
        from statsmodels.stats.inter_rater import cohens_kappa
    except ImportError:
        return
    r = cohens_kappa(np.array(t))
    k = len(t)
    a = np.array(t) / np.sum(t)
    w = np.array([[(i - j) ** 2 for j in range(k)] for i in range(k)]) / (k - 1) ** 2
    case("cohen_kappa", {"table": t}, {
        "kappa": r.kappa, "se": r.std_kappa, "lower": r.kappa_low, "upper": r.kappa_upp, "observed_agreement": float(np.trace(a)),
        "expected_agreement": float(a.sum(0) @ a.sum(1)),
        "kappa_quadratic_weights": 1 - (w * a).sum() / (w * np.outer(a.sum(1), a.sum(0))).sum()}, "statsmodels")


def composites():
    case("entropy_weights_minmax", {"matrix": [[80, 2, .9], [90, 1, .8], [70, 4, .95], [85, 0, .85]],
                                    "benefit": [True, False, True]}, minmax([[80, 2, .9], [90, 1, .8], [70, 4, .95], [85, 0, .85]],
                                                                            [1, 0, 1]), "numpy")
    for _ in range(8):
        n, k = RNG.randint(3, 12), RNG.randint(2, 6)
        a = np.array([[RNG.choice([RNG.uniform(1, 100), float(RNG.randint(1, 9))]) for _ in range(k)] for _ in range(n)])
        benefit = [RNG.random() < 0.6 for _ in range(k)]
        w = [RNG.uniform(0.1, 3) for _ in range(k)]
        e = entropy(a)
        case("entropy_weights", {"matrix": a.tolist()}, {"entropy": e, "weights": (1 - e) / (1 - e).sum()}, "numpy")
        case("entropy_weights_minmax", {"matrix": a.tolist(), "benefit": benefit}, minmax(a, benefit), "numpy")
        v = a / np.sqrt((a**2).sum(0)) * (np.array(w) / sum(w))
        best = np.where(benefit, v.max(0), v.min(0))
        worst = np.where(benefit, v.min(0), v.max(0))
        dp, dm = np.sqrt(((v - best) ** 2).sum(1)), np.sqrt(((v - worst) ** 2).sum(1))
        c = dm / (dp + dm)
        case("topsis", {"matrix": a.tolist(), "weights": w, "benefit": benefit}, {
            "closeness": c, "distance_best": dp, "distance_worst": dm, "rank_min": stats.rankdata(-c, "min")}, "numpy")
        m = np.ones((k, k))
        for i in range(k):
            for j in range(i):
                m[i, j] = RNG.choice([1 / 5, 1 / 3, 1 / 2, 1, 2, 3, 5])
                m[j, i] = 1 / m[i, j]
        val, vec = np.linalg.eig(m)
        top = np.argmax(val.real)
        p = np.abs(vec[:, top].real)
        ri = [0, 0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49]
        ci = (val[top].real - k) / (k - 1)
        gm = np.exp(np.log(m).mean(1))
        ref = {"weights": p / p.sum(), "lambda_max": val[top].real, "weights_geometric_mean": gm / gm.sum(),
               "weights_column_mean": (m / m.sum(0)).mean(1)}
        if k > 2 and ci > 1e-6:
            ref.update(consistency_index=ci, consistency_ratio=ci / ri[k - 1], acceptable=bool(ci / ri[k - 1] < 0.1))
        case("ahp", {"matrix": m.tolist(), "random_index": ri}, ref, "numpy")
    for _ in range(4):
        groups = [[RNG.randint(1, 5) for _ in range(RNG.randint(1, 3))] for _ in range(3)]
        ref = {"prob_rank": np.zeros((3, 3)), "expected_rank": np.zeros(3), "prob_any_tie": 0.0, "prob_best": np.zeros(3)}
        total = 0
        for draw in itertools.product(*[list(itertools.product(g, repeat=len(g))) for g in groups]):
            means = [sum(d) / len(d) for d in draw]
            p = 1 / np.prod([len(g) ** len(g) for g in groups])
            r = [1 + sum(o > v + 1e-12 for o in means) for v in means]
            for i in range(3):
                ref["prob_rank"][i][r[i] - 1] += p
                ref["expected_rank"][i] += p * r[i]
                ref["prob_best"][i] += p * (r[i] == 1)
            ref["prob_any_tie"] += p * (len({round(v, 9) for v in means}) < 3)
        case("bootstrap_rank_exact", {"groups": groups}, ref, "enumeration")
        y = [RNG.randint(1, 9) for _ in range(RNG.randint(1, 6))]
        means = sorted(sum(d) / len(d) for d in itertools.product(y, repeat=len(y)))
        case("bootstrap_mean_exact", {"y": y}, {
            "mean": np.mean(means), "se": np.std(means), "p2_5": means[max(0, math.ceil(0.025 * len(means) - 1e-9) - 1)],
            "p97_5": means[math.ceil(0.975 * len(means) - 1e-9) - 1]}, "enumeration")
        s = [RNG.choice([RNG.randint(1, 9), None]) for _ in range(12)] + [3]
        v = [-q for q in s if q is not None]
        fill = lambda r: [next(r) if q is not None else None for q in s]
        case("rank_methods", {"scores": s, "descending": True, "tie_epsilon": 0}, {
            key: fill(iter(stats.rankdata(v, m))) for key, m in
            [("competition", "min"), ("dense", "dense"), ("average", "average")]}, "scipy")


def entropy(a):
    s = a / a.sum(0)
    return -np.where(s > 0, s * np.log(np.where(s > 0, s, 1)), 0).sum(0) / math.log(len(a))


def minmax(a, benefit):
    a = np.array(a, float)
    s = np.where(benefit, a - a.min(0), a.max(0) - a) / (a.max(0) - a.min(0))
    e = entropy(s)
    return {"weights": (1 - e) / (1 - e).sum()}


def series():
    for _ in range(6):
        y = [RNG.choice([RNG.gauss(0, 5), float(RNG.randint(0, 9)), None]) for _ in range(RNG.randint(3, 40))] + [1.0]
        case("quantile_types", {"y": y, "probs": [0, 0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975, 1]}, "R", "R quantile")
        period = RNG.choice([3, 4, 7, 12])
        n = period * RNG.randint(3, 6) + RNG.randint(0, 3)
        base = [20 + 5 * math.sin(2 * math.pi * i / period) + 0.1 * i + RNG.gauss(0, 2) for i in range(n)]
        for model in ["additive", "multiplicative"]:
            case("classical_decomposition", {"y": base, "period": period, "model": model}, "R", "R decompose")
            case("holt_winters_fixed", {
                "y": base, "period": period, "seasonal": model, "alpha": 0.3, "beta": 0.1, "gamma": 0.2, "level0": 20,
                "trend0": 0.1, "season0": [(1.0 if model[0] == "m" else 0) + 0.01 * i for i in range(period)], "horizon": 5},
                "R", "R HoltWinters")
        for window in [None, 7, 13]:
            if window is None or n % 2:
                # R's robust weights are wrong at even n; see its bug list.
                robust = RNG.random() < 0.5 and n % 2 == 1
            else:
                robust = False
            given = {"y": base, "period": period, "seasonal_window": window, "trend_window": RNG.choice([None, 15]),
                     "robust": robust, "seasonal_degree": 0 if window is None else RNG.choice([0, 1])}
            case("stl", given, "R", "R stl")
        lag = RNG.choice([2, 4, 12])
        part = lambda l, f: [None if i < l or y[i] is None or y[i - l] is None else f(y[i], y[i - l]) for i in range(len(y))]
        # A percentage of a base below 0 would turn a rise into a fall.
        pct = lambda a, b: None if b <= 0 else (a - b) / b * 100
        case("period_change", {"y": y, "lag": lag}, {
            "mom_difference": part(1, lambda a, b: a - b), "mom_percent": part(1, pct),
            "yoy_difference": part(lag, lambda a, b: a - b), "yoy_percent": part(lag, pct)}, "definition")
        w = RNG.choice([2, 3, 12])
        sums = [None if i < w - 1 or None in y[i - w + 1:i + 1] else math.fsum(y[i - w + 1:i + 1]) for i in range(len(y))]
        case("rolling_sum", {"y": y, "window": w}, {"sum": sums, "mean": [None if s is None else s / w for s in sums]},
             "math.fsum")
        level, l = [], base[0]
        for v in base:
            l = 0.3 * v + 0.7 * l
            level.append(l)
        case("exponential_smoothing", {"y": base, "alpha": 0.3}, {"level": level, "forecast": l}, "definition")


def indexes():
    for _ in range(8):
        n, k = RNG.randint(12, 60), RNG.randint(2, 5)
        base = [RNG.gauss(3.5, 0.7) for _ in range(n)]
        m = np.array([[min(5, max(1, round(b + RNG.gauss(0, 0.7)))) for _ in range(k)] for b in base], float)
        y = np.array([float(min(5, max(1, round(b + RNG.gauss(0, 0.5))))) for b in base])
        w = [RNG.uniform(0.1, 1) for _ in range(k)]
        s = (m - 1) / 4 * 100
        each = s @ np.array(w) / sum(w)
        case("csi_weighted_index", {"items": m.tolist(), "weights": w, "scale_min": 1, "scale_max": 5}, {
            "item_scores": s.mean(0), "csi_from_item_means": each.mean(), "csi_from_respondents": each.mean(),
            "n_respondents": n, "se_respondents": each.std(ddof=1) / math.sqrt(n)}, "numpy")
        imp, perf = [RNG.random() for _ in range(k)], [RNG.uniform(50, 90) for _ in range(k)]
        name = {(1, 1): "keep_up", (1, 0): "concentrate_here", (0, 0): "low_priority", (0, 1): "possible_overkill"}
        case("ipa_quadrants", {"importance": imp, "performance": perf}, {
            "importance_mean": np.mean(imp), "performance_mean": np.mean(perf),
            "quadrant": [name[int(a >= np.mean(imp)), int(b >= np.mean(perf))] for a, b in zip(imp, perf)]}, "definition")
        if (m.std(0) > 0).all() and y.std() > 0:
            derived(y, m)
        ex = [RNG.uniform(50, 500) for _ in range(k)]
        rate = [RNG.uniform(0.01, 0.1) for _ in range(k)]
        c = [RNG.randint(0, 20) for _ in range(k)]
        o, e = sum(c), sum(a * b for a, b in zip(ex, rate))
        case("rate.standardized_indirect", {"counts": c, "exposures": ex, "standard_rates": [0] * k}, {
            "observed": o, "expected": 0, "ratio": None, "lower": None, "upper": None}, "definition")
        case("rate.standardized_indirect", {"counts": c, "exposures": ex, "standard_rates": rate}, {
            "observed": o, "expected": e, "ratio": o / e, "lower": stats.gamma.ppf(0.025, o) / e if o else 0,
            "upper": stats.gamma.isf(0.025, o + 1) / e}, "scipy")
        std = [RNG.randint(100, 900) for _ in range(k)]
        ww = [a / sum(std) / b for a, b in zip(std, ex)]
        r, v, wm = sum(a * b for a, b in zip(ww, c)), sum(a * a * b for a, b in zip(ww, c)), max(ww)
        case("rate.standardized_direct", {"counts": c, "exposures": ex, "standard_exposures": std}, {
            "crude_rate": o / sum(ex), "adjusted_rate": r, "lower": stats.gamma.ppf(0.025, r * r / v) * v / r if o else 0,
            "upper": stats.gamma.isf(0.025, (r + wm) ** 2 / (v + wm**2)) * (v + wm**2) / (r + wm)}, "scipy")
        t = [RNG.randint(1, 20) for _ in range(n)]
        d = [int(RNG.random() < 0.7) for _ in range(n)]
        case("survival.kaplan_meier", {"time": t, "closed": d}, "R", "R survfit")
        c = [RNG.randint(0, 15) for _ in range(n)] + [1]
        x = np.sort(np.array(c, float))
        nn = len(x)
        g = 2 * (np.arange(1, nn + 1) * x).sum() / (nn * x.sum()) - (nn + 1) / nn
        top = np.sort(x)[::-1].cumsum() / x.sum()
        case("concentration", {"counts": c, "top": [1, 3]}, {
            "gini": g, "gini_corrected": g * nn / (nn - 1), "herfindahl": ((x / x.sum()) ** 2).sum(),
            "top_shares": [top[0], top[2]], "units_for_half": int(np.argmax(top >= 0.5 - 1e-12)) + 1}, "numpy")
        z = sorted(RNG.randint(0, 50) for _ in range(n))
        rank = max((q for q in range(1, n // 2 + 1) if 1 - 2 * stats.binom.cdf(q - 1, n, 0.5) >= 0.95), default=None)
        case("median_ci_order_statistics", {"y": z}, {
            "median": float(np.median(z)), "rank": rank, "lower": z[rank - 1], "upper": z[n - rank],
            "coverage": 1 - 2 * stats.binom.cdf(rank - 1, n, 0.5)}, "scipy")


def derived(y, m):
    n, k = m.shape
    x = np.column_stack([np.ones(n), m])
    b, *_ = np.linalg.lstsq(x, y, rcond=None)
    res = y - x @ b
    r2 = lambda cols: 0 if not cols else 1 - ((y - np.column_stack([np.ones(n), m[:, cols]]) @ np.linalg.lstsq(
        np.column_stack([np.ones(n), m[:, cols]]), y, rcond=None)[0]) ** 2).sum() / ((y - y.mean()) ** 2).sum()
    lmg = []
    for j in range(k):
        others = [i for i in range(k) if i != j]
        total = 0
        for size in range(k):
            for s in itertools.combinations(others, size):
                f = math.factorial(size) * math.factorial(k - size - 1) / math.factorial(k)
                total += f * (r2(list(s) + [j]) - r2(list(s)))
        lmg.append(total)
    rx = np.corrcoef(m.T)
    ry = np.array([np.corrcoef(m[:, j], y)[0, 1] for j in range(k)])
    val, vec = np.linalg.eigh(rx)
    lam = vec @ np.diag(np.sqrt(val)) @ vec.T
    beta = np.linalg.solve(lam, ry)
    load = vec[:, -1] * math.sqrt(val[-1])
    load = load if load.sum() > 0 else -load
    case("derived_importance", {"overall": y.tolist(), "items": m.tolist()}, {
        "intercept": b[0], "coefficients": b[1:], "r_squared": r2(list(range(k))),
        "residual_sd": math.sqrt((res**2).sum() / (n - k - 1)), "standardized_betas": b[1:] * m.std(0) / y.std(),
        "correlations": ry, "relative_weights": (lam**2) @ (beta**2), "lmg_shares": np.array(lmg) / sum(lmg),
        "pca_eigenvalues": val[::-1], "pca_first_loadings": load, "pca_weights": load / load.sum(),
        "vif": np.diag(np.linalg.inv(rx))}, "numpy")


# --- comparison -----------------------------------------------------------------------------------------------------------

def is_tail(measure, key):
    """Whether a figure is a probability of a tail or a point far out in it: held to its own size however small it is."""
    return measure.startswith("dist.") or key == "p" or key.startswith("p_")


def difference(found, wanted, tail=False):
    """Worst relative difference of numbers; infinity where something else differs. And how many figures."""
    if wanted is None or (isinstance(wanted, float) and math.isnan(wanted)):
        return (0.0 if found is None else math.inf), 1
    if isinstance(wanted, (bool, str, np.bool_)) and wanted not in ("Inf", "-Inf"):
        same = found == wanted if isinstance(wanted, str) else found == bool(wanted)
        return (0.0 if same else math.inf), 1
    if isinstance(wanted, dict):
        parts = [difference((found or {}).get(k), v) for k, v in wanted.items()]
        return max((d for d, _ in parts), default=0.0), sum(n for _, n in parts)
    if isinstance(found, list) and not isinstance(wanted, (list, tuple, np.ndarray)):
        wanted = [wanted]
    if isinstance(wanted, (list, tuple, np.ndarray)):
        if not isinstance(found, list):
            found = [found]
        if len(found) != len(wanted):
            return math.inf, 1
        scale = max((abs(float(v)) for v in wanted if isinstance(v, (int, float, np.number, mp.mpf))), default=0)
        parts = [near(f, w, scale) for f, w in zip(found, wanted)]
        return max((d for d, _ in parts), default=0.0), sum(n for _, n in parts)
    return near(found, wanted, 0, tail)


def near(found, wanted, scale, tail=False):
    if wanted is None or isinstance(wanted, (dict, list, bool, str, np.ndarray)):
        return difference(found, wanted)
    if found is None or isinstance(found, (list, dict)):
        return math.inf, 1
    if isinstance(found, str):
        found = {"Infinity": math.inf, "-Infinity": -math.inf}[found]
    if mp.isinf(wanted) or math.isinf(found):
        return (0.0 if float(wanted) == found else math.inf), 1
    if isinstance(wanted, float) and math.isnan(wanted):
        return math.inf, 1
    # A figure that is 0 by cancellation in a list is held to the size of the list.
    size = max(abs(mp.mpf(wanted if not isinstance(wanted, np.generic) else wanted.item())), mp.mpf(scale) * 1e-3,
               mp.mpf("1e-307"))
    gap = abs(mp.mpf(found) - mp.mpf(wanted if not isinstance(wanted, np.generic) else wanted.item()))
    if not tail and scale == 0 and abs(float(wanted)) < 1e-12 and abs(found) < 1e-12:
        return 0.0, 1
    return float(gap / size), 1


def from_r(cases):
    if shutil.which("Rscript") is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        one, two_ = os.path.join(folder, "cases"), os.path.join(folder, "answers")
        with open(one, "w") as out:
            for number, (measure, inputs) in enumerate(cases):
                out.write(json.dumps({"id": number, "measure": measure, "input": inputs}) + "\n")
        done = subprocess.run(["Rscript", "--vanilla", REFERENCE, one, two_], capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit("R: " + done.stderr[-2000:])
        return [json.loads(line) for line in open(two_)]


NOTED = {}


def note(record, measure, inputs, ref, source, bound):
    """A line for the unit tests: up to three short cases of a measure and source."""
    def plain(value):
        if isinstance(value, dict):
            return {k: plain(v) for k, v in value.items()}
        if isinstance(value, (list, tuple, np.ndarray)):
            return [plain(v) for v in value]
        if value is None or isinstance(value, (bool, np.bool_, str)):
            return value if not isinstance(value, np.bool_) else bool(value)
        if mp.isinf(value):
            return "Infinity" if value > 0 else "-Infinity"
        number = float(value)
        return None if math.isnan(number) else int(number) if number == int(number) and abs(number) < 1e15 else number
    line = json.dumps({"measure": measure, "input": inputs, "output": plain(ref), "source": source, "bound": bound},
                      ensure_ascii=False, separators=(",", ":"))
    key = (measure, source)
    if ref and len(line) < 4000 and NOTED.get(key, 0) < 3:
        NOTED[key] = NOTED.get(key, 0) + 1
        record.write(line + "\n")


def main():
    options = argparse.ArgumentParser()
    options.add_argument("wotu")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--markdown", action="store_true")
    options.add_argument("--only")
    options.add_argument("--record", help="write three small cases of each measure with their references, for the unit tests")
    options = options.parse_args()
    RNG.seed(options.seed)
    np.random.seed(options.seed)
    for make in [proportions, counts, distributions, surveys, scales, trends, charts, regressions, longley, tests,
                 composites, series, indexes, alternatives, quasi, far_tables]:
        make()
    chosen = {k: v for k, v in CASES.items() if not options.only or options.only == k}
    asked = [(k, i) for k, v in chosen.items() for i, ref, _ in v if isinstance(ref, str)]
    answers = from_r(asked) if asked else []
    answers = iter(answers) if answers is not None else None
    bad, rows, skipped = [], [], 0
    record = open(options.record, "w") if options.record else None
    for measure, cases in chosen.items():
        found = ask(options.wotu, measure, [i for i, _, _ in cases])
        worst, figures, used, sources = 0.0, 0, 0, []
        for (inputs, ref, source), answer in zip(cases, found):
            is_r = isinstance(ref, str)
            if is_r:
                if answers is None:
                    skipped += 1
                    continue
                reply = next(answers)
                if "failed" in reply:
                    print(f"R cannot: {measure} {json.dumps(inputs)}: {reply['failed']}", file=sys.stderr)
                    continue
                ref = {k: ({"Inf": math.inf, "-Inf": -math.inf}.get(v, v) if isinstance(v, str) else v)
                       for k, v in dict(reply["output"]).items()}
                if ref.get("theta", 0) > 1e5:
                    # R walks towards infinity until its step limit; the maximum lies there.
                    ref = {"theta": math.inf}
            used += 1
            sources += [source] if source not in sources else []
            if record:
                note(record, measure, inputs, ref, source, BOUNDS.get(f"{measure} R" if is_r else measure, 1e-9))
            for key, value in ref.items():
                gap, count = difference(answer.get(key), value, is_tail(measure, key))
                # R takes its exact tails from 1: below 1e-5 they lose digits.
                if is_r and key == "p_exact" and value is not None and answer.get(key) is not None:
                    gap = min(gap, abs(answer[key] - value) / 1e-5)
                figures += count
                worst = max(worst, gap)
                if gap > BOUNDS.get(f"{measure} R" if is_r else measure, 1e-9):
                    bad.append(f"{measure} {key}: {json.dumps(answer.get(key, answer.get('error')))[:300]} but {str(value)[:300]} "
                               f"({gap:.1e}) for {json.dumps(inputs)[:500]}")
        rows.append((measure, used, figures, worst, ", ".join(sources)))
    edge = "|" if options.markdown else ""
    mid = " | " if options.markdown else "  "
    head = ("measure", "cases", "figures", "worst relative difference", "reference")
    print(edge + mid.join([head[0].ljust(36), *head[1:]]) + edge)
    if options.markdown:
        print("|---|---|---|---|---|")
    for name, used, figures, worst, source in rows:
        print(edge + mid.join([name.ljust(36), str(used).rjust(5), str(figures).rjust(7), f"{worst:.1e}".rjust(9), source]) + edge)
    if skipped:
        print(f"{skipped} cases skipped: Rscript is not there", file=sys.stderr)
    for line in bad[:80]:
        print(line, file=sys.stderr)
    print(f"{len(rows)} measures, {sum(r[1] for r in rows)} cases, {sum(r[2] for r in rows)} figures, {len(bad)} beyond their bound")
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
