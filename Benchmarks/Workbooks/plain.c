/* Writes the cells of a list by plain libxlsxwriter and prints the seconds of processor time from the first cell to the closed file, the
 * peak resident memory, the number of cells, and the seconds by the clock. `workbooks.py` makes the list from workbooks that wotu wrote, so that both sides write the same cells. The list is
 * read before the clock starts; what is timed is what a C program that has its figures in memory would do.
 *
 *   cc -O2 -o plain Benchmarks/Workbooks/plain.c -lxlsxwriter
 *   plain LIST OUTPUT.xlsx [constant]
 *
 * A line of the list: kind, row, column, style, text or number, and of a formula its value, parted by tabs:
 * S sheet, N number, T text, F formula with a number, G formula with a text, B blank.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <xlsxwriter.h>

#define STYLES 512

struct cell {
  char kind;
  lxw_row_t row;
  lxw_col_t column;
  int style;
  double number;
  char *text;
  char *value;
};

static double seconds(clockid_t clock) {
  struct timespec now;
  clock_gettime(clock, &now);
  return now.tv_sec + now.tv_nsec / 1e9;
}

static char *field(char **rest) {
  char *start = *rest;
  char *tab = strchr(start, '\t');
  if (tab) {
    *tab = 0;
    *rest = tab + 1;
  } else {
    *rest = start + strlen(start);
  }
  return start;
}

static struct cell *load(const char *path, size_t *count) {
  FILE *file = fopen(path, "r");
  char *line = NULL;
  size_t room = 0, size = 0;
  ssize_t length;
  struct cell *cells = NULL;
  *count = 0;
  if (!file) return NULL;
  while ((length = getline(&line, &room, file)) > 0) {
    if (line[length - 1] == '\n') line[length - 1] = 0;
    if (*count == size) cells = realloc(cells, (size = size ? size * 2 : 1 << 16) * sizeof *cells);
    char *rest = line;
    struct cell *cell = &cells[(*count)++];
    memset(cell, 0, sizeof *cell);
    cell->kind = *field(&rest);
    cell->row = atoi(field(&rest));
    cell->column = atoi(field(&rest));
    cell->style = atoi(field(&rest)) % STYLES;
    char *text = field(&rest);
    if (cell->kind == 'N') cell->number = atof(text); else cell->text = strdup(text);
    if (cell->kind == 'F') cell->number = atof(field(&rest));
    if (cell->kind == 'G') cell->value = strdup(field(&rest));
  }
  free(line);
  fclose(file);
  return cells;
}

int main(int argc, char **argv) {
  if (argc < 3) return 64;
  size_t count;
  struct cell *cells = load(argv[1], &count);
  if (!cells) return 66;
  double start = seconds(CLOCK_PROCESS_CPUTIME_ID), began = seconds(CLOCK_MONOTONIC);
  lxw_workbook_options options = {.constant_memory = argc > 3};
  lxw_workbook *workbook = workbook_new_opt(argv[2], &options);
  lxw_format *formats[STYLES];
  for (int i = 0; i < STYLES; i++) {
    formats[i] = workbook_add_format(workbook);
    format_set_border(formats[i], LXW_BORDER_THIN);
    format_set_font_size(formats[i], 8 + i * 0.01);
  }
  lxw_worksheet *sheet = NULL;
  for (size_t i = 0; i < count; i++) {
    struct cell *cell = &cells[i];
    lxw_format *format = formats[cell->style];
    switch (cell->kind) {
      case 'S': sheet = workbook_add_worksheet(workbook, cell->text); break;
      case 'N': worksheet_write_number(sheet, cell->row, cell->column, cell->number, format); break;
      case 'T': worksheet_write_string(sheet, cell->row, cell->column, cell->text, format); break;
      case 'F': worksheet_write_formula_num(sheet, cell->row, cell->column, cell->text, format, cell->number); break;
      case 'G': worksheet_write_formula_str(sheet, cell->row, cell->column, cell->text, format, cell->value); break;
      case 'B': worksheet_write_blank(sheet, cell->row, cell->column, format); break;
    }
  }
  if (workbook_close(workbook) != LXW_NO_ERROR) return 73;
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  printf("%.3f %ld %zu %.3f\n", seconds(CLOCK_PROCESS_CPUTIME_ID) - start, usage.ru_maxrss / 1024, count,
         seconds(CLOCK_MONOTONIC) - began);
  return 0;
}
