// Special functions behind C names, so that Swift needs no C++ interoperation.
// Nothing is thrown: outside its domain a function returns NaN, which Measures never lets through.
// Tails are separate functions, so that a small probability keeps its relative accuracy.
#ifndef WOTU_SPECIAL_FUNCTIONS_H
#define WOTU_SPECIAL_FUNCTIONS_H
#ifdef __cplusplus
extern "C" {
#endif

double wotu_log_gamma(double x);
// Of Γ(z)/Γ(z + delta).
double wotu_log_gamma_ratio(double z, double delta);
// First and second derivative of it.
double wotu_digamma(double x);
double wotu_trigamma(double x);

// Standard normal: upper tail P(Z > x), and x with P(Z <= x) = probability.
double wotu_normal_upper(double x);
double wotu_normal_quantile(double probability);

// Student t: upper tail P(T > x), and x with P(T > x) = probability.
double wotu_t_upper(double x, double degrees);
double wotu_t_upper_quantile(double probability, double degrees);

// Gamma with unit scale: lower and upper tail, and x with P(X <= x) or P(X > x) = probability.
double wotu_gamma_lower(double shape, double x);
double wotu_gamma_upper(double shape, double x);
double wotu_gamma_lower_quantile(double shape, double probability);
double wotu_gamma_upper_quantile(double shape, double probability);

// Beta: lower and upper tail, and x with P(X <= x) or P(X > x) = probability.
double wotu_beta_lower(double a, double b, double x);
double wotu_beta_upper(double a, double b, double x);
double wotu_beta_lower_quantile(double a, double b, double probability);
double wotu_beta_upper_quantile(double a, double b, double probability);

// Fisher F: upper tail, and x with P(X <= x) or P(X > x) = probability.
double wotu_f_upper(double x, double degrees1, double degrees2);
double wotu_f_lower_quantile(double probability, double degrees1, double degrees2);
double wotu_f_upper_quantile(double probability, double degrees1, double degrees2);

#ifdef __cplusplus
}
#endif
#endif
