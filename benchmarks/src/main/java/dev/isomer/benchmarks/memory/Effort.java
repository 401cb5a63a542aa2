package dev.isomer.benchmarks.memory;

/**
 * How long is measured.
 *
 * @param turns how often each engine takes its turn at each operation
 * @param warmups iterations of a turn that are for the compiler
 * @param iterations iterations of a turn that count
 * @param iterationMillis how long an iteration takes
 */
record Effort(int turns, int warmups, int iterations, int iterationMillis) {}
