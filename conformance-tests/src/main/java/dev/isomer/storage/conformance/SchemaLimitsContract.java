package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.Store;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.fixture.AtTheLimit;
import dev.isomer.storage.conformance.fixture.Message;
import dev.isomer.storage.conformance.fixture.Session;
import dev.isomer.storage.conformance.fixture.TooManyKeys;
import dev.isomer.storage.conformance.fixture.TooWide;
import dev.isomer.storage.conformance.fixture.Widest;
import dev.isomer.storage.error.InvalidQueryException;
import dev.isomer.storage.error.InvalidSchemaException;
import dev.isomer.storage.error.UniqueViolationException;
import dev.isomer.storage.model.Attribute;
import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.model.EntityType;
import dev.isomer.storage.model.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a schema may be, told when it is made and the same for every engine: rules SCH, from SCH-04. */
public class SchemaLimitsContract extends Contract {
    /** The topic for this engine. */
    public SchemaLimitsContract(TestedEngine engine) {
        super(engine);
    }

    private static void refusesRecord(Class<? extends Record> type, String... words) {
        InvalidSchemaException refusal = assertThrowsExactly(InvalidSchemaException.class, () -> EntityType.of(type));
        assertTrue(refusal.getMessage().contains(type.getSimpleName()), refusal.getMessage());
        lists(refusal, words);
    }

    /** One problem for each of the words, in their order. */
    private static void lists(InvalidSchemaException refusal, String... words) {
        List<String> problems = refusal.problems();
        assertEquals(words.length, problems.size(), problems::toString);
        for (int i = 0; i < words.length; i++) {
            assertTrue(problems.get(i).contains(words[i]), problems.get(i));
            assertTrue(refusal.getMessage().contains(problems.get(i)), refusal.getMessage());
        }
    }

    /** A store of this type alone takes a row and gives it back. */
    private <E extends Record> void takes(EntityType<E> type, E row) {
        Store store = open(Schema.of("limits", type));
        E inserted = insert(store, row);
        assertEquals(Optional.of(inserted), get(store, type, 1));
        assertEquals(List.of(inserted), list(store, type.all()));
        assertTrue(delete(store, type, 1));
    }

    @Test
    @Rule("SCH-04")
    void namesHaveUpTo40CharactersInJavaAndStored() {
        takes(EntityType.of(AtTheLimit.LongestName.class), new AtTheLimit.LongestName(0, 1));
        takes(EntityType.of(AtTheLimit.LongestStoredName.class), new AtTheLimit.LongestStoredName(0, 1));
        takes(
                EntityType.of(AtTheLimit.T234567890123456789012345678901234567890.class),
                new AtTheLimit.T234567890123456789012345678901234567890(0));
        refusesRecord(AtTheLimit.TooLongName.class, "xy is not a name");
        refusesRecord(AtTheLimit.TooLongStoredName.class, "XY is not a name");
        refusesRecord(AtTheLimit.T2345678901234567890123456789012345678901.class, "40 characters");
        refusesRecord(AtTheLimit.BadNames.class, "Capital", "under_score", "größe");
        for (String name : List.of("", "Big", "a_b", "1st", "a".repeat(41))) {
            lists(
                    assertThrowsExactly(InvalidSchemaException.class, () -> Schema.of(name, Session.TYPE)),
                    "name is not of the form");
        }
    }

    @Test
    @Rule("SCH-05")
    void aTypeHasUpTo100AttributesAnd32Keys() throws ReflectiveOperationException {
        Object[] values = new Object[101];
        Arrays.fill(values, 7);
        values[0] = 0L;
        EntityType<Widest> widest = EntityType.of(Widest.class);
        assertEquals(100, widest.attributes().size());
        assertEquals(32, widest.keys().size());
        takes(widest, widest.create(values));
        refusesRecord(TooWide.class, "100 attributes");
        refusesRecord(TooManyKeys.class, "32 keys");
    }

