package dev.isomer.web.page;

import dev.isomer.catalog.cid.Cid;
import dev.isomer.catalog.model.Kind;
import dev.isomer.web.http.PercentEncoding;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where pages lead to what records speak of; empty texts where there is no such address. */
public final class Addresses {
    private Addresses() {}

    /** The page of an entity by the singular of its kind. */
    public static String ofEntity(String singular, String name) {
        return Kind.all().stream()
                .filter(kind -> kind.singular().equals(singular))
                .map(kind -> "/" + kind.plural() + "/" + PercentEncoding.encode(name))
                .findFirst()
                .orElse("");
    }

    /** The content of an identifier, written with or without a slash before it. */
    public static String ofContent(@Nullable String cid) {
        return cid == null ? "" : Cid.tryParse(cid).map(Cid::path).orElse("");
    }

    /** A decoded path. */
    public static String ofPath(String path) {
        return Arrays.stream(path.split("/", -1)).map(PercentEncoding::encode).collect(Collectors.joining("/"));
    }
}
