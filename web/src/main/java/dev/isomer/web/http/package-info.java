/**
 * HTTP as the handlers see it, and the only place that knows the web server underneath.
 *
 * <pre>
 *   socket ─► Exchange (server's I/O thread) ─► guards, limits, body ─► worker: Router ─► Handler
 *                                                                          │
 *   socket ◄─ ResponseWriter ◄──────────────── Response or Problem ◄───────┘
 * </pre>
 *
 * <p>Handlers get a {@link dev.isomer.web.http.Request} whose body is already in memory and return a
 * {@link dev.isomer.web.http.Response}; whatever they throw becomes a problem document, never a stack trace.
 */
@NullMarked
package dev.isomer.web.http;

import org.jspecify.annotations.NullMarked;
