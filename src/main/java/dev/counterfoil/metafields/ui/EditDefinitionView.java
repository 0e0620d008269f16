package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
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
import dev.counterfoil.changes.FieldProblem;
import dev.counterfoil.changes.StaleDialog;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientDirectory;
import dev.counterfoil.clients.ClientMarks;
import dev.counterfoil.kit.Background;
import dev.counterfoil.kit.Moment;
import dev.counterfoil.kit.PageHeader;
import dev.counterfoil.kit.Problems;
import dev.counterfoil.kit.Skeleton;
import dev.counterfoil.kit.Toast;
import dev.counterfoil.metafields.DefinitionForm;
import dev.counterfoil.metafields.DefinitionService;
import dev.counterfoil.metafields.DefinitionService.Opened;
import dev.counterfoil.metafields.MetafieldsNavigation;
import dev.counterfoil.metafields.Standing;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.CurrentActor;
import dev.counterfoil.team.Drafts;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import dev.counterfoil.upstream.partners.KeyPair;
import dev.counterfoil.upstream.partners.MetafieldDefinition;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The form of a definition that exists, opened on what the API has now. What is typed is kept until it was saved or thrown away. */
@PermitAll
@Route(MetafieldsNavigation.EDIT)
class EditDefinitionView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    /** What the form works on, once it is known. */
    private record Work(Client client, KeyPair path, FormDraft draft) {}

    private final transient DefinitionService definitions;
    private final transient ClientDirectory directory;
    private final transient Rights rights;
    private final transient Drafts drafts;
    private final transient Actor actor;
    private final ChangeNotice kept = new ChangeNotice();
    private final ChangeNotice notice = new ChangeNotice();
    private final DefinitionFields fields;
    private final transient Sending sending;
    private final Div body = new Div();
    private transient @Nullable Work work;
    private transient @Nullable MetafieldDefinition opened;
    private transient @Nullable DefinitionForm sent;

    EditDefinitionView(
            DefinitionService definitions,
            ClientDirectory directory,
            Rights rights,
            Drafts drafts,
            CurrentActor current) {
        this.definitions = definitions;
        this.directory = directory;
        this.rights = rights;
        this.drafts = drafts;
        this.actor = current.get();
        fields = new DefinitionFields(this::check, this::changed);
        addClassNames("cf-page", "cf-definition-new");
        body.addClassNames("cf-page-body", "cf-page-narrow", "cf-form-page");
        sending = new Sending(this, "metafields.edit.save", fields::setReadOnly, this::send, this::startAnew);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Client client = event.getRouteParameters()
                .get("client")
                .flatMap(DefinitionsView::id)
                .flatMap(id -> directory.find(actor, id))
                .orElse(null);
        String path = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("key")
                .orElse("");
        if (client == null || path.isBlank()) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        rights.require(actor, Permission.DEFINITION_EDIT, client.id().value());
        KeyPair keyPair = KeyPair.parse(path);
        work = new Work(client, keyPair, FormDraft.ofEdit(drafts, actor, client.id(), keyPair));
        removeAll();
        add(
                new PageHeader(getTranslation("metafields.edit.title", keyPair.key()))
                        .context(ClientMarks.context(client)),
                body);
        read();
    }

    @Override
    public String getPageTitle() {
        return work == null
                ? getTranslation("metafields.title")
                : getTranslation("metafields.edit.title", work.path().key()) + " · "
                        + work.client().name();
    }

    private Work work() {
        return Objects.requireNonNull(work);
    }

    /** Opens the form on what the API has now. */
    private void read() {
        Work on = work();
        body.removeAll();
        body.add(new Skeleton(6));
        Background.run(
                this,
                () -> definitions.open(actor, on.client(), on.path()),
                read -> {
                    body.removeAll();
                    switch (read) {
                        case Opened.Found found -> open(found.definition());
                        case Opened.Missing gone -> tellGone(on);
                        case Opened.Unread unread -> body.add(NothingHere.wasRead(this, unread.code(), this::read));
                    }
                },
                problem -> {
                    body.removeAll();
                    Toast.error(Problems.tell(problem));
                });
    }

    private void open(MetafieldDefinition now) {
        work(now);
        kept.hide();
        notice.hide();
        work().draft().find().filter(draft -> draft.base() != null).ifPresent(this::restore);
        Button cancel = new Button(getTranslation("metafields.form.cancel"), click -> {
            work().draft().discard();
            leave(now.path());
        });
        Div target = new Div(new Span(getTranslation("metafields.edit.where")));
        target.add(ClientMarks.context(work().client()));
        target.addClassName("cf-form-target");
        Div actions = new Div(sending.send(), sending.anew(), cancel);
        actions.addClassName("cf-form-actions");
        body.add(kept, notice, fields, target, actions);
        fields.focus();
    }

    /** Fills the form with what is there. */
    private void work(MetafieldDefinition on) {
        opened = on;
        fields.offerAccess(accessOf(on));
        fields.fillExisting(DefinitionForm.of(on));
        String namespace = on.namespace();
        fields.explainKey(
                namespace == null
                        ? getTranslation("metafields.edit.key.own")
                        : getTranslation("metafields.edit.key.there", namespace));
        fields.onlyKey(Standing.of(work().client(), on.access()) == Standing.GUEST && namespace == null);
    }

    /** What was typed over an older version stays a change of that version: if it differs by now, the person is asked. */
    private void restore(FormDraft.Kept draft) {
        work(Objects.requireNonNull(draft.base()));
        fields.fill(draft.form());
        UUID before = draft.intent();
        if (before != null) {
            sending.resume(before);
            sent = draft.form();
        }
        Button discard = new Button(getTranslation("metafields.form.draft.discard"), click -> {
            work().draft().discard();
            sending.again();
            sent = null;
            read();
        });
        Span both = draft.at() == null ? new Span(discard) : new Span(new Moment(draft.at()), discard);
        both.addClassName("cf-form-notice-action");
        kept.tell(getTranslation("metafields.form.draft"), both);
    }

    /** What was typed into its form is still there and can become another definition. */
    private void tellGone(Work on) {
        on.draft().find().ifPresent(draft -> {
            Button create = new Button(getTranslation("metafields.edit.createAnew"), click -> createAnew(draft.form()));
            Span action = new Span(create);
            action.addClassName("cf-form-notice-action");
            kept.tell(getTranslation("metafields.edit.gone.draft"), action);
            body.add(kept);
        });
        body.add(NothingHere.hasThisKey(this, on.path().toString(), () -> leave(null)));
    }

    private void createAnew(DefinitionForm form) {
        Work on = work();
        FormDraft.ofNew(drafts, actor, on.client().id()).save(form, null);
        on.draft().discard();
        UI.getCurrent().navigate(MetafieldsNavigation.create(on.client().id()));
    }

    /** Null where the person may not share, or nobody says who may use it. */
    private @Nullable AccessFields accessOf(MetafieldDefinition of) {
        Client client = work().client();
        return of.access() == null
                        || !rights.may(
                                actor, Permission.DEFINITION_SHARE, client.id().value())
                ? null
                : new AccessFields(client, directory.list(actor), this::changed).over(of.access());
    }

    private List<FieldProblem> check(DefinitionForm form) {
        return definitions.check(Objects.requireNonNull(opened), form);
    }

    private void changed() {
        work().draft().save(fields.form(), null, opened);
    }

    private void send() {
        DefinitionForm form = fields.form();
        if (sent != null && !sent.equals(form)) {
            // An intent stands for one content: under a used one the earlier operation would be found again.
            sending.again();
        }
        sent = form;
        notice.hide();
        fields.clearProblems();
        sending.started();
        UUID under = sending.intent();
        MetafieldDefinition base = Objects.requireNonNull(opened);
        Client to = work().client();
        work().draft().save(form, under, base);
        Background.run(
                this,
                sending.send(),
                () -> definitions.update(actor, to, under, base, form),
                result -> told(form, result),
                problem -> {
                    sending.failed();
                    notice.refuse(getTranslation("changes.failed"), Problems.tell(problem), List.of(), null);
                });
    }

    private void told(DefinitionForm form, ChangeResult result) {
        Work on = work();
        notice.show(result, on.path().key(), on.client().name());
        switch (result) {
            case ChangeResult.Done done -> {
                on.draft().discard();
                DoneToast.show(
                        this,
                        done,
                        getTranslation(
                                "metafields.edit.saved", form.key(), on.client().name()));
                leave(new KeyPair(on.path().namespace(), form.key()));
            }
            case ChangeResult.FieldProblems it -> {
                again();
                fields.show(it.problems());
            }
            case ChangeResult.Stale it -> {
                again();
                new StaleDialog(it, on.client(), on.path().key(), this::takeTheirs, () -> sendOver(form))
                        .whenGone(getTranslation("metafields.edit.createAnew"), () -> createAnew(form))
                        .open();
            }
            case ChangeResult.Unclear it -> sending.unclear();
            default -> again();
        }
    }

    /** The draft forgets the used intent as well: whoever comes back sends anew instead of being told the old outcome. */
    private void again() {
        sending.again();
        sent = null;
        work().draft().save(fields.form(), null, opened);
    }

    private void startAnew() {
        again();
        notice.hide();
        fields.focus();
    }

    private void takeTheirs() {
        work().draft().discard();
        read();
    }

    /** Sends what was changed in the form over what is there now, which the person has seen; what was left alone stays as it is there. */
    private void sendOver(DefinitionForm form) {
        Work on = work();
        MetafieldDefinition base = Objects.requireNonNull(opened);
        Background.run(this, sending.send(), () -> definitions.open(actor, on.client(), on.path()), read -> {
            if (read instanceof Opened.Found found) {
                work(found.definition());
                fields.fill(form.rebased(base, found.definition()));
                send();
            } else {
                read();
            }
        });
    }

    private void leave(@Nullable KeyPair selected) {
        ListState list = ListState.of(QueryParameters.empty()).selected(selected == null ? null : selected.toString());
        UI.getCurrent().navigate(MetafieldsNavigation.list(work().client().id()), list.url());
    }
}
