package dev.isomer.web.architecture;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The types and members of a Java source, found by counting braces. The text before an opening brace, back to the last
 * {@code ;} or brace, is its header and tells what it opens:
 *
 * <pre>
 * class Shelf implements Closeable {        a type
 *     void close() {                        a member: all that is inside belongs to it
 *         if (open) { ... }
 *     }
 *     Comparator&lt;Book&gt; order = new Order() {  a type without a name
 *     };
 *     int[] widths = {1, 2};                neither
 * }
 * </pre>
 */
final class JavaOutline {

    private static final Pattern TYPE =
            Pattern.compile("(?<![.\\w])(?:class|interface|enum|record(?=\\s+\\w+\\s*[(<]))\\s+(\\w+)");
    private static final Pattern ANONYMOUS = Pattern.compile("(?<!\\w)new\\s[^=;]*\\)$", Pattern.DOTALL);

    private final String code;
    private final List<Part> topLevelTypes = new ArrayList<>();
    private final List<Part> members = new ArrayList<>();
    private final Deque<Part> open = new ArrayDeque<>();
    private int headerStart;
    private int parentheses;

    private JavaOutline(String code) {
        this.code = code;
        for (int at = 0; at < code.length(); at++) {
            step(at);
        }
    }

    /** Reads a source whose comments and literals are blank: see {@link JavaText#withoutCommentsAndLiterals}. */
    static JavaOutline of(String code) {
        return new JavaOutline(code);
    }

    /** The types that stand in no other, in the order of the text. */
    List<Part> topLevelTypes() {
        return topLevelTypes;
    }

    /** Methods, constructors, initialisers and lambdas that stand directly in a type, each with its body. */
    List<Part> members() {
        return members;
    }

    private void step(int at) {
        switch (code.charAt(at)) {
            case '(' -> parentheses++;
            case ')' -> parentheses--;
            case '{' -> open(at);
            case '}' -> close(at);
            case ';' -> headerStart = parentheses == 0 ? at + 1 : headerStart;
            default -> {}
        }
    }

    private void open(int at) {
        String header = code.substring(headerStart, at).strip();
        Kind kind = kindOf(header);
        int start = code.indexOf(header, headerStart);
        open.push(new Part(kind, nameIn(header), lineOf(start), start, 0, parentheses));
        if (kind != Kind.OTHER) {
            headerStart = at + 1;
            parentheses = 0;
        }
    }

    private void close(int at) {
        Part part = open.pop().endingAt(lineOf(at));
        parentheses = part.parenthesesBefore();
        if (part.kind() != Kind.OTHER) {
            headerStart = at + 1;
        }
        if (part.kind() == Kind.MEMBER) {
            members.add(part);
        } else if (part.kind() == Kind.TYPE && open.isEmpty()) {
            topLevelTypes.add(part);
        }
    }

    private Kind kindOf(String header) {
        if (!open.isEmpty() && open.peek().kind() != Kind.TYPE) {
            return open.peek().kind() == Kind.OTHER ? Kind.OTHER : Kind.BLOCK;
        }
        if (TYPE.matcher(header).find() || ANONYMOUS.matcher(header).find()) {
            return Kind.TYPE;
        }
        boolean value = header.endsWith("=") || header.endsWith("(") || header.endsWith(",") || header.endsWith("]");
        return value ? Kind.OTHER : Kind.MEMBER;
    }

    private static String nameIn(String header) {
        Matcher type = TYPE.matcher(header);
        if (type.find()) {
            return type.group(1);
        }
        int parenthesis = header.indexOf('(');
        String words = parenthesis < 0 ? header : header.substring(0, parenthesis);
        return words.substring(words.lastIndexOf(' ') + 1);
    }

    private int lineOf(int at) {
        return 1 + (int) code.substring(0, at).chars().filter(c -> c == '\n').count();
    }

    /** What a pair of braces holds. */
    enum Kind {
        TYPE,
        MEMBER,
        BLOCK,
        OTHER
    }

    /**
     * A pair of braces with its header.
     *
     * @param firstLine the line that the header starts in, counted from 1
     * @param start where the header starts in the text
     * @param lastLine the line of the closing brace
     * @param parenthesesBefore how many parentheses were open around it
     */
    record Part(Kind kind, String name, int firstLine, int start, int lastLine, int parenthesesBefore) {

        int lines() {
            return lastLine - firstLine + 1;
        }

        private Part endingAt(int line) {
            return new Part(kind, name, firstLine, start, line, parenthesesBefore);
        }
    }
}
