package dev.counterfoil.bench;

import dev.counterfoil.changes.Before;
import dev.counterfoil.changes.Change;
import dev.counterfoil.changes.Gate;
import dev.counterfoil.changes.GateResult;
import dev.counterfoil.changes.Risk;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientAccess;
import dev.counterfoil.ledger.Subject;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.upstream.Mutation;
import dev.counterfoil.upstream.Permit;
import dev.counterfoil.upstream.Upstream;
import dev.counterfoil.upstream.partners.DefinitionCreate;
import dev.counterfoil.upstream.partners.DefinitionUpdate;
import dev.counterfoil.upstream.partners.KeyPair;
import dev.counterfoil.upstream.partners.MediaCreate;
import dev.counterfoil.upstream.partners.MediaUpdate;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Grant;
import dev.counterfoil.upstream.partners.NamespaceCreate;
import dev.counterfoil.upstream.partners.NamespaceUpdate;
import dev.counterfoil.upstream.partners.Partners;
import dev.counterfoil.upstream.partners.ShopVideo.RelatedProduct;
import dev.counterfoil.upstream.partners.Target;
import dev.counterfoil.upstream.partners.UserTokenMutations;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationContext;

/** What recording costs: each mutation sent bare and through the gate, in turn, so that both meet the same moment. */
final class GateOverhead {

    private static final int WARM = 5;
    private static final int TIMES = 30;

    private final Gate gate;
    private final Upstream upstream;
    private final ClientAccess clients;
    private final Partners partners;
    private final Actor actor;
    private final Client client;
    private int made;

    GateOverhead(ApplicationContext portal, Actor actor, Client client) {
        gate = portal.getBean(Gate.class);
        upstream = portal.getBean(Upstream.class);
        clients = portal.getBean(ClientAccess.class);
        partners = portal.getBean(Partners.class);
        this.actor = actor;
        this.client = client;
    }

    void run() {
        System.out.printf("  %-34s %10s %10s %10s%n", "median of " + TIMES, "bare", "gate", "overhead");
        Access shared = new Access("READ", List.of(new Grant("client", "gid://shopify/Client/1002", "READ")));
        List<RelatedProduct> products = List.of(new RelatedProduct("gid://shopify/Product/1", null));
        KeyPair path = new KeyPair(null, "bench_00001");
        KeyPair gone = new KeyPair(null, "bench_gone");
        compare(() -> partners.metafieldDefinitionCreate(
                new DefinitionCreate("made_" + made, "Made", "By the bench", "boolean", null, List.of(), null)));
        compare(() ->
                partners.metafieldDefinitionUpdate(new DefinitionUpdate(path, null, "Name " + made, null, null, null)));
        compare(() -> partners.metafieldDefinitionDelete(gone));
        compare(() -> partners.metafieldNamespaceCreate(
                new NamespaceCreate("space_" + made, "Made", "By the bench", null, null)));
        compare(() -> partners.metafieldNamespaceUpdate(
                new NamespaceUpdate(new KeyPair(null, "space_1"), null, "Name " + made, null, null)));
        compare(() -> partners.metafieldNamespaceDelete(gone));
        compare(() -> partners.metafieldAccessGrant(path, shared, null));
        compare(() -> partners.metafieldAccessRevoke(path, List.of(new Target("client", "gid://shopify/Client/1002"))));
        compare(() -> partners.standardMetafieldDefinitionEnable("shopify", "bench"));
        compare(() -> partners.mediaCreate(new MediaCreate(
                "https://cdn.example/" + made + ".mp4", "https://cdn.example/p.png", products, null, null)));
        compare(() -> partners.mediaUpdate(new MediaUpdate("gid://shopapp/ShopVideo/none", null, products, null)));
        compare(() -> partners.mediaDelete("gid://shopapp/ShopVideo/none"));
        compare(() -> UserTokenMutations.byPublicId("nobody"));
        compare(() -> UserTokenMutations.byEmail("nobody@example.com"));
    }

    private interface Making {
        Mutation mutation();
    }

    private void compare(Making making) {
        long[] bare = new long[TIMES];
        long[] gated = new long[TIMES];
        for (int i = -WARM; i < TIMES; i++) {
            made++;
            long one = bare(making.mutation());
            made++;
            long other = gated(making.mutation());
            if (i >= 0) {
                bare[i] = one;
                gated[i] = other;
            }
        }
        Arrays.sort(bare);
        Arrays.sort(gated);
        double without = bare[TIMES / 2] / 1e6;
        double with = gated[TIMES / 2] / 1e6;
        System.out.printf(
                "  %-34s %7.2f ms %7.2f ms %7.2f ms%n", making.mutation().field(), without, with, with - without);
    }

    private long bare(Mutation mutation) {
        try (ClientAccess.Opened opened = clients.open(client.id())) {
            long began = System.nanoTime();
            upstream.mutate(new Free(UUID.randomUUID()), opened.endpoint(), opened.credential(), mutation);
            return System.nanoTime() - began;
        }
    }

    private long gated(Mutation mutation) {
        Change change = new Change(
                UUID.randomUUID(),
                actor,
                client,
                "bench." + mutation.field(),
                Permission.DEFINITION_EDIT,
                Risk.LOW,
                new Subject("bench", Integer.toString(made), "bench"),
                mutation,
                new Before.None(),
                null,
                Map.of());
        long began = System.nanoTime();
        GateResult result = gate.submit(change);
        long took = System.nanoTime() - began;
        if (!(result instanceof GateResult.Recorded)) {
            throw new IllegalStateException("Not recorded: " + result);
        }
        return took;
    }

    /** Leave to send without a record, on a sandbox of the benchmark's own. */
    private record Free(UUID operationId) implements Permit {

        @Override
        public boolean redeem() {
            return true;
        }

        @Override
        public Duration deadline() {
            return Duration.ofSeconds(20);
        }
    }
}
