package dev.isomer.storage.conformance.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No secret of a URL is in what is said about it. */
final class RedactionTest {
    @ParameterizedTest
    @CsvSource({
        "postgresql://joe:s3cret@host/db, postgresql://***@host/db",
        "postgresql://joe@host/db, postgresql://***@host/db",
        "postgresql://joe:@host/db, postgresql://***@host/db",
        "postgresql://joe:a@b/c:d@host:5432/db, postgresql://***@host:5432/db",
        "mariadb://host/db?user=joe&password=s3cret&ssl=true, mariadb://host/db?user=joe&password=***&ssl=true",
        "mariadb://host/db?SSLPassword=s3cret, mariadb://host/db?SSLPassword=***",
        "jdbc:postgresql://joe:s3cret@host/db, jdbc:postgresql://***@host/db",
        "sqlite:////home/joe:x@work/a.db, sqlite:////home/joe:x@work/a.db",
        "sqlite:a@b.db, sqlite:a@b.db",
        "memory:, memory:"
    })
    void aUrlShowsWithoutItsSecrets(String url, String shown) {
        assertEquals(shown, Redaction.of(url).apply(url));
    }

    @ParameterizedTest
    @CsvSource({
        "No route to joe:s3cret@host., No route to ***@host.",
        "The password s3cret is wrong for joe., The password *** is wrong for joe.",
        "Nothing secret., Nothing secret."
    })
    void whateverIsSaidAboutItToo(String said, String shown) {
        assertEquals(shown, Redaction.of("postgresql://joe:s3cret@host/db").apply(said));
    }
}
