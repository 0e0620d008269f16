package dev.counterfoil.kit;

import com.vaadin.flow.component.html.Span;

/** A short word with a colour that says the same: an environment, an outcome. */
public class Pill extends Span {

    public Pill(String text, Tone tone) {
        super(text);
        addClassNames("cf-pill", tone.cssClass());
    }
}
