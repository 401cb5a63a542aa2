package dev.isomer.storage.sqlite;

import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.conformance.engine.TestedEngine.Damaged;
import dev.isomer.storage.jdbc.Library;
import dev.isomer.storage.jdbc.Library.Book;
import dev.isomer.storage.jdbc.Library.Shelf;
import dev.isomer.storage.model.Finding;
import dev.isomer.storage.spi.Driver;
import dev.isomer.storage.spi.EngineOptions;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Files that another program has meddled with while they were open, each in one way. */
final class DamagedSqlite {
    private static final Map<String, Finding> FINDINGS_BY_MEDDLING = Map.of(
            "DROP INDEX i_book__shelf",
            new Finding("i_book__shelf", "is missing"),
            "DROP INDEX i_book__subtitle; CREATE INDEX i_book__subtitle ON t_book (subtitle DESC)",
            new Finding(
                    "i_book__subtitle",
                    "is defined otherwise: CREATE INDEX i_book__subtitle ON t_book (subtitle DESC)"),
            "DELETE FROM t_shelf",
            new Finding("t_book", "the row 1 refers to a row of t_shelf that does not exist"),
            "UPDATE sqlite_sequence SET seq = 0 WHERE name = 't_shelf'",
            new Finding("t_shelf", "the counter is 0 and so below the greatest id, 1"),
            "UPDATE isomer_schema SET text = 'schema meddled' WHERE line = 1",
            new Finding("isomer_schema", "the name of the schema is meddled in the store and library in the program"));

    private DamagedSqlite() {}

    /** All of them, in files of the folder. */
    static List<Damaged> in(Path folder) {
        List<Damaged> all = new ArrayList<>();
        FINDINGS_BY_MEDDLING.forEach((meddling, finding) ->
                all.add(new Damaged(meddledWith(folder.resolve(all.size() + ".db"), meddling), List.of(finding))));
        return all;
    }

    /** A store with a shelf and a book, on which another program then ran a statement. */
    private static Driver meddledWith(Path file, String meddling) {
        StoreOptions options = StoreOptions.defaults();
        EngineOptions engineOptions = options.forEngine();
        Driver driver = SqliteDriver.open(file, Library.SCHEMA, engineOptions);
        Store.over(driver, Library.SCHEMA, options).write(tx -> {
            Shelf shelf = tx.insert(Shelf.named("first"));
            return tx.insert(Book.on("a", shelf.id()));
        });
        try {
            Folder.sql(file, meddling.split("; "));
        } catch (SQLException failure) {
            throw new IllegalStateException("The file cannot be damaged: " + meddling, failure);
        }
        return driver;
    }
}
