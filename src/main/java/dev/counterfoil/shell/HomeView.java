package dev.counterfoil.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.counterfoil.audit.AuditQuery;
import dev.counterfoil.audit.AuditService;
import dev.counterfoil.audit.RecordArrivals;
import dev.counterfoil.changes.Doubts;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientDirectory;
import dev.counterfoil.kit.Dot;
import dev.counterfoil.kit.EmptyState;
import dev.counterfoil.kit.PageHeader;
import dev.counterfoil.kit.Pill;
import dev.counterfoil.kit.Tone;
import dev.counterfoil.notices.Tasks;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.CurrentActor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** Where one arrives: the first steps for a newcomer; later the clients, what needs attention, and what happened last. */
@Route("")
@PermitAll
class HomeView extends Div implements HasDynamicTitle {

    private static final int CLIENTS = 8;
    private static final int TASKS = 6;

    private final transient Actor actor;

    HomeView(
            CurrentActor current,
            ClientDirectory directory,
            Tasks tasks,
            AuditService audit,
            Rights rights,
            KeyConfirmation key,
            Doubts doubts,
            TaskArrivals arrivals,
            RecordArrivals growth) {
        this.actor = current.get();
        List<Client> clients = directory.list(actor);

        Div body = new Div();
        body.addClassNames("cf-page-body", "cf-home");
        if (key.wanted(actor)) {
            body.add(wide(new KeyPanel(key, actor)));
        }
        if (clients.isEmpty()) {
            body.add(wide(firstStep(rights)));
        }
        body.add(wide(new OpenTasks(() -> tasks.open(actor, TASKS), doubts, arrivals, actor)));
        if (!clients.isEmpty()) {
            body.add(new HomeSection(
                    getTranslation("shell.home.clients"),
                    all("/clients", "shell.home.clients.all"),
                    clients.stream().limit(CLIENTS).map(this::row).toList()));
        }
        Rights.Reach readable = rights.reach(actor, Permission.AUDIT_VIEW);
        if (readable.all() || !readable.clients().isEmpty()) {
            LatestEntries latest = new LatestEntries(audit, growth, actor, AuditQuery.everything());
            body.add(clients.isEmpty() ? wide(latest) : latest);
        }
        addClassName("cf-page");
        add(new PageHeader(getTranslation("shell.home")), body);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("shell.home");
    }

    private EmptyState firstStep(Rights rights) {
        if (!rights.may(actor, Permission.CLIENT_ADD, null)) {
            return new EmptyState(getTranslation("shell.home.none"), getTranslation("shell.home.none.text"));
        }
        Anchor connect = new Anchor("/clients", getTranslation("shell.home.connect"));
        connect.addClassName("cf-button-primary");
        connect.getElement().setAttribute("router-link", true);
        return new EmptyState(getTranslation("shell.home.first"), getTranslation("shell.home.first.text"), connect);
    }

    private Component row(Client client) {
        Anchor row = link("/clients/" + client.id());
        Span name = data(client.name());
        name.addClassName("cf-row-main");
        Tone tone = EnvironmentBand.tone(client.environment());
        row.add(new Dot(tone), name);
        if (client.elsewhere() != null) {
            Pill elsewhere = new Pill(client.elsewhere(), Tone.ACCENT);
            elsewhere.getElement().setAttribute("data-cf-data", "");
            row.add(elsewhere);
        }
        row.add(new Pill(getTranslation("shell.environment." + client.environment()), tone));
        return row;
    }

    private Anchor all(String path, String key) {
        Anchor all = new Anchor(path, getTranslation(key));
        all.getElement().setAttribute("router-link", true);
        return all;
    }

    static Anchor link(String path) {
        Anchor row = new Anchor(path);
        row.addClassName("cf-row");
        row.getElement().setAttribute("router-link", true);
        return row;
    }

    private static Span data(String text) {
        Span span = new Span(text);
        span.getElement().setAttribute("data-cf-data", "");
        return span;
    }

    private static Component wide(Component component) {
        component.addClassName("cf-wide");
        return component;
    }
}
