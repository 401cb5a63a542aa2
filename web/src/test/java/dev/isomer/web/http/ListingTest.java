package dev.isomer.web.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.isomer.web.json.Fields;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists of records in their forms, chosen by ending, parameter and header. */
final class ListingTest {
    private static final HttpServer SERVER = EchoServer.start(
            Router.builder().list("/things", ListingTest::answer).build(), Limits.standard());

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    private static Response answer(Request request) {
        Representation form = Representation.ofRecords(request);
        return form == Representation.HTML
                ? Response.html(200, "a page")
                : listing().response(form);
    }

    private static Listing listing() {
        return new Listing(
                List.of("name", "text"),
                "name",
                List.of(
                        Fields.of("name", "plain", "text", null),
                        Fields.of("name", "a,b", "text", "say \"it\"\r\ntwice"),
                        Fields.of("name", "1", "text", List.of(1, Map.of("a", true)))),
                Optional.of("abc"),
                Optional.of("/things?after=abc"));
    }

    @ParameterizedTest
    @CsvSource({
        "/things, application/json",
        "/things.json, application/json",
        "/things.csv, text/csv; charset=utf-8",
        "/things.txt, text/plain; charset=utf-8",
        "/things.html, text/html; charset=utf-8",
        "/things?format=csv, text/csv; charset=utf-8",
        "/things.csv?format=csv, text/csv; charset=utf-8",
        "/things?format=txt, text/plain; charset=utf-8",
        "/things?format=html, text/html; charset=utf-8",
    })
    void theEndingOrTheParameterChoosesTheForm(String target, String type) {
        RawAnswer answer = RawAnswer.get(SERVER.port(), target);
        assertEquals(200, answer.status());
        assertEquals(type, answer.header("Content-Type").orElse("none"));
    }

    @ParameterizedTest
    @CsvSource({
        "/things?format=xml, 400",
        "/things.csv?format=json, 400",
        "/things.xml, 404",
        "/things.CSV, 404",
        "/things., 404",
        "/thing.csv, 404",
        "/things.csv/, 404",
    })
    void anotherOneIsRefused(String target, int status) {
        assertEquals(status, RawAnswer.get(SERVER.port(), target).status());
    }

    @Test
    void theHeaderAloneGivesThePageOrJson() {
        String[] accepts = {"text/csv", "text/plain", "image/png", "*/*"};
        for (String accept : accepts) {
            String request = RawAnswer.request("GET", "/things", SERVER.port(), "", "Accept: " + accept);
            assertEquals(
                    "application/json",
                    RawAnswer.to(SERVER.port(), request).header("Content-Type").orElse("none"),
                    accept);
        }
        String browser = RawAnswer.request("GET", "/things.csv", SERVER.port(), "", "Accept: text/html");
        assertEquals(
                "text/csv; charset=utf-8",
                RawAnswer.to(SERVER.port(), browser).header("Content-Type").orElse("none"));
    }

    @Test
    void eachFormHoldsTheSameRecords() {
        RawAnswer json = RawAnswer.get(SERVER.port(), "/things");
        assertEquals(
                "{\"items\":[{\"name\":\"plain\",\"text\":null},"
                        + "{\"name\":\"a,b\",\"text\":\"say \\\"it\\\"\\r\\ntwice\"},"
                        + "{\"name\":\"1\",\"text\":[1,{\"a\":true}]}],\"next\":\"abc\"}",
                json.body());
        assertEquals("</things?after=abc>; rel=\"next\"", json.header("Link").orElse("none"));
        RawAnswer csv = RawAnswer.get(SERVER.port(), "/things.csv");
        assertEquals(
                "name,text\r\nplain,\r\n\"a,b\",\"say \"\"it\"\"\r\ntwice\"\r\n1,\"[1,{\"\"a\"\":true}]\"\r\n",
                csv.body());
        assertEquals("</things?after=abc>; rel=\"next\"", csv.header("Link").orElse("none"));
        assertEquals(
                "plain\na,b\n1\n", RawAnswer.get(SERVER.port(), "/things.txt").body());
    }

    @Test
    void aListOfNothingStillNamesItsFields() {
        Listing none = new Listing(List.of("id", "name"), "name", List.of(), Optional.empty(), Optional.empty());
        assertEquals("id,name\r\n", text(none.response(Representation.CSV)));
        assertEquals("", text(none.response(Representation.TEXT)));
    }

    @Test
    void oneRecordHasALineForEachField() {
        Map<String, Object> record = Fields.of("name", "a", "text", null);
        assertEquals("name: a\ntext: \n", text(Listing.item(Representation.TEXT, record)));
        assertEquals("name,text\r\na,\r\n", text(Listing.item(Representation.CSV, record)));
        assertEquals("{\"name\":\"a\",\"text\":null}", text(Listing.item(Representation.JSON, record)));
    }

    @Test
    void noCellBeginsLikeAFormulaAndEveryTextCanBeReadBack() {
        for (String text : List.of("=1+1", "+1", "-1", "@a", "\t=1", "＝1", "'quoted", "it's", "a=b", "")) {
            boolean guarded = "=+-@\t＝'".indexOf(text.isEmpty() ? 'x' : text.charAt(0)) >= 0;
            assertEquals(
                    "text\r\n" + (guarded ? "'" : "") + text + "\r\n",
                    text(Listing.item(Representation.CSV, Fields.of("text", text))));
        }
        assertEquals("number\r\n-5\r\n", text(Listing.item(Representation.CSV, Fields.of("number", -5))));
    }

    private static String text(Response response) {
        int size = Math.toIntExact(response.body().sizeBytes());
        return StandardCharsets.UTF_8.decode(response.body().bytes(0, size)).toString();
    }
}
