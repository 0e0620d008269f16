package dev.counterfoil.shell;

import com.vaadin.flow.component.Component;
import dev.counterfoil.audit.AuditQuery;
import dev.counterfoil.audit.AuditService;
import dev.counterfoil.audit.RecordArrivals;
import dev.counterfoil.changes.Doubts;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.OverviewPart;
import dev.counterfoil.notices.Tasks;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What needs attention on a client and what happened there last, on its overview as on Home. */
@org.springframework.stereotype.Component
class ClientActivity implements OverviewPart {

    private static final int TASKS = 6;

    private final Tasks tasks;
    private final Doubts doubts;
    private final TaskArrivals arrivals;
    private final AuditService audit;
    private final RecordArrivals growth;
    private final Rights rights;

    ClientActivity(
            Tasks tasks,
            Doubts doubts,
            TaskArrivals arrivals,
            AuditService audit,
            RecordArrivals growth,
            Rights rights) {
        this.tasks = tasks;
        this.doubts = doubts;
        this.arrivals = arrivals;
        this.audit = audit;
        this.growth = growth;
        this.rights = rights;
    }

    @Override
    public List<Component> sections(Actor actor, Client client) {
        UUID id = client.id().value();
        List<Component> sections = new ArrayList<>();
        sections.add(new OpenTasks(() -> tasks.open(actor, id, TASKS), doubts, arrivals, actor));
        if (rights.may(actor, Permission.AUDIT_VIEW, id)) {
            sections.add(new LatestEntries(audit, growth, actor, new AuditQuery(id, null, null, null)));
        }
        return sections;
    }
}
