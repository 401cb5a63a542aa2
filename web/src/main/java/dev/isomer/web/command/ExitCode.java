package dev.isomer.web.command;

/** What the process tells its caller when it ends. */
public enum ExitCode {
    OK(0, "done, or stopped, as asked"),
    UNEXPECTED(1, "something failed, was refused, or is in the way (migrate --check)"),
    USAGE(2, "the command line asks for something that cannot be"),
    STORE(3, "the store cannot be opened"),
    LISTEN(4, "the address cannot be listened on"),
    NAME(5, "a named thing is missing or exists already, or rows are in the way"),
    DAMAGED(6, "a file or a store is damaged"),
    MEMORY_LIMIT(7, "the memory limit was reached");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    /** The number given to the operating system. */
    public int number() {
        return number;
    }

    /** What the number says, for the help text. */
    public String meaning() {
        return meaning;
    }
}
