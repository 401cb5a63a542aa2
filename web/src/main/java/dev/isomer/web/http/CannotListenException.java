package dev.isomer.web.http;

/** The server cannot listen where it was told to; the message says what to do. */
public final class CannotListenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private CannotListenException(String message, Throwable cause) {
        super(message, cause);
    }

    static CannotListenException portTaken(int port, Throwable cause) {
        String other = port < 65_535 ? "--port " + (port + 1) + ", or " : "";
        return new CannotListenException(
                "Port " + port + " is already in use. Try " + other + "--port 0 for a free one.", cause);
    }

    static CannotListenException noSuchAddress(String host, int port, Throwable cause) {
        return new CannotListenException(
                "Cannot listen on " + host + ", port " + port
                        + ". Give --host an address of this machine and --port one that you may use.",
                cause);
    }
}
