package dev.isomer.web.http;

import java.util.Optional;
import java.util.Set;

/**
 * Decides before a request's body is read whether it goes on. Called on the server's I/O threads, so it never blocks.
 */
@FunctionalInterface
public interface Gate {
    /** Lets everything pass. */
    Gate OPEN = (method, target, headers, clientAddress) -> Optional.empty();

    /** Why the request does not go on, if it does not. */
    Optional<Problem> problem(Method method, Target target, Headers headers, String clientAddress);

    /** What this lets pass, the other one decides. */
    default Gate then(Gate other) {
        return (method, target, headers, clientAddress) -> {
            Optional<Problem> problem = problem(method, target, headers, clientAddress);
            return problem.isPresent() ? problem : other.problem(method, target, headers, clientAddress);
        };
    }

    /**
     * Lets requests pass that ask only to see; the others are answered 405, whatever their address.
     *
     * @param except first segments of addresses behind which nothing of what is kept is changed
     */
    static Gate readOnly(Set<String> except) {
        return (method, target, headers, clientAddress) -> method.isSafe()
                        || except.contains(
                                target.segments().stream().findFirst().orElse(""))
                ? Optional.empty()
                : Optional.of(Problem.of(
                                405,
                                "read-only",
                                "Read-only",
                                "This server was started with --read-only, and changes nothing; start it without to"
                                        + " change something.")
                        .withHeader("Allow", "GET, HEAD, OPTIONS"));
    }
}
