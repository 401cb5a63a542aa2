package dev.isomer.storage.conformance.broken;

import static dev.isomer.storage.conformance.broken.BrokenStore.broken;

import java.util.List;

/** Engines that are wrong in ids, rows, references and conditions. */
final class BrokenRowStores {
    /** In the order of the contract page, roughly. */
    static final List<BrokenStore> ALL = List.of(
            broken("zero is stored negative", "VAL-05", "GRP NUL PAG QRY TXT VAL", ValueDefects::zeroIsStoredNegative),
            broken(
                    "text is cut to its length in units",
                    "VAL-09",
                    "TXT VAL",
                    ValueDefects::textIsCutToItsLengthInUnits),
            broken("very long text is cut", "VAL-11", "VAL", ValueDefects::veryLongTextIsCut),
            broken("insert keeps the id of the row", "IDN-01", "IDN REF", RowDefects::insertKeepsTheIdOfTheRow),
            broken(
                    "all types count together",
                    "IDN-02",
                    "CAS CON DMP FRK IDN ISO LIF MIG PAG QRY REF SAV SCH SNP STM TXN UNQ WAI",
                    RowDefects::allTypesCountTogether),
            broken("rollback keeps the counter", "IDN-04", "IDN TXN", RowDefects::rollbackKeepsTheCounter),
            broken("given id leaves the counter", "IDN-07", "IDN QRY SAV TXN", RowDefects::givenIdLeavesTheCounter),
            broken("insert counts from the rows", "IDN-06", "FRK IDN REF UNQ", RowDefects::insertCountsFromTheRows),
            broken("counter is the greatest row", "MIG-06", "IDN MIG", RowDefects::counterIsTheGreatestRow),
            broken("raised counter is forgotten", "MIG-02", "MIG", RowDefects::raisedCounterIsForgotten),
            broken("ids go on after the greatest", "IDN-12", "IDN", RowDefects::idsGoOnAfterTheGreatest),
            broken(
                    "insert returns only what must be there",
                    "STM-01",
                    "CAS DMP IDN NUL PAG QRY REF STM TXN TXT UNQ VAL",
                    RowDefects::insertReturnsOnlyWhatMustBeThere),
            broken(
                    "insert replaces the row in its way",
                    "UNQ-01 UNQ-08 CON-02",
                    "CON IDN ISO MIG SAV SCH SNP STM TXN UNQ WAI",
                    RowDefects::insertReplacesTheRowInItsWay),
            broken("text in a key ends at a separator", "UNQ-12", "UNQ", RowDefects::textInAKeyEndsAtASeparator),
            broken(
                    "unique text is found by its beginning",
                    "VOL-04",
                    "VOL",
                    RowDefects::uniqueTextIsFoundByItsBeginning),
            broken(
                    "update leaves what is indexed",
                    "STM-02",
                    "CAS CON GRP ISO MIG NUL REF SNP STM TXN UNQ VAL WAI",
                    RowDefects::updateLeavesWhatIsIndexed),
            broken(
                    "update leaves references",
                    "REF-09 MIG-04",
                    "CAS CON ISO MIG REF SNP UNQ WAI",
                    RowDefects::updateLeavesReferences),
            broken(
                    "updates alone are not committed",
                    "TXN-01 CON-03",
                    "CAS CON DMP ISO NUL QRY REF SNP STM TXN UNQ VAL WAI",
                    MarkDefects::updatesAloneAreNotCommitted),
            broken("delete alone is not committed", "QRY-28", "QRY TXN", MarkDefects::deleteAloneIsNotCommitted),
            broken(
                    "missing reference is passed over",
                    "REF-01",
                    "FRK IDN REF",
                    ReferenceDefects::missingReferenceIsPassedOver),
            broken("null refers to the first row", "REF-03", "CAS REF UNQ", ReferenceDefects::nullRefersToTheFirstRow),
            broken("reference to itself is lost", "REF-06", "REF", ReferenceDefects::referenceToItselfIsLost),
            broken(
                    "row that refers to itself stays",
                    "CAS-04",
                    "CAS REF",
                    ReferenceDefects::rowThatRefersToItselfStays),
            broken("restrict deletes", "REF-10 REF-11", "CON ISO REF SNP TXN WAI", ReferenceDefects::restrictDeletes),
            broken("refused delete sets null", "CAS-10", "CAS", ReferenceDefects::refusedDeleteSetsNull),
            broken("cascade stops at five hundred", "CAS-02", "CAS", ReferenceDefects::cascadeStopsAtFiveHundred),
            broken(
                    "row reached twice takes another along",
                    "CAS-03",
                    "CAS",
                    ReferenceDefects::rowReachedTwiceTakesAnotherAlong),
            broken(
                    "greater includes the value",
                    "QRY-01",
                    "GRP QRY TXT VAL",
                    ConditionDefects::greaterIncludesTheValue),
            broken("differs is false on null", "QRY-02", "NUL QRY", ConditionDefects::differsIsFalseOnNull),
            broken("null is less than any value", "NUL-05", "NUL QRY", ConditionDefects::nullIsLessThanAnyValue),
            broken("not in is false on null", "QRY-05", "NUL QRY", ConditionDefects::notInIsFalseOnNull),
            broken("id is compared as text", "QRY-07", "QRY", ConditionDefects::idIsComparedAsText),
            broken("alternatives give a row twice", "QRY-06", "NUL QRY", ConditionDefects::alternativesGiveARowTwice),
            broken(
                    "unordered rows come newest first",
                    "QRY-16 REF-13 DMP-01",
                    "CAS CON DMP IDN ISO LIF NUL PAG QRY REF SAV SNP STM TXN TXT UNQ VAL WAI",
                    ConditionDefects::unorderedRowsComeNewestFirst),
            broken("nothing is a group", "GRP-04", "GRP", ConditionDefects::nothingIsAGroup),
            broken(
                    "groups are limited before the order",
                    "GRP-03",
                    "GRP",
                    ConditionDefects::groupsAreLimitedBeforeTheOrder),
            broken("count distinct counts rows", "GRP-07", "GRP", ConditionDefects::countDistinctCountsRows),
            broken("index is made up", "IDX-01 IDX-02 IDX-03 IDX-04 IDX-05", "IDX", ConditionDefects::indexIsMadeUp),
            broken(
                    "index forgets the end of a range",
                    "QRY-22",
                    "QRY TXT VAL",
                    ConditionDefects::indexForgetsTheEndOfARange),
            broken(
                    "literal is cut to the greatest length",
                    "QRY-09",
                    "QRY VAL",
                    ConditionDefects::literalIsCutToTheGreatestLength));

    private BrokenRowStores() {}
}
