package dev.isomer.catalog.exchange;

/**
 * Why a document cannot be imported.
 *
 * @param section the section that it is about, or {@code document}
 * @param entry the entry of the section, by name or by place from 1; empty when it is about all of it
 * @param reason a sentence that says what is wrong or what to do
 */
public record ImportRefusal(String section, String entry, String reason) {
    /** Section, entry and reason in one line. */
    @Override
    public String toString() {
        return section + (entry.isEmpty() ? "" : " \"" + entry + "\"") + ": " + reason;
    }
}
