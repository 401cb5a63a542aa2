package dev.isomer.web.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The repository's sources keep the rules of {@link SourceShape}, and each rule reports a source that does not. */
class SourceShapeTest {

    private static final String MAIN = "shop/src/main/java/shop/";
    private static final SourceFile PACKAGE = new SourceFile(MAIN + "package-info.java", "package shop;\n");
    private static final String DOCUMENTED = "package shop;\n\n/** Books. */\n";

    @Test
    void everySourceOfTheRepositoryKeepsTheRules() {
        List<SourceFile> files = SourceFile.ofRepository();

        assertTrue(files.stream().anyMatch(file -> file.name().equals("SourceShapeTest.java")), "no sources found");
        assertEquals("", String.join("\n", SourceShape.violations(files)));
    }

    @Test
    void aFileMayHave300LinesAndNoMore() {
        String body = DOCUMENTED + "class Shelf {\n" + "\n".repeat(295);

        assertEquals(List.of(), violationsIn(body + "}\n"));
        assertEquals(List.of(MAIN + "Shelf.java: 301 lines, more than 300"), violationsIn(body + "\n}\n"));
    }

    @Test
    void aFileOfTheKitMayHave200LinesAndNoMore() {
        String kit = "conformance-tests/src/main/java/shop/";
        String body = DOCUMENTED + "class Shelf {\n" + "\n".repeat(195);
        SourceFile whole = new SourceFile(kit + "Shelf.java", body + "}\n");
        SourceFile longer = new SourceFile(whole.path(), whole.text() + "\n");
        SourceFile described = new SourceFile(kit + "package-info.java", "package shop;\n");

        assertEquals(List.of(), SourceShape.violations(List.of(described, whole)));
        assertEquals(
                List.of(whole.path() + ": 201 lines, more than 200"),
                SourceShape.violations(List.of(described, longer)));
    }

    @Test
    void aLineMayHave120ColumnsAndNoMore() {
        String line = DOCUMENTED + "class Shelf {} // " + "é".repeat(102);

        assertEquals(List.of(), violationsIn(line));
        assertEquals(List.of(MAIN + "Shelf.java:4: 121 columns, more than 120"), violationsIn(line + "é"));
    }

    @Test
    void aMethodMayHave70LinesAndNoMore() {
        assertEquals(List.of(), violationsIn(classWith("@Deprecated void sort() {\n" + "\n".repeat(68) + "}")));
        assertEquals(
                List.of(MAIN + "Shelf.java:5: sort has 71 lines, more than 70"),
                violationsIn(classWith("@Deprecated void sort() {\n" + "\n".repeat(69) + "}")));
    }

    @Test
    void bracesInLiteralsAndCommentsDoNotHideALongMethod() {
        String body = "  char a = '}'; /* } */ // }\n String b = \"}\\\"}\", c = \"\"\"\n}\"}\n\"\"\";\n";

        assertEquals(
                List.of(MAIN + "Shelf.java:5: sort has 75 lines, more than 70"),
                violationsIn(classWith("void sort() {\n" + body + "\n".repeat(69) + "}")));
    }

    @Test
    void everyKindOfMemberIsMeasured() {
        for (String header : List.of(
                "static",
                "Shelf(int width) throws Exception",
                "@SuppressWarnings({\"a\", \"b\"}) <T extends Book> List<T> all(T[] kinds)",
                "Runnable sorter = () ->",
                "Runnable sorter = once(() ->",
                "int width = switch (KIND)",
                "Runnable sorter = new Runnable() { public void run()",
                "record Width(int columns) { Width",
                "enum Kind { WIDE(1) { int sort()")) {
            String opened = header.startsWith("@") ? "" : header.replaceAll("[^{]", "");
            String source = classWith(header + " {\n" + "\n".repeat(69) + "}" + opened.replace('{', '}'));

            assertEquals(1, violationsIn(source).size(), header);
        }
    }

    @Test
    void aLongTypeOrTableIsNotALongMethod() {
        String lines = "\n".repeat(80);

        assertEquals(List.of(), violationsIn(classWith("interface Row {" + lines + "}")));
        assertEquals(List.of(), violationsIn(classWith("int[][] widths = {{1}," + lines + "{2}};")));
        assertEquals(List.of(), violationsIn(classWith("@Tags({\"a\"," + lines + "\"b\"}) int width;")));
    }

    @Test
    void aTopLevelTypeOfTheMainSourcesNeedsJavadoc() {
        String bare = "package shop;\n\nimport java.util.List;\n\n/* Books. */\n@Deprecated\nfinal class Shelf {}\n";
        String documented = bare.replace("/* ", "/** ");

        assertEquals(List.of(), violationsIn(documented));
        assertEquals(List.of(), violationsIn(documented.replace("Books", "Books, as in /new/* or \"/*")));
        assertEquals(List.of(MAIN + "Shelf.java:6: Shelf has no Javadoc"), violationsIn(bare));
        assertEquals(
                List.of(MAIN + "Shelf.java:8: Row has no Javadoc"),
                violationsIn(documented + "record Row(int width) {}\n"));
        assertEquals(
                List.of(),
                SourceShape.violations(List.of(new SourceFile("shop/src/test/java/shop/ShelfTest.java", bare))));
    }

    @Test
    void aPackageOfTheMainSourcesNeedsAPackageInfo() {
        SourceFile shelf = new SourceFile(MAIN + "Shelf.java", DOCUMENTED + "class Shelf {}\n");

        assertEquals(List.of(), SourceShape.violations(List.of(PACKAGE, shelf)));
        assertEquals(List.of("shop/src/main/java/shop: no package-info.java"), SourceShape.violations(List.of(shelf)));
    }

    private static String classWith(String member) {
        return DOCUMENTED + "class Shelf {\n" + member + "\n}\n";
    }

    private static List<String> violationsIn(String text) {
        return SourceShape.violations(List.of(PACKAGE, new SourceFile(MAIN + "Shelf.java", text)));
    }
}
