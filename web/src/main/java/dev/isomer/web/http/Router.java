package dev.isomer.web.http;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Chooses the handler by method and path. The first pattern, in the order added, that fits the decoded segments is the
 * resource; a method that it lacks is answered 405, never passed on to a later pattern. {@code HEAD} is answered where
 * {@code GET} is, {@code OPTIONS} everywhere. Immutable.
 */
public final class Router {
    private final List<Place> places;
    private final Map<String, List<Place>> placesByFirstSegment = new HashMap<>();
    private final List<Place> placesOfAnyFirstSegment = new ArrayList<>();
    private final Place otherwise;

    private Router(List<Place> places, Place otherwise) {
        this.places = List.copyOf(places);
        this.otherwise = otherwise;
        for (Place place : places) {
            List<String> first = place.firstSegments();
            if (first.isEmpty()) {
                placesByFirstSegment.values().forEach(beginning -> beginning.add(place));
                placesOfAnyFirstSegment.add(place);
            }
            for (String segment : first) {
                placesByFirstSegment
                        .computeIfAbsent(segment, any -> new ArrayList<>(placesOfAnyFirstSegment))
                        .add(place);
            }
        }
    }

    /** One method at the addresses of one pattern. */
    public record Route(Method method, String pattern) {}

    /** All routes, in the order of their patterns. */
    public List<Route> routes() {
        return places.stream()
                .flatMap(place -> place.methods().stream().sorted().map(method -> new Route(method, place.pattern())))
                .toList();
    }

    /** A router without routes. */
    public static Builder builder() {
        return new Builder();
    }

    /** What is at an address: a resource, or what answers where there is none. */
    Match match(Target target) {
        List<String> segments = target.segments();
        List<Place> candidates = segments.isEmpty()
                ? placesOfAnyFirstSegment
                : placesByFirstSegment.getOrDefault(segments.get(0), placesOfAnyFirstSegment);
        for (Place place : candidates) {
            Map<String, String> parameters = place.match(segments);
            if (parameters != null) {
                return new Match(place, parameters);
            }
        }
        return new Match(otherwise, Map.of());
    }

    /**
     * What is at the address of a request.
     *
     * @param parameters the parts of the path that the pattern names, decoded
     */
    record Match(Place place, Map<String, String> parameters) {
        /** How long the body of a request may be, in bytes, where that is usually so long. */
        int bodyLimitBytes(Method method, int usualBytes) {
            return place.bodyLimits().getOrDefault(method, usualBytes);
        }

        /** Whether {@link Builder#quick} holds of the request. */
        boolean isQuick(Request request) {
            return request.method() == Method.GET && place.quick().test(request);
        }

        Response answer(Request request) {
            return place.answering().handle(request);
        }
    }

    private static Handler byMethod(Map<Method, Handler> handlers) {
        String allowed = allowed(handlers.keySet());
        return request -> {
            Handler handler = handlers.get(request.method() == Method.HEAD ? Method.GET : request.method());
            if (handler != null) {
                return handler.handle(request);
            }
            if (request.method() == Method.OPTIONS) {
                return Response.of(204).with("Allow", allowed);
            }
            throw new HttpException(
                    Problem.of(405, "method-not-allowed", "Method not allowed", "This address answers " + allowed + ".")
                            .withHeader("Allow", allowed));
        };
    }

    private static String allowed(Set<Method> handled) {
        Set<Method> methods = EnumSet.of(Method.OPTIONS);
        methods.addAll(handled);
        if (handled.contains(Method.GET)) {
            methods.add(Method.HEAD);
        }
        return methods.stream().map(Method::name).collect(Collectors.joining(", "));
    }

    /** Collects routes in order. */
    public static final class Builder {
        private final Map<String, Map<Method, Handler>> handlersByPattern = new LinkedHashMap<>();
        private final Map<String, Map<Method, Integer>> bodyLimitsByPattern = new HashMap<>();
        private final Map<String, Predicate<Request>> quickByPattern = new HashMap<>();
        private final Map<String, Predicate<String>> segmentsByPattern = new HashMap<>();

        private UnaryOperator<Handler> around = handler -> handler;
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

        /** Has each handler, also where no pattern fits, answer from inside another one. */
        public Builder around(UnaryOperator<Handler> wrapping) {
            around = wrapping;
            return this;
        }

        /**
         * Says which requests are answered, where {@code GET} is at this pattern, with little work and without waiting
         * for anything, so that the thread that reads requests may do it. Asked on that thread.
         */
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
                    pattern,
                    Place.parts(pattern, segmentsByPattern.getOrDefault(pattern, segment -> true)),
                    Set.copyOf(handlers.keySet()),
                    around.apply(byMethod(Map.copyOf(handlers))),
                    Map.copyOf(bodyLimitsByPattern.getOrDefault(pattern, Map.of())),
                    quickByPattern.getOrDefault(pattern, request -> false))));
            Place nowhere = new Place("", List.of(), Set.of(), around.apply(otherwise), Map.of(), request -> false);
            return new Router(places, nowhere);
        }
    }
}
