package dev.counterfoil.usertokens.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.counterfoil.kit.Pill;
import dev.counterfoil.kit.Tone;
import dev.counterfoil.usertokens.TokenRequest;
import org.jspecify.annotations.Nullable;

/**
 * One field for whom a token is asked, which looks at what is pasted and says what it takes it for. A consent token is a secret: it leaves the field as soon as
 * it was read.
 */
class UserField extends Composite<Div> {

    private static final String HIDDEN = "cf-consent-held";

    private final TextField text = new TextField();
    private final Div consent = new Div();
    private final Span blamed = new Span();
    private transient @Nullable TokenRequest request;

    UserField(Runnable changed) {
        text.setLabel(getTranslation("usertokens.user"));
        text.setHelperText(getTranslation("usertokens.user.hint"));
        text.setWidthFull();
        text.addClassName("cf-mono-field");
        text.setManualValidation(true);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setValueChangeTimeout(150);
        text.setAutocomplete(com.vaadin.flow.component.textfield.Autocomplete.OFF);
        text.getElement().setAttribute("spellcheck", "false");
        text.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                look(change.getValue());
                changed.run();
            }
        });
        consent.addClassName("cf-consent");
        consent.setVisible(false);
        blamed.addClassName("cf-consent-error");
        getContent().addClassName("cf-user-field");
        getContent().add(text, consent);
    }

    /** What it was taken for; null if it can be nothing, and the field says so. */
    @Nullable
    TokenRequest request() {
        if (request == null) {
            blame(text.getValue().isBlank() ? "USER_EMPTY" : "USER_ODD");
        }
        return request;
    }

    void fill(String publicId) {
        clear();
        text.setValue(publicId);
        look(publicId);
        text.focus();
    }

    void clear() {
        request = null;
        consent.removeAll();
        consent.setVisible(false);
        text.removeClassName(HIDDEN);
        text.setInvalid(false);
        text.clear();
        text.setHelperText(getTranslation("usertokens.user.hint"));
    }

    /**
     * Says beside the field why the API did not take this user.
     *
     * @param spent whether a consent token is of no more use: it goes, and the next one can be pasted
     */
    void refused(String words, boolean spent) {
        if (request instanceof TokenRequest.Consent && !spent) {
            blamed.setText(words);
            consent.add(blamed);
            return;
        }
        if (spent) {
            clear();
        }
        text.setErrorMessage(words);
        text.setInvalid(true);
        text.focus();
    }

    void setReadOnly(boolean readOnly) {
        text.setReadOnly(readOnly);
        consent.setEnabled(!readOnly);
    }

    private void look(String pasted) {
        text.setInvalid(false);
        request = TokenRequest.look(pasted).orElse(null);
        switch (request) {
            case TokenRequest.Consent it -> hold(it.token().length());
            case TokenRequest.PublicId it -> text.setHelperText(getTranslation("usertokens.user.publicId"));
            case TokenRequest.Email it -> text.setHelperText(getTranslation("usertokens.user.email"));
            case null -> {
                text.setHelperText(getTranslation("usertokens.user.hint"));
                if (pasted.contains("eyJ")) {
                    // A piece of a secret: not to be shown any longer either.
                    text.clear();
                    blame("USER_CONSENT_PART");
                } else if (TokenRequest.tooLong(pasted)) {
                    text.clear();
                    blame("USER_LONG");
                } else if (!pasted.isBlank()) {
                    blame("USER_ODD");
                }
            }
        }
    }

    private void hold(int length) {
        text.clear();
        // Invisible to the server, it would not be told that it is empty now: the browser would keep the secret.
        text.addClassName(HIDDEN);
        Span words = new Span(getTranslation("usertokens.user.consent", length));
        consent.removeAll();
        consent.add(
                new Pill(getTranslation("usertokens.user.consent.pill"), Tone.ACCENT),
                words,
                Looks.quiet(getTranslation("usertokens.user.consent.remove"), () -> {
                    clear();
                    text.focus();
                }));
        consent.setVisible(true);
    }

    private void blame(String code) {
        text.setErrorMessage(Looks.problem(this, code));
        text.setInvalid(true);
    }
}
