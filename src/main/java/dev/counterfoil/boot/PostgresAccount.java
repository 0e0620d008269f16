package dev.counterfoil.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileOwnerAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** As whom PostgreSQL's programs run: they refuse to run as root. */
sealed interface PostgresAccount {

    Duration PROBE = Duration.ofSeconds(10);

    /** The command line that runs the given one under this account. */
    List<String> wrap(List<String> command);

    /** Lets the account own what it must write or read. */
    default void own(Path path) throws IOException {}

    /** Lets the account come as far as the programs and its own folders, which exist. */
    default void letIn(EmbeddedPostgres.Places places, PostgresBinaries binaries) throws IOException {}

    /**
     * Finds the account for this process: itself, unless it is root. The folders of sockets and log exist.
     *
     * @throws StartupException if it is root and neither a user namespace nor another account can be had
     */
    static PostgresAccount find(EmbeddedPostgres.Places places, PostgresBinaries binaries) {
        if (!isRoot()) {
            return new Same();
        }
        if (new UserNamespace().works()) {
            return new UserNamespace();
        }
        for (String name : List.of("counterfoil", "postgres", "nobody")) {
            Optional<Other> other = Other.of(name).filter(account -> account.works(places, binaries));
            if (other.isPresent()) {
                return other.get();
            }
        }
        throw new StartupException(
                StartupException.UNAVAILABLE,
                "PostgreSQL does not run as root, and neither a user namespace (unshare -U) nor another account "
                        + "(setpriv) that can enter the data folder is to be had here. Start Counterfoil as an ordinary user, or set counterfoil.db.url.");
    }

    private static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))
                    || "root".equals(System.getProperty("user.name"));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return "root".equals(System.getProperty("user.name"));
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

        private boolean works() {
            try {
                Command.Result result = Command.run(wrap(List.of("id", "-u")), PROBE);
                return result.succeeded() && !result.output().strip().equals("0");
            } catch (IOException e) {
                return false;
            }
        }
    }

    /**
     * An unprivileged account, where the kernel or a container's profile refuses user namespaces. Others than root may then pass through the data
     * folder, but read only the programs: cluster, sockets and log are the account's alone.
     *
     * @param group the number of its own group, so that it does not keep root's
     */
    record Other(String name, String group) implements PostgresAccount {

        /** The account of that name, if there is one and it is not root itself. */
        static Optional<Other> of(String name) {
            try {
                Command.Result user = Command.run(List.of("id", "-u", name), PROBE);
                Command.Result group = Command.run(List.of("id", "-g", name), PROBE);
                return user.succeeded()
                                && group.succeeded()
                                && !user.output().strip().equals("0")
                        ? Optional.of(new Other(name, group.output().strip()))
                        : Optional.empty();
            } catch (IOException e) {
                return Optional.empty();
            }
        }

        @Override
        public List<String> wrap(List<String> command) {
            List<String> wrapped = new ArrayList<>(
                    List.of("setpriv", "--reuid", name, "--regid", group, "--clear-groups", "--no-new-privs"));
            wrapped.addAll(command);
            return wrapped;
        }

        @Override
        public void own(Path path) throws IOException {
            UserPrincipal owner =
                    path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(name);
            try (Stream<Path> all = Files.walk(path)) {
                for (Path one : all.toList()) {
                    // A link is given away itself, never what it leads to.
                    Files.getFileAttributeView(one, FileOwnerAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                            .setOwner(owner);
                }
            }
        }

        @Override
        public void letIn(EmbeddedPostgres.Places places, PostgresBinaries binaries) throws IOException {
            Set<PosixFilePermission> pass =
                    Set.of(PosixFilePermission.GROUP_EXECUTE, PosixFilePermission.OTHERS_EXECUTE);
            for (Path folder : List.of(places.cluster(), places.sockets(), places.logs(), places.binaries())) {
                allow(folder.toAbsolutePath().getParent(), pass);
            }
            allow(places.binaries(), pass);
            try (Stream<Path> programs = Files.walk(binaries.home())) {
                for (Path folder : programs.filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                        .toList()) {
                    allow(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
                }
            }
            for (Path folder : List.of(places.sockets(), places.logs())) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
                own(folder);
            }
        }

        private static void allow(@Nullable Path folder, Set<PosixFilePermission> more) throws IOException {
            if (folder == null) {
                return;
            }
            Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(folder));
            if (permissions.addAll(more)) {
                Files.setPosixFilePermissions(folder, permissions);
            }
        }

        /** Tries what starting the server takes: the folders above the data folder may keep the account out. */
        boolean works(EmbeddedPostgres.Places places, PostgresBinaries binaries) {
            try {
                letIn(places, binaries);
                return Command.run(wrap(List.of(binaries.program("postgres"), "--version")), PROBE)
                                .succeeded()
                        && Command.run(
                                        wrap(List.of(
                                                "test", "-w", places.sockets().toString())),
                                        PROBE)
                                .succeeded();
            } catch (IOException e) {
                return false;
            }
        }
    }
}
