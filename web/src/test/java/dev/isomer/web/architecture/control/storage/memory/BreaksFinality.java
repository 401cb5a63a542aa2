package dev.isomer.web.architecture.control.storage.memory;

/** A class that anybody in the package may extend. */
class BreaksFinality {}
