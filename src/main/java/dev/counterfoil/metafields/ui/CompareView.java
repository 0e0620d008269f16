package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.kit.EmptyState;
import dev.counterfoil.kit.PageHeader;
import dev.counterfoil.kit.Skeleton;
import dev.counterfoil.metafields.Compared;
import dev.counterfoil.metafields.Compared.Item;
import dev.counterfoil.metafields.ComparisonService;
import dev.counterfoil.metafields.CopyRun.Progress;
import dev.counterfoil.metafields.CopyRuns;
import dev.counterfoil.metafields.Grantees;
import dev.counterfoil.metafields.SharingNavigation;
import dev.counterfoil.mirror.MirrorState;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.CurrentActor;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares one client with others and copies what is ticked; the URL says which, and what is being copied. */
@PermitAll
@Route(SharingNavigation.COMPARE)
class CompareView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final int RECENT = 8;

    private final transient ComparisonService comparisons;
    private final transient CopyRuns runs;
    private final transient MirrorArrivals arrivals;
    private final transient OperationArrivals operations;
    private final transient Actor actor;
    private final transient List<Client> sources;
    private final transient List<Client> changeable;
    private final transient List<Registration> watched = new ArrayList<>();
    private final ComparePicker picker;
    private final GranteeTable grantees;
    private final CompareFilters filters = new CompareFilters(this::go);
    private final CompareSummary summary;
    private final CompareGrid grid;
    private final RunPanel runPanel;
    private final MirrorAge age = new MirrorAge(this::readAgain);
    private final CompareHints hints;
    private final transient CompareReadings readings;
    private final Div body = new Div();
    private final CopyBar bar;
    private final RecentRuns recent = new RecentRuns();
    private final WindowWidth width = WindowWidth.follow(this, pixels -> fit());
    private transient @Nullable CompareState state;
    private transient @Nullable Compared compared;
    private transient UUID nextRun = UUID.randomUUID();

    CompareView(
            ComparisonService comparisons,
            CopyRuns runs,
            MirrorArrivals arrivals,
            OperationArrivals operations,
            CurrentActor current) {
        this.operations = operations;
        this.comparisons = comparisons;
        this.runs = runs;
        this.arrivals = arrivals;
        this.actor = current.get();
        this.readings = new CompareReadings(this, comparisons, actor, this::show);
        this.sources = comparisons.sources(actor);
        this.changeable = comparisons.targets(actor);
        addClassNames("cf-page", "cf-page-fill", "cf-compare");
        picker = new ComparePicker(sources, changeable, this::go);
        grantees = new GranteeTable(sources, this::compare);
        summary = new CompareSummary(only -> go(now -> now.showing(only)), only -> tickAll(only));
        grid = new CompareGrid(sources, this::count);
        hints = new CompareHints(comparisons, actor);
        bar = new CopyBar(grid::untickAll, this::start);
        runPanel = new RunPanel(this::stop, this::retry, this::leaveRun);
        body.addClassName("cf-compare-body");
        add(new PageHeader(getTranslation("metafields.compare.title")).context(age), picker, hints, body, bar);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        take(CompareState.of(event.getLocation().getQueryParameters()));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("metafields.compare.title");
    }

    @Override
    protected void onAttach(AttachEvent event) {
        watch();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        watched.forEach(Registration::remove);
        watched.clear();
    }

    private void go(UnaryOperator<CompareState> change) {
        CompareState next = change.apply(Objects.requireNonNull(state));
        UI.getCurrent().getPage().getHistory().pushState(null, new Location(SharingNavigation.COMPARE, next.url()));
        take(next);
    }

    private void take(CompareState next) {
        boolean same = next.sameClients(state);
        boolean sameRun = state != null && Objects.equals(state.run(), next.run());
        state = next;
        picker.show(source().orElse(null), targets(), next.access());
        if (!same || !sameRun) {
            if (getUI().isPresent()) {
                watch();
            }
        }
        show();
    }

    private Optional<Client> source() {
        ClientId id = state == null ? null : state.source();
        return sources.stream().filter(client -> client.id().equals(id)).findAny();
    }

    /** Those of the URL that the person may change. */
    private List<Client> targets() {
        List<ClientId> ids = state == null ? List.of() : state.targets();
        return changeable.stream().filter(client -> ids.contains(client.id())).toList();
    }

    private Optional<Progress> run() {
        UUID id = state == null ? null : state.run();
        return id == null ? Optional.empty() : runs.find(actor, id);
    }

    private List<Client> all() {
        return Stream.concat(source().stream(), targets().stream()).distinct().toList();
    }

    private void watch() {
        watched.forEach(Registration::remove);
        watched.clear();
        UI ui = getUI().orElseThrow();
        UUID run = state == null ? null : state.run();
        if (run != null) {
            watched.add(runs.watch(run, () -> ui.access(this::show)));
            // What was unclear is found out by reading back, also long after the run has ended.
            run().ifPresent(shown -> shown.rows().stream()
                    .map(row -> row.item().target().id())
                    .distinct()
                    .forEach(target -> watched.add(operations.register(target, () -> ui.access(this::show)))));
            return;
        }
        all().forEach(client -> watched.add(arrivals.register(client.id(), () -> ui.access(this::show))));
        if (source().isPresent() && !targets().isEmpty()) {
            readings.read(readings.stale(all()));
        }
    }

    private void readAgain() {
        readings.read(readings.idle(all()));
    }

    private void show() {
        CompareState now = state;
        if (now == null) {
            return;
        }
        Optional<Progress> run = run();
        picker.setVisible(run.isEmpty());
        hints.setVisible(run.isEmpty());
        age.setVisible(run.isEmpty() && source().isPresent() && !targets().isEmpty());
        if (run.isPresent()) {
            runPanel.show(run.get());
            fill(runPanel);
            bar.setVisible(false);
            return;
        }
        hints.removeAll();
        compare();
        if (now.run() != null) {
            hints.tell("metafields.run.gone");
        }
    }

    private void compare() {
        CompareState now = Objects.requireNonNull(state);
        Optional<Client> source = source();
        List<Client> targets = targets();
        if (source.isEmpty() || targets.isEmpty()) {
            compared = null;
            bar.setVisible(false);
            boolean enough = sources.size() > 1 && !changeable.isEmpty();
            recent.show(runs.recent(actor, RECENT));
            fill(
                    new EmptyState(
                            getTranslation("metafields.compare.empty.title"),
                            getTranslation(enough ? "metafields.compare.empty.text" : "metafields.compare.few")),
                    recent);
            return;
        }
        grantees.show(
                now.access() ? comparisons.grantees(actor, source.get()) : Set.of(),
                now.access() ? targets : List.of());
        Map<ClientId, Grantees> chosen = now.access() ? grantees.chosen() : null;
        Compared seen = comparisons.compare(actor, source.get(), targets, chosen);
        compared = seen;
        age.show(oldest(seen), readings.isReading());
        hints.show(seen, now.access());
        boolean unread = seen.states().values().stream().anyMatch(each -> each.fetchedAt() == null);
        if (unread && seen.items().isEmpty()) {
            bar.setVisible(false);
            fill(readings.isReading() ? new Skeleton(8) : unreadable(seen));
            return;
        }
        List<Item> fitting = fitting(seen, now);
        filters.show(now);
        summary.show(fitting, now);
        grid.show(fitting.stream().filter(item -> now.shows(item.state())).toList(), seen.items());
        fill(filters, summary, grantees, grid);
        count();
    }

    private List<Item> fitting(Compared seen, CompareState now) {
        return seen.items().stream()
                .filter(item -> now.fits(item, CompareWords.name(item)))
                .toList();
    }

    /** Leaves what stands there already where it is, so that the focus stays. */
    private void fill(Component... parts) {
        if (!body.getChildren().toList().equals(List.of(parts))) {
            body.removeAll();
            body.add(parts);
        }
    }

    private Component unreadable(Compared seen) {
        String problem = seen.states().values().stream()
                .filter(each -> each.fetchedAt() == null)
                .map(MirrorState::problem)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        return NothingHere.wasRead(this, problem, this::readAgain);
    }

    /** One age for all; what went wrong stands among the hints. */
    private static MirrorState oldest(Compared seen) {
        MirrorState oldest = MirrorState.oldest(seen.states().values());
        return new MirrorState(oldest.fetchedAt(), oldest.refreshing(), null);
    }

    private void tickAll(Compared.State which) {
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

    private void start(List<Item> ticked) {
        UUID run = nextRun;
        nextRun = UUID.randomUUID();
        runs.start(actor, run, source().orElseThrow(), ticked);
        grid.untickAll();
        go(now -> now.running(run));
    }

    private void stop() {
        run().ifPresent(run -> runs.stop(actor, run.id()));
    }

    private void retry() {
        run().ifPresent(run -> runs.retry(actor, run.id()));
    }

    private void leaveRun() {
        go(now -> now.running(null));
        readAgain();
    }

    private void fit() {
        grid.fit(width.pixels());
        runPanel.fit(width.pixels());
    }
}
