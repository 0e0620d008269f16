package dev.counterfoil.notices;

import dev.counterfoil.kit.AfterCommit;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Tasks in PostgreSQL. One open task for a kind and subject is a unique index, so that two replicas raising it agree. */
@Service
class JdbcTasks implements Tasks {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, String>> PARAMETERS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Rights rights;
    private final AfterCommit events;

    JdbcTasks(JdbcClient jdbc, Rights rights, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.rights = rights;
        this.events = new AfterCommit(events);
    }

    @Override
    public void raise(String kind, String subject, @Nullable UUID clientId, Map<String, String> parameters) {
        int raised = jdbc.sql("""
                        insert into task (id, kind, subject, client_id, parameters)
                        values (:id, :kind, :subject, :client, :parameters)
                        on conflict (kind, subject) where closed_at is null do nothing""")
                .param("id", UUID.randomUUID())
                .param("kind", kind)
                .param("subject", subject)
                .param("client", clientId, java.sql.Types.OTHER)
                .param("parameters", JSON.writeValueAsString(parameters))
                .update();
        if (raised > 0) {
            events.publish(new TasksChanged(clientId));
        }
    }

    @Override
    public boolean close(String kind, String subject) {
        Optional<Closed> closed = jdbc.sql("""
                        update task set closed_at = clock_timestamp()
                        where kind = :kind and subject = :subject and closed_at is null
                        returning client_id""")
                .param("kind", kind)
                .param("subject", subject)
                .query((row, n) -> new Closed(row.getObject("client_id", UUID.class)))
                .optional();
        closed.ifPresent(task -> events.publish(new TasksChanged(task.clientId())));
        return closed.isPresent();
    }

    @Override
    public List<Task> open(Actor actor, int limit) {
        return open(rights.reach(actor, Permission.CLIENT_VIEW), limit);
    }

    @Override
    public List<Task> open(Actor actor, UUID clientId, int limit) {
        return rights.reach(actor, Permission.CLIENT_VIEW).includes(clientId)
                ? open(new Rights.Reach(false, Set.of(clientId)), limit)
                : List.of();
    }

    private List<Task> open(Rights.Reach reach, int limit) {
        if (!reach.all() && reach.clients().isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        select id, kind, subject, client_id, parameters, raised_at from task
                        where closed_at is null and (:all or client_id = any(:clients))
                        order by raised_at desc, id limit :limit""")
                .param("all", reach.all())
                .param("clients", reach.clients().toArray(UUID[]::new))
                .param("limit", limit)
                .query((row, n) -> new Task(
                        row.getObject("id", UUID.class),
                        row.getString("kind"),
                        row.getString("subject"),
                        row.getObject("client_id", UUID.class),
                        JSON.readValue(row.getString("parameters"), PARAMETERS),
                        instant(row.getObject("raised_at", OffsetDateTime.class))))
                .list();
    }

    private static Instant instant(OffsetDateTime at) {
        return at.toInstant();
    }

    private record Closed(@Nullable UUID clientId) {}
}
