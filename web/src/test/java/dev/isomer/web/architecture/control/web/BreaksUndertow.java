package dev.isomer.web.architecture.control.web;

import io.undertow.Undertow;

/** Uses Undertow outside its package. */
final class BreaksUndertow {
    Class<?> uses() {
        return Undertow.class;
    }
}
