package dev.isomer.storage.model;

import java.util.regex.Pattern;

/** How names in Java become names in a database, and which are allowed. */
final class StoredNames {
    private static final Pattern COMPONENT = Pattern.compile("[a-z][A-Za-z0-9]{0,39}");
    private static final Pattern RECORD = Pattern.compile("[A-Z][A-Za-z0-9]{0,39}");
    private static final Pattern CONSTANT = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,62}");

    private StoredNames() {}

    /** An underscore before each capital but the first character, all in lower case. */
    static String of(String name) {
        StringBuilder stored = new StringBuilder(name.length() + 8);
        for (int i = 0; i < name.length(); i++) {
            char character = name.charAt(i);
            if (character >= 'A' && character <= 'Z') {
                stored.append(i == 0 ? "" : "_").append((char) (character + ('a' - 'A')));
            } else {
                stored.append(character);
            }
        }
        return stored.toString();
    }

    static boolean isComponentName(String name) {
        return COMPONENT.matcher(name).matches() && of(name).length() <= Limits.NAME_CHARACTERS;
    }

    static boolean isRecordName(String name) {
        return RECORD.matcher(name).matches() && of(name).length() <= Limits.NAME_CHARACTERS;
    }

    static boolean isConstantName(String name) {
        return CONSTANT.matcher(name).matches();
    }
}
