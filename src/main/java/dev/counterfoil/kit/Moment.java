package dev.counterfoil.kit;

import com.vaadin.flow.component.html.Span;
import java.time.Instant;

/** A time: relative in the text, exact on hover, in the reader's zone. */
public class Moment extends Span {

    public Moment(Instant at) {
        super(at.toString());
        addClassName("cf-moment");
    }
}
