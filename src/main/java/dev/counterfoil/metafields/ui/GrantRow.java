package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.counterfoil.clients.Client;
import dev.counterfoil.kit.FormErrors;
import dev.counterfoil.metafields.Sharing;
import dev.counterfoil.metafields.ui.ShareDialog.Whom;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Grant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One grantee and what it may do. */
class GrantRow extends Composite<Div> {

    static final List<String> LEVELS = List.of("READ", "WRITE", "ADMIN");

    /** Kinds of grantees that can be named to the API. */
    static final Set<String> KINDS = Set.of("client", "key", "role");

    private final Select<Whom> whom = new Select<>();
    private final ComboBox<Client> ours = new ComboBox<>();
    private final TextField grantee = new TextField();
    private final Select<String> level = new Select<>();
    private transient @Nullable Grant inForce;
    private boolean fixed;
    private final Button remove = new Button(VaadinIcon.CLOSE_SMALL.create());

    /** @param others clients of ours that can be picked by name */
    GrantRow(List<Client> others, Grant start, Runnable changed, Consumer<GrantRow> removed) {
        getContent().addClassName("cf-grant");
        whom.setLabel(getTranslation("metafields.share.whom"));
        whom.setItems(
                others.isEmpty()
                        ? List.of(Whom.CLIENT, Whom.KEY, Whom.ROLE)
                        : List.of(Whom.OURS, Whom.CLIENT, Whom.KEY, Whom.ROLE));
        whom.setItemLabelGenerator(one -> getTranslation("metafields.share.whom." + one));
        ours.setLabel(getTranslation("metafields.share.client"));
        ours.setItems(others);
        ours.setItemLabelGenerator(Client::name);
        grantee.addClassName("cf-mono-field");
        grantee.setValueChangeMode(ValueChangeMode.LAZY);
        level.setLabel(getTranslation("metafields.share.level"));
        Looks.levels(level, start.level());
        ours.setManualValidation(true);
        grantee.setManualValidation(true);
        level.setManualValidation(true);
        whom.setManualValidation(true);
        whom.addValueChangeListener(change -> fit());
        start(others, start);
        fit();
        whom.addValueChangeListener(change -> told(change, changed));
        ours.addValueChangeListener(change -> told(change, changed));
        grantee.addValueChangeListener(change -> told(change, changed));
        level.addValueChangeListener(change -> told(change, changed));
        remove.setAriaLabel(getTranslation("metafields.access.remove"));
        remove.setTooltipText(getTranslation("metafields.access.remove"));
        remove.addThemeVariants(ButtonVariant.TERTIARY);
        remove.addClassName("cf-quiet");
        remove.addClickListener(click -> removed.accept(this));
        getContent().add(whom, ours, grantee, level, remove);
    }

    /** What the form fills in itself is no change. */
    private static void told(HasValue.ValueChangeEvent<?> change, Runnable changed) {
        if (change.isFromClient()) {
            changed.run();
        }
    }

    private void start(List<Client> others, Grant start) {
        Client known = others.stream()
                .filter(one -> start.grantee().equals(one.gid()))
                .findFirst()
                .orElse(null);
        grantee.setValue(start.grantee());
        switch (start.kind()) {
            case "key" -> whom.setValue(Whom.KEY);
            case "role" -> whom.setValue(Whom.ROLE);
            default -> {
                ours.setValue(known);
                whom.setValue(
                        !others.isEmpty() && (known != null || start.grantee().isEmpty()) ? Whom.OURS : Whom.CLIENT);
            }
        }
    }

    private void fit() {
        boolean byName = whom.getValue() == Whom.OURS;
        ours.setVisible(byName);
        grantee.setVisible(!byName);
        if (!byName) {
            grantee.setLabel(getTranslation("metafields.share.grantee." + whom.getValue()));
            grantee.setHelperText(fixed ? "" : getTranslation("metafields.share.grantee." + whom.getValue() + ".hint"));
        }
    }

    /** Whether it says anything that is not in force. */
    boolean isNew() {
        return inForce == null || !Sharing.level(inForce.level()).equals(level.getValue());
    }

    Grant grant() {
        Grant there = inForce;
        if (there != null) {
            return new Grant(there.kind(), there.grantee(), level.getValue());
        }
        String typed = grantee.getValue().strip();
        return switch (whom.getValue()) {
            case OURS -> {
                Client picked = ours.getValue();
                yield new Grant(
                        "client", picked == null ? "" : Objects.requireNonNullElse(picked.gid(), ""), level.getValue());
            }
            case KEY -> new Grant("key", typed, level.getValue());
            case ROLE -> new Grant("role", typed, level.getValue());
            default -> new Grant("client", typed, level.getValue());
        };
    }

    void focus() {
        whom.focus();
    }

    /** The grantee has this already: only the level is to be chosen. */
    void over(Grant there) {
        String chosen = level.getValue();
        inForce = there;
        fixed = true;
        remove.setVisible(false);
        Looks.levels(level, there.level());
        level.setValue(chosen);
        fit();
        setReadOnly(false);
    }

    void setReadOnly(boolean readOnly) {
        whom.setReadOnly(readOnly || fixed);
        ours.setReadOnly(readOnly || fixed);
        grantee.setReadOnly(readOnly || fixed);
        level.setReadOnly(readOnly);
        remove.setEnabled(!readOnly);
    }

    void register(FormErrors errors, String path) {
        if (ours.isVisible()) {
            errors.field(path, ours);
        } else {
            errors.field(path, grantee);
        }
        errors.field(path + ".grant", level);
    }
}
