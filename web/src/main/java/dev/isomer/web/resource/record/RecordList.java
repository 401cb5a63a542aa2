package dev.isomer.web.resource.record;

import dev.isomer.web.http.HttpException;
import dev.isomer.web.http.Listing;
import dev.isomer.web.http.Preconditions;
import dev.isomer.web.http.Representation;
import dev.isomer.web.http.Request;
import dev.isomer.web.http.Response;
import dev.isomer.web.page.RecordTable;
import dev.isomer.web.page.RecordsPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A part of a list of records as it is answered.
 *
 * @param matching how many there are in all parts
 */
record RecordList<E>(Asked asked, Asked.Part<E> part, long matching) {

    /**
     * In every form but that of a page.
     *
     * @param label the field that the text form shows
     */
    Response response(
            Representation form, List<String> fields, String label, Function<E, Map<String, Object>> document) {
        return new Listing(fields, label, part.items().stream().map(document).toList(), part.next(), part.nextAddress())
                .response(form);
    }

    /** As a page, which has filters by time beside the given ones. */
    RecordsPage page(String path, String title, String purpose, List<RecordsPage.Filter> filters, RecordTable table) {
        List<RecordsPage.Filter> all = new ArrayList<>(filters);
        all.add(new RecordsPage.Filter("from", "From (UTC)", asked.from()));
        all.add(new RecordsPage.Filter("to", "To (UTC)", asked.to()));
        return new RecordsPage(
                path,
                title,
                purpose,
                all,
                table,
                matching,
                asked.isFiltered(),
                part.nextAddress().orElse(""),
                asked.after().isPresent());
    }

    /**
     * The id in the address.
     *
     * @return 0, which no record has, when it is no id
     */
    static long id(Request request) {
        String text = request.pathParameter("id");
        boolean number = text.length() <= 18 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Long.parseLong(text) : 0;
    }

    /** One record in a form that is not a page, with its tag. */
    static Response item(Request request, Representation form, Map<String, Object> document) {
        return Preconditions.unlessKnown(
                request, Listing.item(form, document).with("ETag", Preconditions.tag(document)));
    }

    /** 404 with what to do. */
    static HttpException absent(String path) {
        return HttpException.notFound("There is no such record; " + path + " lists those there are.");
    }

    /** 201 with the record, or a browser sent to its page. */
    static Response created(Request request, String address, Map<String, Object> document) {
        return Representation.of(request) == Representation.HTML
                ? Response.seeOther(address)
                : Response.json(201, document).with("Location", address);
    }
}
