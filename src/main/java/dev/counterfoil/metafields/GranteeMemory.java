package dev.counterfoil.metafields;

import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientId;
import dev.counterfoil.team.Actor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Remembers who stood in for whom when access was copied between two clients, for whoever copies between them next. */
@Service
public class GranteeMemory {

    private final ComparisonService comparisons;
    private final JdbcClient jdbc;

    GranteeMemory(ComparisonService comparisons, JdbcClient jdbc) {
        this.comparisons = comparisons;
        this.jdbc = jdbc;
    }

    /**
     * What was chosen last between this source and each of these, by target; nothing for one that nothing was copied to. One statement besides
     * the check. Needs DEFINITION_VIEW on the source and DEFINITION_EDIT on each target.
     */
    public Map<ClientId, Grantees> remembered(Actor actor, Client source, Collection<Client> targets) {
        comparisons.require(actor, source, targets);
        Map<ClientId, Map<String, String>> all = new HashMap<>();
        jdbc.sql("select target_id, gid, instead from copy_grantee where source_id = ? and target_id = any (?)")
                .params(
                        source.id().value(),
                        targets.stream().map(target -> target.id().value()).toArray(UUID[]::new))
                .query(row -> {
                    all.computeIfAbsent(new ClientId(row.getObject("target_id", UUID.class)), target -> new HashMap<>())
                            .put(row.getString("gid"), row.getString("instead"));
                });
        Map<ClientId, Grantees> remembered = new HashMap<>();
        all.forEach((target, chosen) -> remembered.put(target, new Grantees(chosen)));
        return remembered;
    }

    /** Takes these in place of what was remembered of the same grantees. Needs the same. */
    public void remember(Actor actor, Client source, List<Client> targets, Map<ClientId, Grantees> chosen) {
        comparisons.require(actor, source, targets);
        List<UUID> on = new ArrayList<>();
        List<String> gids = new ArrayList<>();
        List<String> instead = new ArrayList<>();
        for (Client target : targets) {
            Grantees grantees = chosen.get(target.id());
            if (grantees != null) {
                grantees.chosen().forEach((gid, other) -> {
                    on.add(target.id().value());
                    gids.add(gid);
                    instead.add(other);
                });
            }
        }
        jdbc.sql("""
                insert into copy_grantee (source_id, target_id, gid, instead)
                select :source, t.target_id, t.gid, t.instead from unnest(:targets, :gids, :instead) as t(target_id, gid, instead)
                on conflict (source_id, target_id, gid)
                do update set instead = excluded.instead, chosen_at = clock_timestamp()""")
                .param("source", source.id().value())
                .param("targets", on.toArray(UUID[]::new))
                .param("gids", gids.toArray(String[]::new))
                .param("instead", instead.toArray(String[]::new))
                .update();
    }
}
