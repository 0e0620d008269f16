package dev.counterfoil.clients.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import dev.counterfoil.clients.ClientSearch;
import dev.counterfoil.clients.ClientsChanged;
import dev.counterfoil.clients.ClientsNavigation;
import dev.counterfoil.clients.SandboxOffer;
import dev.counterfoil.kit.ColumnChoice;
import dev.counterfoil.kit.EmptyState;
import dev.counterfoil.kit.FilterField;
import dev.counterfoil.kit.PageHeader;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.CurrentActor;
import dev.counterfoil.team.ListChoices;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import jakarta.annotation.security.PermitAll;
import org.jspecify.annotations.Nullable;

/** All clients a person may see; the filter is in the URL. */
@PermitAll
@Route(ClientsNavigation.LIST)
@Menu(title = "clients.menu", order = 20)
class ClientListView extends Div implements AfterNavigationObserver, HasDynamicTitle {

    private final transient ClientSearch search;
    private final transient SandboxOffer offer;
    private final transient ClientArrivals arrivals;
    private final transient Actor actor;
    private @Nullable Registration arrival;
    private final boolean mayAdd;
    private final FilterField filter;
    private final ClientGrid grid;
    private final ColumnChoice columns;
    private final Button add = add();
    private final Div body = new Div();

    ClientListView(
            ClientSearch search,
            SandboxOffer offer,
            Rights rights,
            ListChoices choices,
            ClientArrivals arrivals,
            CurrentActor current) {
        this.search = search;
        this.offer = offer;
        this.arrivals = arrivals;
        this.actor = current.get();
        mayAdd = rights.may(actor, Permission.CLIENT_ADD, null);
        addClassNames("cf-page", "cf-page-fill");
        filter = new FilterField(getTranslation("clients.list.filter"));
        filter.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                go(change.getValue());
            }
        });
        grid = new ClientGrid(search, actor);
        columns = new ColumnChoice(
                "clients.list.column.", ClientGrid.CHOOSABLE, choices.hidden(actor, ClientsNavigation.LIST), hidden -> {
                    choices.hide(actor, ClientsNavigation.LIST, hidden);
                    showColumns();
                });
        showColumns();
        body.addClassName("cf-clients");
        add(new PageHeader(getTranslation("clients.title")).actions(filter, columns, add), body);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        UI ui = event.getUI();
        arrival = arrivals.register(
                ClientsChanged.class,
                () -> ui.access(() -> {
                    show(filter.getValue());
                    grid.getDataProvider().refreshAll();
                }));
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (arrival != null) {
            arrival.remove();
            arrival = null;
        }
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        String q = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(ClientsNavigation.FILTER)
                .orElse("");
        if (!q.equals(filter.getValue())) {
            filter.setValue(q);
        }
        show(q);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("clients.title");
    }

    private void showColumns() {
        columns.apply(grid);
    }

    private void show(String q) {
        boolean none = search.count(actor, q) == 0;
        boolean nothingYet = none && q.isBlank();
        filter.setVisible(!nothingYet);
        columns.setVisible(!nothingYet);
        // The empty state holds the same button.
        add.setVisible(mayAdd && !nothingYet);
        if (!none) {
            grid.filter(q);
            if (grid.getParent().isEmpty()) {
                body.removeAll();
                body.add(grid);
            }
            return;
        }
        body.removeAll();
        body.add(nothingYet ? first() : nothingFits(q));
    }

    private EmptyState first() {
        String title = getTranslation("clients.list.empty.title");
        if (!mayAdd) {
            return new EmptyState(getTranslation("clients.title"), getTranslation("clients.list.empty.viewer"));
        }
        return new EmptyState(title, getTranslation("clients.list.empty.text"), add(), new SandboxOffers(offer, actor));
    }

    private EmptyState nothingFits(String q) {
        Button clear = new Button(getTranslation("clients.list.none.clear"), click -> go(""));
        return new EmptyState(
                getTranslation("clients.list.none.title"), getTranslation("clients.list.none.text", q), clear);
    }

    private Button add() {
        Button add = new Button(
                getTranslation("clients.list.add"), click -> UI.getCurrent().navigate(ClientsNavigation.NEW));
        add.addThemeVariants(ButtonVariant.PRIMARY);
        return add;
    }

    private void go(String q) {
        QueryParameters parameters =
                q.isBlank() ? QueryParameters.empty() : QueryParameters.of(ClientsNavigation.FILTER, q);
        UI.getCurrent().navigate(ClientsNavigation.LIST, parameters);
    }
}
