package dev.isomer.catalog.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.isomer.catalog.Catalog;
import dev.isomer.catalog.CatalogSchemaSource;
import dev.isomer.catalog.Catalogs;
import dev.isomer.catalog.cid.Cid;
import dev.isomer.catalog.model.Alias;
import dev.isomer.catalog.model.CatalogSchema;
import dev.isomer.catalog.model.EntityInteraction;
import dev.isomer.catalog.model.Secret;
import dev.isomer.catalog.model.Variable;
import dev.isomer.storage.Store;
import dev.isomer.storage.junit.EveryStore;
import dev.isomer.storage.junit.UseSchema;
import dev.isomer.storage.model.Bytes;
import dev.isomer.storage.model.EntityType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;

@Tag("equivalence")
@UseSchema(CatalogSchemaSource.class)
final class DocumentImporterTest {
    private static final String LONG = "def main(): return 1 # " + "long ".repeat(20);

    @EveryStore
    void importsEverySectionInline(Store store) {
        Catalog catalog = Catalogs.over(store);
        ImportReport report =
                run(catalog, """
                {"version": 6, "runtime": "AAAAAAAA",
                 "aliases": [{"name": "a", "definition": "a -> /x\\n", "enabled": false}],
                 "servers": [{"name": "s", "definition_cid": "/%1$s.py"}, {"name": "t", "definition": ""}],
                 "variables": [{"name": "v", "definition": "AAAAAAABYQ"},
                   {"name": "f", "definition_file": "AAAAAAABYQ"}],
                 "secrets": {"encryption": "xor-hmac-sha256", "items": [{"name": "k", "ciphertext": "%3$s"}]},
                 "change_history": {"servers": {"s": [
                    {"timestamp": "2025-01-01T00:00:00+00:00", "message": "why", "action": "save"}]}},
                 "cid_values": {"%1$s": "%2$s"}}
                """.formatted(Cid.of(LONG), LONG, SecretToken.encrypt("pw", "hunter2", new byte[16])));
        assertEquals(List.of(), report.refusals());
        assertEquals(true, report.imported());
        assertEquals(
                List.of(
                        new SectionReport("aliases", List.of("a"), List.of(), List.of()),
                        new SectionReport("servers", List.of("s", "t"), List.of(), List.of()),
                        new SectionReport("variables", List.of("v", "f"), List.of(), List.of()),
                        new SectionReport("secrets", List.of("k"), List.of(), List.of())),
                report.sections());
        assertEquals(1, report.contents());
        assertEquals(1, report.historyEvents());
        catalog.read(tx -> {
            assertEquals(
                    Optional.of(new Alias(1, "a", "a -> /x\n", Catalogs.START, Catalogs.START, false)),
                    tx.aliases().byName("a"));
            assertEquals(LONG, tx.servers().byName("s").orElseThrow().definition());
            assertEquals("AAAAAAABYQ", tx.variables().byName("v").orElseThrow().definition());
            assertEquals("a", tx.variables().byName("f").orElseThrow().definition());
            assertEquals("hunter2", tx.secrets().byName("k").orElseThrow().definition());
            assertEquals(1, tx.contents().countStored());
            EntityInteraction event = tx.interactions().all("server", "s").get(0);
            assertEquals("why 2025-01-01T00:00:00Z", event.message() + " " + event.createdAt());
            assertEquals(1, tx.interactions().all("import", "json").size());
            return null;
        });
    }

    @EveryStore
    void importsSectionsByIdentifier(Store store) {
        Catalog catalog = Catalogs.over(store);
        String stored = "[{\"name\": \"stored\", \"definition\": \"" + "x".repeat(80) + "\", \"enabled\": \"off\"}]";
        catalog.write(tx -> tx.contents().store(Bytes.ofUtf8(stored)));
        String included = "[{\"name\": \"included\", \"definition\": \"" + "y".repeat(80) + "\"}]";
        String literal = "[{\"name\":\"l\",\"definition\":\"l -> /l\"}]";
        ImportReport report = run(
                catalog,
                "{\"servers\": \"%s\", \"variables\": \" /%s.json\", \"aliases\": \"%s\", \"cid_values\": {\"%s\": %s}}"
                        .formatted(
                                Cid.of(stored),
                                Cid.of(included),
                                Cid.of(literal),
                                Cid.of(included),
                                "{\"encoding\": \"base64\", \"value\": \""
                                        + Base64.getEncoder().encodeToString(included.getBytes(StandardCharsets.UTF_8))
                                        + "\"}"));
        assertEquals(List.of(), report.refusals());
        assertEquals(
                false,
                catalog.read(tx -> tx.servers().byName("stored")).orElseThrow().enabled());
        assertEquals(true, catalog.read(tx -> tx.variables().exists("included")));
        assertEquals(true, catalog.read(tx -> tx.aliases().exists("l")));
    }

