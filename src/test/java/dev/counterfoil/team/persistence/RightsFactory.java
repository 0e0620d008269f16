package dev.counterfoil.team.persistence;

import dev.counterfoil.team.Drafts;
import dev.counterfoil.team.ListChoices;
import dev.counterfoil.team.Rights;
import dev.counterfoil.team.signin.Denials;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lets tests of the room's other packages build what is private here. */
public final class RightsFactory {

    private RightsFactory() {}

    public static Rights rights(JdbcClient jdbc, Denials denials) {
        return new JdbcRights(jdbc, new MemberStore(jdbc), denials);
    }

    public static Drafts drafts(JdbcClient jdbc, Denials denials) {
        return new JdbcDrafts(jdbc, rights(jdbc, denials));
    }

    public static ListChoices listChoices(JdbcClient jdbc, Denials denials) {
        return new JdbcListChoices(jdbc, rights(jdbc, denials));
    }
}
