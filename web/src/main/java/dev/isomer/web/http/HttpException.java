package dev.isomer.web.http;

import java.util.List;

/** Ends the handling of a request with a {@link Problem}. */
public final class HttpException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    /** A problem that is an ordinary answer, so no stack trace is taken. */
    public HttpException(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    /** 400: the request cannot be read. */
    public static HttpException badRequest(String detail) {
        return new HttpException(Problem.of(400, "bad-request", "Bad request", detail));
    }

    /** 404: there is nothing at this address. */
    public static HttpException notFound(String detail) {
        return new HttpException(Problem.of(404, "not-found", "Not found", detail));
    }

    /** 415: the body is of a type that cannot be read here. */
    public static HttpException unsupportedMediaType(String detail) {
        return new HttpException(Problem.of(415, "unsupported-media-type", "Unsupported media type", detail));
    }

    /** 422: the body was read, and says something that cannot be. */
    public static HttpException invalid(String detail) {
        return new HttpException(Problem.of(422, "validation", "Not valid", detail));
    }

    /** 422 with each field that is wrong; there is at least one. */
    public static HttpException invalid(List<FieldProblem> problems) {
        FieldProblem first = problems.get(0);
        return new HttpException(Problem.of(422, "validation", "Not valid", "/" + first.field() + ": " + first.detail())
                .with("errors", problems.stream().map(FieldProblem::document).toList()));
    }

    /** 422 for one field. */
    public static HttpException invalid(String field, String detail) {
        return invalid(List.of(new FieldProblem(field, detail)));
    }

    /** What to answer. */
    public Problem problem() {
        return problem;
    }
}
