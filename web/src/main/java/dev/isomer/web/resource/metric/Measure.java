package dev.isomer.web.resource.metric;

import java.util.function.LongSupplier;

/**
 * A count that some part of the server keeps and that only grows.
 *
 * @param name in the words of Prometheus, ending in {@code _total}
 * @param help a sentence
 * @param value safe to ask on any thread
 */
public record Measure(String name, String help, LongSupplier value) {}
