package dev.isomer.web.task;

import dev.isomer.catalog.content.ContentDirectory;
import dev.isomer.catalog.content.FileProblem;
import dev.isomer.web.command.ExitCode;
import dev.isomer.web.command.Task;
import java.io.IOException;
import java.util.List;

/** Compares each file of a content directory with its name. */
final class VerifyContentTask {
    private final Console console;

    VerifyContentTask(Console console) {
        this.console = console;
    }

    ExitCode run(Task.VerifyContent task) throws IOException {
        ContentDirectory directory = ContentDirectory.open(task.directory());
        List<FileProblem> problems;
        try (ProgressBar bar = new ProgressBar(console, "Reading")) {
            problems = directory.verify(read -> bar.at(read, directory.count()));
        }
        problems.forEach(console.out()::println);
        console.out()
                .println("Read " + directory.count() + " content files in " + task.directory() + ": "
                        + (problems.isEmpty()
                                ? "each is what its name says."
                                : problems.size() + " wrong; replace each by the right one, or remove it."));
        return problems.isEmpty() ? ExitCode.OK : ExitCode.DAMAGED;
    }
}
