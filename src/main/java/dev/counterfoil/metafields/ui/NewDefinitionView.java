package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.changes.DoneToast;
import dev.counterfoil.changes.OperationArrivals;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientDirectory;
import dev.counterfoil.clients.ClientMarks;
import dev.counterfoil.kit.Background;
import dev.counterfoil.kit.PageHeader;
import dev.counterfoil.metafields.DefinitionForm;
import dev.counterfoil.metafields.DefinitionService;
import dev.counterfoil.metafields.MetafieldsNavigation;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.CurrentActor;
import dev.counterfoil.team.Drafts;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import dev.counterfoil.upstream.partners.KeyPair;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The form of a new definition. What is typed is kept until it was created or thrown away. */
@PermitAll
@Route(MetafieldsNavigation.NEW)
class NewDefinitionView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final DefinitionForm NOTHING = new DefinitionForm("", "", "", "", null, List.of());

    private final transient DefinitionService definitions;
    private final transient ClientDirectory directory;
    private final transient Rights rights;
    private final transient Drafts drafts;
    private final transient Actor actor;
    private final DefinitionFormBody body;
    private transient @Nullable Client client;
    private transient @Nullable FormDraft draft;
    private transient DefinitionForm asked = NOTHING;

    NewDefinitionView(
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
                arrivals, "metafields.form.create", definitions::check, this::changed, this::send, this::changed);
        addClassNames("cf-page", "cf-definition-new");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Client asked = ClientPage.of(event, directory, actor).orElse(null);
        if (asked == null) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        rights.require(actor, Permission.DEFINITION_EDIT, asked.id().value());
        if (client != null && client.id().equals(asked.id())) {
            return;
        }
        client = asked;
        draft = FormDraft.ofNew(drafts, actor, asked.id());
        if (rights.may(actor, Permission.DEFINITION_SHARE, asked.id().value())) {
            body.fields().offerAccess(new AccessFields(asked, directory.list(actor), this::changed));
        }
        removeAll();
        add(new PageHeader(getTranslation("metafields.form.title")).context(ClientMarks.context(asked)), body);
        body.open("metafields.form.where", asked, () -> leave(asked, null));
        start(event.getLocation().getQueryParameters());
    }

    @Override
    public String getPageTitle() {
        String title = getTranslation("metafields.form.title");
        return client == null ? title : title + " · " + client.name();
    }

    /** What the URL asks for, or the draft where that is no other definition. */
    private void start(QueryParameters url) {
        asked = over(NOTHING, url);
        Optional<FormDraft.Kept> found = draft().find();
        if (found.isEmpty()) {
            body.fields().fill(asked);
            return;
        }
        FormDraft.Kept before = found.get();
        if (over(before.form(), url).equals(before.form())) {
            resume(before);
        } else {
            body.fields().fill(asked);
            body.offerInstead(before, () -> resume(before));
        }
    }

    private static DefinitionForm over(DefinitionForm form, QueryParameters url) {
        return new DefinitionForm(
                url.getSingleParameter("key").orElse(form.key()),
                url.getSingleParameter("name").orElse(form.name()),
                url.getSingleParameter("description").orElse(form.description()),
                url.getSingleParameter("type").orElse(form.type()),
                form.namespace(),
                form.validations(),
                form.access());
    }

    private void resume(FormDraft.Kept before) {
        body.fields().fill(before.form());
        body.resume(before);
        body.offerToDiscard(before, this::discard);
    }

    private void discard() {
        draft().discard();
        body.again();
        body.fields().fill(asked);
        body.kept().hide();
        body.notice().hide();
        body.fields().focus();
    }

    private void changed() {
        draft().save(body.fields().form(), null);
    }

    private void send() {
        Client to = client();
        DefinitionForm form = body.fields().form();
        UUID under = body.begin(form);
        draft().save(form, under);
        body.send(form.key(), to, () -> definitions.create(actor, to, under, form), result -> told(to, form, result));
    }

    private void told(Client to, DefinitionForm form, ChangeResult result) {
        switch (result) {
            case ChangeResult.Done done -> {
                draft().discard();
                DoneToast.show(this, done, getTranslation("metafields.created", form.key(), to.name()));
                leave(to, new KeyPair(null, form.key()).toString());
            }
            case ChangeResult.FieldProblems it -> {
                again(it.entrySeq());
                body.fields().show(it.problems());
            }
            case ChangeResult.Refused it -> again(it.entrySeq());
            case ChangeResult.NotSent it -> again(it.entrySeq());
            case ChangeResult.NotApplied it -> again(it.entrySeq());
            case ChangeResult.Stale it -> again(null);
            case ChangeResult.Busy it -> again(null);
            case ChangeResult.LedgerDown it -> again(null);
            case ChangeResult.Unclear it -> {
                UUID under = body.intent();
                body.follow(
                        form.key(),
                        to,
                        it,
                        () -> definitions.create(actor, to, under, form),
                        now -> told(to, form, now));
            }
        }
    }

    /** Opens the form for another try; what was recorded needs an intent of its own next time. */
    private void again(@Nullable Long recorded) {
        if (recorded == null) {
            body.reopen();
        } else {
            body.again();
            changed();
        }
    }

    private void leave(Client of, @Nullable String selected) {
        ListState list = ListState.of(QueryParameters.empty()).selected(selected);
        Background.onward(this, ui -> ui.navigate(MetafieldsNavigation.list(of.id()), list.url()));
    }

    private Client client() {
        if (client == null) {
            throw new IllegalStateException("The view has not been entered");
        }
        return client;
    }

    private FormDraft draft() {
        if (draft == null) {
            throw new IllegalStateException("The view has not been entered");
        }
        return draft;
    }
}
