package dev.isomer.storage.memory.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.isomer.storage.error.CannotOpenException;
import dev.isomer.storage.error.StorageFailureException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journals that are encrypted: nothing in them is readable or changeable without their key. */
class SealedJournalTest {
    static final JournalKey KEY = JournalKey.of("a key of thirty-two random bytes".getBytes(StandardCharsets.US_ASCII));

    private static final JournalKey OTHER =
            JournalKey.of("another key of thirty-two bytes!".getBytes(StandardCharsets.US_ASCII));

    @TempDir
    private Path folder;

    private static JournalFolder<List<String>> open(SimulatedDisk disk, @Nullable JournalKey key) {
        return JournalFolder.open(
                disk,
                new Transcript(),
                RecoverMode.REFUSE,
                JournalOptions.of(
                                new Durability.EachCommit(),
                                new Random(disk.trace().size()),
                                Transcript.SCHEMA)
                        .with(key));
    }

    private static void commit(@Nullable Journal journal, String line) {
        assertTrue(journal != null);
        journal.await(journal.append(Transcript.content(List.of(line))));
    }

    private static boolean contains(byte[] bytes, String text) {
        return new String(bytes, StandardCharsets.ISO_8859_1).contains(text);
    }

    @Test
    void whatWasCommittedIsThereAgain() {
        Recovered<List<String>> recovered =
                open(SimulatedDisk.of(new DamagedFolder(KEY).files()), KEY).recovered();
        assertEquals(DamagedFolder.COMMITTED, recovered.state());
        assertEquals(List.of(), recovered.notes());
    }

    @Test
    void nothingOfItCanBeReadInTheFiles() throws IOException {
        String canary = "a text that nobody else is to read";
        for (JournalKey key : Arrays.asList(KEY, null)) {
            SimulatedDisk disk = new SimulatedDisk();
            Journal journal = open(disk, key).journal();
            commit(journal, canary);
            journal.snapshot(journal.rotate(), Transcript.content(List.of(canary)));
            journal.close();
            for (String text : List.of(canary, Transcript.SCHEMA.get(0))) {
                assertEquals(
                        key == null, disk.contents().values().stream().anyMatch(file -> contains(file, text)), text);
            }
        }
    }

    @Test
    void withoutItsKeyOrWithAnotherItIsRefusedAndNotTakenForDamaged() {
        SimulatedDisk disk = SimulatedDisk.of(new DamagedFolder(KEY).files());
        String file = Names.snapshot(5) + " in the simulated disk is encrypted";
        String how = "; name the file of its key, as in memory:FOLDER?key-file=FILE. Nothing was changed.";
        assertEquals(
                file + how,
                assertThrows(CannotOpenException.class, () -> open(disk, null)).getMessage());
        assertEquals(
                file + " with another key than the one that is given" + how,
                assertThrows(CannotOpenException.class, () -> open(disk, OTHER)).getMessage());
        assertEquals(List.of(), disk.trace());
    }

    @Test
    void aFolderThatWasNotEncryptedIsFromNowOn() throws IOException {
        SimulatedDisk disk = SimulatedDisk.of(new DamagedFolder().files());
        JournalFolder<List<String>> folder = open(disk, KEY);
        assertEquals(DamagedFolder.COMMITTED, folder.recovered().state());
        Journal journal = folder.journal();
        commit(journal, "sealed");
        for (int i = 0; i < 2; i++) {
            journal.snapshot(journal.rotate(), Transcript.content(DamagedFolder.COMMITTED));
        }
        journal.close();
        disk.contents()
                .forEach((name, bytes) -> assertEquals(
                        SegmentHeader.SEALED_VERSION, ByteBuffer.wrap(bytes).getInt(8), name));
    }

    @Test
    @Tag("property")
    void everyBitThatFlipsAndEveryCutIsNoticedOrHarmless() {
        DamageCheck<List<String>> check = DamageCheck.of(new DamagedFolder(KEY).subject());
        assertNull(check.flipAll());
        assertNull(check.cutAll());
        System.out.println("Bits flipped and lengths cut, encrypted: " + check);
    }

    /** Somebody who changes a byte of a frame can make its checksums right again, but not its tag. */
    @Test
    void changesWithRightChecksumsAreNoticed() throws IOException {
        assertFalse(isChangeRead(KEY));
        assertTrue(isChangeRead(null));
    }

