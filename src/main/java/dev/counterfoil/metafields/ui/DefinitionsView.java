package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.masterdetaillayout.MasterDetailLayout;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientDirectory;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.clients.ClientMarks;
import dev.counterfoil.kit.Background;
import dev.counterfoil.kit.ColumnChoice;
import dev.counterfoil.kit.FilterField;
import dev.counterfoil.kit.MoreMenu;
import dev.counterfoil.kit.PageHeader;
import dev.counterfoil.kit.Problems;
import dev.counterfoil.kit.Skeleton;
import dev.counterfoil.kit.Toast;
import dev.counterfoil.metafields.DefinitionHistory;
import dev.counterfoil.metafields.DefinitionService;
import dev.counterfoil.metafields.DefinitionService.DefinitionRow;
import dev.counterfoil.metafields.DefinitionService.ListQuery;
import dev.counterfoil.metafields.DefinitionService.Sort;
import dev.counterfoil.metafields.MetafieldsNavigation;
import dev.counterfoil.metafields.Shared;
import dev.counterfoil.metafields.SharingNavigation;
import dev.counterfoil.metafields.SharingService;
import dev.counterfoil.mirror.MirrorState;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.CurrentActor;
import dev.counterfoil.team.ListChoices;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import dev.counterfoil.upstream.partners.KeyPair;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A client's metafield definitions as last seen, read again in the background; one of them in full beside the list. The URL is its whole state. */
@PermitAll
@Route(MetafieldsNavigation.LIST)
class DefinitionsView extends Div implements BeforeEnterObserver, AfterNavigationObserver, HasDynamicTitle {

    private static final int HISTORY = 8;
    private static final String LIST = "definitions";

    private final transient DefinitionService definitions;
    private final transient DefinitionHistory histories;
    private final transient SharingService sharing;
    private final transient ClientDirectory directory;
    private final transient Rights rights;
    private final transient MirrorArrivals arrivals;
    private final transient Actor actor;
    private final ColumnChoice columns;
    private final MasterDetailLayout layout = new MasterDetailLayout("34rem", "24rem");
    private final Div master = new Div();
    private @Nullable FilterField filter;
    private @Nullable MirrorAge age;
    private @Nullable DefinitionGrid grid;
    private @Nullable Registration arrival;
    private final WindowWidth width = WindowWidth.follow(this, pixels -> fit());
    private transient @Nullable Client client;
    private transient @Nullable ListState state;
    private transient @Nullable DefinitionRow shown;
    private boolean reading;
    /** Counted whenever what is shown may have changed: the grid need not count again. */
    private int found;

    DefinitionsView(
            DefinitionService definitions,
            DefinitionHistory histories,
            SharingService sharing,
            ClientDirectory directory,
            Rights rights,
            ListChoices choices,
            MirrorArrivals arrivals,
            CurrentActor current) {
        this.definitions = definitions;
        this.histories = histories;
        this.sharing = sharing;
        this.directory = directory;
        this.rights = rights;
        this.arrivals = arrivals;
        this.actor = current.get();
        columns = new ColumnChoice(
                "metafields.column.", DefinitionGrid.CHOOSABLE, choices.hidden(actor, LIST), hidden -> {
                    choices.hide(actor, LIST, hidden);
                    fit();
                });
        addClassNames("cf-page", "cf-page-fill", "cf-definitions");
        master.addClassNames("cf-master", "cf-master-grid");
        layout.addClassName("cf-split");
        layout.setMaster(master);
        layout.setExpandMaster(true);
        layout.setExpandDetail(false);
        layout.setOverlaySize("min(100%, 30rem)");
        layout.addBackdropClickListener(click -> select(null));
        layout.addDetailEscapePressListener(press -> select(null));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Client asked = event.getRouteParameters()
                .get("client")
                .flatMap(DefinitionsView::id)
                .flatMap(id -> directory.find(actor, id))
                .orElse(null);
        if (asked == null) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        if (client == null || !client.id().equals(asked.id())) {
            client = asked;
            state = null;
            shown = null;
            build(asked);
            if (getUI().isPresent()) {
                watch();
            }
        }
        ListState url = ListState.of(event.getLocation().getQueryParameters());
        boolean same = url.sameList(state);
        state = url;
        if (!same) {
            show();
        }
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        if (client != null) {
            showDetail();
        }
    }

