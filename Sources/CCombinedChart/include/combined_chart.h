#ifndef WOTU_COMBINED_CHART_H
#define WOTU_COMBINED_CHART_H

#include <xlsxwriter.h>

// What libxlsxwriter's interface does not offer: two chart types in one plot area, and chart caches with the values of
// formulas. It uses the public structures of the library only, so LXW_VERSION_ID must be one that was tried.

/// Whether the library that runs is the one whose headers this was built with.
int wotu_library_is_that_of_the_headers(void);
/// Such as `1.1.4`.
const char *wotu_header_version(void);

/// Whether two charts can be combined: only in the version whose drawing is known to this file.
int wotu_combined_chart_is_supported(void);

/// Draws `second` (created by workbook_add_chart and never inserted) in the plot area of `first`: on the same axes, or on
/// its own value axis at the right. Series indices go on from those of `first`. Returns 0, or -1 without memory.
int wotu_combine_charts(lxw_chart *first, lxw_chart *second, int own_axis);

/// Forgets what ties a chart to its second one; call it when the workbook has been closed.
void wotu_release_combined_chart(lxw_chart *first);

/// Empties a range's cache and keeps the library from filling it.
void wotu_cache_begin(lxw_series_range *range);
/// Appends one point: 0, or -1 without memory.
int wotu_cache_number(lxw_series_range *range, double number);
int wotu_cache_text(lxw_series_range *range, const char *text);
int wotu_cache_gap(lxw_series_range *range);

/// Sets the font of the workbook's Normal style.
void wotu_set_normal_font(lxw_workbook *workbook, const char *name, double size);

#endif
