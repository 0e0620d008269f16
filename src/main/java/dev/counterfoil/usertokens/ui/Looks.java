package dev.counterfoil.usertokens.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.server.VaadinSession;
import dev.counterfoil.kit.Pill;
import dev.counterfoil.kit.Tone;
import dev.counterfoil.kit.Wording;
import dev.counterfoil.usertokens.SessionKey;
import dev.counterfoil.usertokens.TestUser;
import dev.counterfoil.usertokens.UserToken;
import java.time.Instant;
import java.util.List;

/** How pieces of tokens and users look, wherever they stand. */
final class Looks {

    private Looks() {}

    /** Names and values are data: what checks that every word is translated passes over them. */
    static <C extends Component> C data(C component) {
        component.getElement().setAttribute("data-cf-data", "");
        return component;
    }

    static Span mono(String text) {
        Span span = data(new Span(text));
        span.addClassName("cf-mono");
        return span;
    }

    /** The session of the page being worked on. */
    static SessionKey session() {
        return new SessionKey(VaadinSession.getCurrent().getSession().getId());
    }

    /** What people know the user by: the token's label, the test user's, else the public ID. */
    static String name(Component view, UserToken token, List<TestUser> known) {
        if (!token.label().isBlank()) {
            return token.label();
        }
        String publicId = token.publicId();
        if (publicId == null) {
            return token.email() == null ? view.getTranslation("usertokens.unnamed") : token.email();
        }
        return known.stream()
                .filter(user -> user.publicId().equals(publicId))
                .map(TestUser::label)
                .findFirst()
                .orElse(publicId);
    }

    /** How long it still works, second by second; a plain word where nobody knows. */
    static Component lifetime(Component view, UserToken token) {
        Instant until = token.expiresAt();
        if (until == null) {
            return new Pill(view.getTranslation("usertokens.lifetime.unknown"), Tone.NEUTRAL);
        }
        String over = view.getTranslation("usertokens.lifetime.over");
        if (token.expired(Instant.now())) {
            return new Pill(over, Tone.WARNING);
        }
        Span place = data(new Span());
        place.addClassName("cf-lifetime");
        place.getElement()
                .appendChild(new Element("cf-countdown")
                        .setAttribute("until", until.toString())
                        .setAttribute("words", view.getTranslation("usertokens.lifetime", "%"))
                        .setAttribute("over", over));
        return place;
    }

    static Pill state(Component view, UserToken token) {
        return token.kept()
                ? new Pill(view.getTranslation("usertokens.kept"), Tone.NEUTRAL)
                : new Pill(view.getTranslation("usertokens.held"), Tone.ACCENT);
    }

    static Button quiet(String text, Runnable click) {
        Button button = new Button(text, pressed -> click.run());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.addClassName("cf-quiet");
        return button;
    }

    /** A field's problem in words. */
    static String problem(Component view, String code) {
        return Wording.of(view, "usertokens.problem." + code, "usertokens.problem.other", code);
    }
}
