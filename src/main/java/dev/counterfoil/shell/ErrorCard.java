package dev.counterfoil.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;

/** What a page that could not be shown looks like: what happened, what to do, the way home. Public, since Vaadin makes it by reflection. */
public class ErrorCard extends Composite<Main> {

    void show(String title, String text, Component... more) {
        Span mark = new Span();
        mark.addClassName("cf-mark");
        mark.getElement().setAttribute("aria-hidden", "true");
        Anchor home = new Anchor("/", getTranslation("shell.error.home"));
        // A full load: whatever broke this page may have broken the session too.
        home.getElement().setAttribute("router-ignore", true);
        Div card = new Div(mark, new H1(title), new Paragraph(text));
        card.add(more);
        card.add(home);
        card.addClassName("cf-alone-card");
        getContent().removeAll();
        getContent().add(card);
        getContent().addClassName("cf-alone");
    }
}
