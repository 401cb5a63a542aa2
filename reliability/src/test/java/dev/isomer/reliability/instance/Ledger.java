package dev.isomer.reliability.instance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What all instances said of their transactions, and what of it is not so. Thread-safe. */
final class Ledger {
    private final Map<String, State> states = new HashMap<>();
    private final Map<String, List<Long>> ids = new HashMap<>();
    private final Map<Long, String> owners = new HashMap<>();
    private final Set<String> ended = new HashSet<>();
    private final Set<String> lost = new HashSet<>();
    private final List<String> wrong = new ArrayList<>();
    private long acknowledged;
    private long refused;

    private enum State {
        THERE,
        GONE,
        EITHER
    }

    /**
     * What must be seen by whoever looks from now on, whatever instances that run do meanwhile.
     *
     * @param there tokens of transactions that are there for good, as their instance has ended
     * @param gone of those that were refused or removed
     */
    record Expectation(Set<String> there, Set<String> gone) {}

    /** Takes a line that an instance printed: whether it acknowledges something. */
    synchronized boolean take(String line) {
        String[] words = line.split(" ", 3);
        String token = words.length < 2 ? "" : words[1];
        switch (words[0]) {
            case "begun", "removing", "unknown" -> states.put(token, State.EITHER);
            case "ack" -> {
                states.put(token, State.THERE);
                give(token, words.length < 3 ? List.of() : numbers(words[2]));
                acknowledged++;
            }
            case "removed" -> {
                states.put(token, State.GONE);
                acknowledged++;
            }
            case "refused" -> {
                states.put(token, State.GONE);
                refused++;
            }
            case "kept" -> {
                states.put(token, State.THERE);
                refused++;
            }
            case "wrong" -> wrong.add(line);
            default -> {
                // What is for people.
            }
        }
        return words[0].equals("ack") || words[0].equals("removed");
    }

    private static List<Long> numbers(String text) {
        return Arrays.stream(text.split(",")).map(Long::valueOf).toList();
    }

    private void give(String token, List<Long> given) {
        ids.put(token, given);
        for (long id : given) {
            String before = owners.put(id, token);
            if (before != null) {
                wrong.add("The id " + id + " was given to " + before + " and to " + token + ".");
            }
        }
    }

    /** An instance will not say any more. */
    synchronized void end(String instance) {
        ended.add(instance);
    }

    private boolean isOfEnded(String token) {
        return ended.contains(token.substring(0, Math.max(0, token.indexOf('-'))));
    }

    /** To be taken before one looks. */
    synchronized Expectation expectation() {
        Expectation expectation = new Expectation(new HashSet<>(), new HashSet<>());
        states.forEach((token, state) -> {
            if (state == State.THERE && isOfEnded(token)) {
                expectation.there().add(token);
            } else if (state == State.GONE) {
                expectation.gone().add(token);
            }
        });
        return expectation;
    }

    /** Compares what was expected with what was then seen. */
    synchronized void compare(Expectation expectation, Snapshot seen) {
        wrong.addAll(seen.wrong());
        for (String token : expectation.there()) {
            List<Long> found = seen.ids(token);
            List<Long> given = ids.getOrDefault(token, List.of());
            if (found.isEmpty()) {
                lost.add(token);
            } else if (!given.isEmpty() && !found.equals(given)) {
                wrong.add("The transaction " + token + " was acknowledged with the ids " + given + " and has " + found
                        + ".");
            }
        }
        for (String token : seen.entries().keySet()) {
            if (expectation.gone().contains(token)) {
                wrong.add("The transaction " + token + " was refused, or its rows were removed, and is there.");
            } else if (!states.containsKey(token) && isOfEnded(token)) {
                wrong.add("The transaction " + token + " is there, and nobody began it.");
            }
        }
    }

    /** Notes what cannot be. */
    synchronized void addWrong(String sentence) {
        wrong.add(sentence);
    }

    /** All of it, after so many kills. */
    synchronized Figures figures(int killed, int serverKilled) {
        long unknown =
                states.values().stream().filter(state -> state == State.EITHER).count();
        return new Figures(acknowledged, refused, unknown, killed, serverKilled, lost.size(), wrong);
    }
}
