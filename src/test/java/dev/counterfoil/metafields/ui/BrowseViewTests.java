package dev.counterfoil.metafields.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.RouterLink;
import dev.counterfoil.audit.FakeRights;
import dev.counterfoil.audit.Samples;
import dev.counterfoil.kit.EmptyState;
import dev.counterfoil.metafields.DefinitionService.Browsed;
import dev.counterfoil.testing.Eventually;
import dev.counterfoil.upstream.partners.DefinitionListing;
import dev.counterfoil.upstream.partners.DefinitionsQuery;
import java.util.List;
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
}
