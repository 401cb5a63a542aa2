package dev.isomer.web.architecture.control.catalog;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Uses Jackson outside the exchange of documents. */
final class BreaksJackson {
    final ObjectMapper mapper = new ObjectMapper();
}