    @Override
    public String getPageTitle() {
        return client == null
                ? getTranslation("metafields.title")
                : getTranslation("metafields.title") + " · " + client.name();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        watch();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (arrival != null) {
            arrival.remove();
            arrival = null;
        }
    }

    private void watch() {
        if (arrival != null) {
            arrival.remove();
        }
        if (client == null) {
            return;
        }
        UI ui = getUI().orElseThrow();
        arrival = arrivals.register(client.id(), () -> ui.access(this::show), () -> ui.access(this::showReading));
        if (MirrorAge.isOld(definitions.state(actor, client))) {
            read();
        }
    }

    private void build(Client of) {
        removeAll();
        master.removeAll();
        FilterField field = new FilterField(getTranslation("metafields.filter"));
        field.addValueChangeListener(change -> {
            if (change.isFromClient() && state != null) {
                go(state.filtered(change.getValue()));
            }
        });
        filter = field;
        age = new MirrorAge(this::read);
        grid = null;
        PageHeader header = new PageHeader(getTranslation("metafields.title"))
                .context(ClientMarks.context(of))
                .context(age)
                .below(new MetafieldsTabs(of.id(), MetafieldsTabs.Tab.DEFINITIONS))
                .actions(field, columns);
        if (rights.may(actor, Permission.DEFINITION_EDIT, of.id().value())) {
            header.actions(compareButton(of), newButton(), more(of));
        }
        add(header, layout);
    }

    private MoreMenu more(Client of) {
        return new MoreMenu(getTranslation("metafields.more"))
                .offer(
                        getTranslation("metafields.standard"),
                        () -> new StandardDialog(definitions, actor, of, path -> read()).open());
    }

    private Button compareButton(Client of) {
        return new Button(
                getTranslation("metafields.compare.link"),
                click -> getUI().ifPresent(
                                ui -> ui.navigate(SharingNavigation.COMPARE, SharingNavigation.comparedWith(of.id()))));
    }

    private Button newButton() {
        Button create = new Button(
                getTranslation("metafields.new"),
                click -> getUI().ifPresent(ui ->
                        ui.navigate(MetafieldsNavigation.create(current().id()))));
        create.addThemeVariants(ButtonVariant.PRIMARY);
        return create;
    }

    /** Reads the client's definitions again, while what was seen before stays where it is. */
    private void read() {
        Client of = current();
        reading = true;
        showReading();
        Background.run(
                this,
                () -> {
                    definitions.refresh(actor, of);
                    return of;
                },
                done -> {
                    reading = false;
                    showReading();
                },
                problem -> {
                    reading = false;
                    showReading();
                    Toast.error(Problems.tell(problem));
                });
    }

    /** Leaves a list that is shown in peace: it is told of its own what has changed, and must not move under the hand for nothing. */
    private void showReading() {
        if (grid == null) {
            show();
        } else if (client != null && age != null) {
            age.show(definitions.state(actor, client), reading);
        }
    }

    private void show() {
        ListState now = state;
        if (client == null || now == null || age == null || filter == null) {
            return;
        }
        MirrorState seen = definitions.state(actor, client);
        age.show(seen, reading);
        if (!filter.getValue().equals(now.filter())) {
            filter.setValue(now.filter());
        }
        found = definitions.count(actor, client, now.query());
        if (found == 0) {
            grid = null;
            master.removeAll();
            master.add(nothing(seen, now));
        } else if (grid == null) {
            grid = grid();
            grid.follow(now.sort(), now.descending());
            master.removeAll();
            master.add(grid);
            showDetail();
            scrollToSelected(grid);
        } else {
            grid.follow(now.sort(), now.descending());
            grid.getDataProvider().refreshAll();
            showDetail();
        }
    }

