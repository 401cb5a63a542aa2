package dev.isomer.web.resource.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isomer.catalog.cid.Cid;
import dev.isomer.catalog.content.ContentDirectory;
import dev.isomer.storage.Store;
import dev.isomer.storage.junit.EveryStore;
import dev.isomer.storage.junit.UseSchema;
import dev.isomer.storage.model.Bytes;
import dev.isomer.web.http.PercentEncoding;
import dev.isomer.web.resource.CatalogSchemaSource;
import dev.isomer.web.resource.Site;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.io.TempDir;

/** The page of one piece of content: facts, who names it, deletion, and editing it as new content. */
@UseSchema(CatalogSchemaSource.class)
final class CidsItemTest {
    private static final String TEXT = "def main():\n    return 'a definition of a server, long enough to be stored'\n";
    private static final Cid CID = Cid.of(TEXT);

    @EveryStore
    void factsTellWhoNamesIt(Store store) {
        try (Site site = new Site(store)) {
            site.catalog().write(tx -> {
                tx.servers().create("own", TEXT, true);
                tx.servers().create("other", "see /" + CID + ".py", false);
                tx.aliases().create("guide", "guide -> /" + CID, true);
                tx.variables().create("v", "/" + CID, true);
                return tx.secrets().create("s", "/" + CID, true);
            });
            JsonNode facts = site.get("/cids/" + CID).json();
            assertEquals("stored", facts.get("place").textValue());
            assertEquals(CID.path(), facts.get("content").textValue());
            assertEquals(
                    "[{\"kind\":\"server\",\"name\":\"own\",\"how\":\"definition\"},"
                            + "{\"kind\":\"server\",\"name\":\"other\",\"how\":\"mention\"},"
                            + "{\"kind\":\"alias\",\"name\":\"guide\",\"how\":\"mention\"},"
                            + "{\"kind\":\"variable\",\"name\":\"v\",\"how\":\"mention\"}]",
                    facts.get("referrers").toString());
            String page = site.get("/cids/" + CID, "Accept", "text/html").text();
            assertTrue(page.contains("href=\"/servers/own\"") && page.contains("href=\"/aliases/guide\""), page);
            assertFalse(page.contains("/secrets/s"));
        }
    }

    @EveryStore
    void thePreviewShowsAndNeverRuns(Store store) {
        try (Site site = new Site(store)) {
            String hostile = "<script>alert(1)</script></pre></textarea><img src=x onerror=alert(2)>".repeat(2);
            String html = page(site, hostile);
            assertFalse(html.contains("<script>alert") || html.contains("<img src=x"), html);
            assertTrue(html.contains("&lt;script&gt;alert(1)"), html);
            String json = page(site, "{\"b\":{\"c\":[1,2,{\"deep\":\"" + "x".repeat(80) + "\"}]}}");
            assertTrue(json.contains("\"b\" : {"), json);
            byte[] picture = new byte[200];
            byte[] magic = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
            System.arraycopy(magic, 0, picture, 0, magic.length);
            Cid png = site.catalog().write(tx -> tx.contents().store(Bytes.of(picture)));
            String shown = site.get("/cids/" + png, "Accept", "text/html").text();
            assertTrue(shown.contains("<img class=\"picture\" src=\"/" + png + ".png\""), shown);
            byte[] binary = new byte[100];
            Arrays.fill(binary, (byte) 0xfe);
            binary[0] = 'A';
            Cid hex = site.catalog().write(tx -> tx.contents().store(Bytes.of(binary)));
            String lines = site.get("/cids/" + hex, "Accept", "text/html").text();
            assertTrue(lines.contains("00000000  41 fe fe"), lines);
            String empty = site.get("/cids/AAAAAAAA", "Accept", "text/html").text();
            assertTrue(empty.contains("It has no bytes."), empty);
        }
    }

    @EveryStore
    void contentInTheDirectoryIsReadListedAndNeverDeleted(Store store, @TempDir Path folder) throws IOException {
        Path file = folder.resolve(CID.toString());
        Files.writeString(file, TEXT);
        try (Site site = new Site(store, ContentDirectory.open(folder))) {
            assertEquals(TEXT, site.get(CID.path()).text());
            assertTrue(site.get("/cids").text().contains(CID.toString()));
            Site.Answer refused = site.send("DELETE", "/cids/" + CID, "");
            assertEquals(409, refused.status());
            assertEquals(
                    "/problems/read-only-source", refused.json().get("type").textValue());
            assertEquals(409, site.form("/cids/" + CID + "/delete", "").status());
            assertEquals(409, site.send("DELETE", "/cids/AAAAAAAFaGVsbG8", "").status());
            assertEquals(TEXT, Files.readString(file, StandardCharsets.UTF_8));
            assertEquals(0, recorded(site));
            assertFalse(site.get("/cids/" + CID, "Accept", "text/html").text().contains("Delete this content"));
        }
    }

