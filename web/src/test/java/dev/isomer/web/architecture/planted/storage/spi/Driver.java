package dev.isomer.web.architecture.planted.storage.spi;

/** What engines are to implement here. */
public interface Driver {}
