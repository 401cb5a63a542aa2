package dev.isomer.storage.snapshot;

/**
 * All rows of one entity type in a few words. Two stores of one schema, or a store and a snapshot, have equal totals
 * exactly where they have equal rows and counters.
 *
 * @param type the stored name
 * @param rows how many there are
 * @param lastId the counter: the greatest id that the type ever gave, 0 before the first
 * @param sha256 of the rows as a snapshot has them, in hexadecimal
 */
public record TypeTotal(String type, long rows, long lastId, String sha256) {}
