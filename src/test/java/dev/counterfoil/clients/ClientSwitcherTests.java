package dev.counterfoil.clients;

import static dev.counterfoil.clients.ClientsRoom.ada;
import static dev.counterfoil.clients.ClientsRoom.input;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import dev.counterfoil.kit.IcuTranslations;
import dev.counterfoil.testing.TestDatabase;
import dev.counterfoil.vault.Secret;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@ContextConfiguration(classes = ClientSwitcherTests.Room.class)
@ViewPackages(packages = "dev.counterfoil.clients")
class ClientSwitcherTests extends SpringBrowserlessTest {

    @Import(ClientsRoom.class)
    static class Room {

        @Bean
        IcuTranslations texts() {
            return new IcuTranslations(false);
        }
    }

    @Autowired
    private ClientService service;

    @Autowired
    private ClientChoice choice;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestDatabase database;

    private ClientSwitcher switcher;

    @BeforeEach
    void a_fresh_switcher() {
        jdbc.sql("delete from client_recent").update();
        jdbc.sql("delete from client_favourite").update();
        jdbc.sql("delete from client_secret").update();
        database.ownerClient().sql("delete from client").update();
        switcher = new ClientSwitcher(choice, () -> ada());
    }

    private ClientId stored(String name) {
        try (Secret secret = Secret.of("shpss_1")) {
            return service.add(ada(), UUID.randomUUID(), input(name, name.toLowerCase()), secret)
                    .client();
        }
    }

    private SwitcherList open() {
        SwitcherList list = new SwitcherList(choice, ada(), null, () -> {});
        UI.getCurrent().add(list);
        return list;
    }

    private List<String> offered(SwitcherList list) {
        return find(Anchor.class, list).all().stream()
                .filter(link -> link.getHref().matches("/clients/.+"))
                .map(link -> link.getElement().getChild(1).getText())
                .toList();
    }

    @Test
    void without_a_client_there_is_no_switcher() {
        UI.getCurrent().add(switcher);
        switcher.show(null);
        assertThat(switcher.isVisible()).isFalse();
    }

    @Test
    void it_says_where_one_is() {
        stored("Acme");
        ClientId beta = stored("Beta");
        UI.getCurrent().add(switcher);
        switcher.show(beta);
        assertThat(switcher.isVisible()).isTrue();
        assertThat(((Component) switcher).getElement().getTextRecursively())
                .contains("Beta", "Staging", "SANDBOX", "2 of 2 clients");
    }

    @Test
    void it_narrows_by_what_is_typed_and_stars_what_is_used_often() {
        stored("Acme");
        stored("Beta");
        stored("Bertha");
        SwitcherList list = open();
        assertThat(offered(list)).containsExactly("Acme", "Bertha", "Beta");
        test(find(NativeButton.class, list).all().getLast()).click();
        assertThat(offered(list)).containsExactly("Beta", "Acme", "Bertha");
        find(Input.class, list).single().setValue("ert");
        assertThat(offered(list)).containsExactly("Bertha");
    }
}
