package dev.counterfoil.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import dev.counterfoil.changes.Doubts;
import dev.counterfoil.ledger.EntryDraft;
import dev.counterfoil.ledger.Ledger;
import dev.counterfoil.ledger.Outcome;
import dev.counterfoil.ledger.Subject;
import dev.counterfoil.notices.Tasks;
import dev.counterfoil.testing.BrowserlessBase;
import dev.counterfoil.testing.Eventually;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class HomeViewTests extends BrowserlessBase {

    @Autowired
    private Tasks tasks;

    @Autowired
    private Ledger ledger;

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
