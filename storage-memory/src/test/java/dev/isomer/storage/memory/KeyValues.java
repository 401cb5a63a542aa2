package dev.isomer.storage.memory;

import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.model.ValueType;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Values of keys, those among them that orders get wrong. */
final class KeyValues {
    private KeyValues() {}

    /** Few enough that some come again. */
    static Arbitrary<Object> of(ValueType type) {
        return switch (type) {
            case TEXT ->
                Arbitraries.of("a", "b", "é", "\ud7ff", "\ue000", "\uffff", "\ud83d\ude00", "\udbff\udfff", "z")
                        .list()
                        .ofMaxSize(11)
                        .map(parts -> String.join("", parts));
            case LONG -> Arbitraries.longs().map(Object.class::cast);
            case INT -> Arbitraries.integers().between(-50, 50).map(Object.class::cast);
            case DOUBLE -> Arbitraries.doubles().map(number -> number + 0.0);
            case BOOLEAN -> Arbitraries.of(true, false);
            case INSTANT -> Arbitraries.longs().between(-5, 5).map(seconds -> Instant.ofEpochSecond(seconds, 1_000));
            case BYTES ->
                Arbitraries.bytes()
                        .between((byte) -2, (byte) 1)
                        .array(byte[].class)
                        .ofMaxSize(11)
                        .map(Bytes::of);
            case ENUM -> Arbitraries.of(TimeUnit.class).map(Object.class::cast);
        };
    }
}
