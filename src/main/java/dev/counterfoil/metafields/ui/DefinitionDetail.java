package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.counterfoil.clients.Client;
import dev.counterfoil.kit.CopyableId;
import dev.counterfoil.kit.Dot;
import dev.counterfoil.kit.Moment;
import dev.counterfoil.kit.PropertyList;
import dev.counterfoil.kit.Toast;
import dev.counterfoil.kit.Tone;
import dev.counterfoil.kit.Wording;
import dev.counterfoil.ledger.Entry;
import dev.counterfoil.metafields.DefinitionService.DefinitionRow;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Grant;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Validation;
import java.util.List;
import java.util.Optional;

/** One definition in full: its fields, who may use it, what the record says of it. */
class DefinitionDetail extends Composite<Section> {

    private final transient DefinitionRow row;
    private final transient List<Client> clients;

    /** @param clients those the reader may see, to name grantees that are among them */
    DefinitionDetail(DefinitionRow row, List<Client> clients, List<Entry> history, Runnable close) {
        this.row = row;
        this.clients = clients;
        getContent().addClassNames("cf-detail", "cf-definition");
        getContent().getElement().setAttribute("aria-label", getTranslation("metafields.detail", row.key()));
        getContent().add(head(close), properties());
        addGrants();
        addHistory(history);
    }

    private Component head(Runnable close) {
        Button shut = new Button(VaadinIcon.CLOSE_SMALL.create(), click -> close.run());
        shut.setAriaLabel(getTranslation("metafields.detail.close"));
        shut.addThemeVariants(ButtonVariant.TERTIARY);
        shut.addClassNames("cf-quiet", "cf-detail-close");
        Div top = new Div(new CopyableId(Looks.path(row)), shut);
        top.addClassName("cf-detail-top");
        String name = row.name();
        H2 title = name == null || name.isBlank() ? new H2(row.key()) : new H2(name);
        Div head = new Div(top, Looks.data(title));
        head.addClassName("cf-definition-head");
        String description = row.description();
        if (description != null && !description.isBlank()) {
            Paragraph text = Looks.data(new Paragraph(description));
            text.addClassName("cf-note");
            head.add(text);
        }
        return head;
    }

    private Component properties() {
        PropertyList list = new PropertyList();
        list.add(getTranslation("metafields.detail.type"), Looks.mono(row.type()));
        list.add(getTranslation("metafields.detail.rules"), rules());
        String level = row.access() == null ? null : row.access().level();
        list.add(getTranslation("metafields.detail.default"), Looks.level(this, level, "NONE"));
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

    private void addGrants() {
        List<Grant> grants = row.access() == null ? List.of() : row.access().grants();
        getContent().add(new H3(getTranslation("metafields.detail.shared")));
        if (grants.isEmpty()) {
            Paragraph none = new Paragraph(getTranslation("metafields.detail.notShared"));
            none.addClassName("cf-note");
            getContent().add(none);
            return;
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("cf-rows");
        for (Grant grant : grants) {
            Div line = new Div(grantee(grant), Looks.level(this, grant.level(), "NONE"));
            line.addClassName("cf-row");
            list.add(new ListItem(line));
        }
        getContent().add(list);
    }

    private Component grantee(Grant grant) {
        Span name = new Span();
        name.addClassNames("cf-row-main", "cf-grantee");
        Optional<Client> ours = clients.stream()
                .filter(client -> grant.grantee().equals(client.gid()))
                .findAny();
        if (ours.isPresent()) {
            Tone tone = switch (ours.get().environment()) {
                case PRODUCTION -> Tone.PRODUCTION;
                case STAGING -> Tone.STAGING;
                case DEVELOPMENT -> Tone.DEVELOPMENT;
            };
            name.add(new Dot(tone), Looks.data(new Span(ours.get().name())));
            return name;
        }
        name.add(new Dot(Tone.NEUTRAL), Looks.mono(grant.grantee().replaceFirst("^gid://shopify/", "")));
        Span kind = new Span(
                Wording.of(this, "metafields.grantee." + grant.kind(), "metafields.grantee.other", grant.kind()));
        kind.addClassName("cf-quiet");
        name.add(kind);
        return name;
    }

    private void addHistory(List<Entry> history) {
        if (history.isEmpty()) {
            return;
        }
        getContent().add(new H3(getTranslation("metafields.detail.history")));
        UnorderedList list = new UnorderedList();
        list.addClassName("cf-history");
        for (Entry entry : history) {
            String key = "metafields.history." + entry.action() + "." + entry.outcome();
            Anchor what = new Anchor(
                    "/" + Toast.entryPath(entry.seq()),
                    Wording.of(this, key, "metafields.history.other", who(entry), entry.seq()));
            list.add(new ListItem(new Dot(Tone.ACCENT), what, new Moment(entry.at())));
        }
        getContent().add(list);
    }

    private String who(Entry entry) {
        String name = entry.personal().get("actor.name");
        if (name != null && !name.isBlank()) {
            return name;
        }
        return getTranslation(entry.actorId() == null ? "metafields.history.portal" : "metafields.history.erased");
    }
}