    @EveryStore
    void nothingIsImportedWhenAnyEntryIsRefused(Store store) {
        Catalog catalog = Catalogs.over(store);
        ImportReport report = run(catalog, """
                {"aliases": [
                    {"name": "good", "definition": "good -> /x"},
                    {"name": "bad", "definition": "ok -> /x\\nbad -> //elsewhere.example\\nworse"},
                    {"name": "empty", "definition": ""},
                    {"definition": "a -> /x"}],
                 "servers": [
                    {"name": "good", "definition": "x"},
                    {"name": "good", "definition": "again"},
                    {"name": "a b", "definition": "x"},
                    {"name": "missing", "definition_cid": "%1$s"},
                    {"name": "file", "definition_cid": "servers/echo.py"},
                    {"name": "none"},
                    {"name": "number", "definition": 7},
                    {"name": "zero", "definition": "a\\u0000b"},
                    17],
                 "variables": {"a": "b"},
                 "secrets": {"encryption": "fernet", "items": []},
                 "change_history": {"servers": {"s": [{"timestamp": "soon"}]}, "others": {}},
                 "cid_values": {"AAAAAAABYR": "a", "AAAAAAABYQ": "b", "AAAAAAAA": {"encoding": "klingon", "value": ""}}}
                """.formatted(Cid.of(LONG)));
        assertEquals(false, report.imported());
        assertEquals(
                """
                cid_values "AAAAAAABYR": The key is not a valid CID.
                cid_values "AAAAAAABYQ": The content is that of AAAAAAABYg; export the document again, or \
                remove this entry.
                cid_values "AAAAAAAA": The value must be text, or an object with a known "encoding" \
                and a "value" in it.
                aliases "#4": Give the entry a "name" that is text.
                servers "good": Name each entry of a section once; this name is there twice.
                servers "a b": Use a name of 1 to 100 letters A to Z, digits, ".", "_" and "-", other than "." and "..".
                servers "missing": The content of %s is missing; include it in cid_values, or store it \
                here first.
                servers "file": "servers/echo.py" is not a CID; give the CID of content that \
                is included in the document or stored here.
                servers "none": Give it a "definition", or a "definition_cid" whose content is included or stored here.
                servers "number": Its "definition" must be text.
                servers "zero": definition must not contain U+0000, found at index 1.
                servers "#9": Give the entry a "name" that is text.
                variables: It must be a list of objects, each with a "name".
                secrets: Secrets must be encrypted by aes-256-gcm+pbkdf2-hmac-sha512 or xor-hmac-sha256, not by fernet.
                aliases "bad": Line 2: The target must stay within this application: begin it with \
                a single "/", without a scheme or a host.
                aliases "bad": Line 3: Write the line as "pattern -> target"; there is no "->" in it.
                aliases "empty": Line 1: Write a line such as "empty -> /path".
                change_history "servers.s": Give each event a "timestamp" such as 2026-01-31T23:59:59Z.
                change_history "others": Use the kinds servers, aliases, variables and secrets, each an object.
                """.formatted(Cid.of(LONG)).lines().toList(),
                report.refusals().stream().map(ImportRefusal::toString).toList());
        assertEmpty(store);
    }

    @EveryStore
    void documentsThatAreNone(Store store) {
        Catalog catalog = Catalogs.over(store);
        assertEquals("document: It has no content.", refusal(catalog, " "));
        assertEquals(
                "document: It must be a JSON object with sections such as \"aliases\" and \"servers\".",
                refusal(catalog, "[]"));
        assertEquals(
                true, refusal(catalog, "{\"aliases\": [}").startsWith("document: It is not JSON in line 1, column "));
        assertEquals(true, refusal(catalog, "{} {}").startsWith("document: It is not JSON in line 1"));
        ImportReport binary = importer(catalog).run(Bytes.of(new byte[] {(byte) 0xff}), ImportOptions.PLAIN);
        assertEquals("[document: It is not text in UTF-8.]", binary.refusals().toString());
        assertEmpty(store);
        assertEquals(true, run(catalog, "{\"aliases\": null, \"nan\": NaN}").imported());
        assertEquals(true, run(catalog, "{}").imported());
    }

    @EveryStore
    void existingEntitiesAreOverwrittenAndReported(Store store) {
        Catalog catalog = Catalogs.over(store);
        catalog.write(tx -> {
            tx.variables().create("same", "1", true);
            tx.variables().create("other", "1", true);
            return tx.variables().create("untouched", "1", true);
        });
        String document = "{\"variables\": [{\"name\": \"same\", \"definition\": \"1\", \"enabled\": null},"
                + "{\"name\": \"other\", \"definition\": \"1\", \"enabled\": 0},"
                + "{\"name\": \"new\", \"definition\": \"1\"}]}";
        SectionReport expected = new SectionReport("variables", List.of("new"), List.of("other"), List.of("same"));
        ImportReport dry = importer(catalog).run(Bytes.ofUtf8(document), new ImportOptions("", "", true));
        assertEquals(new ImportReport(false, List.of(expected), 0, 0, List.of(), List.of()), dry);
        assertEquals(3, (long) catalog.read(tx -> tx.variables().count()));
        assertEquals(List.of(expected), run(catalog, document).sections());
        List<Variable> all = catalog.read(tx -> tx.variables().all());
        assertEquals(
                List.of("new true 3", "other false 3", "same true 0", "untouched true 2"),
                all.stream()
                        .map(row -> row.name() + " " + row.enabled() + " " + microseconds(row))
                        .toList());
        assertEquals(Catalogs.at(1), all.get(1).createdAt());
    }

