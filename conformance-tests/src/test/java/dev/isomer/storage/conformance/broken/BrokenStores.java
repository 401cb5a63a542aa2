package dev.isomer.storage.conformance.broken;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** All engines that are wrong, each with the rule that it breaks. */
final class BrokenStores {
    /** In the order of the contract page. */
    static final List<BrokenStore> ALL = List.of(
            broken("text by UTF-16", "TXT-01", QueryDefects::textByUtf16),
            broken("null last", "QRY-17", QueryDefects::nullLast),
            broken("ties always ascending", "QRY-19", QueryDefects::tiesAlwaysAscending),
            broken("position included", "PAG-04", QueryDefects::positionIncluded),
            broken("offset counts for the limit", "PAG-02", QueryDefects::offsetCountsForTheLimit),
            broken("prefix with wildcards", "QRY-14", QueryDefects::prefixWithWildcards),
            broken("contains ignores case", "QRY-15", QueryDefects::containsIgnoresCase),
            broken("negation three-valued", "QRY-21", QueryDefects::negationThreeValued),
            broken("range without its end", "QRY-04", QueryDefects::rangeWithoutItsEnd),
            broken("count stops one early", "QRY-23", QueryDefects::countStopsOneEarly),
            broken("groups of one size descending", "GRP-01", QueryDefects::groupsOfOneSizeDescending),
            broken("group of null lost", "GRP-02", QueryDefects::groupOfNullLost),
            broken("find ignores spaces at the end", "UNQ-01", QueryDefects::findIgnoresSpacesAtTheEnd),
            broken("update replaces the row in its way", "UNQ-01", ChangeDefects::updateReplacesTheRowInItsWay),
            broken("null is unique and replaced", "UNQ-01", ChangeDefects::nullIsUniqueAndReplaced),
            broken("insertWithId overwrites", "IDN-01", ChangeDefects::insertWithIdOverwrites),
            broken("refused insert uses up an id", "IDN-01", ChangeDefects::refusedInsertUsesUpAnId),
            broken("id of a deleted row is given again", "IDN-01", ChangeDefects::idOfADeletedRowIsGivenAgain),
            broken("cascade leaves the last row", "CAS-01", ChangeDefects::cascadeLeavesTheLastRow),
            broken("update drops a missing reference", "REF-01", ChangeDefects::updateDropsAMissingReference),
            broken("long text is cut", "VAL-01", ChangeDefects::longTextIsCut),
            broken("update with null changes nothing", "NUL-01", ChangeDefects::updateWithNullChangesNothing),
            broken("rollback keeps a row", "TXN-02", TransactionDefects::rollbackKeepsARow),
            broken("rollback forgets an index", "TXN-02", TransactionDefects::rollbackForgetsAnIndex),
            broken("savepoint keeps the counter", "SAV-05", TransactionDefects::savepointKeepsTheCounter),
            broken("savepoint undoes what is around it", "SAV-07", TransactionDefects::savepointUndoesWhatIsAroundIt),
            broken("savepoint forgets deletes", "SAV-03", TransactionDefects::savepointForgetsDeletes),
            broken("commit forgets a row", "TXN-01", TransactionDefects::commitForgetsARow),
            broken("read sees later commits", "SNP-01", TransactionDefects::readSeesLaterCommits),
            broken(
                    "read begins with its first statement",
                    "SNP-02",
                    TransactionDefects::readBeginsWithItsFirstStatement),
            broken("read sees what is not committed", "SNP-03", TransactionDefects::readSeesWhatIsNotCommitted),
            broken("queries miss own changes", "TXN-05", TransactionDefects::queriesMissOwnChanges),
            broken("fork shares its state", "FRK-01", TransactionDefects::forkSharesItsState));

    private BrokenStores() {}

    private static BrokenStore broken(String name, String rule, Supplier<Defect> defect) {
        return new BrokenStore(name, rule, Set.of(rule.substring(0, 3)), defect);
    }
}
