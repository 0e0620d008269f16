package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import dev.counterfoil.clients.Client;
import dev.counterfoil.kit.FormErrors;
import dev.counterfoil.metafields.Sharing;
import dev.counterfoil.metafields.SharingService;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Grant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who may use what is about to be created or changed: any client by default, and single grantees, a row each. Of what exists the whole list
 * is sent, since the reference does not say whether a list adds to the one before or replaces it; so nobody loses access here.
 */
class AccessFields extends Composite<Div> {

    private static final String AS_THE_API = "";
    private static final Access NONE = new Access(null, List.of());

    private final Select<String> anybody = new Select<>();
    private final Div place = new Div();
    private final Button add = new Button(VaadinIcon.PLUS.create());
    private final List<GrantRow> rows = new ArrayList<>();
    private final transient List<Client> others;
    private final transient Runnable changed;
    private transient @Nullable Access inForce;

    /** @param clients those the person may see; those with a GID, the client itself apart, can be picked by name */
    AccessFields(Client client, List<Client> clients, Runnable changed) {
        this.changed = changed;
        others = clients.stream()
                .filter(one -> one.gid() != null && !one.id().equals(client.id()))
                .toList();
        Paragraph scope = new Paragraph(getTranslation(
                SharingService.lacksScope(client) ? "metafields.share.scope.missing" : "metafields.share.scope",
                SharingService.SCOPE));
        scope.addClassName("cf-note");
        anybody.setLabel(getTranslation("metafields.access.anybody"));
        List<String> levels = new ArrayList<>(List.of(AS_THE_API));
        levels.addAll(GrantRow.LEVELS);
        anybody.setItems(levels);
        anybody.setItemLabelGenerator(one -> getTranslation(
                one.equals(AS_THE_API) ? "metafields.access.anybody.none" : "metafields.share.level." + one));
        anybody.setValue(AS_THE_API);
        anybody.setManualValidation(true);
        anybody.setWidthFull();
        anybody.addValueChangeListener(change -> changed.run());
        place.addClassName("cf-rule-rows");
        add.setText(getTranslation("metafields.access.add"));
        add.addClickListener(click -> {
            row(new Grant("client", "", "READ")).focus();
            changed.run();
        });
        getContent().addClassNames("cf-section", "cf-rule-section");
        getContent().add(new H2(getTranslation("metafields.access")), scope, anybody, place, add);
    }

    /** What is in force can be raised and added to; taking away is revoking, which stands under sharing. */
    AccessFields over(Access access) {
        inForce = access;
        if (access.level() != null) {
            anybody.setItems(GrantRow.LEVELS);
        }
        Paragraph revoke = new Paragraph(getTranslation("metafields.access.revoke"));
        revoke.addClassName("cf-note");
        getContent().addComponentAtIndex(getContent().indexOf(anybody), revoke);
        fill(null);
        return this;
    }

    /** What was chosen; null if nothing was, or nothing else than what is in force. */
    @Nullable
    Access access() {
        String level = anybody.getValue();
        boolean none = level == null || level.equals(AS_THE_API);
        Access chosen = new Access(
                none ? null : level, rows.stream().map(GrantRow::grant).toList());
        return none && rows.isEmpty() || inForce != null && Sharing.same(chosen, inForce) ? null : chosen;
    }

    /** Puts this over what is in force, if anything is: whoever has access and is not named keeps it. */
    void fill(@Nullable Access given) {
        Access start = Objects.requireNonNullElse(given, NONE);
        Access now = Objects.requireNonNullElse(inForce, NONE);
        rows.clear();
        place.removeAll();
        String level = start.level() == null ? now.level() : start.level();
        anybody.setValue(level == null ? AS_THE_API : Sharing.level(level));
        now.grants().stream()
                .filter(grant -> Sharing.level(start, Sharing.target(grant)) == null)
                .forEach(this::row);
        start.grants().forEach(this::row);
    }

    void setReadOnly(boolean readOnly) {
        anybody.setReadOnly(readOnly);
        rows.forEach(row -> row.setReadOnly(readOnly));
        add.setEnabled(!readOnly);
    }

    /** Names the fields by the paths that the API gives them. */
    void register(FormErrors errors) {
        errors.field("access", anybody);
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).register(errors, "access.grants." + i);
        }
    }

    private GrantRow row(Grant grant) {
        GrantRow row = new GrantRow(others, grant, changed, gone -> {
            rows.remove(gone);
            place.remove(gone);
            add.focus();
            changed.run();
        });
        if (Sharing.level(inForce, Sharing.target(grant)) != null) {
            row.fixGrantee();
        }
        rows.add(row);
        place.add(row);
        return row;
    }
}
