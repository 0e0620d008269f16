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
import dev.counterfoil.metafields.SharingService;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Grant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who may use what is about to be created: any client by default, and single grantees, a row each. */
class AccessFields extends Composite<Div> {

    private static final String AS_THE_API = "";

    private final Select<String> anybody = new Select<>();
    private final Div place = new Div();
    private final Button add = new Button(VaadinIcon.PLUS.create());
    private final List<GrantRow> rows = new ArrayList<>();
    private final transient List<Client> others;
    private final transient Runnable changed;

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

    /** What was chosen; null if nothing was. */
    @Nullable
    Access access() {
        String level = anybody.getValue();
        boolean none = level == null || level.equals(AS_THE_API);
        return none && rows.isEmpty()
                ? null
                : new Access(
                        none ? null : level, rows.stream().map(GrantRow::grant).toList());
    }

    void fill(@Nullable Access access) {
        rows.clear();
        place.removeAll();
        anybody.setValue(access == null || access.level() == null ? AS_THE_API : access.level());
        if (access != null) {
            access.grants().forEach(this::row);
        }
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
        rows.add(row);
        place.add(row);
        return row;
    }
}
