package dev.counterfoil.shell;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import dev.counterfoil.kit.CopyableId;
import dev.counterfoil.kit.PropertyList;
import dev.counterfoil.kit.Toast;
import dev.counterfoil.team.Actor;

/** Asks to save the key elsewhere, until somebody shows by its fingerprint that they did. */
class KeyPanel extends Composite<Section> {

    private final transient KeyConfirmation key;
    private final transient Actor actor;
    private final TextField typed = new TextField();

    KeyPanel(KeyConfirmation key, Actor actor) {
        this.key = key;
        this.actor = actor;
        typed.setLabel(getTranslation("shell.key.typed"));
        typed.setHelperText(getTranslation("shell.key.typed.hint"));
        typed.addClassName("cf-mono-field");
        typed.setAutocomplete(Autocomplete.OFF);
        typed.setManualValidation(true);
        Button confirm = new Button(getTranslation("shell.key.confirm"), click -> confirm());
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        typed.addKeyPressListener(Key.ENTER, press -> confirm());
        Div form = new Div(typed, confirm);
        form.addClassName("cf-key-form");
        getContent().addClassNames("cf-card", "cf-key");
        getContent()
                .add(
                        new H2(getTranslation("shell.key")),
                        new Paragraph(getTranslation("shell.key.text")),
                        new PropertyList().add(getTranslation("shell.key.where"), new CopyableId(key.where(actor))),
                        form);
    }

    private void confirm() {
        key.confirm(actor, typed.getValue())
                .ifPresentOrElse(
                        entry -> {
                            Toast.entry(
                                    getTranslation("shell.key.confirmed"),
                                    getTranslation("shell.key.entry", entry.seq()),
                                    entry.seq());
                            getContent().setVisible(false);
                        },
                        () -> {
                            typed.setErrorMessage(getTranslation("shell.key.wrong"));
                            typed.setInvalid(true);
                            typed.focus();
                        });
    }
}
