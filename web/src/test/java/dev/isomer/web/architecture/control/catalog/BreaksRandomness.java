package dev.isomer.web.architecture.control.catalog;

import java.util.Random;

/** Cannot be repeated. */
final class BreaksRandomness {
    final Random random = new Random();
}
