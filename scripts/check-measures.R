# References from R for scripts/check-measures.py: reads JSON Lines {"id", "measure", "input"} from the file named first
# and writes {"id", "output"} to the file named second. Needs jsonlite, survey, survival, MASS, sandwich.
suppressMessages({library(jsonlite); library(survey); library(survival); library(MASS); library(sandwich)})
options(digits = 17, warn = -1)
args <- commandArgs(TRUE)
vec <- function(x) if (is.null(x)) NULL else vapply(x, function(v) if (is.null(v)) NA_real_ else as.numeric(v), 0)
mat <- function(x) do.call(rbind, lapply(x, vec))
txt <- function(x) vapply(x, as.character, "")
level <- function(i) if (is.null(i$conf)) 0.95 else i$conf

m <- list()
m[["poisson.test.one_sample"]] <- function(i) {
  p <- function(a) poisson.test(i$count, i$exposure, i$rate0, alternative = a)$p.value
  list(p_less = p("less"), p_greater = p("greater"), p_two_sided_minlike = p("two.sided"))
}
m[["poisson.ratio.exact_conditional"]] <- function(i) {
  n <- i$count1 + i$count2
  if (n == 0) return(list())
  s <- i$ratio0 * i$exposure1 / (i$ratio0 * i$exposure1 + i$exposure2)
  p <- function(a) binom.test(i$count1, n, s, alternative = a)$p.value
  list(p_less = p("less"), p_greater = p("greater"), p_two_sided_minlike = p("two.sided"))
}
design <- function(i) {
  d <- data.frame(y = vec(i$y), s = txt(i$stratum))
  size <- unlist(i$stratum_sizes)
  d$N <- size[d$s]
  svydesign(id = ~1, strata = ~s, fpc = ~N, data = d)
}
m[["survey.stratified_mean"]] <- function(i) {
  d <- design(i)
  e <- svymean(~y, d, deff = TRUE)
  t <- svytotal(~y, d)
  ci <- confint(e, df = degf(d), level = level(i))
  list(mean = coef(e)[[1]], se = SE(e)[[1]], total = coef(t)[[1]], total_se = SE(t)[[1]], df = degf(d),
       lower = ci[1], upper = ci[2], deff = deff(e)[[1]])
}
m[["survey.stratified_mean_lonely_adjust"]] <- function(i) {
  options(survey.lonely.psu = "adjust")
  e <- svymean(~y, design(i))
  options(survey.lonely.psu = "fail")
  list(mean = coef(e)[[1]], se = SE(e)[[1]])
}
m[["survey.cluster_mean"]] <- function(i) {
  d <- data.frame(y = vec(i$y), c = txt(i$cluster), N = i$clusters_in_population)
  s <- svydesign(id = ~c, fpc = ~N, data = d)
  e <- svymean(~y, s, deff = TRUE)
  ci <- confint(e, df = degf(s), level = level(i))
  list(mean = coef(e)[[1]], se = SE(e)[[1]], df = degf(s), deff = deff(e)[[1]], lower = ci[1], upper = ci[2])
}
m[["survey.poststratified_mean"]] <- function(i) {
  d <- data.frame(y = vec(i$y), g = txt(i$group), N = i$population)
  s <- svydesign(id = ~1, fpc = ~N, data = d)
  size <- unlist(i$group_sizes)
  p <- postStratify(s, ~g, data.frame(g = names(size), Freq = as.numeric(size)))
  e <- svymean(~y, p)
  ci <- confint(e, df = degf(p), level = level(i))
  list(mean = coef(e)[[1]], se = SE(e)[[1]], lower = ci[1], upper = ci[2])
}
m[["survey.raked_mean"]] <- function(i) {
  d <- data.frame(y = vec(i$y), a = txt(i$group1), b = txt(i$group2), N = i$population)
  s <- svydesign(id = ~1, fpc = ~N, data = d)
  one <- unlist(i$margin1); two <- unlist(i$margin2)
  r <- rake(s, list(~a, ~b), list(data.frame(a = names(one), Freq = as.numeric(one)),
                                  data.frame(b = names(two), Freq = as.numeric(two))),
            control = list(maxit = 10000, epsilon = 1e-13))
  e <- svymean(~y, r)
  first <- sort(names(one)); second <- sort(names(two))
  totals <- c(`(Intercept)` = i$population)
  for (k in first[-1]) totals[paste0("a", k)] <- one[[k]]
  for (k in second[-1]) totals[paste0("b", k)] <- two[[k]]
  g <- calibrate(s, ~a + b, totals, calfun = "raking", epsilon = 1e-13, maxit = 1000)
  list(mean = coef(e)[[1]], weights = as.numeric(weights(r)), se_r_survey_rake = SE(e)[[1]],
       se = SE(svymean(~y, g))[[1]])
}
m[["survey.weighted_mean"]] <- function(i) {
  s <- svydesign(id = ~1, weights = ~w, data = data.frame(y = vec(i$y), w = vec(i$weights)))
  e <- svymean(~y, s)
  ci <- confint(e, df = degf(s), level = level(i))
  list(mean = coef(e)[[1]], se = SE(e)[[1]], df = degf(s), lower = ci[1], upper = ci[2])
}
m[["survey.weighted_proportion"]] <- function(i) {
  s <- svydesign(id = ~1, weights = ~w, data = data.frame(y = vec(i$y), w = vec(i$weights)))
  a <- attr(svyciprop(~y, s, method = "logit", level = level(i), df = degf(s)), "ci")
  b <- attr(svyciprop(~y, s, method = "beta", level = level(i)), "ci")
  e <- svymean(~y, s)
  list(proportion = coef(e)[[1]], se = SE(e)[[1]], logit_lower = a[[1]], logit_upper = a[[2]],
       beta_lower = b[[1]], beta_upper = b[[2]])
}
m[["survey.domain_mean"]] <- function(i) {
  d <- data.frame(y = vec(i$y), s = txt(i$stratum), k = unlist(i$in_domain))
  d$N <- unlist(i$stratum_sizes)[d$s]
  s <- subset(svydesign(id = ~1, strata = ~s, fpc = ~N, data = d), k & !is.na(y))
  e <- svymean(~y, s)
  list(n_domain = nrow(s), domain_size_estimate = sum(weights(s)), mean = coef(e)[[1]], se = SE(e)[[1]])
}
m[["survey.design_mean"]] <- function(i) {
  d <- data.frame(y = vec(i$y), w = vec(i$weights), s = txt(i$stratum), c = txt(i$cluster))
  s <- svydesign(id = ~c, strata = ~s, weights = ~w, nest = TRUE, data = d)
  e <- svymean(~y, s, na.rm = TRUE)
  ci <- confint(e, df = degf(s), level = level(i))
  list(n = sum(!is.na(d$y)), mean = coef(e)[[1]], se = SE(e)[[1]], df = degf(s), lower = ci[1], upper = ci[2],
       strata = length(unique(d$s)), clusters = nrow(unique(d[c("s", "c")])))
}
m[["survey.ratio"]] <- function(i) {
  d <- data.frame(y = vec(i$numerator), x = vec(i$denominator), N = i$population)
  e <- svyratio(~y, ~x, svydesign(id = ~1, fpc = ~N, data = d))
  list(ratio = coef(e)[[1]], se = SE(e)[[1]])
}
its <- function(i) {
  n <- length(i$y)
  t <- seq_len(n) - 1
  e <- if (is.null(i$exposure)) rep(1, n) else vec(i$exposure)
  d <- data.frame(y = vec(i$y), t = t, level = as.numeric(t >= i$start), slope = pmax(t - i$start, 0), e = e)
  for (h in seq_len(if (is.null(i$harmonics)) 0 else i$harmonics)) {
    d[[paste0("s", h)]] <- sin(2 * pi * h * t / i$period)
    d[[paste0("c", h)]] <- cos(2 * pi * h * t / i$period)
  }
  d[!is.na(d$e) & d$e > 0, ]
}
tight <- glm.control(epsilon = 1e-15, maxit = 200)
effect <- function(g, k, name, conf) {
  s <- summary(g)$coefficients
  b <- coef(g)[[k]]; se <- s[k, 2]
  phi <- sum(residuals(g, "pearson")^2) / g$df.residual
  z <- qnorm(1 - (1 - conf) / 2); q <- qt(1 - (1 - conf) / 2, g$df.residual)
  r <- list(exp(b), exp(b + c(-1, 1) * z * se), s[k, 4], exp(b + c(-1, 1) * q * se * sqrt(phi)),
            exp(b + c(-1, 1) * z * se * sqrt(phi)), 2 * pt(-abs(b / (se * sqrt(phi))), g$df.residual))
  names(r) <- c(paste0("rate_ratio_", name), paste0(c("rr_", "p_"), name, c("_poisson_wald", "_poisson")),
                paste0(c("rr_", "rr_", "p_"), name, c("_quasi_t", "_quasi_z", "_quasi_t")))
  r
}
itsfit <- function(i, g, d, k) {
  conf <- level(i)
  phi <- sum(residuals(g, "pearson")^2) / g$df.residual
  s <- summary(g)$coefficients
  last <- d[nrow(d), ]; plain <- last; plain$level <- 0; plain$slope <- 0
  p <- function(x) predict(g, x, type = "response")[[1]]
  x <- model.matrix(delete.response(terms(g)), last) - model.matrix(delete.response(terms(g)), plain)
  c(list(n = nrow(d), df_residual = g$df.residual, coefficients = as.numeric(coef(g)), se_poisson = as.numeric(s[, 2]),
         deviance = g$deviance, pearson_chi2 = phi * g$df.residual, dispersion = phi, loglik = as.numeric(logLik(g)),
         aic = AIC(g), se_quasi = as.numeric(s[, 2]) * sqrt(phi)),
    effect(g, k, "level", conf),
    list(fitted_last = p(last), counterfactual_last = p(plain), log_rr_last = as.numeric(x %*% coef(g)),
         se_log_rr_last_poisson = sqrt(as.numeric(x %*% vcov(g) %*% t(x)))))
}
m[["its.poisson"]] <- function(i) {
  d <- its(i)
  f <- reformulate(c("t", "level", "slope", grep("^[sc][0-9]", names(d), value = TRUE), "offset(log(e))"), "y")
  g <- glm(f, poisson, d, control = tight)
  nw <- NeweyWest(g, lag = if (is.null(i$hac_lag)) 0 else i$hac_lag, prewhite = FALSE, adjust = FALSE)
  c(itsfit(i, g, d, 3), effect(g, 4, "slope", level(i)), list(se_newey_west = as.numeric(sqrt(diag(nw)))))
}
m[["its.poisson_level_only"]] <- function(i) {
  d <- its(i)
  itsfit(i, glm(y ~ level + offset(log(e)), poisson, d, control = tight), d, 2)
}
m[["its.negative_binomial"]] <- function(i) {
  d <- its(i)
  g <- glm.nb(y ~ t + level + slope + offset(log(e)), d, control = glm.control(epsilon = 1e-14, maxit = 500))
  list(theta = g$theta, coefficients = as.numeric(coef(g)), se_conditional = as.numeric(summary(g)$coefficients[, 2]),
       loglik = as.numeric(logLik(g)), rate_ratio_level = exp(coef(g)[[3]]), rate_ratio_slope = exp(coef(g)[[4]]))
}
m[["poisson.trend"]] <- function(i) {
  i$start <- length(i$y)
  d <- its(i)
  g <- glm(reformulate(c("t", grep("^[sc][0-9]", names(d), value = TRUE), "offset(log(e))"), "y"), poisson, d, control = tight)
  s <- summary(g)$coefficients
  z <- qnorm(1 - (1 - level(i)) / 2)
  list(n = nrow(d), df_residual = g$df.residual, coefficients = as.numeric(coef(g)), se_poisson = as.numeric(s[, 2]),
       deviance = g$deviance, loglik = as.numeric(logLik(g)), aic = AIC(g), rate_ratio_per_period = exp(i$period * coef(g)[[2]]),
       rr_poisson_wald = exp(i$period * (coef(g)[[2]] + c(-1, 1) * z * s[2, 2])), p_poisson = s[2, 4])
}
m[["logistic.trend"]] <- function(i) {
  x <- vec(i$x); n <- vec(i$n); s <- vec(i$scores)
  g <- glm(cbind(x, n - x) ~ s, binomial, control = tight)
  v <- summary(g)$coefficients
  list(intercept = v[1, 1], slope = v[2, 1], se_intercept = v[1, 2], se_slope = v[2, 2], odds_ratio = exp(v[2, 1]),
       z = v[2, 3], p = v[2, 4], null_deviance = g$null.deviance, df_residual = g$df.residual)
}
m[["negative_binomial.rate"]] <- function(i) {
  d <- data.frame(y = vec(i$counts), e = vec(i$exposures))
  d <- d[!is.na(d$e) & d$e > 0, ]
  g <- glm.nb(y ~ 1 + offset(log(e)), d, control = glm.control(epsilon = 1e-14, maxit = 500))
  p <- glm(y ~ 1 + offset(log(e)), poisson, d, control = tight)
  b <- coef(g)[[1]]; se <- summary(g)$coefficients[1, 2]; z <- qnorm(1 - (1 - level(i)) / 2)
  ratio <- 2 * (as.numeric(logLik(g)) - as.numeric(logLik(p)))
  list(units = nrow(d), rate = exp(b), lower = exp(b - z * se), upper = exp(b + z * se), se_log_rate = se, theta = g$theta,
       loglik = as.numeric(logLik(g)), loglik_poisson = as.numeric(logLik(p)),
       p_overdispersion = pchisq(ratio, 1, lower.tail = FALSE) / 2)
}
m[["mcdonald_omega"]] <- function(i) {
  a <- mat(i$items)
  f <- factanal(a, 1, control = list(opt = list(factr = 1, maxit = 1000)))
  load <- as.numeric(f$loadings) * sign(sum(f$loadings)); s <- apply(a, 2, sd)
  list(n = nrow(a), k = ncol(a), omega = sum(load * s)^2 / (sum(load * s)^2 + sum((1 - load^2) * s^2)), loadings = load)
}
m[["glm.poisson"]] <- function(i) {
  g <- glm(vec(i$y) ~ factor(vec(i$outcome)) + factor(vec(i$treatment)), family = poisson, control = tight)
  list(intercept = coef(g)[[1]], outcome2 = coef(g)[[2]], outcome3 = coef(g)[[3]],
       se = as.numeric(summary(g)$coefficients[, 2]), deviance = g$deviance, aic = AIC(g))
}
m[["chi_square_independence"]] <- function(i) {
  t <- mat(i$table)
  x <- chisq.test(t, correct = FALSE)
  r <- list(chi2 = x$statistic[[1]], df = x$parameter[[1]], p = x$p.value, min_expected = min(x$expected))
  if (all(dim(t) == 2)) {
    y <- chisq.test(t, correct = TRUE)
    r <- c(r, list(chi2_yates = y$statistic[[1]], p_yates = y$p.value))
  }
  r
}
m[["kruskal_wallis"]] <- function(i) {
  k <- kruskal.test(lapply(i$groups, vec))
  list(H = k$statistic[[1]], df = k$parameter[[1]], p = k$p.value)
}
m[["mann_whitney"]] <- function(i) {
  x <- vec(i$x); y <- vec(i$y)
  a <- wilcox.test(x, y, exact = FALSE, correct = FALSE)
  r <- list(U = a$statistic[[1]], p_normal = a$p.value,
            p_normal_continuity = wilcox.test(x, y, exact = FALSE, correct = TRUE)$p.value)
  if (!anyDuplicated(c(x, y))) r$p_exact <- wilcox.test(x, y, exact = TRUE)$p.value
  r
}
m[["wilcoxon_signed_rank"]] <- function(i) {
  x <- vec(i$x); y <- vec(i$y); d <- (x - y)[x != y]
  r <- list(n_nonzero = length(d), W_plus = sum(rank(abs(d))[d > 0]),
            p_normal = wilcox.test(d, exact = FALSE, correct = FALSE)$p.value,
            p_normal_continuity = wilcox.test(d, exact = FALSE, correct = TRUE)$p.value)
  if (!anyDuplicated(abs(d))) r$p_exact <- wilcox.test(d, exact = TRUE)$p.value
  r
}
m[["correlation.spearman"]] <- function(i) {
  x <- vec(i$x); y <- vec(i$y)
  r <- cor(x, y, method = "spearman")
  k <- list(rho = r, p_t_approximation = 2 * pt(-abs(r * sqrt((length(x) - 2) / (1 - r^2))), length(x) - 2))
  if (length(x) <= 8 && !anyDuplicated(x) && !anyDuplicated(y))
    k$p_exact <- cor.test(x, y, method = "spearman", exact = TRUE)$p.value
  k
}
m[["correlation.kendall"]] <- function(i) {
  x <- vec(i$x); y <- vec(i$y)
  a <- cor.test(x, y, method = "kendall", exact = FALSE)
  r <- list(tau_b = a$estimate[[1]], p_normal = a$p.value,
            p_normal_continuity = cor.test(x, y, method = "kendall", exact = FALSE, continuity = TRUE)$p.value)
  if (!anyDuplicated(x) && !anyDuplicated(y)) r$p_exact <- cor.test(x, y, method = "kendall", exact = TRUE)$p.value
  r
}
m[["mcnemar"]] <- function(i) {
  t <- matrix(c(5, i$changed_to_no, i$changed_to_yes, 5), 2)
  list(p_exact = min(1, binom.test(i$changed_to_no, i$changed_to_no + i$changed_to_yes)$p.value),
       chi2 = mcnemar.test(t, correct = FALSE)$statistic[[1]], p_chi2 = mcnemar.test(t, correct = FALSE)$p.value,
       chi2_continuity = mcnemar.test(t)$statistic[[1]], p_chi2_continuity = mcnemar.test(t)$p.value)
}
m[["p_adjust"]] <- function(i) {
  p <- vec(i$p)
  list(benjamini_hochberg = p.adjust(p, "BH"), benjamini_yekutieli = p.adjust(p, "BY"), holm = p.adjust(p, "holm"),
       bonferroni = p.adjust(p, "bonferroni"))
}
m[["fisher_exact"]] <- function(i) {
  t <- mat(i$table)
  list(p = fisher.test(t)$p.value, p_less = fisher.test(t, alternative = "less")$p.value,
       p_greater = fisher.test(t, alternative = "greater")$p.value)
}
m[["cochran_armitage"]] <- function(i) {
  s <- if (is.null(i$scores)) seq_along(i$x) - 1 else vec(i$scores)
  a <- prop.trend.test(vec(i$x), vec(i$n), s)
  list(chi2 = a$statistic[[1]], p = a$p.value)
}
m[["quantile_types"]] <- function(i) {
  y <- vec(i$y)
  r <- lapply(1:9, function(k) as.numeric(quantile(y[!is.na(y)], vec(i$probs), type = k)))
  names(r) <- paste0("type", 1:9)
  r
}
m[["classical_decomposition"]] <- function(i) {
  d <- decompose(ts(vec(i$y), frequency = i$period), i$model)
  list(seasonal_figure = d$figure, trend = as.numeric(d$trend), remainder = as.numeric(d$random))
}
m[["stl"]] <- function(i) {
  w <- if (is.null(i$seasonal_window)) "periodic" else i$seasonal_window
  x <- ts(vec(i$y), frequency = i$period)
  d <- if (is.null(i$trend_window)) stl(x, w, i$seasonal_degree, robust = i$robust, s.jump = 1, t.jump = 1, l.jump = 1)
       else stl(x, w, i$seasonal_degree, t.window = i$trend_window, robust = i$robust, s.jump = 1, t.jump = 1, l.jump = 1)
  list(trend_window = d$win[[2]], lowpass_window = d$win[[3]], seasonal = as.numeric(d$time.series[, 1]),
       trend = as.numeric(d$time.series[, 2]))
}
m[["holt_winters_fixed"]] <- function(i) {
  x <- ts(vec(i$y), frequency = i$period)
  h <- HoltWinters(x, alpha = i$alpha, beta = i$beta, gamma = i$gamma, seasonal = i$seasonal, l.start = i$level0,
                   b.start = i$trend0, s.start = vec(i$season0))
  list(fitted = as.numeric(h$fitted[, "xhat"]), sse = h$SSE, level = h$coefficients[["a"]],
       trend = h$coefficients[["b"]], forecast = as.numeric(predict(h, i$horizon)))
}
m[["survival.kaplan_meier"]] <- function(i) {
  f <- survfit(Surv(vec(i$time), vec(i$closed)) ~ 1, conf.int = level(i))
  s <- summary(f)
  drop <- function(x) ifelse(s$surv == 0, NA, x)
  list(times = s$time, n_at_risk = s$n.risk, n_events = s$n.event, survival = s$surv, se = drop(s$std.err),
       lower = drop(s$lower), upper = drop(s$upper))
}
m[["ols"]] <- function(i) {
  g <- lm.fit(mat(i$X), vec(i$y))
  y <- vec(i$y); rss <- sum(g$residuals^2); df <- length(y) - ncol(mat(i$X))
  list(coefficients = as.numeric(g$coefficients), residual_sd = sqrt(rss / df),
       standard_errors = as.numeric(sqrt(diag(chol2inv(qr.R(g$qr))) * rss / df))[order(g$qr$pivot)],
       r_squared = 1 - rss / sum((y - mean(y))^2))
}

lines <- readLines(args[1], encoding = "UTF-8")
out <- vapply(lines, function(line) {
  case <- fromJSON(line, simplifyVector = FALSE)
  r <- tryCatch(list(id = case$id, output = m[[case$measure]](case$input)),
                error = function(e) list(id = case$id, failed = conditionMessage(e)))
  as.character(toJSON(r, digits = NA, auto_unbox = TRUE, na = "null", null = "null"))
}, "")
writeLines(out, args[2], useBytes = TRUE)
