package dev.isomer.storage.memory.journal;

/** What becomes of a journal that is damaged where it was known to be durable. */
public enum RecoverMode {
    /** It is not opened. */
    REFUSE,
    /** What is before the damage is opened to be read; nothing in the folder is changed. */
    READ_ONLY,
    /** What is before the damage is opened, and later files are set aside. */
    PREFIX
}
