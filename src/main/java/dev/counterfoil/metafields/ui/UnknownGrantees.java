package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.counterfoil.clients.Client;
import dev.counterfoil.kit.CopyableId;
import dev.counterfoil.metafields.SharingMatrix;
import java.util.List;

/** Grantees that are none of ours; one of them may be a client of ours whose GID nobody has entered. */
class UnknownGrantees extends Composite<Details> {

    private final transient WhoIsThis.Offer offer;
    private final Div body = new Div();

    UnknownGrantees(WhoIsThis.Offer offer) {
        this.offer = offer;
        getContent().addClassName("cf-unknown-grantees");
        getContent().add(body);
        body.addClassName("cf-unknown-body");
    }

    void show(SharingMatrix matrix) {
        body.removeAll();
        getContent().setVisible(!matrix.unknown().isEmpty());
        List<Client> matchable = matrix.unknown().isEmpty() ? List.of() : offer.ours();
        getContent()
                .setSummaryText(getTranslation(
                        "metafields.matrix.unknown", matrix.unknown().size()));
        Paragraph text = new Paragraph(getTranslation(
                matchable.isEmpty() ? "metafields.matrix.unknown.text" : "metafields.matrix.unknown.match.text"));
        text.addClassName("cf-note");
        body.add(text);
        for (String gid : matrix.unknown()) {
            Div row = new Div(
                    new CopyableId(gid),
                    new Span(getTranslation("metafields.matrix.unknown.reach", matrix.reach(gid))));
            row.addClassName("cf-unknown-row");
            if (!matchable.isEmpty()) {
                row.add(new WhoIsThis(gid, matchable, offer));
            }
            body.add(row);
        }
    }
}
