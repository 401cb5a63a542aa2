package dev.isomer.web.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules for the shape of the sources: how long they may be, and what must be documented. */
final class SourceShape {

    static final int LONGEST_FILE_LINES = 300;
    /** The kit is read by whoever writes an engine. */
    static final int LONGEST_FILE_OF_THE_KIT_LINES = 200;

    private static final String KIT = "conformance-tests/src/main/";
    static final int LONGEST_MEMBER_LINES = 70;
    static final int LONGEST_LINE_COLUMNS = 120;

    private SourceShape() {}

    /** Every breach of a rule in the files, one sentence each that starts with its place; none means an empty list. */
    static List<String> violations(List<SourceFile> files) {
        List<String> found = new ArrayList<>();
        for (SourceFile file : files) {
            checkLines(file, found);
            checkOutline(file, found);
        }
        checkPackages(files, found);
        return found;
    }

    private static void checkLines(SourceFile file, List<String> found) {
        List<String> lines = file.text().lines().toList();
        int most = file.path().startsWith(KIT) ? LONGEST_FILE_OF_THE_KIT_LINES : LONGEST_FILE_LINES;
        if (lines.size() > most) {
            found.add(file.path() + ": " + lines.size() + " lines, more than " + most);
        }
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1);
            int columns = line.codePointCount(0, line.length());
            if (columns > LONGEST_LINE_COLUMNS) {
                found.add(place(file, number) + columns + " columns, more than " + LONGEST_LINE_COLUMNS);
            }
        }
    }

    private static void checkOutline(SourceFile file, List<String> found) {
        JavaOutline outline = JavaOutline.of(JavaText.withoutCommentsAndLiterals(file.text()));
        for (JavaOutline.Part member : outline.members()) {
            if (member.lines() > LONGEST_MEMBER_LINES) {
                String length = member.lines() + " lines, more than " + LONGEST_MEMBER_LINES;
                found.add(place(file, member.firstLine()) + member.name() + " has " + length);
            }
        }
        for (JavaOutline.Part type : outline.topLevelTypes()) {
            if (file.isMain() && !JavaText.hasJavadocBefore(file.text(), type.start())) {
                found.add(place(file, type.firstLine()) + type.name() + " has no Javadoc");
            }
        }
    }

    private static void checkPackages(List<SourceFile> files, List<String> found) {
        Set<String> described = files.stream()
                .filter(file -> file.name().equals("package-info.java"))
                .map(SourceFile::directory)
                .collect(Collectors.toSet());
        files.stream()
                .filter(SourceFile::isMain)
                .map(SourceFile::directory)
                .distinct()
                .filter(directory -> !described.contains(directory))
                .forEach(directory -> found.add(directory + ": no package-info.java"));
    }

    private static String place(SourceFile file, int line) {
        return file.path() + ":" + line + ": ";
    }
}
