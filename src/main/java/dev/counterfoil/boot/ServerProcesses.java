package dev.counterfoil.boot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Looks for PostgreSQL's processes among those of the machine. */
final class ServerProcesses {

    private ServerProcesses() {}

    /** How far two accounts of one start may lie apart: the system counts a process's in ticks since it came up itself. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    /** The process of that server if it lives and can be a PostgreSQL. */
    static Optional<ProcessHandle> server(Postmaster recorded) {
        return ProcessHandle.of(recorded.pid())
                .filter(ProcessHandle::isAlive)
                .filter(process -> !isZombie(process.pid()))
                .filter(process -> canBe(
                        recorded,
                        process.info().command().orElse(null),
                        process.info().startInstant().orElse(null)));
    }

    /**
     * Whether a process can be the recorded server. What it runs tells; where that is hidden, as for processes of other accounts and the kernel's own,
     * only one that began when the server did: after a restart of the machine the number may be anybody's.
     */
    static boolean canBe(Postmaster recorded, @Nullable String command, @Nullable Instant started) {
        if (command != null) {
            return command.contains("postgres");
        }
        return started != null
                && recorded.started() != null
                && Duration.between(started, recorded.started()).abs().compareTo(TOLERANCE) <= 0;
    }

    /**
     * Waits until no living process works in the folder, as each of a server's does.
     *
     * @throws IOException if one still does at the end
     */
    static void awaitNoneIn(Path folder, Duration atMost) throws IOException {
        Path real = folder.toRealPath();
        long end = System.nanoTime() + atMost.toNanos();
        Optional<ProcessHandle> one;
        while ((one = ProcessHandle.allProcesses()
                        .filter(process -> worksIn(process, real))
                        .findAny())
                .isPresent()) {
            long left = end - System.nanoTime();
            try {
                if (left <= 0) {
                    throw new IOException("process " + one.get().pid() + " still works in " + folder);
                }
                TimeUnit.NANOSECONDS.sleep(Math.min(left, Duration.ofMillis(50).toNanos()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while waiting for the end of PostgreSQL", e);
            }
        }
    }

    private static boolean worksIn(ProcessHandle process, Path folder) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"))
                            .equals(folder)
                    && !isZombie(process.pid());
        } catch (IOException | UnsupportedOperationException | SecurityException e) {
            // It ended, it is not ours, or there is no /proc.
            return false;
        }
    }

    /** Whether it ended and nobody has collected it, as happens in containers without an init process. */
    private static boolean isZombie(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"), StandardCharsets.ISO_8859_1);
            // proc_pid_stat(5): the state follows the name, which may itself hold brackets.
            return stat.startsWith("Z", stat.lastIndexOf(')') + 2) || stat.startsWith("X", stat.lastIndexOf(')') + 2);
        } catch (IOException e) {
            return false;
        }
    }
}
