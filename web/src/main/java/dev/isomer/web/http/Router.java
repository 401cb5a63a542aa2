package dev.isomer.web.http;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Chooses the handler by method and path. The first pattern, in the order added, that fits the decoded segments is the
 * resource; a method that it lacks is answered 405, never passed on to a later pattern. {@code HEAD} is answered where
 * {@code GET} is, {@code OPTIONS} everywhere. Immutable.
 */
public final class Router implements Handler {
    private final List<Place> places;
    private final Handler otherwise;

    private Router(List<Place> places, Handler otherwise) {
        this.places = List.copyOf(places);
        this.otherwise = otherwise;
    }

    /** One method at the addresses of one pattern. */
    public record Route(Method method, String pattern) {}

    /** All routes, in the order of their patterns. */
    public List<Route> routes() {
        return places.stream()
                .flatMap(place -> place.handlers.keySet().stream()
                        .sorted()
                        .map(method -> new Route(method, "/" + String.join("/", place.pattern))))
                .toList();
    }

    /** A router without routes. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public Response handle(Request request) {
        for (Place place : places) {
            Optional<Map<String, String>> parameters =
                    place.match(request.target().segments());
            if (parameters.isPresent()) {
                return answer(place, request.withPathParameters(parameters.get()));
            }
        }
        return otherwise.handle(request);
    }

    @Override
    public int bodyLimitBytes(Method method, Target target, int usualBytes) {
        return places.stream()
                .filter(place -> place.match(target.segments()).isPresent())
                .findFirst()
                .map(place -> place.bodyLimits.getOrDefault(method, usualBytes))
                .orElse(usualBytes);
    }

    @Override
    public boolean isQuick(Request request) {
        for (Place place : places) {
            if (place.match(request.target().segments()).isPresent()) {
                return request.method() == Method.GET && place.quick.test(request);
            }
        }
        return false;
    }

    private static Response answer(Place place, Request request) {
        Method method = request.method() == Method.HEAD ? Method.GET : request.method();
        Handler handler = place.handlers.get(method);
        if (handler != null) {
            return handler.handle(request);
        }
        if (method == Method.OPTIONS) {
            return Response.of(204).with("Allow", place.allowed());
        }
        throw new HttpException(Problem.of(
                        405,
                        "method-not-allowed",
                        "Method not allowed",
                        "This address answers " + place.allowed() + ".")
                .withHeader("Allow", place.allowed()));
    }

    /** Collects routes in order. */
    public static final class Builder {
        private final Map<String, Map<Method, Handler>> handlersByPattern = new LinkedHashMap<>();
        private final Map<String, Map<Method, Integer>> bodyLimitsByPattern = new HashMap<>();
        private final Map<String, Predicate<Request>> quickByPattern = new HashMap<>();
        private final Map<String, Predicate<String>> segmentsByPattern = new HashMap<>();

        private Handler otherwise = request -> {
            throw HttpException.notFound("There is nothing at this address; the overview at / links to what there is.");
        };

        private Builder() {}

        /** Adds what a resource answers. */
        public Builder add(Resource resource) {
            resource.addTo(this);
            return this;
        }

        /** Has paths that no pattern fits answered by this handler, in place of 404. */
        public Builder otherwise(Handler handler) {
            otherwise = handler;
            return this;
        }

        /**
         * Adds a route.
         *
         * @param pattern a path whose segments in braces, as in {@code /servers/{name}}, take any one segment
         */
        public Builder route(Method method, String pattern, Handler handler) {
            Map<Method, Handler> handlers =
                    handlersByPattern.computeIfAbsent(pattern, key -> new EnumMap<>(Method.class));
            if (handlers.put(method, handler) != null) {
                throw new IllegalArgumentException(method + " " + pattern + " is routed twice.");
            }
            return this;
        }

