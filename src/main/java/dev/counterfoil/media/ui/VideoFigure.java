package dev.counterfoil.media.ui;

import com.vaadin.flow.i18n.I18NProvider;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.OverviewPart;
import dev.counterfoil.kit.Figure;
import dev.counterfoil.media.MediaNavigation;
import dev.counterfoil.media.VideoService;
import dev.counterfoil.mirror.VideoQuery;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How many videos of a client are known, on its overview. */
@Component
@Order(20)
class VideoFigure implements OverviewPart {

    private final VideoService videos;
    private final Rights rights;
    private final VideoArrivals arrivals;

    VideoFigure(VideoService videos, Rights rights, VideoArrivals arrivals) {
        this.videos = videos;
        this.rights = rights;
        this.arrivals = arrivals;
    }

    @Override
    public List<Figure> figures(Actor actor, Client client) {
        return rights.may(actor, Permission.MEDIA_VIEW, client.id().value())
                ? List.of(new Figure(
                                I18NProvider.translate("media.figure"),
                                MediaNavigation.list(client.id()),
                                () -> videos.count(actor, client, VideoQuery.of(null)))
                        .live(arrivals, client.id()))
                : List.of();
    }
}
