/**
 * What all engines on SQL databases share; for engines, not for programs.
 *
 * <p>An engine gives a {@link dev.isomer.storage.jdbc.Dialect} and an error table
 * ({@link dev.isomer.storage.jdbc.SqlErrors}), and says how its connections are made, how transactions begin and end
 * and where its ids come from; statements, values and definitions are here.
 */
@NullMarked
package dev.isomer.storage.jdbc;

import org.jspecify.annotations.NullMarked;
