package dev.isomer.web.page;

import java.util.regex.Pattern;

/**
 * Pages of a server that changes nothing: what a form would change is shown and cannot be sent. Whatever people wrote
 * stands escaped in a page, so that no {@code <} of theirs is taken for a tag.
 */
final class ReadOnlyHtml {
    private static final Pattern CHANGING_FORM = Pattern.compile(
            "(<form\\b(?![^>]*action=\"/log(?:in|out)\")[^>]*\\bmethod=\"post\"[^>]*>)(.*?)(</form>)", Pattern.DOTALL);

    private ReadOnlyHtml() {}

    /** The page with its forms that change something disabled. */
    static String of(String html) {
        return CHANGING_FORM.matcher(html).replaceAll("$1<fieldset disabled>$2</fieldset>$3");
    }
}
