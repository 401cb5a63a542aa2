package dev.isomer.catalog.exchange;

import dev.isomer.catalog.cid.Cid;
import dev.isomer.storage.model.Bytes;
import java.util.List;
import java.util.Map;

/**
 * An export document.
 *
 * @param cid its identifier
 * @param bytes the document
 * @param counts how many entries each section has, by its name in the order of the document
 * @param contents how many pieces of content are in it
 * @param warnings what an import of it will refuse or lack
 */
public record ExportedDocument(
        Cid cid, Bytes bytes, Map<String, Integer> counts, int contents, List<String> warnings) {}
