package dev.counterfoil.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.browserless.internal.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import dev.counterfoil.testing.Eventually;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.ContextConfiguration;

/** What becomes of work whose view the person leaves before it ends. */
@ContextConfiguration(classes = BackgroundTests.Room.class)
@ViewPackages(packages = "dev.counterfoil.kit")
class BackgroundTests extends SpringBrowserlessTest {

    static class Room {}

    private final Div view = new Div();
    private final CompletableFuture<String> work = new CompletableFuture<>();
    private final List<String> told = new ArrayList<>();
    private final List<UI> led = new ArrayList<>();

    private void begin() {
        UI.getCurrent().add(view);
        Background.run(
                view,
                work::join,
                done -> {
                    told.add(done);
                    Background.onward(view, led::add);
                },
                problem -> told.add("failed"));
    }

    private void end() {
        work.complete("done");
        Eventually.until(() -> !told.isEmpty(), MockVaadin::clientRoundtrip);
    }

    @Test
    void whoever_stayed_is_led_on() {
        begin();
        end();
        assertThat(told).containsExactly("done");
        assertThat(led).containsExactly(UI.getCurrent());
    }

    @Test
    void whoever_left_is_told_and_not_pulled_back() {
        begin();
        UI.getCurrent().remove(view);
        end();
        assertThat(told).containsExactly("done");
        assertThat(led).isEmpty();
    }

    @Test
    void a_view_that_was_never_shown_leads_nowhere() {
        Background.onward(view, led::add);
        assertThat(led).isEmpty();
    }
}
