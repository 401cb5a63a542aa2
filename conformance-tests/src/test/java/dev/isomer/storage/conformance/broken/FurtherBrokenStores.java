package dev.isomer.storage.conformance.broken;

import java.util.List;
import java.util.function.Supplier;

/** More engines that are wrong: in values, answers, refusals, references, counters, and as a whole. */
final class FurtherBrokenStores {
    /** In the order of the contract page. */
    static final List<BrokenStore> ALL = List.of(
            broken("double in single precision", "VAL-01", "VAL", ValueDefects::doubleInSinglePrecision),
            broken("bytes end at zero", "VAL-01", "VAL", ValueDefects::bytesEndAtZero),
            broken("text is normalised", "VAL-02", "VAL", ValueDefects::textIsNormalised),
            broken("blanks at the end are cut", "VAL-02", "VAL", ValueDefects::blanksAtTheEndAreCut),
            broken("instant in milliseconds", "VAL-06", "VAL", ValueDefects::instantInMilliseconds),
            broken("true before false", "VAL-08", "VAL", ValueDefects::trueBeforeFalse),
            broken("enum in declared order", "VAL-08", "VAL", ValueDefects::enumInDeclaredOrder),
            broken("bytes are signed", "VAL-08", "VAL", ValueDefects::bytesAreSigned),
            broken("long is compared as double", "VAL-08", "VAL", ValueDefects::longIsComparedAsDouble),
            broken("instant is compared as text", "VAL-08", "VAL", ValueDefects::instantIsComparedAsText),
            broken("case is overlooked", "TXT-01", "TXT", ValueDefects::caseIsOverlooked),
            broken("equals ignores case", "TXT-02", "TXT", AnswerDefects::equalsIgnoresCase),
            broken("blanks at the end are overlooked", "TXT-02", "TXT", ValueDefects::blanksAtTheEndAreOverlooked),
            broken("accents are overlooked", "TXT-02", "TXT", ValueDefects::accentsAreOverlooked),
            broken("text is ordered by its beginning", "TXT-03", "TXT", ValueDefects::textIsOrderedByItsBeginning),
            broken("rollback keeps the counter", "IDN-04", "IDN", StoreDefects::rollbackKeepsTheCounter),
            broken("given id leaves the counter", "IDN-07", "IDN", StoreDefects::givenIdLeavesTheCounter),
            broken("id is an int", "IDN-10", "IDN", AnswerDefects::idIsAnInt),
            broken("update inserts what is absent", "STM-03", "STM", StoreDefects::updateInsertsWhatIsAbsent),
            broken("delete of nothing is done", "STM-04", "STM", StoreDefects::deleteOfNothingIsDone),
            broken("missing reference is passed over", "REF-05", "REF", StoreDefects::missingReferenceIsPassedOver),
            broken("restrict lets go", "REF-10", "REF", StoreDefects::restrictLetsGo),
            broken("set null deletes", "CAS-08", "CAS", StoreDefects::setNullDeletes),
            broken("set null clears all references", "CAS-08", "CAS", StoreDefects::setNullClearsAllReferences),
            broken("set null stops at a thousand", "CAS-13", "CAS", StoreDefects::setNullStopsAtAThousand),
            broken("empty text is null", "QRY-03", "QRY", AnswerDefects::emptyTextIsNull),
            broken("in of nothing matches all", "QRY-05", "QRY", AnswerDefects::inOfNothingMatchesAll),
            broken("brackets are forgotten", "QRY-06", "QRY", AnswerDefects::bracketsAreForgotten),
            broken("only the first order counts", "QRY-18", "QRY", AnswerDefects::onlyTheFirstOrderCounts),
            broken("exists ignores the condition", "QRY-23", "QRY", AnswerDefects::existsIgnoresTheCondition),
            broken("find ignores case", "QRY-29", "QRY", AnswerDefects::findIgnoresCase),
            broken("limit of zero is none", "PAG-01", "PAG", AnswerDefects::limitOfZeroIsNone),
            broken("nothing comes after null", "PAG-05", "PAG", AnswerDefects::nothingComesAfterNull),
            broken(
                    "offset is forgotten after a position",
                    "PAG-06",
                    "PAG",
                    AnswerDefects::offsetIsForgottenAfterAPosition),
            broken("position needs its row", "PAG-07", "PAG", AnswerDefects::positionNeedsItsRow),
            broken("one group too many", "GRP-03", "GRP", AnswerDefects::oneGroupTooMany),
            broken("count distinct counts null", "GRP-07", "GRP", AnswerDefects::countDistinctCountsNull),
            broken("refusal undoes earlier work", "TXN-04", "TXN", StoreDefects::refusalUndoesEarlierWork),
            broken("commit lies", "TXN-04", "TXN", StoreDefects::commitLies),
            broken("rollback leaves an entry behind", "TXN-02", "TXN", StoreDefects::rollbackLeavesAnEntryBehind),
            broken("refusal undoes its savepoint", "SAV-10", "SAV", StoreDefects::refusalUndoesItsSavepoint),
            broken("fork shares its counters", "FRK-03", "FRK", StoreDefects::forkSharesItsCounters),
            broken("statistics are late", "LIM-09", "LIM", StoreDefects::statisticsAreLate),
            broken("statistics come in reverse", "LIM-09", "LIM", StoreDefects::statisticsComeInReverse));

    private FurtherBrokenStores() {}

    private static BrokenStore broken(String name, String rule, String topics, Supplier<Defect> defect) {
        return new BrokenStore(name, rule, List.of(topics.split(" ")), defect);
    }
}
