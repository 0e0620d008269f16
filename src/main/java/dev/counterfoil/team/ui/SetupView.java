package dev.counterfoil.team.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.textfield.Autocapitalize;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.counterfoil.kit.FormErrors;
import dev.counterfoil.kit.Problems;
import dev.counterfoil.team.signin.Setup;
import dev.counterfoil.team.signin.Threshold;
import java.util.Map;

/** Where the holder of the set-up link becomes the owner. There is no such page once somebody has. */
@Route(value = "setup", autoLayout = false)
@AnonymousAllowed
@StyleSheet("team.css")
class SetupView extends Composite<DoorCard> implements BeforeEnterObserver, HasDynamicTitle {

    private final transient Setup setup;
    private final transient Threshold threshold;

    private final EmailField email = new EmailField();
    private final TextField name = new TextField();
    private final PasswordField password = new PasswordField();
    private final Button create = new Button();
    private final FormErrors errors = new FormErrors();
    private String token = "";

    SetupView(Setup setup, Threshold threshold) {
        this.setup = setup;
        this.threshold = threshold;
    }

    @Override
    protected DoorCard initContent() {
        return new DoorCard();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("team.setup.title");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent entering) {
        if (!setup.isOpen()) {
            entering.rerouteToError(NotFoundException.class);
            return;
        }
        UI.getCurrent().getPage().addJsModule("/team.js");
        FragmentToken fragment = new FragmentToken();
        fragment.onToken(found -> arrived(found.token()));
        getContent().show(getTranslation("team.setup"), getTranslation("team.setup.reading"), fragment);
    }

    private void arrived(String found) {
        token = found;
        Setup.Link link = setup.check(found);
        if (link == Setup.Link.OPEN) {
            showForm();
        } else {
            showClosed(found.isEmpty() ? "team.setup.noLink" : key(link));
        }
    }

    private void showForm() {
        email.setLabel(getTranslation("team.email"));
        email.setAutocomplete(Autocomplete.USERNAME);
        email.setRequiredIndicatorVisible(true);
        email.setAutofocus(true);
        email.setManualValidation(true);
        name.setLabel(getTranslation("team.name"));
        name.setHelperText(getTranslation("team.name.hint"));
        name.setAutocomplete(Autocomplete.NAME);
        name.setAutocapitalize(Autocapitalize.WORDS);
        name.setRequiredIndicatorVisible(true);
        name.setManualValidation(true);
        password.setLabel(getTranslation("team.password"));
        password.setHelperText(getTranslation("team.password.hint"));
        password.setAutocomplete(Autocomplete.NEW_PASSWORD);
        password.setRequiredIndicatorVisible(true);
        password.setManualValidation(true);
        password.setId("new-password");
        create.setText(getTranslation("team.setup.create"));
        create.addThemeVariants(ButtonVariant.PRIMARY);
        create.addClassName("cf-door-primary");
        create.setDisableOnClick(true);
        create.addClickListener(click -> submit());
        create.addClickShortcut(Key.ENTER).resetFocusOnActiveElement();
        errors.field("email", email).field("name", name).field("password", password);

        Element strength = new Element("cf-strength")
                .setAttribute("for", "new-password")
                .setAttribute("weak", getTranslation("team.password.weak"))
                .setAttribute("fair", getTranslation("team.password.fair"))
                .setAttribute("strong", getTranslation("team.password.strong"));
        // A form, so that password managers see one; nothing in it submits but the button's own listener.
        HtmlContainer form = new HtmlContainer("form");
        form.addClassName("cf-door-form");
        form.add(errors, email, name, password);
        form.getElement().appendChild(strength, create.getElement());
        getContent().show(getTranslation("team.setup"), getTranslation("team.setup.lead"), form);
    }

    private void submit() {
        String typed = password.getValue();
        password.clear();
        create.setEnabled(true);
        errors.clear();
        try {
            finish(setup.complete(token, email.getValue(), name.getValue(), typed, threshold.caller()));
        } catch (RuntimeException problem) {
            errors.show(java.util.List.of(new FormErrors.Problem("", Problems.tell(problem))));
        }
    }

    private void finish(Setup.Result result) {
        switch (result) {
            case Setup.Result.Made made -> {
                token = "";
                threshold.admit(made.owner());
                UI.getCurrent().getPage().setLocation("/");
            }
            case Setup.Result.Refused refused ->
                errors.show(
                        refused.codes().entrySet().stream().map(this::problem).toList());
            case Setup.Result.Closed closed -> showClosed(key(closed.link()));
        }
    }

    private FormErrors.Problem problem(Map.Entry<String, String> code) {
        return new FormErrors.Problem(code.getKey(), getTranslation(code.getValue()));
    }

    private void showClosed(String key) {
        token = "";
        Component text = DoorCard.alert(getTranslation(key));
        getContent().show(getTranslation("team.setup"), "", text);
    }

    private static String key(Setup.Link link) {
        return switch (link) {
            case OPEN, UNKNOWN -> "team.setup.unknown";
            case EXPIRED -> "team.setup.expired";
            case DONE -> "team.setup.done";
        };
    }
}
