package dev.isomer.storage.model;

/** The limits that every engine keeps, so that what one accepts all accept. */
public final class Limits {
    /** The greatest length of a component's name, and of its stored name. */
    public static final int NAME_CHARACTERS = 40;
    /** Attributes of one entity type, beside the id. */
    public static final int ATTRIBUTES = 100;
    /** Keys of one entity type: unique ones, indexes and references. */
    public static final int KEYS = 32;
    /** Attributes of one key. */
    public static final int KEY_ATTRIBUTES = 8;
    /** What a key can take at the most: 4 bytes a code point, 8 a number. */
    public static final int KEY_BYTES = 2560;
    /** Text and {@code Bytes} without a {@code @MaxLength}, in bytes (of UTF-8). */
    public static final int DEFAULT_VALUE_BYTES = 4 * 1024 * 1024;
    /** Text and {@code Bytes} with a {@code @MaxLength}, in bytes (of UTF-8). */
    public static final int VALUE_BYTES = 64 * 1024 * 1024;
    /** The greatest {@code @MaxLength} of text or {@code Bytes} that can be ordered or grouped by. */
    public static final int ORDERED_LENGTH = 16_383;
    /** Terms of a query's order. */
    public static final int ORDERS = 4;
    /** Atoms of one predicate. */
    public static final int PREDICATE_TERMS = 500;
    /** How deep a predicate may be nested. */
    public static final int PREDICATE_DEPTH = 50;
    /** Values of one {@code in}. */
    public static final int IN_VALUES = 1_000;
    /** Values in one query. */
    public static final int QUERY_VALUES = 10_000;
    /** The greatest id that {@code insertWithId} takes: 2^62. */
    public static final long GREATEST_ID = 1L << 62;

    private Limits() {}
}
