package dev.isomer.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.isomer.catalog.Contents.Place;
import dev.isomer.catalog.cid.Cid;
import dev.isomer.catalog.content.ContentDirectory;
import dev.isomer.catalog.content.CorruptContentException;
import dev.isomer.catalog.model.CidRecord;
import dev.isomer.storage.Store;
import dev.isomer.storage.error.UniqueViolationException;
import dev.isomer.storage.junit.EveryStore;
import dev.isomer.storage.junit.UseSchema;
import dev.isomer.storage.model.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

@Tag("equivalence")
@UseSchema(CatalogSchemaSource.class)
final class ContentsTest {
    private static final Bytes FIRST = Bytes.ofUtf8("first ".repeat(20));
    private static final Bytes SECOND = Bytes.ofUtf8("second ".repeat(20));
    private static final Bytes THIRD = Bytes.ofUtf8("third ".repeat(20));

    @TempDir
    private Path folder;

    @EveryStore
    void shortContentNeedsNoRow(Store store) {
        Catalog catalog = Catalogs.over(store);
        Cid cid = catalog.write(tx -> tx.contents().store(Bytes.ofUtf8("hello")));
        assertEquals("AAAAAAAFaGVsbG8", cid.toString());
        CidRecord virtual = new CidRecord(0, "/AAAAAAAFaGVsbG8", Bytes.ofUtf8("hello"), 5L, Instant.EPOCH);
        for (String path : List.of("AAAAAAAFaGVsbG8", "/AAAAAAAFaGVsbG8", " //AAAAAAAFaGVsbG8\n")) {
            assertEquals(Optional.of(virtual), catalog.read(tx -> tx.contents().byPath(path)));
        }
        assertEquals(
                Optional.of(Place.LITERAL), catalog.read(tx -> tx.contents().place(cid)));
        assertEquals(0, (long) catalog.read(tx -> tx.contents().count()));
        assertEquals(List.of(), catalog.read(tx -> tx.contents().findByPrefix("AAAAAAAF")));
    }

    @EveryStore
    void literalContentWinsOverAStoredRow(Store store) {
        Catalog catalog = Catalogs.over(store);
        store.write(tx -> tx.insert(new CidRecord(0, "/AAAAAAABYQ", Bytes.ofUtf8("other"), null, Catalogs.START)));
        assertEquals(
                Bytes.ofUtf8("a"),
                catalog.read(tx -> tx.contents().byPath("/AAAAAAABYQ"))
                        .orElseThrow()
                        .fileData());
        assertEquals(List.of("/AAAAAAABYQ"), catalog.read(tx -> tx.contents().findByPrefix("AAAAAAAB")));
        assertEquals(
                1,
                catalog.read(tx -> tx.contents().byPaths(List.of("/AAAAAAABYQ")))
                        .size());
    }

    @EveryStore
    void contentIsStoredOnce(Store store) {
        Catalog catalog = Catalogs.over(store);
        Cid cid = catalog.write(tx -> tx.contents().store(FIRST));
        assertEquals(cid, catalog.write(tx -> tx.contents().store(FIRST)));
        assertEquals(1, (long) catalog.read(tx -> tx.contents().countStored()));
        assertEquals(Optional.of(Place.STORED), catalog.read(tx -> tx.contents().place(cid)));
        UniqueViolationException refusal = assertThrows(
                UniqueViolationException.class,
                () -> catalog.write(tx -> tx.contents().create(cid, FIRST)));
        assertEquals(true, refusal.getMessage().contains("path"), refusal.getMessage());
    }

    @EveryStore
    void contentMustBeThatOfItsIdentifier(Store store) {
        Catalog catalog = Catalogs.over(store);
        assertThrows(
                IllegalArgumentException.class,
                () -> catalog.write(tx -> tx.contents().create(Cid.of(FIRST), SECOND)));
        assertEquals(0, (long) catalog.read(tx -> tx.contents().countStored()));
    }

    @EveryStore
    void prefixSearchTakesItsPrefixLiterally(Store store) {
        Catalog catalog = Catalogs.over(store);
        store.write(tx -> {
            for (String path : List.of("/Ab_c", "/abXc", "/ab_c", "/ab%c", "/abd.txt")) {
                tx.insert(new CidRecord(0, path, Bytes.EMPTY, 0L, Catalogs.START));
            }
            return null;
        });
        assertEquals(List.of("/ab_c"), catalog.read(tx -> tx.contents().findByPrefix("ab_")));
        assertEquals(List.of("/ab%c"), catalog.read(tx -> tx.contents().findByPrefix("ab%")));
        assertEquals(
                List.of("/ab%c", "/abXc", "/ab_c", "/abd.txt"),
                catalog.read(tx -> tx.contents().findByPrefix("//ab.whatever")));
        for (String nothing : new String[] {null, "", "/", "//", ".txt", "/.x", "zz"}) {
            assertEquals(List.of(), catalog.read(tx -> tx.contents().findByPrefix(nothing)));
        }
    }

