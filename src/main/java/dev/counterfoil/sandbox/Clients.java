package dev.counterfoil.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;

/** The demo clients with their credentials: made once at random, kept in a file of their own that only the owner reads. */
final class Clients {

    private static final int LIVE_SECRETS = 2;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path file;
    private List<DemoClient> clients;

    private Clients(Path file, List<DemoClient> clients) {
        this.file = file;
        this.clients = clients;
    }

    /** Opens the file; makes what is missing from it, and keeps the credentials that stand there. */
    static Clients open(Path file) throws IOException {
        List<DemoClient> known = List.of();
        if (Files.exists(file)) {
            try {
                known = List.of(Json.MAPPER.readValue(file.toFile(), DemoClient[].class));
            } catch (JacksonException e) {
                throw new IOException(file + " is damaged. Delete it to get new demo clients.", e);
            }
        }
        List<DemoClient> all = new ArrayList<>();
        for (Seed.Client wanted : Seed.clients()) {
            all.add(known.stream()
                    .filter(client -> client.gid().equals(wanted.gid()))
                    .findFirst()
                    .map(client -> client.released(wanted.environment(), wanted.scopes()))
                    .orElseGet(() -> fresh(wanted)));
        }
        Clients opened = new Clients(file, List.copyOf(all));
        if (!all.equals(known)) {
            opened.save();
        }
        return opened;
    }

    private static DemoClient fresh(Seed.Client wanted) {
        return new DemoClient(
                wanted.name(), random(16), wanted.gid(), List.of(newSecret()), wanted.scopes(), wanted.environment());
    }

    synchronized List<DemoClient> all() {
        return clients;
    }

    /** Finds a client by ID, GID or name. */
    Optional<DemoClient> find(String any) {
        return all().stream()
                .filter(client -> client.clientId().equals(any)
                        || client.gid().equals(any)
                        || client.name().equals(any))
                .findFirst();
    }

    /** Compares digests of everything offered with everything live, so that time tells nothing about either. */
    Optional<DemoClient> authenticate(String clientId, String secret) {
        byte[] offered = digest(clientId + "\0" + secret);
        Optional<DemoClient> found = Optional.empty();
        for (DemoClient client : all()) {
            for (String live : client.secrets()) {
                if (MessageDigest.isEqual(offered, digest(client.clientId() + "\0" + live))) {
                    found = Optional.of(client);
                }
            }
        }
        return found;
    }

    /** Gives a client a second live secret; empty when it has two already. */
    synchronized Optional<String> addSecret(String clientId) throws IOException {
        DemoClient client = find(clientId).orElseThrow();
        if (client.secrets().size() >= LIVE_SECRETS) {
            return Optional.empty();
        }
        List<String> live = new ArrayList<>(client.secrets());
        live.add(newSecret());
        replace(client, live);
        return Optional.of(live.getLast());
    }

    /** Revokes the older of two live secrets; false when there is only one. */
    synchronized boolean revokeOldestSecret(String clientId) throws IOException {
        DemoClient client = find(clientId).orElseThrow();
        if (client.secrets().size() < LIVE_SECRETS) {
            return false;
        }
        replace(client, client.secrets().subList(1, client.secrets().size()));
        return true;
    }

    private void replace(DemoClient client, List<String> live) throws IOException {
        clients = clients.stream()
                .map(each -> each.clientId().equals(client.clientId()) ? each.withSecrets(List.copyOf(live)) : each)
                .toList();
        save();
    }

    private void save() throws IOException {
        PrivateFiles.write(file, Json.bytes(clients));
    }

    /** Writes what a portal needs to connect with one click. */
    void export(Path to) throws IOException {
        record Exported(
                String name, String clientId, String secret, String gid, String environment, Set<String> scopes) {}
        PrivateFiles.write(
                to,
                Json.bytes(all().stream()
                        .map(client -> new Exported(
                                client.name(),
                                client.clientId(),
                                client.secret(),
                                client.gid(),
                                client.environment(),
                                client.scopes()))
                        .toList()));
    }

    static String newSecret() {
        return "shpss_" + random(16);
    }

    static String random(int bytes) {
        byte[] value = new byte[bytes];
        RANDOM.nextBytes(value);
        return HexFormat.of().formatHex(value);
    }

    private static byte[] digest(String value) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
