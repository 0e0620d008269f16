package dev.counterfoil.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.Optional;

/** A sandbox that runs in this process, and what steers it. */
public final class RunningSandbox implements AutoCloseable {

    private final Server server;
    private final Store store;
    private final Clients clients;
    private final Faults faults;
    private final Elsewhere elsewhere;
    private final Issuing issuing;
    private final String controlToken;
    private final FileChannel lock;

    RunningSandbox(
            Server server,
            Store store,
            Clients clients,
            Faults faults,
            Elsewhere elsewhere,
            Issuing issuing,
            String controlToken,
            FileChannel lock) {
        this.server = server;
        this.store = store;
        this.clients = clients;
        this.faults = faults;
        this.elsewhere = elsewhere;
        this.issuing = issuing;
        this.controlToken = controlToken;
        this.lock = lock;
    }

    public int port() {
        return server.port();
    }

    /** Where it listens. */
    List<InetAddress> addresses() {
        return server.addresses();
    }

    /** {@code http://localhost:PORT}. */
    public String origin() {
        return "http://localhost:" + port();
    }

    /** Where the Shop Partners API answers. */
    public String partnersUrl() {
        return origin() + GraphQlEndpoint.PARTNERS;
    }

    /** Where the Shop Users API answers. */
    public String usersUrl() {
        return origin() + GraphQlEndpoint.USERS;
    }

    /** Where refresh tokens are exchanged. */
    public String tokenUrl() {
        return origin() + TokenEndpoint.PATH;
    }

    /**
     * A consent token as a Sign in with Shop flow would hand it out.
     *
     * @param user public ID, e-mail or name
     * @param scope separated by blanks; empty for a user who consents to nothing
     */
    public String consentToken(String client, String user, String scope) {
        return issuing.consentToken(client(client), user, scope);
    }

    /** Makes every access token issued so far expire now, and the refresh tokens as well when wanted. */
    public int expireTokens(boolean refreshToo) {
        return issuing.expire(null, null, refreshToo);
    }

    /** Seconds that tokens issued from now on live. */
    public void tokenLifetimes(int access, int refresh, int consent) {
        issuing.lifetimes(access, refresh, consent);
    }

    /** The demo clients, the one with the large seed first. */
    public List<DemoClient> clients() {
        return clients.all();
    }

    /** What {@code X-Sandbox-Token} must say. */
    public String controlToken() {
        return controlToken;
    }

    /** Every operation received since the last reset, in order. */
    public List<Received> received() {
        return store.received();
    }

    /** The mutations among them with this root field. */
    public List<Received> received(String mutation) {
        return received().stream().filter(each -> each.is(mutation)).toList();
    }

    public void fault(Fault fault) {
        faults.add(fault);
    }

    public void clearFaults() {
        faults.clear();
    }

    /** Keys in the client's reserved namespace, in order; by client ID, GID or name. */
    public List<String> keys(String client) {
        String gid = client(client).gid();
        return store.read(state -> state.seenBy(gid)).stream()
                .map(reached -> reached.placement().key())
                .sorted()
                .toList();
    }

    /** Makes a change as if by another tool: the body of {@code POST /__sandbox/change} without {@code client}. */
    public void changeElsewhere(String client, String json) {
        List<FieldError> errors = elsewhere.change(client(client), Json.MAPPER.readTree(json));
        if (!errors.isEmpty()) {
            throw new IllegalArgumentException(errors.toString());
        }
    }

    /** Gives the client a second live secret; empty when it has two already. */
    public Optional<String> addSecret(String client) {
        try {
            return clients.addSecret(client(client).clientId());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Revokes the older of two live secrets; false when there is only one. */
    public boolean revokeOldestSecret(String client) {
        try {
            return clients.revokeOldestSecret(client(client).clientId());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes every cursor handed out so far stale. */
    public void staleCursors() {
        elsewhere.staleCursors();
    }

    /** Back to the seed, with an empty log. */
    public void reset() {
        elsewhere.reset();
    }

    private DemoClient client(String any) {
        return clients.find(any).orElseThrow(() -> new IllegalArgumentException("No such client"));
    }

    @Override
    public void close() {
        faults.clear();
        server.close();
        try {
            store.close();
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
