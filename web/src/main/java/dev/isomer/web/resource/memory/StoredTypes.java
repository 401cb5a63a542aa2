package dev.isomer.web.resource.memory;

/** What the store calls its types, and where people find them. */
public final class StoredTypes {
    private StoredTypes() {}

    /** The address of the list in which rows of this stored type can be deleted, or empty. */
    public static String address(String storedName) {
        return switch (storedName) {
            case "server", "variable", "secret" -> "/" + storedName + "s";
            case "alias" -> "/aliases";
            case "cid" -> "/cids";
            case "page_view" -> "/history";
            case "entity_interaction" -> "/interactions";
            case "server_invocation" -> "/invocations";
            case "export" -> "/exports";
            default -> "";
        };
    }
}
