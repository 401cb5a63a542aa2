package dev.isomer.web.resource.content;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isomer.catalog.cid.Cid;
import dev.isomer.catalog.content.ContentDirectory;
import dev.isomer.catalog.model.EntityInteraction;
import dev.isomer.storage.Store;
import dev.isomer.storage.junit.EveryStore;
import dev.isomer.storage.junit.UseSchema;
import dev.isomer.web.http.RawAnswer;
import dev.isomer.web.resource.CatalogSchemaSource;
import dev.isomer.web.resource.Site;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Uploads: as a body, as a form with a file, as a form with a text; known ones, damaged ones and too long ones. */
@UseSchema(CatalogSchemaSource.class)
final class UploadTest {
    private static final String TEXT = "A text that is long enough to need a place of its own, é ☃ 😀. ".repeat(3);
    private static final Cid CID = Cid.of(TEXT);
    private static final String BINARY = "application/octet-stream";

    @EveryStore
    void newContentIsStoredOnceAndToldByItsName(Store store) {
        try (Site site = new Site(store)) {
            Site.Answer created = site.send("POST", "/cids?change_message=first", TEXT, "Content-Type", BINARY);
            assertEquals(201, created.status());
            assertEquals("/cids/" + CID, created.header("Location"));
            JsonNode facts = created.json();
            assertEquals(CID.toString(), facts.get("cid").textValue());
            assertEquals(CID.contentLength(), facts.get("size").longValue());
            assertEquals("stored", facts.get("place").textValue());
            assertEquals("text/plain", facts.get("type").textValue());
            Site.Answer again = site.send("POST", "/cids", TEXT);
            assertEquals(200, again.status());
            assertEquals(facts, again.json());
            assertEquals(TEXT, site.get(CID.path()).text());
            List<EntityInteraction> done =
                    site.catalog().read(tx -> tx.interactions().all("cid", CID.toString()));
            assertEquals(1, done.size());
            assertEquals("upload", done.get(0).action());
            assertEquals("first", done.get(0).message());
            assertEquals("", done.get(0).content());
        }
    }

