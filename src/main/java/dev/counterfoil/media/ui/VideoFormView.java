package dev.counterfoil.media.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import dev.counterfoil.changes.ChangeNotice;
import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.changes.FieldProblem;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientMarks;
import dev.counterfoil.kit.Background;
import dev.counterfoil.kit.Moment;
import dev.counterfoil.kit.PageHeader;
import dev.counterfoil.kit.Problems;
import dev.counterfoil.media.MediaNavigation;
import dev.counterfoil.media.VideoEdit;
import dev.counterfoil.media.VideoForm;
import dev.counterfoil.media.VideoNames;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.CurrentActor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.upstream.partners.ShopVideo;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A form of a video: its fields, the draft that keeps what is typed until it was sent or thrown away, and the intent it is sent under. While nobody
 * knows what came of it the fields stay as they were sent: under that intent only the same thing can be asked about.
 */
abstract class VideoFormView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    final transient VideoUi with;
    final transient Actor actor;
    final ChangeNotice notice = new ChangeNotice();
    private final ChangeNotice kept = new ChangeNotice();
    private final Button send = new Button();
    private final Button anew = new Button();
    private final String words;
    private final String verb;
    private transient @Nullable Work work;
    private transient @Nullable VideoForm sent;
    private UUID intent = UUID.randomUUID();

    /** What stands on the page once it is known. */
    record Work(Client client, VideoFields fields, VideoDraft draft) {}

    /**
     * @param words begin the keys of its title and of where the change goes
     * @param verb what the button says, as a key
     */
    VideoFormView(VideoUi with, CurrentActor current, String words, String verb) {
        this.with = with;
        this.actor = current.get();
        this.words = words;
        this.verb = verb;
        addClassName("cf-page");
        send.setText(getTranslation(verb));
        send.addThemeVariants(ButtonVariant.PRIMARY);
        send.setDisableOnClick(true);
        send.addClickListener(click -> pressed());
        anew.setText(getTranslation("media.form.anew"));
        anew.setVisible(false);
        anew.addClickListener(click -> {
            again(true);
            notice.hide();
            work().fields().focus();
        });
    }

    /** Opens the form for what the address names; false if there is no such thing. */
    abstract boolean enter(Client client, QueryParameters url);

    /** What it was opened on; null for a new video. */
    abstract @Nullable ShopVideo base();

    abstract Supplier<ChangeResult> sending(Client client, UUID under, VideoForm form);

    abstract void done(Client client, VideoForm form, ChangeResult.Done done);

    /** Nothing was sent, since something is not as the person saw it. */
    abstract void stale(ChangeResult.Stale stale);

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Client asked = ClientRoute.client(event, with.directory(), actor).orElse(null);
        if (asked == null) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        with.rights().require(actor, Permission.MEDIA_EDIT, asked.id().value());
        if (!enter(asked, event.getLocation().getQueryParameters())) {
            event.rerouteToError(NotFoundException.class);
        }
    }

    @Override
    public String getPageTitle() {
        String title = getTranslation(words + ".title");
        return work == null ? title : title + " · " + work.client().name();
    }

    final boolean isOpenFor(Client client) {
        return work != null && work.client().id().equals(client.id());
    }

    final Work work() {
        if (work == null) {
            throw new IllegalStateException("The view has not been entered");
        }
        return work;
    }

    /**
     * Puts an empty form on the page.
     *
     * @param notes stand between what came of it and where it goes
     */
    final void open(Client client, VideoDraft draft, boolean fresh, Runnable cancelled, Component... notes) {
        Previews previews = new Previews(with.pictures(), actor, client.id());
        VideoFields fields = new VideoFields(previews, fresh, form -> check(form, fresh), () -> {
            kept.hide();
            keep(null);
        });
        work = new Work(client, fields, draft);
        kept.hide();
        notice.hide();
        Div target = new Div(new Span(getTranslation(words + ".where")));
        target.add(ClientMarks.context(client));
        target.addClassName("cf-form-target");
        Div actions = new Div(send, anew, new Button(getTranslation("media.form.cancel"), click -> cancelled.run()));
        actions.addClassName("cf-form-actions");
        Div body = new Div(kept, fields, notice);
        body.add(notes);
        body.add(target, actions);
        body.addClassNames("cf-page-body", "cf-page-narrow", "cf-form-page");
        removeAll();
        add(header(new PageHeader(getTranslation(words + ".title")).context(ClientMarks.context(client))), body);
    }

    /** Lets a form say more at its top. */
    PageHeader header(PageHeader header) {
        return header;
    }

    private List<FieldProblem> check(VideoForm form, boolean fresh) {
        return fresh ? with.videos().check(form) : with.videos().check(VideoEdit.of(form));
    }

    /** Says that what stands in the fields was begun before, and goes on under the intent of a sending that nobody saw the end of. */
    final void resume(VideoDraft.Kept found, Runnable discarded) {
        UUID before = found.intent();
        if (before != null && work().fields().form().equals(found.form())) {
            intent = before;
            sent = found.form();
        }
        Button discard = new Button(getTranslation("media.form.draft.discard"), click -> {
            work().draft().discard();
            renew();
            kept.hide();
            notice.hide();
            discarded.run();
            work().fields().focus();
        });
        Span both = found.at() == null ? new Span(discard) : new Span(new Moment(found.at()), discard);
        both.addClassName("cf-form-notice-action");
        kept.tell(getTranslation("media.form.draft"), both);
    }

    /** An intent stands for one content: under a used one the earlier operation would be found again. */
    final void renew() {
        intent = UUID.randomUUID();
        sent = null;
    }

    /** What the button does. */
    void pressed() {
        send();
    }

    final void send() {
        Work on = work();
        VideoForm form = on.fields().form();
        if (sent != null && !sent.equals(form)) {
            renew();
        }
        sent = form;
        notice.hide();
        on.fields().clearProblems();
        on.fields().setReadOnly(true);
        UUID under = intent;
        keep(under);
        Background.run(this, send, sending(on.client(), under, form), result -> told(on, form, result), problem -> {
            on.fields().setReadOnly(false);
            notice.refuse(getTranslation("changes.failed"), Problems.tell(problem), List.of(), null);
        });
    }

    private void told(Work on, VideoForm form, ChangeResult result) {
        notice.show(result, VideoNames.of(form.videoUrl()), on.client().name());
        switch (result) {
            case ChangeResult.Done it -> {
                on.draft().discard();
                done(on.client(), form, it);
            }
            case ChangeResult.FieldProblems it -> {
                again(it.entrySeq() != null);
                on.fields().show(it.problems());
            }
            case ChangeResult.Stale it -> {
                again(false);
                stale(it);
            }
            case ChangeResult.Unclear it -> {
                // The fields stay as they were sent: under this intent only the same thing can be asked about.
                send.setText(getTranslation("media.form.ask"));
                anew.setVisible(true);
            }
            case ChangeResult.Refused it -> again(true);
            case ChangeResult.NotSent it -> again(it.entrySeq() != null);
            case ChangeResult.NotApplied it -> again(true);
            case ChangeResult.Busy it -> again(false);
            case ChangeResult.LedgerDown it -> again(false);
        }
    }

    /** Opens the form for another try; what was recorded needs an intent of its own next time. */
    private void again(boolean recorded) {
        work().fields().setReadOnly(false);
        send.setText(getTranslation(verb));
        anew.setVisible(false);
        if (recorded) {
            renew();
            keep(null);
        }
    }

    private void keep(@Nullable UUID under) {
        work().draft().save(work().fields().form(), under, base());
    }

    final void leave(VideoState to) {
        Background.onward(
                this, ui -> ui.navigate(MediaNavigation.list(work().client().id()), to.url()));
    }
}
