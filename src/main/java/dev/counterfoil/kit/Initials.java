package dev.counterfoil.kit;

import com.vaadin.flow.component.html.Span;
import java.util.Locale;

/** A person as a coloured disc with their initials, beside their name; silent for screen readers, since the name follows. */
public class Initials extends Span {

    private static final int COLOURS = 6;

    public Initials(String name) {
        super(of(name));
        addClassNames("cf-initials", "cf-initials-" + Math.floorMod(name.hashCode(), COLOURS));
        getElement().setAttribute("aria-hidden", "true");
    }

    static String of(String name) {
        StringBuilder initials = new StringBuilder();
        for (String word : name.strip().split("\\s+")) {
            if (!word.isEmpty() && initials.codePointCount(0, initials.length()) < 2) {
                initials.appendCodePoint(word.codePointAt(0));
            }
        }
        return initials.toString().toUpperCase(Locale.ROOT);
    }
}
