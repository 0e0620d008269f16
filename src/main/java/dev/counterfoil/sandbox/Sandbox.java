package dev.counterfoil.sandbox;

import graphql.schema.GraphQLSchema;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * A stand-in for the <a href="https://shopify.dev/docs/api/shop-partners/latest">Shop Partners API</a>, the
 * <a href="https://shopify.dev/docs/api/shop-users/latest">Shop Users API</a> and their token endpoint on this machine: same schemas, same authentication, rules
 * where the reference gives them, and faults on demand.
 */
public final class Sandbox {

    private Sandbox() {}

    /** Runs until it is stopped. Exit code 64 for wrong arguments, 69 when it cannot start. */
    public static void main(String[] args) throws InterruptedException {
        Options options = Options.parse(args);
        if (options.message() != null) {
            (options.wrong() ? System.err : System.out).println(options.message());
            System.exit(options.wrong() ? 64 : 0);
        }
        try {
            RunningSandbox running = start(options.config());
            Runtime.getRuntime().addShutdownHook(new Thread(running::close, "sandbox-stop"));
            Greeting.print(System.out, running);
        } catch (IOException e) {
            System.err.println("The sandbox cannot start: " + e.getMessage());
            System.exit(69);
        }
        Thread.currentThread().join();
    }

    /** Starts a sandbox in this process. One data folder takes one sandbox at a time. */
    public static RunningSandbox start(SandboxConfig config) throws IOException {
        PrivateFiles.folder(config.data());
        FileChannel lock = lock(config.data());
        try {
            Path journal = config.data().resolve("journal.jsonl");
            if (config.reset()) {
                Files.deleteIfExists(journal);
            }
            return serve(config, Store.open(journal, Seed.events()), lock);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static RunningSandbox serve(SandboxConfig config, Store store, FileChannel lock) throws IOException {
        try {
            Clients clients = Clients.open(config.data().resolve("clients.json"));
            Consents consents = Consents.open(config.data().resolve("consent-key"));
            Lifetimes lifetimes = new Lifetimes();
            Faults faults = new Faults();
            Elsewhere elsewhere = new Elsewhere(store, faults, lifetimes);
            Issuing issuing = new Issuing(store, clients, consents, lifetimes);
            String token = Clients.random(24);
            Serving serving = new Serving(store, faults);
            GraphQLSchema partners = Wiring.partners(store, consents, lifetimes);
            GraphQLSchema users = Wiring.users(store);
            Server server = new Server(
                    config.port(),
                    new Server.Endpoints(
                            new GraphQlEndpoint(
                                    "partners", Doors.partners(clients), serving, partners, config.introspection()),
                            new GraphQlEndpoint(
                                    "users", Doors.users(clients, store), serving, users, config.introspection()),
                            new TokenEndpoint(clients, store, serving, lifetimes),
                            new MediaFiles(Seed.videoTitles()),
                            new ControlEndpoint(
                                    token, clients, store, faults, elsewhere, issuing, new Coverage(partners, users))));
            clients.export(config.clientsFile());
            PrivateFiles.write(config.data().resolve("control-token"), token.getBytes(StandardCharsets.UTF_8));
            return new RunningSandbox(server, store, clients, faults, elsewhere, issuing, token, lock);
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private static FileChannel lock(Path data) throws IOException {
        FileChannel channel = FileChannel.open(
                data.resolve("lock"),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PrivateFiles.attributes(data, "rw-------"));
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // Held by this very process: the same refusal.
        }
        channel.close();
        throw new IOException("Another sandbox uses " + data + ". Stop it, or choose another folder with --data.");
    }
}