    @EveryStore
    void whatNeedsNoRoomIsKnownAlready(Store store, @TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve(CID.toString()), TEXT);
        try (Site site = new Site(store, ContentDirectory.open(folder))) {
            Site.Answer file = site.send("POST", "/cids", TEXT);
            assertEquals(200, file.status());
            assertEquals("directory", file.json().get("place").textValue());
            Site.Answer literal = site.send("POST", "/cids", "hello");
            assertEquals(200, literal.status());
            assertEquals("AAAAAAAFaGVsbG8", literal.json().get("cid").textValue());
            assertEquals("literal", literal.json().get("place").textValue());
            assertEquals(
                    "AAAAAAAA", site.send("POST", "/cids", "").json().get("cid").textValue());
            assertEquals(0, stored(site));
            assertEquals(0, recorded(site));
        }
    }

    @EveryStore
    void aRehearsalTellsTheNameAndStoresNothing(Store store) {
        try (Site site = new Site(store)) {
            JsonNode absent = site.send("POST", "/cids?dryRun=true", TEXT).json();
            assertEquals(CID.toString(), absent.get("cid").textValue());
            assertTrue(absent.get("place").isNull());
            assertEquals(404, site.get(CID.path()).status());
            site.send("POST", "/cids", TEXT);
            JsonNode present = site.send("POST", "/cids?dryRun=true", TEXT).json();
            assertEquals("stored", present.get("place").textValue());
        }
    }

    @EveryStore
    void aFormWithAFileLeadsToThePageOfItsContent(Store store) {
        try (Site site = new Site(store)) {
            byte[] content = new byte[70_000];
            for (int i = 0; i < content.length; i++) {
                content[i] = (byte) (i * 31 >> 3);
            }
            String body = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.html\"\r\n"
                    + "Content-Type: text/html\r\n\r\n" + new String(content, StandardCharsets.ISO_8859_1)
                    + "\r\n--b\r\nContent-Disposition: form-data; name=\"change_message\"\r\n\r\nwhy\r\n--b--\r\n";
            String request = RawAnswer.request(
                    "POST",
                    "/cids",
                    site.port(),
                    body,
                    "Content-Type: multipart/form-data; boundary=b",
                    "Accept: text/html");
            RawAnswer answer = RawAnswer.to(site.port(), request);
            Cid cid = Cid.of(content);
            assertEquals(303, answer.status());
            assertEquals("/cids/" + cid, answer.header("Location").orElse("none"));
            assertArrayEquals(content, site.get(cid.path()).bytes());
            assertEquals("application/octet-stream", site.get(cid.path()).header("Content-Type"));
            String page = site.get("/cids/" + cid, "Accept", "text/html").text();
            assertTrue(page.contains(">" + cid + "<") && page.contains("upload: why"), page);
        }
    }

    @EveryStore
    void aFormWithATextKeepsItsPlainNewlines(Store store) {
        try (Site site = new Site(store)) {
            Site.Answer answer = site.form("/cids", "text=" + "line+%26+line%0D%0A".repeat(8) + "&change_message=");
            assertEquals(303, answer.status());
            assertEquals("/cids/" + Cid.of("line & line\n".repeat(8)), answer.header("Location"));
            assertEquals(422, site.form("/cids", "text=+%0D%0A").status());
            assertEquals(422, site.form("/cids", "name=value").status());
        }
    }

    @EveryStore
    void formsOfOtherShapesAreRefusedAndStoreNothing(Store store) {
        try (Site site = new Site(store)) {
            String file =
                    "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x\"\r\n\r\n" + TEXT + "\r\n";
            String other = "--b\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\nx\r\n";
            String none = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\"\r\n\r\n\r\n";
            String type = "multipart/form-data; boundary=b";
            assertEquals(
                    422,
                    site.send("POST", "/cids", file + file + "--b--", "Content-Type", type)
                            .status());
            assertEquals(
                    422,
                    site.send("POST", "/cids", file + other + "--b--", "Content-Type", type)
                            .status());
            assertEquals(
                    422,
                    site.send("POST", "/cids", none + "--b--", "Content-Type", type)
                            .status());
            assertEquals(
                    422,
                    site.send("POST", "/cids", "--b--", "Content-Type", type).status());
            assertEquals(
                    400, site.send("POST", "/cids", file, "Content-Type", type).status());
            assertEquals(
                    400,
                    site.send("POST", "/cids", file, "Content-Type", "multipart/form-data")
                            .status());
            assertEquals(400, site.send("POST", "/cids?why=x", TEXT).status());
            assertEquals(0, stored(site));
        }
    }

    @EveryStore
    void putTakesOnlyWhatTheAddressNames(Store store) {
        try (Site site = new Site(store)) {
            Site.Answer damaged = site.send("PUT", "/cids/" + CID, TEXT + "x");
            assertEquals(422, damaged.status());
            assertEquals("/problems/digest-mismatch", damaged.json().get("type").textValue());
            assertEquals(CID.toString(), damaged.json().get("expected").textValue());
            assertEquals(
                    Cid.of(TEXT + "x").toString(), damaged.json().get("actual").textValue());
            assertEquals(0, stored(site));
            assertEquals(201, site.send("PUT", "/cids/" + CID, TEXT).status());
            assertEquals(200, site.send("PUT", "/cids/" + CID, TEXT).status());
            assertEquals(
                    412,
                    site.send("PUT", "/cids/" + CID, TEXT, "If-None-Match", "*").status());
            assertEquals(404, site.send("PUT", "/cids/nothing", TEXT).status());
        }
    }

    @EveryStore
    void aLongerBodyThanElsewhereIsTakenAndOneOverSixtyFourMebibytesIsRefusedUnread(Store store) {
        try (Site site = new Site(store)) {
            String text = "0123456789abcdef".repeat(9 << 16);
            assertEquals(201, site.send("PUT", "/cids/" + Cid.of(text), text).status());
            assertEquals(text, site.get(Cid.of(text).path()).text());
            for (String length : List.of("" + ((64 << 20) + 1), "200000000")) {
                String head = RawAnswer.request("POST", "/cids", site.port(), "", "Content-Length: " + length);
                RawAnswer refused = RawAnswer.to(site.port(), head);
                assertEquals(413, refused.status());
                assertTrue(refused.body().contains("\"limitBytes\":67108864"), refused.body());
            }
            assertEquals(413, site.form("/cids", "text=" + text).status());
            assertEquals(200, site.get("/healthz").status());
        }
    }

    private static long stored(Site site) {
        return site.catalog().read(tx -> tx.contents().countStored());
    }

    private static long recorded(Site site) {
        return site.catalog().read(tx -> tx.interactions().count());
    }
}
