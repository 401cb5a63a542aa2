package dev.isomer.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.isomer.catalog.cid.Cid;
import dev.isomer.catalog.model.Export;
import dev.isomer.catalog.model.ServerInvocation;
import dev.isomer.storage.Store;
import dev.isomer.storage.junit.EveryStore;
import dev.isomer.storage.junit.UseSchema;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;

@Tag("equivalence")
@UseSchema(CatalogSchemaSource.class)
final class InvocationsTest {
    @EveryStore
    void listsNewestFirstWithinBounds(Store store) {
        Catalog catalog = three(store);
        assertEquals(
                List.of(3L, 2L, 1L), ids(catalog.read(tx -> tx.invocations().list(Bounds.OPEN))));
        Bounds bounds = new Bounds(Catalogs.at(1), Catalogs.at(1));
        assertEquals(List.of(2L), ids(catalog.read(tx -> tx.invocations().list(bounds))));
    }

    @EveryStore
    void findsByServerAndResult(Store store) {
        Catalog catalog = three(store);
        assertEquals(List.of(3L, 1L), ids(catalog.read(tx -> tx.invocations().byServer("echo"))));
        assertEquals(List.of(), catalog.read(tx -> tx.invocations().byServer("Echo")));
        List<String> wanted = Arrays.asList("r1", null, " ", "r3", "r1");
        assertEquals(List.of(3L, 1L), ids(catalog.read(tx -> tx.invocations().byResultCids(wanted))));
        assertEquals(List.of(), catalog.read(tx -> tx.invocations().byResultCids(Arrays.asList("", null))));
    }

    @EveryStore
    void findsByAnyIdentifier(Store store) {
        Catalog catalog = Catalogs.over(store);
        catalog.write(tx -> {
            InvocationDetails all = new InvocationDetails("a", "b", "c", "d", "e", "f");
            tx.invocations().create("s", "r", all);
            return tx.invocations().create("s", "a", InvocationDetails.NONE);
        });
        for (String cid : List.of("b", "c", "d", "e", "f", "r")) {
            assertEquals(List.of(1L), ids(catalog.read(tx -> tx.invocations().findByCid(cid))), cid);
        }
        assertEquals(List.of(2L, 1L), ids(catalog.read(tx -> tx.invocations().findByCid("a"))));
        assertEquals(List.of(), catalog.read(tx -> tx.invocations().findByCid("")));
        assertEquals(List.of(), catalog.read(tx -> tx.invocations().findByCid(null)));
    }

    @EveryStore
    void identifiersAreKeptAsGivenAndReadWhereTheyAreValid(Store store) {
        Catalog catalog = Catalogs.over(store);
        Cid result = Cid.of("result");
        InvocationDetails details = new InvocationDetails("junk", null, null, null, " /AAAAAAAA ", null);
        ServerInvocation row = catalog.write(tx -> tx.invocations().create("s", result.toString(), details));
        assertEquals(" /AAAAAAAA ", row.invocationCid());
        Map<String, Optional<Cid>> cids = Invocations.cids(row);
        assertEquals(
                List.of(
                        "resultCid",
                        "serversCid",
                        "variablesCid",
                        "secretsCid",
                        "requestDetailsCid",
                        "invocationCid",
                        "externalCallsCid"),
                List.copyOf(cids.keySet()));
        assertEquals(Optional.of(result), cids.get("resultCid"));
        assertEquals(Optional.empty(), cids.get("serversCid"));
        assertEquals(Optional.of(Cid.of("")), cids.get("invocationCid"));
    }

    @EveryStore
    void exportsMayRepeatAndListNewestFirst(Store store) {
        Catalog catalog = Catalogs.over(store);
        catalog.write(tx -> List.of(
                tx.exports().record("AAAAAAAA"),
                tx.exports().record("x"),
                tx.exports().record("AAAAAAAA")));
        List<Export> all = catalog.read(tx -> tx.exports().list(Exports.DEFAULT_LIMIT));
        assertEquals(List.of(3L, 2L, 1L), all.stream().map(Export::id).toList());
        assertEquals(all.subList(0, 1), catalog.read(tx -> tx.exports().list(1)));
        assertEquals(List.of(), catalog.read(tx -> tx.exports().list(0)));
        assertEquals(all, catalog.read(tx -> tx.exports().list(-1)));
    }

    private static Catalog three(Store store) {
        Catalog catalog = Catalogs.over(store);
        catalog.write(tx -> List.of(
                tx.invocations().create("echo", "r1", InvocationDetails.NONE),
                tx.invocations().create("other", "r2", InvocationDetails.NONE),
                tx.invocations().create("echo", "r3", InvocationDetails.NONE)));
        return catalog;
    }

    private static List<Long> ids(List<ServerInvocation> rows) {
        return rows.stream().map(ServerInvocation::id).toList();
    }
}
