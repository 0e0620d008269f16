package dev.counterfoil.boot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;

/** The folder of everything the portal keeps, and what is derived from it. */
final class DataFolder {

    private DataFolder() {}

    /**
     * Makes the folder if it is missing.
     *
     * @throws StartupException if it cannot be made or written
     */
    static Path prepare(Path data) {
        try {
            if (!Files.isDirectory(data)) {
                PrivateFile.createFolder(data);
            }
            if (!Files.isWritable(data)) {
                throw new IOException("it is not writable");
            }
            return data;
        } catch (IOException e) {
            throw new StartupException(
                    StartupException.CANNOT_CREATE,
                    "The data folder " + data + " cannot be used: " + e.getMessage()
                            + ". Choose another with --data DIR (counterfoil.data).",
                    e);
        }
    }

    /**
     * The key file's usual place, {@code $XDG_CONFIG_HOME/counterfoil/<instance>/key}. The instance's name is random and
     * kept in the data folder, so that the key is found again when that folder is moved.
     */
    static Path defaultKeyFile(Path data, Map<String, String> environment, String home) throws IOException {
        String configured = environment.getOrDefault("XDG_CONFIG_HOME", "");
        // Relative paths in XDG variables are to be ignored (XDG Base Directory Specification, "Environment
        // variables").
        Path config = configured.startsWith("/") ? Path.of(configured) : Path.of(home, ".config");
        return config.resolve("counterfoil")
                .resolve(instance(data))
                .resolve("key")
                .toAbsolutePath()
                .normalize();
    }

    /** The path with all links followed, as far as it exists. */
    static Path real(Path path) throws IOException {
        Path absolute = path.toAbsolutePath().normalize();
        if (Files.exists(absolute)) {
            return absolute.toRealPath();
        }
        Path parent = absolute.getParent();
        Path name = absolute.getFileName();
        return parent == null || name == null ? absolute : real(parent).resolve(name.toString());
    }

    private static String instance(Path data) throws IOException {
        Path file = data.resolve("instance");
        if (!Files.exists(file)) {
            byte[] bytes = new byte[6];
            new SecureRandom().nextBytes(bytes);
            try {
                Files.writeString(
                        file,
                        HexFormat.of().formatHex(bytes) + "\n",
                        StandardCharsets.UTF_8,
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.WRITE);
            } catch (FileAlreadyExistsException e) {
                // Another start was faster; its name counts.
            }
        }
        String name = Files.readString(file, StandardCharsets.UTF_8).strip();
        if (!name.matches("[0-9a-f]{12}")) {
            throw new StartupException(
                    StartupException.CONFIGURATION,
                    "The file " + file + " does not hold the name of an instance; name the key file with --key FILE.");
        }
        return name;
    }
}
