package dev.isomer.catalog.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.isomer.catalog.Catalog;
import dev.isomer.catalog.CatalogSchemaSource;
import dev.isomer.catalog.Catalogs;
import dev.isomer.catalog.cid.Cid;
import dev.isomer.storage.Store;
import dev.isomer.storage.junit.EveryStore;
import dev.isomer.storage.junit.UseSchema;
import dev.isomer.storage.model.Bytes;
import java.util.List;
import org.junit.jupiter.api.Tag;

@Tag("equivalence")
@UseSchema(CatalogSchemaSource.class)
final class TemplatesTest {
    private static final String CONFIGURATION = """
            {"servers": {
                "b": {"name": "zed", "definition": "inline", "description": "for you"},
                "a": {"definition_cid": "AAAAAAABYQ"},
                "c": {"name": "M", "definition_cid": "nowhere"},
                "no": 7},
             "aliases": {"x": {"target_path_cid": "/AAAAAAABYQ"}},
             "secrets": []}
            """;

    @EveryStore
    void readsTheVariable(Store store) {
        Catalog catalog = Catalogs.over(store);
        catalog.write(tx -> tx.variables().create(Templates.VARIABLE, CONFIGURATION, true));
        assertEquals(
                List.of(
                        new Template("c", "M", "", ""),
                        new Template("a", "a", "", "a"),
                        new Template("b", "zed", "for you", "inline")),
                of(catalog, "servers"));
        assertEquals(List.of(new Template("x", "x", "", "a")), of(catalog, "aliases"));
        assertEquals(List.of(), of(catalog, "secrets"));
        assertEquals(List.of(), of(catalog, "uploads"));
    }

    @EveryStore
    void readsTheContentThatTheVariableNames(Store store) {
        Catalog catalog = Catalogs.over(store);
        assertEquals(List.of(), of(catalog, "servers"));
        Cid cid = catalog.write(tx -> tx.contents().store(Bytes.ofUtf8(CONFIGURATION)));
        catalog.write(tx -> tx.variables().save(Templates.VARIABLE, cid.path(), true));
        assertEquals(3, of(catalog, "servers").size());
        for (String broken :
                List.of("", "{", "AAAAAAABYQ", Cid.of("x".repeat(99)).toString(), "[]")) {
            catalog.write(tx -> tx.variables().save(Templates.VARIABLE, broken, true));
            assertEquals(List.of(), of(catalog, "servers"), broken);
        }
    }

    private static List<Template> of(Catalog catalog, String section) {
        return catalog.read(tx -> Templates.of(section, tx));
    }
}
