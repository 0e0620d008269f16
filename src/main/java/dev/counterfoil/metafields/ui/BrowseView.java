package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.Component;
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
import dev.counterfoil.upstream.partners.DefinitionsQuery;
import dev.counterfoil.upstream.partners.KeyPair;
import dev.counterfoil.upstream.partners.MetafieldDefinition;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The definitions exactly as the API lists them, page by page in both directions: for who wants to know what it says, not what was seen. */
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
    private int readings;

    BrowseView(DefinitionService definitions, ClientDirectory directory, Rights rights, CurrentActor current) {
        this.definitions = definitions;
        this.directory = directory;
        this.rights = rights;
        this.actor = current.get();
        addClassNames("cf-page", "cf-browse");
        sort.setLabel(getTranslation("metafields.browse.sort"));
        sort.setItems("KEY", "NAME");
        sort.setItemLabelGenerator(key -> getTranslation("metafields.column." + key));
        sort.setValue("KEY");
        sort.addValueChangeListener(change -> first());
        reverse.setLabel(getTranslation("metafields.browse.reverse"));
        reverse.addValueChangeListener(change -> first());
        only.setLabel(getTranslation("metafields.browse.only"));
        only.setHelperText(getTranslation("metafields.browse.only.hint"));
        only.addClassName("cf-mono-field");
        only.setMaxRows(4);
        only.addValueChangeListener(change -> first());
        previous.setText(getTranslation("metafields.browse.previous"));
        previous.addClickListener(click -> read(true, shown == null ? null : shown.startCursor()));
        next.setText(getTranslation("metafields.browse.next"));
        next.addClickListener(click -> read(false, shown == null ? null : shown.endCursor()));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        client = ClientPage.of(event, directory, actor).orElse(null);
        if (client == null) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        rights.require(actor, Permission.DEFINITION_VIEW, client.id().value());
        Paragraph told = new Paragraph(getTranslation("metafields.browse.told"));
        told.addClassName("cf-note");
        Div query = new Div(sort, reverse, only);
        query.addClassName("cf-browse-query");
        Div turns = new Div(
                new Button(getTranslation("metafields.browse.first"), click -> first()),
                previous,
                next,
                new Button(getTranslation("metafields.browse.last"), click -> read(true, null)));
        turns.addClassName("cf-browse-turns");
        Div body = new Div(told, query, turns, page);
        body.addClassNames("cf-page-body", "cf-page-narrow");
        removeAll();
        add(
                new PageHeader(getTranslation("metafields.browse"))
                        .context(ClientMarks.context(client))
                        .below(new MetafieldsTabs(client.id(), MetafieldsTabs.Tab.BROWSE)),
                body);
        first();
    }

    @Override
    public String getPageTitle() {
        String title = getTranslation("metafields.browse");
        return client == null ? title : title + " · " + client.name();
    }

    private void first() {
        read(false, null);
    }

    private void read(boolean backwards, @Nullable String cursor) {
        Client of = Objects.requireNonNull(client);
        List<KeyPair> identifiers = only.getValue()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(KeyPair::parse)
                .toList();
        DefinitionsQuery query =
                new DefinitionsQuery(backwards, PAGE, cursor, identifiers, sort.getValue(), reverse.getValue());
        previous.setEnabled(false);
        next.setEnabled(false);
        page.removeAll();
        page.add(new Skeleton(6));
        int asked = ++readings;
        Background.run(
                this,
                () -> definitions.browse(actor, of, query),
                browsed -> {
                    // Whoever turned on meanwhile wants the later page, whichever answer comes last.
                    if (asked == readings) {
                        show(browsed, cursor != null);
                    }
                },
                problem -> {
                    if (asked == readings) {
                        page.removeAll();
                    }
                    Toast.error(Problems.tell(problem));
                });
    }

    private void show(Browsed browsed, boolean turned) {
        page.removeAll();
        switch (browsed) {
            case Browsed.Unread unread -> page.add(NothingHere.pageWasRead(this, unread, turned, this::first));
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
