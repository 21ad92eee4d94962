#include "special_functions.h"

#include <boost/math/distributions/normal.hpp>

extern "C" double wotu_normal_quantile(double probability) {
  return boost::math::quantile(boost::math::normal(), probability);
}
