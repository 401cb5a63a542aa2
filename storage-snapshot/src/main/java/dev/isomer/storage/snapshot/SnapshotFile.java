package dev.isomer.storage.snapshot;

import dev.isomer.storage.Migration;
import dev.isomer.storage.Migration.Progress;
import dev.isomer.storage.ReadTransaction;
import dev.isomer.storage.Store;
import dev.isomer.storage.Work;
import dev.isomer.storage.error.SchemaMismatchException;
import dev.isomer.storage.model.Schema;
import dev.isomer.storage.model.SchemaUpgrade;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot of a store in a JSON file, which stores of every engine write and read: all rows with their ids, secrets
 * included unless they are left out, the counters, the schema, and hashes of everything. Equal content gives equal
 * bytes.
 *
 * <p>Rows are written and read one by one, so memory is bounded by the greatest one. The file is for its owner alone,
 * and appears under its name when it is whole and on the disk.
 *
 * <p>Immutable, and safe for use by any number of threads.
 */
public final class SnapshotFile {
    private final Path file;
    private final boolean replaces;
    private final boolean leavesSecretsOut;
    private final Disk disk;

    SnapshotFile(Path file, boolean replaces, boolean leavesSecretsOut, Disk disk) {
        this.file = file;
        this.replaces = replaces;
        this.leavesSecretsOut = leavesSecretsOut;
        this.disk = disk;
    }

    /** The snapshot in this file, which may be there or not. */
    public static SnapshotFile at(Path file) {
        return new SnapshotFile(file, false, false, new Disk() {});
    }

    /**
     * The same, to replace what is there: a file when it is written, the rows of a store when they are restored, whose
     * counters stay where they are greater.
     */
    public SnapshotFile replacing() {
        return new SnapshotFile(file, true, leavesSecretsOut, disk);
    }

    /**
     * The same, to be written without the types that hold a {@link dev.isomer.storage.annotation.Secret}; the file says
     * which. When such a file is restored, the store keeps the rows and counters of these types that it has.
     */
    public SnapshotFile withoutSecrets() {
        return new SnapshotFile(file, replaces, true, disk);
    }

    /** As {@link #write(Store, Consumer)}, without telling how far it is. */
    public List<TypeTotal> write(Store store) throws IOException {
        return write(store, progress -> {});
    }

    /**
     * Writes the newest state of a store, which goes on working. If anything is thrown, the file is as it was.
     *
     * @param progress is told how far it is, at the latest after each thousand rows
     * @throws SnapshotRefusedException if the file is there already, or its folder is not, or if secrets are to be left
     *     out that other rows refer to
     * @throws IOException if the file cannot be written
     */
    public List<TypeTotal> write(Store store, Consumer<? super Progress> progress) throws IOException {
        return write(store, null, progress);
    }

    List<TypeTotal> write(Store store, @Nullable Instant time, Consumer<? super Progress> progress) throws IOException {
        LeftOut leftOut = leavesSecretsOut ? LeftOut.secrets(store.schema()) : LeftOut.NOTHING;
        Work<ReadTransaction, List<TypeTotal>, IOException> work = transaction -> new SafeFile(disk, file, replaces)
                .write(time, out -> new SnapshotWriter(transaction.rows(), leftOut, out, progress).write());
        return store.read(work);
    }

    /**
     * What the file says of itself: only its beginning and its end are read, so rows that are damaged are not noticed.
     *
     * @throws SnapshotRefusedException if there is no such file
     * @throws InvalidSnapshotException if it is no snapshot, or cut off
     * @throws IOException if it cannot be read
     */
    public SnapshotInfo info() throws IOException {
        try (OpenSnapshot open = OpenSnapshot.open(file)) {
            return new SnapshotReader(open).info();
        }
    }

    /**
     * Reads all of the file and checks it; opens no store.
     *
     * @return the totals, which are right
     * @throws SnapshotRefusedException if there is no such file
     * @throws InvalidSnapshotException if anything is wrong with it
     * @throws IOException if it cannot be read
     */
    public List<TypeTotal> verify() throws IOException {
        try (OpenSnapshot open = OpenSnapshot.open(file)) {
            return new SnapshotReader(open).read().totals();
        }
    }

    /** As {@link #restore(Store, Consumer)}, without telling how far it is. */
    public List<TypeTotal> restore(Store store) throws IOException {
        return restore(store, progress -> {});
    }

    /**
     * Fills a store with what the file has, in one write, after all of the file has been checked. If anything is
     * thrown, the store is as it was. The store's schema may be wider than the file's, as for a store that is upgraded.
     * Types that the file leaves out stay as they are in the store.
     *
     * <p>Open the store with a {@code writeLimit} that is long enough, and a memory limit that is high enough.
     *
     * @param progress is told how far it is, at the latest after each thousand rows
     * @return the totals of the store
     * @throws SnapshotRefusedException if there is no such file, or the store has, or had, rows, or keeps some that
     *     refer to others which are to be replaced
     * @throws InvalidSnapshotException if anything is wrong with the file, or the store refuses a row
     * @throws SchemaMismatchException if the store's schema is not that of the file, or a wider one
     * @throws dev.isomer.storage.error.StoreException if the store fails, or its limits are too small
     * @throws IOException if the file cannot be read
     */
    public List<TypeTotal> restore(Store store, Consumer<? super Progress> progress) throws IOException {
        try (OpenSnapshot open = OpenSnapshot.open(file)) {
            SnapshotContents contents = new SnapshotReader(open).read();
            SnapshotRows rows = rows(open, contents, store.schema());
            boolean same = contents.schema()
                    .lines()
                    .equals(contents.leftOut().recordedRest(store.schema()).lines());
            return loading(rows, store).run(same ? contents.totals() : null, progress);
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    private SnapshotRows rows(OpenSnapshot open, SnapshotContents contents, Schema schema) {
        SchemaUpgrade.of("the snapshot " + file, contents.schema(), schema);
        return new SnapshotRows(open, contents, schema);
    }

    private Loading loading(SnapshotRows rows, Store store) {
        return new Loading(Migration.from(rows).to(store), store, rows.leftOut(), replaces);
    }

    /**
     * Everything that keeps {@link #restore} from filling this store, in sentences, empty if nothing does: what is
     * wrong with the file, each difference of the schemas, rows in the way, invalid rows, then what the store refuses
     * when it is given all rows in a write that is rolled back, limits among it. Nothing is changed.
     *
     * @throws IOException if the file cannot be read
     */
    public List<String> obstacles(Store store) throws IOException {
        List<String> obstacles = new ArrayList<>();
        try (OpenSnapshot open = OpenSnapshot.open(file)) {
            SnapshotRows rows = rows(open, new SnapshotReader(open).read(), store.schema());
            obstacles.addAll(Loading.invalidRows(rows));
            if (obstacles.isEmpty()) {
                obstacles.addAll(loading(rows, store).obstacles());
            }
        } catch (InvalidSnapshotException | SnapshotRefusedException refused) {
            obstacles.add(String.valueOf(refused.getMessage()));
        } catch (SchemaMismatchException mismatch) {
            mismatch.differences().forEach(difference -> obstacles.add("Of the schemas, " + difference + "."));
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
        return obstacles;
    }
}
