package dev.isomer.storage.jdbc.server;

import dev.isomer.storage.jdbc.Dialect;
import dev.isomer.storage.jdbc.Sql;
import dev.isomer.storage.model.RecordedAttribute;
import dev.isomer.storage.model.RecordedKey;
import dev.isomer.storage.model.RecordedType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** What a server's language has beside that of any database. */
public interface ServerDialect extends Dialect {
    /** The table of the types' counters: their last ids by stored name, and the schema's generation by no name. */
    String COUNTER_TABLE = "isomer_counter";

    /** The name of the schema's generation, which no type has. */
    String GENERATION = "";

    /** The greatest length of an index's name; longer ones end with a part of their hash. */
    int NAME_CHARACTERS = 60;

    @Override
    default String indexName(String type, RecordedKey key) {
        String name = Dialect.super.indexName(type, key);
        return name.length() <= NAME_CHARACTERS ? name : shortened(name);
    }

    /** A name cut to {@value #NAME_CHARACTERS} characters, of which the last are a hash of all. */
    static String shortened(String name) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            String end = "_" + HexFormat.of().formatHex(hash, 0, 8);
            return name.substring(0, Math.min(name.length(), NAME_CHARACTERS - end.length())) + end;
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("Every Java platform has SHA-256.", never);
        }
    }

    /** What makes each of the tables beside those of types, by its name. */
    Map<String, String> commonTables();

    /** Whether the driver sends several statements together. */
    boolean isSendingTogether();

    /**
     * What begins a transaction that writes and waits for its turn; the last one is a query, whose rows are the
     * counters by name.
     */
    List<Sql> beginWrite();

    /** What begins a transaction that reads, and fixes what it sees. */
    List<Sql> beginRead();

    /** What ends a transaction that writes. */
    List<Sql> endWrite();

    /** Whether definitions are part of transactions. */
    boolean areDefinitionsInTransactions();

    /** What changes the definition of a column that is there. */
    String changeColumn(RecordedType type, RecordedAttribute attribute, boolean isNullable);

    /** What removes an index. */
    String dropIndex(String table, String index);

    /**
     * What locks the schema of a place against others who change it, for as long as the connection is open: 1, or 0
     * after waiting for so long.
     */
    Sql lockSchema(String place, Duration wait);

    /** A query for the columns of tables: table, column, and what it is, as {@link #catalogColumn} says it. */
    String catalogColumns();

    /** How the catalog shows a column. */
    String catalogColumn(RecordedType type, RecordedAttribute attribute);

    /** A query for the indexes of tables: table, index, whether it is unique as 1 or 0, and its columns with commas. */
    String catalogIndexes();

    /** A query for the references of tables: table, column and the table that is referred to. */
    String catalogReferences();
}
