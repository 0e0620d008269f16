package dev.counterfoil.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTests {

    /** In place of a value: the variable is not set at all. */
    private static final String NONE = "(none)";

    private record Ran(int code, String output) {}

    @TempDir
    Path folder;

    @Test
    void help_names_every_command_and_exit_code() throws Exception {
        Ran help = launch(Map.of(), "--help");

        assertThat(help.code()).isZero();
        assertThat(help.output()).contains("run", "sandbox", "test", "build", "--data DIR", "64 usage", "75 another");
    }

    @Test
    void what_is_not_understood_is_named_in_one_line() throws Exception {
        assertThat(launch(Map.of(), "fly"))
                .isEqualTo(new Ran(64, "counterfoil: unknown command fly; ./counterfoil --help\n"));
        assertThat(launch(Map.of(), "run", "--prot", "1"))
                .isEqualTo(new Ran(64, "counterfoil: unknown option --prot; ./counterfoil --help\n"));
        assertThat(launch(Map.of(), "run", "--data"))
                .isEqualTo(new Ran(64, "counterfoil: --data needs a value; ./counterfoil --help\n"));
        assertThat(launch(Map.of(), "run", "--port", "http"))
                .isEqualTo(new Ran(64, "counterfoil: --port takes a number up to 65535\n"));
        assertThat(launch(Map.of(), "test", "--fast").code()).isEqualTo(64);
    }

    @Test
    void without_a_jdk_one_line_says_which_is_needed() throws Exception {
        Ran ran = launch(
                Map.of("PATH", "/usr/bin:/bin", "JAVA_HOME", "/nonexistent", "COUNTERFOIL_JDK_FOLDERS", "/nonexistent"),
                "jdk");

        // A JDK on the usual PATH of the machine that runs this test may fit.
        if (ran.code() != 0) {
            assertThat(ran.code()).isEqualTo(69);
            assertThat(ran.output())
                    .startsWith("counterfoil: no JDK 25 or newer found")
                    .hasLineCount(1);
        }
    }

    @Test
    void the_jdk_of_this_test_is_found_by_java_home() throws Exception {
        String home = System.getProperty("java.home");

        assertThat(launch(Map.of("JAVA_HOME", home), "jdk")).isEqualTo(new Ran(0, home + "\n"));
    }

    @Test
    void what_the_launcher_settles_itself_reaches_the_portal_once() throws Exception {
        assertThat(portalsArguments(
                        Map.of(),
                        "--counterfoil.port=9090",
                        "--counterfoil.data=mine",
                        "--counterfoil.key=keys/key",
                        "--counterfoil.upstream.allowed-origins=https://one.example",
                        "--logging.console.enabled=true"))
                .containsExactlyInAnyOrder(
                        "run",
                        "--counterfoil.port=9090",
                        "--counterfoil.data=" + real().resolve("elsewhere/mine"),
                        "--counterfoil.key=" + real().resolve("elsewhere/keys/key"),
                        "--counterfoil.upstream.allowed-origins=https://one.example,http://localhost:9",
                        "--counterfoil.sandbox.url=http://localhost:9/api/partners/graphql.json",
                        "--counterfoil.sandbox.clients-file="
                                + real().resolve("elsewhere/mine/sandbox/demo-clients.json"),
                        "--logging.console.enabled=true");
    }

    @Test
    void the_operators_origins_stay_as_they_are_where_no_sandbox_runs() throws Exception {
        String option = "--counterfoil.upstream.allowed-origins=https://one.example,https://two.example";

        assertThat(portalsArguments(Map.of(), "--no-sandbox", option)).contains(option);
        assertThat(portalsArguments(Map.of(), "--no-sandbox"))
                .noneMatch(argument -> argument.contains("allowed-origins"));
        assertThat(launch(Map.of(), "run", "--counterfoil.upstream.allowedOrigins=https://one.example"))
                .isEqualTo(
                        new Ran(
                                64,
                                "counterfoil: write --counterfoil.upstream.allowed-origins=ORIGIN,ORIGIN; ./counterfoil --help\n"));
    }

    @Test
    void relative_folders_count_from_where_the_person_stands() throws Exception {
        assertThat(portalsArguments(Map.of("COUNTERFOIL_DATA", "from-environment"), "--no-sandbox"))
                .contains("--counterfoil.data=" + real().resolve("elsewhere/from-environment"));

        assertThat(launch(stubbed(), real().resolve("elsewhere"), "sandbox", "--port", "1", "--data", "mine", "--reset")
                        .code())
                .isZero();
        assertThat(Files.readAllLines(real().resolve("sandbox.arguments")))
                .endsWith(
                        "sandbox",
                        "--port",
                        "1",
                        "--data",
                        real().resolve("elsewhere/mine").toString(),
                        "--reset");
    }

    @Test
    void without_a_home_folder_a_jdk_is_looked_for_all_the_same() throws Exception {
        Ran ran = launch(Map.of("HOME", NONE, "PATH", "/usr/bin:/bin", "JAVA_HOME", "/nonexistent"), "jdk");

        assertThat(ran.output()).doesNotContain("parameter not set");
        assertThat(ran.code()).isIn(0, 69);
    }

    @Test
    void an_archive_is_taken_only_if_its_build_came_to_its_end_and_saw_every_source() throws Exception {
        assertThat(portalsArguments(Map.of(), "--no-sandbox")).contains("run");
        Path edited = Files.writeString(real().resolve("src/main/Edited.java"), "");
        Files.setLastModifiedTime(edited, FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(launch(stubbed(), real(), "--version").output()).startsWith("Building Counterfoil");

        // The stubbed Maven fails, so the build never came to its end.
        Files.delete(edited);
        jar();
        assertThat(launch(stubbed(), real(), "--version").output()).startsWith("Building Counterfoil");
        assertThat(real().resolve("target/counterfoil.jar"))
                .as("half an archive is not built upon")
                .doesNotExist();

        // What is edited while it builds is newer than the archive, however long the build takes.
        script(real().resolve("mvnw"), """
                echo archive >target/counterfoil.jar
                touch -t 203801010000 src/main/Edited.java
                """);
        assertThat(launch(stubbed(), real(), "build").code()).isZero();
        assertThat(real().resolve("target/build.begun")).doesNotExist();
        assertThat(Files.getLastModifiedTime(real().resolve("target/counterfoil.jar")))
                .isLessThan(Files.getLastModifiedTime(edited));
        assertThat(launch(stubbed(), real(), "--version").output()).startsWith("Building Counterfoil");
        script(real().resolve("mvnw"), "echo archive >target/counterfoil.jar\n");
        Files.delete(edited);
        assertThat(launch(stubbed(), real(), "build").code()).isZero();
        assertThat(launch(stubbed(), real(), "--version").output()).doesNotContain("Building");
    }

    /** What `run` hands to a portal that ends at once. */
    private List<String> portalsArguments(Map<String, String> environment, String... options) throws Exception {
        Map<String, String> all = new HashMap<>(stubbed());
        all.putAll(environment);
        List<String> arguments = new ArrayList<>(List.of("run"));
        arguments.addAll(Arrays.asList(options));
        Ran ran = launch(all, real().resolve("elsewhere"), arguments.toArray(String[]::new));
        assertThat(ran.code()).as(ran.output()).isZero();
        List<String> lines = Files.readAllLines(real().resolve("run.arguments"));
        return lines.subList(lines.indexOf("run"), lines.size());
    }

    /** The launcher in a house of its own, with a JDK and a Maven that only tell how they were called. */
    private Map<String, String> stubbed() throws IOException {
        if (!Files.exists(real().resolve("counterfoil"))) {
            for (String made : List.of("src/main", "db", "frontend", "elsewhere", "target")) {
                Files.createDirectories(real().resolve(made));
            }
            Files.writeString(real().resolve("pom.xml"), "");
            Files.copy(Path.of("counterfoil"), real().resolve("counterfoil"), StandardCopyOption.COPY_ATTRIBUTES);
            script(real().resolve("mvnw"), "exit 1\n");
            script(real().resolve("jdk/bin/javac"), "");
            script(real().resolve("jdk/bin/java"), """
                    [ "$1" != -version ] || { echo 'openjdk version "25"' >&2; exit 0; }
                    command=run
                    for argument; do [ "$argument" != sandbox ] || command=sandbox; done
                    printf '%%s\\n' "$@" >"%s/$command.arguments"
                    if [ $command = sandbox ] && [ "$STUB_SANDBOX" = stays ]; then
                        echo 'Sandbox ready on http://localhost:9'
                        exec sleep 600
                    fi
                    """.formatted(real()));
            jar();
        }
        return Map.of("JAVA_HOME", real().resolve("jdk").toString());
    }

    private void jar() throws IOException {
        Files.writeString(real().resolve("target/counterfoil.jar"), "");
    }

    private static void script(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Path real() throws IOException {
        return folder.toRealPath();
    }

    private static Ran launch(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        return run(environment, Path.of("counterfoil"), Path.of(""), arguments);
    }

    /** The launcher of the stubbed house, from a folder. */
    private Ran launch(Map<String, String> environment, Path from, String... arguments)
            throws IOException, InterruptedException {
        return run(environment, real().resolve("counterfoil"), from, arguments);
    }

    private static Ran run(Map<String, String> environment, Path launcher, Path from, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(launcher.toAbsolutePath().toString()));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(from.toAbsolutePath().toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("COUNTERFOIL_"));
        builder.environment().put("STUB_SANDBOX", arguments[0].equals("run") ? "stays" : "ends");
        builder.environment().putAll(environment);
        builder.environment().values().removeIf(NONE::equals);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), output);
    }
}
