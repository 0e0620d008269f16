package dev.counterfoil.boot;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.springframework.util.FileSystemUtils;

/**
 * PostgreSQL's programs, unpacked from the archive on the class path.
 *
 * @param home holds {@code bin}, {@code lib} and {@code share}
 * @param major the major version, such as 18
 */
record PostgresBinaries(Path home, int major) {

    private static final Pattern VERSION_IN_JAR_NAME = Pattern.compile("-(\\d+(?:\\.\\d+)+)\\.jar!");
    private static final Pattern MAJOR = Pattern.compile("\\(PostgreSQL\\) (\\d+)");
    private static final Set<String> UNUSED_SUFFIXES = Set.of(".a", ".h", ".pc");

    /**
     * Unpacks the archive for this machine into a folder named by its version, once, and all or nothing.
     *
     * @param folder the folder of all versions; made if missing
     * @throws StartupException if there is no archive for this machine, or it does not run here
     */
    static PostgresBinaries unpack(Path folder) {
        String archive = archiveName(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
        URL source = PostgresBinaries.class.getResource("/" + archive);
        if (source == null) {
            throw new StartupException(
                    StartupException.UNAVAILABLE,
                    "No PostgreSQL is packaged for this machine (" + archive
                            + "). Set counterfoil.db.url to a PostgreSQL of your own.");
        }
        Matcher version = VERSION_IN_JAR_NAME.matcher(source.toString());
        Path home = folder.resolve(version.find() ? version.group(1) : "unnamed");
        try {
            if (Files.isDirectory(home) && !runs(home)) {
                FileSystemUtils.deleteRecursively(home);
            }
            if (!Files.isDirectory(home)) {
                unpack(source, folder, home);
            }
            return new PostgresBinaries(home, majorOf(home));
        } catch (IOException e) {
            throw new StartupException(
                    StartupException.CANNOT_CREATE,
                    "PostgreSQL could not be unpacked into " + folder + ": " + e.getMessage(),
                    e);
        }
    }

    /** The full path of one of the programs. */
    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    static String archiveName(String os, String arch) {
        String system = os.toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        boolean arm = arch.equals("aarch64") || arch.equals("arm64");
        return "postgres-" + system + "-" + (arm ? "arm_64" : "x86_64") + ".txz";
    }

    private static void unpack(URL source, Path folder, Path home) throws IOException {
        Files.createDirectories(folder);
        Path draft = folder.resolve(".unpacking-" + UUID.randomUUID());
        try {
            try (InputStream raw = source.openStream();
                    var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(raw)))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    write(entry, tar, draft);
                }
            }
            try {
                Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException e) {
                // Another process was faster; its copy is as good as ours.
            }
        } finally {
            FileSystemUtils.deleteRecursively(draft);
        }
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path draft) throws IOException {
        Path target = draft.resolve(entry.getName()).normalize();
        if (!target.startsWith(draft)) {
            throw new IOException("the archive names a file outside itself");
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        if (UNUSED_SUFFIXES.stream().anyMatch(entry.getName()::endsWith)) {
            return;
        }
        Path parent = target.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, target);
            boolean executable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static boolean runs(Path home) {
        try {
            majorOf(home);
            return true;
        } catch (IOException | StartupException e) {
            return false;
        }
    }

    private static int majorOf(Path home) throws IOException {
        Command.Result result = Command.run(
                List.of(home.resolve("bin").resolve("postgres").toString(), "--version"), Duration.ofSeconds(30));
        Matcher matcher = MAJOR.matcher(result.output());
        if (!result.succeeded() || !matcher.find()) {
            throw new StartupException(
                    StartupException.UNAVAILABLE,
                    "The packaged PostgreSQL does not run on this machine: "
                            + result.output().strip() + ". Set counterfoil.db.url to a PostgreSQL of your own.");
        }
        return Integer.parseInt(matcher.group(1));
    }
}
