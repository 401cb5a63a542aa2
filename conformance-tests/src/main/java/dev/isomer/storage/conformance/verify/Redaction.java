package dev.isomer.storage.conformance.verify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the secrets of one URL out of every text that may repeat them. Immutable. */
final class Redaction {
    private static final String HIDDEN = "***";
    /** Who logs in: after two slashes, up to the last at sign; a third slash begins a path instead. */
    private static final Pattern USER = Pattern.compile("://(?!/)([^?#\\s]*)@");

    private static final Pattern PARAMETER = Pattern.compile(
            "[?&;][a-z_.-]*(?:password|passwd|pwd|secret|token|credential)[a-z_.-]*=([^&;#\\s]+)",
            Pattern.CASE_INSENSITIVE);

    private final List<String> secrets;

    private Redaction(List<String> secrets) {
        this.secrets = secrets;
    }

    /** For texts about this URL. */
    static Redaction of(String url) {
        List<String> secrets = new ArrayList<>();
        Matcher user = USER.matcher(url);
        if (user.find()) {
            secrets.add(user.group(1));
            int colon = user.group(1).indexOf(':');
            secrets.add(user.group(1).substring(colon + 1));
        }
        Matcher parameter = PARAMETER.matcher(url);
        while (parameter.find()) {
            secrets.add(parameter.group(1));
        }
        secrets.removeIf(String::isEmpty);
        secrets.sort(Comparator.comparingInt(String::length).reversed());
        return new Redaction(secrets);
    }

    /** The text with asterisks for each secret. */
    String apply(String text) {
        String result = text;
        for (String secret : secrets) {
            result = result.replace(secret, HIDDEN);
        }
        return result;
    }
}
