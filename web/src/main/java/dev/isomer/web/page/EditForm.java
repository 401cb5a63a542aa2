package dev.isomer.web.page;

/**
 * What a form for an entity is filled in with.
 *
 * @param action where it is sent
 * @param secret whether it asks for a value that it does not show
 * @param definition the text to edit; empty for a secret
 * @param version the tag of the state that the form is about; empty for a new one
 * @param typed a text that was typed before and is not the one to edit; empty for none
 */
public record EditForm(
        String action,
        boolean secret,
        String name,
        String definition,
        boolean enabled,
        String changeMessage,
        String version,
        String typed) {
    /** An empty form for a new one. */
    public static EditForm empty(String kind) {
        return new EditForm("/" + kind, kind.equals("secrets"), "", "", true, "", "", "");
    }

    /** Whether it makes a new one. */
    public boolean isNew() {
        return version.isEmpty();
    }
}
