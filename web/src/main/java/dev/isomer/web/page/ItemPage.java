package dev.isomer.web.page;

import java.util.List;

/**
 * What the page of one server, alias, variable or secret shows.
 *
 * @param kind the plural, as in the address
 * @param definitionCid where a server's definition stands as content; empty for the other kinds
 * @param shadowed patterns of an alias whose paths the application answers itself
 * @param json the document of its JSON form
 * @param commands what to type to get and to change it from a command line
 * @param history what was done with it, newest first
 * @param olderAddress the page with older history; empty where there is none
 */
public record ItemPage(
        String kind,
        String singular,
        EditForm form,
        String definitionCid,
        List<String> shadowed,
        String created,
        String preciseCreated,
        String updated,
        String preciseUpdated,
        String json,
        List<String> commands,
        List<Past> history,
        String olderAddress)
        implements Page {
    public ItemPage {
        shadowed = List.copyOf(shadowed);
        commands = List.copyOf(commands);
        history = List.copyOf(history);
    }

    /**
     * Something that was done with it.
     *
     * @param compareAddress the page that compares the text of that time with the present one; empty where none is kept
     */
    public record Past(String action, String preciseTime, String briefTime, String message, String compareAddress) {}

    /** Its name. */
    public String name() {
        return form.name();
    }

    /** The address of this page. */
    public String address() {
        return "/" + kind + "/" + name();
    }

    @Override
    public String template() {
        return "item.jte";
    }
}
