package dev.isomer.web.resource.entity;

import dev.isomer.catalog.Catalog;
import dev.isomer.catalog.model.EntityNames;
import dev.isomer.catalog.model.Kind;
import dev.isomer.catalog.model.NamedEntity;
import dev.isomer.storage.error.OutcomeUnknownException;
import dev.isomer.storage.error.StoreException;
import dev.isomer.web.http.HttpException;
import dev.isomer.web.http.PercentEncoding;
import dev.isomer.web.http.Request;
import dev.isomer.web.http.Response;
import dev.isomer.web.page.Difference;
import dev.isomer.web.page.EditForm;
import dev.isomer.web.page.EditPage;
import dev.isomer.web.page.Pages;
import dev.isomer.web.resource.refusal.StoreProblems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The forms of one kind. What cannot be saved as it was sent is answered with a page on which everything that was typed
 * stands again, but for the value of a secret, which no page shows.
 */
final class EntityForms<E extends Record & NamedEntity> {
    private static final String TYPE_AGAIN = "The value that you typed is not shown; type it again.";

    /** The status of an answer for want of memory. */
    private static final int FULL = 507;

    private final Catalog catalog;
    private final Kind<E> kind;
    private final Pages pages;
    private final EntityWriter<E> writer;
    private final StoreProblems problems;

    EntityForms(Catalog catalog, Kind<E> kind, Pages pages, EntityWriter<E> writer, StoreProblems problems) {
        this.problems = problems;
        this.catalog = catalog;
        this.kind = kind;
        this.pages = pages;
        this.writer = writer;
    }

    /** {@code POST /{kind}} of whatever sort. */
    Response create(Request request) {
        if (!EntityWriter.wantsPage(request) || !request.hasForm()) {
            return writer.create(request);
        }
        try {
            return refusedAlike(() -> writer.create(request));
        } catch (HttpException refused) {
            EntityInput input = EntityInput.read(request);
            return notSaved(refused, "Not created", form(input, "", "/" + kind.plural()), "Create");
        }
    }

    /**
     * {@code POST /{kind}/{name}}: the form of an item's page. Its field {@code do} tells the button: save, preview, or
     * take what is there now in place of what was typed.
     */
    Response submit(Request request) {
        if (!request.hasForm()) {
            throw HttpException.unsupportedMediaType("This address takes the form of its page; use PUT or PATCH.");
        }
        boolean page = EntityWriter.wantsPage(request);
        EntityInput input = EntityInput.read(request);
        return switch (request.form().first("do").orElse("save")) {
            case "save" -> save(page, request.pathParameter("name"), input);
            case "preview" -> preview(request, input);
            case "take" -> take(request, input);
            default -> throw HttpException.invalid("do", "Send save, preview or take.");
        };
    }

    private Response save(boolean page, String name, EntityInput input) {
        if (!page) {
            return writer.answer(false, 200, patched(name, input));
        }
        try {
            return writer.answer(true, 200, refusedAlike(() -> patched(name, input)));
        } catch (HttpException refused) {
            int status = refused.problem().status();
            if (status == 412 || status == 404 && EntityNames.problem(name).isEmpty()) {
                return changedMeanwhile(name, input);
            }
            EditForm form = form(input, input.version().orElse(""), address(name));
            return notSaved(refused, name + " was not saved", form, "Save");
        }
    }

    private E patched(String name, EntityInput input) {
        return catalog.write(tx -> new EntityChanges<>(tx, kind).patch(name, input, input.conditions()));
    }

    /**
     * A change that the store refuses is refused as one is that is refused here; but of one that may have been made, no
     * page says that it was not.
     */
    private <T> T refusedAlike(Supplier<T> change) {
        try {
            return change.get();
        } catch (OutcomeUnknownException unknown) {
            throw unknown;
        } catch (StoreException refused) {
            throw problems.of(refused);
        }
    }

    private Response notSaved(HttpException refused, String heading, EditForm form, String save) {
        List<String> notes = new ArrayList<>(List.of(refused.problem().detail()));
        if (isSecret()) {
            notes.add(TYPE_AGAIN);
        }
        int status = refused.problem().status();
        EditPage page =
                new EditPage(kind.plural(), heading, notes, Optional.empty(), form, save, false, status == FULL);
        return Response.html(status, pages.html(page)).with(refused.problem().headers());
    }

