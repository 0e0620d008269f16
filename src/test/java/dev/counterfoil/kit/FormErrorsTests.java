package dev.counterfoil.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.ContextConfiguration;

@ContextConfiguration(classes = CommandPaletteTests.Room.class)
@ViewPackages(packages = "dev.counterfoil.kit")
class FormErrorsTests extends SpringBrowserlessTest {

    private final FormErrors errors = new FormErrors();
    private final TextField key = new TextField();
    private final TextField name = new TextField();

    @BeforeEach
    void two_fields_are_refused() {
        key.setManualValidation(true);
        name.setManualValidation(true);
        errors.field("key", key).field("key", key).field("name", name);
        UI.getCurrent().add(errors, key, name);
        errors.show(List.of(new FormErrors.Problem("key", "Taken"), new FormErrors.Problem("name.first", "Empty")));
    }

    @Test
    void what_was_said_of_a_field_goes_with_its_value() {
        assertThat(key.getErrorMessage()).isEqualTo("Taken");
        key.setValue("another");
        assertThat(key.isInvalid()).isFalse();
        assertThat(name.isInvalid()).isTrue();
    }

    @Test
    void what_the_form_says_itself_while_one_types_stays() {
        name.setErrorMessage("No such name");
        name.setValue("x");
        assertThat(name.isInvalid()).isTrue();
    }
}
