package dev.counterfoil.media.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.changes.DoneToast;
import dev.counterfoil.clients.Client;
import dev.counterfoil.media.MediaNavigation;
import dev.counterfoil.media.ProductRef;
import dev.counterfoil.media.RelatedInput;
import dev.counterfoil.media.VideoForm;
import dev.counterfoil.media.VideoNames;
import dev.counterfoil.team.CurrentActor;
import dev.counterfoil.upstream.partners.ShopVideo;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The form of a new video. */
@PermitAll
@Route(MediaNavigation.NEW)
class NewVideoView extends VideoFormView {

    /** Videos at the same address that the person has seen and agreed to have another beside. */
    private transient @Nullable ObjectNode accepted;

    NewVideoView(VideoUi with, CurrentActor current) {
        super(with, current, "media.form", "media.form.create");
        addClassName("cf-video-new");
    }

    @Override
    boolean enter(Client client, QueryParameters url) {
        if (!isOpenFor(client)) {
            open(client, VideoDraft.ofNew(with.drafts(), actor, client.id()), true, () -> leave(VideoState.ALL));
            start(url);
        }
        return true;
    }

    @Override
    @Nullable
    ShopVideo base() {
        return null;
    }

    /** The draft, and over it what the URL asks for. */
    private void start(QueryParameters url) {
        VideoFields fields = work().fields();
        Optional<VideoDraft.Kept> found = work().draft().find();
        VideoForm from = found.map(VideoDraft.Kept::form).orElse(VideoDraft.EMPTY);
        ProductRef asked = VideoState.of(url).product();
        boolean noProducts =
                from.products().stream().allMatch(it -> it.product().isBlank());
        List<RelatedInput> products = asked != null && noProducts
                ? List.of(asked.related().map(RelatedInput::of).orElse(new RelatedInput("", asked.entityId())))
                : from.products();
        fields.fill(new VideoForm(
                url.getSingleParameter("videoUrl").orElse(from.videoUrl()),
                url.getSingleParameter("previewImageUrl").orElse(from.previewImageUrl()),
                products,
                from.mediaImageId(),
                from.videoId()));
        found.ifPresent(draft -> resume(draft, () -> fields.fill(VideoDraft.EMPTY)));
        fields.focus();
    }

    @Override
    void pressed() {
        if (accepted != null) {
            accepted = null;
            renew();
        }
        send();
    }

    @Override
    Supplier<ChangeResult> sending(Client client, UUID under, VideoForm form) {
        ObjectNode seen = accepted;
        return () -> with.videos().create(actor, client, under, form, seen);
    }

    @Override
    void done(Client client, VideoForm form, ChangeResult.Done done) {
        DoneToast.show(this, done, getTranslation("media.created", VideoNames.of(form.videoUrl()), client.name()));
        ObjectNode image = done.image();
        leave(VideoState.of(
                        form.products().getFirst().meant().map(ProductRef::of).orElse(null))
                .selected(image == null ? null : image.path("id").asString(null)));
    }

    @Override
    void stale(ChangeResult.Stale stale) {
        ObjectNode existing = stale.now();
        if (existing == null) {
            // There was one before, and the person had agreed to another; now there is none.
            accepted = null;
            notice.tell(getTranslation("media.form.noLongerThere"), new Span());
            return;
        }
        Button another = new Button(getTranslation("media.form.another"), click -> {
            renew();
            accepted = existing;
            send();
        });
        another.setDisableOnClick(true);
        notice.tell(getTranslation("media.form.exists", existing.path("videos").size()), another);
    }
}
