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
import dev.counterfoil.changes.OperationArrivals;
import dev.counterfoil.clients.Client;
import dev.counterfoil.kit.EmptyState;
import dev.counterfoil.kit.PageHeader;
import dev.counterfoil.kit.Skeleton;
import dev.counterfoil.metafields.Compared;
import dev.counterfoil.metafields.Compared.Item;
import dev.counterfoil.metafields.ComparisonService;
import dev.counterfoil.metafields.CopyRun.Progress;
import dev.counterfoil.metafields.CopyRuns;
import dev.counterfoil.metafields.CopyRuns.Start;
import dev.counterfoil.metafields.GranteeMatching;
import dev.counterfoil.metafields.GranteeMemory;
import dev.counterfoil.metafields.SharingNavigation;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.CurrentActor;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
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
    private final transient CompareClients clients;
    private final transient List<Registration> watched = new ArrayList<>();
    private final ComparePicker picker;
    private final transient ComparedRows rows;
    private final RunPanel runPanel;
    private final MirrorAge age = new MirrorAge(this::readAgain);
    private final CompareHints hints;
    private final transient CompareReadings readings;
    private final Div body = new Div();
    private final RecentRuns recent = new RecentRuns();
    private final WindowWidth width = WindowWidth.follow(this, pixels -> fit());
    private transient @Nullable CompareState state;

    CompareView(
            ComparisonService comparisons,
            CopyRuns runs,
            GranteeMemory memory,
            GranteeMatching matching,
            MirrorArrivals arrivals,
            OperationArrivals operations,
            CurrentActor current) {
        this.operations = operations;
        this.comparisons = comparisons;
        this.runs = runs;
        this.arrivals = arrivals;
        this.actor = current.get();
        this.readings = new CompareReadings(this, comparisons, actor, this::show);
        this.clients = new CompareClients(comparisons, actor);
        addClassNames("cf-page", "cf-page-fill", "cf-compare");
        picker = new ComparePicker(clients, this::go);
        rows = new ComparedRows(comparisons, memory, matching, actor, clients, this::go, this::compare, this::start);
        hints = new CompareHints(comparisons, actor);
        runPanel = new RunPanel(this::stop, this::retry, this::leaveRun);
        body.addClassName("cf-compare-body");
        add(new PageHeader(getTranslation("metafields.compare.title")).context(age), picker, hints, body, rows.bar());
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
        picker.show(clients.source(next).orElse(null), clients.targets(next), next.access());
        if (!same || !sameRun) {
            if (getUI().isPresent()) {
                watch();
            }
        }
        show();
    }

    private Optional<Progress> run() {
        UUID id = state == null ? null : state.run();
        return id == null ? Optional.empty() : runs.find(actor, id);
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
        clients.all(state).forEach(client -> watched.add(arrivals.register(client.id(), () -> ui.access(this::show))));
        if (clients.source(state).isPresent() && !clients.targets(state).isEmpty()) {
            readings.read(readings.stale(clients.all(state)));
        }
    }

    private void readAgain() {
        readings.read(readings.idle(clients.all(state)));
    }

    /** Whether this is the run that stands there. */
    boolean shows(UUID run) {
        return state != null && run.equals(state.run());
    }

    private void show() {
        CompareState now = state;
        if (now == null) {
            return;
        }
        Optional<Progress> run = run();
        picker.setVisible(run.isEmpty());
        hints.setVisible(run.isEmpty());
        age.setVisible(run.isEmpty()
                && clients.source(state).isPresent()
                && !clients.targets(state).isEmpty());
        if (run.isPresent()) {
            runPanel.show(run.get());
            fill(List.of(runPanel));
            rows.bar().setVisible(false);
            return;
        }
        hints.clear();
        compare();
        if (now.run() != null) {
            hints.news("metafields.run.gone");
        }
    }

    private void compare() {
        CompareState now = Objects.requireNonNull(state);
        Optional<Client> source = clients.source(now);
        List<Client> targets = clients.targets(now);
        if (source.isEmpty() || targets.isEmpty()) {
            rows.hide();
            recent.show(runs.recent(actor, RECENT));
            fill(List.of(
                    new EmptyState(
                            getTranslation("metafields.compare.empty.title"),
                            getTranslation(
                                    clients.enough() ? "metafields.compare.empty.text" : "metafields.compare.few")),
                    recent));
            return;
        }
        Compared seen = rows.compare(now, source.get(), targets);
        age.show(CompareReadings.oldest(seen), readings.isReading());
        hints.show(seen, now.access());
        boolean unread = seen.states().values().stream().anyMatch(each -> each.fetchedAt() == null);
        if (unread && seen.items().isEmpty()) {
            rows.hide();
            fill(List.of(
                    readings.isReading()
                            ? new Skeleton(8)
                            : NothingHere.wasRead(this, CompareReadings.problem(seen), this::readAgain)));
            return;
        }
        fill(rows.show());
    }

    /** Leaves what stands there already where it is, so that the focus stays. */
    private void fill(List<Component> parts) {
        if (!body.getChildren().toList().equals(parts)) {
            body.removeAll();
            body.add(parts);
        }
    }

    private Start start(UUID run, Client source, List<Item> ticked) {
        Start start = runs.start(actor, run, source, ticked);
        if (start instanceof Start.Under it && !shows(it.run().id())) {
            go(now -> now.running(it.run().id()));
        }
        return start;
    }

    private void stop() {
        run().ifPresent(run -> runs.stop(actor, run.id()));
    }

    private void retry() {
        run().flatMap(run -> runs.retry(actor, run.id())).ifPresent(runPanel::tell);
    }

    private void leaveRun() {
        go(now -> now.running(null));
        readAgain();
    }

    private void fit() {
        rows.fit(width.pixels());
        hints.fit(width.pixels());
        runPanel.fit(width.pixels());
    }
}
