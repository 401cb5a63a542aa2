package dev.isomer.storage.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Eight bytes that tell one query from another: of the type, the predicate with its values, and the orders. */
final class QueryFingerprint {
    private QueryFingerprint() {}

    static long of(Query<?> query) {
        StringBuilder text = new StringBuilder(query.entityType().storedName()).append('\n');
        append(text, query.predicate());
        for (Order<?> order : query.orders()) {
            text.append('\n').append(order.attribute().name()).append(order.isDescending() ? " descending" : "");
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void append(StringBuilder text, Predicate<?> predicate) {
        if (predicate instanceof Predicate.And<?> and) {
            text.append("(and");
            and.terms().forEach(term -> append(text, term));
        } else if (predicate instanceof Predicate.Or<?> or) {
            text.append("(or");
            or.terms().forEach(term -> append(text, term));
        } else if (predicate instanceof Predicate.Not<?> not) {
            text.append("(not");
            append(text, not.term());
        } else if (predicate instanceof Predicate.Comparison<?> comparison) {
            text.append('(')
                    .append(comparison.attribute().name())
                    .append(comparison.operator().symbol());
            value(text, comparison.value());
        } else if (predicate instanceof Predicate.In<?> in) {
            text.append('(').append(in.attribute().name()).append(" in");
            in.values().forEach(value -> value(text, value));
        } else if (predicate instanceof Predicate.IsNull<?> isNull) {
            text.append('(').append(isNull.attribute().name()).append(" null");
        } else if (predicate instanceof Predicate.TextMatch<?> match) {
            text.append('(').append(match.attribute().name()).append(' ').append(match.kind());
            value(text, match.text());
        }
        text.append(')');
    }

    /** Each value with its length before it, so that no two lists of values read the same. */
    private static void value(StringBuilder text, Object value) {
        String shown = value instanceof Enum<?> constant
                ? constant.name()
                : value instanceof Bytes bytes
                        ? new String(bytes.toByteArray(), StandardCharsets.ISO_8859_1)
                        : value.toString();
        text.append(' ').append(shown.length()).append(':').append(shown);
    }
}
