package dev.isomer.reliability.proof;

import java.util.ArrayList;
import java.util.List;

/** What was lost over many crashes. Used by one thread at a time. */
public final class Tally {
    private static final int MOST_EXAMPLES = 5;

    private long crashes;
    private long acknowledged;
    private long losing;
    private long lost;
    private long mostLost;
    private long unreadable;
    private long wrong;
    private final List<String> examples = new ArrayList<>();

    /** Counts transactions that were acknowledged. */
    void addAcknowledged(long more) {
        acknowledged += more;
    }

    /** Counts a crash after which a store could be opened. */
    void addCrash(long newestAcknowledged, long newestFound, List<String> sentences) {
        crashes++;
        if (newestFound < newestAcknowledged) {
            long gone = newestAcknowledged - newestFound;
            losing++;
            lost += gone;
            mostLost = Math.max(mostLost, gone);
            example("acknowledged up to " + newestAcknowledged + ", found up to " + newestFound);
        }
        if (!sentences.isEmpty()) {
            wrong++;
            example(sentences.get(0));
        }
    }

    /** Counts a crash after which it could not. */
    void addUnreadable(String why) {
        crashes++;
        unreadable++;
        // Before losses, of which there may be many.
        examples.add(0, why);
        examples.subList(Math.min(MOST_EXAMPLES, examples.size()), examples.size())
                .clear();
    }

    private void example(String text) {
        if (examples.size() < MOST_EXAMPLES) {
            examples.add(text);
        }
    }

    /** Whether nothing was lost, all could be opened, and nothing was there that cannot be. */
    public boolean isSound() {
        return lost == 0 && unreadable == 0 && wrong == 0;
    }

    /** How many crashes there were. */
    public long crashes() {
        return crashes;
    }

    /** How many transactions were acknowledged. */
    public long acknowledged() {
        return acknowledged;
    }

    /** After how many crashes acknowledged transactions were lost. */
    public long losing() {
        return losing;
    }

    /** How many acknowledged transactions were lost in all. */
    public long lost() {
        return lost;
    }

    /** How many were lost by one crash. */
    public long mostLost() {
        return mostLost;
    }

    /** After how many crashes the store could not be opened. */
    public long unreadable() {
        return unreadable;
    }

    /** After how many crashes transactions were torn, missing before newer ones, or back. */
    public long wrong() {
        return wrong;
    }

    @Override
    public String toString() {
        String counts = crashes + " crashes, " + acknowledged + " acknowledged, " + losing + " crashes lost " + lost
                + " of them (most " + mostLost + "), " + wrong + " left something torn, " + unreadable + " unreadable";
        return isSound() ? counts : counts + " " + examples;
    }
}
