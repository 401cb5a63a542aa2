package dev.isomer.storage.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.isomer.storage.annotation.Id;
import dev.isomer.storage.annotation.Index;
import dev.isomer.storage.annotation.Indexed;
import dev.isomer.storage.annotation.MaxLength;
import dev.isomer.storage.annotation.References;
import dev.isomer.storage.annotation.UniqueKey;
import dev.isomer.storage.error.InvalidSchemaException;
import dev.isomer.storage.error.InvalidValueException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class EntityTypeTest {
    record Wrong(
            @Id int id,
            BigDecimal amount,
            @MaxLength(0) String none,
            @MaxLength(5) long number,
            @Nullable int primitive,
            @References(Wrong.class) String reference) {}

    record NoId(String name) {}

    record lower(@Id long id) {}

    @UniqueKey({"first", "second"})
    @Index({"missing"})
    record LongKeys(
            @Id long id,
            @MaxLength(400) String first,
            @MaxLength(241) String second,
            @Indexed String unbounded) {}

    @UniqueKey({"a", "b"})
    @UniqueKey({"b", "c"})
    @Index({"c", "a"})
    record Several(
            @Id long id,
            long a,
            long b,
            @Indexed long c,
            @Indexed @References(Sample.class) long parentId) {}

    private static List<String> problems(Class<? extends Record> type) {
        return assertThrows(InvalidSchemaException.class, () -> EntityType.of(type))
                .problems();
    }

    @Test
    void everyProblemOfARecordIsListed() {
        assertEquals(
                List.of(
                        "id is marked @Id and so is a long without @References",
                        "amount is a BigDecimal; a store holds"
                                + " String, long, int, double, boolean, Instant, Bytes and enums",
                        "none has a @MaxLength, which is for String and Bytes and from 1 to 67108864",
                        "number has a @MaxLength, which is for String and Bytes and from 1 to 67108864",
                        "primitive is primitive and so cannot be @Nullable",
                        "reference has @References and so is a long or Long"),
                problems(Wrong.class));
        assertEquals(List.of("exactly one component of type long is marked @Id"), problems(NoId.class));
        assertEquals(
                List.of("an entity is a record named [A-Z][A-Za-z0-9]{0,39}, at most 40 characters when stored"),
                problems(lower.class));
    }

    @Test
    void keysHaveAGreatestSizeAndKnownAttributes() {
        assertEquals(
                List.of(
                        "the key [first, second] takes up to 2564 bytes;"
                                + " a key has 1 to 8 different attributes and takes"
                                + " at most 2560 bytes (4 a code point, 8 a number)",
                        "unbounded is in a key and so has a @MaxLength",
                        "a key names missing, which is no component",
                        "the key [] takes up to 0 bytes; a key has 1 to 8 different attributes and takes"
                                + " at most 2560 bytes (4 a code point, 8 a number)"),
                problems(LongKeys.class));
    }

    @Test
    void keysComeUniqueFirstAndNoneTwice() {
        EntityType<Several> type = EntityType.of(Several.class);
        assertEquals(
                List.of(
                        "unique key [a, b] of several",
                        "unique key [b, c] of several",
                        "index [c] of several",
                        "index [parentId] of several",
                        "index [c, a] of several"),
                type.keys().stream().map(Key::toString).toList());
        assertSame(type.keys().get(3), type.references().get(0).key());
    }

    @Test
    void namesAreStoredWithUnderscores() {
        assertEquals("created_at", Sample.CREATED_AT.storedName());
        assertEquals("sample", Sample.TYPE.storedName());
        assertEquals("long_keys", StoredNames.of("LongKeys"));
    }

    @Test
    void rowsAreTakenApartAndMade() {
        Sample row = Sample.of("a", 5L);
        assertEquals(row, Sample.TYPE.create(Sample.TYPE.valuesOf(row)));
        assertEquals(7, Sample.TYPE.idOf(Sample.TYPE.withId(row, 7)));
        assertSame(row, Sample.TYPE.withId(row, 0));
    }

    @Test
    void instantsAreCutToMicrosecondsAndMinusZeroIsZero() {
        Sample row = new Sample(
                0,
                "a",
                null,
                null,
                0,
                -0.0,
                false,
                Instant.parse("1969-12-31T23:59:59.123456789Z"),
                null,
                null,
                null,
                null);
        Sample normal = Sample.TYPE.normalise(row);
        assertEquals(Instant.parse("1969-12-31T23:59:59.123456Z"), normal.createdAt());
        assertEquals(0L, Double.doubleToRawLongBits(normal.real()));
        assertSame(normal, Sample.TYPE.normalise(normal));
    }

    @Test
    void everyProblemOfARowIsListedAndSecretsAreHidden() {
        Sample row = new Sample(
                0,
                "x".repeat(101),
                "a\0",
                null,
                0,
                Double.NaN,
                false,
                Instant.MAX,
                Bytes.of(new byte[9]),
                null,
                "\uD83D" + "p".repeat(60),
                null);
        InvalidValueException refused = assertThrows(InvalidValueException.class, () -> Sample.TYPE.normalise(row));
        assertEquals(
                List.of(
                        "name must have at most 100 code points and has 101",
                        "text must not contain U+0000, found at index 1",
                        "real must be a finite number and is NaN",
                        "createdAt must be from 0001-01-01T00:00:00Z to 9999-12-31T23:59:59.999999Z and is "
                                + Instant.MAX,
                        "data must have at most 8 bytes and has 9",
                        "password must not contain a lone surrogate, found at index 0"),
                refused.problems().stream().map(Object::toString).toList());
        assertEquals("sample", refused.entityType());
        assertEquals(refused.problems(), Sample.TYPE.problems(row));
    }

    @Test
    void lengthCountsCodePoints() {
        Sample row = Sample.of("\uD83D\uDE00".repeat(100), null);
        assertEquals(List.of(), Sample.TYPE.problems(row));
    }

    @Test
    void rowsAreShownCutAndWithoutSecrets() {
        Sample row = new Sample(
                3,
                "\uD83D\uDE00".repeat(65),
                null,
                1L,
                2,
                0.5,
                true,
                Instant.EPOCH,
                Bytes.EMPTY,
                Sample.Colour.RED,
                "hidden",
                null);
        assertEquals(
                "sample[id=3, name=\"" + "\uD83D\uDE00".repeat(64) + "…\", text=null, number=1, small=2, real=0.5,"
                        + " flag=true, createdAt=1970-01-01T00:00:00Z, data=0 bytes, colour=RED, password=***,"
                        + " parentId=null]",
                Sample.TYPE.show(row));
    }

    @Test
    void attributesAreAskedForByNameAndType() {
        assertEquals(
                "Sample.number is a Long; ask for that, not for Integer.",
                assertThrows(IllegalArgumentException.class, () -> Sample.TYPE.attribute("number", Integer.class))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> Sample.TYPE.text("nothing"));
    }
}
