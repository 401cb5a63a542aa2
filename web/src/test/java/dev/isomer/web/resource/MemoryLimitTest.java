package dev.isomer.web.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.catalog.model.CatalogSchema;
import dev.isomer.storage.Store;
import dev.isomer.storage.StoreOptions;
import dev.isomer.storage.Stores;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A store that is full: what does not fit changes nothing, the answer says where to delete, and deleting makes room.
 */
final class MemoryLimitTest {
    @Test
    void whatDoesNotFitChangesNothingAndDeletingMakesRoom() {
        StoreOptions options = StoreOptions.defaults().withMemoryLimitBytes(400_000);
        try (Store store = Stores.open("memory:", CatalogSchema.SCHEMA, options);
                Site site = new Site(store)) {
            String large = "{\"definition\":\"" + "x".repeat(60_000) + "\"}";
            int stored = 0;
            Site.Answer answer = site.json("PUT", "/variables/v0", large);
            while (answer.status() == 201) {
                stored++;
                answer = site.json("PUT", "/variables/v" + stored, large);
            }
            assertTrue(stored >= 2, "stored " + stored);
            assertEquals(507, answer.status());
            assertEquals("application/problem+json", answer.header("Content-Type"));
            assertEquals(400_000, answer.json().get("limitBytes").intValue());
            String detail = answer.json().get("detail").textValue();
            assertTrue(detail.startsWith("Nothing was changed") && detail.contains("variable"), detail);
            assertEquals(404, site.get("/variables/v" + stored).status());
            assertEquals(stored, site.get("/variables").json().get("items").size());
            for (String target : List.of("/", "/variables", "/variables/v0")) {
                assertEquals(200, site.get(target, "Accept", "text/html").status());
            }
            assertEquals(204, site.json("DELETE", "/variables/v0", "").status());
            assertEquals(
                    201,
                    site.json("PUT", "/variables/small", "{\"definition\":\"fits\"}")
                            .status());
        }
    }
}