        /**
         * Adds the route of a list of records, which is at {@code /servers} and, in each form by its ending, at
         * {@code /servers.json}, {@code .csv}, {@code .html} and {@code .txt}. The handler asks
         * {@link Representation#ofRecords} and answers with a page or {@link Listing#response}.
         */
        public Builder list(String pattern, Handler handler) {
            return route(Method.GET, pattern, handler).route(Method.GET, pattern + Representation.ENDING, handler);
        }

        /** Lets the body of this method at this pattern have another length than is usual, in bytes. */
        public Builder bodyLimit(Method method, String pattern, int limitBytes) {
            bodyLimitsByPattern
                    .computeIfAbsent(pattern, key -> new EnumMap<>(Method.class))
                    .put(method, limitBytes);
            return this;
        }

        /** Says of which requests {@link Handler#isQuick} holds where {@code GET} is answered at this pattern. */
        public Builder quick(String pattern, Predicate<Request> requests) {
            quickByPattern.put(pattern, requests);
            return this;
        }

        /**
         * Has this pattern fit only where every segment in braces is of a kind; other paths go on to later patterns.
         */
        public Builder where(String pattern, Predicate<String> segment) {
            segmentsByPattern.put(pattern, segment);
            return this;
        }

        /** The router. */
        public Router build() {
            List<Place> places = new ArrayList<>();
            handlersByPattern.forEach((pattern, handlers) -> places.add(new Place(
                    pattern.equals("/")
                            ? List.of()
                            : List.of(pattern.substring(1).split("/")),
                    segmentsByPattern.getOrDefault(pattern, segment -> true),
                    Map.copyOf(handlers),
                    Map.copyOf(bodyLimitsByPattern.getOrDefault(pattern, Map.of())),
                    quickByPattern.getOrDefault(pattern, request -> false))));
            return new Router(places, otherwise);
        }
    }

    private record Place(
            List<String> pattern,
            Predicate<String> segment,
            Map<Method, Handler> handlers,
            Map<Method, Integer> bodyLimits,
            Predicate<Request> quick) {

        Optional<Map<String, String>> match(List<String> segments) {
            if (segments.size() != pattern.size() || !segments.isEmpty() && beginsOtherwise(segments.get(0))) {
                return Optional.empty();
            }
            Map<String, String> parameters = new HashMap<>();
            for (int i = 0; i < segments.size(); i++) {
                String expected = pattern.get(i);
                if (expected.endsWith(Representation.ENDING)) {
                    Optional<String> form = ending(expected, segments.get(i));
                    if (form.isEmpty()) {
                        return Optional.empty();
                    }
                    parameters.put("ending", form.get());
                } else if (expected.startsWith("{")) {
                    if (segments.get(i).isEmpty() || !segment.test(segments.get(i))) {
                        return Optional.empty();
                    }
                    parameters.put(expected.substring(1, expected.length() - 1), segments.get(i));
                } else if (!expected.equals(segments.get(i))) {
                    return Optional.empty();
                }
            }
            return Optional.of(parameters);
        }

        /** Whether the first segment alone rules the path out, which it does for most patterns. */
        private boolean beginsOtherwise(String first) {
            String expected = pattern.get(0);
            return !expected.startsWith("{") && !expected.endsWith(Representation.ENDING) && !expected.equals(first);
        }

        /** What stands behind the dot of a list's address, when it is the name of a form. */
        private static Optional<String> ending(String expected, String segment) {
            int dot = expected.length() - Representation.ENDING.length();
            return Optional.of(segment)
                    .filter(text -> text.startsWith(expected.substring(0, dot + 1)))
                    .map(text -> text.substring(dot + 1))
                    .filter(word -> Representation.ofWord(word).isPresent());
        }

        String allowed() {
            Set<Method> methods = EnumSet.of(Method.OPTIONS);
            methods.addAll(handlers.keySet());
            if (handlers.containsKey(Method.GET)) {
                methods.add(Method.HEAD);
            }
            return methods.stream().map(Method::name).collect(Collectors.joining(", "));
        }
    }
}
