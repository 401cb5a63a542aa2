package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;

import dev.isomer.storage.annotation.Default;
import dev.isomer.storage.annotation.Id;
import dev.isomer.storage.annotation.MaxLength;
import dev.isomer.storage.annotation.References;
import dev.isomer.storage.annotation.Secret;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.Session;
import dev.isomer.storage.conformance.fixture.Versions.Tier;
import dev.isomer.storage.error.InvalidSchemaException;
import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.model.EntityType;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a default may be, told when a record is read and the same for every engine: rule SCH-20. */
public class SchemaDefaultContract extends Contract {
    /** The topic for this engine. */
    public SchemaDefaultContract(TestedEngine engine) {
        super(engine);
    }

    private record Good(
            @Id long id,
            @Default("") String text,
            @Default("-9223372036854775808") long number,
            @Default("2147483647") Integer integer,
            @Default("-0.0") double real,
            @Default("false") boolean flag,
            @Default("true") boolean raised,
            @Default("0001-01-01T00:00:00Z") Instant time,
            @Default("") Bytes none,
            @Default("00fF") @MaxLength(2) Bytes bytes,
            @Default("GOLD") Tier tier,
            @Nullable @Default("1") Long optional,
            long without) {}

    private record Nonsense(
            @Id @Default("1") long id,
            @Default("12345") @MaxLength(4) String text,
            @Default("9223372036854775808") long number,
            @Default("2147483648") int integer,
            @Default("1_000") Long grouped,
            @Default("NaN") double real,
            @Default("1e400") double large,
            @Default("yes") boolean flag,
            @Default("2026-01-31") Instant time,
            @Default("2026-01-31T12:00:00+01:00") Instant offset,
            @Default("0000-12-31T00:00:00Z") Instant early,
            @Default("0f0") Bytes bytes,
            @Default("gold") Tier tier,
            @Default("1") @References(Session.class) long session,
            @Default("hidden") @Secret @MaxLength(2) String secret) {}

    @Test
    @Rule("SCH-20")
    void aDefaultIsTheTextOfAValueOfItsType() {
        assertEquals(
                Arrays.asList(
                        null,
                        "",
                        Long.MIN_VALUE,
                        Integer.MAX_VALUE,
                        0.0,
                        false,
                        true,
                        Instant.parse("0001-01-01T00:00:00Z"),
                        Bytes.EMPTY,
                        Bytes.of(new byte[] {0, -1}),
                        Tier.GOLD,
                        1L,
                        null),
                EntityType.of(Good.class).components().stream()
                        .map(attribute -> attribute.defaultValue())
                        .toList());
    }

    @Test
    @Rule("SCH-20")
    void nonsenseIsRefusedWhenTheRecordIsRead() {
        InvalidSchemaException refusal =
                assertThrowsExactly(InvalidSchemaException.class, () -> EntityType.of(Nonsense.class));
        assertEquals(
                List.of(
                        "id has a @Default, which is not for an id or a reference",
                        "text has the @Default \"12345\", which must have at most 4 code points and has 5",
                        "number has the @Default \"9223372036854775808\", which must be a number of 64 bits",
                        "integer has the @Default \"2147483648\", which must be a number of 32 bits",
                        "grouped has the @Default \"1_000\", which must be a whole number",
                        "real has the @Default \"NaN\", which must be a number such as -2.5e-3",
                        "large has the @Default \"1e400\", which must be a finite number and is Infinity",
                        "flag has the @Default \"yes\", which must be true or false",
                        "time has the @Default \"2026-01-31\", which must be an instant such as 2026-01-31T12:00:00Z",
                        "offset has the @Default \"2026-01-31T12:00:00+01:00\", which must be an instant such as"
                                + " 2026-01-31T12:00:00Z",
                        "early has the @Default \"0000-12-31T00:00:00Z\", which must be from 0001-01-01T00:00:00Z to"
                                + " 9999-12-31T23:59:59.999999Z and is 0000-12-31T00:00:00Z",
                        "bytes has the @Default \"0f0\", which must be pairs of hexadecimal digits",
                        "tier has the @Default \"gold\", which must be a constant of Tier",
                        "session has a @Default, which is not for an id or a reference",
                        "secret has the @Default ***, which must have at most 2 code points and has 6"),
                refusal.problems());
    }
}
