package dev.counterfoil.clients.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.counterfoil.clients.ClientField;
import dev.counterfoil.clients.ClientService;
import dev.counterfoil.clients.ClientsNavigation;
import dev.counterfoil.clients.EndpointList;
import dev.counterfoil.clients.SandboxOffer;
import dev.counterfoil.kit.PageHeader;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.CurrentActor;
import dev.counterfoil.team.Drafts;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import jakarta.annotation.security.PermitAll;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Connects a client. A link may bring along anything but the endpoint and the secret. */
@PermitAll
@Route(ClientsNavigation.NEW)
class ClientNewView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final List<ClientField> PREFILLED = List.of(
            ClientField.NAME,
            ClientField.ENVIRONMENT,
            ClientField.DASHBOARD_ID,
            ClientField.GID,
            ClientField.SCOPES,
            ClientField.DASHBOARD_URL);

    private final transient Rights rights;
    private final transient Actor actor;
    private final ClientFields fields;
    private final ClientForm form;

    ClientNewView(
            ClientService service,
            SandboxOffer offer,
            EndpointList endpoints,
            Drafts drafts,
            Rights rights,
            CurrentActor current) {
        this.rights = rights;
        Actor person = current.get();
        this.actor = person;
        fields = new ClientFields(endpoints);
        FormDraft draft = new FormDraft(drafts, person, "clients.new", 0);
        form = new ClientForm(
                ClientForm.Kind.ADD,
                fields,
                draft,
                ClientsNavigation.LIST,
                (intent, input, secret) -> service.add(person, intent, input, Objects.requireNonNull(secret)));
        Anchor list = new Anchor("/" + ClientsNavigation.LIST, getTranslation("clients.title"));
        list.getElement().setAttribute("router-link", true);
        Div body = new Div(new SandboxOffers(offer, person), form);
        body.addClassNames("cf-page-body", "cf-page-narrow");
        addClassName("cf-page");
        add(new PageHeader(getTranslation("clients.form.add.title")).context(list), body);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        rights.require(actor, Permission.CLIENT_ADD, null);
        Map<ClientField, String> brought = brought(event.getLocation().getQueryParameters());
        if (brought.isEmpty()) {
            form.restoreDraft();
        } else {
            fields.restore(brought);
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("clients.form.add.title");
    }

    private static Map<ClientField, String> brought(QueryParameters parameters) {
        Map<ClientField, String> brought = new EnumMap<>(ClientField.class);
        for (ClientField field : PREFILLED) {
            parameters.getSingleParameter(field.path()).ifPresent(value -> brought.put(field, value));
        }
        return brought;
    }
}
