package dev.isomer.storage.memory.journal;

import dev.isomer.storage.error.CannotOpenException;
import dev.isomer.storage.memory.journal.PlantedDisk.Defect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Opens damaged files in every mode, and compares with what must come of them. */
final class DamageCheck {
    private final DamagedFolder folder = new DamagedFolder();
    private final Defect defect;
    private int damages;
    private int refusals;
    private int drops;

    DamageCheck(Defect defect) {
        this.defect = defect;
    }

    /** Every bit of every file flips; what went wrong first, or null. */
    @Nullable
    String flipAll() {
        for (Map.Entry<String, byte[]> file : folder.files().entrySet()) {
            for (int bit = 0; bit < file.getValue().length * 8; bit++) {
                byte[] bytes = file.getValue().clone();
                bytes[bit / 8] ^= (byte) (1 << bit % 8);
                int expected = folder.afterFlip(file.getKey(), bit / 8);
                String found = checked(file.getKey(), bytes, expected, true);
                if (found != null) {
                    return "Bit " + bit % 8 + " of byte " + bit / 8 + " of " + file.getKey() + ": " + found;
                }
            }
        }
        return null;
    }

    /** Every file is cut to every length; what went wrong first, or null. */
    @Nullable
    String cutAll() {
        for (Map.Entry<String, byte[]> file : folder.files().entrySet()) {
            for (int length = 0; length < file.getValue().length; length++) {
                byte[] bytes = Arrays.copyOf(file.getValue(), length);
                int expected = folder.afterCut(file.getKey(), length);
                String found = checked(file.getKey(), bytes, expected, !folder.isFrameEnd(length));
                if (found != null) {
                    return file.getKey() + " cut to " + length + " bytes: " + found;
                }
            }
        }
        return null;
    }

    private @Nullable String checked(String name, byte[] bytes, int expected, boolean isSaid) {
        damages++;
        Map<String, byte[]> files = folder.with(name, bytes);
        try {
            Recovered<List<String>> recovered =
                    open(SimulatedDisk.of(files), RecoverMode.REFUSE).recovered();
            if (expected < 0 || !recovered.state().equals(DamagedFolder.COMMITTED.subList(0, expected))) {
                return "opened with " + recovered.state() + ", expected " + expected;
            }
            boolean isTorn = expected < DamagedFolder.COMMITTED.size();
            drops += isTorn ? 1 : 0;
            boolean isNoted = recovered.notes().stream().anyMatch(note -> note.contains(" of " + name));
            return isTorn && isNoted != isSaid ? "the notes are " + recovered.notes() : null;
        } catch (CannotOpenException refused) {
            refusals++;
            return expected >= 0
                    ? "refused: " + refused.getMessage()
                    : refusal(name, bytes, files, refused.getMessage());
        } catch (RuntimeException | AssertionError failed) {
            return failed.toString();
        }
    }

    /** What the message offers is what the other modes give. */
    private @Nullable String refusal(String name, byte[] bytes, Map<String, byte[]> files, String message) {
        SimulatedDisk read = SimulatedDisk.of(files);
        Recovered<List<String>> recovered = open(read, RecoverMode.READ_ONLY).recovered();
        List<String> state = recovered.state();
        Damage damage = recovered.damage();
        if (damage == null || !message.equals(expectedMessage(recovered, damage))) {
            return "the message is " + message;
        } else if (!state.equals(DamagedFolder.COMMITTED.subList(0, state.size()))
                || !read.trace().isEmpty()) {
            return "to read there is " + state + " after " + read.trace();
        }
        SimulatedDisk prefix = SimulatedDisk.of(files);
        JournalFolder<List<String>> opened = open(prefix, RecoverMode.PREFIX);
        if (!opened.recovered().state().equals(state)) {
            return "to go on with there is " + opened.recovered().state();
        }
        opened.journal().await(opened.journal().append(Transcript.content(List.of("after"))));
        List<String> expected = new ArrayList<>(state);
        expected.add("after");
        List<String> again = open(prefix, RecoverMode.REFUSE).recovered().state();
        boolean isKept = Arrays.equals(bytes, prefix.contents().get(name + Names.ASIDE));
        return again.equals(expected) && isKept ? null : "opened again there is " + again + ", kept is " + isKept;
    }

    private static String expectedMessage(Recovered<List<String>> recovered, Damage damage) {
        return "The store in the simulated disk is damaged at byte " + damage.offset() + " of " + damage.file() + ": "
                + damage.reason() + "; frame " + recovered.number()
                + " is the last good one. Nothing was changed. What is before it, " + recovered.transactions()
                + " transactions after the newest sound snapshot, can be read with recover=read-only, or be gone on"
                + " from with recover=prefix, which sets the rest aside; copy the folder first, or replace it by a good"
                + " copy.";
    }

    private JournalFolder<List<String>> open(SimulatedDisk disk, RecoverMode mode) {
        return CrashRun.open(disk, defect, mode, new Durability.EachCommit(), new Random(damages));
    }

    @Override
    public String toString() {
        return damages + " damages: " + refusals + " refused, " + drops + " torn tails dropped, "
                + (damages - refusals - drops) + " without loss";
    }
}