    private Response changedMeanwhile(String name, EntityInput input) {
        Optional<E> present = catalog.read(tx -> tx.entities(kind).byName(name));
        if (present.isEmpty()) {
            List<String> notes = new ArrayList<>(List.of(
                    "Someone has deleted or renamed it since you opened it. What you typed is below; create it again,"
                            + " or leave it."));
            if (isSecret()) {
                notes.add(TYPE_AGAIN);
            }
            EditForm again = form(input, "", "/" + kind.plural());
            EditPage page = new EditPage(
                    kind.plural(), name + " is gone", notes, Optional.empty(), again, "Create it again", false, false);
            return Response.html(412, pages.html(page));
        }
        E theirs = present.get();
        List<String> notes = new ArrayList<>(List.of(
                "Someone has changed it since you opened it, so nothing was saved. Save yours over theirs, or take"
                        + " theirs and go on from there."));
        notes.addAll(otherDifferences(theirs, input));
        if (isSecret()) {
            notes.add(TYPE_AGAIN + " Leave it empty to keep theirs.");
        }
        EditPage page = new EditPage(
                kind.plural(),
                name + " was changed meanwhile",
                notes,
                difference("Theirs, as it is now", theirs, "Yours, as you typed it", input),
                form(input, EntityDocument.tag(theirs), address(name)),
                "Save mine over theirs",
                true,
                false);
        return Response.html(412, pages.html(page));
    }

    private Response preview(Request request, EntityInput input) {
        String name = request.pathParameter("name");
        E present = present(name);
        String version = input.version().orElse(EntityDocument.tag(present));
        List<String> notes = new ArrayList<>(List.of("Nothing is saved yet."));
        notes.addAll(otherDifferences(present, input));
        if (isSecret()) {
            notes.add(TYPE_AGAIN + " Leave it empty to keep the present one.");
        }
        EditPage page = new EditPage(
                kind.plural(),
                "What would change in " + name,
                notes,
                difference("As it is now", present, "As you typed it", input),
                form(input, version, address(name)),
                "Save",
                false,
                false);
        return Response.html(200, pages.html(page));
    }

    private Response take(Request request, EntityInput input) {
        String name = request.pathParameter("name");
        E theirs = present(name);
        EditForm form = new EditForm(
                address(name),
                isSecret(),
                name,
                isSecret() ? "" : text(theirs.definition()),
                theirs.enabled(),
                input.changeMessage().orElse(""),
                EntityDocument.tag(theirs),
                isSecret() ? "" : text(input.definition()));
        EditPage page = new EditPage(
                kind.plural(),
                "Change " + name,
                List.of("This is their text. What you had typed stands below it."),
                Optional.empty(),
                form,
                "Save",
                false,
                false);
        return Response.html(200, pages.html(page));
    }

    private E present(String name) {
        return catalog.read(tx -> tx.entities(kind).byName(name)).orElseThrow(() -> EntityReader.absent(kind, name));
    }

    private Optional<Difference> difference(String from, E present, String to, EntityInput input) {
        if (isSecret() || !input.hasDefinition()) {
            return Optional.empty();
        }
        String theirs = text(present.definition());
        String mine = text(input.definition());
        return Optional.of(Difference.between(from, input.keepsDefinition(present) ? mine : theirs, to, mine));
    }

    private static List<String> otherDifferences(NamedEntity present, EntityInput input) {
        List<String> notes = new ArrayList<>();
        input.name()
                .filter(name -> !name.equals(present.name()))
                .ifPresent(name -> notes.add("It is called " + present.name() + " now; you call it " + name + "."));
        input.enabled()
                .filter(enabled -> enabled != present.enabled())
                .ifPresent(enabled -> notes.add(
                        "It is " + switchWord(present.enabled()) + " now; yours is " + switchWord(enabled) + "."));
        return notes;
    }

    private static String switchWord(boolean enabled) {
        return enabled ? "enabled" : "disabled";
    }

    private EditForm form(EntityInput input, String version, String action) {
        return new EditForm(
                action,
                isSecret(),
                input.name().orElse(""),
                isSecret() ? "" : text(input.definition()),
                input.enabled().orElse(true),
                input.changeMessage().orElse(""),
                version,
                input.typed().orElse(""));
    }

    private String address(String name) {
        return "/" + kind.plural() + "/" + PercentEncoding.encode(name);
    }

    private boolean isSecret() {
        return kind == (Kind<?>) Kind.SECRET;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
