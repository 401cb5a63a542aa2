package dev.isomer.web.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the parts of a form that may hold files (RFC 7578), one after another, without holding any of them. Strict:
 * what browsers do not send is refused. For one thread.
 *
 * <pre>
 *   --boundary CRLF  header lines CRLF  CRLF  content  CRLF--boundary CRLF  …  CRLF--boundary--
 *   └─ opening ─┘                             └─ a part ┘└─ divider ──┘
 * </pre>
 */
public final class MultipartReader {
    private static final int PARTS_LIMIT = 20;
    private static final int HEADER_LIMIT_BYTES = 4 * 1024;
    private static final Pattern BOUNDARY = Pattern.compile(
            ";\\s*boundary=(?:\"([^\"\\\\]{1,70})\"|([^\\s\";]{1,70}))\\s*(?:;|$)", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile(";\\s*name=\"([^\"]*)\"");
    private static final Pattern FILE_NAME = Pattern.compile(";\\s*filename=\"([^\"]*)\"");

    private final DividedStream in;
    private int parts;
    private boolean ended;

    private MultipartReader(DividedStream in) {
        this.in = in;
    }

    /**
     * One part.
     *
     * @param name the field
     * @param fileName what its sender calls the file; empty for an ordinary field
     * @param content to be read before the next part is asked for; what is left unread is passed over
     */
    public record Part(String name, Optional<String> fileName, InputStream content) {
        /**
         * The content as text.
         *
         * @throws HttpException 413 when it has more bytes, 400 when it is not UTF-8
         */
        public String text(int limitBytes) throws IOException {
            byte[] bytes = content.readNBytes(limitBytes + 1);
            if (bytes.length > limitBytes) {
                throw new HttpException(Problem.of(
                        413, "too-large", "Too large", "The field " + name + " may have " + limitBytes + " bytes."));
            }
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
            } catch (CharacterCodingException notText) {
                throw HttpException.badRequest("The field " + name + " must be UTF-8.");
            }
        }
    }

    /**
     * A reader of the body that has this {@code Content-Type}.
     *
     * @throws HttpException 400 when it names no boundary
     */
    static MultipartReader of(String contentType, InputStream body) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!boundary.find()) {
            throw HttpException.badRequest("The Content-Type of a form with files must name its boundary.");
        }
        String text = boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
        return new MultipartReader(new DividedStream(body, "\r\n--" + text));
    }

    /**
     * The next part; empty after the last one.
     *
     * @throws HttpException 400 when the body is not divided as it says, or has more than {@value #PARTS_LIMIT} parts
     */
    public Optional<Part> next() throws IOException {
        if (ended) {
            return Optional.empty();
        }
        in.passOver();
        String mark = in.mark();
        if (mark.equals("--")) {
            ended = true;
            return Optional.empty();
        }
        parts++;
        if (!mark.equals("\r\n") || parts > PARTS_LIMIT) {
            throw malformed();
        }
        String header = header();
        String disposition = header.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-disposition: form-data;"))
                .findFirst()
                .orElseThrow(MultipartReader::malformed);
        Matcher name = NAME.matcher(disposition);
        if (!name.find()) {
            throw malformed();
        }
        Matcher fileName = FILE_NAME.matcher(disposition);
        return Optional.of(
                new Part(name.group(1), fileName.find() ? Optional.of(fileName.group(1)) : Optional.empty(), in));
    }

    /** The lines before the content, up to the empty one. */
    private String header() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (true) {
            int next = in.read();
            if (next < 0 || bytes.size() == HEADER_LIMIT_BYTES) {
                throw malformed();
            }
            bytes.write(next);
            if (next == '\n' && bytes.toString(StandardCharsets.UTF_8).endsWith("\r\n\r\n")) {
                return bytes.toString(StandardCharsets.UTF_8);
            }
        }
    }

    static HttpException malformed() {
        return HttpException.badRequest("The form's parts cannot be read; send it as a browser does, or send the file "
                + "itself as the body.");
    }
}
