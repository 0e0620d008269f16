package dev.counterfoil.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.VaadinService;
import dev.counterfoil.changes.Doubts;
import dev.counterfoil.ledger.EntryDraft;
import dev.counterfoil.ledger.Ledger;
import dev.counterfoil.ledger.Outcome;
import dev.counterfoil.ledger.Subject;
import dev.counterfoil.notices.Tasks;
import dev.counterfoil.testing.BrowserlessBase;
import dev.counterfoil.testing.Eventually;
import dev.counterfoil.vault.KeyStatus;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class HomeViewTests extends BrowserlessBase {

    @Autowired
    private Tasks tasks;

    @Autowired
    private Ledger ledger;

    @Autowired
    private KeyStatus key;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void a_page_that_can_send_nothing_any_more_says_what_to_do_and_promises_no_more_than_drafts_hold() {
        SystemMessages messages = VaadinService.getCurrent().getSystemMessages(Locale.ENGLISH, null);
        assertThat(messages.getCookiesDisabledCaption()).isEqualTo("You are not signed in any more");
        assertThat(messages.getCookiesDisabledMessage()).contains("it was deleted", "sign in again");
        assertThat(List.of(messages.getSessionExpiredMessage(), messages.getInternalErrorMessage()))
                .allSatisfy(text -> assertThat(text).contains("but for the field you were in and secrets"));
        // Without an address the page is loaded where it is.
        assertThat(messages.getSessionExpiredURL()).isNull();
    }

    @Test
    void what_needs_attention_comes_and_goes_while_the_page_is_open() {
        go("");
        String operation = UUID.randomUUID().toString();
        assertThat(rows()).isZero();
        tasks.raise(
                Doubts.TASK, operation, null, Map.of("subject", "custom.colour", "code", "READ", "entry", "424242"));
        Eventually.until(() -> rows() == 1, () -> roundTrip());
        assertThat(find(Button.class).all().stream().map(Button::getText)).contains("Mark as checked");
        tasks.close(Doubts.TASK, operation);
        Eventually.until(() -> rows() == 0, () -> roundTrip());
    }

    @Test
    void what_happens_comes_to_the_page_while_it_is_open() {
        go("");
        String key = "home_" + UUID.randomUUID();
        ledger.append(new EntryDraft(
                "metafieldDefinition.create",
                1,
                Outcome.SUCCEEDED,
                null,
                new Subject("metafieldDefinition", key, key),
                null,
                null,
                Map.of(),
                Map.of(),
                Map.of()));
        Eventually.until(() -> tells(key), () -> roundTrip());
    }

    @Test
    void the_key_is_asked_for_until_somebody_reads_its_fingerprint_from_a_copy() {
        long before = confirmations();
        go("");
        assertThat(text(findInView(KeyPanel.class).single())).contains(key.where());
        TextField typed = findInView(TextField.class).single();

        test(typed).setValue("k1:0000-0000-0000-0000-0000-0000-0000-0000");
        test(findInView(Button.class).withText("I have saved it").single()).click();
        assertThat(typed.isInvalid()).isTrue();
        assertThat(typed.getErrorMessage()).contains("not the fingerprint of the key in use");
        assertThat(confirmations()).isEqualTo(before);

        test(typed).setValue(key.fingerprint());
        test(findInView(Button.class).withText("I have saved it").single()).click();
        assertThat(findInView(KeyPanel.class).exists()).isFalse();
        assertThat(confirmations()).isEqualTo(before + 1);

        go("clients");
        go("");
        assertThat(findInView(KeyPanel.class).exists()).isFalse();
    }

    /** Others use this portal too. */
    @AfterEach
    void the_key_is_not_confirmed() {
        jdbc.sql("update vault_key set confirmed_at = null, confirmed_by = null")
                .update();
    }

    private long confirmations() {
        return jdbc.sql("select count(*) from ledger_entry where action = 'key.confirm'")
                .query(Long.class)
                .single();
    }

    private static String text(Component component) {
        return component.getElement().getTextRecursively();
    }

    private boolean tells(String words) {
        return find(HomeSection.class).all().stream()
                .anyMatch(section -> section.getElement().getTextRecursively().contains(words));
    }

    private long rows() {
        return find(Anchor.class).all().stream()
                .filter(row -> row.getHref().equals("/audit/424242"))
                .count();
    }
}
