package dev.counterfoil.audit.ui;

import static dev.counterfoil.audit.Samples.OTHER;
import static dev.counterfoil.audit.Samples.SHOP;
import static dev.counterfoil.audit.Samples.ada;
import static dev.counterfoil.audit.Samples.create;
import static dev.counterfoil.audit.Samples.entry;
import static dev.counterfoil.audit.Samples.signIn;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.masterdetaillayout.MasterDetailLayout;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.RouterLink;
import dev.counterfoil.audit.AuditService;
import dev.counterfoil.audit.FakeDirectory;
import dev.counterfoil.audit.FakeLedger;
import dev.counterfoil.audit.FakeRights;
import dev.counterfoil.audit.RecordArrivals;
import dev.counterfoil.audit.Samples;
import dev.counterfoil.clients.Client;
import dev.counterfoil.kit.DiffView;
import dev.counterfoil.kit.EmptyState;
import dev.counterfoil.kit.IcuTranslations;
import dev.counterfoil.kit.Toast;
import dev.counterfoil.ledger.Entry;
import dev.counterfoil.ledger.EntryAppended;
import dev.counterfoil.ledger.EntryRef;
import dev.counterfoil.ledger.LedgerReader;
import dev.counterfoil.ledger.Outcome;
import dev.counterfoil.ledger.Subject;
import dev.counterfoil.team.CurrentActor;
import dev.counterfoil.testing.Eventually;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

@ContextConfiguration(classes = AuditViewTests.Room.class)
@ViewPackages(classes = AuditView.class)
class AuditViewTests extends SpringBrowserlessTest {

    @Import({AuditService.class, FakeLedger.class, FakeRights.class, FakeDirectory.class, RecordArrivals.class})
    static class Room {

        @Bean
        CurrentActor currentActor() {
            return () -> ada();
        }

        @Bean
        IcuTranslations texts() {
            return new IcuTranslations(false);
        }
    }

    @Autowired
    private FakeLedger ledger;

    @Autowired
    private FakeRights rights;

    @Autowired
    private ApplicationEventPublisher events;

    @BeforeEach
    void a_fresh_record() {
        ledger.entries.clear();
        ledger.broken = false;
        ledger.verdict = null;
        rights.all = true;
    }

    private void aDay() {
        ledger.entries.addAll(List.of(
                signIn(1),
                create(2, Outcome.REQUESTED, Map.of()),
                create(3, Outcome.SUCCEEDED, Map.of("duration.ms", "184", "before.kind", "READ")),
                entry(
                        4,
                        "metafieldDefinition.create",
                        Outcome.REFUSED,
                        OTHER,
                        new Subject("metafieldDefinition", "size", "size"),
                        null,
                        Map.of(
                                "client.name", "Beta Market",
                                "client.environment", "STAGING",
                                "client.elsewhere", "SANDBOX",
                                "userErrors", "key in use"),
                        Map.of())));
    }

    private AuditView open(String path) {
        Location location = new Location(path);
        UI.getCurrent().navigate(location.getPath(), location.getQueryParameters());
        return (AuditView) getCurrentView();
    }

    private List<RouterLink> rows() {
        return findInView(RouterLink.class).withClassName("cf-log-row").all();
    }

    private static String text(Component component) {
        return component.getElement().getTextRecursively();
    }

    @SuppressWarnings("unchecked")
    private <T> ComboBox<T> combo(String label) {
        return findInView(ComboBox.class)
                .withCondition(one -> label.equals(one.getAriaLabel().orElse("")))
                .single();
    }

    private Component detail() {
        return findInView(MasterDetailLayout.class).single().getDetail();
    }

    @Test
    void an_empty_record_says_what_it_is_for() {
        open("audit");
        assertThat(text(findInView(EmptyState.class).single())).contains("Nothing is recorded yet");
        assertThat(rows()).isEmpty();
    }

    @Test
    void a_person_and_the_days_narrow_the_log_and_stand_in_the_url() {
        aDay();
        UUID portal = UUID.randomUUID();
        ledger.entries.add(by(portal, 5));
        open("audit");
        ComboBox<UUID> person = combo("Person");
        assertThat(person.getListDataView().getItems()).containsExactly(portal, Samples.ADA);
        test(person).selectItem("Ada Okafor");
        assertThat(rows()).hasSize(3).allSatisfy(row -> assertThat(text(row)).contains("Ada Okafor"));
        assertThat(rows().getFirst().getHref()).contains("by=" + Samples.ADA);

        open("audit?by=" + Samples.ADA);
        assertThat(combo("Person").getItemLabelGenerator().apply(Samples.ADA)).isEqualTo("Ada Okafor");

        open("audit?from=2026-11-22&to=2026-11-22");
        assertThat(rows()).hasSize(4);
        open("audit?to=2026-11-21");
        assertThat(rows()).isEmpty();
        assertThat(text(findInView(EmptyState.class).single())).isNotBlank();
        open("audit?from=2026-11-23");
        assertThat(rows()).isEmpty();
        open("audit?from=yesterday&by=somebody");
        assertThat(rows()).hasSize(4);
    }

