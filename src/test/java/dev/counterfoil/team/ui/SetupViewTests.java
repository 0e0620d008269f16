package dev.counterfoil.team.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import dev.counterfoil.team.signin.Room;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ContextConfiguration;

@ContextConfiguration(classes = Room.class)
@ViewPackages(classes = SetupView.class)
class SetupViewTests extends SpringBrowserlessTest {

    @Autowired
    private Room room;

    @BeforeEach
    void nobody() {
        room.empty();
    }

    @Test
    void the_link_opens_the_form_and_the_form_makes_the_owner() {
        open(room.token());
        fill("ada@example.com", "Ada Byron", "four words nobody guesses");

        test(find(Button.class).single()).click();

        assertThat(room.admitted)
                .singleElement()
                .satisfies(owner -> assertThat(owner.displayName()).isEqualTo("Ada Byron"));
    }

    @Test
    void a_wrong_link_shows_no_form() {
        room.token();
        open("AAAAAAAAAAAAAAAAAAAAAA");

        assertThat(find(PasswordField.class).exists()).isFalse();
        assertThat(alert()).startsWith("This link is not valid");
    }

    @Test
    void an_expired_link_says_how_to_get_another() {
        String token = room.token();
        room.forward(Duration.ofMinutes(31));
        open(token);

        assertThat(alert()).contains("expired", "Start the portal again");
    }

    @Test
    void a_page_without_a_link_asks_for_it() {
        room.token();
        open("");

        assertThat(alert()).startsWith("Open the set-up link");
    }

    @Test
    void what_is_wrong_stands_beside_its_field_and_the_password_does_not_stay() {
        open(room.token());
        fill("ada", "Ada Byron", "short");

        test(find(Button.class).single()).click();

        assertThat(find(EmailField.class).single().isInvalid()).isTrue();
        assertThat(find(EmailField.class).single().getValue()).isEqualTo("ada");
        assertThat(find(TextField.class).single().isInvalid()).isFalse();
        assertThat(find(PasswordField.class).single().getErrorMessage())
                .isEqualTo("A password has at least 12 characters.");
        assertThat(find(PasswordField.class).single().getValue()).isEmpty();
        assertThat(room.admitted).isEmpty();
    }

    @Test
    void who_comes_second_is_told_that_it_is_done() {
        open(room.token());
        room.owner();
        fill("bob@example.com", "Bob", "four words nobody guesses");

        test(find(Button.class).single()).click();

        assertThat(alert()).startsWith("Somebody has set up this portal already");
        assertThat(room.admitted).isEmpty();
    }

    @Test
    void there_is_no_such_page_once_there_is_an_owner() {
        room.owner();

        assertThatThrownBy(() -> navigate(SetupView.class)).isNotNull();
    }

    private void open(String token) {
        navigate(SetupView.class);
        FragmentToken fragment = find(FragmentToken.class).single();
        ComponentUtil.fireEvent(fragment, new FragmentToken.TokenEvent(fragment, true, token));
    }

    private void fill(String email, String name, String password) {
        find(EmailField.class).single().setValue(email);
        find(TextField.class).single().setValue(name);
        find(PasswordField.class).single().setValue(password);
    }

    private String alert() {
        return find(Paragraph.class).withAttribute("role", "alert").single().getText();
    }
}
