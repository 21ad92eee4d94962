#include "combined_chart.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// A chart of the library draws itself through function pointers and has no room for further data, so the second chart is
// found in a list, guarded for workbooks that are written at the same time.
typedef struct combination {
    lxw_chart *first;
    lxw_chart *second;
    int own_axis;
    void (*write_plot_area)(struct lxw_chart *);
    struct combination *next;
} combination;

static combination *combinations = NULL;
static pthread_mutex_t guard = PTHREAD_MUTEX_INITIALIZER;

int wotu_library_is_that_of_the_headers(void) {
    return LXW_VERSION_ID == lxw_version_id();
}

const char *wotu_header_version(void) {
    return LXW_VERSION;
}

int wotu_combined_chart_is_supported(void) {
    return LXW_VERSION_ID == 114 && lxw_version_id() == 114;
}

static combination *find(const lxw_chart *first) {
    pthread_mutex_lock(&guard);
    combination *found = combinations;
    while (found && found->first != first) found = found->next;
    pthread_mutex_unlock(&guard);
    return found;
}

// The plot area of a chart as text; NULL without memory. The caller frees it.
static char *plot_area(lxw_chart *chart, void (*write)(struct lxw_chart *)) {
    char *text = NULL;
    size_t length = 0;
    FILE *memory = open_memstream(&text, &length);
    if (!memory) return NULL;
    FILE *kept = chart->file;
    chart->file = memory;
    write(chart);
    chart->file = kept;
    if (fclose(memory) != 0) {
        free(text);
        return NULL;
    }
    return text;
}

// Just behind the last `mark` in `text`; NULL where there is none.
static const char *behind_last(const char *text, const char *mark) {
    const char *last = NULL;
    for (const char *at = strstr(text, mark); at; at = strstr(at + 1, mark)) last = at + strlen(mark);
    return last;
}

static void put(FILE *file, const char *from, const char *to) {
    fwrite(from, 1, (size_t)(to - from), file);
}

static uint16_t series_count(const lxw_chart *chart) {
    uint16_t count = 0;
    lxw_chart_series *series;
    STAILQ_FOREACH(series, chart->series_list, list_pointers) count++;
    return count;
}

// Both plot areas are drawn into memory; the second one's chart element goes behind the first one's, and its axes (if
// it has its own) behind the first one's axes: readers that take the first title for the first axis need that order.
static void write_combined_plot_area(struct lxw_chart *first) {
    combination *entry = find(first);
    if (!entry) return;
    lxw_chart *second = entry->second;
    char *one = plot_area(first, entry->write_plot_area);

    second->series_index = series_count(first);
    second->axis_id_1 = entry->own_axis ? first->axis_id_1 + 100000 : first->axis_id_1;
    second->axis_id_2 = entry->own_axis ? first->axis_id_2 + 100000 : first->axis_id_2;
    char *two = plot_area(second, second->write_plot_area);

    const char *chart_end = one ? behind_last(one, "</c:barChart>") : NULL;
    const char *axes_end = one ? behind_last(one, "</c:valAx>") : NULL;
    const char *line_start = two ? strstr(two, "<c:lineChart>") : NULL;
    const char *line_end = two ? behind_last(two, "</c:lineChart>") : NULL;
    const char *axes_two = two ? behind_last(two, "</c:valAx>") : NULL;
    if (chart_end && axes_end && line_start && line_end && axes_two) {
        put(first->file, one, chart_end);
        put(first->file, line_start, line_end);
        put(first->file, chart_end, axes_end);
        if (entry->own_axis) put(first->file, line_end, axes_two);
        fputs(axes_end, first->file);
    } else if (one) {
        fputs(one, first->file);
    }
    free(one);
    free(two);
}

int wotu_combine_charts(lxw_chart *first, lxw_chart *second, int own_axis) {
    combination *entry = calloc(1, sizeof(combination));
    if (!entry) return -1;
    entry->first = first;
    entry->second = second;
    entry->own_axis = own_axis;
    entry->write_plot_area = first->write_plot_area;
    first->write_plot_area = write_combined_plot_area;
    pthread_mutex_lock(&guard);
    entry->next = combinations;
    combinations = entry;
    pthread_mutex_unlock(&guard);
    return 0;
}

void wotu_release_combined_chart(lxw_chart *first) {
    pthread_mutex_lock(&guard);
    combination **link = &combinations;
    while (*link && (*link)->first != first) link = &(*link)->next;
    combination *found = *link;
    if (found) *link = found->next;
    pthread_mutex_unlock(&guard);
    free(found);
}

void wotu_cache_begin(lxw_series_range *range) {
    range->ignore_cache = 1;
    range->num_data_points = 0;
    range->has_string_cache = 0;
    while (!STAILQ_EMPTY(range->data_cache)) {
        lxw_series_data_point *point = STAILQ_FIRST(range->data_cache);
        STAILQ_REMOVE_HEAD(range->data_cache, list_pointers);
        free(point->string);
        free(point);
    }
}

static lxw_series_data_point *append(lxw_series_range *range) {
    lxw_series_data_point *point = calloc(1, sizeof(lxw_series_data_point));
    if (!point) return NULL;
    STAILQ_INSERT_TAIL(range->data_cache, point, list_pointers);
    range->num_data_points++;
    return point;
}

int wotu_cache_number(lxw_series_range *range, double number) {
    lxw_series_data_point *point = append(range);
    if (!point) return -1;
    point->number = number;
    return 0;
}

int wotu_cache_text(lxw_series_range *range, const char *text) {
    lxw_series_data_point *point = append(range);
    if (!point) return -1;
    point->is_string = 1;
    point->string = strdup(text);
    range->has_string_cache = 1;
    return point->string ? 0 : -1;
}

int wotu_cache_gap(lxw_series_range *range) {
    lxw_series_data_point *point = append(range);
    if (!point) return -1;
    point->no_data = 1;
    return 0;
}

void wotu_set_normal_font(lxw_workbook *workbook, const char *name, double size) {
    lxw_format *normal = STAILQ_FIRST(workbook->formats);
    if (!normal) return;
    format_set_font_name(normal, name);
    format_set_font_size(normal, size);
    format_set_font_scheme(normal, "");
}
