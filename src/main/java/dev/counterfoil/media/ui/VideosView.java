package dev.counterfoil.media.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.masterdetaillayout.MasterDetailLayout;
import com.vaadin.flow.component.page.History;
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
import dev.counterfoil.clients.ClientMarks;
import dev.counterfoil.kit.Background;
import dev.counterfoil.kit.FilterField;
import dev.counterfoil.kit.PageHeader;
import dev.counterfoil.kit.Problems;
import dev.counterfoil.kit.SplitKeys;
import dev.counterfoil.kit.Toast;
import dev.counterfoil.media.MediaNavigation;
import dev.counterfoil.media.VideoHistory;
import dev.counterfoil.mirror.VideoLookUp;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.CurrentActor;
import dev.counterfoil.team.Permission;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A client's videos: all that are known, or those of one product, which is looked up; one of them in full beside the list. The URL is its whole state. */
@PermitAll
@Route(MediaNavigation.LIST)
class VideosView extends Div implements BeforeEnterObserver, AfterNavigationObserver, HasDynamicTitle {

    private final transient VideoUi with;
    private final transient VideoHistory histories;
    private final transient VideoArrivals arrivals;
    private final transient Actor actor;
    private final MasterDetailLayout layout = new MasterDetailLayout("30rem", "25rem");
    private final LookUpField lookUp = new LookUpField(product -> go(state().about(product)));
    private final LookUpAge age = new LookUpAge(this::read);
    private final FilterField filter = new FilterField(getTranslation("media.filter"));
    private final VideoOrder order = new VideoOrder(by -> go(state().sorted(by.sort, by.descending)));
    private final UnnamedNote unnamed = new UnnamedNote();
    private @Nullable Registration arrival;
    private transient @Nullable Open open;
    private transient @Nullable VideoState state;
    private int reading;

    /** What stands on the page once a client is known. */
    private record Open(Client client, VideoList list, VideoPane pane) {}

