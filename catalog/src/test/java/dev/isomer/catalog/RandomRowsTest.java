package dev.isomer.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.isomer.catalog.cid.Cid;
import dev.isomer.catalog.model.CidRecord;
import dev.isomer.catalog.model.Server;
import dev.isomer.storage.Store;
import dev.isomer.storage.junit.EveryStore;
import dev.isomer.storage.junit.UseSchema;
import dev.isomer.storage.model.Bytes;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Tag;

/** Random rows come back as they were saved, on every engine; each run has its number as seed. */
@Tag("equivalence")
@Tag("property")
@UseSchema(CatalogSchemaSource.class)
final class RandomRowsTest {
    private static final int RUNS = 25;

    @EveryStore
    void serversRoundTrip(Store store) {
        Catalog catalog = Catalogs.over(store);
        for (int seed = 0; seed < RUNS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            String name = text(random, random.nextInt(1, 40), RandomRowsTest::isNameCharacter) + seed;
            String definition = text(random, random.nextInt(1, 1_001), RandomRowsTest::isStorable);
            Server saved = catalog.write(tx -> tx.servers().create(name, definition, random.nextBoolean()));
            assertEquals(definition, saved.definition(), "seed " + seed);
            assertEquals(Optional.of(saved), catalog.read(tx -> tx.servers().byName(name)), "seed " + seed);
        }
        assertEquals(RUNS, (long) catalog.read(tx -> tx.servers().count()));
    }

    @EveryStore
    void contentRoundTrips(Store store) {
        Catalog catalog = Catalogs.over(store);
        for (int seed = 0; seed < RUNS; seed++) {
            byte[] bytes = new byte[seed * 1_024 / (RUNS - 1)];
            new SplittableRandom(seed).nextBytes(bytes);
            Cid cid = catalog.write(tx -> tx.contents().store(Bytes.of(bytes)));
            CidRecord kept = catalog.read(tx -> tx.contents().get(cid)).orElseThrow();
            assertEquals(Bytes.of(bytes), kept.fileData(), "seed " + seed);
            assertEquals(bytes.length, (long) kept.fileSize(), "seed " + seed);
        }
    }

    private static String text(SplittableRandom random, int codePoints, IntPredicate allowed) {
        return random.ints(0, Character.MAX_CODE_POINT + 1)
                .map(codePoint -> random.nextInt(3) == 0 ? codePoint : codePoint % 0x250)
                .filter(allowed)
                .limit(codePoints)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isStorable(int codePoint) {
        return codePoint != 0 && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE);
    }

    private static boolean isNameCharacter(int codePoint) {
        return Character.isUpperCase(codePoint)
                || Character.isLowerCase(codePoint)
                || Character.isDigit(codePoint)
                || codePoint == '-'
                || codePoint == '_';
    }
}
