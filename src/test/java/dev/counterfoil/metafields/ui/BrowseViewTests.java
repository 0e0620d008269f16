package dev.counterfoil.metafields.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouterLink;
import dev.counterfoil.audit.FakeRights;
import dev.counterfoil.audit.Samples;
import dev.counterfoil.kit.EmptyState;
import dev.counterfoil.metafields.DefinitionService.Browsed;
import dev.counterfoil.testing.Eventually;
import dev.counterfoil.upstream.partners.DefinitionListing;
import dev.counterfoil.upstream.partners.DefinitionsQuery;
import dev.counterfoil.upstream.partners.KeyPair;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ContextConfiguration;

@ContextConfiguration(classes = MetafieldsRoom.class)
@ViewPackages(classes = BrowseView.class)
class BrowseViewTests extends SpringBrowserlessTest {

    private static final Browsed FIRST = new Browsed.Page(new DefinitionListing(
            List.of(FakeDefinitions.row("birthday", "Birthday", "date").definition()), false, true, "one", "one"));

    @Autowired
    private FakeDefinitions definitions;

    @Autowired
    private FakeRights rights;

    @BeforeEach
    void a_first_page() {
        rights.all = true;
        definitions.reset();
        definitions.page = FIRST;
        UI.getCurrent().navigate("clients/" + Samples.SHOP + "/metafields/browse");
        until(() -> links().contains("birthday"));
    }

    private static void until(BooleanSupplier condition) {
        Eventually.until(condition, MockVaadin::clientRoundtrip);
    }

    private List<String> links() {
        return findInView(RouterLink.class).all().stream()
                .map(link -> link.getElement().getTextRecursively())
                .toList();
    }

    private void press(String button) {
        test(findInView(Button.class).withText(button).single()).click();
    }

    @Test
    void each_row_leads_to_what_is_known_of_the_definition() {
        assertThat(findInView(RouterLink.class).all())
                .extracting(RouterLink::getHref)
                .contains("clients/" + Samples.SHOP + "/metafields?key=birthday");
    }

    @Test
    void a_page_that_cannot_go_on_says_so_in_the_apis_words_and_leads_to_the_first() {
        definitions.page =
                new Browsed.Unread("GRAPHQL_ERRORS", List.of("after is stale: begin again at the first page"));
        press("Next");
        until(() -> findInView(EmptyState.class).exists());
        assertThat(findInView(EmptyState.class).single().getElement().getTextRecursively())
                .contains("after is stale: begin again at the first page")
                .doesNotContain("credentials");

        definitions.page = FIRST;
        press("Begin at the first page");
        until(() -> links().contains("birthday"));
        assertThat(definitions.browsed)
                .last()
                .extracting(DefinitionsQuery::cursor)
                .isNull();
    }

    private static Browsed listing(String key) {
        return new Browsed.Page(new DefinitionListing(
                List.of(FakeDefinitions.row(key, key, "date").definition()), true, true, "from-" + key, "to-" + key));
    }

    private void open(String query) {
        Location location = new Location("clients/" + Samples.SHOP + "/metafields/browse" + query);
        UI.getCurrent().navigate(location.getPath(), location.getQueryParameters());
    }

    private DefinitionsQuery asked() {
        return definitions.browsed.getLast();
    }

    @Test
    void the_address_says_which_page_of_which_list() {
        open("?sort=name&reverse=yes&only=birthday&only=facts.size&before=place");
        until(() -> definitions.browsed.size() == 2);

        assertThat(asked())
                .isEqualTo(new DefinitionsQuery(
                        true,
                        25,
                        "place",
                        List.of(KeyPair.parse("birthday"), KeyPair.parse("facts.size")),
                        "NAME",
                        true));
        assertThat(findInView(TextArea.class).single().getValue()).isEqualTo("birthday\nfacts.size");
        assertThat(findInView(Checkbox.class).single().getValue()).isTrue();
        assertThat(findInView(Select.class).single().getValue()).isEqualTo("NAME");
    }

    @Test
    void each_turn_is_an_address_of_its_own() {
        definitions.page = listing("middle");
        open("?after=start");
        until(() -> links().contains("middle"));
        press("Next");
        until(() -> "to-middle".equals(asked().cursor()));
        assertThat(asked().backwards()).isFalse();
        press("Previous");
        until(() -> "from-middle".equals(asked().cursor()));
        assertThat(asked().backwards()).isTrue();
        press("Last page");
        until(() -> asked().cursor() == null);
        assertThat(asked().backwards()).isTrue();
        assertThat(BrowseState.of(QueryParameters.fromString("last=yes")).query(25))
                .isEqualTo(asked());
    }

    @Test
    void another_order_begins_at_the_first_page() {
        open("?after=start");
        until(() -> "start".equals(asked().cursor()) && links().contains("birthday"));
        test(findInView(Checkbox.class).single()).click();
        until(() -> asked().reverse());
        assertThat(asked().cursor()).isNull();
    }

    @Test
    void what_is_written_into_the_address_is_read_from_it_again() {
        for (String url : List.of(
                "", "sort=name", "reverse=yes", "only=a1&only=b.c2", "after=place", "before=place", "last=yes")) {
            BrowseState state = BrowseState.of(QueryParameters.fromString(url));
            assertThat(state.url().getQueryString()).isEqualTo(url);
            assertThat(BrowseState.of(state.url())).isEqualTo(state);
        }
    }

    @Test
    void an_answer_that_comes_late_does_not_take_the_place_of_a_later_question() throws InterruptedException {
        CompletableFuture<Browsed> slow = new CompletableFuture<>();
        AtomicReference<Thread> asking = new AtomicReference<>();
        definitions.pages = query -> {
            if ("slow".equals(query.cursor())) {
                asking.set(Thread.currentThread());
                return slow.join();
            }
            return listing("later");
        };
        open("?after=slow");
        until(() -> asking.get() != null);
        open("?after=quick");
        until(() -> links().contains("later"));

        slow.complete(listing("earlier"));
        asking.get().join();
        MockVaadin.clientRoundtrip();

        assertThat(links()).contains("later").doesNotContain("earlier");
        press("Next");
        until(() -> "to-later".equals(asked().cursor()));
    }

    @Test
    void a_failure_that_comes_late_is_not_told_any_more() throws InterruptedException {
        CompletableFuture<Browsed> slow = new CompletableFuture<>();
        AtomicReference<Thread> asking = new AtomicReference<>();
        definitions.pages = query -> {
            if ("slow".equals(query.cursor())) {
                asking.set(Thread.currentThread());
                return slow.join();
            }
            return listing("later");
        };
        open("?after=slow");
        until(() -> asking.get() != null);
        open("?after=quick");
        until(() -> links().contains("later"));

        slow.completeExceptionally(new IllegalStateException("too late"));
        asking.get().join();
        MockVaadin.clientRoundtrip();

        assertThat(links()).contains("later");
        assertThat(find(Notification.class).exists()).isFalse();
    }
}
