package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.Component;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.metafields.Compared;
import dev.counterfoil.metafields.Compared.Item;
import dev.counterfoil.metafields.Compared.Kind;
import dev.counterfoil.metafields.Compared.State;
import dev.counterfoil.metafields.ComparisonService;
import dev.counterfoil.metafields.CopyRuns.Start;
import dev.counterfoil.metafields.GranteeMatching;
import dev.counterfoil.metafields.GranteeMemory;
import dev.counterfoil.metafields.Grantees;
import dev.counterfoil.team.Actor;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a comparison shows once there is something to compare: filters, numbers, who stands in for whom, the rows, and the bar that copies them. */
class ComparedRows {

    /** Copies what is ticked from a client by this run. */
    interface Copies {

        Start start(UUID run, Client source, List<Item> ticked);
    }

    private final ComparisonService comparisons;
    private final GranteeMemory memory;
    private final Actor actor;
    private final CompareFilters filters;
    private final CompareSummary summary;
    private final GranteeTable grantees;
    private final CompareGrid grid;
    private final CompareExport export;
    private final CopyBar bar;
    private final Copies copies;
    private @Nullable Compared compared;
    private @Nullable CompareState state;

    /**
     * @param changed takes what becomes of the state
     * @param again compares again: who stands in for whom, or who somebody is, was told
     */
    ComparedRows(
            ComparisonService comparisons,
            GranteeMemory memory,
            GranteeMatching matching,
            Actor actor,
            CompareClients clients,
            Consumer<UnaryOperator<CompareState>> changed,
            Runnable again,
            Copies copies) {
        this.copies = copies;
        this.comparisons = comparisons;
        this.memory = memory;
        this.actor = actor;
        export = new CompareExport(comparisons, actor, clients::called);
        filters = new CompareFilters(changed, export);
        summary = new CompareSummary(only -> changed.accept(now -> now.showing(only)), this::tickAll);
        grid = new CompareGrid(clients::called, this::count);
        bar = new CopyBar(grid::untickAll, this::copy);
        grantees =
                new GranteeTable(clients, new WhoIsThis.Offer(matching, actor, () -> matched(clients, again)), again);
    }

    /** Stands below all the rest, and is seen only while something is ticked. */
    CopyBar bar() {
        return bar;
    }

    void fit(int width) {
        grid.fit(width);
    }

    /** Compares what was last seen, with access where the state says so. */
    Compared compare(CompareState now, Client source, List<Client> targets) {
        grantees.show(
                source,
                now.access() ? comparisons.grantees(actor, source) : Set.of(),
                now.access() ? targets : List.of(),
                now.access() ? memory.remembered(actor, source, targets) : Map.of());
        Map<ClientId, Grantees> chosen = now.access() ? grantees.chosen() : null;
        Compared seen = comparisons.compare(actor, source, targets, chosen);
        compared = seen;
        state = now;
        return seen;
    }

    /** Shows what was compared last, in these parts. */
    List<Component> show() {
        Compared seen = Objects.requireNonNull(compared);
        CompareState now = Objects.requireNonNull(state);
        List<Item> fitting = fitting(seen, now);
        List<Item> shown =
                fitting.stream().filter(item -> now.shows(item.state())).toList();
        filters.show(now);
        export.show(seen, shown);
        summary.show(fitting, now);
        grid.show(shown, seen.items());
        count();
        return List.of(filters, summary, grantees, grid);
    }

    /** There is nothing to be copied. */
    void hide() {
        compared = null;
        bar.setVisible(false);
    }

    private static List<Item> fitting(Compared seen, CompareState now) {
        return seen.items().stream()
                .filter(item -> now.fits(item, CompareWords.name(item)))
                .toList();
    }

    private void tickAll(State which) {
        CompareState now = state;
        if (compared != null && now != null) {
            grid.tick(fitting(compared, now).stream()
                    .filter(item -> now.sweeps(item, which))
                    .toList());
        }
    }

    private void count() {
        bar.show(grid.ticked());
    }

    /** One of the clients has a name as a grantee by now. */
    private void matched(CompareClients clients, Runnable again) {
        clients.reload();
        grantees.guessAnew();
        again.run();
    }

    private void copy(UUID run, List<Item> ticked) {
        Compared seen = compared;
        if (seen == null) {
            return;
        }
        switch (copies.start(run, seen.source(), ticked)) {
            case Start.Busy it -> bar.refuse(it.other());
            case Start.Nothing it -> {}
            case Start.Under it -> {
                remember(seen.source(), ticked);
                grid.untickAll();
            }
        }
    }

    private void remember(Client source, List<Item> ticked) {
        List<Client> given = ticked.stream()
                .filter(item -> item.kind() == Kind.GRANTS)
                .map(Item::target)
                .distinct()
                .toList();
        memory.remember(actor, source, given, grantees.decided());
    }
}
