// libFuzzer as a function: it calls `test` with one made-up input after the other.
#ifndef WOTU_FUZZ_DRIVER_H
#define WOTU_FUZZ_DRIVER_H
#include <stddef.h>
#include <stdint.h>
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*test)(const uint8_t *data, size_t size));
#endif
