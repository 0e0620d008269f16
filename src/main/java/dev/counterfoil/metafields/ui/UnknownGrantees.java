package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import dev.counterfoil.clients.Client;
import dev.counterfoil.kit.CopyableId;
import dev.counterfoil.metafields.SharingMatrix;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Grantees that are none of ours; one of them may be a client of ours whose GID nobody has entered. */
class UnknownGrantees extends Composite<Section> {

    /** Says that a GID belongs to a client of ours. */
    @FunctionalInterface
    interface Match {
        void with(String gid, Client client, Button trigger);
    }

    private final transient Match match;

    UnknownGrantees(Match match) {
        this.match = match;
        getContent().addClassName("cf-unknown-grantees");
    }

    /** @param matchable clients of ours without a GID that the reader may edit */
    void show(SharingMatrix matrix, List<Client> matchable) {
        getContent().removeAll();
        getContent().setVisible(!matrix.unknown().isEmpty());
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
                ComboBox<Client> ours = new ComboBox<>();
                ours.setItems(matchable);
                ours.setItemLabelGenerator(Client::name);
                ours.setRenderer(ClientName.renderer());
                ours.setPlaceholder(getTranslation("metafields.matrix.unknown.choose"));
                ours.setAriaLabel(getTranslation("metafields.matrix.unknown.label", gid));
                Button say = new Button(getTranslation("metafields.matrix.unknown.match"));
                say.setEnabled(false);
                ours.addValueChangeListener(change -> say.setEnabled(change.getValue() != null));
                say.addClickListener(click -> {
                    @Nullable Client chosen = ours.getValue();
                    if (chosen != null) {
                        match.with(gid, chosen, say);
                    }
                });
                row.add(ours, say);
            }
            getContent().add(row);
        }
    }
}
