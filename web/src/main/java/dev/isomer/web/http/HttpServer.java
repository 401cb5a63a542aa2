package dev.isomer.web.http;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.slf4j.LoggerFactory;
import org.xnio.Options;
import org.xnio.Xnio;

/** A running web server on one address. Thread-safe. */
public final class HttpServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LISTENERS = 100;

    /** How long a connection may be silent at all, when every other limit has let it be. */
    private static final Duration SILENCE = Duration.ofMinutes(2);

    private final Undertow undertow;
    private final RequestsUnderWay underWay;
    private final EventStreams streams;
    private final String host;
    private final int port;

    private HttpServer(Undertow undertow, RequestsUnderWay underWay, EventStreams streams, String host, int port) {
        this.undertow = undertow;
        this.underWay = underWay;
        this.streams = streams;
        this.host = host;
        this.port = port;
    }

    /**
     * Listens and answers.
     *
     * @param host the name or address to listen on; on a loopback one, requests must name this machine as their host
     * @param port the port, or 0 for any free one
     * @throws CannotListenException when the address is taken or is not this machine's
     */
    public static HttpServer start(String host, int port, Router router, ProblemPage problemPage, HttpOptions options) {
        Limits limits = options.limits();
        RequestsUnderWay underWay = new RequestsUnderWay(limits.requests());
        EventStreams streams = new EventStreams(LISTENERS, limits.writeTime());
        BodyBudget budget = new BodyBudget(limits.bodiesBytes());
        boolean loopback = isLoopback(host);
        DeferredHandler root = new DeferredHandler();
        Undertow undertow = configured(limits).addHttpListener(port, host, root).build();
        try {
            undertow.start();
        } catch (RuntimeException refused) {
            undertow.stop();
            throw explained(host, port, refused);
        }
        int actualPort = ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
        RequestGuard guard = loopback ? RequestGuard.forLoopback(host, actualPort) : RequestGuard.forAnyHost();
        root.set(new ExchangeHandler(router, problemPage, guard, underWay, budget, streams, options));
        return new HttpServer(undertow, underWay, streams, host, actualPort);
    }

    /**
     * Loads what a server takes longest to load. Not needed; called beside other work before a start, the start is
     * quicker.
     */
    public static void prepare() {
        LoggerFactory.getLogger(HttpServer.class).debug("Logging is ready.");
        Xnio.getInstance(HttpServer.class.getClassLoader());
    }

    /** Whether this name or address can be reached from this machine alone. */
    public static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    /** The address to give a person, with the real port; for a server on all addresses, the one on this machine. */
    public String address() {
        String name = host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
        return "http://" + RequestGuard.bracketed(name) + ":" + port + "/";
    }

    /** The port listened on. */
    public int port() {
        return port;
    }

    /**
     * Stops: streams of events end, requests under way are finished, new ones answered 503 until then, at most ten
     * seconds long. Stopping twice is harmless.
     */
    @Override
    public void close() {
        streams.close();
        underWay.stop(PATIENCE);
        undertow.stop();
    }

    private static Undertow.Builder configured(Limits limits) {
        return Undertow.builder()
                .setIoThreads(2)
                .setWorkerThreads(limits.workers())
                .setWorkerOption(Options.WORKER_NAME, "web")
                .setWorkerOption(Options.CONNECTION_HIGH_WATER, limits.connections())
                .setWorkerOption(Options.CONNECTION_LOW_WATER, limits.connections())
                .setSocketOption(Options.READ_TIMEOUT, millis(limits.readTime()))
                .setSocketOption(Options.WRITE_TIMEOUT, millis(limits.writeTime()))
                // BodyReader keeps the limit of each address; this one would be fixed before the address is known.
                .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, -1L)
                .setServerOption(UndertowOptions.MULTIPART_MAX_ENTITY_SIZE, 2L * limits.bodyBytes())
                .setServerOption(UndertowOptions.MAX_HEADER_SIZE, limits.headerBytes())
                .setServerOption(UndertowOptions.MAX_HEADERS, limits.headers())
                .setServerOption(UndertowOptions.MAX_PARAMETERS, Parameters.COUNT_LIMIT)
                .setServerOption(UndertowOptions.MAX_COOKIES, 50)
                .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, millis(limits.headerTime()))
                .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, millis(limits.idleTime()))
                .setServerOption(UndertowOptions.IDLE_TIMEOUT, millis(SILENCE))
                .setServerOption(UndertowOptions.DECODE_URL, false)
                .setServerOption(UndertowOptions.ENABLE_HTTP2, false)
                .setServerOption(UndertowOptions.HTTP2_SETTINGS_MAX_CONCURRENT_STREAMS, 100)
                .setServerOption(UndertowOptions.ALLOW_UNESCAPED_CHARACTERS_IN_URL, false)
                .setServerOption(UndertowOptions.ALWAYS_SET_DATE, true)
                .setServerOption(UndertowOptions.RECORD_REQUEST_START_TIME, true)
                .setServerOption(UndertowOptions.SHUTDOWN_TIMEOUT, 2_000);
    }

    private static int millis(Duration time) {
        return Math.toIntExact(time.toMillis());
    }

    private static CannotListenException explained(String host, int port, RuntimeException refused) {
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                String reason = String.valueOf(cause.getMessage());
                return reason.contains("in use")
                        ? CannotListenException.portTaken(port, refused)
                        : CannotListenException.noSuchAddress(host, port, refused);
            }
        }
        return CannotListenException.noSuchAddress(host, port, refused);
    }
}
