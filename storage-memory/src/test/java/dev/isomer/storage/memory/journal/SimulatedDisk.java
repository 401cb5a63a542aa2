package dev.isomer.storage.memory.journal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A disk in memory that writes down what is done to it, in order, so that every condition in which a power cut could
 * leave it can be made: {@link CrashStates}. It can be told to fail, and may be waited for in being told. Safe for use
 * by several threads, one at a time for each file.
 */
public final class SimulatedDisk implements Disk {
    /** One file, whatever its name is at a time. */
    static final class Node {
        final int number;
        byte[] content = {};

        Node(int number) {
            this.number = number;
        }
    }

    /** What was done. Names are those of the moment. */
    sealed interface Operation {
        record Create(String name, int node) implements Operation {}

        record Append(int node, byte[] bytes) implements Operation {}

        record Truncate(int node, int length) implements Operation {}

        record Force(int node) implements Operation {}

        /** What was not forced is let go of: it is read as before, and no later force writes it. */
        record ForceFailed(int node) implements Operation {}

        record Rename(String from, String to, int node) implements Operation {}

        record Delete(String name) implements Operation {}

        record ForceFolder() implements Operation {}

        /** A commit was acknowledged: all up to this transaction must be there from now on. */
        record Acknowledged(int transactions) implements Operation {}
    }

    /** Decides about each operation before it is done. */
    @FunctionalInterface
    public interface Faults {
        /** How many of the bytes are written before an exception; -1 for no fault. */
        int fail(String operation, int count);
    }

    private final Map<String, Node> files = new HashMap<>();
    private final List<Operation> trace = new ArrayList<>();
    private final Faults faults;
    private int nodes;
    private boolean isOpen = true;

    /** A disk that fails when it is told to. */
    public SimulatedDisk(Faults faults) {
        this.faults = faults;
    }

    SimulatedDisk() {
        this((operation, count) -> -1);
    }

    /** A disk with these files, as a crash left them. */
    static SimulatedDisk of(Map<String, byte[]> contents) {
        return of(contents, (operation, count) -> -1);
    }

    /** A disk as a crash left it. */
    static SimulatedDisk of(DiskImage image) {
        return of(image.files());
    }

    /** A disk with these files that fails when it is told to. */
    static SimulatedDisk of(Map<String, byte[]> contents, Faults faults) {
        SimulatedDisk disk = new SimulatedDisk(faults);
        contents.forEach((name, content) -> {
            Node node = new Node(disk.nodes++);
            node.content = content;
            disk.files.put(name, node);
        });
        return disk;
    }

    List<Operation> trace() {
        return trace;
    }

    /** The files as a process sees them. */
    public Map<String, byte[]> contents() {
        Map<String, byte[]> contents = new TreeMap<>();
        files.forEach((name, node) -> contents.put(name, node.content));
        return contents;
    }

    void acknowledge(int transactions) {
        add(new Operation.Acknowledged(transactions));
    }

    private synchronized void add(Operation operation) {
        trace.add(operation);
    }

    private void pass(String operation) throws IOException {
        if (faults.fail(operation, 0) >= 0) {
            throw new IOException("no " + operation);
        }
    }

    byte[] content(String name) throws FileNotFoundException {
        return node(name).content;
    }

    private Node node(String name) throws FileNotFoundException {
        Node node = files.get(name);
        if (node == null) {
            throw new FileNotFoundException(name);
        }
        return node;
    }

    @Override
    public synchronized List<String> list() {
        return List.copyOf(files.keySet());
    }

    @Override
    public synchronized long size(String name) throws IOException {
        return node(name).content.length;
    }

    @Override
    public synchronized int read(String name, long position, byte[] into) throws IOException {
        byte[] content = node(name).content;
        int count = (int) Math.max(0, Math.min(into.length, content.length - position));
        System.arraycopy(content, (int) Math.min(position, content.length), into, 0, count);
        return count;
    }

    @Override
    public Appender create(String name) throws IOException {
        pass("create");
        synchronized (this) {
            if (files.containsKey(name)) {
                throw new FileAlreadyExistsException(name);
            }
            Node node = new Node(nodes++);
            files.put(name, node);
            add(new Operation.Create(name, node.number));
            return new NodeAppender(node);
        }
    }

    @Override
    public void rename(String from, String to) throws IOException {
        pass("rename");
        synchronized (this) {
            Node node = node(from);
            files.put(to, node);
            files.remove(from);
            add(new Operation.Rename(from, to, node.number));
        }
    }

    @Override
    public void delete(String name) throws IOException {
        pass("delete");
        synchronized (this) {
            node(name);
            files.remove(name);
            add(new Operation.Delete(name));
        }
    }

    @Override
    public void forceFolder() throws IOException {
        pass("forceFolder");
        add(new Operation.ForceFolder());
    }

    /** Whether a store has it. */
    public boolean isOpen() {
        return isOpen;
    }

    @Override
    public void close() {
        isOpen = false;
    }

    @Override
    public String toString() {
        return "the simulated disk";
    }

    private final class NodeAppender implements Appender {
        private final Node node;

        private NodeAppender(Node node) {
            this.node = node;
        }

        @Override
        public void append(byte[] bytes, int count) throws IOException {
            int written = faults.fail("append", count);
            grow(Arrays.copyOf(bytes, written < 0 ? count : Math.min(count, written)));
            if (written >= 0) {
                throw new IOException("no append");
            }
        }

        private void grow(byte[] bytes) {
            byte[] joined = Arrays.copyOf(node.content, node.content.length + bytes.length);
            System.arraycopy(bytes, 0, joined, node.content.length, bytes.length);
            node.content = joined;
            add(new Operation.Append(node.number, bytes));
        }

        @Override
        public void force() throws IOException {
            try {
                pass("force");
            } catch (IOException failed) {
                add(new Operation.ForceFailed(node.number));
                throw failed;
            }
            add(new Operation.Force(node.number));
        }

        @Override
        public void truncate(long length) throws IOException {
            pass("truncate");
            node.content = Arrays.copyOf(node.content, (int) length);
            add(new Operation.Truncate(node.number, (int) length));
        }

        @Override
        public void close() {}
    }
}
