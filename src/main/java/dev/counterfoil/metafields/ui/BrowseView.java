package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientDirectory;
import dev.counterfoil.clients.ClientMarks;
import dev.counterfoil.kit.Background;
import dev.counterfoil.kit.PageHeader;
import dev.counterfoil.kit.Problems;
import dev.counterfoil.kit.Skeleton;
import dev.counterfoil.kit.Toast;
import dev.counterfoil.metafields.DefinitionService;
import dev.counterfoil.metafields.DefinitionService.Browsed;
import dev.counterfoil.metafields.MetafieldsNavigation;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.CurrentActor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import dev.counterfoil.upstream.partners.DefinitionListing;
import dev.counterfoil.upstream.partners.MetafieldDefinition;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The definitions exactly as the API lists them, page by page in both directions: for who wants to know what it says, not what was seen. The URL is its whole state. */
@PermitAll
@Route(MetafieldsNavigation.BROWSE)
class BrowseView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final int PAGE = 25;

    private final transient DefinitionService definitions;
    private final transient ClientDirectory directory;
    private final transient Rights rights;
    private final transient Actor actor;
    private final Select<String> sort = new Select<>();
    private final Checkbox reverse = new Checkbox();
    private final TextArea only = new TextArea();
    private final Button previous = new Button();
    private final Button next = new Button();
    private final Div page = new Div();
    private transient @Nullable Client client;
    private transient @Nullable DefinitionListing shown;
    private transient BrowseState state = BrowseState.of(QueryParameters.empty());
    private int readings;

    BrowseView(DefinitionService definitions, ClientDirectory directory, Rights rights, CurrentActor current) {
        this.definitions = definitions;
        this.directory = directory;
        this.rights = rights;
        this.actor = current.get();
        addClassNames("cf-page", "cf-browse");
        sort.setLabel(getTranslation("metafields.browse.sort"));
        sort.setItems(BrowseState.SORTS);
        sort.setItemLabelGenerator(key -> getTranslation("metafields.column." + key));
        sort.addValueChangeListener(change -> asked(change.isFromClient()));
        reverse.setLabel(getTranslation("metafields.browse.reverse"));
        reverse.addValueChangeListener(change -> asked(change.isFromClient()));
        only.setLabel(getTranslation("metafields.browse.only"));
        only.setHelperText(getTranslation("metafields.browse.only.hint"));
        only.addClassName("cf-mono-field");
        only.setMaxRows(4);
        only.addValueChangeListener(change -> asked(change.isFromClient()));
        previous.setText(getTranslation("metafields.browse.previous"));
        previous.addClickListener(click -> go(state.before(shown == null ? null : shown.startCursor())));
        next.setText(getTranslation("metafields.browse.next"));
        next.addClickListener(click -> go(state.after(shown == null ? null : shown.endCursor())));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Client asked = ClientPage.of(event, directory, actor).orElse(null);
        if (asked == null) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        rights.require(actor, Permission.DEFINITION_VIEW, asked.id().value());
        if (client == null || !client.id().equals(asked.id())) {
            client = asked;
            build(asked);
        }
        take(BrowseState.of(event.getLocation().getQueryParameters()));
    }

    private void build(Client of) {
        Paragraph told = new Paragraph(getTranslation("metafields.browse.told"));
        told.addClassName("cf-note");
        Div query = new Div(sort, reverse, only);
        query.addClassName("cf-browse-query");
        Div turns = new Div(
                new Button(getTranslation("metafields.browse.first"), click -> go(state.first())),
                previous,
                next,
                new Button(getTranslation("metafields.browse.last"), click -> go(state.last())));
        turns.addClassName("cf-browse-turns");
        Div body = new Div(told, query, turns, page);
        body.addClassNames("cf-page-body", "cf-page-narrow");
        removeAll();
        add(
                new PageHeader(getTranslation("metafields.browse"))
                        .context(ClientMarks.context(of))
                        .below(new MetafieldsTabs(of.id(), MetafieldsTabs.Tab.BROWSE)),
                body);
    }

    @Override
    public String getPageTitle() {
        String title = getTranslation("metafields.browse");
        return client == null ? title : title + " · " + client.name();
    }

    private void asked(boolean byHand) {
        if (byHand) {
            go(state.listing(
                    sort.getValue(),
                    reverse.getValue(),
                    BrowseState.paths(only.getValue().lines().toList())));
        }
    }

    /** Writes the page into the address, without leaving what has the focus. */
    private void go(BrowseState next) {
        Client of = Objects.requireNonNull(client);
        UI.getCurrent()
                .getPage()
                .getHistory()
                .pushState(null, new Location(MetafieldsNavigation.browse(of.id()), next.url()));
        take(next);
    }

    private void take(BrowseState next) {
        state = next;
        sort.setValue(next.sort());
        reverse.setValue(next.reverse());
        if (!BrowseState.paths(only.getValue().lines().toList()).equals(next.only())) {
            only.setValue(String.join("\n", next.only()));
        }
        read(next);
    }

    private void read(BrowseState wanted) {
        Client of = Objects.requireNonNull(client);
        previous.setEnabled(false);
        next.setEnabled(false);
        page.removeAll();
        page.add(new Skeleton(6));
        int asked = ++readings;
        Background.run(
                this,
                () -> definitions.browse(actor, of, wanted.query(PAGE)),
                browsed -> {
                    // Whoever turned on meanwhile wants the later page, whichever answer comes last.
                    if (asked == readings) {
                        show(browsed, wanted.cursor() != null);
                    }
                },
                problem -> {
                    if (asked == readings) {
                        page.removeAll();
                        Toast.error(Problems.tell(problem));
                    }
                });
    }

    private void show(Browsed browsed, boolean turned) {
        page.removeAll();
        switch (browsed) {
            case Browsed.Unread unread ->
                page.add(NothingHere.pageWasRead(this, unread, turned, () -> go(turned ? state.first() : state)));
            case Browsed.Page read -> {
                shown = read.listing();
                previous.setEnabled(read.listing().hasPreviousPage());
                next.setEnabled(read.listing().hasNextPage());
                page.add(rows(read.listing().definitions()));
            }
        }
    }

    private Component rows(List<MetafieldDefinition> definitions) {
        if (definitions.isEmpty()) {
            return new Paragraph(getTranslation("metafields.browse.none"));
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("cf-rows");
        for (MetafieldDefinition definition : definitions) {
            Span name = new Span(link(definition));
            if (definition.name() != null) {
                Span words = Looks.data(new Span(definition.name()));
                words.addClassName("cf-quiet");
                name.add(words);
            }
            name.addClassNames("cf-row-main", "cf-grantee");
            Div line = new Div(name, Looks.mono(definition.type()));
            line.addClassName("cf-row");
            list.add(new ListItem(line));
        }
        return list;
    }

    private RouterLink link(MetafieldDefinition definition) {
        RouterLink link = new RouterLink();
        link.setRoute(
                DefinitionsView.class,
                new RouteParameters(
                        "client", Objects.requireNonNull(client).id().toString()));
        String path = definition.path().toString();
        link.setQueryParameters(
                ListState.of(QueryParameters.empty()).selected(path).url());
        link.add(Looks.mono(path));
        return Looks.quiet(link);
    }
}
