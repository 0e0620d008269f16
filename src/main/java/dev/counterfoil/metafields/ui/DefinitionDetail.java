package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.counterfoil.changes.HistoryList;
import dev.counterfoil.kit.CopyableId;
import dev.counterfoil.kit.LongText;
import dev.counterfoil.kit.PropertyList;
import dev.counterfoil.kit.SplitKeys;
import dev.counterfoil.ledger.Entry;
import dev.counterfoil.metafields.DefinitionService.DefinitionRow;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Validation;
import java.util.List;

/** One definition in full: its fields, who may use it, what the record says of it. */
class DefinitionDetail extends Composite<Section> {

    private final transient DefinitionRow row;

    /** @param parts what else is to be seen or done, between its fields and its history */
    DefinitionDetail(DefinitionRow row, List<Component> parts, List<Entry> history, Runnable close) {
        this.row = row;
        getContent().addClassNames("cf-detail", "cf-definition");
        getContent().getElement().setAttribute("aria-label", getTranslation("metafields.detail", row.key()));
        getContent().add(head(close), properties());
        parts.forEach(getContent()::add);
        addHistory(history);
    }

    private Component head(Runnable close) {
        Button shut = new Button(VaadinIcon.CLOSE_SMALL.create(), click -> close.run());
        shut.setAriaLabel(getTranslation("metafields.detail.close"));
        shut.addThemeVariants(ButtonVariant.TERTIARY);
        shut.addClassNames("cf-quiet", "cf-detail-close");
        SplitKeys.closes(shut);
        Div top = new Div(new CopyableId(Looks.path(row)), shut);
        top.addClassName("cf-detail-top");
        String name = row.name();
        H2 title = name == null || name.isBlank() ? new H2(row.key()) : new H2(name);
        Div head = new Div(top, Looks.data(title));
        head.addClassName("cf-definition-head");
        String description = row.description();
        if (description != null && !description.isBlank()) {
            LongText text = new LongText(description);
            text.addClassName("cf-note");
            head.add(text);
        }
        return head;
    }

    private Component properties() {
        PropertyList list = new PropertyList();
        list.add(getTranslation("metafields.detail.type"), Looks.mono(row.type()));
        list.add(getTranslation("metafields.detail.rules"), rules());
        String namespace = row.namespace();
        if (namespace != null && !namespace.isBlank()) {
            list.add(getTranslation("metafields.detail.namespace"), Looks.mono(namespace));
        }
        list.add(getTranslation("metafields.detail.id"), new CopyableId(row.uuid()));
        return list;
    }

    private Component rules() {
        if (row.validations().isEmpty()) {
            return new Span(getTranslation("metafields.detail.noRules"));
        }
        Div rules = new Div();
        rules.addClassName("cf-rules");
        for (Validation rule : row.validations()) {
            rules.add(Rules.inWords(this, rule));
        }
        return rules;
    }

    private void addHistory(List<Entry> history) {
        if (!history.isEmpty()) {
            getContent().add(new H3(getTranslation("metafields.detail.history")), new HistoryList(history));
        }
    }
}
