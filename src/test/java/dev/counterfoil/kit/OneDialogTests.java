package dev.counterfoil.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.ContextConfiguration;

@ContextConfiguration(classes = CommandPaletteTests.Room.class)
@ViewPackages(packages = "dev.counterfoil.kit")
class OneDialogTests extends SpringBrowserlessTest {

    private static class Another extends OneDialog {}

    private final List<String> done = new ArrayList<>();

    private DangerDialog danger(String what) {
        return new DangerDialog("Delete " + what + "?", "It goes.", "Delete it", () -> done.add(what));
    }

    private Button confirm() {
        return find(Button.class).withText("Delete it").single();
    }

    @Test
    void the_second_of_two_clicks_opens_no_second_dialog() {
        danger("this").open();
        danger("this").open();
        roundTrip();
        danger("this").open();
        roundTrip();
        assertThat(find(DangerDialog.class).all()).hasSize(1);
    }

    @Test
    void another_kind_opens_over_it_and_the_same_again_once_it_is_closed() {
        DangerDialog first = danger("first");
        first.open();
        new Another().open();
        roundTrip();
        assertThat(find(OneDialog.class).all()).hasSize(2);
        first.close();
        danger("second").open();
        roundTrip();
        assertThat(find(DangerDialog.class).all().stream().filter(DangerDialog::isOpened))
                .singleElement()
                .isNotSameAs(first);
    }

    @Test
    void one_that_was_taken_away_without_being_closed_stands_in_nobodys_way() {
        DangerDialog left = danger("left");
        left.open();
        roundTrip();
        left.getElement().removeFromTree();
        danger("next").open();
        roundTrip();
        assertThat(find(DangerDialog.class).single()).isNotSameAs(left);
    }

    @Test
    void what_is_confirmed_twice_is_done_once() {
        danger("this").open();
        roundTrip();
        Button confirm = confirm();
        confirm.click();
        confirm.click();
        assertThat(done).containsExactly("this");
    }

    @Test
    void the_button_waits_for_the_last_letter_of_what_is_to_be_typed() {
        danger("this").typeToConfirm("tier").open();
        roundTrip();
        test(find(TextField.class).single()).setValue("tie");
        assertThat(confirm().isEnabled()).isFalse();
        test(find(TextField.class).single()).setValue("tier");
        test(confirm()).click();
        assertThat(done).containsExactly("this");
    }
}
