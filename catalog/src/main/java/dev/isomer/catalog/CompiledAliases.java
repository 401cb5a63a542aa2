package dev.isomer.catalog;

import dev.isomer.catalog.alias.AliasTable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the table of the enabled aliases compiled as long as the rows that it was made from stay the same.
 *
 * <p>Whether they did is seen by comparing the rows themselves, as the asking transaction reads them: so the table is
 * right for every transaction, on every engine, and when another program changed the rows. Counts and times would not
 * tell: another program's clock may be behind, and a restored row brings its old time along. Reading takes time linear
 * in the number of aliases, as matching does; compiling, which is what takes long, happens once a change.
 *
 * <p>Safe for many threads.
 */
public final class CompiledAliases {
    private final AtomicReference<@Nullable Compiled> newest = new AtomicReference<>();

    private record Compiled(AliasPaths.Rows rows, AliasTable table) {}

    /** The table for the aliases and variables that this transaction sees. */
    public AliasTable table(CatalogTransaction transaction) {
        AliasPaths.Rows rows = transaction.aliasPaths().rows();
        Compiled known = newest.get();
        if (known != null && known.rows().equals(rows)) {
            return known.table();
        }
        AliasTable table = rows.table();
        newest.set(new Compiled(rows, table));
        return table;
    }
}