    private static long microseconds(Variable row) {
        return Duration.between(Catalogs.START, row.updatedAt()).toNanos() / 1_000;
    }

    @EveryStore
    void aliasesAreJudgedWithTheVariablesOfTheDocument(Store store) {
        Catalog catalog = Catalogs.over(store);
        String document = "{\"aliases\": [{\"name\": \"a\", \"definition\": \"{line}\"}],"
                + "\"variables\": [{\"name\": \"line\", \"definition\": \"a -> /x\", \"enabled\": %s}]}";
        assertEquals(false, run(catalog, document.formatted("false")).imported());
        assertEquals(true, run(catalog, document.formatted("true")).imported());
    }

    @EveryStore
    void secretsNeedTheirPassphrase(Store store) {
        Catalog catalog = Catalogs.over(store);
        String token = SecretToken.encrypt("other", "hunter2", new byte[16]);
        String document = "{\"secrets\": [{\"name\": \"k\", \"ciphertext\": \"" + token + "\"}]}";
        assertEquals(
                "secrets \"k\": Give the passphrase that this secret was exported with; if it is right, the secret's "
                        + "ciphertext is damaged.",
                refusal(catalog, document));
        ImportReport none = importer(catalog).run(Bytes.ofUtf8(document), ImportOptions.PLAIN);
        assertEquals(
                "[secrets \"k\": Give the passphrase that the secrets were exported with.]",
                none.refusals().toString());
        ImportReport right = importer(catalog).run(Bytes.ofUtf8(document), new ImportOptions("other", "", false));
        assertEquals(true, right.imported());
        assertEquals(
                List.of("hunter2"),
                catalog.read(tx -> tx.secrets().all()).stream()
                        .map(Secret::definition)
                        .toList());
    }

    @EveryStore
    void historyIsRecordedOnce(Store store) {
        Catalog catalog = Catalogs.over(store);
        String document = "{\"change_history\": {\"aliases\": {\"a\": [{\"timestamp\": \"2025-01-01T00:00:00Z\","
                + "\"message\": \"" + "m".repeat(600) + "\", \"action\": \"ai\"}]}}}";
        assertEquals(true, run(catalog, document).imported());
        assertEquals(true, run(catalog, document).imported());
        List<EntityInteraction> events = catalog.read(tx -> tx.interactions().all("alias", "a"));
        assertEquals(
                List.of("m".repeat(497) + "…"),
                events.stream().map(EntityInteraction::message).toList());
    }

    @EveryStore
    void whatIsLeftOutIsSaid(Store store) {
        Catalog catalog = Catalogs.over(store);
        String document = "{\"app_source\": \"AAAAAAAA\", \"aliases\": [{\"name\": \"a\", "
                + "\"definition\": \"servers -> /x\\nx* -> /y [glob]\"}]}";
        ImportReport report = new DocumentImporter(catalog, "/servers"::equals)
                .run(Bytes.ofUtf8(document), new ImportOptions("", "for you", false));
        assertEquals(
                List.of(
                        "The alias \"a\" never matches /servers, which is a page of the application.",
                        "The section \"app_source\" is not imported."),
                report.warnings());
        assertEquals(true, report.imported());
        EntityInteraction recorded =
                catalog.read(tx -> tx.interactions().all("import", "json")).get(0);
        assertEquals("for you", recorded.message());
        assertEquals(
                "Document " + Cid.of(document) + "\naliases: 1 created, 0 changed, 0 unchanged", recorded.content());
    }

    private static String refusal(Catalog catalog, String document) {
        ImportReport report = run(catalog, document);
        assertEquals(1, report.refusals().size(), report.toString());
        return report.refusals().get(0).toString();
    }

    private static ImportReport run(Catalog catalog, String document) {
        return importer(catalog).run(Bytes.ofUtf8(document), new ImportOptions("pw", "", false));
    }

    private static DocumentImporter importer(Catalog catalog) {
        return new DocumentImporter(catalog, path -> false);
    }

    private static void assertEmpty(Store store) {
        for (EntityType<?> type : CatalogSchema.SCHEMA.types()) {
            long rows = store.read(tx -> tx.count(type));
            assertEquals(0, rows, type.storedName());
        }
    }
}
