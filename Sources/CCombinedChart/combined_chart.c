#include "combined_chart.h"
