package dev.isomer.benchmarks.web;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own. */
final class ServerProcess implements AutoCloseable {
    private static final String REQUEST = "GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nConnection: close\r\n\r\n";

    private final Process process;
    private final int port;
    private final long startNanos;

    private ServerProcess(List<String> command, Answer sent, int port) throws IOException {
        this.port = port;
        this.startNanos = System.nanoTime();
        this.process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (OutputStream in = process.getOutputStream()) {
            in.write((String.join("\n", sent.header()) + "\n\n" + sent.body()).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The application in memory, as people start it. */
    static ServerProcess application(Path repository) throws IOException {
        int port = freePort();
        List<String> command = List.of(
                repository.resolve("run.sh").toString(),
                "--in-memory-db",
                "--port",
                "" + port);
        return new ServerProcess(command, new Answer(200, List.of(), ""), port);
    }

    /** A bare Undertow that sends this answer, on the same virtual machine with the same heap. */
    static ServerProcess bare(Path repository, Answer answer) throws IOException {
        int port = freePort();
        Path jar = repository.resolve("benchmarks").resolve("target").resolve("bare-undertow.jar");
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
        command.addAll(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-cp", jar.toString()));
        command.addAll(List.of(BareServer.class.getName(), "" + port));
        return new ServerProcess(command, answer, port);
    }

    int port() {
        return port;
    }

    /** Waits for the first answer; how long it took from the start of the process on. */
    long firstAnswerNanos() throws IOException, InterruptedException {
        while (process.isAlive()) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.getOutputStream().write(String.format(REQUEST, port).getBytes(StandardCharsets.US_ASCII));
                String first = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
                if (first.equals("HTTP/1.1 200")) {
                    return System.nanoTime() - startNanos;
                }
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
        }
        throw new IOException("The server ended with " + process.exitValue() + " instead of answering.");
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
