package dev.counterfoil.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LauncherTests {

    private record Ran(int code, String output) {}

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

    private static Ran launch(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(Path.of("counterfoil").toAbsolutePath().toString()));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), output);
    }
}
