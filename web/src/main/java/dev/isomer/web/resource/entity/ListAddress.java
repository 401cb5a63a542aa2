package dev.isomer.web.resource.entity;

import dev.isomer.catalog.model.Kind;
import dev.isomer.web.http.Parameters;
import java.util.List;

/** The list that a form was sent from, with its filters, so that the answer leads back to it and nowhere else. */
record ListAddress(String path, String query) {
    /** What the form's field {@code back} says when that is a list of this kind; else all of the kind. */
    static ListAddress of(Kind<?> kind, Parameters form) {
        String path = "/" + kind.plural();
        String back = form.first("back").orElse("");
        boolean isOurs = back.startsWith(path + "?") && back.chars().allMatch(c -> c > 0x20 && c < 0x7f);
        return new ListAddress(path, isOurs ? back.substring(path.length() + 1) : "");
    }

    /** The list with the offer to undo what was deleted. */
    String afterDeleting(Trash trash, List<Operation.Done> done) {
        return deleted(trash.keep(done.stream()
                        .map(each -> new Trash.Deleted(each.kind(), each.row()))
                        .toList())
                .orElse(""));
    }

    private String deleted(String id) {
        String separator = query.isEmpty() ? "?" : "?" + query + "&";
        return path + separator + "deleted=" + id;
    }

    @Override
    public String toString() {
        return query.isEmpty() ? path : path + "?" + query;
    }
}
