package dev.counterfoil.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/** The packaged portal with a data folder, a key file and a sandbox of its own; it can be stopped, killed and started again on them. */
final class PortalProcess implements AutoCloseable {

    private static final String READY = "Open ";
    private static final String STOPPED = "Rehearsal: stopped at ";
    private static final String SET_UP = "Set up the portal: ";

    private final Path folder;
    private final List<String> properties;
    private final SandboxProcess sandbox;
    private RunningJar jar;
    private String address;

    private PortalProcess(Path folder, SandboxProcess sandbox, List<String> properties) {
        this.folder = folder;
        this.sandbox = sandbox;
        this.properties = properties;
    }

    /** Starts a sandbox and a portal, and waits until both are ready. */
    static PortalProcess begin(String... properties) {
        try {
            Path runs = Files.createDirectories(Path.of("target", "journeys").toAbsolutePath());
            Path folder = Files.createTempDirectory(runs, "run");
            PortalProcess portal = new PortalProcess(folder, SandboxProcess.start(folder), List.of(properties));
            portal.startAgain();
            return portal;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it again on what it left behind. */
    void startAgain(String... more) {
        launch(more);
        address = jar.await(READY);
        if (!isHealthy()) {
            throw new IllegalStateException("It says that it is ready, but not that it is healthy:\n" + jar.printed());
        }
    }

    /** Starts it again on what it left behind, and waits until it ends by itself; its exit code. */
    int startInVain(String... more) {
        launch(more);
        return jar.awaitEnd();
    }

    private void launch(String... more) {
        String endpoint = sandbox.origin() + "/api/partners/graphql.json";
        List<String> arguments = new ArrayList<>(List.of(
                "run",
                "--counterfoil.data=" + folder.resolve("data"),
                "--counterfoil.key=" + key(),
                "--counterfoil.port=0",
                "--counterfoil.upstream.allowed-origins=https://shop.app," + sandbox.origin(),
                "--counterfoil.sandbox.url=" + endpoint,
                "--counterfoil.sandbox.clients-file=" + sandbox.clientsFile(),
                "--counterfoil.sandbox.control-token-file=" + sandbox.controlTokenFile(),
                "--logging.console.enabled=false"));
        arguments.addAll(properties);
        arguments.addAll(List.of(more));
        try {
            jar = RunningJar.start(folder, List.of(READY, SET_UP, STOPPED), arguments.toArray(String[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Such as {@code http://localhost:43210}. */
    String address() {
        return address;
    }

    /** The one-time link that the first start prints. */
    String setUpLink() {
        return jar.await(SET_UP);
    }

    SandboxProcess sandbox() {
        return sandbox;
    }

    /** Everything the portal keeps, but its key. */
    Path data() {
        return folder.resolve("data");
    }

    Path key() {
        return folder.resolve("keys").resolve("key");
    }

    /** Waits until a change has come to the step at which it was told to stop. */
    void awaitRehearsedStop() {
        jar.await(STOPPED);
    }

    /** Sends the portal a signal, such as {@code STOP}; its PostgreSQL goes on. */
    void signal(String name) {
        try {
            int sent = new ProcessBuilder(
                            "kill", "-" + name, Long.toString(jar.handle().pid()))
                    .start()
                    .waitFor();
            if (sent != 0) {
                throw new IllegalStateException("kill -" + name + " ended with " + sent);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** SIGKILL for the portal and for its PostgreSQL: nothing of either is written any more. */
    void killWithDatabase() {
        try {
            long postmaster = Long.parseLong(
                    Files.readAllLines(Record.pidFile(this)).getFirst().strip());
            jar.kill();
            ProcessHandle.of(postmaster).ifPresent(ProcessHandle::destroyForcibly);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String printed() {
        return jar.printed();
    }

    /** Every journey comes by here at its end, if not before: what the sandbox received and what was recorded agree. */
    void stop() {
        try {
            Agreement.check(this);
        } finally {
            jar.stop();
        }
    }

    void kill() {
        jar.kill();
    }

    boolean isHealthy() {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create(address + "/actuator/health"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 && answer.body().contains("UP");
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        try {
            if (jar.isAlive()) {
                stop();
            }
        } finally {
            sandbox.close();
            endOrphans();
            try {
                FileSystemUtils.deleteRecursively(folder);
            } catch (IOException e) {
                // Below target/: the next clean build removes it.
            }
        }
    }

    /** A killed portal leaves its PostgreSQL behind. */
    private void endOrphans() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(one -> one.endsWith("postmaster.pid")).toList()) {
                long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
                ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
            }
        } catch (IOException | UncheckedIOException | NumberFormatException e) {
            // It is on its way out by itself.
        }
    }
}
