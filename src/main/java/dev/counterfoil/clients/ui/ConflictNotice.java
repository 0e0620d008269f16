package dev.counterfoil.clients.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import dev.counterfoil.clients.ClientConflictException;
import dev.counterfoil.clients.ClientImage;
import dev.counterfoil.clients.ClientInput;
import dev.counterfoil.kit.DiffView;

/** Shows what is stored now beside what was typed, and lets the person decide. */
class ConflictNotice extends Composite<Div> {

    ConflictNotice(ClientConflictException conflict, Runnable mine, Runnable theirs) {
        getContent().addClassNames("cf-card", "cf-conflict");
        getContent().getElement().setAttribute("role", "alert");
        Div buttons = new Div(
                new Button(getTranslation("clients.conflict.mine"), click -> mine.run()),
                new Button(getTranslation("clients.conflict.theirs"), click -> theirs.run()));
        buttons.addClassName("cf-form-actions");
        getContent()
                .add(
                        new H2(getTranslation("clients.conflict.title")),
                        new Paragraph(getTranslation("clients.conflict.text")),
                        new DiffView(
                                ClientImage.of(ClientInput.of(conflict.theirs())), ClientImage.of(conflict.yours())),
                        buttons);
    }
}
