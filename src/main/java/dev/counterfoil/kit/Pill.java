package dev.counterfoil.kit;

import com.vaadin.flow.component.html.Span;

/** A short word with a colour that says the same: an environment, an outcome. */
public class Pill extends Span {

    private Tone tone;

    public Pill(String text, Tone tone) {
        super(text);
        this.tone = tone;
        addClassNames("cf-pill", tone.cssClass());
    }

    /** Changes the word and its colour together, so that they never disagree. */
    public void say(String text, Tone newTone) {
        setText(text);
        removeClassName(tone.cssClass());
        tone = newTone;
        addClassName(tone.cssClass());
    }
}
