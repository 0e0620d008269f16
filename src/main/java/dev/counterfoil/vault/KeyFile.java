package dev.counterfoil.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The key-encryption key in a small text file, readable by its owner only, in a folder only its owner enters, never inside the data folder: who copies the
 * data must not have copied the key.
 *
 * <pre>
 * counterfoil-key 1
 * fingerprint k1:…
 * key …                (256 bits in Base64)
 * </pre>
 */
public final class KeyFile implements KeyProvider {

    private static final String VERSION_LINE = "counterfoil-key 1";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private final Path file;

    /**
     * Names the file; nothing is read or made yet.
     *
     * @param data the data folder, or null if there is none
     * @throws KeyUnavailableException if the file would stand inside the data folder
     */
    public KeyFile(Path file, @Nullable Path data) {
        this.file = file.toAbsolutePath().normalize();
        if (data != null
                && real(this.file).startsWith(real(data.toAbsolutePath().normalize()))) {
            throw new KeyUnavailableException(
                    "The key file " + this.file + " is inside the data folder " + data
                            + ", so that a copy of the data would hold the key to its secrets. Name another place with --key FILE.");
        }
    }

    /** The path with all links resolved as far as it exists. */
    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            Path parent = path.getParent();
            return parent == null ? path : real(parent).resolve(path.getFileName());
        }
    }

    @Override
    public String where() {
        return file.toString();
    }

    @Override
    public Optional<WrappingKey> find() {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            Path real = file.toRealPath();
            refuseLooser(folder(real), FOLDER, closing(folder(real)));
            refuseLooser(real, FILE, "Run: chmod 600 " + real);
            return Optional.of(parse(Files.readAllLines(real, StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            throw new KeyUnavailableException("The key file " + file + " cannot be read ("
                    + e.getClass().getSimpleName() + "). Put your saved copy of it there.");
        }
    }

    private WrappingKey parse(List<String> lines) {
        if (lines.isEmpty() || !lines.getFirst().strip().equals(VERSION_LINE)) {
            throw new KeyUnavailableException(
                    "The file " + file + " is no key file of this version: its first line must be \"" + VERSION_LINE
                            + "\". Put your saved copy of the key file there.");
        }
        byte[] key = new byte[0];
        try {
            key = Base64.getDecoder().decode(value(lines, "key "));
            LocalKey local = LocalKey.of(key);
            if (!local.fingerprint().equals(value(lines, "fingerprint "))) {
                throw damaged();
            }
            return local;
        } catch (IllegalArgumentException e) {
            throw damaged();
        } catch (KeyUnavailableException e) {
            throw e;
        } catch (VaultException e) {
            throw damaged();
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private static String value(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).strip())
                .findFirst()
                .orElse("");
    }

    private KeyUnavailableException damaged() {
        return new KeyUnavailableException("The key file " + file
                + " is damaged: its key does not have its fingerprint. Put your saved copy of it there.");
    }

    @Override
    public WrappingKey create() {
        byte[] key = new byte[Cipher.KEY_BYTES];
        RANDOM.nextBytes(key);
        LocalKey local = LocalKey.of(key);
        Path folder = folder(file);
        Path draft = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID());
        try {
            Files.createDirectories(folder, attributes(folder, FOLDER));
            refuseLooser(folder.toRealPath(), FOLDER, closing(folder.toRealPath()));
            String text = VERSION_LINE + "\nfingerprint " + local.fingerprint() + "\nkey "
                    + Base64.getEncoder().encodeToString(key) + "\n";
            try (FileChannel channel = FileChannel.open(
                    draft, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes(folder, FILE))) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            // A link, unlike a move, never replaces a key that another process has just made.
            Files.createLink(file, draft);
            Files.delete(draft);
            sync(folder);
            return local;
        } catch (IOException | UnsupportedOperationException e) {
            discard(draft);
            throw new KeyUnavailableException(
                    "The key file " + file + " cannot be made (" + e.getClass().getSimpleName()
                            + "). Make its folder writable for the portal only, or name another place with --key FILE.");
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private static Path folder(Path file) {
        Path folder = file.getParent();
        if (folder == null) {
            throw new KeyUnavailableException("A key file needs a folder: " + file);
        }
        return folder;
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static void discard(Path draft) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException e) {
            // It is as well guarded as the key file would be.
        }
    }

    private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> permissions) {
        return posix(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    private static boolean posix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** What to do about an open folder. One that holds other things too, such as {@code /tmp}, has to stay open for them. */
    private String closing(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            boolean own = inside.allMatch(path ->
                    path.getFileName().toString().startsWith(file.getFileName().toString()));
            return own
                    ? "Run: chmod 700 " + folder
                    : "Keep the key file in a folder of its own, and name it with --key FILE.";
        }
    }

    private static void refuseLooser(Path path, Set<PosixFilePermission> most, String remedy) throws IOException {
        if (posix(path) && !most.containsAll(Files.getPosixFilePermissions(path))) {
            throw new KeyUnavailableException("Others than the owner may open " + path + " ("
                    + PosixFilePermissions.toString(Files.getPosixFilePermissions(path))
                    + "), which guards the key to all secrets. " + remedy);
        }
    }
}
