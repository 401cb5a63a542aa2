package dev.isomer.web.resource.record;

import dev.isomer.catalog.model.PageView;
import dev.isomer.catalog.text.TextRules;
import dev.isomer.web.http.Handler;
import dev.isomer.web.http.Headers;
import dev.isomer.web.http.Request;
import dev.isomer.web.http.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Has a page view recorded for each request that is answered 200. What is no page does not count: files of the
 * application, what a script of a page asks for, and what machines ask to watch the server.
 */
public final class RecordedRequests implements Handler {
    private static final Set<String> UNCOUNTED =
            Set.of("api", "assets", "events", "favicon.ico", "healthz", "metrics", "readyz", "robots.txt", "static");

    private final Handler inner;
    private final PageViewQueue views;

    public RecordedRequests(Handler inner, PageViewQueue views) {
        this.inner = inner;
        this.views = views;
    }

    @Override
    public Response handle(Request request) {
        Instant at = views.now();
        Response response = inner.handle(request);
        if (response.status() == 200 && counts(request)) {
            views.add(() -> view(request, at));
        }
        return response;
    }

    private static boolean counts(Request request) {
        List<String> segments = request.target().segments();
        String first = segments.isEmpty() ? "" : segments.get(0);
        return !isByScript(request.headers()) && !first.startsWith("_") && !UNCOUNTED.contains(first);
    }

    /** Whether a part of a page is asked for: by the field that scripts send, or by htmx for less than a whole page. */
    private static boolean isByScript(Headers headers) {
        boolean part = headers.first("HX-Request").isPresent()
                && headers.first("HX-Boosted").isEmpty();
        return part
                || headers.first("X-Requested-With")
                        .filter("XMLHttpRequest"::equals)
                        .isPresent();
    }

    /** Cut to what is kept before it waits, so that long requests take no memory in the queue. */
    private static PageView view(Request request, Instant at) {
        String path = "/" + String.join("/", request.target().segments());
        Optional<String> agent = request.headers().first("User-Agent").map(text -> text.replace('\0', '\uFFFD'));
        return new PageView(
                0,
                TextRules.cut(path, PageView.PATH.maxLength()),
                request.method().name(),
                agent.map(text -> TextRules.cut(text, PageView.USER_AGENT.maxLength()))
                        .orElse(null),
                request.clientAddress(),
                at);
    }
}
