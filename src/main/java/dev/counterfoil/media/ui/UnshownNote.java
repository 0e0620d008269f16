package dev.counterfoil.media.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Paragraph;

/** Says in words why a picture is not shown, beside its frame; announced as soon as it is known. */
class UnshownNote extends Composite<Paragraph> {

    UnshownNote() {
        getContent().addClassNames("cf-note", "cf-unshown");
        getContent().getElement().setAttribute("role", "status");
    }

    void show(String why) {
        getContent().setText(why);
    }

    void clear() {
        getContent().setText("");
    }
}
