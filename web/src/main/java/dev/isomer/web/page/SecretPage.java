package dev.isomer.web.page;

/**
 * What the page of a secret's value shows.
 *
 * @param value what nothing else shows
 */
public record SecretPage(String name, String value) implements Page {
    @Override
    public String template() {
        return "secret.jte";
    }

    /** All but the value. */
    @Override
    public String toString() {
        return "SecretPage[name=" + name + "]";
    }
}
