package dev.isomer.web.http;

import java.util.ArrayList;
import java.util.List;

/**
 * A body while it arrives, in pieces of at most {@value #PIECE_BYTES} bytes. Every piece is taken from the budget of
 * all bodies before it is made, so that a body of many tiny parts takes no more than it counts.
 */
final class BodyPieces {
    static final int PIECE_BYTES = 64 * 1024;

    private final BodyBudget budget;
    private final long announcedBytes;
    private final List<byte[]> pieces = new ArrayList<>();

    private int filledBytes;
    private long sizeBytes;
    private long takenBytes;

    /** Nothing yet, of a body with that length; a negative one is not known. */
    BodyPieces(BodyBudget budget, long announcedBytes) {
        this.budget = budget;
        this.announcedBytes = announcedBytes;
    }

    /** How much has arrived. */
    long sizeBytes() {
        return sizeBytes;
    }

    /** Adds what came next; false when the budget does not allow it, after which nothing more may be added. */
    boolean add(byte[] bytes) {
        int at = 0;
        while (at < bytes.length) {
            if (pieces.isEmpty() || filledBytes == last().length) {
                int pieceBytes = nextPieceBytes();
                if (!budget.take(pieceBytes)) {
                    return false;
                }
                takenBytes += pieceBytes;
                pieces.add(new byte[pieceBytes]);
                filledBytes = 0;
            }
            int count = Math.min(bytes.length - at, last().length - filledBytes);
            System.arraycopy(bytes, at, last(), filledBytes, count);
            filledBytes += count;
            sizeBytes += count;
            at += count;
        }
        return true;
    }

    private int nextPieceBytes() {
        long missing = announcedBytes - sizeBytes;
        return missing <= 0 ? PIECE_BYTES : (int) Math.min(PIECE_BYTES, missing);
    }

    private byte[] last() {
        return pieces.get(pieces.size() - 1);
    }

    /** The whole body, to which the pieces go over. */
    Payload payload() {
        return Payload.of(pieces, Math.toIntExact(sizeBytes));
    }

    /** Gives the budget back what was taken. */
    void release() {
        budget.give(takenBytes);
        takenBytes = 0;
    }
}
