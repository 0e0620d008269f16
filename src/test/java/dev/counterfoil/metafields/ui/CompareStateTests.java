package dev.counterfoil.metafields.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.clients.Environment;
import dev.counterfoil.metafields.Compared.DefinitionSubject;
import dev.counterfoil.metafields.Compared.GrantsSubject;
import dev.counterfoil.metafields.Compared.Item;
import dev.counterfoil.metafields.Compared.Kind;
import dev.counterfoil.metafields.Compared.State;
import dev.counterfoil.metafields.Compared.Subject;
import dev.counterfoil.upstream.Endpoint;
import dev.counterfoil.upstream.partners.KeyPair;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CompareStateTests {

    private static final Access NOBODY = new Access(null, List.of());
    private static final Item DEFINITION = item(new DefinitionSubject(null, null));
    private static final Item ACCESS =
            item(new GrantsSubject(Kind.DEFINITION, new KeyPair(null, "size_ring"), NOBODY, null, NOBODY));
    private static final CompareState ALL = CompareState.of(QueryParameters.empty());

    private static Item item(Subject subject) {
        Client target = new Client(
                new ClientId(new UUID(0, 1)),
                "Acme Shop (staging)",
                Environment.STAGING,
                "id",
                new Endpoint(URI.create("https://shop.app/api/partners/graphql.json")),
                null,
                null,
                List.of(),
                List.of(),
                null,
                0);
        return new Item(target, "size_ring", State.MISSING, List.of(), subject);
    }

    @Test
    void what_is_equal_shows_on_demand_only() {
        assertThat(ALL.shows(State.EQUAL)).isFalse();
        assertThat(ALL.shows(State.MISSING)).isTrue();
        assertThat(ALL.showing(State.EQUAL).shows(State.EQUAL)).isTrue();
    }

    @Test
    void ticking_all_leaves_access_alone_unless_access_is_what_is_looked_at() {
        assertThat(ALL.sweeps(DEFINITION, State.MISSING)).isTrue();
        assertThat(ALL.sweeps(ACCESS, State.MISSING)).isFalse();
        assertThat(ALL.ofKind(Kind.GRANTS).sweeps(ACCESS, State.MISSING)).isTrue();
    }

    @Test
    void rows_are_found_by_key_name_and_kind() {
        assertThat(ALL.filtered(" RING ").fits(DEFINITION, "")).isTrue();
        assertThat(ALL.filtered("finger").fits(DEFINITION, "Size of the finger"))
                .isTrue();
        assertThat(ALL.filtered("shoe").fits(DEFINITION, "")).isFalse();
        assertThat(ALL.ofKind(Kind.GRANTS).fits(DEFINITION, "")).isFalse();
    }

    @Test
    void the_address_keeps_what_is_looked_at() {
        CompareState some = ALL.filtered("ring").ofKind(Kind.DEFINITION).showing(State.EQUAL);
        assertThat(CompareState.of(some.url())).isEqualTo(some);
    }
}
