package dev.isomer.storage.model;

import dev.isomer.storage.annotation.Id;
import dev.isomer.storage.annotation.Indexed;
import dev.isomer.storage.annotation.MaxLength;
import dev.isomer.storage.annotation.References;
import dev.isomer.storage.annotation.Secret;
import dev.isomer.storage.annotation.Unique;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A record with every type of value, for the tests of the model. */
public record Sample(
        @Id long id,
        @Unique @MaxLength(100) String name,
        @Nullable String text,
        @Indexed @Nullable Long number,
        int small,
        @Nullable Double real,
        boolean flag,
        @Nullable Instant createdAt,
        @Nullable @MaxLength(8) Bytes data,
        @Nullable Colour colour,
        @Nullable @Secret @MaxLength(50) String password,
        @Nullable @References(Sample.class) Long parentId) {
    /** Three constants whose names sort otherwise than they are declared. */
    public enum Colour {
        RED,
        GREEN,
        BLUE
    }

    public static final EntityType<Sample> TYPE = EntityType.of(Sample.class);
    public static final TextAttribute<Sample> NAME = TYPE.text("name");
    public static final TextAttribute<Sample> TEXT = TYPE.text("text");
    public static final Attribute<Sample, Long> NUMBER = TYPE.attribute("number", Long.class);
    public static final Attribute<Sample, Integer> SMALL = TYPE.attribute("small", Integer.class);
    public static final Attribute<Sample, Double> REAL = TYPE.attribute("real", Double.class);
    public static final Attribute<Sample, Boolean> FLAG = TYPE.attribute("flag", Boolean.class);
    public static final Attribute<Sample, Instant> CREATED_AT = TYPE.attribute("createdAt", Instant.class);
    public static final Attribute<Sample, Bytes> DATA = TYPE.attribute("data", Bytes.class);
    public static final Attribute<Sample, Colour> COLOUR = TYPE.attribute("colour", Colour.class);
    public static final TextAttribute<Sample> PASSWORD = TYPE.text("password");

    /** A row with these values and none elsewhere. */
    public static Sample of(String name, @Nullable Long number) {
        return new Sample(0, name, null, number, 0, null, false, null, null, null, null, null);
    }
}
