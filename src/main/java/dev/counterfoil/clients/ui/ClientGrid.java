package dev.counterfoil.clients.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.data.provider.QuerySortOrder;
import com.vaadin.flow.data.provider.SortDirection;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientMarks;
import dev.counterfoil.clients.ClientSearch;
import dev.counterfoil.clients.ClientSort;
import dev.counterfoil.clients.ClientStatus;
import dev.counterfoil.clients.ClientsNavigation;
import dev.counterfoil.team.Actor;
import java.util.List;
import java.util.stream.Stream;

/** The rows of the list: only those that are seen are read, filtered and sorted by the database. */
class ClientGrid extends Grid<ClientStatus> {

    /** What a reader may put away; a client is never without its name. */
    static final List<String> CHOOSABLE = List.of("clientId", "endpoint", "proven");

    private final transient ClientSearch search;
    private final transient Actor actor;
    private String filter = "";

    ClientGrid(ClientSearch search, Actor actor) {
        super(ClientStatus.class, false);
        this.search = search;
        this.actor = actor;
        addClassName("cf-clients-grid");
        addThemeVariants(GridVariant.AURA_NO_BORDER);
        setSelectionMode(SelectionMode.NONE);
        setSizeFull();
        setPageSize(50);
        setAriaLabel(getTranslation("clients.list.grid"));
        Column<ClientStatus> name = addComponentColumn(ClientGrid::name)
                .setKey("name")
                .setHeader(getTranslation("clients.list.column.name"))
                .setSortProperty(ClientSort.NAME.name())
                .setFlexGrow(1)
                .setWidth("23.5rem");
        addComponentColumn(row -> mono(row.client().dashboardId()))
                .setKey("clientId")
                .setHeader(getTranslation("clients.list.column.clientId"))
                .setSortProperty(ClientSort.DASHBOARD_ID.name())
                .setFlexGrow(0)
                .setWidth("17rem");
        addComponentColumn(row -> data(row.client().endpoint().origin().host()))
                .setKey("endpoint")
                .setHeader(getTranslation("clients.list.column.endpoint"))
                .setSortProperty(ClientSort.ENDPOINT.name())
                .setFlexGrow(0)
                .setWidth("8rem");
        addComponentColumn(Health::new)
                .setKey("proven")
                .setHeader(getTranslation("clients.list.column.proven"))
                .setSortProperty(ClientSort.PROVEN.name())
                .setFlexGrow(0)
                .setWidth("12rem");
        sort(GridSortOrder.asc(name).build());
        addItemClickListener(click -> getUI().ifPresent(ui ->
                ui.navigate(ClientsNavigation.overview(click.getItem().client().id()))));
        setDataProvider(new CallbackDataProvider<>(
                this::page,
                query -> search.count(actor, filter),
                row -> row.client().id()));
    }

    /** Shows only what contains this. */
    void filter(String q) {
        if (!q.equals(filter)) {
            filter = q;
            getDataProvider().refreshAll();
        }
    }

    private Stream<ClientStatus> page(Query<ClientStatus, Void> query) {
        List<QuerySortOrder> orders = query.getSortOrders();
        ClientSort sort = orders.isEmpty()
                ? ClientSort.NAME
                : ClientSort.valueOf(orders.getFirst().getSorted());
        boolean ascending = orders.isEmpty() || orders.getFirst().getDirection() == SortDirection.ASCENDING;
        return search.page(actor, filter, sort, ascending, query.getOffset(), query.getLimit()).stream();
    }

    private static Component name(ClientStatus row) {
        Client client = row.client();
        Anchor link = new Anchor("/" + ClientsNavigation.overview(client.id()), client.name());
        link.getElement().setAttribute("router-link", true);
        link.getElement().setAttribute("data-cf-data", "");
        Div cell = new Div(link);
        cell.addClassName("cf-client-name");
        cell.add(ClientMarks.pills(client.environment(), client.elsewhere()));
        return cell;
    }

    private static Code mono(String id) {
        Code code = new Code(id);
        code.addClassName("cf-mono");
        code.getElement().setAttribute("data-cf-data", "");
        code.getElement().setAttribute("title", id);
        return code;
    }

    private static Span data(String text) {
        Span span = new Span(text);
        span.getElement().setAttribute("data-cf-data", "");
        return span;
    }
}
