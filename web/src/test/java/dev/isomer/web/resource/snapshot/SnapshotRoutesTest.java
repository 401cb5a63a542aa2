package dev.isomer.web.resource.snapshot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isomer.catalog.model.CatalogSchema;
import dev.isomer.storage.Store;
import dev.isomer.storage.Stores;
import dev.isomer.web.resource.Site;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Named snapshots over HTTP and by forms: made, listed, restored, undone, deleted. */
final class SnapshotRoutesTest {
    @TempDir
    private Path folder;

    private Path snapshots() {
        return folder.resolve("snapshots");
    }

    private Site site(Store store) {
        return Site.withoutViews(store, Site.modes(false, Optional.empty(), snapshots()));
    }

    private static Store memory() {
        return Stores.open("memory:", CatalogSchema.SCHEMA);
    }

    private static void put(Site site, String target, String definition) {
        int status = site.json("PUT", target, "{\"definition\":\"" + definition + "\"}")
                .status();
        assertTrue(status == 200 || status == 201, target + " " + status);
    }

    private byte[] file(String name) throws IOException {
        return Files.readAllBytes(snapshots().resolve(name + ".json"));
    }

    private static String dump(Store store) throws IOException {
        StringBuilder text = new StringBuilder();
        store.dump(text);
        return text.toString();
    }

    private List<String> names(Site site) {
        return site.get("/snapshots").json().get("items").findValuesAsText("name");
    }

    @Test
    @DisplayName("behaviour 14: what is restored is row for row what was there; counters alone go on")
    void aSnapshotIsRestoredToTheSameRows() throws IOException {
        try (Store store = memory();
                Site site = site(store)) {
            put(site, "/servers/echo", "one");
            put(site, "/secrets/key", "hidden");
            Site.Answer made = site.json("POST", "/snapshots", "{\"name\":\"first\"}");
            assertEquals(201, made.status(), made.text());
            assertEquals("/snapshots/first", made.header("Location"));
            String before = dump(store);
            put(site, "/servers/echo", "two");
            assertEquals(204, site.json("DELETE", "/secrets/key", "").status());
            Site.Answer restored = site.json("POST", "/snapshots/first/restore", "");
            assertEquals(200, restored.status(), restored.text());
            assertEquals(
                    "one", site.get("/servers/echo").json().get("definition").textValue());
            assertEquals(200, site.get("/secrets/key").status());
            assertEquals(before, dump(store));
            site.json("POST", "/snapshots", "{\"name\":\"again\"}");
            assertEquals(200, site.json("POST", "/snapshots/again/restore", "").status());
            site.json("POST", "/snapshots", "{\"name\":\"twice\"}");
            assertArrayEquals(file("again"), file("twice"));
        }
    }

    @Test
    void aRestoreIsUndoneByTheSnapshotItMade() {
        try (Store store = memory();
                Site site = site(store)) {
            put(site, "/servers/echo", "one");
            site.json("POST", "/snapshots", "{\"name\":\"first\"}");
            put(site, "/servers/echo", "two");
            Site.Answer page = site.form("/snapshots/first/restore", "");
            assertEquals(303, page.status());
            String location = page.header("Location");
            assertEquals("/snapshots?restored=first&before=before_20260102_120000", location);
            String shown = site.get(location, "Accept", "text/html").text();
            assertTrue(shown.contains("action=\"/snapshots/before_20260102_120000/restore\""), shown);
            assertEquals(
                    303,
                    site.form("/snapshots/before_20260102_120000/restore", "").status());
            assertEquals(
                    "two", site.get("/servers/echo").json().get("definition").textValue());
            assertEquals(List.of("before_20260102_120000", "before_20260102_120000_2", "first"), names(site));
        }
    }

    @Test
    void withoutANameItIsTheTimeAndATakenOneIsRefusedUnlessReplaced() {
        try (Store store = memory();
                Site site = site(store)) {
            Site.Answer made = site.json("POST", "/snapshots", "");
            assertEquals(201, made.status(), made.text());
            assertEquals("20260102_120000", made.json().get("name").textValue());
            assertEquals(409, site.json("POST", "/snapshots", "").status());
            assertEquals(
                    201, site.json("POST", "/snapshots", "{\"replace\":true}").status());
            assertEquals(
                    303,
                    site.form("/snapshots", "name=&complete=true&replace=true").status());
            assertEquals(List.of("20260102_120000"), names(site));
        }
    }

