package dev.counterfoil.media.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.counterfoil.changes.ChangeNotice;
import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.changes.DoneToast;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientDirectory;
import dev.counterfoil.clients.ClientMarks;
import dev.counterfoil.kit.Background;
import dev.counterfoil.kit.Moment;
import dev.counterfoil.kit.PageHeader;
import dev.counterfoil.kit.Problems;
import dev.counterfoil.media.MediaNavigation;
import dev.counterfoil.media.ProductRef;
import dev.counterfoil.media.RelatedInput;
import dev.counterfoil.media.VideoForm;
import dev.counterfoil.media.VideoNames;
import dev.counterfoil.media.VideoService;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.CurrentActor;
import dev.counterfoil.team.Drafts;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The form of a new video. What is typed is kept until it was created or thrown away. */
@PermitAll
@Route(MediaNavigation.NEW)
class NewVideoView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient VideoService videos;
    private final transient ClientDirectory directory;
    private final transient Rights rights;
    private final transient Drafts drafts;
    private final transient Actor actor;
    private final ChangeNotice kept = new ChangeNotice();
    private final ChangeNotice notice = new ChangeNotice();
    private final Button create = new Button();
    private final Button anew = new Button();
    private transient @Nullable Open open;
    private transient @Nullable VideoForm sent;
    private transient @Nullable ObjectNode accepted;
    private UUID intent = UUID.randomUUID();

    /** What stands on the page once a client is known. */
    private record Open(Client client, VideoFields fields, VideoDraft draft) {}

    NewVideoView(VideoService videos, ClientDirectory directory, Rights rights, Drafts drafts, CurrentActor current) {
        this.videos = videos;
        this.directory = directory;
        this.rights = rights;
        this.drafts = drafts;
        this.actor = current.get();
        addClassNames("cf-page", "cf-video-new");
        create.setText(getTranslation("media.form.create"));
        create.addThemeVariants(ButtonVariant.PRIMARY);
        create.setDisableOnClick(true);
        create.addClickListener(click -> send(null));
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
        if (open != null && open.client().id().equals(asked.id())) {
            return;
        }
        VideoFields fields = new VideoFields(
                asked.id(), true, () -> videos.check(open().fields().form()), () -> {
                    kept.hide();
                    open().draft().save(open().fields().form(), null);
                });
        open = new Open(asked, fields, new VideoDraft(drafts, actor, asked.id()));
        build(open);
        start(open, event.getLocation().getQueryParameters());
    }

    @Override
    public String getPageTitle() {
        String title = getTranslation("media.form.title");
        return open == null ? title : title + " · " + open.client().name();
    }

    private void build(Open on) {
        removeAll();
        Div target = new Div(new Span(getTranslation("media.form.where")));
        target.add(ClientMarks.context(on.client()));
        target.addClassName("cf-form-target");
        Button cancel = new Button(
                getTranslation("media.form.cancel"), click -> leave(on.client(), new VideoState(null, null)));
        Div actions = new Div(create, anew, cancel);
        actions.addClassName("cf-form-actions");
        Div body = new Div(kept, on.fields(), notice, target, actions);
        body.addClassNames("cf-page-body", "cf-page-narrow", "cf-form-page");
        add(new PageHeader(getTranslation("media.form.title")).context(ClientMarks.context(on.client())), body);
    }

    /** The draft, and over it what the URL asks for. */
    private void start(Open on, QueryParameters url) {
        Optional<VideoDraft.Kept> found = on.draft().find();
        VideoForm from = found.map(VideoDraft.Kept::form).orElse(VideoDraft.EMPTY);
        ProductRef asked = VideoState.of(url).product();
        boolean noProducts =
                from.products().stream().allMatch(it -> it.product().isBlank());
        List<RelatedInput> products = asked != null && noProducts
                ? List.of(asked.related().map(RelatedInput::of).orElse(new RelatedInput("", asked.entityId())))
                : from.products();
        on.fields()
                .fill(new VideoForm(
                        url.getSingleParameter("videoUrl").orElse(from.videoUrl()),
                        url.getSingleParameter("previewImageUrl").orElse(from.previewImageUrl()),
                        products,
                        from.mediaImageId(),
                        from.videoId()));
        found.ifPresent(draft -> offerToDiscard(on, draft));
        on.fields().focus();
    }

    private void offerToDiscard(Open on, VideoDraft.Kept found) {
        UUID before = found.intent();
        if (before != null && on.fields().form().equals(found.form())) {
            intent = before;
            sent = found.form();
        }
        Button discard = new Button(getTranslation("media.form.draft.discard"), click -> {
            on.draft().discard();
            intent = UUID.randomUUID();
            on.fields().fill(VideoDraft.EMPTY);
            kept.hide();
            notice.hide();
            on.fields().focus();
        });
        Span both = found.at() == null ? new Span(discard) : new Span(new Moment(found.at()), discard);
        both.addClassName("cf-form-notice-action");
        kept.tell(getTranslation("media.form.draft"), both);
    }

    /** @param existing videos at the same address that the person has seen, or null */
    private void send(@Nullable ObjectNode existing) {
        Open on = open();
        VideoForm form = on.fields().form();
        if (sent != null && (!sent.equals(form) || existing != accepted)) {
            // An intent stands for one content: under a used one the earlier operation would be found again.
            intent = UUID.randomUUID();
        }
        sent = form;
        accepted = existing;
        notice.hide();
        on.fields().clearProblems();
        on.fields().setReadOnly(true);
        UUID under = intent;
        on.draft().save(form, under);
        Background.run(
                this,
                create,
                () -> videos.create(actor, on.client(), under, form, existing),
                result -> told(on, form, result),
                problem -> {
                    on.fields().setReadOnly(false);
                    notice.refuse(getTranslation("changes.failed"), Problems.tell(problem), List.of(), null);
                });
    }

    private void told(Open on, VideoForm form, ChangeResult result) {
        String name = VideoNames.of(form.videoUrl());
        notice.show(result, name, on.client().name());
        switch (result) {
            case ChangeResult.Done done -> {
                on.draft().discard();
                DoneToast.show(
                        this,
                        done,
                        getTranslation("media.created", name, on.client().name()));
                leave(on.client(), new VideoState(product(form), id(done.image())));
            }
            case ChangeResult.FieldProblems it -> {
                again(it.entrySeq());
                on.fields().show(it.problems());
            }
            case ChangeResult.Stale it -> {
                again(null);
                offerAnother(it.now());
            }
            case ChangeResult.Unclear it -> {
                // The fields stay as they were sent: under this intent only the same thing can be asked about.
                create.setText(getTranslation("media.form.ask"));
                anew.setVisible(true);
            }
            case ChangeResult.Refused it -> again(it.entrySeq());
            case ChangeResult.NotSent it -> again(it.entrySeq());
            case ChangeResult.NotApplied it -> again(it.entrySeq());
            case ChangeResult.Busy it -> again(null);
            case ChangeResult.LedgerDown it -> again(null);
        }
    }

    private void offerAnother(@Nullable ObjectNode existing) {
        if (existing == null) {
            // There was one before, and the person had agreed to another; now there is none.
            accepted = null;
            notice.tell(getTranslation("media.form.noLongerThere"), new Span());
            return;
        }
        Button another = new Button(getTranslation("media.form.another"), click -> send(existing));
        another.setDisableOnClick(true);
        notice.tell(getTranslation("media.form.exists", existing.path("videos").size()), another);
    }

    private static @Nullable ProductRef product(VideoForm form) {
        return form.products().getFirst().meant().map(ProductRef::of).orElse(null);
    }

    private static @Nullable String id(@Nullable ObjectNode image) {
        return image == null ? null : image.path("id").asString(null);
    }

    /** Opens the form for another try; what was recorded needs an intent of its own next time. */
    private void again(@Nullable Long recorded) {
        Open on = open();
        on.fields().setReadOnly(false);
        create.setText(getTranslation("media.form.create"));
        anew.setVisible(false);
        if (recorded != null) {
            intent = UUID.randomUUID();
            on.draft().save(on.fields().form(), null);
        }
    }

    private void leave(Client of, VideoState to) {
        Background.onward(this, ui -> ui.navigate(MediaNavigation.list(of.id()), to.url()));
    }

    private Open open() {
        if (open == null) {
            throw new IllegalStateException("The view has not been entered");
        }
        return open;
    }
}
