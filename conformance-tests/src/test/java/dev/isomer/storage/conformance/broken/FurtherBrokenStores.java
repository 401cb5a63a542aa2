package dev.isomer.storage.conformance.broken;

import java.util.List;
import java.util.function.Supplier;

/** More engines that are wrong: in what becomes of values, and in their order. */
final class FurtherBrokenStores {
    /** In the order of the contract page. */
    static final List<BrokenStore> ALL = List.of(
            broken(
                    "double in single precision",
                    "VAL-01",
                    "DMP GRP PAG QRY VAL VOL",
                    ValueDefects::doubleInSinglePrecision),
            broken("bytes end at zero", "VAL-01", "DMP GRP QRY SCH TXT VAL VOL", ValueDefects::bytesEndAtZero),
            broken("text is normalised", "VAL-02", "DMP QRY TXT VAL VOL", ValueDefects::textIsNormalised),
            broken(
                    "blanks at the end are cut",
                    "VAL-02",
                    "DMP GRP QRY TXT VAL VOL",
                    ValueDefects::blanksAtTheEndAreCut),
            broken("true before false", "VAL-08", "GRP QRY SAV VAL VOL", ValueDefects::trueBeforeFalse),
            broken("enum in declared order", "VAL-08", "GRP QRY VAL VOL", ValueDefects::enumInDeclaredOrder),
            broken("bytes are signed", "VAL-08", "GRP QRY TXT VAL VOL", ValueDefects::bytesAreSigned));

    private FurtherBrokenStores() {}

    private static BrokenStore broken(String name, String rule, String topics, Supplier<Defect> defect) {
        return new BrokenStore(name, rule, List.of(topics.split(" ")), defect);
    }
}
