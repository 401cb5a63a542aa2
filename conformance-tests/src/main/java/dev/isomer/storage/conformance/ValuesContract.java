package dev.isomer.storage.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.isomer.storage.Store;
import dev.isomer.storage.conformance.fixture.AllTypes;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What values a store holds and how it changes them: rules VAL. */
public class ValuesContract extends Contract {
    /** The topic for this engine. */
    public ValuesContract(TestedEngine engine) {
        super(engine);
    }

    @Test
    @Rule("VAL-01")
    void zerosAndNullsComeBackAsTheyWere() {
        Store store = open(AllTypes.SCHEMA);
        AllTypes inserted = store.write(tx -> tx.insert(AllTypes.empty()));
        assertEquals(AllTypes.TYPE.withId(AllTypes.empty(), 1), inserted);
        assertEquals(Optional.of(inserted), store.read(tx -> tx.get(AllTypes.TYPE, 1)));
    }
}
