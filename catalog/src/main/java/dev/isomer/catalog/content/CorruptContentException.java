package dev.isomer.catalog.content;

import dev.isomer.catalog.cid.Cid;

/** The content directory has a file of that name, but its bytes are not the content that the name speaks of. */
public final class CorruptContentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Cid cid;
    private final String reason;

    CorruptContentException(Cid cid, String reason) {
        super("The content directory's file " + cid + " is corrupt: " + reason);
        this.cid = cid;
        this.reason = reason;
    }

    /** The content asked for. */
    public Cid cid() {
        return cid;
    }

    /** A sentence that says what is wrong with the file. */
    public String reason() {
        return reason;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
