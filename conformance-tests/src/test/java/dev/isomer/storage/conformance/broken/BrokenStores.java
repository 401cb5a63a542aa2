package dev.isomer.storage.conformance.broken;

import static dev.isomer.storage.conformance.broken.BrokenStore.broken;
import static dev.isomer.storage.conformance.broken.BrokenStore.of;

import java.util.List;

/** All engines that are wrong, each with the rule that it breaks. */
final class BrokenStores {
    /** In the order of the contract page. */
    static final List<BrokenStore> ALL = List.of(
            broken("text by UTF-16", "TXT-01", "GRP QRY TXT", QueryDefects::textByUtf16),
            broken("null last", "NUL-04 CAS-11", "CAS GRP NUL PAG QRY", QueryDefects::nullLast),
            broken("ties always ascending", "QRY-19 QRY-20", "NUL QRY", QueryDefects::tiesAlwaysAscending),
            broken("position included", "PAG-04 PAG-09", "PAG QRY", QueryDefects::positionIncluded),
            broken("offset counts for the limit", "PAG-02", "PAG QRY", QueryDefects::offsetCountsForTheLimit),
            broken("prefix with wildcards", "QRY-14", "QRY", QueryDefects::prefixWithWildcards),
            broken("contains ignores case", "QRY-15", "QRY", QueryDefects::containsIgnoresCase),
            broken("negation three-valued", "QRY-21", "NUL QRY", QueryDefects::negationThreeValued),
            broken("range without its end", "QRY-04 QRY-08", "GRP QRY TXT VAL", QueryDefects::rangeWithoutItsEnd),
            broken(
                    "count stops one early",
                    "QRY-23 CON-05",
                    "CAS CON ISO LIM PAG QRY SAV SNP UNQ WAI",
                    QueryDefects::countStopsOneEarly),
            broken("groups of one size descending", "GRP-01", "GRP SAV", QueryDefects::groupsOfOneSizeDescending),
            broken("group of null lost", "GRP-02", "GRP", QueryDefects::groupOfNullLost),
            broken("find ignores spaces at the end", "QRY-29", "QRY", QueryDefects::findIgnoresSpacesAtTheEnd),
            broken("ordered rows end after a thousand", "VOL-01", "VOL", QueryDefects::orderedRowsEndAfterAThousand),
            broken(
                    "update replaces the row in its way",
                    "UNQ-02 STM-05 UNQ-06 UNQ-07 UNQ-10",
                    "SAV STM UNQ",
                    ChangeDefects::updateReplacesTheRowInItsWay),
            broken("null is unique and replaced", "UNQ-03 UNQ-11", "QRY UNQ", ChangeDefects::nullIsUniqueAndReplaced),
            broken("insertWithId overwrites", "IDN-09", "IDN TXN", ChangeDefects::insertWithIdOverwrites),
            broken(
                    "refused insert uses up an id",
                    "IDN-03 REF-05",
                    "IDN REF TXN",
                    ChangeDefects::refusedInsertUsesUpAnId),
            broken(
                    "id of a deleted row is given again",
                    "IDN-06 UNQ-04",
                    "CON IDN ISO SNP UNQ WAI",
                    ChangeDefects::idOfADeletedRowIsGivenAgain),
            broken("cascade lets rows go", "CAS-01 CAS-05 CAS-07", "CAS", ChangeDefects::cascadeLetsRowsGo),
            broken(
                    "update drops a missing reference",
                    "REF-02 REF-04 CON-06",
                    "CON ISO MIG REF SNP WAI",
                    ChangeDefects::updateDropsAMissingReference),
            broken("long text is cut", "VAL-10", "VAL", ChangeDefects::longTextIsCut),
            broken(
                    "update with null changes nothing",
                    "NUL-02",
                    "NUL QRY",
                    ChangeDefects::updateWithNullChangesNothing),
            broken(
                    "rollback forgets deletes",
                    "TXN-02",
                    "CAS CON ISO PAG SNP TXN WAI",
                    TransactionDefects::rollbackForgetsDeletes),
            broken("rollback forgets an index", "TXN-02", "TXN", TransactionDefects::rollbackForgetsAnIndex),
            broken(
                    "savepoint keeps the counter",
                    "SAV-05 IDN-05 SAV-09",
                    "IDN SAV",
                    SavepointDefects::savepointKeepsTheCounter),
            broken(
                    "savepoint undoes what is around it",
                    "SAV-07",
                    "SAV",
                    SavepointDefects::savepointUndoesWhatIsAroundIt),
            broken(
                    "savepoint forgets deletes",
                    "SAV-03 UNQ-05 CAS-06 SAV-04 SAV-06",
                    "CAS SAV UNQ",
                    SavepointDefects::savepointForgetsDeletes),
            broken(
                    "commit forgets a savepoint",
                    "SAV-01 WAI-03",
                    "CON ISO SAV SNP TXN WAI",
                    SavepointDefects::commitForgetsASavepoint),
            broken(
                    "read sees later commits",
                    "SNP-01 SNP-04 SNP-06 ISO-09 MIG-09",
                    "CON ISO LIF MIG SNP WAI",
                    TransactionDefects::readSeesLaterCommits),
            broken(
                    "read begins with its first statement",
                    "SNP-02 WAI-02 WAI-07",
                    "CON ISO LIF SNP WAI",
                    TransactionDefects::readBeginsWithItsFirstStatement),
            broken(
                    "read sees what is not committed",
                    "SNP-03 SNP-07 ISO-01 ISO-02 ISO-03 ISO-05 WAI-01",
                    "CON ISO LIF SNP WAI",
                    TransactionDefects::readSeesWhatIsNotCommitted),
            broken(
                    "ordered queries miss own changes",
                    "TXN-05",
                    "TXN",
                    TransactionDefects::orderedQueriesMissOwnChanges),
            broken(
                    "write reads a cache of its thread",
                    "ISO-08 ISO-04 WAI-08",
                    "CON ISO SNP WAI",
                    IsolationDefects::writeReadsACacheOfItsThread),
            broken(
                    "predicates see later commits",
                    "ISO-10 ISO-06 ISO-14",
                    "CON ISO SNP WAI",
                    IsolationDefects::predicatesSeeLaterCommits),
            broken(
                    "sealed is read once awaited",
                    "ISO-15",
                    "CON FRK ISO SNP WAI",
                    IsolationDefects::sealedIsReadOnceAwaited),
            broken("fork shares its state", "FRK-02", "FRK", TransactionDefects::forkSharesItsState),
            broken("limit off by one", "LIM-02", "LIM", LimitDefects::limitOffByOne),
            broken("limit checked after the update", "LIM-02", "LIM", LimitDefects::limitCheckedAfterTheUpdate),
            broken("savepoint keeps its bytes", "LIM-06", "LIM", LimitDefects::savepointKeepsItsBytes));

    /** The wrappers themselves, in which nothing is wrong. */
    static final List<BrokenStore> WITHOUT_DEFECT = List.of(
            broken("no defect", "", "", () -> new Defect() {}),
            broken("no defect in the limit", "", "", LimitDefects.Limit::new),
            of("no defect in what is kept", "", "", KeptMaps::new));

    private BrokenStores() {}
}
