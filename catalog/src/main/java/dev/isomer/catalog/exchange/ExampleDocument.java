package dev.isomer.catalog.exchange;

/** The example that comes with the application: a few aliases, servers and variables, and content for them. */
public final class ExampleDocument {
    /** The document's identifier; the document is a file of the content directory that comes with the application. */
    public static final String CID =
            "AAAAAAM2WmbjIBJ-V2xfrlYfnOjaVMzPiWJpuToOQgG7r2X5jxQjUqn7691c9VoiJMPiQJBWI1rjeOyk2JWSdIQCc8m-yA";

    private ExampleDocument() {}
}
