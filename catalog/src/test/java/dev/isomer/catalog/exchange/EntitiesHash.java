package dev.isomer.catalog.exchange;

import dev.isomer.catalog.CatalogTransaction;
import dev.isomer.catalog.model.Kind;
import dev.isomer.catalog.model.NamedEntity;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** One hash for all aliases, servers and variables with their definitions and switches, to compare whole catalogs. */
final class EntitiesHash {
    private EntitiesHash() {}

    static String of(CatalogTransaction tx) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Kind<?> kind : List.of(Kind.ALIAS, Kind.SERVER, Kind.VARIABLE)) {
                for (NamedEntity row : tx.entities(kind).all()) {
                    String line = kind.singular() + "\0" + row.name() + "\0" + row.definition() + "\0"
                            + (row.enabled() ? "1" : "0") + "\n";
                    digest.update(line.getBytes(StandardCharsets.UTF_8));
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
