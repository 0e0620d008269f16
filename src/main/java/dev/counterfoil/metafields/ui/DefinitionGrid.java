package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.function.SerializableBiFunction;
import dev.counterfoil.clients.Client;
import dev.counterfoil.kit.Moment;
import dev.counterfoil.metafields.DefinitionService.DefinitionRow;
import dev.counterfoil.metafields.DefinitionService.Sort;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** The rows, fetched a screen at a time. */
class DefinitionGrid extends Grid<DefinitionRow> {

    /** What a reader may put away; a definition is never without its key. */
    static final List<String> CHOOSABLE = List.of("TYPE", "shared", "access", "CHANGED");

    private static final int PHONE = 800;
    private static final int NARROW = 1000;
    private static final int ROOMY = 1500;

    private final transient Client client;
    private final Map<Sort, Column<DefinitionRow>> sortable = new EnumMap<>(Sort.class);
    private boolean following;

    /**
     * @param client whose definitions are listed
     * @param sorted told of the order the reader asked for
     */
    DefinitionGrid(
            Client client,
            SerializableBiFunction<Integer, Integer, List<DefinitionRow>> fetch,
            IntSupplier count,
            BiConsumer<Sort, Boolean> sorted) {
        this.client = client;
        addClassName("cf-definitions-grid");
        setPageSize(50);
        setSizeFull();
        setSelectionMode(SelectionMode.SINGLE);
        setItems(new CallbackDataProvider<DefinitionRow, Void>(
                query -> fetch.apply(query.getOffset(), query.getLimit()).stream(),
                query -> count.getAsInt(),
                DefinitionRow::uuid));

        column(Sort.KEY, this::name).setFlexGrow(3).setWidth("11rem");
        column(Sort.TYPE, row -> Looks.mono(row.type())).setFlexGrow(1).setWidth("12rem");
        addColumn(new ComponentRenderer<>(this::sharedWith))
                .setKey("shared")
                .setHeader(getTranslation("metafields.column.shared"))
                .setFlexGrow(0)
                .setWidth("6.75rem");
        addColumn(new ComponentRenderer<>(row -> Looks.access(this, row.access())))
                .setKey("access")
                .setHeader(getTranslation("metafields.column.access"))
                .setFlexGrow(0)
                .setWidth("7.25rem");
        column(Sort.CHANGED, DefinitionGrid::changed).setFlexGrow(0).setWidth("6.5rem");
        addSortListener(event -> {
            if (!following && event.isFromClient()) {
                tell(event.getSortOrder(), sorted);
            }
        });
        getElement().setAttribute("aria-label", getTranslation("metafields.title"));
    }

    /** Shows the order the URL says. */
    void follow(Sort sort, boolean descending) {
        Column<DefinitionRow> column = sortable.get(sort);
        following = true;
        sort(
                column == null
                        ? List.of()
                        : List.of(new GridSortOrder<>(
                                column, descending ? SortDirection.DESCENDING : SortDirection.ASCENDING)));
        following = false;
    }

    /**
     * Names of the columns that find no room; the pane beside the list tells them all.
     *
     * @param width of the window in pixels; 0 if it is not known
     * @param beside whether a definition is shown beside the list
     */
    static Set<String> unfit(int width, boolean beside) {
        if (width <= 0 || width >= (beside ? ROOMY : NARROW)) {
            return Set.of();
        }
        return width >= PHONE ? Set.of("shared") : Set.of("shared", "access", Sort.CHANGED.name());
    }

    /** Marks the row without asking for it. */
    void mark(@Nullable DefinitionRow row) {
        DefinitionRow marked = asSingleSelect().getValue();
        if (!Objects.equals(marked == null ? null : marked.uuid(), row == null ? null : row.uuid())) {
            asSingleSelect().setValue(row);
        }
    }

    private Column<DefinitionRow> column(Sort sort, ComponentFunction cell) {
        Column<DefinitionRow> column = addColumn(new ComponentRenderer<>(cell::of))
                .setKey(sort.name())
                .setHeader(getTranslation("metafields.column." + sort))
                .setSortProperty(sort.name());
        sortable.put(sort, column);
        return column;
    }

    @FunctionalInterface
    private interface ComponentFunction extends java.io.Serializable {
        Component of(DefinitionRow row);
    }

    private void tell(List<GridSortOrder<DefinitionRow>> orders, BiConsumer<Sort, Boolean> sorted) {
        if (orders.isEmpty()) {
            sorted.accept(Sort.KEY, false);
            return;
        }
        GridSortOrder<DefinitionRow> first = orders.getFirst();
        sortable.entrySet().stream()
                .filter(one -> one.getValue().equals(first.getSorted()))
                .findAny()
                .ifPresent(one -> sorted.accept(one.getKey(), first.getDirection() == SortDirection.DESCENDING));
    }

    private Component name(DefinitionRow row) {
        String name = row.name();
        Div two = new Div(Looks.mono(Looks.path(row)), Looks.data(new Span(name == null ? "" : name)));
        two.addClassName("cf-two");
        return two;
    }

    private Component sharedWith(DefinitionRow row) {
        String words = GranteeNames.counted(this, client, row.access());
        Span shown = new Span(words);
        shown.setTitle(words);
        return "—".equals(words) ? Looks.data(shown) : shown;
    }

    private static Component changed(DefinitionRow row) {
        return row.changedAt() == null ? Looks.data(new Span("—")) : new Moment(row.changedAt());
    }
}
