// Special functions behind C names, so that Swift needs no C++ interoperation.
#ifndef WOTU_SPECIAL_FUNCTIONS_H
#define WOTU_SPECIAL_FUNCTIONS_H
#ifdef __cplusplus
extern "C" {
#endif
double wotu_normal_quantile(double probability);
#ifdef __cplusplus
}
#endif
#endif
