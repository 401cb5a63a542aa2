package dev.isomer.web.resource.reference;

import static dev.isomer.web.resource.reference.Operation.get;
import static dev.isomer.web.resource.reference.Operation.post;

import dev.isomer.catalog.model.Kind;
import dev.isomer.web.http.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The operations of servers, aliases, variables and secrets, which are alike. */
final class EntityOperations {
    private EntityOperations() {}

    /** A word with a capital. */
    static String title(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /** The operations of one kind. */
    static List<Operation> of(Kind<?> kind) {
        List<Operation> operations = new ArrayList<>(plain(kind));
        operations.addAll(forPages(kind));
        return operations;
    }

    /** The operations of many entities of any kind. */
    static List<Operation> ofMany() {
        return List.of(
                post("/batch", "Make up to 1,000 changes at once, all of them or none")
                        .note(
                                "op is create, replace, patch, delete, enable or rename. The problem of one that cannot be"
                                        + " made carries its index, counted from 0. The form is that of a list: a kind, a name"
                                        + " for each row that is ticked, and do=enable, disable or delete.")
                        .takesJson(
                                "Batch",
                                "{\"operations\":[{\"op\":\"patch\",\"kind\":\"variables\",\"name\":\"hello\",\"definition\":"
                                        + "\"good day\"},{\"op\":\"enable\",\"kind\":\"servers\",\"name\":\"hello\","
                                        + "\"enabled\":false}]}")
                        .takesForm("BatchForm", "kind=variables&name=hello&do=disable")
                        .json(200, "What became of each, in order", "BatchAnswer")
                        .seeOther("To the list, for a form")
                        .problems(
                                "not-found", "already-exists", "stale-version", "unsupported-media-type", "validation"),
                post("/undo", "Bring back what a page has deleted")
                        .note("The id is that of the list's address after a deletion. It is kept for an hour.")
                        .takesForm("UndoForm", "id=deletion-1")
                        .seeOther("To the list")
                        .problems("not-found", "already-exists", "unsupported-media-type"));
    }

    private static List<Operation> plain(Kind<?> kind) {
        String list = "/" + kind.plural();
        String item = list + "/{name}";
        String one = "the " + kind.singular();
        String schema = title(kind.singular());
        String definition = kind == (Kind<?>) Kind.ALIAS ? "hello -> /servers" : "good day";
        String body = "{\"definition\":\"" + definition + "\",\"change_message\":\"a first try\"}";
        String form = "definition=" + definition.replace(" ", "+").replace(">", "%3E") + "&enabled=true";
        return List.of(
                get(list, "List " + kind.plural())
                        .with("q", "prefix", "enabled", "sort", "limit", "after", "format")
                        .json(200, "One page; next is the position of the one after it", schema + "[]")
                        .page()
                        .answers(200, "As CSV", "text/csv", "")
                        .answers(200, "The names, one a line", "text/plain", "")
                        .problems("invalid-cursor"),
                get(list + ".{ending}", "List " + kind.plural() + " in the form that the ending names")
                        .with("q", "prefix", "enabled", "sort", "limit", "after")
                        .answers(200, "As CSV", "text/csv", "")
                        .answers(200, "The names, one a line", "text/plain", "")
                        .json(200, "As without an ending", schema + "[]")
                        .page()
                        .problems("invalid-cursor"),
                post(list, "Create " + kind.singular() + " with a new name")
                        .takesJson("EntityInput", body.replaceFirst("\\{", "{\"name\":\"new\","))
                        .takesForm("EntityForm", "name=new&" + form)
                        .json(201, "Created", schema)
                        .seeOther("To its page, for a form")
                        .problems("already-exists", "unsupported-media-type", "validation"),
                get(item, "Read " + one)
                        .with("If-None-Match", "format")
                        .json(200, title(one), schema)
                        .page()
                        .answers(200, "As CSV", "text/csv", "")
                        .answers(200, "A line for each field", "text/plain", "")
                        .answers(304, "It is known", "", "")
                        .problems("not-found", "stale-version"),
                Operation.of(Method.PUT, item, "Create or replace " + one)
                        .with("If-Match", "If-None-Match")
                        .takesJson("EntityInput", body)
                        .json(200, "Replaced", schema)
                        .json(201, "Created", schema)
                        .seeOther("To its page, where HTML is asked for")
                        .problems("stale-version", "unsupported-media-type", "validation"),
                Operation.of(Method.PATCH, item, "Change some fields of " + one)
                        .note("Another name renames it.")
                        .with("If-Match")
                        .takes("application/merge-patch+json", "EntityInput", "{\"enabled\":false}")
                        .takesJson("EntityInput", "{\"enabled\":false}")
                        .json(200, "Changed", schema)
                        .seeOther("To its page, where HTML is asked for")
                        .problems(
                                "not-found", "already-exists", "stale-version", "unsupported-media-type", "validation"),
                Operation.of(Method.DELETE, item, "Delete " + one)
                        .with("If-Match")
                        .answers(204, "Deleted", "", "")
                        .seeOther("To the list, for a page")
                        .problems("not-found", "stale-version", "validation"),
                post(item + "/rename", "Give " + one + " another name")
                        .with("If-Match")
                        .takesJson("RenameInput", "{\"to\":\"renamed\"}")
                        .takesForm("RenameInput", "to=renamed")
                        .json(200, "Renamed", schema)
                        .seeOther("To its page, where HTML is asked for")
                        .problems(
                                "not-found",
                                "already-exists",
                                "stale-version",
                                "unsupported-media-type",
                                "validation"));
    }

    private static List<Operation> forPages(Kind<?> kind) {
        String item = "/" + kind.plural() + "/{name}";
        String one = "the " + kind.singular();
        String definition = kind == (Kind<?>) Kind.ALIAS ? "hello -> /servers" : "good day";
        String form = "definition=" + definition.replace(" ", "+").replace(">", "%3E") + "&enabled=true";
        List<Operation> operations = new ArrayList<>(List.of(
                post(item, "Change " + one + " by the form of its page")
                        .takesForm("EntityForm", form)
                        .json(200, "Changed", title(kind.singular()))
                        .page()
                        .seeOther("To its page")
                        .problems(
                                "not-found", "already-exists", "stale-version", "unsupported-media-type", "validation"),
                post(item + "/enabled", "Switch " + one + " on or off")
                        .takesJson("EnabledInput", "{\"enabled\":false}")
                        .takesForm("EnabledInput", "enabled=on")
                        .json(200, "Switched", "EnabledAnswer")
                        .seeOther("To the list, for a form")
                        .problems("not-found", "unsupported-media-type", "validation"),
                post(item + "/delete", "Delete " + one + " by a form")
                        .answers(204, "Deleted", "", "")
                        .seeOther("To the list, for a page")
                        .problems("not-found", "stale-version", "validation")));
        if (kind != (Kind<?>) Kind.SECRET) {
            int interaction = Kind.all().indexOf(kind) + 1;
            operations.add(post(item + "/restore", "Give " + one + " a definition that its history has, by a form")
                    .takesForm("RestoreForm", "interaction=" + interaction)
                    .seeOther("To its page")
                    .problems("not-found", "stale-version", "unsupported-media-type", "validation"));
        }
        return operations;
    }
}
