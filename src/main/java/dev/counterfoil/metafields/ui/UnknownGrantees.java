package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import dev.counterfoil.clients.Client;
import dev.counterfoil.kit.CopyableId;
import dev.counterfoil.metafields.SharingMatrix;
import java.util.List;

/** Grantees that are none of ours; one of them may be a client of ours whose GID nobody has entered. */
class UnknownGrantees extends Composite<Section> {

    private final transient WhoIsThis.Offer offer;

    UnknownGrantees(WhoIsThis.Offer offer) {
        this.offer = offer;
        getContent().addClassName("cf-unknown-grantees");
    }

    void show(SharingMatrix matrix) {
        getContent().removeAll();
        getContent().setVisible(!matrix.unknown().isEmpty());
        List<Client> matchable = matrix.unknown().isEmpty() ? List.of() : offer.ours();
        getContent()
                .add(new H2(getTranslation(
                        "metafields.matrix.unknown", matrix.unknown().size())));
        Paragraph text = new Paragraph(getTranslation(
                matchable.isEmpty() ? "metafields.matrix.unknown.text" : "metafields.matrix.unknown.match.text"));
        text.addClassName("cf-note");
        getContent().add(text);
        for (String gid : matrix.unknown()) {
            Div row = new Div(
                    new CopyableId(gid),
                    new Span(getTranslation("metafields.matrix.unknown.reach", matrix.reach(gid))));
            row.addClassName("cf-unknown-row");
            if (!matchable.isEmpty()) {
                row.add(new WhoIsThis(gid, matchable, offer));
            }
            getContent().add(row);
        }
    }
}
