package dev.isomer.storage.memory.journal;

import java.util.Arrays;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * The files of a disk at one moment. Equal if they have the same names and bytes, which are compared and not just
 * hashed.
 *
 * @param files by name; neither the map nor the bytes are to be changed
 */
record DiskImage(Map<String, byte[]> files) {
    @Override
    public boolean equals(Object other) {
        if (!(other instanceof DiskImage image) || files.size() != image.files.size()) {
            return false;
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            byte[] content = image.files.get(file.getKey());
            if (content == null || !Arrays.equals(content, file.getValue())) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        int hash = 0;
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            CRC32C fast = new CRC32C();
            fast.update(file.getValue());
            hash += 31 * file.getKey().hashCode() ^ (int) fast.getValue();
        }
        return hash;
    }
}
