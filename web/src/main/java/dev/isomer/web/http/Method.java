package dev.isomer.web.http;

import java.util.List;
import java.util.Optional;

/** The request methods that this server knows; any other is answered 501. */
public enum Method {
    GET,
    HEAD,
    POST,
    PUT,
    PATCH,
    DELETE,
    OPTIONS;

    private static final List<Method> ALL = List.of(values());

    /** The method of exactly this name; methods are case-sensitive. */
    public static Optional<Method> of(String name) {
        for (Method method : ALL) {
            if (method.name().equals(name)) {
                return Optional.of(method);
            }
        }
        return Optional.empty();
    }

    /** Whether a request of this method asks only to see, so that another site may cause it without harm. */
    public boolean isSafe() {
        return this == GET || this == HEAD || this == OPTIONS;
    }
}
