package dev.counterfoil.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientDirectory;
import dev.counterfoil.clients.SandboxOffer;
import dev.counterfoil.kit.CommandPalette;
import dev.counterfoil.kit.CommandSource;
import dev.counterfoil.team.signin.TestOwner;
import dev.counterfoil.testing.CountedStatements;
import dev.counterfoil.testing.CountingDataSource;
import dev.counterfoil.usertokens.TokensRoom;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.security.core.context.SecurityContextHolder;

@Import(CountedStatements.class)
class PaletteTests extends TokensRoom {

    @Autowired
    private SandboxOffer offer;

    @Autowired
    private ClientDirectory directory;

    @Autowired
    private List<CommandSource> sources;

    @Autowired
    private DataSource source;

    private Client acme;
    private Client other;

    @BeforeEach
    void two_clients_with_a_definition_each() {
        acme = client();
        if (directory.list(owner()).size() == 1) {
            offer.connect(owner(), UUID.randomUUID(), offer.names(owner()).getLast());
        }
        other = directory.list(owner()).stream()
                .filter(client -> !client.id().equals(acme.id()))
                .findFirst()
                .orElseThrow();
        jdbc.sql("delete from mirror_definition").update();
        seen(acme, null, "palette_tier", "Palette tier");
        seen(other, "app--1.size", "palette_shoe", "Shoe_size");
    }

    private void seen(Client on, String namespace, String key, String name) {
        jdbc.sql("""
                        insert into mirror_definition (client_id, uuid, namespace, key, name, type, definition, seen_at)
                        values (?, ?, ?, ?, ?, 'date', '{}', now())""")
                .params(on.id().value(), UUID.randomUUID().toString(), namespace, key, name)
                .update();
    }

    private CommandPalette open() {
        CommandPalette palette = new CommandPalette(sources, "");
        palette.open();
        roundTrip();
        return palette;
    }

    private List<String> found(CommandPalette palette, String typed) {
        find(Input.class, palette).single().setValue(typed);
        return find(Anchor.class, palette).all().stream().map(Anchor::getHref).toList();
    }

    private static String text(Component component) {
        return component.getElement().getTextRecursively();
    }

    private String definition(Client on, String path) {
        return "/clients/" + on.id() + "/metafields?key=" + path;
    }

    @Test
    void a_definition_is_found_on_every_client_by_its_key_or_name_and_says_where_it_is() {
        go("");
        test(find(NativeButton.class).withAttribute("data-cf-palette", "").single())
                .click();
        CommandPalette palette = find(CommandPalette.class).single();
        assertThat(found(palette, "palette_"))
                .containsExactly(definition(other, "app--1.size.palette_shoe"), definition(acme, "palette_tier"));
        assertThat(text(palette)).contains("palette_tier — Palette tier", acme.name() + " · Production · SANDBOX");
        assertThat(found(palette, "size.palette")).containsExactly(definition(other, "app--1.size.palette_shoe"));
        assertThat(found(palette, "tier PALETTE")).containsExactly(definition(acme, "palette_tier"));
        assertThat(found(palette, "shoe%size")).isEmpty();
        assertThat(found(palette, "shoe_size")).containsExactly(definition(other, "app--1.size.palette_shoe"));
    }

    @Test
    void the_nearest_key_comes_first_and_there_are_never_more_than_a_handful() {
        for (int i = 0; i < 12; i++) {
            seen(acme, null, "a_tier_" + i, "Tier");
        }
        seen(acme, null, "tier", null);
        CommandPalette palette = open();
        assertThat(found(palette, "tier"))
                .hasSize(8)
                .startsWith(definition(acme, "tier"), definition(acme, "a_tier_0"));
    }

    @Test
    void the_same_key_on_many_clients_is_first_the_one_of_the_client_one_works_on() {
        List.of(acme, other).forEach(on -> seen(on, null, "palette_same", null));
        for (Client on : List.of(acme, other)) {
            CommandPalette palette = new CommandPalette(sources, on.id().toString());
            palette.open();
            roundTrip();
            assertThat(found(palette, "palette_same")).hasSize(2).first().isEqualTo(definition(on, "palette_same"));
            palette.close();
        }
    }

    @Test
    void who_has_no_right_on_a_client_finds_nothing_of_it() {
        // More than are ever shown, and before the one that may be: they must not take its place either.
        for (int i = 0; i < 12; i++) {
            seen(other, null, "palette_a" + i, "Not for Bo");
        }
        var bo = TestOwner.withAllRightsOn(
                jdbc, UUID.randomUUID() + "@example.com", acme.id().value());
        SecurityContextHolder.getContext().setAuthentication(TestOwner.proof(bo));
        CommandPalette palette = open();
        assertThat(found(palette, "palette_")).containsExactly(definition(acme, "palette_tier"));
        assertThat(found(palette, "shoe")).isEmpty();
        assertThat(found(palette, other.name())).isEmpty();
        assertThat(text(palette)).contains("Nothing is called that.").doesNotContain(other.name());
        assertThat(found(palette, "new"))
                .contains("/clients/" + acme.id() + "/metafields/new", "/clients/" + acme.id() + "/videos/new")
                .noneMatch(path -> path.contains(other.id().toString()));
        assertThat(found(palette, "connect")).isEmpty();
        assertThat(found(palette, "compare " + acme.name())).isEmpty();
    }

    @Test
    void who_has_no_right_at_all_finds_home_and_the_way_out() {
        var bo = TestOwner.withAllRightsOn(jdbc, UUID.randomUUID() + "@example.com");
        SecurityContextHolder.getContext().setAuthentication(TestOwner.proof(bo));
        CommandPalette palette = open();
        assertThat(found(palette, "")).containsExactly("/");
        assertThat(text(palette)).contains("Sign out", "Switch to dark colours").doesNotContain(acme.name());
        assertThat(found(palette, "palette_")).isEmpty();
    }

    @Test
    void actions_lead_to_the_forms_of_the_client_they_name() {
        CommandPalette palette = open();
        assertThat(found(palette, "connect a")).containsExactly("/clients/new");
        assertThat(found(palette, "new definition on " + acme.name()))
                .contains("/clients/" + acme.id() + "/metafields/new");
        assertThat(found(palette, "compare " + acme.name())).contains("/metafields/compare?source=" + acme.id());
        assertThat(found(palette, "new video on " + acme.name())).contains("/clients/" + acme.id() + "/videos/new");
    }

    @Test
    void opening_it_takes_no_more_statements_for_more_clients() {
        int two = statements();
        // Without the events of connecting one, which open pages would answer with statements of their own.
        int more = jdbc.sql("""
                        insert into client (id, name, environment, dashboard_id, endpoint_url, origin, secret_version, version)
                        select gen_random_uuid(), 'Many ' || n, environment, 'many-' || n, endpoint_url, origin, 1, 1
                        from client, generate_series(1, 20) n where id = ?""").param(acme.id().value()).update();
        assertThat(more).isEqualTo(20);
        assertThat(directory.list(owner())).hasSizeGreaterThan(20);
        assertThat(statements()).isEqualTo(two);
    }

    private int statements() {
        CountingDataSource counted = (CountingDataSource) source;
        counted.reset();
        CommandPalette palette = open();
        found(palette, "palette_");
        palette.close();
        return counted.statementsOf(Thread.currentThread()).size();
    }
}
