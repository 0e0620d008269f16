package dev.counterfoil.media.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.masterdetaillayout.MasterDetailLayout;
import com.vaadin.flow.router.QueryParameters;
import dev.counterfoil.clients.Client;
import dev.counterfoil.media.MediaNavigation;
import dev.counterfoil.media.VideoHistory;
import dev.counterfoil.media.VideoNames;
import dev.counterfoil.media.VideoService;
import dev.counterfoil.mirror.SeenVideo;
import org.jspecify.annotations.Nullable;

/** The video beside the list. What stands there, such as why a deletion was refused, stays while nothing is new. */
final class VideoPane {

    private static final int HISTORY = 8;

    private final VideoService videos;
    private final VideoHistory histories;
    private final Client client;
    private final Previews previews;
    private final MasterDetailLayout layout;
    private final boolean mayEdit;
    private final Runnable close;
    private @Nullable DeleteFlow deleting;
    private @Nullable SeenVideo shown;

    VideoPane(
            VideoService videos,
            VideoHistory histories,
            Client client,
            Previews previews,
            MasterDetailLayout layout,
            boolean mayEdit,
            Runnable close) {
        this.videos = videos;
        this.histories = histories;
        this.client = client;
        this.previews = previews;
        this.layout = layout;
        this.mayEdit = mayEdit;
        this.close = close;
    }

    /** Shows the video with this ID, or that there is none; null closes. Returns what is shown. */
    @Nullable
    SeenVideo show(@Nullable String id) {
        if (id == null) {
            shown = null;
            layout.setDetail(null);
            return null;
        }
        SeenVideo video = videos.find(previews.actor(), client, id).orElse(null);
        if (video == null) {
            name(layout.getTranslation("media.unknown.title"));
            layout.setDetail(NothingHere.hasThisId(layout, id, close));
        } else if (layout.getDetail() instanceof VideoDetail open && shown != null && video.isAs(shown)) {
            open.seenAgain(video.seenAt());
        } else {
            if (shown == null || deleting == null || !shown.video().id().equals(id)) {
                // What came of an action on one video says nothing of the next.
                deleting = new DeleteFlow(videos, previews.actor(), client);
            }
            name(layout.getTranslation(
                    "media.detail", VideoNames.of(video.video().videoUrl())));
            layout.setDetail(detail(video, deleting));
        }
        shown = video;
        return video;
    }

    /** Where the pane covers its list it becomes a dialog, which the component leaves without a name. */
    private void name(String words) {
        layout.getElement()
                .executeJs("this.shadowRoot?.getElementById('detail')?.setAttribute('aria-label', $0)", words);
    }

    private Component detail(SeenVideo video, DeleteFlow flow) {
        boolean may = mayEdit && video.deletedBy() == null;
        return new VideoDetail(
                previews,
                video,
                histories.of(previews.actor(), client, video, HISTORY),
                flow,
                new VideoDetail.Actions(
                        close, may ? () -> edit(video) : null, may ? () -> flow.ask(video, close) : null));
    }

    private void edit(SeenVideo video) {
        UI.getCurrent()
                .navigate(
                        MediaNavigation.edit(client.id()),
                        QueryParameters.of(
                                MediaNavigation.VIDEO,
                                VideoState.inUrl(video.video().id())));
    }
}
