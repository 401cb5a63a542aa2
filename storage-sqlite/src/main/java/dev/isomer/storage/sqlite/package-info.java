/** The SQLite engine: one writer and a pool of readers on a database in write-ahead mode, with strict tables. */
@NullMarked
package dev.isomer.storage.sqlite;

import org.jspecify.annotations.NullMarked;
