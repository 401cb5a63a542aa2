package dev.isomer.web.http;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Refuses requests that a foreign page could have a browser send here: one whose {@code Host} is not ours (a name that
 * was rebound to this machine's address), and one that changes something on behalf of another site.
 *
 * <p>A client that sends neither {@code Origin} nor {@code Sec-Fetch-Site} is no browser and is let through.
 */
final class RequestGuard {
    private final Set<String> hosts;

    private RequestGuard(Set<String> hosts) {
        this.hosts = hosts;
    }

    /** A guard for a server on a loopback address, which is known by its own address and the names of this machine. */
    static RequestGuard forLoopback(String boundHost, int port) {
        Set<String> hosts = new TreeSet<>();
        for (String host : new String[] {"localhost", "127.0.0.1", "[::1]", bracketed(boundHost)}) {
            hosts.add(host + ":" + port);
            if (port == 80) {
                hosts.add(host);
            }
        }
        return new RequestGuard(Set.copyOf(hosts));
    }

    /** A guard for a server that others reach by names it cannot know. */
    static RequestGuard forAnyHost() {
        return new RequestGuard(Set.of());
    }

    /** The problem with this request, if any. */
    Optional<Problem> problem(Method method, Headers headers) {
        String host = headers.all("Host").size() == 1 ? headers.all("Host").get(0) : "";
        if (host.isBlank() || !(hosts.isEmpty() || hosts.contains(host))) {
            return Optional.of(Problem.of(
                    421,
                    "misdirected-request",
                    "Misdirected request",
                    "This server answers to its own address alone; use the one that it printed when it started."));
        }
        if (method.isSafe()) {
            return Optional.empty();
        }
        Optional<String> site = headers.joined("Sec-Fetch-Site");
        Optional<String> origin = headers.joined("Origin");
        boolean ownSite =
                site.isEmpty() || site.get().equals("same-origin") || site.get().equals("none");
        boolean ownOrigin = origin.isEmpty() || origins(host).contains(origin.get());
        if (ownSite && ownOrigin) {
            return Optional.empty();
        }
        return Optional.of(Problem.of(
                403,
                "cross-site",
                "Another site asked",
                "A change was asked for by a page of another site and was not made; use this server's own pages."));
    }

    /** Ours: also by TLS where others reach us, for then a proxy may be in front that speaks it. */
    private Set<String> origins(String host) {
        return hosts.isEmpty() ? Set.of("http://" + host, "https://" + host) : Set.of("http://" + host);
    }

    /** A host as it stands in an address: an IPv6 address in brackets. */
    static String bracketed(String host) {
        return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    }
}
