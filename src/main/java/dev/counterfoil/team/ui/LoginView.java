package dev.counterfoil.team.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.counterfoil.team.signin.Setup;
import dev.counterfoil.team.signin.SignInPage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where one signs in; its query says what came of an attempt before. */
@Route(value = "login", autoLayout = false)
@AnonymousAllowed
@StyleSheet("team.css")
class LoginView extends Composite<DoorCard> implements BeforeEnterObserver, HasDynamicTitle {

    private final transient Setup setup;
    private final transient AuthenticationContext authentication;

    LoginView(Setup setup, AuthenticationContext authentication) {
        this.setup = setup;
        this.authentication = authentication;
    }

    @Override
    protected DoorCard initContent() {
        return new DoorCard();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("team.signIn.title");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        if (authentication.isAuthenticated()) {
            entering.forwardTo("");
            return;
        }
        UI.getCurrent().getPage().addJsModule("/team.js");
        if (setup.isOpen()) {
            getContent().show(getTranslation("team.setup.first"), getTranslation("team.setup.first.text"));
            return;
        }
        List<Component> contents = new ArrayList<>();
        Component message = message(entering.getLocation().getQueryParameters());
        if (message != null) {
            contents.add(message);
        }
        VaadinServletRequest request = VaadinServletRequest.getCurrent();
        String email = SignInPage.recall(
                request == null ? null : request.getHttpServletRequest().getSession(false));
        contents.add(new SignInForm(email));
        getContent().show(getTranslation("team.signIn"), "", contents.toArray(Component[]::new));
    }

    private @Nullable Component message(QueryParameters query) {
        if (query.getParameters().containsKey(SignInPage.WRONG)) {
            return DoorCard.alert(getTranslation("team.signIn.wrong"));
        }
        if (query.getParameters().containsKey(SignInPage.WAIT)) {
            return DoorCard.alert(getTranslation(
                    "team.signIn.wait",
                    minutes(query.getSingleParameter(SignInPage.WAIT).orElse(""))));
        }
        if (query.getParameters().containsKey(SignInPage.EXPIRED)) {
            return DoorCard.notice(getTranslation("team.signIn.expired"));
        }
        if (query.getParameters().containsKey(SignInPage.LEFT)) {
            return DoorCard.notice(getTranslation("team.signIn.left"));
        }
        return null;
    }

    private static long minutes(String seconds) {
        return seconds.matches("\\d{1,6}") ? Math.max(1, (Long.parseLong(seconds) + 59) / 60) : 1;
    }
}
