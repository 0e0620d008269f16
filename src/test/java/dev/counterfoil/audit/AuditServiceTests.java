package dev.counterfoil.audit;

import static dev.counterfoil.audit.Samples.OTHER;
import static dev.counterfoil.audit.Samples.SHOP;
import static dev.counterfoil.audit.Samples.ada;
import static dev.counterfoil.audit.Samples.create;
import static dev.counterfoil.audit.Samples.entry;
import static dev.counterfoil.audit.Samples.signIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.counterfoil.ledger.Entry;
import dev.counterfoil.ledger.Outcome;
import dev.counterfoil.ledger.Subject;
import dev.counterfoil.team.Permission;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.security.access.AccessDeniedException;

class AuditServiceTests {

    private final FakeLedger ledger = new FakeLedger();
    private final FakeRights rights = new FakeRights();
    private final AuditService audit = new AuditService(ledger, rights, new FakeDirectory());

    AuditServiceTests() {
        ledger.entries.addAll(List.of(
                signIn(1),
                create(2, Outcome.REQUESTED, Map.of()),
                create(3, Outcome.SUCCEEDED, Map.of()),
                entry(
                        4,
                        "metafieldDefinition.create",
                        Outcome.SUCCEEDED,
                        OTHER,
                        new Subject("metafieldDefinition", "loyalty_tier", "loyalty_tier"),
                        null,
                        Map.of(),
                        Map.of())));
    }

    private List<Long> seqs(AuditQuery query) {
        return audit.page(ada(), query, null, 10).stream().map(Entry::seq).toList();
    }

    private void onlyShop() {
        rights.all = false;
        rights.clients = Set.of(SHOP);
    }

    @Test
    void who_may_read_all_reads_entries_of_no_client_too() {
        assertThat(seqs(AuditQuery.everything())).containsExactly(4L, 3L, 1L);
    }

    @Test
    void who_may_read_one_client_reads_neither_another_nor_entries_of_none() {
        onlyShop();
        assertThat(seqs(AuditQuery.everything())).containsExactly(3L);
        assertThat(seqs(new AuditQuery(OTHER, null, null, null))).isEmpty();
        assertThat(audit.find(ada(), 4)).isEmpty();
        assertThat(audit.find(ada(), 1)).isEmpty();
        assertThat(audit.find(ada(), 3)).isPresent();
    }

    @Test
    void what_entries_tell_of_users_is_for_who_may_see_users_of_the_client() {
        Entry set = Samples.telling(
                entry(5, "userMetafields.set", Outcome.SUCCEEDED, SHOP, null, Samples.OPERATION, Map.of(), Map.of()),
                Map.of("variables.metafields.0.value", "canary", "user.publicId", "u-1"));
        ledger.entries.add(set);
        assertThat(audit.find(ada(), 5))
                .hasValueSatisfying(found -> assertThat(found.personal()).containsEntry("user.publicId", "u-1"));

        rights.withheld = Set.of(Permission.USER_DATA_VIEW);

        assertThat(audit.find(ada(), 5).orElseThrow().personal())
                .containsOnlyKeys("actor.name", "actor.email", "actor.ip", "actor.agent");
        assertThat(audit.page(ada(), AuditQuery.everything(), null, 10))
                .allSatisfy(found -> assertThat(found.personal()).doesNotContainValue("canary"));
        assertThat(audit.ofOperation(ada(), Samples.OPERATION))
                .allSatisfy(found -> assertThat(found.personal()).doesNotContainValue("canary"));
    }

    @Test
    void who_may_read_nothing_is_denied() {
        rights.all = false;
        assertThatThrownBy(() -> seqs(AuditQuery.everything())).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> audit.find(ada(), 3)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> audit.verify(ada())).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> audit.clients(ada())).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void a_request_shows_once_it_is_asked_for() {
        assertThat(seqs(new AuditQuery(null, null, Outcome.REQUESTED, null))).containsExactly(2L);
    }

    @Test
    void a_kind_does_not_take_in_one_whose_name_begins_alike() {
        ledger.entries.add(entry(5, "team.signIn", Outcome.RECORDED, null, null, null, Map.of(), Map.of()));
        ledger.entries.add(entry(6, "teamwork.go", Outcome.RECORDED, null, null, null, Map.of(), Map.of()));
        assertThat(seqs(new AuditQuery(null, "team", null, null))).containsExactly(5L, 1L);
    }

    @Test
    void the_history_of_a_subject_is_that_of_its_own_client() {
        assertThat(seqs(new AuditQuery(null, null, null, 3L))).containsExactly(3L);
        assertThat(seqs(new AuditQuery(null, null, null, 4L))).containsExactly(4L);
    }

    @Test
    void the_history_of_an_entry_that_may_not_be_read_is_empty() {
        onlyShop();
        assertThat(seqs(new AuditQuery(null, null, null, 4L))).isEmpty();
    }

    @Test
    void the_course_of_an_operation_is_told_in_order() {
        assertThat(audit.ofOperation(ada(), Samples.OPERATION))
                .extracting(Entry::seq)
                .containsExactly(2L, 3L);
    }

    @Test
    void what_a_verification_found_is_kept() {
        assertThat(audit.lastVerified(ada())).isEmpty();
        Verified found = audit.verify(ada());
        assertThat(audit.lastVerified(ada())).contains(found);
        assertThat(found.verdict().intact()).isTrue();
    }

    @Test
    void a_kind_is_nothing_but_letters() {
        assertThatThrownBy(() -> new AuditQuery(null, "te%", null, null)).isInstanceOf(IllegalArgumentException.class);
    }
}
