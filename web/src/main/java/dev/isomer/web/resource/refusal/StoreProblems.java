package dev.isomer.web.resource.refusal;

import dev.isomer.catalog.Catalog;
import dev.isomer.catalog.content.CorruptContentException;
import dev.isomer.catalog.exchange.ExportRefusedException;
import dev.isomer.catalog.secret.LockedSecretException;
import dev.isomer.storage.error.BusyException;
import dev.isomer.storage.error.ConflictException;
import dev.isomer.storage.error.InvalidQueryException;
import dev.isomer.storage.error.InvalidValueException;
import dev.isomer.storage.error.MemoryLimitExceededException;
import dev.isomer.storage.error.MissingEntityException;
import dev.isomer.storage.error.OutcomeUnknownException;
import dev.isomer.storage.error.StorageFailureException;
import dev.isomer.storage.error.StoreClosedException;
import dev.isomer.storage.error.StoreException;
import dev.isomer.storage.error.TransactionTimeoutException;
import dev.isomer.storage.error.UniqueViolationException;
import dev.isomer.storage.model.Statistics.TypeStatistics;
import dev.isomer.web.http.FieldProblem;
import dev.isomer.web.http.Handler;
import dev.isomer.web.http.HttpException;
import dev.isomer.web.http.Problem;
import dev.isomer.web.http.Request;
import dev.isomer.web.http.Response;
import dev.isomer.web.json.JsonSyntaxException;
import dev.isomer.web.resource.memory.StoredTypes;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Turns what the store and the catalog refuse into problems that say what to do; what is left is a failure of ours. */
public final class StoreProblems {
    private final Catalog catalog;

    public StoreProblems(Catalog catalog) {
        this.catalog = catalog;
    }

    /** A handler that answers as the inner one does, with a problem where that is refused something. */
    public Handler around(Handler inner) {
        return request -> answer(inner, request);
    }

    private Response answer(Handler inner, Request request) {
        try {
            return inner.handle(request);
        } catch (JsonSyntaxException unreadable) {
            throw HttpException.badRequest("The body is not a JSON document. " + unreadable.getMessage());
        } catch (CorruptContentException corrupt) {
            throw new HttpException(Problem.of(
                    502,
                    "corrupt-content",
                    "Corrupt content",
                    corrupt.getMessage() + " Replace the file by the right one."));
        } catch (LockedSecretException locked) {
            throw new HttpException(Problem.of(
                    409,
                    "secret-locked",
                    "Locked",
                    locked.getMessage() + " Start the server with the VIEWER_SECRET_KEY that it was saved with, or"
                            + " save a new value."));
        } catch (ExportRefusedException refused) {
            throw HttpException.invalid(refused.getMessage());
        } catch (StoreException refused) {
            throw of(refused);
        }
    }

    /** What the store refuses, as an answer; what can only be a failure of ours is thrown as it is. */
    public HttpException of(StoreException refused) {
        return new HttpException(problem(refused));
    }

    private Problem problem(StoreException refused) {
        if (refused instanceof MemoryLimitExceededException full) {
            return full(full);
        }
        if (refused instanceof InvalidValueException invalid) {
            return HttpException.invalid(invalid.problems().stream()
                            .map(problem -> new FieldProblem(problem.attribute(), problem.reason()))
                            .toList())
                    .problem();
        }
        if (refused instanceof UniqueViolationException) {
            return Problem.of(409, "already-exists", "Name taken", refused.getMessage());
        }
        if (refused instanceof MissingEntityException) {
            return Problem.of(404, "not-found", "Not found", refused.getMessage());
        }
        if (refused instanceof InvalidQueryException) {
            return Problem.of(400, "invalid-cursor", "Bad request", refused.getMessage());
        }
        if (refused instanceof BusyException
                || refused instanceof ConflictException
                || refused instanceof TransactionTimeoutException
                || refused instanceof StoreClosedException) {
            return Problem.of(503, "busy", "Not available now", refused.getMessage() + " Try again in a moment.")
                    .withHeader("Retry-After", "1");
        }
        if (refused instanceof StorageFailureException) {
            return Problem.of(503, "storage-failure", "Not saved", refused.getMessage());
        }
        if (refused instanceof OutcomeUnknownException) {
            return Problem.of(
                    500, "outcome-unknown", "It cannot be known whether this was saved", refused.getMessage());
        }
        throw refused;
    }

    private Problem full(MemoryLimitExceededException full) {
        List<TypeStatistics> largest = catalog.store().statistics().types().stream()
                .filter(type -> type.rows() > 0)
                .sorted(Comparator.comparingLong(
                        (TypeStatistics type) -> -type.bytes().orElse(0)))
                .limit(3)
                .toList();
        String named = largest.stream()
                .map(type -> type.entityType() + " (" + type.bytes().orElse(0) + " bytes)")
                .collect(Collectors.joining(", "));
        return Problem.of(
                        507,
                        "memory-limit",
                        "Memory limit reached",
                        "Nothing was changed: the store holds " + full.usedBytes() + " of at most " + full.limitBytes()
                                + " bytes and this needs " + full.requestedBytes() + " more. Largest are " + named
                                + "; the page /memory shows where to delete what.")
                .with("usedBytes", full.usedBytes())
                .with("requestedBytes", full.requestedBytes())
                .with("limitBytes", full.limitBytes())
                .with(
                        "largest",
                        largest.stream().map(TypeStatistics::entityType).toList())
                .with(
                        "delete_at",
                        largest.stream()
                                .map(type -> StoredTypes.address(type.entityType()))
                                .filter(address -> !address.isEmpty())
                                .toList());
    }
}
