#ifndef WOTU_COMBINED_CHART_H
#define WOTU_COMBINED_CHART_H
#include <xlsxwriter.h>
#endif
