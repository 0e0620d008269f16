package dev.counterfoil.team.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.dom.Element;
import dev.counterfoil.team.signin.Room;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.ContextConfiguration;

@ContextConfiguration(classes = Room.class)
@ViewPackages(classes = LoginView.class)
class LoginViewTests extends SpringBrowserlessTest {

    @Autowired
    private Room room;

    @BeforeEach
    void nobody() {
        room.empty();
    }

    @Test
    void a_portal_without_an_owner_points_to_the_link_and_asks_for_no_password() {
        open("login");

        assertThat(find(H1.class).single().getText()).isEqualTo("This portal has no owner yet");
        assertThat(find(SignInForm.class).exists()).isFalse();
    }

    @Test
    void the_form_is_one_that_password_managers_know() {
        room.owner();
        open("login");

        Element form = find(SignInForm.class).single().getElement();
        assertThat(form.getAttribute("method")).isEqualTo("post");
        assertThat(inputs(form))
                .extracting(input -> input.getAttribute("name") + " " + input.getAttribute("autocomplete"))
                .containsExactly("username username", "password current-password");
        assertThat(labels(form)).containsExactly("username", "password");
    }

    @Test
    void what_came_of_the_last_attempt_is_read_out() {
        room.owner();

        open("login?wrong");
        assertThat(said("alert")).isEqualTo("The e-mail address or the password is not right.");
        open("login?wait=61");
        assertThat(said("alert")).isEqualTo("Too many attempts. Try again in 2 minutes.");
        open("login?expired");
        assertThat(said("status")).startsWith("Your session has ended.");
        open("login?left");
        assertThat(said("status")).isEqualTo("You have signed out.");
    }

    @Test
    void a_made_up_wait_is_not_repeated() {
        room.owner();
        open("login?wait=<b>soon</b>");

        assertThat(said("alert")).isEqualTo("Too many attempts. Try again in 1 minute.");
    }

    private static void open(String location) {
        String[] parts = location.split("\\?", 2);
        UI.getCurrent()
                .navigate(
                        parts[0],
                        parts.length == 1
                                ? com.vaadin.flow.router.QueryParameters.empty()
                                : com.vaadin.flow.router.QueryParameters.fromString(parts[1]));
    }

    private String said(String role) {
        return find(Paragraph.class).withAttribute("role", role).single().getText();
    }

    private static List<Element> inputs(Element form) {
        return all(form).filter(part -> part.getTag().equals("input")).toList();
    }

    private static List<String> labels(Element form) {
        return all(form)
                .filter(part -> part.getTag().equals("label"))
                .map(label -> label.getAttribute("for"))
                .toList();
    }

    private static Stream<Element> all(Element root) {
        return Stream.concat(
                Stream.of(root),
                root.getChildren().filter(part -> !part.isTextNode()).flatMap(LoginViewTests::all));
    }
}