    private Component nothing(MirrorState seen, ListState now) {
        if (!now.filter().isBlank()) {
            return NothingHere.fits(this, () -> go(now.filtered("")));
        }
        if (seen.fetchedAt() == null && (reading || seen.refreshing())) {
            return new Skeleton(8);
        }
        String problem = seen.problem();
        if (seen.fetchedAt() == null && problem != null) {
            return NothingHere.wasRead(this, problem, this::read);
        }
        boolean may =
                rights.may(actor, Permission.DEFINITION_EDIT, current().id().value());
        return may ? NothingHere.exists(this, newButton()) : NothingHere.exists(this);
    }

    private DefinitionGrid grid() {
        DefinitionGrid made = new DefinitionGrid(
                current(),
                (offset, limit) -> definitions.list(actor, current(), query(), offset, limit),
                () -> found,
                (sort, descending) -> {
                    if (state != null) {
                        go(state.sorted(sort, descending));
                    }
                });
        made.addSelectionListener(event -> {
            if (event.isFromClient()) {
                select(event.getFirstSelectedItem().map(Looks::path).orElse(null));
            }
        });
        return made;
    }

    private void showDetail() {
        String key = state == null ? null : state.key();
        Optional<DefinitionRow> row = key == null ? Optional.empty() : byPath(key);
        if (grid != null) {
            grid.mark(row.orElse(null));
        }
        fit();
        if (row.isPresent() && row.equals(Optional.ofNullable(shown)) && layout.getDetail() != null) {
            // What stands there, such as why a change was refused, stays while nothing is new.
            return;
        }
        shown = row.orElse(null);
        layout.setDetail(
                key == null
                        ? null
                        : row.<Component>map(this::detail)
                                .orElseGet(() -> NothingHere.hasThisKey(this, key, () -> select(null))));
    }

    /** Only as far as a reader would look for it. */
    private void scrollToSelected(DefinitionGrid shown) {
        String key = state == null ? null : state.key();
        if (key != null) {
            List<String> first = definitions.list(actor, current(), query(), 0, 500).stream()
                    .map(Looks::path)
                    .toList();
            if (first.contains(key)) {
                shown.scrollToIndex(first.indexOf(key));
            }
        }
    }

    private void fit() {
        if (grid != null) {
            columns.noRoomFor(DefinitionGrid.unfit(width.pixels(), state != null && state.key() != null));
            columns.apply(grid);
        }
    }

    private Component detail(DefinitionRow row) {
        Client of = current();
        List<Component> parts = new ArrayList<>();
        if (rights.may(actor, Permission.DEFINITION_EDIT, of.id().value())) {
            parts.add(new DefinitionActions(definitions, actor, of, row, directory.list(actor), this::read));
        }
        parts.add(new SharingSection(
                sharing,
                actor,
                of,
                new Shared.Definition(row.definition()),
                directory.list(actor),
                rights.may(actor, Permission.DEFINITION_SHARE, of.id().value()),
                this::read));
        return new DefinitionDetail(row, parts, histories.of(actor, of, row.paths(), HISTORY), () -> select(null));
    }

    private Optional<DefinitionRow> byPath(String path) {
        return definitions.find(actor, current(), KeyPair.parse(path));
    }

    private void select(@Nullable String path) {
        if (state != null) {
            go(state.selected(path));
        }
    }

    /** Takes the state over and writes it into the address, without leaving what has the focus. */
    private void go(ListState next) {
        boolean same = next.sameList(state);
        state = next;
        UI.getCurrent()
                .getPage()
                .getHistory()
                .pushState(
                        null, new Location(MetafieldsNavigation.list(current().id()), next.url()));
        if (!same) {
            show();
        }
        showDetail();
    }

    private Client current() {
        if (client == null) {
            throw new IllegalStateException("The view has not been entered");
        }
        return client;
    }

    private ListQuery query() {
        return state == null ? new ListQuery("", Sort.KEY, false) : state.query();
    }

    static Optional<ClientId> id(String text) {
        try {
            return Optional.of(ClientId.parse(text));
        } catch (IllegalArgumentException odd) {
            return Optional.empty();
        }
    }
}
