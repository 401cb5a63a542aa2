package dev.isomer.catalog.exchange;

/** What was asked for cannot be exported; the message says what to ask for instead. */
public final class ExportRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ExportRefusedException(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
