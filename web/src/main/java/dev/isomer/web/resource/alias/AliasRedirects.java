package dev.isomer.web.resource.alias;

import dev.isomer.catalog.Catalog;
import dev.isomer.catalog.CompiledAliases;
import dev.isomer.catalog.alias.AliasAnswer;
import dev.isomer.web.http.Handler;
import dev.isomer.web.http.HttpException;
import dev.isomer.web.http.Problem;
import dev.isomer.web.http.Request;
import dev.isomer.web.http.Response;
import dev.isomer.web.http.Target;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Answers every path that the application has nothing at: by the first enabled alias that matches it, else 404.
 *
 * <p>A method that may carry a body keeps it (307); the others are sent on with {@code GET} (302).
 */
public final class AliasRedirects implements Handler {
    /** Longer paths match no alias: a pattern's work grows with the path. */
    static final int PATH_LIMIT_CHARACTERS = 2048;

    private final Catalog catalog;
    private final CompiledAliases aliases;
    private final Predicate<String> isFixed;

    /**
     * Redirects by the aliases of a catalog.
     *
     * @param isFixed whether the application answers a path itself, so that no alias does
     */
    public AliasRedirects(Catalog catalog, CompiledAliases aliases, Predicate<String> isFixed) {
        this.catalog = catalog;
        this.aliases = aliases;
        this.isFixed = isFixed;
    }

    @Override
    public Response handle(Request request) {
        AliasAnswer answer = path(request.target())
                .map(path -> answer(path, request.target().rawQuery()))
                .orElseGet(AliasAnswer.None::new);
        if (answer instanceof AliasAnswer.Redirect redirect) {
            return Response.of(request.method().isSafe() ? 302 : 307).with("Location", redirect.location());
        }
        if (answer instanceof AliasAnswer.Loop loop) {
            throw new HttpException(Problem.of(
                            508,
                            "redirect-loop",
                            "These aliases never arrive",
                            "The aliases lead round: " + String.join(" → ", loop.chain())
                                    + ". Change one of them at /aliases so that it leads elsewhere.")
                    .with("chain", loop.chain()));
        }
        throw HttpException.notFound("There is nothing at this address, and no enabled alias leads on from it; "
                + "the overview at / links to what there is, and /aliases takes new ones.");
    }

    private AliasAnswer answer(String path, String query) {
        return isFixed.test(path)
                ? new AliasAnswer.None()
                : catalog.read(aliases::table).answer(path, query, isFixed);
    }

    /** The decoded path; empty for one with an encoded slash within a segment, which no alias can mean, or too long. */
    private static Optional<String> path(Target target) {
        boolean plain = target.segments().stream().noneMatch(segment -> segment.contains("/"));
        String path = "/" + String.join("/", target.segments());
        return plain && path.length() <= PATH_LIMIT_CHARACTERS ? Optional.of(path) : Optional.empty();
    }
}
