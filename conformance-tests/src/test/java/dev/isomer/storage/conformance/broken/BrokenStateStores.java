package dev.isomer.storage.conformance.broken;

import static dev.isomer.storage.conformance.broken.BrokenStore.broken;
import static dev.isomer.storage.conformance.broken.BrokenStore.of;

import java.util.List;

/** Engines that are wrong in savepoints, scans, limits, forks, and in what they keep. */
final class BrokenStateStores {
    /** In the order of the contract page, roughly. */
    static final List<BrokenStore> ALL = List.of(
            broken(
                    "savepoint forgets what was set to null",
                    "CAS-12",
                    "CAS",
                    SavepointDefects::savepointForgetsWhatWasSetToNull),
            broken(
                    "savepoint undoes the transaction",
                    "SAV-02",
                    "IDN SAV TXN",
                    MarkDefects::savepointUndoesTheTransaction),
            broken("savepoints nest ten deep", "SAV-08", "SAV", MarkDefects::savepointsNestTenDeep),
            broken(
                    "savepoint undoes some updates at most",
                    "VOL-02",
                    "VOL",
                    MarkDefects::savepointUndoesSomeUpdatesAtMost),
            broken("query ends the scan around it", "QRY-26", "QRY", MarkDefects::queryEndsTheScanAroundIt),
            broken(
                    "scan leaves out what was deleted since",
                    "SNP-08",
                    "CON ISO SNP WAI",
                    MarkDefects::scanLeavesOutWhatWasDeletedSince),
            broken("long read is renewed", "VOL-03", "VOL", MarkDefects::longReadIsRenewed),
            broken("rows end after a thousand", "MIG-01", "MIG", MarkDefects::rowsEndAfterAThousand),
            broken(
                    "predicates of a write are stale",
                    "ISO-07 CON-04 ISO-12 ISO-13",
                    "CON ISO SNP WAI",
                    MarkDefects::predicatesOfAWriteAreStale),
            broken(
                    "ids have gaps between threads",
                    "CON-01",
                    "CON ISO SNP TXN WAI",
                    MarkDefects::idsHaveGapsBetweenThreads),
            broken("rows count roughly", "LIM-11 LIM-12", "LIM", LimitDefects::rowsCountRoughly),
            broken("limit is told rounded", "LIM-01", "LIM", LimitDefects::limitIsToldRounded),
            broken("limit is for the first statement", "LIM-03", "LIM", LimitDefects::limitIsForTheFirstStatement),
            broken("limit comes first", "LIM-04", "LIM", LimitDefects::limitComesFirst),
            broken("deletes make no room", "LIM-05", "LIM", LimitDefects::deletesMakeNoRoom),
            broken("older readers count", "LIM-07", "LIM", LimitDefects::olderReadersCount),
            broken("fork counts its changes alone", "LIM-08", "LIM", LimitDefects::forkCountsItsChangesAlone),
            broken("text counts one byte a unit", "LIM-10", "LIM", LimitDefects::textCountsOneByteAUnit),
            broken("fork is empty", "FRK-01 WAI-05", "CON FRK ISO SNP WAI", CommitDefects::forkIsEmpty),
            broken("fork forgets the counters", "FRK-03", "FRK", CommitDefects::forkForgetsTheCounters),
            broken(
                    "fork has what is not committed",
                    "FRK-04",
                    "CON FRK ISO SNP WAI",
                    CommitDefects::forkHasWhatIsNotCommitted),
            broken("fork forgets references", "FRK-05", "FRK", CommitDefects::forkForgetsReferences),
            broken("fork of a fork is of the original", "FRK-06", "FRK", CommitDefects::forkOfAForkIsOfTheOriginal),
            broken("fork is called persistent", "FRK-08", "FRK", CommitDefects::forkIsCalledPersistent),
            broken("new store is found damaged", "LIF-01", "IDX LIF LIM SCH", CommitDefects::newStoreIsFoundDamaged),
            broken("opening tells what is there now", "OPN-06", "OPN", CommitDefects::openingTellsWhatIsThereNow),
            broken("threads keep their state", "SNP-05", "CON FRK ISO SNP WAI", CommitDefects::threadsKeepTheirState),
            broken("groups miss own changes", "GRP-06 GRP-09", "GRP TXN", CommitDefects::groupsMissOwnChanges),
            of(
                    "stores share their rows",
                    "LIF-07",
                    "CON IDN ISO LIF NUL SNP TXN TXT VAL WAI",
                    CommitDefects::storesShareTheirRows),
            of("damage is not found", "LIF-10", "LIF", CommitDefects::damageIsNotFound),
            of("reopening finds nothing", "SCH-01", "IDN LIF SCH", ReopeningDefects::reopeningFindsNothing),
            of(
                    "reopening loses the last commit",
                    "LIF-02",
                    "IDN LIF SCH",
                    ReopeningDefects::reopeningLosesTheLastCommit),
            of("reopening forgets the counter", "IDN-11", "IDN SCH", ReopeningDefects::reopeningForgetsTheCounter),
            of(
                    "another schema makes the store anew",
                    "SCH-02 SCH-03",
                    "SCH",
                    ReopeningDefects::anotherSchemaMakesTheStoreAnew),
            of("refused schema empties the store", "SCH-02", "SCH", ReopeningDefects::refusedSchemaEmptiesTheStore),
            of("first difference is told alone", "SCH-03", "SCH", ReopeningDefects::firstDifferenceIsToldAlone),
            of("newer store is opened", "SCH-19", "SCH", ReopeningDefects::newerStoreIsOpened),
            of("newer store is just another", "SCH-19", "SCH", ReopeningDefects::newerStoreIsJustAnother),
            of(
                    "constants are kept by their place",
                    "SCH-12 SCH-14 SCH-15",
                    "SCH",
                    ReopeningDefects::constantsAreKeptByTheirPlace),
            of("added type is not recorded", "SCH-13", "SCH", ReopeningDefects::addedTypeIsNotRecorded),
            of("upgrade forgets a default", "SCH-14", "SCH", ReopeningDefects::upgradeForgetsADefault),
            of("added numbers are zero", "SCH-14", "SCH", ReopeningDefects::addedNumbersAreZero),
            of("added key is not kept", "SCH-16", "SCH", ReopeningDefects::addedKeyIsNotKept),
            of(
                    "rows that a key does not allow are dropped",
                    "SCH-17",
                    "SCH",
                    ReopeningDefects::rowsThatAKeyDoesNotAllowAreDropped),
            of("upgrade forgets the counters", "SCH-18", "SCH", ReopeningDefects::upgradeForgetsTheCounters));

    private BrokenStateStores() {}
}