    private static Entry by(UUID who, long seq) {
        Entry it = signIn(seq);
        return new Entry(
                it.seq(),
                it.at(),
                it.action(),
                it.codeVersion(),
                it.outcome(),
                it.clientId(),
                it.subject(),
                it.operationId(),
                who,
                it.parameters(),
                Map.of("actor.name", "Bo Lind"),
                it.images(),
                it.hash(),
                it.previousHash());
    }

    @Test
    void esc_closes_an_entry_wherever_the_focus_is() {
        aDay();
        open("audit/3");
        Button shut =
                find(Button.class, detail()).withAttribute("data-cf-close", "").single();
        test(shut).click();
        assertThat(detail()).isNull();
    }

    @Test
    void entries_are_told_newest_first_with_place_and_outcome() {
        aDay();
        open("audit");
        assertThat(rows())
                .extracting(AuditViewTests::text)
                .satisfiesExactly(
                        newest -> assertThat(newest)
                                .contains(
                                        "was refused creating size: key in use",
                                        "Staging",
                                        "SANDBOX",
                                        "Beta Market",
                                        "Refused"),
                        created -> assertThat(created)
                                .contains("Ada Okafor created loyalty_tier", "Production", "Acme Shop", "Applied"),
                        oldest -> assertThat(oldest).contains("Ada Okafor signed in", "Recorded"));
    }

    @Test
    void the_list_grows_by_the_key_of_its_last_entry() {
        LongStream.rangeClosed(1, 120).forEach(seq -> ledger.entries.add(signIn(seq)));
        open("audit");
        assertThat(rows()).hasSize(50);
        ledger.entries.add(signIn(121));
        test(findInView(Button.class).withText("Load older").single()).click();
        assertThat(rows()).hasSize(100);
        test(findInView(Button.class).withText("Load older").single()).click();
        assertThat(rows()).hasSize(120);
        assertThat(rows().getLast().getHref()).startsWith("audit/1");
        assertThat(findInView(Button.class).withText("Load older").exists()).isFalse();
    }

    @Test
    void the_url_narrows_the_list_and_fills_the_filters() {
        aDay();
        open("audit?client=" + OTHER + "&kind=metafieldDefinition&outcome=REFUSED");
        assertThat(rows()).hasSize(1);
        assertThat(((Client) combo("Client").getValue()).name()).isEqualTo("Beta Market");
        assertThat(findInView(Select.class).all())
                .extracting(Select::getValue)
                .containsExactly("metafieldDefinition", Outcome.REFUSED);
    }

    @Test
    void a_filter_chosen_by_hand_stands_in_the_url_of_each_row() {
        aDay();
        open("audit");
        test(findInView(Select.class).all().getFirst()).selectItem("Sign-in and people");
        assertThat(rows())
                .singleElement()
                .satisfies(row -> assertThat(row.getHref()).isEqualTo("audit/1?kind=team"));
    }

    @Test
    void nonsense_in_the_url_narrows_nothing() {
        aDay();
        open("audit?client=x&kind=%25&outcome=NO&history=y");
        assertThat(rows()).hasSize(3);
    }

    @Test
    void filters_that_fit_nothing_can_be_cleared() {
        aDay();
        open("audit?kind=key");
        EmptyState empty = findInView(EmptyState.class).single();
        assertThat(text(empty)).contains("No entry fits these filters");
        test(find(Button.class, empty).single()).click();
        assertThat(rows()).hasSize(3);
    }

    @Test
    void the_path_that_toasts_link_to_shows_the_entry_beside_the_list() {
        aDay();
        open(Toast.entryPath(3));
        assertThat(find(H2.class, detail()).single())
                .satisfies(title -> assertThat(text(title)).isEqualTo("Ada Okafor created loyalty_tier on Acme Shop"));
        assertThat(text(detail()))
                .contains("Entry 3", "Production", "Applied", "184 ms", "metafieldDefinitionCreate", "10.4.2.18")
                .contains("Chrome on macOS", "ada@example.com", "read from the API just before sending");
        assertThat(find(DiffView.class, detail()).exists()).isTrue();
        assertThat(rows())
                .filteredOn(row -> row.getElement().hasAttribute("aria-current"))
                .extracting(RouterLink::getHref)
                .containsExactly("audit/3");
    }

    @Test
    void an_outcome_shows_what_its_request_sent_and_links_to_it() {
        aDay();
        open("audit/3");
        assertThat(find(Pre.class, detail()).all())
                .first()
                .satisfies(variables -> assertThat(variables.getText()).contains("\"key\" : \"loyalty_tier\""));
        assertThat(find(RouterLink.class, detail()).withText("entry 2").single().getHref())
                .isEqualTo("audit/2");
    }

    @Test
    void a_request_links_to_what_came_of_it() {
        aDay();
        open("audit/2");
        assertThat(find(RouterLink.class, detail()).withText("entry 3").single().getHref())
                .isEqualTo("audit/3");
        assertThat(find(DiffView.class, detail()).exists()).isFalse();
    }

