package dev.counterfoil.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One process of the packaged jar, and what it prints. */
final class RunningJar {

    private static final long PATIENCE_SECONDS = 240;

    private final Process process;
    private final List<String> printed = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, CompletableFuture<String>> awaited = new ConcurrentHashMap<>();

    private RunningJar(Process process, List<String> beginnings) {
        this.process = process;
        beginnings.forEach(beginning -> awaited.put(beginning, new CompletableFuture<>()));
        Thread.ofVirtual().start(this::read);
    }

    /** Starts it; the rest of the first line with each of these beginnings can be waited for. */
    static RunningJar start(Path folder, List<String> beginnings, String... arguments) throws IOException {
        List<String> command = UnpackedJar.command();
        command.addAll(List.of(arguments));
        return start(new ProcessBuilder(command).directory(folder.toFile()), beginnings);
    }

    /** The same for another program, such as the launcher. */
    static RunningJar start(ProcessBuilder program, List<String> beginnings) throws IOException {
        return new RunningJar(program.redirectErrorStream(true).start(), beginnings);
    }

    /** Waits for the line, and returns what follows its beginning. */
    String await(String beginning) {
        try {
            return awaited.get(beginning).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("It never printed \"" + beginning + "…\", but:\n" + printed(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Whether the line has been printed so far. */
    boolean said(String beginning) {
        return awaited.get(beginning).isDone();
    }

    String printed() {
        synchronized (printed) {
            return String.join("\n", printed);
        }
    }

    /** SIGTERM, and waits for the end. */
    void stop() {
        process.destroy();
        awaitEnd();
    }

    /** SIGKILL: nothing is written any more. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until it has ended, by itself or told to; its exit code. */
    int awaitEnd() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("It does not end; it printed:\n" + printed());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                printed.add(line);
                for (Map.Entry<String, CompletableFuture<String>> one : awaited.entrySet()) {
                    if (line.startsWith(one.getKey())) {
                        one.getValue()
                                .complete(line.substring(one.getKey().length()).strip());
                    }
                }
            }
        } catch (IOException e) {
            // It was killed while it spoke.
        } finally {
            awaited.values().forEach(line -> line.completeExceptionally(new IllegalStateException("It ended")));
        }
    }
}
