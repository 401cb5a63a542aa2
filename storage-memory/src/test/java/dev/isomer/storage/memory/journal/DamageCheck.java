package dev.isomer.storage.memory.journal;

import dev.isomer.storage.error.CannotOpenException;
import dev.isomer.storage.memory.journal.PlantedDisk.Defect;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Opens damaged files in every mode, and compares with what must come of them.
 *
 * @param <S> the state
 */
public final class DamageCheck<S> {
    private final Map<String, byte[]> files;
    private final Supplier<Replay<S>> replay;
    private final List<String> schema;
    private final Function<S, Object> view;
    private final Content after;
    private final @Nullable JournalKey key;
    /** The states that there were, by the number of their transactions. */
    private final List<Object> states;

    private final DamageOracle oracle;
    private final Defect defect;
    private int damages;
    private int refusals;
    private int drops;

    /**
     * A folder that can be damaged.
     *
     * @param files its files
     * @param schema its lines
     * @param replay makes its states
     * @param states what it was after each number of transactions, from none to all
     * @param view what is equal for equal states
     * @param after a transaction that can follow each of them
     * @param key what the files are encrypted with, or null
     */
    public record Subject<S>(
            Map<String, byte[]> files,
            List<String> schema,
            Supplier<Replay<S>> replay,
            List<S> states,
            Function<S, Object> view,
            Content after,
            @Nullable JournalKey key) {}

    DamageCheck(Subject<S> subject, Defect defect) {
        this.files = new TreeMap<>(subject.files());
        this.schema = subject.schema();
        this.replay = subject.replay();
        this.view = subject.view();
        this.after = subject.after();
        this.key = subject.key();
        this.states = subject.states().stream().map(subject.view()).toList();
        this.oracle = new DamageOracle(files, states.size() - 1);
        this.defect = defect;
    }

    /** Of a journal without a defect. */
    public static <S> DamageCheck<S> of(Subject<S> subject) {
        return new DamageCheck<>(subject, Defect.NONE);
    }

    /** Every bit of every file flips; what went wrong first, or null. */
    public @Nullable String flipAll() {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            byte[] bytes = file.getValue().clone();
            for (int bit = 0; bit < bytes.length * 8; bit++) {
                byte flip = (byte) (1 << bit % 8);
                bytes[bit / 8] ^= flip;
                int expected = oracle.afterFlip(file.getKey(), bit / 8);
                String found = checked(file.getKey(), bytes, expected, true);
                if (found != null) {
                    return "Bit " + bit % 8 + " of byte " + bit / 8 + " of " + file.getKey() + ": " + found;
                }
                bytes[bit / 8] ^= flip;
            }
        }
        return null;
    }

    /** Every file is cut to every length; what went wrong first, or null. */
    public @Nullable String cutAll() {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            for (int length = 0; length < file.getValue().length; length++) {
                byte[] bytes = Arrays.copyOf(file.getValue(), length);
                int expected = oracle.afterCut(file.getKey(), length);
                String found = checked(file.getKey(), bytes, expected, !oracle.isWhole(file.getKey(), length));
                if (found != null) {
                    return file.getKey() + " cut to " + length + " bytes: " + found;
                }
            }
        }
        return null;
    }

    private @Nullable String checked(String name, byte[] bytes, int expected, boolean isSaid) {
        damages++;
        Map<String, byte[]> damaged = new TreeMap<>(files);
        damaged.put(name, bytes);
        try {
            Recovered<S> recovered =
                    open(SimulatedDisk.of(damaged), RecoverMode.REFUSE).recovered();
            if (expected < 0 || !isState(recovered.state(), expected)) {
                return "opened with " + view.apply(recovered.state()) + ", expected " + expected;
            }
            boolean isTorn = expected < states.size() - 1;
            drops += isTorn ? 1 : 0;
            boolean isNoted = recovered.notes().stream().anyMatch(note -> note.contains(" of " + name));
            return isTorn && isNoted != isSaid ? "the notes are " + recovered.notes() : null;
        } catch (CannotOpenException refused) {
            refusals++;
            return expected >= 0
                    ? "refused: " + refused.getMessage()
                    : refusal(name, bytes, damaged, refused.getMessage());
        } catch (RuntimeException | AssertionError failed) {
            return failed.toString();
        }
    }

    private boolean isState(S state, int transactions) {
        return view.apply(state).equals(states.get(transactions));
    }

    /** What the message offers is what the other modes give. */
    private @Nullable String refusal(String name, byte[] bytes, Map<String, byte[]> damaged, String message) {
        SimulatedDisk read = SimulatedDisk.of(damaged);
        Recovered<S> recovered = open(read, RecoverMode.READ_ONLY).recovered();
        Object state = view.apply(recovered.state());
        Damage damage = recovered.damage();
        if (damage == null || !message.equals(expectedMessage(recovered, damage))) {
            return "the message is " + message;
        } else if (!states.contains(state) || !read.trace().isEmpty()) {
            return "to read there is " + state + " after " + read.trace();
        }
        SimulatedDisk prefix = SimulatedDisk.of(damaged);
        JournalFolder<S> opened = open(prefix, RecoverMode.PREFIX);
        if (!view.apply(opened.recovered().state()).equals(state)) {
            return "to go on with there is " + view.apply(opened.recovered().state());
        }
        opened.journal().await(opened.journal().append(after));
        Object again = view.apply(open(prefix, RecoverMode.REFUSE).recovered().state());
        boolean isKept = Arrays.equals(bytes, prefix.contents().get(name + Names.ASIDE));
        boolean isRight = again.equals(view.apply(withAfter(recovered.state())));
        return isRight && isKept ? null : "opened again there is " + again + ", kept is " + isKept;
    }

    private S withAfter(S state) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            after.writeTo(bytes);
            Replay<S> further = replay.get();
            further.schema(schema);
            return further.transaction(state, new ByteArrayInputStream(bytes.toByteArray()));
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String expectedMessage(Recovered<?> recovered, Damage damage) {
        return "The store in the simulated disk is damaged at byte " + damage.offset() + " of " + damage.file() + ": "
                + damage.reason() + "; frame " + recovered.number()
                + " is the last good one. Nothing was changed. What is before it, " + recovered.transactions()
                + " transactions after the newest sound snapshot, can be read with recover=read-only, or be gone on"
                + " from with recover=prefix, which sets the rest aside; copy the folder first, or replace it by a good"
                + " copy.";
    }

    private JournalFolder<S> open(SimulatedDisk disk, RecoverMode mode) {
        return JournalFolder.open(
                PlantedDisk.of(disk, defect),
                replay.get(),
                mode,
                JournalOptions.of(new Durability.EachCommit(), new Random(damages), schema)
                        .with(key));
    }

    @Override
    public String toString() {
        return damages + " damages: " + refusals + " refused, " + drops + " torn tails dropped, "
                + (damages - refusals - drops) + " without loss";
    }
}
