package dev.isomer.storage.memory.journal;

import dev.isomer.storage.error.CannotOpenException;
import java.io.IOException;
import java.nio.file.Path;

/** Another program that opens a folder and says what it was told. */
public final class SecondProcess {
    private SecondProcess() {}

    /** Opens the folder that is named. */
    public static void main(String[] arguments) throws IOException {
        try (FolderDisk disk = FolderDisk.open(Path.of(arguments[0]))) {
            System.out.println("opened " + disk);
        } catch (CannotOpenException refused) {
            System.out.println(refused.getMessage());
        }
    }
}