    @Test
    void secretsAreLeftOutWhereThatIsAskedForAndThoseHereAreKept() throws IOException {
        try (Store store = memory();
                Site site = site(store)) {
            put(site, "/secrets/key", "hidden-value");
            Site.Answer made = site.json("POST", "/snapshots?complete=false", "{\"name\":\"open\"}");
            assertEquals(201, made.status(), made.text());
            assertFalse(made.json().get("complete").booleanValue());
            assertEquals("secret", made.json().get("left_out").get(0).textValue());
            assertFalse(new String(file("open"), StandardCharsets.UTF_8).contains("hidden-value"));
            assertEquals(200, site.json("POST", "/snapshots/open/restore", "").status());
            assertEquals(200, site.get("/secrets/key").status());
        }
    }

    @ParameterizedTest
    @DisplayName("behaviour 14: names that lead elsewhere are refused, and nothing is made or deleted")
    @ValueSource(strings = {"../x", "a/b", ".hidden", "con", "", " ", "a\\b"})
    void namesThatLeadElsewhereAreRefused(String name) throws IOException {
        Files.writeString(folder.resolve("x.json"), "not mine");
        try (Store store = memory();
                Site site = site(store)) {
            String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
            String json = "{\"name\":\"" + name.replace("\\", "\\\\") + "\"}";
            int expected = name.isEmpty() ? 201 : 422;
            assertEquals(expected, site.json("POST", "/snapshots", json).status());
            if (!name.isEmpty()) {
                assertEquals(422, site.get("/snapshots/" + encoded).status());
                assertEquals(
                        422, site.send("DELETE", "/snapshots/" + encoded, "").status());
                assertEquals(
                        422, site.form("/snapshots/" + encoded + "/restore", "").status());
                assertFalse(Files.exists(snapshots()));
            }
            try (Stream<Path> files = Files.list(folder)) {
                assertEquals(name.isEmpty() ? 2 : 1, files.count());
            }
        }
    }

    @Test
    void whatIsMissingIs404AndWhatIsDamagedIsSaidAndNotRestored() throws IOException {
        try (Store store = memory();
                Site site = site(store)) {
            put(site, "/servers/echo", "one");
            assertEquals(404, site.get("/snapshots/none").status());
            assertEquals(404, site.json("POST", "/snapshots/none/restore", "").status());
            assertEquals(404, site.send("DELETE", "/snapshots/none", "").status());
            Files.createDirectory(snapshots());
            Files.writeString(snapshots().resolve("cut.json"), "{\n\"format\"");
            JsonNode item = site.get("/snapshots/cut").json();
            assertTrue(item.get("problem").textValue().contains("cut.json"), item.toString());
            Site.Answer refused = site.json("POST", "/snapshots/cut/restore", "");
            assertEquals(422, refused.status(), refused.text());
            assertEquals(200, site.get("/servers/echo").status());
            assertEquals(303, site.form("/snapshots/cut/delete", "").status());
            assertFalse(names(site).contains("cut"));
        }
    }

    @Test
    @DisplayName(
            "behaviour 15: on a disk engine making and restoring say what to do instead; listing and deleting work")
    void onADiskEngineItIsSaidWhatToDoInstead() {
        try (Store store = memory();
                Site site = site(store)) {
            assertEquals(
                    201, site.json("POST", "/snapshots", "{\"name\":\"kept\"}").status());
        }
        try (Store store = Stores.open("sqlite:" + folder.resolve("x.db"), CatalogSchema.SCHEMA);
                Site site = site(store)) {
            for (String target : List.of("/snapshots", "/snapshots/kept/restore")) {
                Site.Answer refused = site.json("POST", target, "");
                assertEquals(422, refused.status());
                String detail = refused.json().get("detail").textValue();
                assertTrue(detail.startsWith("Snapshots are only supported in memory mode. Use backup FILE"), detail);
            }
            assertEquals(List.of("kept"), names(site));
            assertTrue(site.get("/snapshots", "Accept", "text/html").text().contains("Snapshots are only supported"));
            assertEquals(200, site.get("/snapshots/kept", "Accept", "text/html").status());
            assertEquals(204, site.send("DELETE", "/snapshots/kept", "").status());
            assertEquals(List.of(), names(site));
        }
    }
}
