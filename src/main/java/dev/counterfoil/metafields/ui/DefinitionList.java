package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import dev.counterfoil.clients.Client;
import dev.counterfoil.kit.ColumnChoice;
import dev.counterfoil.kit.SplitKeys;
import dev.counterfoil.metafields.DefinitionService;
import dev.counterfoil.metafields.DefinitionService.DefinitionRow;
import dev.counterfoil.metafields.DefinitionService.ListQuery;
import dev.counterfoil.metafields.DefinitionService.Sort;
import dev.counterfoil.team.Actor;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The rows that the URL asks for, or what stands in their place. */
class DefinitionList extends Div {

    /** As far down as a reader would look for the row that is shown beside the list. */
    private static final int LOOKED_FOR = 500;

    private final transient DefinitionService definitions;
    private final transient Actor actor;
    private final transient Client client;
    private final transient Consumer<UnaryOperator<ListState>> changed;
    private final transient Function<ListState, Component> nothing;
    private final transient Runnable entered;
    private @Nullable DefinitionGrid grid;
    private transient ListQuery query = new ListQuery("", Sort.KEY, false);
    /** Counted whenever what is shown may have changed: the grid need not count again. */
    private int found;

    /**
     * @param changed takes what becomes of the state
     * @param nothing makes what stands in place of rows
     * @param entered told after a row was opened by keyboard
     */
    DefinitionList(
            DefinitionService definitions,
            Actor actor,
            Client client,
            Consumer<UnaryOperator<ListState>> changed,
            Function<ListState, Component> nothing,
            Runnable entered) {
        this.definitions = definitions;
        this.actor = actor;
        this.client = client;
        this.changed = changed;
        this.nothing = nothing;
        this.entered = entered;
        addClassNames("cf-master", "cf-master-grid");
    }

    boolean hasRows() {
        return grid != null;
    }

    void show(ListState now) {
        query = now.query();
        found = definitions.count(actor, client, query);
        if (found == 0) {
            grid = null;
            removeAll();
            add(nothing.apply(now));
        } else if (grid == null) {
            DefinitionGrid made = grid();
            grid = made;
            made.follow(now.sort(), now.descending());
            removeAll();
            add(made);
            scrollTo(made, now.key());
        } else {
            grid.follow(now.sort(), now.descending());
            grid.getDataProvider().refreshAll();
        }
    }

    /** Goes to the rows, in case what had the focus is not there any more. */
    void goBack() {
        if (grid != null) {
            SplitKeys.goBack(grid);
        }
    }

    /** Marks the row without asking for it. */
    void mark(@Nullable DefinitionRow row) {
        if (grid != null) {
            grid.mark(row);
        }
    }

    /** Shows the columns that were chosen and find room. */
    void fit(ColumnChoice columns, int width, boolean beside) {
        if (grid != null) {
            columns.noRoomFor(DefinitionGrid.unfit(width, beside));
            columns.apply(grid);
        }
    }

    private DefinitionGrid grid() {
        DefinitionGrid made = new DefinitionGrid(
                client,
                (offset, limit) -> definitions.list(actor, client, query, offset, limit),
                () -> found,
                (sort, descending) -> changed.accept(now -> now.sorted(sort, descending)));
        made.addSelectionListener(event -> {
            if (event.isFromClient()) {
                changed.accept(now -> now.selected(
                        event.getFirstSelectedItem().map(Looks::path).orElse(null)));
            }
        });
        SplitKeys.enter(made, row -> {
            changed.accept(now -> now.selected(Looks.path(row)));
            entered.run();
        });
        return made;
    }

    private void scrollTo(DefinitionGrid shown, @Nullable String key) {
        if (key != null) {
            List<String> first = definitions.list(actor, client, query, 0, LOOKED_FOR).stream()
                    .map(Looks::path)
                    .toList();
            if (first.contains(key)) {
                shown.scrollToIndex(first.indexOf(key));
            }
        }
    }
}
