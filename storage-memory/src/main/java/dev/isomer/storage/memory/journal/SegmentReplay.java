package dev.isomer.storage.memory.journal;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes a state of the frames of one file, and remembers up to where they were whole.
 *
 * @param <S> the state
 */
final class SegmentReplay<S> {
    private final SegmentReader reader;
    private final Replay<S> replay;
    private S state;
    private long number;
    private long lastTransaction;
    private long position;
    private long durable;
    private long transactions;

    SegmentReplay(SegmentReader reader, Replay<S> replay, S state) {
        this.reader = reader;
        this.replay = replay;
        this.state = state;
        this.position = reader.position();
        this.number = reader.header().base();
        this.lastTransaction = number;
    }

    /** Goes on to the end of the file, to the first frame that is not whole, or to a number if there is one. */
    void run(@Nullable Long last) throws IOException {
        while (last == null || number < last) {
            Frame frame = reader.next();
            if (frame == null || !take(frame)) {
                return;
            }
            number = reader.number();
            position = reader.position();
        }
    }

    private boolean take(Frame frame) throws IOException {
        durable = Math.max(durable, frame.durable());
        switch (frame.kind()) {
            case SEAL -> {}
            case SCHEMA -> replay.schema(List.of(new String(frame.payload(), StandardCharsets.UTF_8).split("\n")));
            case PART, END -> {
                FrameInput content = new FrameInput(reader, frame);
                try {
                    S after = replay.transaction(state, content);
                    content.skipToEnd();
                    state = after;
                    lastTransaction = reader.number();
                    transactions++;
                } catch (EOFException failed) {
                    if (!content.isCutOff()) {
                        throw failed;
                    }
                    return false;
                }
            }
        }
        return true;
    }

    S state() {
        return state;
    }

    /** The last frame of the last transaction, or of what is none, that was whole. */
    long number() {
        return number;
    }

    /** The last frame of the last transaction, or what the file begins after. */
    long lastTransaction() {
        return lastTransaction;
    }

    /** Where it ends. */
    long position() {
        return position;
    }

    long transactions() {
        return transactions;
    }

    /** How many bytes are there after what was whole. */
    long bytesLeft() {
        return reader.fileBytes() - position;
    }

    /** The greatest number that any frame of the file says to be durable, those after the bad one too. */
    long durable() throws IOException {
        return Math.max(durable, reader.durableBeyond());
    }
}
