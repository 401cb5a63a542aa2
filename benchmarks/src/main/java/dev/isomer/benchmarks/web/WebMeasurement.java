package dev.isomer.benchmarks.web;

import dev.isomer.benchmarks.Turns;
import dev.isomer.catalog.cid.Cid;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The application's server in memory, started by {@code run.sh}, beside a bare Undertow handler that sends the same
 * header fields and bytes: a stored content and a list of 50, by wrk, turn and turn about; and the time from a start to
 * the first answer. Medians and their ratio are printed, with the least and the greatest ratio of a turn.
 *
 * <p>Arguments: the repository's root, and how many turns; 10 unless given. Needs {@code wrk} on the path.
 */
public final class WebMeasurement {
    private static final int DEFAULT_TURNS = 10;
    private static final long WARM_UP_REQUESTS = 1_000_000;
    private static final int SERVERS = 50;
    private static final int TURN_SECONDS = 2;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final String CONTENT =
            "A small content on one line, larger than what an identifier holds by itself. ".repeat(10);

    private WebMeasurement() {}

    /** Runs everything. */
    public static void main(String[] arguments) throws Exception {
        Path repository = Path.of(arguments.length > 0 ? arguments[0] : "").toAbsolutePath();
        int turns = arguments.length > 1 ? Integer.parseInt(arguments[1]) : DEFAULT_TURNS;
        System.out.println("| request | bare Undertow | application | ratio | ratio of a turn |");
        System.out.println("| --- | --: | --: | --: | --: |");
        try (ServerProcess application = ServerProcess.application(repository)) {
            application.firstAnswerNanos();
            String content = fill(application.port());
            rate("`GET /{cid}`, requests/s", repository, application, content, turns);
            rate("50 servers as JSON, requests/s", repository, application, "/servers", turns);
        }
        start(repository, turns);
    }

    /** Fills the application; the path of the content. */
    private static String fill(int port) {
        for (int i = 0; i < SERVERS; i++) {
            String definition = "{\"definition\":\"def main():\\n    return {'output': 'server " + i + "'}\"}";
            require(201, Answer.send(port, "PUT", "/servers/server-" + i, definition));
        }
        Cid cid = Cid.of(CONTENT);
        String document = "{\"version\":6,\"cid_values\":{\"" + cid + "\":\"" + CONTENT + "\"}}";
        require(200, Answer.send(port, "POST", "/import", document));
        return cid.path();
    }

    private static void require(int status, Answer answer) {
        if (answer.status() != status) {
            throw new IllegalStateException(answer.toString());
        }
    }

    private static void rate(String name, Path repository, ServerProcess application, String path, int turns)
            throws IOException, InterruptedException {
        Answer answer = Answer.get(application.port(), path);
        require(200, answer);
        try (ServerProcess bare = ServerProcess.bare(repository, answer)) {
            bare.firstAnswerNanos();
            if (!Answer.get(bare.port(), path).equals(answer)) {
                throw new IllegalStateException("The two do not answer alike: " + answer);
            }
            warmUp(application.port(), path);
            warmUp(bare.port(), path);
            Turns measured = new Turns();
            for (int turn = 0; turn < turns; turn++) {
                boolean first = turn % 2 == 0;
                double ours = first ? perSecond(application.port(), path) : 0;
                double theirs = perSecond(bare.port(), path);
                measured.add(first ? ours : perSecond(application.port(), path), theirs);
            }
            measured.print(name, "%,.0f");
        }
    }

    /** By a number of requests, not a time, for the compiler's work goes by that. */
    private static void warmUp(int port, String path) throws IOException, InterruptedException {
        double answered = 0;
        while (answered < WARM_UP_REQUESTS) {
            answered += perSecond(port, path) * TURN_SECONDS;
        }
    }

    private static double perSecond(int port, String path) throws IOException, InterruptedException {
        Process wrk = new ProcessBuilder(
                        "wrk", "-t1", "-c16", "-d" + TURN_SECONDS + "s", "http://127.0.0.1:" + port + path)
                .redirectErrorStream(true)
                .start();
        String said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher rate = Pattern.compile("Requests/sec: +([0-9.]+)").matcher(said);
        if (wrk.waitFor() != 0 || !rate.find() || said.contains("Non-2xx") || said.contains("Socket errors")) {
            throw new IllegalStateException(said);
        }
        return Double.parseDouble(rate.group(1));
    }

    private static void start(Path repository, int turns) throws IOException, InterruptedException {
        Turns measured = new Turns();
        Answer any = new Answer(200, List.of("content-type: application/json"), "{\"status\":\"ok\"}");
        for (int turn = 0; turn <= turns; turn++) {
            double ours;
            double theirs;
            try (ServerProcess application = ServerProcess.application(repository)) {
                ours = application.firstAnswerNanos() / NANOS_PER_MILLI;
            }
            try (ServerProcess bare = ServerProcess.bare(repository, any)) {
                theirs = bare.firstAnswerNanos() / NANOS_PER_MILLI;
            }
            if (turn > 0) {
                measured.add(ours, theirs);
            }
        }
        measured.print("start to the first answer, ms", "%,.0f");
    }
}
