package dev.counterfoil.upstream;

import dev.counterfoil.outbound.AddressGuard;
import dev.counterfoil.outbound.OriginList;
import dev.counterfoil.testing.StubServer;
import io.vertx.core.net.TrustOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the tests of the transport call with. */
final class Calls {

    static final String SECRET = "shpss_Zm9vYmFy/+\"quoted\"";
    static final String QUERY = "query Ping { metafieldDefinitions(first: 1) { nodes { key } } }";
    static final Mutation MUTATION = new Mutation(
            "metafieldDefinitionDelete",
            "mutation Delete($identifier: CustomDataKeyPairInput!) "
                    + "{ metafieldDefinitionDelete(identifier: $identifier) { userErrors { field message } } }",
            identifier(),
            "deletedDefinition");

    /** How many reads an origin is asked at a time. */
    static final int READS = 8;

    private Calls() {}

    private static ObjectNode identifier() {
        ObjectNode variables = JsonNodeFactory.instance.objectNode();
        variables.putObject("identifier").put("key", "acme-id");
        return variables;
    }

    static ObjectNode none() {
        return JsonNodeFactory.instance.objectNode();
    }

    static Credential credential() {
        return Credential.basic("client-1", SECRET.getBytes(StandardCharsets.UTF_8));
    }

    /** Limits that nobody runs into on a slow machine; tests that mean to shorten the one they are about. */
    static UpstreamProperties limits(UnaryOperator<Duration> deadline, DataSize size) {
        return new UpstreamProperties(
                URI.create(UpstreamProperties.SHOP),
                null,
                null,
                List.of(),
                Duration.ofMinutes(1),
                deadline.apply(Duration.ofMinutes(2)),
                Duration.ofMinutes(1),
                READS,
                size);
    }

    static UpstreamProperties limits() {
        return limits(UnaryOperator.identity(), DataSize.ofMegabytes(8));
    }

    /** A transport that may call these servers. */
    static SmallRyeUpstream transport(UpstreamProperties properties, StubServer... allowed) {
        OriginList list = OriginList.parse(
                List.of(allowed).stream().map(StubServer::origin).toList());
        return new SmallRyeUpstream(properties, new AddressGuard(list)::pin, null);
    }

    static SmallRyeUpstream transport(SmallRyeUpstream.Pinning pinning, TrustOptions trust) {
        return new SmallRyeUpstream(limits(), pinning, trust);
    }

    static Answer read(Upstream upstream, StubServer server) {
        try (Credential credential = credential()) {
            return upstream.read(new Endpoint(server.url()), credential, QUERY, none());
        }
    }

    static Answer mutate(Upstream upstream, StubServer server, Permit permit) {
        try (Credential credential = credential()) {
            return upstream.mutate(permit, new Endpoint(server.url()), credential, MUTATION);
        }
    }

    /** A permit that counts how often it is redeemed. */
    static class CountedPermit implements Permit {

        final AtomicInteger redeemed = new AtomicInteger();
        private final boolean good;
        private final Duration deadline;

        CountedPermit(boolean good, Duration deadline) {
            this.good = good;
            this.deadline = deadline;
        }

        static CountedPermit good() {
            return new CountedPermit(true, Duration.ofMinutes(2));
        }

        @Override
        public UUID operationId() {
            return new UUID(0, 1);
        }

        @Override
        public boolean redeem() {
            return redeemed.incrementAndGet() == 1 && good;
        }

        @Override
        public Duration deadline() {
            return deadline;
        }
    }
}
