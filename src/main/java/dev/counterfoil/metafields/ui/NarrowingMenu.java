package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.Icon;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.data.provider.Query;
import dev.counterfoil.clients.Client;
import dev.counterfoil.kit.Wording;
import dev.counterfoil.mirror.DefinitionChoices;
import dev.counterfoil.mirror.DefinitionNarrowing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Narrows the list by type, namespace and access: fields behind a button, and beside it what it is narrowed to, each to be taken away. */
class NarrowingMenu extends Composite<Div> {

    private final ComboBox<String> type = new ComboBox<>();
    private final ComboBox<String> namespace = new ComboBox<>();
    private final ComboBox<String> with = new ComboBox<>();
    private final Select<String> level = new Select<>();
    private final Button open = new Button();
    private final Div chips = new Div();
    private final transient List<Client> clients;
    private final transient Consumer<DefinitionNarrowing> asked;
    private transient DefinitionNarrowing now = DefinitionNarrowing.NONE;

    /**
     * @param choices what there is to choose from, asked for when a field is opened
     * @param clients those the reader may see
     */
    NarrowingMenu(Supplier<DefinitionChoices> choices, List<Client> clients, Consumer<DefinitionNarrowing> asked) {
        this.clients = clients;
        this.asked = asked;
        prepare(type, "type");
        type.setItems(query -> page(query, choices.get().types().stream()));
        prepare(namespace, "namespace");
        namespace.setItemLabelGenerator(this::namespace);
        namespace.setItems(query -> page(
                query,
                Stream.concat(Stream.of(DefinitionNarrowing.OWN), choices.get().namespaces().stream())
                        .filter(one -> contains(namespace(one), query))));
        prepare(with, "with");
        with.setItemLabelGenerator(this::grantee);
        with.setItems(grantees());
        level.setLabel(getTranslation("metafields.narrow.level"));
        level.setItems(GrantRow.LEVELS);
        level.setEmptySelectionAllowed(true);
        level.setEmptySelectionCaption(getTranslation("metafields.narrow.any"));
        level.setItemLabelGenerator(one -> one == null ? getTranslation("metafields.narrow.any") : level(one));
        level.addValueChangeListener(change -> ask(change.isFromClient()));
        open.setText(getTranslation("metafields.narrow"));
        open.setIcon(VaadinIcon.FILTER.create());
        open.addThemeVariants(ButtonVariant.TERTIARY);
        open.addClassName("cf-quiet");
        Div fields = new Div(type, namespace, with, level);
        fields.addClassName("cf-narrow-fields");
        Popover popover = new Popover(fields);
        popover.setTarget(open);
        popover.setAutofocus(true);
        popover.setPosition(PopoverPosition.BOTTOM_START);
        popover.setAriaLabel(getTranslation("metafields.narrow"));
        chips.addClassName("cf-narrow-chips");
        getContent().addClassName("cf-narrow");
        getContent().add(open, popover, chips);
    }

    /** Shows to what the list is narrowed. */
    void show(DefinitionNarrowing to) {
        if (to.equals(now)) {
            // Whoever stands on a chip keeps their place.
            return;
        }
        now = to;
        type.setValue(to.type());
        namespace.setValue(to.namespace());
        with.setValue(to.with());
        level.setValue(to.level());
        chips.removeAll();
        chip(
                "metafields.narrow.is.type",
                to.type(),
                new DefinitionNarrowing(null, to.namespace(), to.with(), to.level()));
        chip(
                "metafields.narrow.is.namespace",
                to.namespace() == null ? null : namespace(to.namespace()),
                new DefinitionNarrowing(to.type(), null, to.with(), to.level()));
        chip(
                "metafields.narrow.is.with",
                to.with() == null ? null : grantee(to.with()),
                new DefinitionNarrowing(to.type(), to.namespace(), null, to.level()));
        chip(
                "metafields.narrow.is.level",
                to.level() == null ? null : level(to.level()),
                new DefinitionNarrowing(to.type(), to.namespace(), to.with(), null));
    }

    /** Without a button that clears it: Escape would press that instead of closing the menu. The chip takes the filter away. */
    private void prepare(ComboBox<String> field, String name) {
        field.setLabel(getTranslation("metafields.narrow." + name));
        field.setPlaceholder(getTranslation("metafields.narrow.any"));
        field.addValueChangeListener(change -> ask(change.isFromClient()));
    }

    private void ask(boolean byHand) {
        if (byHand) {
            asked.accept(
                    new DefinitionNarrowing(type.getValue(), namespace.getValue(), with.getValue(), level.getValue()));
        }
    }

    private void chip(String key, @Nullable String value, DefinitionNarrowing without) {
        if (value == null) {
            return;
        }
        Icon cross = VaadinIcon.CLOSE_SMALL.create();
        cross.getElement().setAttribute("aria-hidden", "true");
        NativeButton chip = new NativeButton();
        chip.add(new Span(getTranslation(key, value)), cross);
        chip.getElement().setAttribute("type", "button");
        chip.setAriaLabel(getTranslation("metafields.narrow.off", getTranslation(key, value)));
        chip.addClassNames("cf-chip", "cf-narrow-chip");
        chip.addClickListener(click -> {
            open.focus();
            asked.accept(without);
        });
        chips.add(chip);
    }

    private static Stream<String> page(Query<String, String> query, Stream<String> all) {
        return all.filter(one -> one.equals(DefinitionNarrowing.OWN) || contains(one, query))
                .skip(query.getOffset())
                .limit(query.getLimit());
    }

    private static boolean contains(String text, Query<String, String> query) {
        return text.toLowerCase(Locale.ROOT)
                .contains(query.getFilter().orElse("").strip().toLowerCase(Locale.ROOT));
    }

    private List<String> grantees() {
        List<String> all = new ArrayList<>(List.of(DefinitionNarrowing.NOBODY, DefinitionNarrowing.ANYBODY));
        clients.stream().map(Client::gid).filter(Objects::nonNull).forEach(all::add);
        return all;
    }

    private String namespace(String name) {
        return name.equals(DefinitionNarrowing.OWN) ? getTranslation("metafields.namespaces.reserved") : name;
    }

    private String grantee(String one) {
        return switch (one) {
            case DefinitionNarrowing.NOBODY -> getTranslation("metafields.narrow.nobody");
            case DefinitionNarrowing.ANYBODY -> getTranslation("metafields.share.whom.ANYBODY");
            default -> ClientName.of(one, clients);
        };
    }

    private String level(String one) {
        return Wording.of(this, "metafields.share.level." + one, "metafields.level.other", one);
    }
}
