package dev.isomer.web.hostile;

import dev.isomer.web.hostile.Outcome.End;
import dev.isomer.web.http.RawAnswer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** One client on one connection that follows a script. */
final class Conversation {
    private static final int SMALL_BUFFER_BYTES = 4_096;
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.1 \\d{3}");

    private final Socket socket;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final byte[] buffer = new byte[65_536];

    private Conversation(Socket socket) {
        this.socket = socket;
    }

    /**
     * Follows the script.
     *
     * @param patienceMillis how long the client waits for anything before it says that the server hangs
     */
    static Outcome hold(int port, Script script, int patienceMillis) throws IOException {
        if (script.ending() == Script.Ending.LEAVES) {
            int last = script.parts().size() - 1;
            leave(port, script.parts().subList(0, last));
            Script back = new Script(List.of(script.parts().get(last)), 0, Script.Ending.READS);
            return hold(port, back, patienceMillis);
        }
        try (Socket socket = new Socket()) {
            if (script.ending() == Script.Ending.STALLS) {
                socket.setReceiveBufferSize(SMALL_BUFFER_BYTES);
            }
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            socket.setTcpNoDelay(true);
            Conversation conversation = new Conversation(socket);
            End end = conversation.follow(script, patienceMillis);
            socket.setSoLinger(true, 0);
            return new Outcome(answers(conversation.received.toByteArray()), end);
        }
    }

    private End follow(Script script, int patienceMillis) {
        try {
            for (int i = 0; i < script.parts().size(); i++) {
                if (i > 0 && hearsTheEnd(script.pauseMillis())) {
                    return End.CLOSED;
                }
                socket.getOutputStream().write(script.parts().get(i));
            }
            switch (script.ending()) {
                case READS, LEAVES -> {}
                case CLOSES_ITS_HALF -> socket.shutdownOutput();
                case STALLS -> wait(script.pauseMillis());
            }
        } catch (IOException refused) {
            return drain(patienceMillis) == End.HUNG ? End.HUNG : End.CUT;
        }
        return drain(patienceMillis);
    }

    private static void leave(int port, List<byte[]> parts) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            for (byte[] part : parts) {
                socket.getOutputStream().write(part);
            }
            socket.setSoLinger(true, 0);
        } catch (SocketException cut) {
            // Whoever means to leave does not mind.
        }
    }

    private End drain(int patienceMillis) {
        try {
            socket.setSoTimeout(patienceMillis);
            int count;
            while ((count = socket.getInputStream().read(buffer)) >= 0) {
                received.write(buffer, 0, count);
            }
            return End.CLOSED;
        } catch (SocketTimeoutException silent) {
            return End.HUNG;
        } catch (IOException cut) {
            return End.CUT;
        }
    }

    /** Listens for so long; whether the server has closed the connection meanwhile. */
    private boolean hearsTheEnd(int millis) throws IOException {
        socket.setSoTimeout(millis);
        try {
            int count = socket.getInputStream().read(buffer);
            if (count < 0) {
                return true;
            }
            received.write(buffer, 0, count);
            return false;
        } catch (SocketTimeoutException nothing) {
            return false;
        }
    }

    private static void wait(int millis) {
        CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS))
                .join();
    }

    /** The answers that these bytes are; one that was cut has less of a body than it says. */
    static List<RawAnswer> answers(byte[] bytes) {
        List<RawAnswer> answers = new ArrayList<>();
        String rest = new String(bytes, StandardCharsets.ISO_8859_1);
        while (!rest.isEmpty()) {
            int end = rest.indexOf("\r\n\r\n");
            if (end < 0 || !STATUS_LINE.matcher(rest).lookingAt()) {
                answers.add(new RawAnswer(0, "", rest));
                return answers;
            }
            String head = rest.substring(0, end);
            String behind = rest.substring(end + 4);
            int status = Integer.parseInt(head.substring(9, 12));
            RawAnswer bare = new RawAnswer(status, head, "");
            int announced = bare.header("Content-Length")
                    .map(Integer::parseInt)
                    .orElse(status < 200 || status == 204 || status == 304 ? 0 : behind.length());
            int length = Math.min(announced, behind.length());
            if (status >= 200) {
                answers.add(new RawAnswer(status, head, behind.substring(0, length)));
            }
            rest = behind.substring(length);
        }
        return answers;
    }
}
