package dev.isomer.web.hostile;

import dev.isomer.web.http.Body;
import dev.isomer.web.http.HttpOptions;
import dev.isomer.web.http.HttpServer;
import dev.isomer.web.http.Limits;
import dev.isomer.web.http.Response;
import dev.isomer.web.http.Router;
import java.time.Duration;
import java.util.Map;

/** The servers that lack a defence. */
enum Control {
    /** Reads what it can make sense of, believes it, and shows its stack traces. */
    GULLIBLE {
        @Override
        Running start() {
            return running(new NaiveServer(false, false));
        }
    },
    /** Has given up a place for good when a client leaves, and has few of them. */
    FORGETFUL {
        @Override
        Running start() {
            return running(new NaiveServer(true, false));
        }
    },
    /** Throws away what came behind a request, and gives up on a client that will send no more. */
    HASTY {
        @Override
        Running start() {
            return running(new NaiveServer(false, true));
        }
    },
    /** Our own server, which takes any size. */
    GENEROUS {
        @Override
        Running start() {
            Duration time = Duration.ofSeconds(20);
            int bytes = 64 * 1024 * 1024;
            return ours(new Limits(bytes, 16L * bytes, bytes, 60_000, 512, 272, 16, time, time, time, time, time));
        }
    },
    /** Our own server, which waits for any client. */
    PATIENT {
        @Override
        Running start() {
            Limits limits = Limits.standard();
            Duration time = Duration.ofMinutes(10);
            return ours(new Limits(
                    limits.bodyBytes(),
                    limits.bodiesBytes(),
                    limits.headerBytes(),
                    limits.headers(),
                    limits.connections(),
                    limits.requests(),
                    limits.workers(),
                    time,
                    time,
                    time,
                    time,
                    time));
        }
    };

    /** A control that listens. */
    interface Running extends AutoCloseable {
        int port();

        @Override
        void close();
    }

    /** Starts one on a port of its own. */
    abstract Running start();

    private static Running running(NaiveServer server) {
        return server;
    }

    private static Running ours(Limits limits) {
        HttpServer server = HttpServer.start(
                "127.0.0.1",
                0,
                Router.builder()
                        .otherwise(request -> request.target().rawPath().equals(LargeContent.PATH)
                                ? Response.of(200, "text/plain", Body.of(LargeContent.bytes()))
                                : Response.json(
                                        200,
                                        Map.of("bodyBytes", request.payload().sizeBytes())))
                        .build(),
                problem -> problem.title(),
                HttpOptions.of(limits, () -> "control"));
        return new Running() {
            @Override
            public int port() {
                return server.port();
            }

            @Override
            public void close() {
                server.close();
            }
        };
    }
}
