package dev.counterfoil.metafields.ui;

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

    private final transient DefinitionService definitions;
    private final transient ClientDirectory directory;
    private final transient Rights rights;
    private final transient Drafts drafts;
    private final transient Actor actor;
    private final ChangeNotice kept = new ChangeNotice();
    private final ChangeNotice notice = new ChangeNotice();
    private final Button create = new Button();
    private final Button anew = new Button();
    private final DefinitionFields fields;
    private transient @Nullable Client client;
    private transient @Nullable FormDraft draft;
    private transient @Nullable DefinitionForm sent;
    private UUID intent = UUID.randomUUID();

    NewDefinitionView(
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
        fields = new DefinitionFields(definitions::check, this::changed);
        addClassNames("cf-page", "cf-definition-new");
        create.setText(getTranslation("metafields.form.create"));
        create.addThemeVariants(ButtonVariant.PRIMARY);
        create.setDisableOnClick(true);
        create.addClickListener(click -> send());
        anew.setText(getTranslation("metafields.form.anew"));
        anew.setVisible(false);
        anew.addClickListener(click -> startAnew());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Client asked = event.getRouteParameters()
                .get("client")
                .flatMap(DefinitionsView::id)
                .flatMap(id -> directory.find(actor, id))
                .orElse(null);
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
            fields.offerAccess(new AccessFields(asked, directory.list(actor), this::changed));
        }
        build(asked);
        start(event.getLocation().getQueryParameters());
    }

    @Override
    public String getPageTitle() {
        String title = getTranslation("metafields.form.title");
        return client == null ? title : title + " · " + client.name();
    }

    private void build(Client of) {
        removeAll();
        Span where = new Span(getTranslation("metafields.form.where"));
        Div target = new Div(where);
        target.add(ClientMarks.context(of));
        target.addClassName("cf-form-target");
        Button cancel = new Button(getTranslation("metafields.form.cancel"), click -> leave(of, null));
        Div actions = new Div(create, anew, cancel);
        actions.addClassName("cf-form-actions");
        Div body = new Div(kept, notice, fields, target, actions);
        body.addClassNames("cf-page-body", "cf-page-narrow", "cf-form-page");
        add(new PageHeader(getTranslation("metafields.form.title")).context(ClientMarks.context(of)), body);
    }

    /** The draft, and over it what the URL asks for. */
    private void start(QueryParameters url) {
        Optional<FormDraft.Kept> found = draft().find();
        DefinitionForm from =
                found.map(FormDraft.Kept::form).orElse(new DefinitionForm("", "", "", "", null, List.of()));
        fields.fill(new DefinitionForm(
                url.getSingleParameter("key").orElse(from.key()),
                url.getSingleParameter("name").orElse(from.name()),
                url.getSingleParameter("description").orElse(from.description()),
                url.getSingleParameter("type").orElse(from.type()),
                from.namespace(),
                from.validations(),
                from.access()));
        found.ifPresent(this::offerToDiscard);
        fields.focus();
    }

    private void offerToDiscard(FormDraft.Kept found) {
        UUID before = found.intent();
        if (before != null && fields.form().equals(found.form())) {
            intent = before;
            sent = found.form();
        }
        Button discard = new Button(getTranslation("metafields.form.draft.discard"), click -> {
            draft().discard();
            intent = UUID.randomUUID();
            fields.fill(new DefinitionForm("", "", "", "", null, List.of()));
            kept.hide();
            notice.hide();
            fields.focus();
        });
        Span both = found.at() == null ? new Span(discard) : new Span(new Moment(found.at()), discard);
        both.addClassName("cf-form-notice-action");
        kept.tell(getTranslation("metafields.form.draft"), both);
    }

    private void changed() {
        draft().save(fields.form(), null);
    }

    private void send() {
        Client to = client();
        DefinitionForm form = fields.form();
        if (sent != null && !sent.equals(form)) {
            // An intent stands for one content: under a used one the earlier operation would be found again.
            intent = UUID.randomUUID();
        }
        sent = form;
        notice.hide();
        fields.clearProblems();
        fields.setReadOnly(true);
        UUID under = intent;
        draft().save(form, under);
        Background.run(
                this,
                create,
                () -> definitions.create(actor, to, under, form),
                result -> told(to, form, result),
                problem -> {
                    fields.setReadOnly(false);
                    notice.refuse(getTranslation("changes.failed"), Problems.tell(problem), List.of(), null);
                });
    }

    private void told(Client to, DefinitionForm form, ChangeResult result) {
        notice.show(result, form.key(), to.name());
        switch (result) {
            case ChangeResult.Done done -> {
                draft().discard();
                DoneToast.show(this, done, getTranslation("metafields.created", form.key(), to.name()));
                leave(to, new KeyPair(null, form.key()).toString());
            }
            case ChangeResult.FieldProblems it -> {
                again(it.entrySeq());
                fields.show(it.problems());
            }
            case ChangeResult.Refused it -> again(it.entrySeq());
            case ChangeResult.NotSent it -> again(it.entrySeq());
            case ChangeResult.NotApplied it -> again(it.entrySeq());
            case ChangeResult.Stale it -> again(null);
            case ChangeResult.Busy it -> again(null);
            case ChangeResult.LedgerDown it -> again(null);
            case ChangeResult.Unclear it -> {
                // The fields stay as they were sent: under this intent only the same thing can be asked about.
                create.setText(getTranslation("metafields.form.ask"));
                anew.setVisible(true);
            }
        }
    }

    /** Opens the form for another try; what was recorded needs an intent of its own next time. */
    private void again(@Nullable Long recorded) {
        fields.setReadOnly(false);
        create.setText(getTranslation("metafields.form.create"));
        anew.setVisible(false);
        if (recorded != null) {
            intent = UUID.randomUUID();
            draft().save(fields.form(), null);
        }
    }

    private void startAnew() {
        again(0L);
        notice.hide();
        fields.focus();
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
