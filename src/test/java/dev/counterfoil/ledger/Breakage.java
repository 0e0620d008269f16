package dev.counterfoil.ledger;

import dev.counterfoil.testing.TestDatabase;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an owner of the database can do by DDL and no guard prevents. */
final class Breakage {

    private Breakage() {}

    static void on(TestDatabase database, Consumer<JdbcClient> damage) {
        damage.accept(database.ownerClient());
    }

    /** Switches all guards off first, those of each partition too. */
    static void unguarded(TestDatabase database, String... statements) {
        JdbcClient owner = database.ownerClient();
        owner.sql("""
                        select format('alter table %s disable trigger ledger_guard', tgrelid::regclass)
                        from pg_trigger where tgname = 'ledger_guard'""")
                .query(String.class)
                .list()
                .forEach(statement -> owner.sql(statement).update());
        for (String statement : statements) {
            owner.sql(statement).update();
        }
    }
}
