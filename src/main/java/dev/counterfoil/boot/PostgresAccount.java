package dev.counterfoil.boot;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** As whom PostgreSQL's programs run: they refuse to run as root. */
sealed interface PostgresAccount {

    Duration PROBE = Duration.ofSeconds(10);

    /** The command line that runs the given one under this account. */
    List<String> wrap(List<String> command);

    /** Lets the account own what it must write or read. */
    default void own(Path path) throws IOException {}

    /**
     * Finds the account for this process: itself, unless it is root.
     *
     * @throws StartupException if it is root and neither a user namespace nor another account can be had
     */
    static PostgresAccount find() {
        if (!isRoot()) {
            return new Same();
        }
        if (probe(new UserNamespace())) {
            return new UserNamespace();
        }
        for (String name : List.of("counterfoil", "postgres", "nobody")) {
            if (probe(new Other(name))) {
                return new Other(name);
            }
        }
        throw new StartupException(
                StartupException.UNAVAILABLE,
                "PostgreSQL does not run as root, and neither a user namespace (unshare -U) nor another account "
                        + "(setpriv) is to be had here. Start Counterfoil as an ordinary user, or set counterfoil.db.url.");
    }

    private static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))
                    || "root".equals(System.getProperty("user.name"));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return "root".equals(System.getProperty("user.name"));
        }
    }

    private static boolean probe(PostgresAccount account) {
        try {
            Command.Result result = Command.run(account.wrap(List.of("id", "-u")), PROBE);
            return result.succeeded() && !result.output().strip().equals("0");
        } catch (IOException e) {
            return false;
        }
    }

    /** The account of this process, which is not root. */
    record Same() implements PostgresAccount {
        @Override
        public List<String> wrap(List<String> command) {
            return command;
        }
    }

    /** A user namespace without a mapping: root outside, an ordinary user in PostgreSQL's eyes; files stay root's. */
    record UserNamespace() implements PostgresAccount {
        @Override
        public List<String> wrap(List<String> command) {
            List<String> wrapped = new ArrayList<>(List.of("unshare", "-U"));
            wrapped.addAll(command);
            return wrapped;
        }
    }

    /** An unprivileged account, where the kernel or a container's profile refuses user namespaces. */
    record Other(String name) implements PostgresAccount {
        @Override
        public List<String> wrap(List<String> command) {
            List<String> wrapped =
                    new ArrayList<>(List.of("setpriv", "--reuid", name, "--clear-groups", "--no-new-privs"));
            wrapped.addAll(command);
            return wrapped;
        }

        @Override
        public void own(Path path) throws IOException {
            UserPrincipal owner =
                    path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(name);
            Files.walkFileTree(path, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) throws IOException {
                    Files.setOwner(dir, owner);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    if (!attributes.isSymbolicLink()) {
                        Files.setOwner(file, owner);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        }
    }
}
