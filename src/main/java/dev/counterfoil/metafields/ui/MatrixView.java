package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.clients.Client;
import dev.counterfoil.kit.Background;
import dev.counterfoil.kit.EmptyState;
import dev.counterfoil.kit.FilterField;
import dev.counterfoil.kit.PageHeader;
import dev.counterfoil.kit.Problems;
import dev.counterfoil.kit.Skeleton;
import dev.counterfoil.kit.Toast;
import dev.counterfoil.metafields.ComparisonService;
import dev.counterfoil.metafields.GranteeMatching;
import dev.counterfoil.metafields.MatrixService;
import dev.counterfoil.metafields.SharingMatrix;
import dev.counterfoil.metafields.SharingMatrix.Row;
import dev.counterfoil.metafields.SharingNavigation;
import dev.counterfoil.metafields.SharingService;
import dev.counterfoil.mirror.MirrorState;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.CurrentActor;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Who of ours reads, writes and administers what, at a glance; each cell can be changed. */
@PermitAll
@Route(SharingNavigation.MATRIX)
class MatrixView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final Duration FRESH = Duration.ofMinutes(1);

    private final transient MatrixService matrices;
    private final transient ComparisonService comparisons;
    private final transient MirrorArrivals arrivals;
    private final transient Actor actor;
    private final transient List<Registration> watched = new ArrayList<>();
    private final MirrorAge age = new MirrorAge(this::read);
    private final ComboBox<Client> owner = new ComboBox<>();
    private final FilterField filter;
    private final Checkbox shared = new Checkbox();
    private final Div body = new Div();
    private final MatrixGrid grid = new MatrixGrid(this::press);
    private final GidHint gids = new GidHint();
    private final UnknownGrantees unknown;
    private transient List<Client> clients = List.of();
    private transient @Nullable MatrixState state;
    private boolean reading;
    private boolean showing;

    MatrixView(
            MatrixService matrices,
            ComparisonService comparisons,
            GranteeMatching matching,
            MirrorArrivals arrivals,
            CurrentActor current) {
        this.matrices = matrices;
        this.comparisons = comparisons;
        this.arrivals = arrivals;
        this.actor = current.get();
        this.unknown = new UnknownGrantees(new WhoIsThis.Offer(matching, actor, this::matched));
        addClassNames("cf-page", "cf-page-fill", "cf-matrix");
        WindowWidth.follow(this, grid::fit);
        body.addClassName("cf-matrix-body");
        filter = new FilterField(getTranslation("metafields.matrix.filter"));
        filter.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                go(now -> now.filtered(change.getValue()));
            }
        });
        owner.setPlaceholder(getTranslation("metafields.matrix.owner.any"));
        owner.setAriaLabel(getTranslation("metafields.matrix.owner"));
        owner.setItemLabelGenerator(Client::name);
        owner.setRenderer(ClientName.renderer());
        owner.setClearButtonVisible(true);
        owner.addValueChangeListener(change -> {
            if (!showing) {
                Client chosen = change.getValue();
                go(now -> now.ownedBy(chosen == null ? null : chosen.id()));
            }
        });
        shared.setLabel(getTranslation("metafields.matrix.onlyShared"));
        shared.addValueChangeListener(change -> {
            if (!showing) {
                go(now -> now.shared(change.getValue()));
            }
        });
        Div hints = new Div(gids);
        hints.addClassName("cf-compare-hints");
        Div filters = new Div(owner, filter, shared);
        filters.addClassName("cf-matrix-filters");
        add(new PageHeader(getTranslation("metafields.matrix.title")).context(age), filters, legend(), hints, body);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        clients = comparisons.sources(actor);
        state = MatrixState.of(event.getLocation().getQueryParameters());
        show();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("metafields.matrix.title");
    }

    @Override
    protected void onAttach(AttachEvent event) {
        UI ui = event.getUI();
        clients.forEach(client -> watched.add(arrivals.register(client.id(), () -> ui.access(this::show))));
        Instant fetched = matrices.state(actor, clients).fetchedAt();
        if (clients.isEmpty()) {
            return;
        }
        if (fetched == null || fetched.isBefore(Instant.now().minus(FRESH))) {
            read();
        }
    }

    @Override
    protected void onDetach(DetachEvent event) {
        watched.forEach(Registration::remove);
        watched.clear();
    }

    private Component legend() {
        UnorderedList legend = new UnorderedList();
        legend.addClassName("cf-matrix-legend");
        for (String level : List.of("READ", "WRITE", "ADMIN", "OWNER", "BYANY")) {
            // What any client may do is shown by the same letters, less strongly.
            Span letter =
                    new Span(getTranslation("metafields.matrix.letter." + (level.equals("BYANY") ? "READ" : level)));
            letter.addClassNames("cf-level", "cf-level-" + level.toLowerCase(Locale.ROOT));
            letter.getElement().setAttribute("aria-hidden", "true");
            legend.add(line(letter, level));
        }
        // A number, as data is, and not a letter to be translated.
        Span more = Looks.data(new Span("+1"));
        more.addClassName("cf-level");
        more.getElement().setAttribute("aria-hidden", "true");
        legend.add(line(more, "THROUGH"));
        return legend;
    }

    private ListItem line(Span sign, String words) {
        return new ListItem(sign, new Span(getTranslation("metafields.matrix.legend." + words)));
    }

    private void go(UnaryOperator<MatrixState> change) {
        MatrixState next = change.apply(Objects.requireNonNull(state));
        state = next;
        UI.getCurrent().getPage().getHistory().pushState(null, new Location(SharingNavigation.MATRIX, next.url()));
        show();
    }

    private void read() {
        reading = true;
        Background.run(
                this,
                () -> {
                    matrices.refresh(actor);
                    return clients;
                },
                done -> {
                    reading = false;
                    show();
                },
                problem -> {
                    reading = false;
                    show();
                    Toast.error(Problems.tell(problem));
                });
        show();
    }

    private void show() {
        MatrixState now = state;
        if (now == null) {
            return;
        }
        showing = true;
        owner.setItems(clients);
        owner.setValue(clients.stream()
                .filter(client -> client.id().equals(now.owner()))
                .findAny()
                .orElse(null));
        shared.setValue(now.onlyShared());
        if (!filter.getValue().equals(now.filter())) {
            filter.setValue(now.filter());
        }
        showing = false;
        MirrorState seen = matrices.state(actor, clients);
        age.show(seen, reading);
        age.setVisible(!clients.isEmpty());
        gids.show(clients);
        SharingMatrix matrix = matrices.load(actor);
        List<Row> rows = matrix.rows().stream().filter(now::shows).toList();
        if (rows.isEmpty()) {
            body.removeAll();
            body.add(nothing(matrix));
            return;
        }
        Map<UUID, Boolean> may = new HashMap<>();
        grid.show(
                matrix,
                rows,
                row -> may.computeIfAbsent(row.owner().id().value(), any -> matrices.mayChange(actor, row)));
        unknown.show(matrix);
        if (grid.getParent().isEmpty()) {
            body.removeAll();
            body.add(grid, unknown);
        }
    }

    private Component nothing(SharingMatrix matrix) {
        if (!matrix.rows().isEmpty()) {
            return NothingHere.fits(this, () -> go(now -> new MatrixState(null, "", false)));
        }
        return reading
                ? new Skeleton(8)
                : new EmptyState(
                        getTranslation("metafields.matrix.empty.title"),
                        getTranslation("metafields.matrix.empty.text"));
    }

    private void press(Row row, @Nullable Client grantee) {
        CellDialog.Cell cell = new CellDialog.Cell() {

            @Override
            public ChangeResult set(Row on, @Nullable String level, @Nullable String alias, UUID intent) {
                return matrices.set(actor, on, grantee, level, alias, intent);
            }

            @Override
            public SharingService.Again again(Row on) {
                return matrices.again(actor, on);
            }
        };
        boolean taken = grantee != null && matrices.keyTaken(actor, row, grantee);
        new CellDialog(row, grantee, taken, cell, this::show).open();
    }

    private void matched() {
        clients = comparisons.sources(actor);
        show();
    }
}
