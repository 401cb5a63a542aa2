package dev.isomer.storage.jdbc.server;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.conformance.engine.TestedEngine;
import dev.isomer.storage.conformance.engine.TestedEngine.Damaged;
import dev.isomer.storage.jdbc.Library;
import dev.isomer.storage.jdbc.Library.Book;
import dev.isomer.storage.jdbc.Library.Shelf;
import dev.isomer.storage.model.Finding;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.spi.Driver;
import dev.isomer.storage.spi.EngineOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Places that another program has meddled with while they were open, each in one way. */
public final class DamagedServer {
    private DamagedServer() {}

    /** An engine for the kit, with damaged places. */
    public static TestedEngine engine(TestedServer server) {
        TestedEngine sound = TestedEngine.of(server.engine());
        return new TestedEngine() {
            @Override
            public Driver driver(Schema schema, EngineOptions options, Path folder) {
                return sound.driver(schema, options, folder);
            }

            @Override
            public List<Damaged> damaged(Path folder) {
                return in(server, folder);
            }

            @Override
            public void remove(Path folder) {
                try (var parts = Files.list(folder)) {
                    parts.forEach(part -> server.engine().removeTemporary(part));
                } catch (IOException failure) {
                    throw new UncheckedIOException(failure);
                }
                sound.remove(folder);
            }
        };
    }

    private static List<Damaged> in(TestedServer server, Path folder) {
        Map<String, Finding> findings = new LinkedHashMap<>(server.findingsByMeddling());
        findings.put(
                server.withoutReferences() + "; DELETE FROM t_shelf",
                new Finding("t_book", "the row 1 refers to a row of t_shelf that does not exist"));
        findings.put(
                "UPDATE isomer_counter SET value = 0 WHERE name = 'shelf'",
                new Finding("t_shelf", "the counter is 0 and so below the greatest id, 1"));
        findings.put(
                "DELETE FROM isomer_counter WHERE name = 'order'", new Finding("t_order", "the counter is missing"));
        findings.put("DROP TABLE isomer_counter", new Finding("isomer_counter", "is missing"));
        findings.put("DROP TABLE t_order", new Finding("t_order", "is missing"));
        findings.put(
                "UPDATE isomer_schema SET text = 'schema meddled' WHERE line = 1",
                new Finding(
                        "isomer_schema", "the name of the schema is meddled in the store and library in the program"));
        List<Damaged> all = new ArrayList<>();
        findings.forEach((meddling, finding) -> all.add(
                new Damaged(meddledWith(server, folder.resolve("damaged" + all.size()), meddling), List.of(finding))));
        return all;
    }

    /** A store with a shelf and a book, in which another program then ran statements. */
    private static Driver meddledWith(TestedServer server, Path folder, String meddling) {
        StoreOptions options = StoreOptions.defaults();
        try {
            Files.createDirectory(folder);
            Place place = Place.of(server, folder);
            Driver driver = place.driver(Library.SCHEMA, options);
            Store.over(driver, Library.SCHEMA, options).write(tx -> {
                Shelf shelf = tx.insert(Shelf.named("first"));
                return tx.insert(Book.on("a", shelf.id()));
            });
            place.run(meddling.split("; "));
            return driver;
        } catch (IOException | SQLException failure) {
            throw new IllegalStateException("The place cannot be damaged: " + meddling, failure);
        }
    }
}
