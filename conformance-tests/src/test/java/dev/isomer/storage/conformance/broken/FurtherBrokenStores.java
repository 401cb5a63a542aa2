package dev.isomer.storage.conformance.broken;

import static dev.isomer.storage.conformance.broken.BrokenStore.broken;

import java.util.List;

/** More engines that are wrong: in values, answers, refusals, references, counters, and as a whole. */
final class FurtherBrokenStores {
    /** In the order of the contract page. */
    static final List<BrokenStore> ALL = List.of(
            broken(
                    "double in single precision",
                    "VAL-01",
                    "DMP GRP PAG QRY VAL VOL",
                    ValueDefects::doubleInSinglePrecision),
            broken("bytes end at zero", "VAL-01", "DMP GRP QRY SCH TXT VAL VOL", ValueDefects::bytesEndAtZero),
            broken("text is normalised", "VAL-02 DMP-02", "DMP QRY TXT VAL VOL", ValueDefects::textIsNormalised),
            broken(
                    "blanks at the end are cut",
                    "VAL-02",
                    "DMP GRP QRY TXT VAL VOL",
                    ValueDefects::blanksAtTheEndAreCut),
            broken(
                    "instant in milliseconds",
                    "VAL-06",
                    "DMP FRK GRP IDN LIF PAG QRY SAV STM TXN TXT UNQ VAL VOL",
                    ValueDefects::instantInMilliseconds),
            broken("true before false", "VAL-08", "GRP QRY SAV VAL VOL", ValueDefects::trueBeforeFalse),
            broken("enum in declared order", "VAL-08", "GRP QRY VAL VOL", ValueDefects::enumInDeclaredOrder),
            broken("bytes are signed", "VAL-08", "GRP QRY TXT VAL VOL", ValueDefects::bytesAreSigned),
            broken("long is compared as double", "QRY-17", "GRP QRY VAL VOL", ValueDefects::longIsComparedAsDouble),
            broken("instant is compared as text", "VAL-08", "GRP QRY VAL VOL", ValueDefects::instantIsComparedAsText),
            broken("case is overlooked", "TXT-01", "GRP PAG QRY TXT", ValueDefects::caseIsOverlooked),
            broken("equals ignores case", "TXT-02", "QRY TXT", AnswerDefects::equalsIgnoresCase),
            broken(
                    "blanks at the end are overlooked",
                    "TXT-01",
                    "GRP QRY TXT",
                    ValueDefects::blanksAtTheEndAreOverlooked),
            broken("accents are overlooked", "TXT-01", "GRP QRY TXT", ValueDefects::accentsAreOverlooked),
            broken("text is ordered by its beginning", "TXT-03", "TXT", ValueDefects::textIsOrderedByItsBeginning),
            broken("id is an int", "IDN-10", "IDN", AnswerDefects::idIsAnInt),
            broken(
                    "update inserts what is absent",
                    "STM-03 ISO-11",
                    "CON ISO SNP STM WAI",
                    StoreDefects::updateInsertsWhatIsAbsent),
            broken("delete of nothing is done", "STM-04", "CAS LIF QRY STM", StoreDefects::deleteOfNothingIsDone),
            broken("restrict lets go", "REF-08 REF-07 REF-12", "CON ISO REF SNP WAI", StoreDefects::restrictLetsGo),
            broken("set null deletes", "CAS-08 CAS-09", "CAS LIM", StoreDefects::setNullDeletes),
            broken("set null clears all references", "CAS-08", "CAS", StoreDefects::setNullClearsAllReferences),
            broken("set null stops at five hundred", "CAS-13", "CAS LIM", StoreDefects::setNullStopsAtFiveHundred),
            broken("empty text is null", "QRY-03 NUL-03", "NUL QRY", AnswerDefects::emptyTextIsNull),
            broken("in of nothing matches all", "QRY-05", "GRP NUL QRY", AnswerDefects::inOfNothingMatchesAll),
            broken("brackets are forgotten", "QRY-21", "QRY", AnswerDefects::bracketsAreForgotten),
            broken("only the first order counts", "QRY-18", "PAG QRY", AnswerDefects::onlyTheFirstOrderCounts),
            broken("exists ignores the condition", "QRY-23", "QRY", AnswerDefects::existsIgnoresTheCondition),
            broken("find ignores case", "QRY-29", "QRY", AnswerDefects::findIgnoresCase),
            broken("limit of zero is none", "PAG-01", "GRP PAG QRY", AnswerDefects::limitOfZeroIsNone),
            broken("nothing comes after null", "PAG-05", "PAG", AnswerDefects::nothingComesAfterNull),
            broken(
                    "offset is forgotten after a position",
                    "PAG-06 PAG-10",
                    "PAG",
                    AnswerDefects::offsetIsForgottenAfterAPosition),
            broken("position needs its row", "PAG-07 PAG-08", "PAG", AnswerDefects::positionNeedsItsRow),
            broken("one group too many", "GRP-03", "GRP", AnswerDefects::oneGroupTooMany),
            broken("count distinct counts null", "GRP-07", "GRP", AnswerDefects::countDistinctCountsNull),
            broken(
                    "refusal undoes earlier work",
                    "TXN-04 MIG-07",
                    "IDN MIG REF SAV TXN",
                    StoreDefects::refusalUndoesEarlierWork),
            broken("commit lies", "TXN-04", "REF SAV TXN", StoreDefects::commitLies),
            broken(
                    "rollback leaves an entry behind",
                    "TXN-02",
                    "CAS CON IDN IDX ISO LIF MIG PAG SAV SNP STM TXN UNQ WAI",
                    StoreDefects::rollbackLeavesAnEntryBehind),
            broken("refusal undoes its savepoint", "SAV-10", "SAV", StoreDefects::refusalUndoesItsSavepoint),
            broken(
                    "statistics are late",
                    "LIM-09",
                    "CAS CON IDN ISO LIM NUL REF SCH SNP STM UNQ VAL WAI",
                    StoreDefects::statisticsAreLate),
            broken("statistics come in reverse", "LIM-09", "LIM", StoreDefects::statisticsComeInReverse));

    private FurtherBrokenStores() {}
}
