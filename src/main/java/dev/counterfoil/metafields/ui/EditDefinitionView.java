package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.changes.DoneToast;
import dev.counterfoil.changes.FieldProblem;
import dev.counterfoil.changes.OperationArrivals;
import dev.counterfoil.changes.StaleDialog;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientDirectory;
import dev.counterfoil.clients.ClientMarks;
import dev.counterfoil.kit.Background;
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
    private final DefinitionFormBody body;
    private transient @Nullable Work work;
    private transient @Nullable MetafieldDefinition opened;

    EditDefinitionView(
            DefinitionService definitions,
            ClientDirectory directory,
            Rights rights,
            Drafts drafts,
            OperationArrivals arrivals,
            CurrentActor current) {
        this.definitions = definitions;
        this.directory = directory;
        this.rights = rights;
        this.drafts = drafts;
        this.actor = current.get();
        body = new DefinitionFormBody(
                arrivals, "metafields.edit.save", this::check, this::changed, this::send, this::changed);
        addClassNames("cf-page", "cf-definition-new");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Client client = ClientPage.of(event, directory, actor).orElse(null);
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
        body.kept().hide();
        body.notice().hide();
        work().draft().find().filter(draft -> draft.base() != null).ifPresent(this::restore);
        body.open("metafields.edit.where", work().client(), () -> {
            work().draft().discard();
            leave(now.path());
        });
    }

    /** Fills the form with what is there. */
    private void work(MetafieldDefinition on) {
        opened = on;
        body.fields().offerAccess(accessOf(on));
        body.fields().fillExisting(DefinitionForm.of(on));
        String namespace = on.namespace();
        body.fields()
                .explainKey(
                        namespace == null
                                ? getTranslation("metafields.edit.key.own")
                                : getTranslation("metafields.edit.key.there", namespace));
        body.fields().onlyKey(Standing.of(work().client(), on.access()) == Standing.GUEST && namespace == null);
    }

    /** What was typed over an older version stays a change of that version: if it differs by now, the person is asked. */
    private void restore(FormDraft.Kept draft) {
        work(Objects.requireNonNull(draft.base()));
        body.fields().fill(draft.form());
        body.resume(draft);
        body.offerToDiscard(draft, () -> {
            work().draft().discard();
            body.again();
            read();
        });
    }

    /** What was typed into its form is still there and can become another definition. */
    private void tellGone(Work on) {
        on.draft().find().ifPresent(draft -> {
            Button create = new Button(getTranslation("metafields.edit.createAnew"), click -> createAnew(draft.form()));
            Span action = new Span(create);
            action.addClassName("cf-form-notice-action");
            body.kept().tell(getTranslation("metafields.edit.gone.draft"), action);
            body.add(body.kept());
        });
        body.add(NothingHere.hasThisKey(this, on.path().toString(), List.of(), () -> leave(null)));
    }

    private void createAnew(DefinitionForm form) {
        Work on = work();
        FormDraft.ofNew(drafts, actor, on.client().id()).save(form, null);
        on.draft().discard();
        Background.onward(
                this, ui -> ui.navigate(MetafieldsNavigation.create(on.client().id())));
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
        work().draft().save(body.fields().form(), null, opened);
    }

    private void send() {
        DefinitionForm form = body.fields().form();
        UUID under = body.begin(form);
        MetafieldDefinition base = Objects.requireNonNull(opened);
        Work on = work();
        on.draft().save(form, under, base);
        body.send(
                on.path().key(),
                on.client(),
                () -> definitions.update(actor, on.client(), under, base, form),
                result -> told(on, form, result));
    }

    private void told(Work on, DefinitionForm form, ChangeResult result) {
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
                body.fields().show(it.problems());
            }
            case ChangeResult.Stale it -> {
                again();
                Background.onward(
                        this,
                        ui -> new StaleDialog(it, on.client(), on.path().key(), this::takeTheirs, () -> sendOver(form))
                                .whenGone(getTranslation("metafields.edit.createAnew"), () -> createAnew(form))
                                .open());
            }
            case ChangeResult.Unclear it -> {
                UUID under = body.intent();
                MetafieldDefinition base = Objects.requireNonNull(opened);
                body.follow(
                        on.path().key(),
                        on.client(),
                        it,
                        () -> definitions.update(actor, on.client(), under, base, form),
                        now -> told(on, form, now));
            }
            default -> again();
        }
    }

    /** The draft forgets the used intent as well: whoever comes back sends anew instead of being told the old outcome. */
    private void again() {
        body.again();
        changed();
    }

    private void takeTheirs() {
        work().draft().discard();
        read();
    }

    /** Sends what was changed in the form over what is there now, which the person has seen; what was left alone stays as it is there. */
    private void sendOver(DefinitionForm form) {
        Work on = work();
        MetafieldDefinition base = Objects.requireNonNull(opened);
        Background.run(this, body.button(), () -> definitions.open(actor, on.client(), on.path()), read -> {
            if (read instanceof Opened.Found found) {
                work(found.definition());
                body.fields().fill(form.rebased(base, found.definition()));
                send();
            } else {
                read();
            }
        });
    }

    private void leave(@Nullable KeyPair selected) {
        ListState list = ListState.of(QueryParameters.empty()).selected(selected == null ? null : selected.toString());
        Background.onward(
                this,
                ui -> ui.navigate(MetafieldsNavigation.list(work().client().id()), list.url()));
    }
}
