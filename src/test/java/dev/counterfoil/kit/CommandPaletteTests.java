package dev.counterfoil.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.ContextConfiguration;

@ContextConfiguration(classes = CommandPaletteTests.Room.class)
@ViewPackages(packages = "dev.counterfoil.kit")
class CommandPaletteTests extends SpringBrowserlessTest {

    static class Room {

        @Bean
        IcuTranslations texts() {
            return new IcuTranslations(false);
        }
    }

    private final List<String> asked = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private CommandPalette palette;

    private CommandPalette open(String here) {
        CommandSource source = new CommandSource() {
            @Override
            public List<Command> commands() {
                return List.of(
                        Command.act("Sign out", () -> done.add("out, open: " + palette.isOpened())),
                        Command.begin("New video on Acme", "Production", "clients/acme/videos/new"),
                        Command.begin("New video on Beta", "Staging", "clients/beta/videos/new"),
                        Command.page("Audit log", "audit"),
                        Command.named(Command.Kind.CLIENT, "Acme", "Overview · Production", "clients/acme"),
                        Command.named(Command.Kind.CLIENT, "Acme", "Videos · Production", "clients/acme/videos"));
            }

            @Override
            public List<Command> find(String typed, String here) {
                asked.add(typed);
                return List.of(Command.named(
                        Command.Kind.DEFINITION,
                        "loyalty_tier",
                        "Acme · Production",
                        "clients/acme/metafields?key=loyalty_tier"));
            }
        };
        palette = new CommandPalette(List.of(source), here);
        palette.open();
        roundTrip();
        return palette;
    }

    private void type(String text) {
        find(Input.class, palette).single().setValue(text);
    }

    private List<String> lines() {
        return find(UnorderedList.class, palette)
                .single()
                .getElement()
                .getChildren()
                .map(line -> line.getTextRecursively())
                .toList();
    }

    @Test
    void what_is_offered_stands_in_groups_in_one_order() {
        open("");
        assertThat(lines())
                .containsExactly(
                        "Pages",
                        "Audit log",
                        "Clients",
                        "AcmeOverview · Production",
                        "Actions",
                        "Sign out",
                        "New video on AcmeProduction",
                        "New video on BetaStaging");
        assertThat(asked).isEmpty();
    }

    @Test
    void what_one_works_on_comes_first_among_its_like() {
        open("beta");
        type("new video");
        assertThat(lines())
                .containsExactly(
                        "Definitions",
                        "loyalty_tierAcme · Production",
                        "Actions",
                        "New video on BetaStaging",
                        "New video on AcmeProduction");
    }

    @Test
    void a_client_stands_there_once_until_one_of_its_pages_is_meant() {
        open("");
        type("acme");
        assertThat(lines()).contains("AcmeOverview · Production").doesNotContain("AcmeVideos · Production");
        type("acme vid");
        assertThat(lines()).contains("AcmeVideos · Production").doesNotContain("AcmeOverview · Production");
    }

    @Test
    void one_letter_is_too_little_to_search_for() {
        open("");
        type("x");
        assertThat(asked).isEmpty();
        assertThat(palette.getElement().getTextRecursively()).contains("Nothing is called that.");
        type(" Loy ");
        assertThat(asked).containsExactly("loy");
        assertThat(lines()).containsExactly("Definitions", "loyalty_tierAcme · Production");
    }

    @Test
    void the_first_is_marked_and_the_list_says_what_it_answers() {
        open("");
        type("out");
        UnorderedList found = find(UnorderedList.class, palette).single();
        assertThat(found.getElement().getAttribute("data-cf-answers")).isEqualTo("out");
        assertThat(find(Component.class, found)
                        .withAttribute("data-cf-marked")
                        .single()
                        .getElement()
                        .getTextRecursively())
                .isEqualTo("loyalty_tierAcme · Production");
    }

    @Test
    void what_is_done_at_once_is_done_when_the_palette_has_closed() {
        open("");
        test(find(NativeButton.class, palette).single()).click();
        assertThat(done).containsExactly("out, open: false");
    }
}
