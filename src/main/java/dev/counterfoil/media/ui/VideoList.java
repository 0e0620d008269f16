package dev.counterfoil.media.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import dev.counterfoil.clients.Client;
import dev.counterfoil.kit.Skeleton;
import dev.counterfoil.kit.SplitKeys;
import dev.counterfoil.media.VideoService;
import dev.counterfoil.mirror.SeenVideo;
import dev.counterfoil.mirror.VideoLookUp;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The videos that fit, or in their place why there are none and the next step. */
class VideoList extends Div {

    private final transient VideoService videos;
    private final transient Client client;
    private final transient Previews previews;
    private final transient Consumer<VideoState> go;
    private final transient Runnable retry;
    private final transient @Nullable Supplier<Button> create;
    private final transient Runnable entered;
    private @Nullable VideoGrid grid;
    private transient VideoState state = VideoState.ALL;

    /**
     * @param go told what is to be shown instead
     * @param create makes the button that begins a new video; null for who may not
     * @param entered told after a row was opened by keyboard
     */
    VideoList(
            VideoService videos,
            Client client,
            Previews previews,
            Consumer<VideoState> go,
            Runnable retry,
            @Nullable Supplier<Button> create,
            Runnable entered) {
        this.videos = videos;
        this.client = client;
        this.previews = previews;
        this.go = go;
        this.retry = retry;
        this.create = create;
        this.entered = entered;
        addClassNames("cf-master", "cf-master-grid");
    }

    /** Whether rows stand here, which must not move under the hand for nothing. */
    boolean hasRows() {
        return grid != null;
    }

    /** Goes to the rows, in case what had the focus is not there any more. */
    void goBack() {
        if (grid != null) {
            SplitKeys.goBack(grid);
        }
    }

    /** @param seen the look-ups whose videos these are */
    void show(VideoState now, List<VideoLookUp> seen, boolean reading) {
        state = now;
        if (videos.count(previews.actor(), client, now.query()) == 0) {
            grid = null;
            removeAll();
            add(nothing(now, seen, reading));
        } else if (grid == null) {
            grid = grid();
            removeAll();
            add(grid);
        } else {
            grid.getDataProvider().refreshAll();
        }
    }

    /** The state as it is by now, where the rows stay as they are. */
    void follow(VideoState now, @Nullable SeenVideo marked) {
        state = now;
        if (grid != null) {
            grid.mark(marked);
        }
    }

    private VideoGrid grid() {
        VideoGrid made = new VideoGrid(
                previews,
                (offset, limit) -> videos.list(previews.actor(), client, state.query(), offset, limit),
                () -> videos.count(previews.actor(), client, state.query()));
        made.addSelectionListener(event -> {
            if (event.isFromClient()) {
                go.accept(state.selected(
                        event.getFirstSelectedItem().map(it -> it.video().id()).orElse(null)));
            }
        });
        SplitKeys.enter(made, row -> {
            go.accept(state.selected(row.video().id()));
            entered.run();
        });
        return made;
    }

    private Component nothing(VideoState now, List<VideoLookUp> seen, boolean reading) {
        if (!now.filter().isBlank()) {
            return NothingHere.fits(this, () -> go.accept(now.filtered("")));
        }
        if (reading) {
            return new Skeleton(5);
        }
        Component[] steps = create == null ? new Component[0] : new Component[] {create.get()};
        if (now.product() == null) {
            return NothingHere.known(this, steps);
        }
        String problem = seen.isEmpty() ? null : seen.getFirst().problem();
        return problem == null
                ? NothingHere.ofProduct(this, now.product(), steps)
                : NothingHere.wasRead(this, problem, retry);
    }
}
