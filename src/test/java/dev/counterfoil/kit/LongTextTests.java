package dev.counterfoil.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.ContextConfiguration;

@ContextConfiguration(classes = CommandPaletteTests.Room.class)
@ViewPackages(packages = "dev.counterfoil.kit")
class LongTextTests extends SpringBrowserlessTest {

    private void show(String text) {
        UI.getCurrent().removeAll();
        UI.getCurrent().add(new LongText(text));
    }

    private boolean clamped() {
        return find(Paragraph.class).single().hasClassName("cf-clamped");
    }

    @Test
    void a_short_text_is_shown_whole_and_offers_nothing() {
        show("One line.\nAnother.");
        assertThat(clamped()).isFalse();
        assertThat(find(NativeButton.class).exists()).isFalse();
    }

    @Test
    void a_long_text_is_cut_off_until_one_wants_more_and_can_be_folded_again() {
        for (String text : new String[] {"word ".repeat(50), "1\n2\n3\n4\n5"}) {
            show(text);
            NativeButton more = find(NativeButton.class).single();
            assertThat(clamped()).isTrue();
            assertThat(more.getText()).isEqualTo("More");
            test(more).click();
            assertThat(clamped()).isFalse();
            assertThat(more.getElement().getAttribute("aria-expanded")).isEqualTo("true");
            test(more).click();
            assertThat(clamped()).isTrue();
        }
    }
}
