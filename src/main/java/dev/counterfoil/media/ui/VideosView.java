package dev.counterfoil.media.ui;

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
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientDirectory;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.clients.ClientMarks;
import dev.counterfoil.kit.Background;
import dev.counterfoil.kit.PageHeader;
import dev.counterfoil.kit.Problems;
import dev.counterfoil.kit.Skeleton;
import dev.counterfoil.kit.Toast;
import dev.counterfoil.media.MediaNavigation;
import dev.counterfoil.media.ProductRef;
import dev.counterfoil.media.VideoHistory;
import dev.counterfoil.media.VideoNames;
import dev.counterfoil.media.VideoService;
import dev.counterfoil.mirror.SeenVideo;
import dev.counterfoil.mirror.VideoLookUp;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.CurrentActor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A client's videos: all that are known, or those of one product, which is looked up; one of them in full beside the list. The URL is its whole state. */
@PermitAll
@Route(MediaNavigation.LIST)
class VideosView extends Div implements BeforeEnterObserver, AfterNavigationObserver, HasDynamicTitle {

    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final int HISTORY = 8;

    private final transient VideoService videos;
    private final transient VideoHistory histories;
    private final transient ClientDirectory directory;
    private final transient Rights rights;
    private final transient VideoArrivals arrivals;
    private final transient Actor actor;
    private final MasterDetailLayout layout = new MasterDetailLayout("30rem", "25rem");
    private final Div master = new Div();
    private final LookUpField lookUp = new LookUpField(product -> go(current(product)));
    private final LookUpAge age = new LookUpAge(this::read);
    private @Nullable VideoGrid grid;
    private @Nullable Registration arrival;
    private @Nullable DeleteFlow deleting;
    private transient @Nullable Client client;
    private transient @Nullable VideoState state;
    private transient @Nullable SeenVideo shown;
    private int reading;

    VideosView(
            VideoService videos,
            VideoHistory histories,
            ClientDirectory directory,
            Rights rights,
            VideoArrivals arrivals,
            CurrentActor current) {
        this.videos = videos;
        this.histories = histories;
        this.directory = directory;
        this.rights = rights;
        this.arrivals = arrivals;
        this.actor = current.get();
        addClassNames("cf-page", "cf-page-fill", "cf-videos");
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
        Client asked = client(event, directory, actor).orElse(null);
        if (asked == null) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        rights.require(actor, Permission.MEDIA_VIEW, asked.id().value());
        if (client == null || !client.id().equals(asked.id())) {
            client = asked;
            state = null;
            build(asked);
        }
        VideoState url = VideoState.of(event.getLocation().getQueryParameters());
        boolean same = url.sameList(state);
        state = url;
        if (!same) {
            show();
            if (getUI().isPresent()) {
                readUnlessFresh();
            }
        }
    }

    /** The client that a route names, if the actor may see it. */
    static Optional<Client> client(BeforeEnterEvent event, ClientDirectory directory, Actor actor) {
        return event.getRouteParameters()
                .get("client")
                .flatMap(text -> {
                    try {
                        return Optional.of(ClientId.parse(text));
                    } catch (IllegalArgumentException odd) {
                        return Optional.empty();
                    }
                })
                .flatMap(id -> directory.find(actor, id));
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        if (client != null) {
            showDetail();
        }
    }

