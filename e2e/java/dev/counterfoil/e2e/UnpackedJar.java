package dev.counterfoil.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/**
 * The packaged jar, unpacked by its own tool and started once so that the JVM writes down what it loaded (an AOT cache, JEP 483 and 514): the many starts
 * of the journeys take half as long. What runs is the same code, byte for byte.
 */
final class UnpackedJar {

    private static final Path FOLDER =
            Path.of("target", "journeys", "app-" + UUID.randomUUID()).toAbsolutePath();
    private static final List<String> COMMON = List.of(
            "-Xmx512m",
            // Journeys are short: what the second compiler gains later is less than what it takes now.
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private static boolean ready;

    private UnpackedJar() {}

    /** The command that starts it, without the program's own arguments. */
    static synchronized List<String> command() {
        if (!ready) {
            unpack();
            train();
            ready = true;
        }
        return command("-XX:AOTCache=" + cache());
    }

    private static List<String> command(String cache) {
        List<String> command = new ArrayList<>(List.of(java(), cache));
        command.addAll(COMMON);
        command.addAll(List.of("-jar", FOLDER.resolve("counterfoil.jar").toString()));
        return command;
    }

    private static void unpack() {
        Path jar = Path.of(System.getProperty("counterfoil.jar", "target/counterfoil.jar"))
                .toAbsolutePath();
        if (!jar.toFile().isFile()) {
            throw new IllegalStateException("There is no " + jar + ": build it first (./counterfoil build)");
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                FileSystemUtils.deleteRecursively(FOLDER);
            } catch (IOException left) {
                // Below target/: the next clean build removes it.
            }
        }));
        end(
                new ProcessBuilder(
                        java(),
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--destination",
                        FOLDER.toString()),
                "The jar could not be unpacked");
    }

    /** A start of a fresh portal, up to where it serves. */
    private static void train() {
        List<String> command = command("-XX:AOTCacheOutput=" + cache());
        command.add(1, "-Dspring.context.exit=onRefresh");
        command.addAll(List.of(
                "run",
                "--counterfoil.data=" + FOLDER.resolve("data"),
                "--counterfoil.key=" + FOLDER.resolve("keys").resolve("key"),
                "--counterfoil.port=0",
                "--logging.console.enabled=false"));
        end(new ProcessBuilder(command), "The training start failed");
    }

    private static void end(ProcessBuilder builder, String problem) {
        try {
            Path said = Files.createTempFile("unpacked", ".txt");
            Process process = builder.redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            if (!process.waitFor(4, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(problem + ":\n" + Files.readString(said));
            }
            Files.delete(said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Path cache() {
        return FOLDER.resolve("counterfoil.aot");
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
