package dev.counterfoil.shell;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.Environment;
import dev.counterfoil.kit.Tone;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The line over the page that says by colour, and to screen readers in words, where one works. */
class EnvironmentBand extends Composite<Div> {

    private final Span words = new Span();

    EnvironmentBand() {
        getContent().addClassName("cf-band");
        words.addClassName("cf-unseen");
        getContent().add(words);
        show(null);
    }

    /** @param client null on pages of no client */
    void show(@Nullable Client client) {
        for (Tone tone : Tone.values()) {
            getContent().removeClassName(className(tone));
        }
        if (client == null) {
            words.setText("");
            return;
        }
        getContent().addClassName(className(tone(client.environment())));
        String environment = getTranslation("shell.environment." + client.environment());
        words.setText(
                client.elsewhere() == null
                        ? getTranslation("shell.band", client.name(), environment)
                        : getTranslation("shell.band.elsewhere", client.name(), environment, client.elsewhere()));
    }

    static Tone tone(Environment environment) {
        return switch (environment) {
            case PRODUCTION -> Tone.PRODUCTION;
            case STAGING -> Tone.STAGING;
            case DEVELOPMENT -> Tone.DEVELOPMENT;
        };
    }

    private static String className(Tone tone) {
        return "cf-tone-" + tone.name().toLowerCase(Locale.ROOT);
    }
}
