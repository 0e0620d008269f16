package dev.counterfoil.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/** {@code ./counterfoil run} as a person uses it: one command starts everything, Ctrl-C ends everything, and tomorrow it is all still there. */
class LauncherJourney {

    private static final String OPEN = "Open ";
    private static final String SANDBOX = "Sandbox ready on ";
    private static final String SET_UP = "Set up the portal: ";
    private static final String READY = "Ready after ";

    private final List<RunningJar> started = new ArrayList<>();
    private Path folder;

    @BeforeEach
    void prepare() throws IOException {
        folder = Files.createTempDirectory(
                Files.createDirectories(Path.of("target", "journeys").toAbsolutePath()), "launcher");
        // The archive under test is what Maven has just built; the launcher must not start Maven within Maven.
        Files.setLastModifiedTime(Path.of("target", "counterfoil.jar"), FileTime.from(Instant.now()));
        Files.deleteIfExists(Path.of("target", "build.begun"));
    }

    @AfterEach
    void clean() throws IOException {
        for (RunningJar one : started) {
            if (one.isAlive()) {
                one.stop();
            }
        }
        FileSystemUtils.deleteRecursively(folder);
    }

    @Test
    void one_command_starts_everything_and_ctrl_c_ends_it_until_tomorrow() throws Exception {
        RunningJar run = launch();
        run.await(READY);
        String address = run.await(OPEN);
        assertThat(run.await(SET_UP)).startsWith(address + "/setup#");
        assertThat(get(address + "/actuator/health").body()).contains("UP");
        assertThat(get(run.await(SANDBOX) + "/api/partners/graphql.json").statusCode())
                .as("the sandbox answers, and not just anybody")
                .isIn(401, 405);
        try (Browser browser = Browser.start()) {
            new Person(browser.open(address, ColorScheme.LIGHT, 1280, 900)).becomesOwner(run.await(SET_UP));
        }

        RunningJar second = launch();
        assertThat(second.awaitEnd()).isEqualTo(75);
        assertThat(second.printed().lines().filter(line -> line.startsWith("counterfoil: ")))
                .singleElement()
                .asString()
                .startsWith("counterfoil: Another Counterfoil")
                .contains("runs on the data folder " + data());
        assertThat(get(address + "/actuator/health").body())
                .as("the first goes on")
                .contains("UP");

        List<ProcessHandle> everything =
                new ArrayList<>(run.handle().descendants().toList());
        everything.add(postmaster());
        assertThat(everything).hasSizeGreaterThanOrEqualTo(3).allMatch(ProcessHandle::isAlive);
        interrupt(run);
        assertThat(run.awaitEnd()).as(run.printed()).isZero();
        assertThat(everything).noneMatch(LauncherJourney::runs);

        RunningJar again = launch();
        again.await(READY);
        assertThat(again.said(SET_UP)).as("yesterday's owner is there").isFalse();
    }

    @Test
    void what_cannot_work_is_said_in_one_line_and_nothing_is_left_running() throws Exception {
        RunningJar run = launch(
                "--no-sandbox",
                "--bind",
                "192.0.2.7",
                "--counterfoil.public-url=https://portal.example.com",
                "--counterfoil.trusted-proxies=192.0.2.1");

        assertThat(run.awaitEnd()).isEqualTo(78);
        assertThat(run.printed().lines().filter(line -> line.startsWith("counterfoil: ")))
                .singleElement()
                .asString()
                .startsWith("counterfoil: This machine cannot listen on 192.0.2.7");
        assertThat(run.printed()).doesNotContain("\tat ");
        assertThat(data().resolve("postgres")).doesNotExist();
    }

    private Path data() {
        return folder.resolve("data");
    }

    private RunningJar launch(String... more) throws IOException {
        // A shell cannot trap what its parent ignores, as a background job's parent does.
        List<String> command = new ArrayList<>(List.of(
                "env",
                "--default-signal=INT",
                Path.of("counterfoil").toAbsolutePath().toString(),
                "run",
                "--port",
                "0",
                "--sandbox-port",
                "0",
                "--data",
                data().toString(),
                "--key",
                folder.resolve("keys").resolve("key").toString()));
        command.addAll(List.of(more));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("COUNTERFOIL_"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        RunningJar run = RunningJar.start(builder, List.of(OPEN, SANDBOX, SET_UP, READY));
        started.add(run);
        return run;
    }

    /** What Ctrl-C sends. */
    private static void interrupt(RunningJar run) throws Exception {
        assertThat(new ProcessBuilder("kill", "-INT", Long.toString(run.handle().pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    private ProcessHandle postmaster() throws IOException {
        try (Stream<String> lines = Files.lines(data().resolve("postgres").resolve("postmaster.pid"))) {
            return ProcessHandle.of(
                            Long.parseLong(lines.findFirst().orElseThrow().strip()))
                    .orElseThrow();
        }
    }

    /** A process that has ended but that nobody has collected, as in a container without an init process, runs no program. */
    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    private static HttpResponse<String> get(String url) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
