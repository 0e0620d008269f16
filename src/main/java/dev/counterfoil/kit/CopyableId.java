package dev.counterfoil.kit;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Span;

/** An identifier in mono type with a copy button. */
public class CopyableId extends Composite<Span> {

    public CopyableId(String id) {
        getContent().addClassName("cf-copyable");
        getContent().add(new Code(id));
    }
}
