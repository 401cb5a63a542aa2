package dev.isomer.web.resource.exchange;

import dev.isomer.web.http.HttpException;
import dev.isomer.web.http.Request;

/** Whether a request only asks what would be done. */
final class DryRun {
    private DryRun() {}

    /**
     * What the parameter {@code dryRun} says.
     *
     * @throws HttpException 400 when it says something else than true or false
     */
    static boolean isAsked(Request request) {
        return switch (request.query().last("dryRun").orElse("false")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw HttpException.badRequest("The parameter dryRun is true or false.");
        };
    }
}
