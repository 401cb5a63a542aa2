package dev.isomer.web.page;

import java.util.List;
import java.util.Optional;

/**
 * A form on the way to being saved: before, to see what would change, or after it could not be saved as it was. What
 * was typed stands in it again.
 *
 * @param kind the plural, as in the address
 * @param heading what it is about, or what went wrong
 * @param notes what is to be known, one sentence each
 * @param difference between the present text and the one in the form
 * @param save the words on the button that saves
 * @param offersTheirs whether there is a button to go on with the present text instead
 * @param needsRoom whether there is a link to where room in memory is made
 */
public record EditPage(
        String kind,
        String heading,
        List<String> notes,
        Optional<Difference> difference,
        EditForm form,
        String save,
        boolean offersTheirs,
        boolean needsRoom)
        implements Page {
    public EditPage {
        notes = List.copyOf(notes);
    }

    @Override
    public String template() {
        return "edit.jte";
    }
}
