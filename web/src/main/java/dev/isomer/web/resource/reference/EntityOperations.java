package dev.isomer.web.resource.reference;

import static dev.isomer.web.resource.reference.Operation.get;
import static dev.isomer.web.resource.reference.Operation.post;

import dev.isomer.catalog.model.Kind;
import dev.isomer.web.http.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The operations of servers, aliases, variables and secrets, which are alike. */
final class EntityOperations {
    private static final String TO_ITS_PAGE = "To its page, where HTML is asked for";
    private static final String[] CHANGING = {
        "not-found", "already-exists", "stale-version", "unsupported-media-type", "validation"
    };

    private EntityOperations() {}

    /** A word with a capital. */
    static String title(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    static List<Operation> of(Kind<?> kind) {
        return Stream.of(lists(kind), items(kind), forms(kind), ofOneKindAlone(kind))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Operation> lists(Kind<?> kind) {
        String list = "/" + kind.plural();
        String schema = title(kind.singular());
        Operation any = get(list, "List " + kind.plural())
                .with("q", "prefix", "enabled", "sort", "limit", "after", "format", "deleted")
                .json(200, "One page; next is the position of the one after it", schema + "[]")
                .otherForms()
                .problems("invalid-cursor");
        List<Operation> lists = new ArrayList<>(RecordOperations.inEachForm(any));
        lists.add(post(list, "Create " + kind.singular() + " with a new name")
                .takesJson("EntityInput", input(kind).replaceFirst("\\{", "{\"name\":\"new\","))
                .takesForm("EntityForm", "name=new&" + form(kind))
                .json(201, "Created", schema)
                .seeOther("To its page, for a form")
                .problems("already-exists", "unsupported-media-type", "validation"));
        return lists;
    }

    private static List<Operation> items(Kind<?> kind) {
        String item = "/" + kind.plural() + "/{name}";
        String one = "the " + kind.singular();
        String schema = title(kind.singular());
        return List.of(
                get(item, "Read " + one)
                        .with("If-None-Match", "format", "compare", "history")
                        .json(200, title(one), schema)
                        .otherForms()
                        .answers(304, "It is known", "", "")
                        .problems("not-found", "stale-version", "invalid-cursor"),
                Operation.of(Method.PUT, item, "Create or replace " + one)
                        .with("If-Match", "If-None-Match")
                        .takesJson("EntityInput", input(kind))
                        .json(200, "Replaced", schema)
                        .json(201, "Created", schema)
                        .seeOther(TO_ITS_PAGE)
                        .problems("stale-version", "unsupported-media-type", "validation"),
                Operation.of(Method.PATCH, item, "Change some fields of " + one)
                        .note("A merge patch (RFC 7396); another name renames it.")
                        .with("If-Match")
                        .takes("application/merge-patch+json", "EntityInput", "{\"enabled\":false}")
                        .takesJson("EntityInput", "{\"enabled\":false}")
                        .json(200, "Changed", schema)
                        .seeOther(TO_ITS_PAGE)
                        .problems(CHANGING),
                Operation.of(Method.DELETE, item, "Delete " + one)
                        .with("If-Match")
                        .answers(204, "Deleted", "", "")
                        .seeOther("To the list, where HTML is asked for; it offers to undo that")
                        .problems("not-found", "stale-version", "validation"),
                post(item + "/enabled", "Switch " + one + " on or off")
                        .with("If-Match")
                        .takesJson("EnabledInput", "{\"enabled\":false}")
                        .takesForm("EnabledInput", "enabled=on")
                        .json(200, "Switched", "EnabledAnswer")
                        .seeOther("To the list, for a form")
                        .problems("not-found", "stale-version", "unsupported-media-type", "validation"),
                post(item + "/rename", "Rename " + one)
                        .with("If-Match")
                        .takesJson("RenameInput", "{\"to\":\"new\"}")
                        .takesForm("RenameInput", "to=new")
                        .json(200, "Renamed", schema)
                        .seeOther(TO_ITS_PAGE)
                        .problems(CHANGING));
    }

    private static List<Operation> forms(Kind<?> kind) {
        String item = "/" + kind.plural() + "/{name}";
        String one = "the " + kind.singular();
        List<Operation> forms = new ArrayList<>();
        forms.addAll(List.of(
                post(item, "Change " + one + " by the form of its page")
                        .takesForm("EntityForm", form(kind))
                        .json(200, "Changed", title(kind.singular()))
                        .answers(200, "What would change, for do=preview", "text/html", "")
                        .seeOther("To its page")
                        .problems(CHANGING),
                post(item + "/delete", "Delete " + one + " by a form")
                        .answers(204, "Deleted", "", "")
                        .seeOther("To the list, which offers to undo that")
                        .problems("not-found", "stale-version", "validation")));
        if (kind != (Kind<?>) Kind.SECRET) {
            forms.add(post(item + "/restore", "Give " + one + " a text that it had")
                    .takesForm("RestoreForm", "interaction=" + (Kind.all().indexOf(kind) + 1))
                    .seeOther("To its page")
                    .problems(CHANGING));
        }
        return forms;
    }

    private static List<Operation> ofOneKindAlone(Kind<?> kind) {
        if (kind == (Kind<?>) Kind.SECRET) {
            return List.of(post("/secrets/{name}/reveal", "Show the value of the secret")
                    .note("The one address that gives it; each time is recorded.")
                    .json(200, "The value", "SecretValue")
                    .page()
                    .problems("not-found", "secret-locked"));
        }
        if (kind == (Kind<?>) Kind.ALIAS) {
            return List.of(
                    get("/aliases/{name}/try", "Where the alias leads these paths")
                            .with("path", "format")
                            .json(200, "What each line and each path gives", "AliasTrial")
                            .page()
                            .problems("not-found", "validation"),
                    post("/aliases/{name}/try", "Where a definition that is not saved would lead these paths")
                            .takesJson("AliasTrialInput", "{\"definition\":\"a -> /b\",\"paths\":[\"/a\"]}")
                            .takesForm("AliasTrialForm", "definition=a+-%3E+%2Fb&path=%2Fa")
                            .json(200, "What each line and each path gives", "AliasTrial")
                            .page()
                            .problems("unsupported-media-type", "validation"));
        }
        return List.of();
    }

    /** What is about several kinds at once. */
    static List<Operation> ofAllKinds() {
        return List.of(
                post("/batch", "Make up to 1,000 changes in one transaction")
                        .note("All of them or none; the problem names the index of the one that cannot be made.")
                        .takesJson(
                                "Batch",
                                "{\"operations\":[{\"op\":\"patch\",\"kind\":\"servers\",\"name\":\"hello\","
                                        + "\"enabled\":false},{\"op\":\"delete\",\"kind\":\"secrets\","
                                        + "\"name\":\"hello\"}]}")
                        .takesForm("BatchForm", "kind=servers&name=hello&do=disable")
                        .json(200, "What each gave", "BatchReport")
                        .seeOther("To the list, for its form")
                        .problems(CHANGING),
                post("/undo", "Bring back what a page has deleted")
                        .note("Within an hour, until the server stops.")
                        .takesForm("UndoForm", "id=deletion-1")
                        .seeOther("To the list")
                        .problems("not-found", "already-exists", "unsupported-media-type", "validation"));
    }

    private static String definition(Kind<?> kind) {
        return kind == (Kind<?>) Kind.ALIAS ? "hello -> /servers" : "good day";
    }

    private static String input(Kind<?> kind) {
        return "{\"definition\":\"" + definition(kind) + "\",\"change_message\":\"a first try\"}";
    }

    private static String form(Kind<?> kind) {
        return "definition=" + definition(kind).replace(" ", "+").replace(">", "%3E") + "&enabled=true";
    }
}
