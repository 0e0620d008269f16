package dev.counterfoil.boot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program of the operating system to its end. */
final class Command {

    /** How the program ended and what it printed on both streams. */
    record Result(int exitCode, String output) {

        boolean succeeded() {
            return exitCode == 0;
        }
    }

    private Command() {}

    /**
     * Runs the program with nothing of PostgreSQL's own environment variables, and waits for its end.
     *
     * @throws IOException if it cannot be started, or does not end in time (it is killed then)
     */
    static Result run(List<String> command, Duration atMost) throws IOException {
        return run(command, "", atMost);
    }

    /** The same, with the given text as the program's input. */
    static Result run(List<String> command, String input, Duration atMost) throws IOException {
        // A file, not a pipe: a server started by the program would keep a pipe open and this method waiting.
        Path output = Files.createTempFile("counterfoil-command", ".out");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
            builder.environment().put("LC_ALL", "C");
            builder.environment().put("TZ", "UTC");
            Process process = builder.start();
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            }
            if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new IOException(command.getFirst() + " did not end within " + atMost.toSeconds() + " seconds");
            }
            return new Result(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + command.getFirst(), e);
        } finally {
            Files.deleteIfExists(output);
        }
    }
}
