package dev.isomer.web.http;

/** A program that answers one request with a failure and ends, so that a test can read what it wrote to its log. */
public final class FailingServer {
    private FailingServer() {}

    public static void main(String[] arguments) {
        try (HttpServer server = EchoServer.start()) {
            System.out.println(
                    RawAnswer.get(server.port(), "/fails", arguments[0]).status());
        }
        Runtime.getRuntime().halt(0);
    }
}
