package dev.counterfoil.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Calls the functions that write the record, in the transaction that is active. */
final class Appender {

    private final JdbcClient jdbc;

    Appender(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<EntryRef> append(List<EntryText> entries) {
        String[] canonical = entries.stream().map(EntryText::canonical).toArray(String[]::new);
        return payload(
                        jdbc.sql("select seq, at from ledger_append(:canonical, :entry, :field, :salt, :value)"),
                        entries)
                .param("canonical", canonical)
                .query(Appender::ref)
                .list();
    }

    EntryRef erase(EntryText entry) {
        return payload(
                        jdbc.sql("select seq, at from ledger_erase(:canonical, :entry, :field, :salt, :value)"),
                        List.of(entry))
                .param("canonical", entry.canonical())
                .query(Appender::ref)
                .single();
    }

    private static JdbcClient.StatementSpec payload(JdbcClient.StatementSpec statement, List<EntryText> entries) {
        int size = entries.stream().mapToInt(entry -> entry.payload().size()).sum();
        Integer[] places = new Integer[size];
        String[] fields = new String[size];
        byte[][] salts = new byte[size][];
        String[] values = new String[size];
        int row = 0;
        for (int place = 0; place < entries.size(); place++) {
            for (Salted salted : entries.get(place).payload()) {
                places[row] = place + 1;
                fields[row] = salted.field();
                salts[row] = salted.salt();
                values[row] = salted.value();
                row++;
            }
        }
        return statement
                .param("entry", places)
                .param("field", fields)
                .param("salt", salts)
                .param("value", values);
    }

    static EntryRef ref(ResultSet row, int number) throws SQLException {
        return new EntryRef(
                row.getLong("seq"), row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
