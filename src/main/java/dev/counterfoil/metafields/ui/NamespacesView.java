package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientDirectory;
import dev.counterfoil.clients.ClientMarks;
import dev.counterfoil.kit.PageHeader;
import dev.counterfoil.metafields.DefinitionHistory;
import dev.counterfoil.metafields.DefinitionService;
import dev.counterfoil.metafields.MetafieldsNavigation;
import dev.counterfoil.metafields.NamespaceService;
import dev.counterfoil.metafields.NamespaceService.Node;
import dev.counterfoil.metafields.Shared;
import dev.counterfoil.mirror.SeenNamespace;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.CurrentActor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import dev.counterfoil.upstream.partners.KeyPair;
import dev.counterfoil.upstream.partners.MetafieldDefinition.Access;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The namespaces of a client as a tree, one of them in full below its line. What is not known of them is said. */
@PermitAll
@Route(MetafieldsNavigation.NAMESPACES)
class NamespacesView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final int HISTORY = 8;

    private final transient NamespaceService namespaces;
    private final transient DefinitionService definitions;
    private final transient SharingSections sharing;
    private final transient DefinitionHistory histories;
    private final transient ClientDirectory directory;
    private final transient Rights rights;
    private final transient MirrorArrivals arrivals;
    private final transient Actor actor;
    private final Div body = new Div();
    private @Nullable NamespaceTree tree;
    private final Div pane = new Div();
    private transient @Nullable ClientReading reading;
    private transient @Nullable Client client;
    private transient @Nullable Registration arrival;
    private transient @Nullable Node shown;
    private @Nullable String selected;

    NamespacesView(
            NamespaceService namespaces,
            DefinitionService definitions,
            SharingSections sharing,
            DefinitionHistory histories,
            ClientDirectory directory,
            Rights rights,
            MirrorArrivals arrivals,
            CurrentActor current) {
        this.namespaces = namespaces;
        this.definitions = definitions;
        this.sharing = sharing;
        this.histories = histories;
        this.directory = directory;
        this.rights = rights;
        this.arrivals = arrivals;
        this.actor = current.get();
        addClassNames("cf-page", "cf-namespaces");
        body.addClassNames("cf-page-body", "cf-page-narrow");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Optional<Client> asked = ClientPage.of(event, directory, actor);
        if (asked.isEmpty()) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        Client of = asked.get();
        rights.require(actor, Permission.DEFINITION_VIEW, of.id().value());
        boolean another = client == null || !client.id().equals(of.id());
        client = of;
        selected = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("path")
                .orElse(null);
        if (another) {
            shown = null;
            build(of);
            if (getUI().isPresent()) {
                watch();
            }
        }
        show();
    }

    private void build(Client of) {
        removeAll();
        ClientReading again = new ClientReading(this, definitions, actor, of, this::showAge);
        reading = again;
        PageHeader header = new PageHeader(getTranslation("metafields.namespaces"))
                .context(ClientMarks.context(of))
                .context(again.age())
                .below(new MetafieldsTabs(of.id(), MetafieldsTabs.Tab.NAMESPACES));
        if (mayEdit(of)) {
            Button create = new Button(
                    getTranslation("metafields.namespaces.new"),
                    click -> new NamespaceDialog(namespaces, actor, of, null, access(of), this::moved).open());
            create.addThemeVariants(ButtonVariant.PRIMARY);
            header.actions(create);
        }
        Paragraph known = new Paragraph(getTranslation("metafields.namespaces.known"));
        known.addClassName("cf-note");
        body.removeAll();
        tree = null;
        body.add(known, pane);
        add(header, body);
    }

    /** Null also where nothing is remembered of who has access: a list that replaces it would take from somebody. */
    private @Nullable AccessFields access(Client of, Node node) {
        SeenNamespace seen = node.remembered();
        Access known = seen == null ? null : seen.namespace().access();
        AccessFields fields = known == null ? null : access(of);
        return fields == null || known == null ? null : fields.over(known);
    }

    private @Nullable AccessFields access(Client of) {
        return rights.may(actor, Permission.DEFINITION_SHARE, of.id().value())
                ? new AccessFields(of, directory.list(actor), () -> {})
                : null;
    }

    @Override
    public String getPageTitle() {
        String title = getTranslation("metafields.namespaces");
        return client == null ? title : title + " · " + client.name();
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

    private boolean mayEdit(Client of) {
        return rights.may(actor, Permission.DEFINITION_EDIT, of.id().value());
    }

    private void watch() {
        if (arrival != null) {
            arrival.remove();
        }
        Client of = Objects.requireNonNull(client);
        UI ui = getUI().orElseThrow();
        arrival = arrivals.register(of.id(), () -> ui.access(this::show));
        if (reading != null) {
            reading.readIfOld();
        }
    }

    private void showAge() {
        if (reading != null) {
            reading.show();
        }
    }

    /** After a change made here: what is shown of it is built anew, and what its answer does not tell is read. */
    private void changed() {
        shown = null;
        show();
        if (reading != null) {
            reading.read();
        }
    }

    /** After one was made, renamed or deleted here: it is what is shown then, and stands in the address. */
    private void moved(@Nullable KeyPair path) {
        selected = path == null ? null : path.toString();
        changed();
        if (isAttached()) {
            UI.getCurrent()
                    .navigate(
                            MetafieldsNavigation.namespaces(
                                    Objects.requireNonNull(client).id()),
                            selected == null ? QueryParameters.empty() : QueryParameters.of("path", selected));
        }
    }

    /** Builds what is shown again: somebody in it has a name by now. */
    private void tellAnew() {
        shown = null;
        show();
    }

    private void show() {
        Client of = Objects.requireNonNull(client);
        showAge();
        List<Node> nodes = namespaces.tree(actor, of);
        NamespaceTree drawn = new NamespaceTree(of.id(), nodes, selected);
        if (!drawn.isAs(tree)) {
            // Otherwise it would be taken from under the hand for nothing.
            if (tree != null) {
                body.remove(tree);
            }
            body.addComponentAtIndex(1, drawn);
            tree = drawn;
        }
        Node now = NamespaceTree.all(nodes)
                .filter(node -> !node.reserved() && node.path().equals(selected))
                .findAny()
                .orElse(null);
        if (now != null && now.equals(shown)) {
            // What stands there, such as why a change was refused, stays while nothing is new.
            return;
        }
        shown = now;
        pane.removeAll();
        if (now != null) {
            pane.add(new NamespacePane(
                    now,
                    mayEdit(of)
                            ? new NamespaceActions(
                                    namespaces,
                                    actor,
                                    of,
                                    now,
                                    () -> access(of, now),
                                    directory.list(actor),
                                    this::moved)
                            : null,
                    sharing.of(
                            actor,
                            of,
                            new Shared.Namespace(now.keyPair(), now.remembered()),
                            this::changed,
                            this::tellAnew),
                    histories.ofNamespace(actor, of, now.path(), HISTORY)));
        }
    }
}
