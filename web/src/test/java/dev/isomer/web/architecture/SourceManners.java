package dev.isomer.web.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a test must not do, and where an engine's URL may be written: rules that only the text of a source can show. */
final class SourceManners {

    private static final Pattern SKIPPED =
            Pattern.compile("@(?:Disabled|Enabled)\\w*|\\bAssumptions?\\b|\\bassume(?:True|False|That|ingThat)?\\s*\\("
                    + "|\\bTestAborted\\w+");
    private static final Pattern SLEEPS =
            Pattern.compile("\\b(?:Thread|NANOSECONDS|MICROSECONDS|MILLISECONDS|SECONDS)\\s*"
                    + "\\.\\s*sleep\\s*\\(|\\bLockSupport\\s*\\.\\s*parkNanos");
    private static final Pattern MOCKS = Pattern.compile("\\b(?:Mockito|EasyMock|mock|spy)\\s*[.(]");
    private static final Pattern ENGINE_URL = Pattern.compile("\"(?:memory|sqlite|jdbc|postgresql|mariadb):");

    private SourceManners() {}

    /** Every breach of a rule in the files, one sentence each that starts with its place; none means an empty list. */
    static List<String> violations(List<SourceFile> files) {
        List<String> found = new ArrayList<>();
        for (SourceFile file : files) {
            String code = JavaText.withoutCommentsAndLiterals(file.text());
            if (isTest(file)) {
                find(file, code, SKIPPED, "a test is never skipped", found);
                find(file, code, SLEEPS, "a test never sleeps", found);
                find(file, code, MOCKS, "a store opens in microseconds: use a real one", found);
            }
            if (!mayNameEngines(file)) {
                find(file, withoutComments(file.text(), code), ENGINE_URL, "only the start-up names an engine", found);
            }
        }
        return found;
    }

    /** The kit is made of tests although it is shipped. */
    private static boolean isTest(SourceFile file) {
        return !file.isMain() || file.path().startsWith("conformance-tests/");
    }

    private static boolean mayNameEngines(SourceFile file) {
        return !file.isMain()
                || !(file.path().startsWith("web/") || file.path().startsWith("catalog/"))
                || file.directory().endsWith("dev/isomer/web")
                || file.directory().endsWith("dev/isomer/web/command");
    }

    /** The text with a blank for each character that is part of a comment, and its literals as they are. */
    private static String withoutComments(String text, String code) {
        StringBuilder kept = new StringBuilder(code);
        Matcher literal =
                Pattern.compile("\"[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+\"").matcher(text);
        while (literal.find()) {
            String line = text.substring(text.lastIndexOf('\n', literal.start()) + 1, literal.start());
            boolean comment = line.contains("//")
                    || line.strip().startsWith("*")
                    || line.strip().startsWith("/*");
            if (!comment) {
                kept.replace(literal.start(), literal.end(), literal.group());
            }
        }
        return kept.toString();
    }

    private static void find(SourceFile file, String code, Pattern pattern, String why, List<String> found) {
        Matcher matcher = pattern.matcher(code);
        while (matcher.find()) {
            long line = 1
                    + code.substring(0, matcher.start())
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            found.add(file.path() + ":" + line + ": " + matcher.group().strip() + ": " + why);
        }
    }
}
