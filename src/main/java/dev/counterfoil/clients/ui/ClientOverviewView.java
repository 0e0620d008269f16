package dev.counterfoil.clients.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.clients.ClientMarks;
import dev.counterfoil.clients.ClientProblem;
import dev.counterfoil.clients.ClientSearch;
import dev.counterfoil.clients.ClientService;
import dev.counterfoil.clients.ClientStatus;
import dev.counterfoil.clients.ClientsChanged;
import dev.counterfoil.clients.ClientsNavigation;
import dev.counterfoil.clients.OverviewPart;
import dev.counterfoil.kit.Background;
import dev.counterfoil.kit.CopyableId;
import dev.counterfoil.kit.Figure;
import dev.counterfoil.kit.Moment;
import dev.counterfoil.kit.PageHeader;
import dev.counterfoil.kit.Pill;
import dev.counterfoil.kit.PropertyList;
import dev.counterfoil.kit.Toast;
import dev.counterfoil.kit.Tone;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.CurrentActor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/**
 * One client: what there is of it in each room and what happened there last, then what it is, where it is, and whether its credentials
 * work.
 */
@PermitAll
@Route(ClientsNavigation.LIST + "/" + ClientsNavigation.PARAMETER_TEMPLATE)
class ClientOverviewView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient ClientSearch search;
    private final transient ClientService service;
    private final transient Rights rights;
    private final transient Actor actor;
    private final transient List<OverviewPart> parts;
    private final transient ClientArrivals arrivals;
    private final Div head = new Div();
    private final Div facts = new Div();
    private transient @Nullable ClientId shown;
    private String title = "";

    ClientOverviewView(
            ClientSearch search,
            ClientService service,
            Rights rights,
            ObjectProvider<OverviewPart> parts,
            ClientArrivals arrivals,
            CurrentActor current) {
        this.search = search;
        this.service = service;
        this.rights = rights;
        this.parts = parts.orderedStream().toList();
        this.arrivals = arrivals;
        this.actor = current.get();
        facts.addClassName("cf-overview-facts");
        addClassName("cf-page");
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        UI ui = attached.getUI();
        Registration edited = arrivals.register(ClientsChanged.class, () -> ui.access(this::showAgain));
        addDetachListener(left -> {
            left.unregisterListener();
            edited.remove();
        });
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        ClientId id = ClientId.parse(
                event.getRouteParameters().get(ClientsNavigation.PARAMETER).orElseThrow());
        search.find(actor, id).ifPresentOrElse(this::show, () -> event.rerouteToError(NotFoundException.class));
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    private void show(ClientStatus status) {
        Client client = status.client();
        shown = client.id();
        showFacts(status);
        removeAll();
        Div body = new Div();
        body.addClassNames("cf-page-body", "cf-overview");
        List<Figure> figures = parts.stream()
                .flatMap(part -> part.figures(actor, client).stream())
                .toList();
        if (!figures.isEmpty()) {
            body.add(row(figures));
        }
        Div latest = new Div();
        latest.addClassName("cf-overview-latest");
        parts.forEach(part -> latest.add(part.sections(actor, client)));
        body.add(latest, facts);
        add(head, body);
    }

    /** What this room knows itself; the other rooms' parts keep themselves up to date. */
    private void showFacts(ClientStatus status) {
        title = status.client().name();
        head.removeAll();
        head.add(header(status.client()));
        facts.removeAll();
        facts.add(credentials(status), dashboard(status.client()));
    }

    private void showAgain() {
        if (shown != null) {
            search.find(actor, shown).ifPresent(this::showFacts);
        }
    }

    private UnorderedList row(List<Figure> figures) {
        UnorderedList row = new UnorderedList();
        row.addClassName("cf-figures");
        row.getElement().setAttribute("aria-label", getTranslation("clients.overview.figures"));
        figures.forEach(figure -> row.add(new ListItem(figure)));
        return row;
    }

    private PageHeader header(Client client) {
        PageHeader header = new PageHeader(client.name()).named();
        header.context(
                ClientMarks.pills(client.environment(), client.elsewhere()).toArray(Component[]::new));
        Button prove = new Button(getTranslation("clients.overview.prove"));
        prove.addClickListener(click -> Background.run(
                this, prove, () -> service.prove(actor, client.id()), problem -> proven(client, problem)));
        header.actions(prove);
        if (rights.may(actor, Permission.CLIENT_MANAGE, client.id().value())) {
            Button edit = new Button(
                    getTranslation("clients.overview.edit"),
                    click -> UI.getCurrent().navigate(ClientsNavigation.edit(client.id())));
            header.actions(edit);
        }
        return header;
    }

    private void proven(Client client, Optional<ClientProblem> problem) {
        showAgain();
        problem.ifPresentOrElse(
                why -> Toast.error(getTranslation(why.textKey(), why.arguments().toArray())),
                () -> Toast.info(getTranslation("clients.overview.prove.accepted", client.name())));
    }

    private Section credentials(ClientStatus status) {
        Client client = status.client();
        PropertyList list = new PropertyList()
                .add(getTranslation("clients.overview.clientId"), new CopyableId(client.dashboardId()))
                .add(
                        getTranslation("clients.overview.secret"),
                        new Pill(getTranslation("clients.overview.secret.sealed"), Tone.NEUTRAL))
                .add(
                        getTranslation("clients.overview.endpoint"),
                        code(client.endpoint().url().toString()))
                .add(getTranslation("clients.overview.proven"), new Health(status))
                .add(getTranslation("clients.overview.changed"), new Moment(status.updatedAt()));
        return section(getTranslation("clients.overview.credentials"), list);
    }

    private Section dashboard(Client client) {
        PropertyList list = new PropertyList();
        String gid = client.gid();
        list.add(getTranslation("clients.overview.gid"), gid == null ? none() : new CopyableId(gid));
        list.add(getTranslation("clients.overview.scopes"), codes(client.scopes(), false));
        list.add(getTranslation("clients.overview.redirectUrls"), codes(client.redirectUrls(), true));
        String page = client.dashboardUrl();
        list.add(getTranslation("clients.overview.dashboard.page"), page == null ? none() : link(page));
        return section(getTranslation("clients.overview.dashboard"), list);
    }

    private Anchor link(String url) {
        Anchor link = new Anchor(url, getTranslation("clients.overview.dashboard.open"), AnchorTarget.BLANK);
        link.getElement().setAttribute("rel", "noopener noreferrer");
        return link;
    }

    private Component codes(List<String> values, boolean tall) {
        if (values.isEmpty()) {
            return none();
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("cf-plain-list");
        list.setClassName("cf-plain-list-tall", tall);
        values.forEach(value -> list.add(new ListItem(code(value))));
        return list;
    }

    private Span none() {
        Span none = new Span(getTranslation("clients.overview.none"));
        none.addClassName("cf-quiet");
        return none;
    }

    private static Code code(String text) {
        Code code = new Code(text);
        code.getElement().setAttribute("data-cf-data", "");
        return code;
    }

    private static Section section(String title, Component content) {
        Section section = new Section(new H2(title), content);
        section.addClassName("cf-section");
        return section;
    }
}