    @Test
    @Rule("SCH-06")
    void aKeyTakesUpTo2560Bytes() {
        EntityType<AtTheLimit.LargestKeys> type = EntityType.of(AtTheLimit.LargestKeys.class);
        Store store = open(Schema.of("limits", type));
        Bytes bytes = Bytes.of(new byte[2560]);
        AtTheLimit.LargestKeys row =
                new AtTheLimit.LargestKeys(0, "😀".repeat(640), "😀".repeat(638), Long.MAX_VALUE, bytes);
        AtTheLimit.LargestKeys kept = insert(store, row);
        assertEquals(Optional.of(kept), store.read(tx -> tx.find(type.text("text"), row.text())));
        assertEquals(
                List.of(kept),
                list(store, type.where(type.attribute("bytes", Bytes.class).eq(bytes))));
        String other = "😀".repeat(639) + "😁";
        insert(store, new AtTheLimit.LargestKeys(0, other, row.shorter(), Long.MIN_VALUE, bytes));
        assertEquals(
                List.of("shorter", "number"),
                refused(
                                UniqueViolationException.class,
                                store,
                                tx -> tx.insert(
                                        new AtTheLimit.LargestKeys(0, "x", row.shorter(), Long.MAX_VALUE, bytes)))
                        .attributes());
        refused(
                UniqueViolationException.class,
                store,
                tx -> tx.insert(new AtTheLimit.LargestKeys(0, other, "", 0, Bytes.EMPTY)));
        refusesRecord(AtTheLimit.TooLargeKey.class, "2564 bytes");
        refusesRecord(AtTheLimit.TooLargeSum.class, "2564 bytes");
        refusesRecord(AtTheLimit.TooLargeBytes.class, "2561 bytes");
    }

    @Test
    @Rule("SCH-06")
    void anAttributeInAKeyHasAGreatestLength() {
        refusesRecord(AtTheLimit.UnboundedKeys.class, "text is in a key", "bytes is in a key");
        refusesRecord(AtTheLimit.BadKeys.class, "id is the id", "names nothing", "[]", "[number, number]");
    }

    @Test
    @Rule("SCH-07")
    void aGreatestLengthIsFrom1To64Mebi() {
        takes(EntityType.of(AtTheLimit.Lengths.class), new AtTheLimit.Lengths(0, "x", "y", Bytes.EMPTY));
        refusesRecord(AtTheLimit.BadLengths.class, "none has a @MaxLength", "more has a @MaxLength", "number has");
    }

    @Test
    @Rule("SCH-08")
    void typesAndIdentitiesThatNoStoreHoldsAreRefused() {
        refusesRecord(AtTheLimit.BadTypes.class, "real is a float", "date is a Date", "bytes is a byte[]");
        refusesRecord(AtTheLimit.NullablePrimitive.class, "number is primitive");
        refusesRecord(AtTheLimit.WithoutId.class, "@Id");
        refusesRecord(AtTheLimit.WithTwoIds.class, "@Id");
        refusesRecord(AtTheLimit.WithTextId.class, "id is marked @Id");
        refusesRecord(AtTheLimit.BadReference.class, "session has @References");
    }

    @Test
    @Rule("SCH-09")
    void aReferenceOnACycleOfTypesMayBeNull() {
        EntityType<?> endless = EntityType.of(AtTheLimit.Endless.class);
        EntityType<?> hen = EntityType.of(AtTheLimit.Hen.class);
        EntityType<?> egg = EntityType.of(AtTheLimit.Egg.class);
        InvalidSchemaException self =
                assertThrowsExactly(InvalidSchemaException.class, () -> Schema.of("cycle", endless));
        lists(self, "endless.next");
        InvalidSchemaException two =
                assertThrowsExactly(InvalidSchemaException.class, () -> Schema.of("cycle", hen, egg, endless));
        lists(two, "hen.egg", "endless.next");
    }

    @Test
    @Rule("SCH-10")
    void aSchemaIsWholeAndItsTypesHaveDifferentNames() {
        lists(
                assertThrowsExactly(InvalidSchemaException.class, () -> Schema.of("part", Message.TYPE)),
                "message.session");
        lists(
                assertThrowsExactly(
                        InvalidSchemaException.class,
                        () -> Schema.of("twins", Session.TYPE, EntityType.of(AtTheLimit.Twin.Session.class))),
                "two types have the stored name session");
        lists(assertThrowsExactly(InvalidSchemaException.class, () -> Schema.of("none")), "no entity types");
    }

    @Test
    @Rule("SCH-11")
    void textAndBytesThatMayBeLongerThan16383CannotBeOrderedOrGroupedBy() {
        EntityType<AtTheLimit.Unordered> type = EntityType.of(AtTheLimit.Unordered.class);
        Store store = open(Schema.of("limits", type));
        List<Attribute<AtTheLimit.Unordered, ?>> attributes =
                List.of(type.text("text"), type.attribute("bytes", Bytes.class));
        for (Attribute<AtTheLimit.Unordered, ?> attribute : attributes) {
            assertFalse(attribute.isSortable());
            for (InvalidQueryException refusal : List.of(
                    assertThrowsExactly(
                            InvalidQueryException.class, () -> type.all().orderBy(attribute)),
                    assertThrowsExactly(
                            InvalidQueryException.class, () -> store.read(tx -> tx.countBy(attribute, 1))))) {
                assertTrue(refusal.getMessage().contains(attribute.name()), refusal.getMessage());
                assertTrue(refusal.getMessage().contains("16383"), refusal.getMessage());
            }
        }
    }
}