    @Test
    void what_was_refused_shows_no_difference() {
        aDay();
        open("audit/4");
        assertThat(find(DiffView.class, detail()).exists()).isFalse();
        assertThat(text(detail())).contains("key in use");
    }

    @Test
    void what_was_deleted_is_shown_as_gone_also_where_the_api_answered_with_it() {
        ledger.entries.add(entry(
                1,
                "metafieldDefinition.delete",
                Outcome.SUCCEEDED,
                SHOP,
                null,
                null,
                Map.of(),
                Map.of("before", "{\"key\":\"tier\"}", "after", "{\"key\":\"tier\"}")));
        open("audit/1");

        assertThat(find(DiffView.class, detail()).single().getElement().getTextRecursively())
                .contains("Removed:", "tier")
                .doesNotContain("Added:");
    }

    @Test
    void values_of_a_user_are_shown_before_and_after_and_as_erased_once_they_are() {
        String set = "{\"metafields\":[{\"identifier\":{\"namespace\":\"acme\",\"key\":\"tier\"}}]}";
        String was = "{\"metafields\":[{\"definition\":{\"namespace\":\"acme\",\"key\":\"tier\"}}]}";
        Entry done = entry(
                1,
                "userMetafields.set",
                Outcome.SUCCEEDED,
                SHOP,
                null,
                null,
                Map.of(),
                Map.of("variables", set, "before", was));
        ledger.entries.add(Samples.telling(
                done, Map.of("variables.metafields.0.value", "gold", "before.metafields.0.value", "silver")));
        open("audit/1");
        assertThat(text(find(DiffView.class, detail()).single())).contains("acme.tier", "silver", "gold");

        ledger.entries.clear();
        ledger.entries.add(done);
        open("audit");
        open("audit/1");
        assertThat(text(find(DiffView.class, detail()).single()))
                .contains("erased")
                .doesNotContain("gold");
    }

    @Test
    void the_history_of_a_subject_is_linked_without_naming_it() {
        aDay();
        open("audit/3");
        RouterLink history = find(RouterLink.class, detail())
                .withText("History of loyalty_tier")
                .single();
        assertThat(history.getHref()).isEqualTo("audit/3?history=3");
        open(history.getHref());
        assertThat(rows()).hasSize(1);
        assertThat(findInView(Button.class).withText("History of loyalty_tier").exists())
                .isTrue();
    }

    @Test
    void an_entry_out_of_reach_looks_like_one_that_does_not_exist() {
        aDay();
        rights.all = false;
        rights.clients = Set.of(SHOP);
        open("audit/4");
        String forbidden = text(detail()).replace("4", "#");
        open("audit/99");
        assertThat(text(detail()).replace("99", "#")).isEqualTo(forbidden).contains("There is no such entry");
    }

    @Test
    void closing_the_entry_keeps_the_filters() {
        aDay();
        open("audit/4?client=" + OTHER);
        test(find(Button.class, detail())
                        .withAttribute("aria-label", "Close the entry")
                        .single())
                .click();
        assertThat(detail()).isNull();
        assertThat(rows()).hasSize(1);
    }

    @Test
    void a_record_that_cannot_be_read_says_so_and_is_asked_again() {
        ledger.broken = true;
        aDay();
        open("audit");
        EmptyState failed = findInView(EmptyState.class).single();
        assertThat(text(failed)).contains("could not be read");
        ledger.broken = false;
        test(find(Button.class, failed).single()).click();
        assertThat(rows()).hasSize(3);
    }

    @Test
    void a_new_entry_is_offered_and_does_not_move_the_list() {
        aDay();
        open("audit");
        ledger.entries.add(signIn(5));
        arrived(5);
        until(() -> findInView(Button.class).withText("Show new entries").exists());
        assertThat(rows()).hasSize(3);
        test(findInView(Button.class).withText("Show new entries").single()).click();
        assertThat(rows()).hasSize(4);
    }

    private void arrived(long seq) {
        events.publishEvent(new EntryAppended(new EntryRef(seq, Samples.NOON), "team.signIn", null));
    }

    private static void until(BooleanSupplier condition) {
        Eventually.until(condition, MockVaadin::clientRoundtrip);
    }

    @Test
    void the_badge_claims_no_more_than_was_checked() {
        aDay();
        open("audit");
        checkAgain();
        assertThat(badge()).contains("Consistent to entry 4 · no outside checkpoint");
    }

    @Test
    void a_broken_chain_names_the_first_entry_that_does_not_fit() {
        ledger.verdict = new LedgerReader.Verdict(false, 2, 4, 3L, "HASH");
        open("audit");
        checkAgain();
        assertThat(badge()).contains("Chain broken at entry 3");
    }

    private void checkAgain() {
        badge();
        test(findInView(Button.class)
                        .withAttribute("aria-label", "Check the chain again")
                        .single())
                .click();
    }

    /** What the badge says once the check in the background has ended. */
    private String badge() {
        ChainBadge badge = findInView(ChainBadge.class).single();
        until(() -> !text(badge).contains("Checking"));
        return text(badge);
    }
}
