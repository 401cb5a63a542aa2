/**
 * The façade that programs use: a store, and the read and write transactions in it. Whatever all engines must do
 * alike lives here, once.
 */
@NullMarked
package dev.isomer.storage;

import org.jspecify.annotations.NullMarked;
