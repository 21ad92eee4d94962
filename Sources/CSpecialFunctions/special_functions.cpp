// An extreme parameter answers NaN in a debug build as well, and ends no process.
#define BOOST_DISABLE_ASSERTS
#include "special_functions.h"

#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/digamma.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <boost/math/special_functions/trigamma.hpp>
#include <cmath>
#include <limits>

namespace {
namespace bm = boost::math;
namespace bp = boost::math::policies;

// No exception crosses the border: every kind of error answers NaN or infinity and sets errno. Plain double throughout,
// so that machines with and without a wider long double give the same bits.
using Quiet = bp::policy<
    bp::domain_error<bp::errno_on_error>, bp::pole_error<bp::errno_on_error>,
    bp::overflow_error<bp::errno_on_error>, bp::evaluation_error<bp::errno_on_error>,
    bp::rounding_error<bp::errno_on_error>, bp::indeterminate_result_error<bp::errno_on_error>,
    bp::promote_double<false>>;

const Quiet quiet;
using Normal = bm::normal_distribution<double, Quiet>;
using Student = bm::students_t_distribution<double, Quiet>;
using Fisher = bm::fisher_f_distribution<double, Quiet>;

// Some roots are looked for by code that throws whatever the policy says.
template <typename Function> double guarded(Function function) {
  try {
    return function();
  } catch (...) {
    return std::numeric_limits<double>::quiet_NaN();
  }
}
} // namespace

extern "C" {
double wotu_log_gamma(double x) {
  return guarded([&] { return bm::lgamma(x, quiet); });
}
double wotu_log_gamma_ratio(double z, double delta) {
  return guarded([&] {
    const double ratio = bm::tgamma_delta_ratio(z, delta, quiet);
    // Beyond the range of a double the logarithms are so large that their difference keeps its digits.
    return ratio > 0 && ratio < std::numeric_limits<double>::infinity()
               ? std::log(ratio)
               : bm::lgamma(z, quiet) - bm::lgamma(z + delta, quiet);
  });
}
double wotu_digamma(double x) {
  return guarded([&] { return bm::digamma(x, quiet); });
}
double wotu_trigamma(double x) {
  return guarded([&] { return bm::trigamma(x, quiet); });
}

double wotu_normal_upper(double x) {
  return guarded([&] { return bm::cdf(bm::complement(Normal(), x)); });
}
double wotu_normal_quantile(double p) {
  return guarded([&] { return bm::quantile(Normal(), p); });
}

double wotu_t_upper(double x, double df) {
  return guarded([&] { return bm::cdf(bm::complement(Student(df), x)); });
}
double wotu_t_upper_quantile(double p, double df) {
  return guarded([&] { return bm::quantile(bm::complement(Student(df), p)); });
}

double wotu_gamma_lower(double a, double x) {
  return guarded([&] { return bm::gamma_p(a, x, quiet); });
}
double wotu_gamma_upper(double a, double x) {
  return guarded([&] { return bm::gamma_q(a, x, quiet); });
}
double wotu_gamma_lower_quantile(double a, double p) {
  return guarded([&] { return bm::gamma_p_inv(a, p, quiet); });
}
double wotu_gamma_upper_quantile(double a, double p) {
  return guarded([&] { return bm::gamma_q_inv(a, p, quiet); });
}

double wotu_beta_lower(double a, double b, double x) {
  return guarded([&] { return bm::ibeta(a, b, x, quiet); });
}
double wotu_beta_upper(double a, double b, double x) {
  return guarded([&] { return bm::ibetac(a, b, x, quiet); });
}
double wotu_beta_lower_quantile(double a, double b, double p) {
  return guarded([&] { return bm::ibeta_inv(a, b, p, static_cast<double *>(nullptr), quiet); });
}
double wotu_beta_upper_quantile(double a, double b, double p) {
  return guarded([&] { return bm::ibetac_inv(a, b, p, static_cast<double *>(nullptr), quiet); });
}

double wotu_f_lower_quantile(double p, double df1, double df2) {
  return guarded([&] { return bm::quantile(Fisher(df1, df2), p); });
}
double wotu_f_upper_quantile(double p, double df1, double df2) {
  return guarded([&] { return bm::quantile(bm::complement(Fisher(df1, df2), p)); });
}
double wotu_f_upper(double x, double df1, double df2) {
  return guarded([&] { return bm::cdf(bm::complement(Fisher(df1, df2), x)); });
}
}
