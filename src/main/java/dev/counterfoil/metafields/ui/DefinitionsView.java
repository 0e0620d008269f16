package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
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
import dev.counterfoil.kit.ColumnChoice;
import dev.counterfoil.kit.SplitKeys;
import dev.counterfoil.metafields.DefinitionHistory;
import dev.counterfoil.metafields.DefinitionService;
import dev.counterfoil.metafields.DefinitionService.DefinitionRow;
import dev.counterfoil.metafields.MetafieldsNavigation;
import dev.counterfoil.metafields.Shared;
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
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A client's metafield definitions as last seen, read again in the background; one of them in full beside the list. The URL is its whole state. */
@PermitAll
@Route(MetafieldsNavigation.LIST)
class DefinitionsView extends Div implements BeforeEnterObserver, AfterNavigationObserver, HasDynamicTitle {

    /** What the page is made of, for one client. */
    private record Parts(Client client, ClientReading reading, DefinitionTools tools, DefinitionList list) {}

    private static final int HISTORY = 8;
    private static final String LIST = "definitions";

    private final transient DefinitionService definitions;
    private final transient DefinitionHistory histories;
    private final transient SharingSections sharing;
    private final transient ClientDirectory directory;
    private final transient Rights rights;
    private final transient MirrorArrivals arrivals;
    private final transient Actor actor;
    private final ColumnChoice columns;
    private final MasterDetailLayout layout = new MasterDetailLayout("34rem", "24rem");
    private transient @Nullable Parts parts;
    private @Nullable Registration arrival;
    private final WindowWidth width = WindowWidth.follow(this, pixels -> fit());
    private transient @Nullable ListState state;
    private transient @Nullable DefinitionRow shown;

    DefinitionsView(
            DefinitionService definitions,
            DefinitionHistory histories,
            SharingSections sharing,
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
        layout.addClassName("cf-split");
        layout.setExpandMaster(true);
        layout.setExpandDetail(false);
        layout.setOverlaySize("min(100%, 30rem)");
        layout.addBackdropClickListener(click -> select(null));
        layout.addDetailEscapePressListener(press -> select(null));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Client asked = ClientPage.of(event, directory, actor).orElse(null);
        if (asked == null) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        if (parts == null || !parts.client().id().equals(asked.id())) {
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
        if (parts != null) {
            showDetail();
        }
    }

    @Override
    public String getPageTitle() {
        String title = getTranslation("metafields.title");
        return parts == null ? title : title + " · " + parts.client().name();
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
        if (parts != null) {
            UI ui = getUI().orElseThrow();
            arrival = arrivals.register(
                    parts.client().id(), () -> ui.access(this::show), () -> ui.access(this::showReading));
            parts.reading().readIfOld();
        }
    }

    private void build(Client of) {
        Parts made = new Parts(
                of,
                new ClientReading(this, definitions, actor, of, this::showReading),
                new DefinitionTools(() -> definitions.choices(actor, of), directory.list(actor), columns, this::change),
                new DefinitionList(
                        definitions, actor, of, this::change, this::nothing, () -> SplitKeys.goInto(layout)));
        parts = made;
        layout.setMaster(made.list());
        removeAll();
        add(
                new DefinitionsHeader(
                        of,
                        made.reading().age(),
                        mayEdit(of),
                        () -> new StandardDialog(definitions, actor, of, path -> read()).open()),
                made.tools(),
                layout);
    }

    private boolean mayEdit(Client of) {
        return rights.may(actor, Permission.DEFINITION_EDIT, of.id().value());
    }

    private void read() {
        parts().reading().read();
    }

    /** Leaves a list that is shown in peace: it is told of its own what has changed, and must not move under the hand for nothing. */
    private void showReading() {
        if (parts().list().hasRows()) {
            parts().reading().show();
        } else {
            show();
        }
    }

    private void show() {
        if (state == null) {
            return;
        }
        parts().reading().show();
        parts().tools().show(state);
        parts().list().show(state);
        if (parts().list().hasRows()) {
            showDetail();
        }
    }

    private Component nothing(ListState now) {
        if (!now.isWide()) {
            return NothingHere.fits(this, () -> go(now.wide()));
        }
        Client of = parts().client();
        return NothingHere.wasSeen(
                this, parts().reading(), mayEdit(of) ? List.of(DefinitionsHeader.newButton(this, of)) : List.of());
    }

    private void showDetail() {
        String key = state == null ? null : state.key();
        Optional<DefinitionRow> row = key == null ? Optional.empty() : byPath(key);
        parts().list().mark(row.orElse(null));
        fit();
        if (row.isPresent() && row.equals(Optional.ofNullable(shown)) && layout.getDetail() != null) {
            // What stands there, such as why a change was refused, stays while nothing is new.
            return;
        }
        shown = row.orElse(null);
        layout.setDetail(key == null ? null : row.<Component>map(this::detail).orElseGet(() -> missing(key)));
    }

    private void fit() {
        if (parts != null) {
            parts.list().fit(columns, width.pixels(), state != null && state.key() != null);
        }
    }

    private Component detail(DefinitionRow row) {
        Client of = parts().client();
        List<Component> below = new ArrayList<>();
        if (mayEdit(of)) {
            below.add(new DefinitionActions(
                    definitions, actor, of, row, directory.list(actor), this::read, () -> deleted(Looks.path(row))));
        }
        below.add(sharing.of(actor, of, new Shared.Definition(row.definition()), this::read, this::tellAnew));
        return new DefinitionDetail(row, below, histories.of(actor, of, row.paths(), HISTORY), () -> select(null));
    }

    /** What the record says of it tells why it is not there. */
    private Component missing(String path) {
        return NothingHere.hasThisKey(
                this, path, histories.of(actor, parts().client(), Set.of(path), HISTORY), () -> select(null));
    }

    /** Nothing is left to be shown of it, unless the reader has gone on to another meanwhile. */
    private void deleted(String path) {
        if (isAttached()) {
            if (state != null && path.equals(state.key())) {
                select(null);
            }
            read();
        }
    }

    /** Builds what stands beside the list again: somebody in it has a name by now. */
    private void tellAnew() {
        shown = null;
        showDetail();
    }

    private Optional<DefinitionRow> byPath(String path) {
        return definitions.find(actor, parts().client(), KeyPair.parse(path));
    }

    private void select(@Nullable String path) {
        change(now -> now.selected(path));
    }

    private void change(UnaryOperator<ListState> to) {
        if (state != null) {
            go(to.apply(state));
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
                        null,
                        new Location(MetafieldsNavigation.list(parts().client().id()), next.url()));
        if (!same) {
            show();
        }
        showDetail();
        // A column that finds no room any more, or what stood beside the list, may have had the focus.
        parts().list().goBack();
    }

    private Parts parts() {
        if (parts == null) {
            throw new IllegalStateException("The view has not been entered");
        }
        return parts;
    }
}
