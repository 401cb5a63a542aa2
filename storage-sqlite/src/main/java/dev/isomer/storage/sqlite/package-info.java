/**
 * The SQLite engine: one writer and a pool of readers on a database in write-ahead mode, with strict tables.
 *
 * <p>{@link dev.isomer.storage.sqlite.SqliteStore} opens it and is all that is public. What is peculiar to SQLite's
 * language is in the classes named {@code …Sql}, what its errors mean in {@code SqliteErrors}, and what makes a file
 * ours in {@code SqliteFile}; the rest would serve any database.
 */
@NullMarked
package dev.isomer.storage.sqlite;

import org.jspecify.annotations.NullMarked;
