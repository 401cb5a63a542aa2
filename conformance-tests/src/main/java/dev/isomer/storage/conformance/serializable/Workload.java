package dev.isomer.storage.conformance.serializable;

import dev.isomer.storage.model.Schema;
import java.util.SplittableRandom;

/** What the transactions of a history do. */
public enum Workload {
    /** Append to lists and read them whole: lists of rows, and lists of text in one row. */
    LISTS,
    /** List and count rows by predicates, and insert, update and delete rows that these find: phantoms, write skew. */
    PREDICATES;

    /** What both need. */
    public static final Schema SCHEMA = Schema.of("serializability", Appended.TYPE, Register.TYPE, Item.TYPE);

    /** Statements for one client of one history, of which there may be many in one store. */
    Statements statements(long run, Numbers numbers, SplittableRandom random) {
        return this == LISTS ? new ListStatements(run, numbers, random) : new ItemStatements(run, numbers, random);
    }
}