    private static boolean isChangeRead(@Nullable JournalKey key) throws IOException {
        DamagedFolder sound = new DamagedFolder(key);
        byte[] bytes = sound.files().get(DamagedFolder.NEWEST);
        SegmentHeader header = SegmentHeader.decode("", Arrays.copyOf(bytes, 96));
        boolean isRead = false;
        for (int at = header.bytes(); at < bytes.length; ) {
            Frame.Header found = Frame.Header.decode(header.salt(), bytes, at);
            Frame frame = found.with(header.salt(), bytes, at + Frame.HEADER_BYTES);
            for (int i = 0; i < frame.payload().length; i++) {
                byte[] payload = frame.payload().clone();
                payload[i] ^= 1;
                isRead |= isRead(
                        sound,
                        bytes,
                        at,
                        header,
                        new Frame(frame.kind(), frame.number(), frame.durable(), payload),
                        key);
            }
            if (frame.kind() == Frame.Kind.END) {
                Frame part = new Frame(Frame.Kind.PART, frame.number(), frame.durable(), frame.payload());
                isRead |= isRead(sound, bytes, at, header, part, key);
            }
            at += Frame.bytes(frame.payload().length);
        }
        return isRead;
    }

    /** Whether the folder opens with that frame in the place of one, and with anything but a beginning of what was. */
    private static boolean isRead(
            DamagedFolder sound, byte[] bytes, int at, SegmentHeader header, Frame frame, @Nullable JournalKey key) {
        byte[] changed = bytes.clone();
        byte[] encoded = frame.encode(header.salt());
        System.arraycopy(encoded, 0, changed, at, encoded.length);
        try {
            List<String> state = open(SimulatedDisk.of(sound.with(DamagedFolder.NEWEST, changed)), key)
                    .recovered()
                    .state();
            return !DamagedFolder.COMMITTED.subList(0, state.size()).equals(state);
        } catch (CannotOpenException | IndexOutOfBoundsException | IllegalArgumentException refused) {
            return false;
        } catch (AssertionError another) {
            return true;
        }
    }

    /** What could not be written may be on the disk; what takes its number must not be encrypted alike. */
    @Test
    void noNonceIsUsedTwice() {
        Set<String> nonces = new HashSet<>();
        int[] appends = {0};
        SimulatedDisk disk = new SimulatedDisk(
                (operation, count) -> operation.equals("append") && ++appends[0] % 3 == 0 ? count / 2 : -1);
        Journal journal = open(disk, KEY).journal();
        int frames = 0;
        for (int i = 0; i < 30; i++) {
            try {
                commit(journal, "a line long enough that half of its frame has its nonce " + i);
            } catch (StorageFailureException refused) {
                assertTrue(refused.getMessage().contains("nothing was changed"));
            }
        }
        for (SimulatedDisk.Operation operation : disk.trace()) {
            if (operation instanceof SimulatedDisk.Operation.Append append
                    && append.bytes().length >= 44
                    && append.bytes()[3] == Frame.Kind.END.ordinal() + 1) {
                ByteBuffer frame = ByteBuffer.wrap(append.bytes());
                nonces.add(frame.getLong(8) + " " + frame.getInt(32));
                frames++;
            }
        }
        assertEquals(30, frames);
        assertEquals(frames, nonces.size());
    }

    @Test
    void equalFilesAreEncryptedDifferently() {
        Map<String, byte[]> files = new TreeMap<>(new DamagedFolder(KEY).files());
        assertNotEquals(
                ByteBuffer.wrap(files.get(Names.segment(3)), 48, 32),
                ByteBuffer.wrap(files.get(Names.segment(5)), 48, 32));
    }

    @Test
    void aKeyFileIsReadOrRefused() throws IOException {
        Path data = folder.resolve("data");
        Path file = folder.resolve("journal.key");
        assertTrue(refusal(file, data).startsWith("The key file " + file + " cannot be read: "));
        Files.write(file, new byte[31]);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertEquals(
                "Others than its owner may read or change the key file " + file + "; first: chmod 600 " + file,
                refusal(file, data));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertTrue(refusal(file, data).startsWith("The key file " + file + " has to have 32 to 4096 random bytes."));
        Files.write(file, new byte[32]);
        assertEquals("a journal's key", JournalKey.read(file, data).toString());
        assertTrue(refusal(file, folder).contains("lies in the folder that it protects"));
    }

    private static String refusal(Path file, Path data) {
        return String.valueOf(assertThrows(CannotOpenException.class, () -> JournalKey.read(file, data))
                .getMessage());
    }
}
