package dev.counterfoil.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import dev.counterfoil.changes.Doubts;
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

    private long rows() {
        return find(Anchor.class).all().stream()
                .filter(row -> row.getHref().equals("/audit/424242"))
                .count();
    }
}
