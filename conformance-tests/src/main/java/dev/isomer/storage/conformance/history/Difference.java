package dev.isomer.storage.conformance.history;

import org.jspecify.annotations.Nullable;

/**
 * Where an engine did other than the model.
 *
 * @param statement the number of the statement in the history, from 0; the number of statements for what is found at
 *     the end
 * @param operation the statement, or null at the end
 * @param engine the name of the engine
 * @param expected what it should have answered
 * @param actual what it answered
 */
record Difference(int statement, @Nullable Operation operation, String engine, String expected, String actual) {}
