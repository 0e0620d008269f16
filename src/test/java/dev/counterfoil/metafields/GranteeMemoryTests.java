package dev.counterfoil.metafields;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.counterfoil.clients.Client;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

/** Who stood in for whom between two clients, for the whole team. */
class GranteeMemoryTests extends AcmePortal {

    @Autowired
    private GranteeMemory memory;

    private Client shop;
    private Client staging;
    private Client development;

    @BeforeEach
    void nothing_remembered() {
        jdbc.sql("update copy_grantee set gid = gid || '-of-an-earlier-test'").update();
        shop = client("Acme Shop");
        staging = client("Acme Shop (staging)");
        development = client("Acme Shop (development)");
    }

    private Map<String, String> remembered(Client source, Client target) {
        Grantees grantees = memory.remembered(ada, source, List.of(target)).get(target.id());
        return grantees == null
                ? Map.of()
                : grantees.only((gid, instead) -> !gid.endsWith("-of-an-earlier-test"))
                        .chosen();
    }

    @Test
    void what_was_chosen_is_remembered_for_these_two_clients_alone() {
        Grantees chosen = new Grantees(Map.of("gid://one", "gid://instead", "gid://two", Grantees.NOBODY));
        memory.remember(ada, shop, List.of(staging), Map.of(staging.id(), chosen, development.id(), chosen));

        assertThat(remembered(shop, staging)).isEqualTo(chosen.chosen());
        assertThat(remembered(shop, development)).as("nothing was copied there").isEmpty();
        assertThat(remembered(staging, development)).isEmpty();
    }

    @Test
    void another_choice_takes_its_place_and_leaves_the_others() {
        memory.remember(
                ada,
                shop,
                List.of(staging),
                Map.of(staging.id(), new Grantees(Map.of("gid://one", "gid://first", "gid://two", "gid://kept"))));
        memory.remember(
                ada, shop, List.of(staging), Map.of(staging.id(), new Grantees(Map.of("gid://one", "gid://second"))));

        assertThat(remembered(shop, staging)).isEqualTo(Map.of("gid://one", "gid://second", "gid://two", "gid://kept"));
    }

    @Test
    void who_may_not_change_the_target_neither_reads_nor_writes_it() {
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> memory.remembered(stranger(), shop, List.of(staging)));
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> memory.remember(
                        stranger(),
                        shop,
                        List.of(staging),
                        Map.of(staging.id(), new Grantees(Map.of("gid://one", "gid://mine")))));
        assertThat(remembered(shop, staging)).isEmpty();
    }
}