    VideosView(VideoUi with, VideoHistory histories, VideoArrivals arrivals, CurrentActor current) {
        this.with = with;
        this.histories = histories;
        this.arrivals = arrivals;
        this.actor = current.get();
        addClassNames("cf-page", "cf-page-fill", "cf-videos");
        layout.addClassName("cf-split");
        layout.setExpandMaster(true);
        layout.setExpandDetail(false);
        layout.setOverlaySize("min(100%, 30rem)");
        layout.addBackdropClickListener(click -> close());
        layout.addDetailEscapePressListener(press -> close());
        filter.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                go(state().filtered(change.getValue()));
            }
        });
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Client asked = ClientRoute.client(event, with.directory(), actor).orElse(null);
        if (asked == null) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        with.rights().require(actor, Permission.MEDIA_VIEW, asked.id().value());
        if (open == null || !open.client().id().equals(asked.id())) {
            state = null;
            build(asked);
        }
        VideoState url = VideoState.of(event.getLocation().getQueryParameters());
        boolean same = state != null && url.sameList(state);
        state = url;
        if (!same) {
            show();
            if (getUI().isPresent()) {
                readUnlessFresh();
            }
        }
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        if (open != null) {
            showDetail(open);
        }
    }

    @Override
    public String getPageTitle() {
        String title = getTranslation("media.title");
        return open == null ? title : title + " · " + open.client().name();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        if (open != null) {
            watch(open.client());
            readUnlessFresh();
        }
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (arrival != null) {
            arrival.remove();
            arrival = null;
        }
    }

    private void watch(Client client) {
        if (arrival != null) {
            arrival.remove();
        }
        UI ui = getUI().orElseThrow();
        arrival = arrivals.register(client.id(), () -> ui.access(this::show));
    }

    private void build(Client client) {
        removeAll();
        boolean mayEdit =
                with.rights().may(actor, Permission.MEDIA_EDIT, client.id().value());
        Previews previews = new Previews(with.pictures(), actor, client.id());
        VideoList list = new VideoList(
                with.videos(),
                client,
                previews,
                this::go,
                this::read,
                mayEdit ? () -> newButton(client) : null,
                () -> SplitKeys.goInto(layout));
        layout.setMaster(list);
        layout.setDetail(null);
        open = new Open(
                client, list, new VideoPane(with.videos(), histories, client, previews, layout, mayEdit, this::close));
        PageHeader header = new PageHeader(getTranslation("media.title"))
                .context(ClientMarks.context(client))
                .context(age)
                .actions(filter, order)
                .below(lookUp);
        if (mayEdit) {
            header.actions(newButton(client));
        }
        add(header, unnamed, layout);
        if (getUI().isPresent()) {
            watch(client);
        }
    }

    private Button newButton(Client client) {
        Button create = new Button(
                getTranslation("media.new"),
                click -> UI.getCurrent()
                        .navigate(
                                MediaNavigation.create(client.id()),
                                VideoState.of(state().product()).url()));
        create.addThemeVariants(ButtonVariant.PRIMARY);
        return create;
    }

    private List<VideoLookUp> onScreen(Client client) {
        return onScreen(with.videos().known(actor, client));
    }

    private List<VideoLookUp> onScreen(List<VideoLookUp> known) {
        String entity = state().entityId();
        return entity == null
                ? known
                : known.stream().filter(one -> one.entityId().equals(entity)).toList();
    }

    private void readUnlessFresh() {
        List<VideoLookUp> seen = onScreen(current());
        boolean never = seen.isEmpty() && state().entityId() != null;
        if (never || LookUpAge.isOld(seen)) {
            read();
        }
    }

    /** Asks the API again, while what was seen before stays where it is. */
    private void read() {
        Client of = current();
        String entity = state().entityId();
        reading++;
        showReading();
        Background.run(
                this,
                () -> {
                    if (entity == null) {
                        with.videos().refresh(actor, of);
                    } else {
                        with.videos().lookUp(actor, of, entity);
                    }
                    return of;
                },
                done -> {
                    reading--;
                    showReading();
                },
                problem -> {
                    reading--;
                    showReading();
                    Toast.error(Problems.tell(problem));
                });
    }

    /** Leaves a list that is shown in peace: it is told of its own what has changed, and must not move under the hand for nothing. */
    private void showReading() {
        if (open != null && open.list().hasRows()) {
            age.show(onScreen(open.client()), reading > 0);
        } else {
            show();
        }
    }

    private void show() {
        Open on = open;
        if (on == null || state == null) {
            return;
        }
        List<VideoLookUp> known = with.videos().known(actor, on.client());
        List<VideoLookUp> seen = onScreen(known);
        age.show(seen, reading > 0);
        lookUp.show(state.product());
        lookUp.offer(on.client().id(), known);
        if (!filter.getValue().equals(state.filter())) {
            filter.setValue(state.filter());
        }
        order.show(state);
        unnamed.show(with.videos().unnamed(actor, on.client()), state.entityId());
        on.list().show(state, seen, reading > 0);
        showDetail(on);
    }

    private void showDetail(Open on) {
        String id = state().video();
        on.list().follow(state(), on.pane().show(id));
    }

    private void close() {
        go(state().selected(null));
    }

    private VideoState state() {
        return state == null ? VideoState.ALL : state;
    }

    /** Takes the state over and writes it into the address, without leaving what has the focus. */
    private void go(VideoState next) {
        Open on = Objects.requireNonNull(open);
        boolean same = next.sameList(state);
        boolean typing = !next.filter().equals(state().filter());
        boolean another = !Objects.equals(next.entityId(), state().entityId());
        state = next;
        History history = UI.getCurrent().getPage().getHistory();
        Location address = new Location(MediaNavigation.list(on.client().id()), next.url());
        if (typing) {
            history.replaceState(null, address);
        } else {
            history.pushState(null, address);
        }
        if (same) {
            showDetail(on);
        } else {
            show();
        }
        // What stood beside the list may have had the focus.
        on.list().goBack();
        if (another) {
            read();
        }
    }

    private Client current() {
        return Objects.requireNonNull(open).client();
    }
}