    @EveryStore
    void storedContentIsDeletedAndItsLackSaysWhoNamesIt(Store store) {
        try (Site site = new Site(store)) {
            site.send("POST", "/cids", TEXT);
            assertEquals(204, site.send("DELETE", "/cids/" + CID, "").status());
            assertEquals(404, site.get(CID.path()).status());
            assertEquals(404, site.send("DELETE", "/cids/" + CID, "").status());
            assertEquals(404, site.get("/cids/" + CID).status());
            assertEquals(404, site.get("/cids/nothing").status());
            site.json("POST", "/aliases", "{\"name\":\"guide\",\"definition\":\"guide -> /" + CID + "\"}");
            assertTrue(site.get("/cids/" + CID).text().contains("still referred to by alias guide"));
            assertEquals(
                    "delete",
                    site.catalog()
                            .read(tx -> tx.interactions().recent("cid", CID.toString(), 1))
                            .get(0)
                            .action());
            site.send("POST", "/cids", TEXT);
            Site.Answer byForm = site.form("/cids/" + CID + "/delete", "");
            assertEquals(303, byForm.status());
            assertEquals("/cids", byForm.header("Location"));
            assertEquals(404, site.get(CID.path()).status());
        }
    }

    @EveryStore
    void anEditIsNewContentThatReferencesCanFollow(Store store) {
        try (Site site = new Site(store)) {
            site.send("POST", "/cids", TEXT);
            site.catalog().write(tx -> {
                tx.servers().create("s", "see /" + CID, true);
                return tx.aliases().create("guide", "guide -> /" + CID, true);
            });
            String edited = TEXT.replace("main", "other");
            Cid next = Cid.of(edited);
            String form = "text=" + PercentEncoding.encode(edited.replace("\n", "\r\n")) + "&change_message=better";
            Site.Answer kept = site.form("/cids/" + CID, form);
            assertEquals(303, kept.status());
            assertEquals("/cids/" + next, kept.header("Location"));
            assertEquals(edited, site.get(next.path()).text());
            assertEquals(TEXT, site.get(CID.path()).text());
            assertEquals("guide -> /" + CID, definition(site, "/aliases/guide"));
            assertEquals(303, site.form("/cids/" + CID, form + "&repoint=true").status());
            assertEquals("guide -> /" + next, definition(site, "/aliases/guide"));
            assertEquals("see /" + next, definition(site, "/servers/s"));
            assertEquals(
                    "better",
                    site.catalog()
                            .read(tx -> tx.interactions().recent("alias", "guide", 1))
                            .get(0)
                            .message());
            assertEquals(302, site.get("/guide").status());
            assertEquals(next.path(), site.get("/guide").header("Location"));
            assertEquals(415, site.json("POST", "/cids/" + CID, "{}").status());
            assertEquals(404, site.form("/cids/" + Cid.of(TEXT + TEXT), form).status());
            assertEquals(422, site.form("/cids/" + CID, "repoint=true").status());
        }
    }

    @EveryStore
    void theNewlinesOfATextSurviveItsForm(Store store) {
        try (Site site = new Site(store)) {
            String before = "one line\r\nand another\r\n".repeat(5);
            site.send("POST", "/cids", before);
            String form = "text=" + PercentEncoding.encode(before + "more\r\n");
            assertEquals(
                    "/cids/" + Cid.of(before + "more\r\n"),
                    site.form("/cids/" + Cid.of(before), form).header("Location"));
        }
    }

    private static String definition(Site site, String address) {
        return site.get(address).json().get("definition").textValue();
    }

    private static String page(Site site, String content) {
        site.send("POST", "/cids", content);
        return site.get("/cids/" + Cid.of(content), "Accept", "text/html").text();
    }

    private static long recorded(Site site) {
        return site.catalog().read(tx -> tx.interactions().count());
    }
}
