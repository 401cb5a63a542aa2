/**
 * What isolated stores cost a suite of tests: the same tests with a fork, with a copied file, with a new file that each
 * fills, and, to show what isolation is for, all on one file.
 */
@NullMarked
package dev.isomer.benchmarks.isolation;

import org.jspecify.annotations.NullMarked;
