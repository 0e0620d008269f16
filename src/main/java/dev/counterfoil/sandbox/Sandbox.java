package dev.counterfoil.sandbox;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * A stand-in for the <a href="https://shopify.dev/docs/api/shop-partners/latest">Shop Partners API</a> on this machine: same schema, same authentication, rules where
 * the reference gives them, and faults on demand.
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
            greet(System.out, running);
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
            Faults faults = new Faults();
            Elsewhere elsewhere = new Elsewhere(store);
            String token = Clients.random(24);
            Server server = new Server(
                    config.port(),
                    new PartnersEndpoint(clients, store, faults),
                    new ControlEndpoint(token, clients, store, faults, elsewhere));
            clients.export(config.clientsFile());
            PrivateFiles.write(config.data().resolve("control-token"), token.getBytes(StandardCharsets.UTF_8));
            return new RunningSandbox(server, store, clients, faults, elsewhere, token, lock);
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

    private static void greet(PrintStream out, RunningSandbox running) {
        out.println();
        out.println("Counterfoil sandbox: a stand-in for the Shop Partners API, on this machine only");
        out.println("  Address        " + running.partnersUrl());
        out.println("  Control token  " + running.controlToken());
        for (DemoClient client : running.clients()) {
            out.println();
            out.println("  " + client.name());
            out.println("    Client ID      " + client.clientId());
            out.println("    Client secret  " + client.secret());
            out.println("    GID            " + client.gid());
            out.println(
                    "    Scopes         " + (client.scopes().isEmpty() ? "none" : String.join(", ", client.scopes())));
        }
        out.println();
        out.println("  Try it:");
        out.println();
        out.println(sample(running.partnersUrl(), running.clients().getFirst()));
        out.println();
        out.println("Sandbox ready on " + running.origin());
        out.flush();
    }

    /** The sample of the public reference, with this address and these credentials. */
    static String sample(String url, DemoClient client) {
        return """
                curl -X POST %s \\
                  -u %s:%s \\
                  -H 'Content-Type: application/json' \\
                  -d '{"query":"{ metafieldDefinitions(first: 5) { edges { node { key } } } }"}'""".formatted(url, client.clientId(), client.secret());
    }
}
