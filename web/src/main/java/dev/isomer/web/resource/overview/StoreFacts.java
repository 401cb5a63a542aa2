package dev.isomer.web.resource.overview;

import java.util.Optional;

/**
 * What the start-up knows and pages show.
 *
 * @param place the engine and where it keeps its data, in words
 * @param version the application's version
 * @param exampleCid the document that an empty store offers to import, where the content directory has it
 */
public record StoreFacts(String place, String version, Optional<String> exampleCid) {}
