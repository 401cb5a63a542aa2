package dev.isomer.catalog;

import dev.isomer.catalog.model.EntityInteraction;
import dev.isomer.catalog.text.TextRules;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * An interaction as people read it.
 *
 * @param id the interaction's
 * @param action in lower case
 * @param actionDisplay in words: {@code Saved}, {@code AI}, or the action with capitals
 * @param timestamp to the minute: {@code 2026-01-31 23:59 UTC}
 * @param timestampIso in full, with the offset {@code +00:00}; without a fraction where that is zero
 * @param timestampUrl to the second: {@code 2026/01/31 23:59:59}
 * @param timestampUrlEnd a second later
 * @param message may be empty
 * @param preview the content's beginning, at most 80 characters
 * @param content all of it
 */
public record InteractionSummary(
        long id,
        String action,
        String actionDisplay,
        String timestamp,
        String timestampIso,
        String timestampUrl,
        String timestampUrlEnd,
        String message,
        String preview,
        String content) {
    private static final DateTimeFormatter MINUTE = format("yyyy-MM-dd HH:mm 'UTC'");
    private static final DateTimeFormatter SECOND = format("yyyy/MM/dd HH:mm:ss");
    private static final DateTimeFormatter ISO = format("yyyy-MM-dd'T'HH:mm:ss");
    private static final DateTimeFormatter ISO_WITH_FRACTION = format("yyyy-MM-dd'T'HH:mm:ss.SSSSSS");
    private static final int PREVIEW_CODE_POINTS = 80;
    private static final String NO_CONTENT = "No content recorded";

    /** Sums up an interaction. */
    public static InteractionSummary of(EntityInteraction row) {
        String action = TextRules.trim(row.action()).toLowerCase(Locale.ROOT);
        String shown = action.isEmpty() ? Interactions.DEFAULT_ACTION : action;
        Instant at = row.createdAt();
        return new InteractionSummary(
                row.id(),
                shown,
                display(shown),
                MINUTE.format(at),
                (at.getNano() == 0 ? ISO : ISO_WITH_FRACTION).format(at) + "+00:00",
                SECOND.format(at),
                SECOND.format(at.plusSeconds(1)),
                row.message() == null ? "" : row.message(),
                preview(row.content()),
                row.content());
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    private static String display(String action) {
        return switch (action) {
            case "ai" -> "AI";
            case "save" -> "Saved";
            default -> capitalise(action);
        };
    }

    private static String capitalise(String action) {
        StringBuilder title = new StringBuilder();
        boolean inWord = false;
        for (int codePoint : action.codePoints().toArray()) {
            title.appendCodePoint(inWord ? codePoint : Character.toTitleCase(codePoint));
            inWord = Character.isLetter(codePoint);
        }
        return title.toString();
    }

    private static String preview(String content) {
        if (TextRules.isBlank(content)) {
            return NO_CONTENT;
        }
        return TextRules.length(content) <= PREVIEW_CODE_POINTS
                ? content
                : TextRules.cut(content, PREVIEW_CODE_POINTS - 1) + "…";
    }
}
