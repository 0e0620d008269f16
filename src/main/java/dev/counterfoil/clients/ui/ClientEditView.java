package dev.counterfoil.clients.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientConflictException;
import dev.counterfoil.clients.ClientDirectory;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.clients.ClientInput;
import dev.counterfoil.clients.ClientMarks;
import dev.counterfoil.clients.ClientService;
import dev.counterfoil.clients.ClientsNavigation;
import dev.counterfoil.clients.EndpointList;
import dev.counterfoil.kit.PageHeader;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.CurrentActor;
import dev.counterfoil.team.Drafts;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import jakarta.annotation.security.PermitAll;
import java.util.concurrent.atomic.AtomicLong;

/** Edits a client over the version the form was opened on. */
@PermitAll
@Route(ClientsNavigation.LIST + "/" + ClientsNavigation.PARAMETER_TEMPLATE + "/edit")
class ClientEditView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient ClientService service;
    private final transient ClientDirectory directory;
    private final transient EndpointList endpoints;
    private final transient Drafts drafts;
    private final transient Rights rights;
    private final transient Actor actor;
    private String title = "";

    ClientEditView(
            ClientService service,
            ClientDirectory directory,
            EndpointList endpoints,
            Drafts drafts,
            Rights rights,
            CurrentActor current) {
        this.service = service;
        this.directory = directory;
        this.endpoints = endpoints;
        this.drafts = drafts;
        this.rights = rights;
        this.actor = current.get();
        addClassName("cf-page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        ClientId id = ClientId.parse(
                event.getRouteParameters().get(ClientsNavigation.PARAMETER).orElseThrow());
        directory.find(actor, id).ifPresentOrElse(this::show, () -> event.rerouteToError(NotFoundException.class));
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    private void show(Client client) {
        rights.require(actor, Permission.CLIENT_MANAGE, client.id().value());
        title = getTranslation("clients.form.edit.title", client.name());
        AtomicLong openedVersion = new AtomicLong(client.version());
        ClientFields fields = new ClientFields(endpoints);
        fields.fill(ClientInput.of(client));
        fields.holdsSecret(client.endpoint().origin());
        ClientForm form = new ClientForm(
                ClientForm.Kind.EDIT,
                fields,
                new FormDraft(drafts, actor, "clients.edit." + client.id(), client.version()),
                ClientsNavigation.overview(client.id()),
                (intent, input, secret) ->
                        service.edit(actor, intent, client.id(), openedVersion.get(), input, secret));
        form.onConflict(conflict -> form.decide(decide(form, conflict, openedVersion)));
        form.restoreDraft();
        Div body = new Div(form);
        body.addClassNames("cf-page-body", "cf-page-narrow");
        removeAll();
        PageHeader header = new PageHeader(title);
        header.context(
                ClientMarks.pills(client.environment(), client.elsewhere()).toArray(Component[]::new));
        add(header, body);
    }

    private ConflictNotice decide(ClientForm form, ClientConflictException conflict, AtomicLong openedVersion) {
        return new ConflictNotice(
                conflict,
                () -> {
                    openedVersion.set(conflict.theirs().version());
                    Span ready = new Span(getTranslation("clients.conflict.ready"));
                    Div notice = new Div(ready);
                    notice.addClassName("cf-notice");
                    notice.getElement().setAttribute("role", "status");
                    form.decide(notice);
                },
                () -> {
                    new FormDraft(
                                    drafts,
                                    actor,
                                    "clients.edit." + conflict.theirs().id(),
                                    0)
                            .discard();
                    UI.getCurrent().refreshCurrentRoute(false);
                });
    }
}