    @Override
    public String getPageTitle() {
        String title = getTranslation("media.title");
        return client == null ? title : title + " · " + client.name();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        if (client != null) {
            watch();
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

    private void watch() {
        if (arrival != null) {
            arrival.remove();
        }
        UI ui = getUI().orElseThrow();
        arrival = arrivals.register(current().id(), () -> ui.access(this::show));
    }

    private void build(Client of) {
        removeAll();
        master.removeAll();
        grid = null;
        PageHeader header = new PageHeader(getTranslation("media.title"))
                .context(ClientMarks.context(of))
                .context(age)
                .below(lookUp);
        if (mayEdit()) {
            header.actions(newButton());
        }
        add(header, layout);
        if (getUI().isPresent()) {
            watch();
        }
    }

    private Button newButton() {
        Button create = new Button(
                getTranslation("media.new"),
                click -> getUI().ifPresent(ui -> ui.navigate(
                        MediaNavigation.create(current().id()),
                        state == null
                                ? QueryParameters.empty()
                                : state.selected(null).url())));
        create.addThemeVariants(ButtonVariant.PRIMARY);
        return create;
    }

    private boolean mayEdit() {
        return rights.may(actor, Permission.MEDIA_EDIT, current().id().value());
    }

    private List<VideoLookUp> onScreen() {
        String entity = state == null ? null : state.entityId();
        List<VideoLookUp> known = videos.known(actor, current());
        return entity == null
                ? known
                : known.stream().filter(one -> one.entityId().equals(entity)).toList();
    }

    private void readUnlessFresh() {
        List<VideoLookUp> seen = onScreen();
        Instant fresh = Instant.now().minus(FRESH);
        boolean stale = seen.stream()
                .anyMatch(one -> one.askedAt() == null || one.askedAt().isBefore(fresh));
        boolean never = seen.isEmpty() && state != null && state.entityId() != null;
        if (stale || never) {
            read();
        }
    }

    /** Asks the API again, while what was seen before stays where it is. */
    private void read() {
        Client of = current();
        String entity = state == null ? null : state.entityId();
        reading++;
        showReading();
        Background.run(
                this,
                () -> {
                    if (entity == null) {
                        videos.refresh(actor, of);
                    } else {
                        videos.lookUp(actor, of, entity);
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
        if (grid == null) {
            show();
        } else {
            age.show(onScreen(), reading > 0);
        }
    }

    private void show() {
        VideoState now = state;
        if (client == null || now == null) {
            return;
        }
        List<VideoLookUp> seen = onScreen();
        age.show(seen, reading > 0);
        lookUp.show(now.product());
        lookUp.offer(client.id(), videos.known(actor, client));
        if (videos.count(actor, client, now.entityId()) == 0) {
            grid = null;
            master.removeAll();
            master.add(nothing(seen, now));
        } else if (grid == null) {
            VideoGrid made = new VideoGrid(
                    client.id(),
                    (offset, limit) -> videos.list(actor, current(), entity(), offset, limit),
                    () -> videos.count(actor, current(), entity()));
            made.addSelectionListener(event -> {
                if (event.isFromClient()) {
                    select(event.getFirstSelectedItem()
                            .map(it -> it.video().id())
                            .orElse(null));
                }
            });
            grid = made;
            master.removeAll();
            master.add(made);
        } else {
            grid.getDataProvider().refreshAll();
        }
        showDetail();
    }

    private @Nullable String entity() {
        return state == null ? null : state.entityId();
    }

    private Component nothing(List<VideoLookUp> seen, VideoState now) {
        if (reading > 0) {
            return new Skeleton(5);
        }
        Component[] steps = mayEdit() ? new Component[] {newButton()} : new Component[0];
        if (now.product() == null) {
            return NothingHere.known(this, steps);
        }
        String problem = seen.isEmpty() ? null : seen.getFirst().problem();
        return problem == null
                ? NothingHere.ofProduct(this, now.product(), steps)
                : NothingHere.wasRead(this, problem, this::read);
    }

    private void showDetail() {
        String id = state == null ? null : state.video();
        SeenVideo video = id == null ? null : videos.find(actor, current(), id).orElse(null);
        setClassName("cf-videos-open", id != null);
        if (grid != null) {
            grid.mark(video);
        }
        if (id == null) {
            shown = null;
            layout.setDetail(null);
        } else if (video == null) {
            shown = null;
            name(getTranslation("media.unknown.title"));
            layout.setDetail(NothingHere.hasThisId(this, id, () -> select(null)));
        } else if (layout.getDetail() instanceof VideoDetail open && shown != null && video.isAs(shown)) {
            shown = video;
            open.seenAgain(video.seenAt());
        } else {
            if (shown == null || !shown.video().id().equals(id)) {
                // What came of an action on one video says nothing of the next.
                deleting = new DeleteFlow(videos, actor, current());
            }
            shown = video;
            name(getTranslation("media.detail", VideoNames.of(video.video().videoUrl())));
            layout.setDetail(detail(video));
        }
    }

    /** Where the pane covers its list it becomes a dialog, which the component leaves without a name. */
    private void name(String words) {
        layout.getElement()
                .executeJs("this.shadowRoot?.getElementById('detail')?.setAttribute('aria-label', $0)", words);
    }

    private Component detail(SeenVideo video) {
        DeleteFlow flow = deleting == null ? new DeleteFlow(videos, actor, current()) : deleting;
        boolean may = mayEdit() && video.deletedBy() == null;
        return new VideoDetail(
                current().id(),
                video,
                histories.of(actor, current(), video, HISTORY),
                flow,
                new VideoDetail.Actions(
                        () -> select(null),
                        may ? () -> edit(video) : null,
                        may ? () -> flow.ask(video, () -> select(null)) : null));
    }

    private void edit(SeenVideo video) {
        UI.getCurrent()
                .navigate(
                        MediaNavigation.edit(current().id()),
                        QueryParameters.of(
                                MediaNavigation.VIDEO,
                                VideoState.inUrl(video.video().id())));
    }

    private void select(@Nullable String id) {
        if (state != null) {
            go(state.selected(id));
        }
    }

    private VideoState current(@Nullable ProductRef product) {
        return new VideoState(product, state == null ? null : state.video());
    }

    /** Takes the state over and writes it into the address, without leaving what has the focus. */
    private void go(VideoState next) {
        boolean same = next.sameList(state);
        state = next;
        UI.getCurrent()
                .getPage()
                .getHistory()
                .pushState(null, new Location(MediaNavigation.list(current().id()), next.url()));
        if (same) {
            showDetail();
        } else {
            show();
            read();
        }
    }

    private Client current() {
        if (client == null) {
            throw new IllegalStateException("The view has not been entered");
        }
        return client;
    }
}
