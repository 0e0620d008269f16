package dev.counterfoil.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;

/** What a list shows while it has nothing: what it is for, and the next step. */
public class EmptyState extends Composite<Div> {

    public EmptyState(String title, String text, Component... nextSteps) {
        Div mark = new Div();
        mark.addClassName("cf-empty-mark");
        mark.getElement().setAttribute("aria-hidden", "true");
        Div steps = new Div(nextSteps);
        steps.addClassName("cf-empty-steps");
        getContent().addClassName("cf-empty");
        getContent().add(mark, new H2(title), new Paragraph(text), steps);
    }
}
