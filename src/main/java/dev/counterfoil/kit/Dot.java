package dev.counterfoil.kit;

import com.vaadin.flow.component.html.Span;

/** A spot of colour beside a name that says the same in words elsewhere; silent for screen readers. */
public class Dot extends Span {

    public Dot(Tone tone) {
        addClassNames("cf-dot", tone.cssClass());
        getElement().setAttribute("aria-hidden", "true");
    }
}
