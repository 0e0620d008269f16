package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.counterfoil.changes.HistoryList;
import dev.counterfoil.kit.CopyableId;
import dev.counterfoil.kit.Moment;
import dev.counterfoil.ledger.Entry;
import dev.counterfoil.metafields.NamespaceService.Node;
import dev.counterfoil.mirror.SeenNamespace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One namespace in full: what is remembered of it, who may use it, what was changed. */
class NamespacePane extends Div {

    /** @param actions null for who may not change it */
    NamespacePane(Node node, @Nullable NamespaceActions actions, SharingSection sharing, List<Entry> history) {
        addClassNames("cf-detail", "cf-definition", "cf-namespace");
        Div top = new Div(new CopyableId(node.path()));
        top.addClassName("cf-detail-top");
        SeenNamespace remembered = node.remembered();
        String name = remembered == null ? null : remembered.namespace().name();
        add(top, Looks.data(new H2(name == null ? node.key() : name)));
        if (remembered == null) {
            add(new Paragraph(getTranslation("metafields.namespaces.unknown")));
        } else {
            String description = remembered.namespace().description();
            if (description != null) {
                add(Looks.data(new Paragraph(description)));
            }
            Paragraph age = new Paragraph(
                    new Span(getTranslation("metafields.namespaces.remembered")), new Moment(remembered.seenAt()));
            age.addClassNames("cf-note", "cf-namespace-age");
            add(age);
        }
        if (actions != null) {
            add(actions);
        }
        add(sharing);
        if (!history.isEmpty()) {
            add(new H3(getTranslation("metafields.detail.history")), new HistoryList(history));
        }
    }
}
