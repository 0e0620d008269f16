package dev.counterfoil.team.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;

/** What both pages before the door look like: the mark, a heading, a sentence, what to do. */
class DoorCard extends Composite<Main> {

    private final Div card = new Div();

    DoorCard() {
        getContent().addClassName("cf-door");
        card.addClassName("cf-door-card");
        getContent().add(card);
    }

    void show(String heading, String text, Component... contents) {
        card.removeAll();
        Span mark = new Span();
        mark.addClassName("cf-door-mark");
        mark.getElement().setAttribute("aria-hidden", "true");
        Span name = new Span(getTranslation("team.door.name"));
        name.addClassName("cf-door-name");
        Div brand = new Div(mark, name);
        brand.addClassName("cf-door-brand");
        card.add(brand, new H1(heading));
        if (!text.isEmpty()) {
            Paragraph lead = new Paragraph(text);
            lead.addClassName("cf-door-lead");
            card.add(lead);
        }
        card.add(contents);
    }

    /** A sentence that is read out at once. */
    static Paragraph alert(String text) {
        Paragraph line = new Paragraph(text);
        line.addClassName("cf-door-alert");
        line.getElement().setAttribute("role", "alert");
        return line;
    }

    /** A sentence that is read out when there is time. */
    static Paragraph notice(String text) {
        Paragraph line = new Paragraph(text);
        line.addClassName("cf-door-notice");
        line.getElement().setAttribute("role", "status");
        return line;
    }
}
