package dev.isomer.web.resource.entity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.isomer.catalog.Catalog;
import dev.isomer.catalog.model.Kind;
import dev.isomer.storage.error.InvalidValueException;
import dev.isomer.web.http.HttpException;
import dev.isomer.web.http.Method;
import dev.isomer.web.http.Parameters;
import dev.isomer.web.http.Problem;
import dev.isomer.web.http.Request;
import dev.isomer.web.http.Resource;
import dev.isomer.web.http.Response;
import dev.isomer.web.http.Router;
import dev.isomer.web.json.Fields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code POST /batch}: up to {@value #OPERATIONS_LIMIT} changes of all kinds, in their order, in one transaction. One
 * that cannot be made undoes all of them, and the problem tells which it was. The check boxes of a list post a form
 * here.
 */
public final class BatchResource implements Resource {
    private static final int OPERATIONS_LIMIT = 1_000;

    private final Catalog catalog;
    private final Trash trash;

    public BatchResource(Catalog catalog, Trash trash) {
        this.catalog = catalog;
        this.trash = trash;
    }

    @Override
    public void addTo(Router.Builder routes) {
        routes.route(Method.POST, "/batch", this::post);
    }

    private Response post(Request request) {
        request.query().requireOnly(Set.of());
        if (request.hasForm()) {
            return ofForm(request.form());
        }
        JsonNode document = EntityInput.jsonObject(request);
        JsonNode operations = document.path("operations");
        if (!operations.isArray() || document.size() != 1) {
            throw HttpException.invalid("operations", "Send {\"operations\":[…]} and nothing else.");
        }
        if (operations.size() > OPERATIONS_LIMIT) {
            throw HttpException.invalid("operations", "Send at most " + OPERATIONS_LIMIT + " operations.");
        }
        List<Operation> read = new ArrayList<>();
        for (int i = 0; i < operations.size(); i++) {
            try {
                read.add(Operation.read(operations.get(i)));
            } catch (HttpException invalid) {
                throw at(i, invalid);
            }
        }
        return Response.json(
                200,
                Fields.of(
                        "results",
                        apply(read).stream().map(BatchResource::result).toList()));
    }

    private List<Operation.Done> apply(List<Operation> operations) {
        return catalog.write(tx -> {
            List<Operation.Done> done = new ArrayList<>();
            for (int i = 0; i < operations.size(); i++) {
                try {
                    done.add(operations.get(i).apply(tx));
                } catch (HttpException refused) {
                    throw at(i, refused);
                } catch (InvalidValueException invalid) {
                    throw at(i, HttpException.invalid(String.valueOf(invalid.getMessage())));
                }
            }
            return done;
        });
    }

    private static Map<String, Object> result(Operation.Done done) {
        Map<String, Object> result = Fields.of("status", done.status());
        if (!done.isDeleted()) {
            result.put("etag", EntityDocument.tag(done.row()));
            result.put("item", EntityDocument.of(done.row()));
        }
        return result;
    }

    /** The problem of one operation as that of all. */
    private static HttpException at(int index, HttpException refused) {
        Problem one = refused.problem();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("index", index);
        members.putAll(one.members());
        List<Map<String, Object>> errors = new ArrayList<>();
        if (one.members().get("errors") instanceof List<?> fields) {
            for (Object field : fields) {
                if (field instanceof Map<?, ?> error) {
                    errors.add(error(index, String.valueOf(error.get("pointer")), String.valueOf(error.get("detail"))));
                }
            }
        } else {
            errors.add(error(index, "", one.detail()));
        }
        members.put("errors", errors);
        String detail = "Operation " + index + ", counted from 0, cannot be done, so none was. " + one.detail();
        return new HttpException(new Problem(one.status(), one.type(), one.title(), detail, members, one.headers()));
    }

    private static Map<String, Object> error(int index, String pointer, String detail) {
        Map<String, Object> error = Fields.of("index", index);
        error.put("pointer", "/operations/" + index + pointer);
        error.put("detail", detail);
        return error;
    }

    /** The form of a list: a kind, the names that were ticked, and a button. */
    private Response ofForm(Parameters form) {
        Kind<?> kind = Kind.ofPlural(form.first("kind").orElse(""))
                .orElseThrow(() -> HttpException.invalid("kind", "Send the form of a list's page."));
        List<String> names = form.fields().stream()
                .filter(field -> field.name().equals("name"))
                .map(Parameters.Field::value)
                .distinct()
                .toList();
        if (names.isEmpty()) {
            throw HttpException.invalid("name", "Tick the rows that you mean, then press the button again.");
        }
        String word = form.first("do").orElse("");
        Operation.Action action = switch (word) {
            case "enable", "disable" -> Operation.Action.ENABLE;
            case "delete" -> Operation.Action.DELETE;
            default -> throw HttpException.invalid("do", "Press one of the buttons enable, disable, delete.");
        };
        List<Operation.Done> done = apply(names.stream()
                .map(name -> Operation.ofForm(action, kind, name, word.equals("enable")))
                .toList());
        ListAddress back = ListAddress.of(kind, form);
        return Response.seeOther(action == Operation.Action.DELETE ? back.afterDeleting(trash, done) : back.toString());
    }
}
