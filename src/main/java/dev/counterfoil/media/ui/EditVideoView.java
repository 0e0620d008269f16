package dev.counterfoil.media.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import dev.counterfoil.changes.ChangeNotice;
import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.changes.DoneToast;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientDirectory;
import dev.counterfoil.clients.ClientMarks;
import dev.counterfoil.kit.Background;
import dev.counterfoil.kit.DiffView;
import dev.counterfoil.kit.PageHeader;
import dev.counterfoil.kit.Problems;
import dev.counterfoil.media.MediaNavigation;
import dev.counterfoil.media.VideoEdit;
import dev.counterfoil.media.VideoForm;
import dev.counterfoil.media.VideoNames;
import dev.counterfoil.media.VideoService;
import dev.counterfoil.mirror.SeenVideo;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.CurrentActor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import dev.counterfoil.upstream.partners.ShopVideo;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The form of an existing video. It remembers what it was opened on: whoever changed it meanwhile is not written over unseen. */
@PermitAll
@Route(MediaNavigation.EDIT)
class EditVideoView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient VideoService videos;
    private final transient ClientDirectory directory;
    private final transient Rights rights;
    private final transient Actor actor;
    private final ChangeNotice notice = new ChangeNotice();
    private final Div versions = new Div();
    private final Button save = new Button();
    private final Button anew = new Button();
    private transient @Nullable Open open;
    private transient @Nullable VideoEdit sent;
    private UUID intent = UUID.randomUUID();

    /** What stands on the page. */
    private record Open(Client client, VideoFields fields, ShopVideo on) {}

    EditVideoView(VideoService videos, ClientDirectory directory, Rights rights, CurrentActor current) {
        this.videos = videos;
        this.directory = directory;
        this.rights = rights;
        this.actor = current.get();
        addClassNames("cf-page", "cf-video-edit");
        save.setText(getTranslation("media.form.save"));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.setDisableOnClick(true);
        save.addClickListener(click -> send());
        anew.setText(getTranslation("media.form.anew"));
        anew.setVisible(false);
        anew.addClickListener(click -> {
            again(0L);
            notice.hide();
            open().fields().focus();
        });
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Client asked = VideosView.client(event, directory, actor).orElse(null);
        if (asked == null) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        rights.require(actor, Permission.MEDIA_EDIT, asked.id().value());
        Optional<SeenVideo> seen = VideoState.video(event.getLocation().getQueryParameters())
                .flatMap(id -> videos.find(actor, asked, id))
                .filter(it -> it.deletedBy() == null);
        if (seen.isEmpty()) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        ShopVideo video = seen.get().video();
        if (open != null && open.on().id().equals(video.id())) {
            return;
        }
        VideoFields fields = new VideoFields(
                asked.id(), false, () -> videos.check(open().fields().edit()), () -> {});
        open = new Open(asked, fields, video);
        build(open, seen.get());
        fill(fields, video, VideoEdit.of(video));
        fields.focus();
    }

    @Override
    public String getPageTitle() {
        String title = getTranslation("media.form.edit.title");
        return open == null ? title : title + " · " + open.client().name();
    }

    private void build(Open on, SeenVideo seen) {
        removeAll();
        versions.addClassName("cf-form-versions");
        Div target = new Div(new Span(getTranslation("media.form.edit.where")));
        target.add(ClientMarks.context(on.client()));
        target.addClassName("cf-form-target");
        Button cancel = new Button(getTranslation("media.form.cancel"), click -> leave(on));
        Div actions = new Div(save, anew, cancel);
        actions.addClassName("cf-form-actions");
        Div body = new Div(on.fields(), notice, versions, target);
        if (seen.returnedFor().isEmpty()) {
            Paragraph remembered = new Paragraph(getTranslation("media.remembered"));
            remembered.addClassName("cf-note");
            body.add(remembered, Looks.lastSeen(this, seen));
        }
        body.add(actions);
        body.addClassNames("cf-page-body", "cf-page-narrow", "cf-form-page");
        add(
                new PageHeader(getTranslation("media.form.edit.title"))
                        .context(ClientMarks.context(on.client()))
                        .context(Looks.mono(VideoNames.of(on.on().videoUrl()))),
                body);
    }

    private void send() {
        Open on = open();
        VideoEdit edit = on.fields().edit();
        if (sent != null && !sent.equals(edit)) {
            intent = UUID.randomUUID();
        }
        sent = edit;
        notice.hide();
        versions.removeAll();
        on.fields().clearProblems();
        on.fields().setReadOnly(true);
        UUID under = intent;
        Background.run(
                this,
                save,
                () -> videos.update(actor, on.client(), under, on.on(), edit),
                result -> told(on, result),
                problem -> {
                    on.fields().setReadOnly(false);
                    notice.refuse(getTranslation("changes.failed"), Problems.tell(problem), List.of(), null);
                });
    }

    private void told(Open on, ChangeResult result) {
        String name = VideoNames.of(on.on().videoUrl());
        notice.show(result, name, on.client().name());
        switch (result) {
            case ChangeResult.Done done -> {
                DoneToast.show(
                        this,
                        done,
                        getTranslation("media.changed", name, on.client().name()));
                leave(on);
            }
            case ChangeResult.FieldProblems it -> {
                again(it.entrySeq());
                on.fields().show(it.problems());
            }
            case ChangeResult.Stale it -> {
                again(0L);
                stale(on, it);
            }
            case ChangeResult.Unclear it -> {
                save.setText(getTranslation("media.form.ask"));
                anew.setVisible(true);
            }
            case ChangeResult.Refused it -> again(it.entrySeq());
            case ChangeResult.NotSent it -> again(it.entrySeq());
            case ChangeResult.NotApplied it -> again(it.entrySeq());
            case ChangeResult.Busy it -> again(null);
            case ChangeResult.LedgerDown it -> again(null);
        }
    }

    /** What was typed stays; sending again writes over the version that is shown here. */
    private void stale(Open on, ChangeResult.Stale it) {
        ShopVideo now = videos.read(it.now());
        if (now == null) {
            notice.wonder(getTranslation("media.form.goneNow"), getTranslation("media.form.goneNow.text"), null);
            return;
        }
        keepMine(on, now);
        versions.add(
                new DiffView(String.valueOf(it.openedOn()), String.valueOf(it.now())),
                new Button(getTranslation("media.form.takeTheirs"), click -> {
                    open = new Open(on.client(), on.fields(), now);
                    fill(on.fields(), now, VideoEdit.of(now));
                    notice.hide();
                    versions.removeAll();
                }));
    }

    /** What was changed here stays as it was typed; what was not follows the others. */
    private void keepMine(Open on, ShopVideo now) {
        VideoEdit before = VideoEdit.of(on.on());
        VideoEdit mine = on.fields().edit();
        VideoEdit theirs = VideoEdit.of(now);
        fill(
                on.fields(),
                now,
                new VideoEdit(
                        mine.previewImageUrl().equals(before.previewImageUrl())
                                ? theirs.previewImageUrl()
                                : mine.previewImageUrl(),
                        mine.products(),
                        mine.mediaImageId().equals(before.mediaImageId())
                                ? theirs.mediaImageId()
                                : mine.mediaImageId()));
        // Products are told as added and removed since the form was opened, whatever others did to them.
        open = new Open(
                on.client(),
                on.fields(),
                new ShopVideo(
                        now.id(),
                        now.videoUrl(),
                        now.previewImageUrl(),
                        now.status(),
                        on.on().relatedProducts(),
                        now.mediaImageId(),
                        now.videoId()));
    }

    private static void fill(VideoFields fields, ShopVideo video, VideoEdit edit) {
        fields.fill(new VideoForm(video.videoUrl(), edit.previewImageUrl(), edit.products(), edit.mediaImageId(), ""));
    }

    private void again(@Nullable Long recorded) {
        open().fields().setReadOnly(false);
        save.setText(getTranslation("media.form.save"));
        anew.setVisible(false);
        if (recorded != null) {
            intent = UUID.randomUUID();
        }
    }

    private void leave(Open on) {
        Background.onward(
                this,
                ui -> ui.navigate(
                        MediaNavigation.list(on.client().id()),
                        new VideoState(null, on.on().id()).url()));
    }

    private Open open() {
        if (open == null) {
            throw new IllegalStateException("The view has not been entered");
        }
        return open;
    }
}
