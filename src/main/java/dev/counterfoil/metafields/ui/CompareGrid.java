package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.provider.ListDataProvider;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import dev.counterfoil.kit.DiffView;
import dev.counterfoil.kit.Pill;
import dev.counterfoil.kit.Tone;
import dev.counterfoil.metafields.Compared.Item;
import dev.counterfoil.metafields.Compared.Kind;
import dev.counterfoil.metafields.ComparedImage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The rows of a comparison: things of one key stand together, and each opens to what differs, field by field. */
class CompareGrid extends Grid<Item> {

    private static final int PHONE = 700;

    private final transient Runnable tickedMore;
    private final transient CompareWords words;
    private final transient UnaryOperator<String> names;
    private final Set<String> ticked = new LinkedHashSet<>();
    private final Set<String> open = new HashSet<>();
    private final Column<Item> name;
    private final Column<Item> target;
    private final Column<Item> state;
    private final Column<Item> what;
    private transient List<Item> items = List.of();
    private transient Set<String> heads = Set.of();

    /** @param names how people call a grantee */
    CompareGrid(UnaryOperator<String> names, Runnable tickedMore) {
        this.tickedMore = tickedMore;
        this.names = names;
        this.words = new CompareWords(this, names);
        addClassNames("cf-compare-grid", "cf-definitions-grid");
        setSelectionMode(SelectionMode.NONE);
        setPageSize(50);
        setDetailsVisibleOnClick(false);
        getElement().setAttribute("aria-label", getTranslation("metafields.compare.title"));
        addColumn(new ComponentRenderer<>(this::tick))
                .setHeader(unseen("metafields.compare.column.tick"))
                .setFlexGrow(0)
                .setWidth("3.25rem");
        name = addColumn(new ComponentRenderer<>(this::name))
                .setHeader(getTranslation("metafields.compare.column.what"))
                .setFlexGrow(3)
                .setWidth("11rem");
        target = addColumn(new ComponentRenderer<>(item -> new ClientName(item.target())))
                .setHeader(getTranslation("metafields.compare.column.target"))
                .setFlexGrow(2)
                .setWidth("10rem");
        state = addColumn(new ComponentRenderer<>(words::state))
                .setHeader(getTranslation("metafields.compare.column.state"))
                .setFlexGrow(0)
                .setWidth("8.5rem");
        what = addColumn(new ComponentRenderer<>(words::difference))
                .setHeader(getTranslation("metafields.compare.column.difference"))
                .setFlexGrow(3)
                .setWidth("12rem");
        addColumn(new ComponentRenderer<>(this::opener))
                .setHeader(unseen("metafields.compare.column.open"))
                .setFlexGrow(0)
                .setWidth("3.75rem");
        setItemDetailsRenderer(new ComponentRenderer<>(this::difference));
        setEmptyStateText(getTranslation("metafields.compare.alike"));
        setPartNameGenerator(item -> heads.contains(item.id()) ? "cf-group-head" : "cf-group-more");
    }

    /** Shows these; what was ticked before and can still be copied stays ticked. */
    void show(List<Item> shown, List<Item> all) {
        items = all;
        Set<String> copyable = new HashSet<>();
        all.stream().filter(item -> item.state().copyable()).forEach(item -> copyable.add(item.id()));
        ticked.retainAll(copyable);
        heads = new HashSet<>();
        String key = null;
        for (Item item : shown) {
            String group = item.about() + item.key();
            if (!group.equals(key)) {
                heads.add(item.id());
            }
            key = group;
        }
        target.setVisible(
                shown.stream().map(item -> item.target().id()).distinct().count() > 1);
        setItems(new ListDataProvider<>(new ArrayList<>(shown)) {
            @Override
            public Object getId(Item item) {
                return item.id();
            }
        });
        shown.stream().filter(item -> open.contains(item.id())).forEach(item -> setDetailsVisible(item, true));
    }

    void fit(int width) {
        boolean wide = width <= 0 || width >= PHONE;
        what.setVisible(wide);
        name.setWidth(wide ? "11rem" : "7rem");
        state.setWidth(wide ? "8.5rem" : "7.5rem");
    }

    /** Those ticked, in the order shown. */
    List<Item> ticked() {
        return items.stream().filter(item -> ticked.contains(item.id())).toList();
    }

    void tick(List<Item> more) {
        more.forEach(item -> ticked.add(item.id()));
        getDataProvider().refreshAll();
        tickedMore.run();
    }

    void untickAll() {
        ticked.clear();
        getDataProvider().refreshAll();
        tickedMore.run();
    }

    private Span unseen(String key) {
        Span words = new Span(getTranslation(key));
        words.addClassName("cf-unseen");
        return words;
    }

    private Component tick(Item item) {
        if (!item.state().copyable()) {
            return new Span();
        }
        Checkbox box = new Checkbox(ticked.contains(item.id()));
        box.setAriaLabel(getTranslation(
                "metafields.compare.tick." + item.kind(),
                item.key(),
                item.target().name()));
        box.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                if (change.getValue()) {
                    ticked.add(item.id());
                } else {
                    ticked.remove(item.id());
                }
                tickedMore.run();
            }
        });
        return box;
    }

    private Component name(Item item) {
        Span key = Looks.mono(item.key());
        Div first = new Div(key);
        first.addClassName("cf-compare-key");
        if (item.kind() != Kind.DEFINITION) {
            first.add(new Pill(getTranslation("metafields.compare.kind." + item.kind()), Tone.NEUTRAL));
        }
        Div two = new Div(first, Looks.data(new Span(CompareWords.name(item))));
        two.addClassName("cf-two");
        return two;
    }

    private Component opener(Item item) {
        Button button = new Button();
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.addClassName("cf-quiet");
        button.setAriaLabel(getTranslation(
                "metafields.compare.open", item.key(), item.target().name()));
        show(button, open.contains(item.id()));
        button.addClickListener(click -> {
            if (!open.remove(item.id())) {
                open.add(item.id());
            }
            setDetailsVisible(item, open.contains(item.id()));
            show(button, open.contains(item.id()));
        });
        return button;
    }

    private static void show(Button button, boolean opened) {
        button.setIcon((opened ? VaadinIcon.ANGLE_UP : VaadinIcon.ANGLE_DOWN).create());
        button.getElement().setAttribute("aria-expanded", String.valueOf(opened));
    }

    private Component difference(Item item) {
        Div pane = new Div(new DiffView(ComparedImage.target(item, names), ComparedImage.source(item, names)));
        pane.addClassName("cf-compare-diff");
        return pane;
    }
}
