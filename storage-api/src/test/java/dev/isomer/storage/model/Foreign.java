package dev.isomer.storage.model;

import dev.isomer.storage.annotation.Id;
import org.jspecify.annotations.Nullable;

/** A record that a test defines again, in a class loader of its own. */
public record Foreign(@Id long id, String name, @Nullable Integer number) {}
