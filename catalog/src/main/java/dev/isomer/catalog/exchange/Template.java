package dev.isomer.catalog.exchange;

/**
 * A pattern to make an entity from.
 *
 * @param key what the configuration calls it
 * @param name the name that it suggests; the key where it suggests none
 * @param description what it is for; may be empty
 * @param definition the text to begin with; empty where there is none or its content is missing
 */
public record Template(String key, String name, String description, String definition) {}
