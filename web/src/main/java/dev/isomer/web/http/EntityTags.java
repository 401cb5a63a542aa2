package dev.isomer.web.http;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A list of entity tags as {@code If-Match} and {@code If-None-Match} carry it: {@code *}, or quoted tags. */
record EntityTags(boolean any, List<String> tags) {
    private static final Pattern TAG = Pattern.compile("\\s*((?:W/)?\"[\\x21\\x23-\\x7e\\x80-\\xff]*\")\\s*(,|$)");

    /**
     * Reads the header's value.
     *
     * @throws HttpException 400 when it is neither {@code *} nor a list of quoted tags
     */
    static EntityTags parse(String value) {
        if (value.strip().equals("*")) {
            return new EntityTags(true, List.of());
        }
        List<String> tags = new ArrayList<>();
        Matcher matcher = TAG.matcher(value);
        int position = 0;
        while (position < value.length() && matcher.find(position) && matcher.start() == position) {
            tags.add(matcher.group(1));
            position = matcher.end();
        }
        if (tags.isEmpty() || position < value.length()) {
            throw HttpException.badRequest(
                    "An entity tag stands in double quotes, exactly as the ETag header gave it.");
        }
        return new EntityTags(false, List.copyOf(tags));
    }

    /** Whether a strong comparison finds the tag, which stands in its quotes. */
    boolean matchStrongly(String tag) {
        return any || tags.contains(tag);
    }

    /** Whether a comparison that ignores the mark of weakness finds the tag. */
    boolean matchWeakly(String tag) {
        return any || tags.contains(tag) || tags.contains("W/" + tag);
    }
}
