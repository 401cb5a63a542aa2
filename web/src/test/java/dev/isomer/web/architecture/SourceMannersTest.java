package dev.isomer.web.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The repository's sources keep the rules of {@link SourceManners}, and each rule reports a source that does not. */
class SourceMannersTest {

    private static final String TEST = "shop/src/test/java/shop/ShelfTest.java";
    private static final String MAIN = "shop/src/main/java/shop/Shelf.java";
    private static final String KIT =
            "conformance-tests/src/main/java/dev/isomer/storage/conformance/ShelfContract.java";

    @Test
    void everySourceOfTheRepositoryKeepsTheRules() {
        assertEquals("", String.join("\n", SourceManners.violations(SourceFile.ofRepository())));
    }

    @Test
    void aTestIsNeverSkipped() {
        for (String skipping : List.of(
                "@Disabled void a() {}",
                "@DisabledOnOs(OS.LINUX) void a() {}",
                "@EnabledIfEnvironmentVariable(named = \"A\") void a() {}",
                "void a() { Assumptions.abort(); }",
                "void a() { assumeTrue(linux); }",
                "void a() { assumeThat(linux).isTrue(); }",
                "void a() { throw new TestAbortedException(); }")) {
            assertEquals(1, violationsIn(TEST, skipping).size(), skipping);
            assertEquals(1, violationsIn(KIT, skipping).size(), skipping);
            assertEquals(List.of(), violationsIn(MAIN, skipping));
        }
    }

    @Test
    void aTestNeverSleeps() {
        for (String sleeping : List.of(
                "Thread.sleep(1);", "TimeUnit.SECONDS.sleep(1);", "LockSupport.parkNanos(1);", "Thread\n.sleep(1);")) {
            assertEquals(1, violationsIn(TEST, "void a() { " + sleeping + " }").size(), sleeping);
        }
    }

    @Test
    void aTestMocksNothing() {
        assertEquals(1, violationsIn(TEST, "Store store = mock(Store.class);").size());
        assertEquals(1, violationsIn(TEST, "Mockito.reset(store);").size());
    }

    @Test
    void theReportSaysWhereAndWhy() {
        assertEquals(
                List.of(TEST + ":3: @Disabled: a test is never skipped"),
                violationsIn(TEST, "// @Disabled\nString text = \"Thread.sleep(1)\";\n@Disabled void a() {}"));
    }

    @Test
    void onlyTheStartUpNamesAnEngine() {
        String naming =
                "/** {@code \"memory:\"} */\nStore store = Stores.open(\"memory:\", schema); // not \"sqlite:\"";
        List<String> reported = List.of(":2: \"memory:: only the start-up names an engine");

        for (String place : List.of(
                "catalog/src/main/java/dev/isomer/catalog/A.java", "web/src/main/java/dev/isomer/web/page/A.java")) {
            assertEquals(reported.stream().map(place::concat).toList(), violationsIn(place, naming));
        }
        for (String place : List.of(
                "web/src/main/java/dev/isomer/web/A.java",
                "web/src/main/java/dev/isomer/web/command/A.java",
                "web/src/test/java/dev/isomer/web/page/A.java",
                "storage-memory/src/main/java/dev/isomer/storage/memory/A.java")) {
            assertEquals(List.of(), violationsIn(place, naming));
        }
    }

    private static List<String> violationsIn(String path, String text) {
        return SourceManners.violations(List.of(new SourceFile(path, text)));
    }
}
