package dev.isomer.web.resource.access;

import dev.isomer.web.http.AccessToken;
import dev.isomer.web.http.Gate;
import dev.isomer.web.http.Headers;
import dev.isomer.web.http.HttpException;
import dev.isomer.web.http.Method;
import dev.isomer.web.http.Problem;
import dev.isomer.web.http.Request;
import dev.isomer.web.http.Resource;
import dev.isomer.web.http.Response;
import dev.isomer.web.http.Router;
import dev.isomer.web.http.Target;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server that answers only those who have its token: programs send it as {@code Authorization: Bearer TOKEN},
 * browsers once to {@code /login}, for a cookie that holds a word signed with a key of the token, and never that.
 * {@code /healthz}, the login page and the files it loads are open to all. Safe for many threads.
 */
public final class Access implements Gate, Resource {
    /** The first segments of addresses that need no token, and tell nothing of what is kept. */
    private static final Set<String> OPEN = Set.of("healthz", "assets", "login", "logout");

    private static final String COOKIE = "isomer_session";
    private static final Pattern SESSION = Pattern.compile("(?:^|;\\s*)" + COOKIE + "=([A-Za-z0-9_-]+)");
    private static final String SCHEME = "Bearer ";

    private final AccessToken token;
    private final Sessions sessions;
    private final Attempts attempts;

    /** {@code random} must not be foreseeable. */
    public Access(AccessToken token, RandomGenerator random, InstantSource clock) {
        this.token = token;
        this.sessions = new Sessions(token, random, clock);
        this.attempts = new Attempts(clock);
    }

    @Override
    public Optional<Problem> problem(Method method, Target target, Headers headers, String clientAddress) {
        List<String> segments = target.segments();
        if (!segments.isEmpty() && OPEN.contains(segments.get(0))) {
            return Optional.empty();
        }
        if (session(headers).filter(sessions::isOpen).isPresent()) {
            return Optional.empty();
        }
        Optional<String> authorization = headers.first("Authorization");
        return authorization.isEmpty()
                ? Optional.of(unauthorised("Every address of this server needs its token."))
                : refusal(bearer(authorization.get()), clientAddress);
    }

    private static String bearer(String authorization) {
        return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? authorization.substring(SCHEME.length()).strip()
                : "";
    }

    /** Why what was presented does not do, if it does not; too many wrong ones, and none is even compared. */
    private Optional<Problem> refusal(String presented, String clientAddress) {
        if (attempts.isExhausted(clientAddress)) {
            return Optional.of(Problem.of(
                            429,
                            "too-many-attempts",
                            "Too many attempts",
                            "There were " + Attempts.LIMIT + " wrong tokens from this address within a minute; try"
                                    + " again in a minute.")
                    .withHeader("Retry-After", Long.toString(Attempts.SPAN.toSeconds())));
        }
        if (token.matches(presented)) {
            return Optional.empty();
        }
        attempts.failed(clientAddress);
        return Optional.of(unauthorised("This is not the token of this server."));
    }

    private static Problem unauthorised(String reason) {
        return Problem.of(
                        401,
                        "unauthorized",
                        "Token needed",
                        reason + " Send it as Authorization: Bearer TOKEN, or give it on the page /login.")
                .withHeader("WWW-Authenticate", "Bearer realm=\"isomer\"");
    }

    @Override
    public void addTo(Router.Builder routes) {
        routes.route(Method.GET, "/login", this::page)
                .route(Method.POST, "/login", this::logIn)
                .route(Method.POST, "/logout", this::logOut);
    }

    /** The login page is what every page is for those who are not logged in. */
    private Response page(Request request) {
        if (session(request.headers()).filter(sessions::isOpen).isPresent()) {
            return Response.seeOther("/");
        }
        throw new HttpException(unauthorised("Every address of this server needs its token."));
    }

    private Response logIn(Request request) {
        String presented = request.form().first("token").orElse("").strip();
        Optional<Problem> refusal = refusal(presented, request.clientAddress());
        if (refusal.isPresent()) {
            throw new HttpException(refusal.get());
        }
        return Response.seeOther(whereFrom(request))
                .with("Set-Cookie", cookie(sessions.begin(), Sessions.LIFE.toSeconds()));
    }

    private Response logOut(Request request) {
        session(request.headers()).ifPresent(sessions::end);
        return Response.seeOther("/login").with("Set-Cookie", cookie("", 0));
    }

    private static String cookie(String word, long seconds) {
        return COOKIE + "=" + word + "; Path=/; Max-Age=" + seconds + "; HttpOnly; SameSite=Strict";
    }

    /** The page of this server on which the form was shown, where the browser says it; else the overview. */
    private static String whereFrom(Request request) {
        String own = "://" + request.headers().first("Host").orElse("") + "/";
        String page = request.headers().first("Referer").orElse("");
        if (!page.startsWith("http" + own) && !page.startsWith("https" + own)) {
            return "/";
        }
        try {
            URI address = URI.create(page.substring(page.indexOf(own) + own.length() - 1));
            boolean isElsewhere = address.getRawAuthority() == null && !"/login".equals(address.getRawPath());
            return isElsewhere ? address.toASCIIString() : "/";
        } catch (IllegalArgumentException unreadable) {
            return "/";
        }
    }

    private static Optional<String> session(Headers headers) {
        Matcher matcher = SESSION.matcher(String.join("; ", headers.all("Cookie")));
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
