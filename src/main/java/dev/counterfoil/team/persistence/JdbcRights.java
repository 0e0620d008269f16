package dev.counterfoil.team.persistence;

import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import dev.counterfoil.team.signin.Denials;
import java.sql.Types;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;

/** Asks the database each time, in one statement: remembering an answer would outlive a revocation. */
@Service
class JdbcRights implements Rights {

    /** The member's assignments that carry the permission; none for a removed member or an older access version. */
    private static final String HELD = """
            from member m
            join assignment a on a.member_id = m.id
            join role r on r.id = a.role_id
            where m.id = :member and m.access_version = :version and m.state = 'ACTIVE'
              and (r.everything
                   or exists (select from role_permission p where p.role_id = r.id and p.permission = :permission))
            """;

    private static final String MAY = """
            select exists (select
            """ + HELD + """
              and (a.scope = 'ALL'
                   or :onClient and a.scope = 'CLIENT' and a.client_id = :client
                   or :onClient and a.scope = 'GROUP' and exists (
                        select from client_group_client g where g.group_id = a.group_id and g.client_id = :client)))
            """;

    private static final String REACH =
            """
            select a.scope = 'ALL' as everywhere, coalesce(a.client_id, g.client_id) as client
            """ + HELD.replace("where m.id", "left join client_group_client g on g.group_id = a.group_id where m.id");

    private final JdbcClient jdbc;
    private final MemberStore members;
    private final Denials denials;

    JdbcRights(JdbcClient jdbc, MemberStore members, Denials denials) {
        this.jdbc = jdbc;
        this.members = members;
        this.denials = denials;
    }

    @Override
    public void require(Actor actor, Permission permission, @Nullable UUID clientId) {
        if (!may(actor, permission, clientId)) {
            denials.note(actor, permission, clientId);
            throw new AccessDeniedException("team.denied." + permission);
        }
    }

    @Override
    public boolean may(Actor actor, Permission permission, @Nullable UUID clientId) {
        return ask(MAY, actor, permission)
                .param("onClient", permission.onClient() && clientId != null)
                .param("client", clientId, Types.OTHER)
                .query(Boolean.class)
                .single();
    }

    @Override
    public void requireMember(Actor actor) {
        if (!members.isCurrent(actor.id(), actor.accessVersion())) {
            throw new AccessDeniedException("team.denied");
        }
    }

    @Override
    public Reach reach(Actor actor, Permission permission) {
        boolean[] all = {false};
        Set<UUID> clients = new HashSet<>();
        ask(REACH, actor, permission).query(row -> {
            UUID client = row.getObject("client", UUID.class);
            if (row.getBoolean("everywhere")) {
                all[0] = true;
            } else if (permission.onClient() && client != null) {
                clients.add(client);
            }
        });
        return new Reach(all[0], Set.copyOf(clients));
    }

    private JdbcClient.StatementSpec ask(String sql, Actor actor, Permission permission) {
        return jdbc.sql(sql)
                .param("member", actor.id().value())
                .param("version", actor.accessVersion())
                .param("permission", permission.name());
    }
}
