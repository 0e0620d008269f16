package dev.counterfoil.team.persistence;

import dev.counterfoil.team.Actor;
import dev.counterfoil.team.ListChoices;
import dev.counterfoil.team.Rights;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** One row for a member and list. */
@Service
class JdbcListChoices implements ListChoices {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcListChoices.class);

    private final JdbcClient jdbc;
    private final Rights rights;

    JdbcListChoices(JdbcClient jdbc, Rights rights) {
        this.jdbc = jdbc;
        this.rights = rights;
    }

    @Override
    public Set<String> hidden(Actor actor, String list) {
        rights.requireMember(actor);
        return jdbc.sql("select hidden from member_list_choice where member_id = :member and list = :list")
                .param("member", actor.id().value())
                .param("list", list)
                .query((row, number) -> Set.of((String[]) row.getArray("hidden").getArray()))
                .optional()
                .orElse(Set.of());
    }

    @Override
    public void hide(Actor actor, String list, Set<String> columns) {
        rights.requireMember(actor);
        try {
            jdbc.sql("""
                            insert into member_list_choice (member_id, list, hidden) values (:member, :list, :hidden)
                            on conflict (member_id, list) do update set hidden = excluded.hidden, chosen_at = now()""")
                    .param("member", actor.id().value())
                    .param("list", list)
                    .param("hidden", columns.stream().sorted().toArray(String[]::new))
                    .update();
        } catch (DataAccessException away) {
            LOG.warn(
                    "The choice of columns could not be kept: {}",
                    away.getClass().getSimpleName());
        }
    }
}