    @EveryStore
    void newestFirst(Store store) {
        Catalog catalog = Catalogs.over(store);
        catalog.write(tx -> List.of(
                tx.contents().store(FIRST),
                tx.contents().store(SECOND),
                tx.contents().store(THIRD)));
        List<String> newest = Stream.of(THIRD, SECOND, FIRST)
                .map(bytes -> Cid.of(bytes).path())
                .toList();
        assertEquals(newest, paths(catalog.read(tx -> tx.contents().uploads())));
        assertEquals(
                newest.subList(0, 1), paths(catalog.read(tx -> tx.contents().recent(1))));
        assertEquals(List.of(), catalog.read(tx -> tx.contents().recent(0)));
        assertEquals(newest, paths(catalog.read(tx -> tx.contents().recent(-1))));
        assertEquals(
                newest.get(2),
                catalog.read(tx -> tx.contents().first()).orElseThrow().path());
        assertEquals(3, (long) catalog.read(tx -> tx.contents().count()));
    }

    @EveryStore
    void uploadsOfOneTimeAreNewestIdFirst(Store store) {
        Catalog catalog = Catalogs.over(store);
        store.write(tx -> {
            for (String path : List.of("/b", "/c", "/a")) {
                tx.insert(new CidRecord(0, path, Bytes.EMPTY, 0L, Catalogs.START));
            }
            return null;
        });
        assertEquals(
                List.of("/a", "/c", "/b"),
                paths(catalog.read(tx -> tx.contents().uploads())));
    }

    @EveryStore
    void byPathsIsExactAndPassesOverBlanks(Store store) {
        Catalog catalog = Catalogs.over(store);
        Cid first = catalog.write(tx -> tx.contents().store(FIRST));
        Cid second = catalog.write(tx -> tx.contents().store(SECOND));
        List<String> wanted = Arrays.asList(second.path(), null, " ", first.toString(), first.path(), first.path());
        assertEquals(
                List.of(first.path(), second.path()),
                paths(catalog.read(tx -> tx.contents().byPaths(wanted))));
        assertEquals(List.of(), catalog.read(tx -> tx.contents().byPaths(Arrays.asList("", null))));
        List<String> many = IntStream.range(0, 2_500)
                .mapToObj(number -> number == 2_400 ? first.path() : "/" + number)
                .toList();
        assertEquals(
                List.of(first.path()), paths(catalog.read(tx -> tx.contents().byPaths(many))));
    }

    @EveryStore
    void deletesOnlyWhatIsStored(Store store) {
        Catalog catalog = Catalogs.over(store);
        Cid cid = catalog.write(tx -> tx.contents().store(FIRST));
        assertEquals(
                List.of(true, false),
                catalog.write(
                        tx -> List.of(tx.contents().delete(cid), tx.contents().delete(cid))));
        assertEquals(Optional.empty(), catalog.read(tx -> tx.contents().get(cid)));
    }

    @EveryStore
    void theContentDirectoryIsMergedAndNeverCopied(Store store) throws IOException {
        for (Bytes bytes : List.of(FIRST, SECOND)) {
            Files.write(folder.resolve(Cid.of(bytes).toString()), bytes.toByteArray());
        }
        Catalog catalog = Catalogs.over(store, ContentDirectory.open(folder));
        Cid first = Cid.of(FIRST);
        assertEquals(first, catalog.write(tx -> tx.contents().store(FIRST)));
        catalog.write(tx -> tx.contents().create(Cid.of(SECOND), SECOND));
        catalog.write(tx -> tx.contents().store(THIRD));
        assertEquals(2, (long) catalog.read(tx -> tx.contents().countStored()));
        assertEquals(3, (long) catalog.read(tx -> tx.contents().count()));
        assertEquals(
                Optional.of(Place.DIRECTORY), catalog.read(tx -> tx.contents().place(first)));
        assertEquals(
                Optional.of(new CidRecord(0, first.path(), FIRST, (long) FIRST.length(), Instant.EPOCH)),
                catalog.read(tx -> tx.contents().byPath(first.toString())));
        List<String> all = Stream.of(FIRST, SECOND, THIRD)
                .map(bytes -> Cid.of(bytes).path())
                .sorted()
                .toList();
        assertEquals(all, catalog.read(tx -> tx.contents().findByPrefix("AAAAAA")));
        assertEquals(all.subList(1, 3), catalog.read(tx -> tx.contents().listPaths("", all.get(0), 5)));
        assertEquals(all.subList(0, 2), catalog.read(tx -> tx.contents().listPaths("", "", 2)));
    }

    @EveryStore
    void aCorruptFileHindersNoOtherContent(Store store) throws IOException {
        Files.write(folder.resolve(Cid.of(FIRST).toString()), new byte[120]);
        Files.write(folder.resolve(Cid.of(SECOND).toString()), SECOND.toByteArray());
        Catalog catalog = Catalogs.over(store, ContentDirectory.open(folder));
        assertThrows(
                CorruptContentException.class,
                () -> catalog.read(tx -> tx.contents().get(Cid.of(FIRST))));
        assertEquals(
                SECOND,
                catalog.read(tx -> tx.contents().get(Cid.of(SECOND)))
                        .orElseThrow()
                        .fileData());
    }

    private static List<String> paths(List<CidRecord> rows) {
        return rows.stream().map(CidRecord::path).toList();
    }
}
