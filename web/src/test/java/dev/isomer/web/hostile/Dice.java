package dev.isomer.web.hostile;

import dev.isomer.web.http.RawAnswer;
import java.util.Random;

/** What a shape draws its requests from: the same seed gives the same requests. */
record Dice(Random random, int port) {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

    /** One of these. */
    String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** A number between these two, both included. */
    int number(int from, int to) {
        return from + random.nextInt(to - from + 1);
    }

    /** A few letters. */
    String word() {
        StringBuilder word = new StringBuilder();
        for (int letters = number(1, 8); letters > 0; letters--) {
            word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return word.toString();
    }

    /** Any bytes, each as the character of its number. */
    String bytes(int count) {
        StringBuilder bytes = new StringBuilder();
        for (int i = 0; i < count; i++) {
            bytes.append((char) random.nextInt(256));
        }
        return bytes.toString();
    }

    /** The header field by which the server is rightly addressed. */
    String host() {
        return "Host: 127.0.0.1:" + port;
    }

    /** A request as it should be, but for what is given, that asks for the connection to be closed. */
    String request(String method, String target, String body, String... headers) {
        return RawAnswer.request(method, target, port, body, headers);
    }

    /** A {@code GET} as it should be, but for what is given. */
    String get(String target, String... headers) {
        return request("GET", target, "", headers);
    }

    /** A {@code POST} of JSON to the servers. */
    String json(String body) {
        return request("POST", "/servers", body, "Content-Type: application/json");
    }

    /** A request made of these lines, each ended as it should be. */
    String lines(String... lines) {
        return String.join("\r\n", lines) + "\r\n\r\n";
    }
}
