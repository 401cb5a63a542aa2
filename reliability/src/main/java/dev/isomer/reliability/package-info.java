/**
 * Tells what stores lose when a program is killed and when the power is cut: the same program writes numbered
 * transactions to each store, and what is left is compared with what it acknowledged.
 */
@NullMarked
package dev.isomer.reliability;

import org.jspecify.annotations.NullMarked;
