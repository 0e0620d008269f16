package dev.counterfoil.media.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.changes.DoneToast;
import dev.counterfoil.clients.Client;
import dev.counterfoil.kit.DiffView;
import dev.counterfoil.kit.PageHeader;
import dev.counterfoil.media.MediaNavigation;
import dev.counterfoil.media.VideoEdit;
import dev.counterfoil.media.VideoForm;
import dev.counterfoil.media.VideoNames;
import dev.counterfoil.mirror.SeenVideo;
import dev.counterfoil.team.CurrentActor;
import dev.counterfoil.upstream.partners.ShopVideo;
import jakarta.annotation.security.PermitAll;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The form of an existing video. It remembers what it was opened on, its draft too: whoever changed it meanwhile is not written over unseen. */
@PermitAll
@Route(MediaNavigation.EDIT)
class EditVideoView extends VideoFormView {

    private final Div versions = new Div();
    private transient @Nullable ShopVideo opened;

    EditVideoView(VideoUi with, CurrentActor current) {
        super(with, current, "media.form.edit", "media.form.save");
        addClassName("cf-video-edit");
        versions.addClassName("cf-form-versions");
    }

    @Override
    boolean enter(Client client, QueryParameters url) {
        Optional<SeenVideo> found = VideoState.video(url)
                .flatMap(id -> with.videos().find(actor, client, id))
                .filter(it -> it.deletedBy() == null);
        if (found.isEmpty()) {
            return false;
        }
        SeenVideo seen = found.get();
        ShopVideo now = seen.video();
        if (opened != null && isOpenFor(client) && opened.id().equals(now.id())) {
            return true;
        }
        opened = now;
        versions.removeAll();
        VideoDraft draft = VideoDraft.ofEdit(with.drafts(), actor, client.id(), now.id());
        open(client, draft, false, this::cancel, versions, notVerified(seen));
        work(now);
        draft.find().ifPresent(kept -> restore(kept, now));
        work().fields().focus();
        return true;
    }

    @Override
    PageHeader header(PageHeader header) {
        return header.context(Looks.mono(VideoNames.of(base().videoUrl())));
    }

    @Override
    ShopVideo base() {
        return Objects.requireNonNull(opened);
    }

    private Component notVerified(SeenVideo seen) {
        Div both = new Div();
        if (seen.returnedFor().isEmpty()) {
            Paragraph remembered = new Paragraph(getTranslation("media.remembered"));
            remembered.addClassName("cf-note");
            both.add(remembered, Looks.lastSeen(this, seen));
        }
        both.setVisible(both.getComponentCount() > 0);
        return both;
    }

    private void work(ShopVideo on) {
        opened = on;
        work().fields().fill(VideoForm.of(on));
        versions.removeAll();
    }

    /** What was typed over an older version stays a change of that version; both are shown if it is another by now. */
    private void restore(VideoDraft.Kept draft, ShopVideo now) {
        ShopVideo before = draft.base();
        if (before == null) {
            return;
        }
        opened = before;
        work().fields().fill(draft.form());
        resume(draft, () -> work(now));
        if (!alike(before, now)) {
            notice.wonder(
                    getTranslation("changes.stale"),
                    getTranslation("media.form.draft.overtaken", VideoNames.of(now.videoUrl())),
                    null);
            show(text(before), text(now), now);
        }
    }

    /** In what the form shows; the order of products is nothing the API promises. */
    private static boolean alike(ShopVideo one, ShopVideo other) {
        return one.previewImageUrl().equals(other.previewImageUrl())
                && Objects.equals(one.mediaImageId(), other.mediaImageId())
                && Set.copyOf(one.relatedProducts()).equals(Set.copyOf(other.relatedProducts()));
    }

    private static String text(ShopVideo video) {
        return JsonMapper.shared().writeValueAsString(video);
    }

    @Override
    Supplier<ChangeResult> sending(Client client, UUID under, VideoForm form) {
        versions.removeAll();
        ShopVideo on = base();
        return () -> with.videos().update(actor, client, under, on, VideoEdit.of(form));
    }

    @Override
    void done(Client client, VideoForm form, ChangeResult.Done done) {
        DoneToast.show(this, done, getTranslation("media.changed", VideoNames.of(form.videoUrl()), client.name()));
        leave(VideoState.ALL.selected(base().id()));
    }

    @Override
    void stale(ChangeResult.Stale stale) {
        ShopVideo now = with.videos().read(stale.now());
        if (now == null) {
            notice.wonder(getTranslation("media.form.goneNow"), getTranslation("media.form.goneNow.text"), null);
            return;
        }
        show(String.valueOf(stale.openedOn()), String.valueOf(stale.now()), now);
    }

    /** What was typed stays; sending again writes over the version that is shown here. */
    private void show(String before, String after, ShopVideo now) {
        keepMine(now);
        versions.add(new DiffView(before, after), new Button(getTranslation("media.form.takeTheirs"), click -> {
            work().draft().discard();
            work(now);
            notice.hide();
        }));
    }

    /** What was changed here stays as it was typed; what was not follows the others. */
    private void keepMine(ShopVideo now) {
        VideoEdit before = VideoEdit.of(base());
        VideoEdit mine = VideoEdit.of(work().fields().form());
        VideoEdit theirs = VideoEdit.of(now);
        VideoForm shown = VideoForm.of(now);
        work().fields()
                .fill(new VideoForm(
                        shown.videoUrl(),
                        mine.previewImageUrl().equals(before.previewImageUrl())
                                ? theirs.previewImageUrl()
                                : mine.previewImageUrl(),
                        mine.products(),
                        mine.mediaImageId().equals(before.mediaImageId()) ? theirs.mediaImageId() : mine.mediaImageId(),
                        shown.videoId()));
        // Products are told as added and removed since the form was opened, whatever others did to them.
        opened = new ShopVideo(
                now.id(),
                now.videoUrl(),
                now.previewImageUrl(),
                now.status(),
                base().relatedProducts(),
                now.mediaImageId(),
                now.videoId());
    }

    private void cancel() {
        work().draft().discard();
        leave(VideoState.ALL.selected(base().id()));
    }
}
