package dev.isomer.web.architecture;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Java source as text. */
final class JavaText {

    /** Runs of plain characters are taken whole, since the matcher goes one call deeper for each turn of a loop. */
    private static final Pattern COMMENT_OR_LITERAL = Pattern.compile(
            "/\\*.*?\\*/|//[^\\n]*|\"\"\"(?:[^\"\\\\]++|\\\\.|\"(?!\"\"))*+\"\"\""
                    + "|\"(?:[^\"\\\\\\n]++|\\\\.)*+\"|'(?:[^'\\\\\\n]++|\\\\.)*+'",
            Pattern.DOTALL);

    private JavaText() {}

    /** The same text, as long and with the same lines, with a blank for each character of a comment or literal. */
    static String withoutCommentsAndLiterals(String text) {
        Matcher matcher = COMMENT_OR_LITERAL.matcher(text);
        StringBuilder code = new StringBuilder(text.length());
        int copied = 0;
        while (matcher.find()) {
            code.append(text, copied, matcher.start());
            matcher.group().chars().forEach(c -> code.append(c == '\n' ? '\n' : ' '));
            copied = matcher.end();
        }
        return code.append(text, copied, text.length()).toString();
    }

    /** Whether the last thing before a place in the text, blanks aside, is a Javadoc comment. */
    static boolean hasJavadocBefore(String text, int place) {
        String before = text.substring(0, place).stripTrailing();
        Matcher matcher = COMMENT_OR_LITERAL.matcher(before);
        boolean documented = false;
        while (matcher.find()) {
            documented = matcher.end() == before.length() && matcher.group().startsWith("/**");
        }
        return documented;
    }
}
