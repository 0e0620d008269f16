package dev.counterfoil.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** A sandbox in a process of its own, started as the launcher starts it, that can be killed. */
final class SandboxProcess implements AutoCloseable {

    private static final String READY = "Sandbox ready on ";

    private final Process process;
    private final List<String> greeting = new ArrayList<>();
    private final List<String> later = new ArrayList<>();
    private final CompletableFuture<String> ready = new CompletableFuture<>();
    private final Thread listener;

    private SandboxProcess(Process process) {
        this.process = process;
        // Read all the time: killing the process closes its pipe, and what was in it would be lost.
        listener = Thread.ofVirtual().start(this::listen);
    }

    static SandboxProcess start(Path data, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Sandbox.class.getName(),
                "--port",
                "0",
                "--data",
                data.toString()));
        command.addAll(List.of(more));
        SandboxProcess started = new SandboxProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start());
        try {
            started.ready.get();
            return started;
        } catch (ExecutionException e) {
            throw new IOException("The sandbox did not start", e);
        }
    }

    private void listen() {
        try (Scanner lines = new Scanner(process.getInputStream(), StandardCharsets.UTF_8)) {
            while (lines.hasNextLine()) {
                String line = lines.nextLine();
                (ready.isDone() ? later : greeting).add(line);
                if (line.startsWith(READY)) {
                    ready.complete(line.substring(READY.length()));
                }
            }
        }
        ready.completeExceptionally(new IOException("It ended after " + greeting.size() + " lines"));
    }

    String origin() {
        return ready.join();
    }

    List<String> greeting() {
        return List.copyOf(greeting);
    }

    /** SIGKILL; gives everything it printed after its greeting. */
    String kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
        listener.join();
        return String.join("\n", later);
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
