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
import dev.counterfoil.kit.Wording;
import dev.counterfoil.metafields.Sharing;
import dev.counterfoil.metafields.SharingService;
import dev.counterfoil.metafields.Standing;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Grant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who may use what is about to be created or changed: any client by default, and single grantees, a row each. Of what exists only what is
 * given beyond it counts; the whole list is sent, since the reference does not say whether a list adds to the one before or replaces it, so
 * nobody loses access here.
 */
class AccessFields extends Composite<Div> {

    private static final String AS_THE_API = "";
    private static final Access NONE = new Access(null, List.of());

    private final Select<String> anybody = new Select<>();
    private final Div place = new Div();
    private final Button add = new Button(VaadinIcon.PLUS.create());
    private final List<GrantRow> rows = new ArrayList<>();
    private final transient Client client;
    private final transient List<Client> others;
    private final transient Runnable changed;
    private transient @Nullable Access inForce;
    private boolean left;

    /** @param clients those the person may see; those with a GID, the client itself apart, can be picked by name */
    AccessFields(Client client, List<Client> clients, Runnable changed) {
        this.client = client;
        this.changed = changed;
        others = clients.stream()
                .filter(one -> one.gid() != null && !one.id().equals(client.id()))
                .toList();
        anybody.setLabel(getTranslation("metafields.access.anybody"));
        List<String> levels = new ArrayList<>(List.of(AS_THE_API));
        levels.addAll(GrantRow.LEVELS);
        anybody.setItems(levels);
        anybody.setItemLabelGenerator(one -> one.equals(AS_THE_API)
                ? getTranslation("metafields.access.anybody.none")
                : Wording.of(this, "metafields.share.level." + one, "metafields.level.other", one));
        anybody.setValue(AS_THE_API);
        anybody.setManualValidation(true);
        anybody.setWidthFull();
        anybody.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                changed.run();
            }
        });
        place.addClassName("cf-rule-rows");
        add.setText(getTranslation("metafields.access.add"));
        add.addClickListener(click -> {
            row(new Grant("client", "", "READ")).focus();
            changed.run();
        });
        getContent().addClassNames("cf-section", "cf-rule-section");
        getContent()
                .add(
                        new H2(getTranslation("metafields.access")),
                        note(
                                SharingService.lacksScope(client)
                                        ? "metafields.share.scope.missing"
                                        : "metafields.share.scope",
                                SharingService.SCOPE),
                        anybody,
                        place,
                        add);
    }

    /** What is in force can be raised and added to; taking away is revoking, which stands under sharing. */
    AccessFields over(Access access) {
        inForce = access;
        String level = access.level();
        if (level != null) {
            Looks.levels(anybody, level);
        }
        String why = whyLeft(access);
        left = why != null;
        getContent()
                .addComponentAtIndex(
                        getContent().indexOf(anybody), note(why == null ? "metafields.access.revoke" : why));
        add.setVisible(!left);
        fill(null);
        return this;
    }

    /** Why the list cannot be sent as a whole, as a key; null if it can. */
    private @Nullable String whyLeft(Access access) {
        if (access.grants().stream().anyMatch(grant -> !GrantRow.KINDS.contains(grant.kind()))) {
            return "metafields.access.left.kind";
        }
        return Standing.of(client, access) == Standing.UNTOLD ? null : "metafields.access.left.own";
    }

    /** What was chosen beyond what is in force; null if nothing was. */
    @Nullable
    Access access() {
        if (left) {
            return null;
        }
        Access now = Objects.requireNonNullElse(inForce, NONE);
        String chosen = Objects.requireNonNullElse(anybody.getValue(), AS_THE_API);
        boolean same = chosen.equals(AS_THE_API) || now.level() != null && chosen.equals(Sharing.level(now.level()));
        List<Grant> grants =
                rows.stream().filter(GrantRow::isNew).map(GrantRow::grant).toList();
        return same && grants.isEmpty() ? null : new Access(same ? null : chosen, grants);
    }

    /** Puts this over what is in force, if anything is: whoever has access and is not named keeps it. */
    void fill(@Nullable Access given) {
        Access more = left ? NONE : Objects.requireNonNullElse(given, NONE);
        Access now = Objects.requireNonNullElse(inForce, NONE);
        rows.clear();
        place.removeAll();
        String level = more.level() == null ? now.level() : more.level();
        anybody.setValue(level == null ? AS_THE_API : Sharing.level(level));
        for (Grant there : now.grants()) {
            if (GrantRow.KINDS.contains(there.kind())) {
                String raised = Sharing.level(more, Sharing.target(there));
                row(raised == null ? there : new Grant(there.kind(), there.grantee(), raised))
                        .over(there);
            } else {
                Div line = new Div(Looks.mono(there.kind()), Looks.level(this, there.level(), "NONE"));
                line.addClassName("cf-row");
                place.add(line);
            }
        }
        more.grants().stream()
                .filter(grant -> Sharing.level(now, Sharing.target(grant)) == null)
                .forEach(this::row);
        setReadOnly(false);
    }

    void setReadOnly(boolean readOnly) {
        anybody.setReadOnly(readOnly || left);
        rows.forEach(row -> row.setReadOnly(readOnly || left));
        add.setEnabled(!readOnly);
    }

    /** Names the fields by the paths that the API gives them. */
    void register(FormErrors errors) {
        errors.field("access", anybody);
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).register(errors, "access.grants." + i);
        }
    }

    private Paragraph note(String key, Object... arguments) {
        Paragraph note = new Paragraph(getTranslation(key, arguments));
        note.addClassName("cf-note");
        return note;
    }

    private GrantRow row(Grant grant) {
        GrantRow row = new GrantRow(others, grant, changed, gone -> {
            rows.remove(gone);
            place.remove(gone);
            add.focus();
            changed.run();
        });
        rows.add(row);
        place.add(row);
        return row;
    }
}
