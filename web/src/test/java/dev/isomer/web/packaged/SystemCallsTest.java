package dev.isomer.web.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A log of system calls is read so that nothing that is written stays unseen. */
final class SystemCallsTest {

    private static final String JAVA =
            "7 execve(\"/jdk/bin/java\", [\"java\", \"-jar\", \"a.jar\"], 0x7ff /* 9 vars */) = 0";

    @Test
    void whatJavaReadsIsTold() {
        SystemCalls calls = SystemCalls.of(List.of(
                "7 openat(AT_FDCWD</home>, \"run.sh\", O_RDONLY) = 3</home/run.sh>",
                "7 execve(\"/sbin/bin/java\", [\"java\"], 0x7ff /* 9 vars */) = -1 ENOENT (No such file or directory)",
                "8 openat(AT_FDCWD</home>, \"find.mo\", O_RDONLY) = 3</home/find.mo>",
                JAVA,
                "7 openat(AT_FDCWD</home>, \"a.jar\", O_RDONLY|O_CLOEXEC) = 3</home/a.jar>",
                "7 openat(AT_FDCWD</home>, \"none\", O_RDONLY) = -1 ENOENT (No such file or directory)"));

        assertEquals(new SystemCalls(List.of(), List.of("/home/a.jar")), calls);
    }

    @Test
    void anythingThatChangesAFileIsSeenWhoeverDoesItAndWhetherItSucceedsOrNot() {
        for (String call : List.of(
                "openat(AT_FDCWD</home>, \"/a\", O_WRONLY|O_CREAT|O_TRUNC, 0666) = 4</a>",
                "openat(AT_FDCWD</home>, \"/a\", O_RDWR) = -1 EACCES (Permission denied)",
                "openat2(3</>, \"/a\", {flags=O_RDWR, resolve=0}, 24) = 4</a>",
                "open(\"/a\", O_RDONLY|O_CREAT, 0600) = 4</a>",
                "creat(\"/a\", 0600) = 4</a>",
                "mkdir(\"/a\", 0777) = -1 EEXIST (File exists)",
                "mkdirat(AT_FDCWD</home>, \"/a\", 0777) = 0",
                "unlink(\"/a\") = 0",
                "unlinkat(AT_FDCWD</home>, \"/a\", 0) = 0",
                "rmdir(\"/a\") = 0",
                "mknodat(AT_FDCWD</home>, \"/a\", S_IFIFO|0600) = 0",
                "truncate(\"/a\", 0) = 0",
                "ftruncate(4</a>, 0) = 0",
                "fallocate(4</a>, 0, 0, 4096) = 0",
                "chmod(\"/a\", 0600) = 0",
                "fchmodat(AT_FDCWD</home>, \"/a\", 0600) = 0",
                "fchown(4</a>, 0, 0) = 0",
                "utimensat(AT_FDCWD</home>, \"/a\", NULL, 0) = 0",
                "bind(5<UNIX-STREAM:[9]>, {sa_family=AF_UNIX, sun_path=\"/a\"}, 110) = 0")) {
            String name = call.substring(0, call.indexOf('('));

            assertEquals(
                    List.of(name + " /a"), SystemCalls.of(List.of("7 " + call)).changed());
            assertEquals(
                    List.of(name + " /a"),
                    SystemCalls.of(List.of(JAVA, "9 " + call)).changed());
        }
    }

    @Test
    void bothPathsOfARenameAreSeen() {
        assertEquals(
                List.of("rename /a", "rename /b"),
                SystemCalls.of(List.of("7 rename(\"/a\", \"/b\") = 0")).changed());
    }

    @Test
    void callsOfTwoThreadsAreToldApart() {
        SystemCalls calls = SystemCalls.of(List.of(
                JAVA,
                "8 openat(AT_FDCWD</home>, \"/a\", O_RDONLY <unfinished ...>",
                "9 openat(AT_FDCWD</home>, \"/b\", O_WRONLY|O_CREAT, 0600 <unfinished ...>",
                "8 <... openat resumed>) = 4</a>",
                "9 <... openat resumed>) = 5</b>",
                "9 unlink(\"/c\" <unfinished ...>"));

        assertEquals(new SystemCalls(List.of("openat /b", "unlink /c"), List.of("/a")), calls);
    }

    @Test
    void whatKeepsNothingIsNoFile() {
        SystemCalls calls = SystemCalls.of(List.of(
                JAVA,
                "7 openat(AT_FDCWD</home>, \"/dev/null\", O_WRONLY|O_CREAT|O_TRUNC, 0666) = 3</dev/null>",
                "7 openat(AT_FDCWD</home>, \"/proc/self/coredump_filter\", O_RDWR) = 4</proc/7/coredump_filter>",
                "7 bind(5<TCP:[9]>, {sa_family=AF_INET, sin_port=htons(0), sin_addr=inet_addr(\"127.0.0.1\")}, 16) = 0",
                "7 --- SIGTERM {si_signo=SIGTERM, si_code=SI_USER, si_pid=1, si_uid=0} ---",
                "7 +++ exited with 0 +++"));

        assertEquals(new SystemCalls(List.of(), List.of()), calls);
    }
}
