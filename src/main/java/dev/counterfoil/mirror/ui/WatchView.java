package dev.counterfoil.mirror.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
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
import dev.counterfoil.clients.ClientDirectory;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.clients.ClientMarks;
import dev.counterfoil.clients.ClientsNavigation;
import dev.counterfoil.kit.Background;
import dev.counterfoil.kit.EmptyState;
import dev.counterfoil.kit.Moment;
import dev.counterfoil.kit.PageHeader;
import dev.counterfoil.kit.Pill;
import dev.counterfoil.kit.PropertyList;
import dev.counterfoil.kit.Toast;
import dev.counterfoil.kit.Tone;
import dev.counterfoil.kit.Wording;
import dev.counterfoil.ledger.Entry;
import dev.counterfoil.mirror.WatchService;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.CurrentActor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was found changed elsewhere on a client, how it is watched, and what cannot be seen. */
@PermitAll
@Route(ClientsNavigation.LIST + "/" + ClientsNavigation.PARAMETER_TEMPLATE + "/watch")
class WatchView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final int SHOWN = 50;

    private static final List<String> UNSEEABLE =
            List.of("namespaces", "values", "tokens", "videos", "who", "when", "between");

    private final transient WatchService watch;
    private final transient ClientDirectory directory;
    private final transient Rights rights;
    private final transient WatchArrivals arrivals;
    private final transient Actor actor;
    private final Button now = new Button();
    private final Button looked = new Button();

    /** The last change that is shown: only up to there somebody has looked. */
    private transient @Nullable Long newest;

    private final Div body = new Div();
    private transient @Nullable Client client;
    private @Nullable Registration arrival;

    WatchView(
            WatchService watch,
            ClientDirectory directory,
            Rights rights,
            WatchArrivals arrivals,
            CurrentActor current) {
        this.watch = watch;
        this.directory = directory;
        this.rights = rights;
        this.arrivals = arrivals;
        this.actor = current.get();
        addClassName("cf-page");
        body.addClassNames("cf-page-body", "cf-page-narrow", "cf-watch");
        now.setText(getTranslation("mirror.watch.now"));
        now.addClickListener(click -> look());
        looked.setText(getTranslation("mirror.watch.looked"));
        looked.addThemeVariants(ButtonVariant.PRIMARY);
        looked.addClickListener(click -> {
            if (newest != null && !watch.looked(actor, current(), newest)) {
                Toast.info(getTranslation("mirror.watch.looked.more"));
            }
            show();
        });
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        ClientId id = ClientId.parse(
                event.getRouteParameters().get(ClientsNavigation.PARAMETER).orElseThrow());
        Client asked = directory
                .find(actor, id)
                .filter(found -> rights.may(actor, Permission.AUDIT_VIEW, id.value()))
                .orElse(null);
        if (asked == null) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        client = asked;
        removeAll();
        add(
                new PageHeader(getTranslation("mirror.watch.title"))
                        .context(ClientMarks.context(asked))
                        .actions(now, looked),
                body);
        getUI().ifPresent(this::follow);
        show();
    }

    @Override
    public String getPageTitle() {
        String title = getTranslation("mirror.watch.title");
        return client == null ? title : title + " · " + client.name();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        follow(event.getUI());
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (arrival != null) {
            arrival.remove();
            arrival = null;
        }
    }

    private void follow(UI ui) {
        if (arrival != null) {
            arrival.remove();
        }
        arrival = client == null ? null : arrivals.register(client.id(), () -> ui.access(this::show));
    }

    private void look() {
        Client of = current();
        Background.run(
                this,
                now,
                () -> {
                    watch.look(actor, of);
                    return of;
                },
                done -> show());
    }

    private void show() {
        WatchService.State state = watch.state(actor, current());
        List<Entry> found = watch.found(actor, current(), SHOWN);
        newest = state.newest();
        looked.setVisible(state.unseen() > 0);
        body.removeAll();
        body.add(section("found", found.isEmpty() ? nothing(state) : rows(found)));
        body.add(section("how", how(state)));
        body.add(section("not", cannot()));
    }

    private Component nothing(WatchService.State state) {
        return new EmptyState(
                getTranslation("mirror.watch.none.title"),
                getTranslation(state.baselineAt() == null ? "mirror.watch.none.yet" : "mirror.watch.none.text"));
    }

    private Component rows(List<Entry> found) {
        UnorderedList list = new UnorderedList();
        list.addClassName("cf-rows");
        found.forEach(entry -> list.add(new ListItem(FoundRow.of(entry))));
        return list;
    }

    private Component how(WatchService.State state) {
        PropertyList list = new PropertyList();
        list.add(getTranslation("mirror.watch.every"), words(every(state)));
        if (state.read().fetchedAt() != null) {
            list.add(
                    getTranslation("mirror.watch.last"), new Moment(state.read().fetchedAt()));
        }
        String problem = state.read().problem();
        if (problem != null) {
            list.add(
                    getTranslation("mirror.watch.problem"),
                    new Pill(
                            Wording.of(this, "changes.reason." + problem, "mirror.watch.problem.other", problem),
                            Tone.WARNING));
        }
        if (state.baselineAt() != null) {
            Span since = new Span(
                    new Moment(state.baselineAt()),
                    words(getTranslation("mirror.watch.baseline.count", state.existed())));
            since.addClassName("cf-watch-since");
            list.add(getTranslation("mirror.watch.baseline"), since);
        }
        list.add(
                getTranslation("mirror.watch.what"), words(getTranslation("mirror.watch.what.text", state.products())));
        return list;
    }

    private String every(WatchService.State state) {
        return state.every().isZero()
                ? getTranslation("mirror.watch.every.never")
                : getTranslation(
                        "mirror.watch.every.minutes", Math.max(1, state.every().toSeconds() / 60));
    }

    private Component cannot() {
        UnorderedList list = new UnorderedList();
        list.addClassName("cf-watch-not");
        UNSEEABLE.forEach(what -> list.add(new ListItem(getTranslation("mirror.watch.not." + what))));
        return new Div(new Paragraph(getTranslation("mirror.watch.not.text")), list);
    }

    private Section section(String name, Component content) {
        Section section = new Section(new H2(getTranslation("mirror.watch." + name)), content);
        section.addClassName("cf-section");
        return section;
    }

    private static Span words(String text) {
        return new Span(text);
    }

    private Client current() {
        if (client == null) {
            throw new IllegalStateException("The view has not been entered");
        }
        return client;
    }
}
