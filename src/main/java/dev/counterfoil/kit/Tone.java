package dev.counterfoil.kit;

import java.util.Locale;

/** What a colour means; styles.css gives each its look in both schemes. */
public enum Tone {
    NEUTRAL,
    ACCENT,
    SUCCESS,
    WARNING,
    DANGER,
    PRODUCTION,
    STAGING,
    DEVELOPMENT;

    String cssClass() {
        return "cf-tone-" + name().toLowerCase(Locale.ROOT);
    }
}
