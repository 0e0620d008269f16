package dev.counterfoil.ledger;

import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Which payload was erased, by which entry: read ahead of the chain, since an erasure stands after what it erased. */
final class Erasures {

    private final Map<Long, Map<String, Long>> bySeq = new HashMap<>();

    static Erasures read(JdbcClient jdbc) {
        Erasures all = new Erasures();
        jdbc.sql("select seq, canonical from ledger_entry where action = ? order by at, seq")
                .param(PayloadEraser.ACTION)
                .query(row -> {
                    long by = row.getLong("seq");
                    for (JsonNode target :
                            EntryParser.json(row.getString("canonical")).path("erased")) {
                        Map<String, Long> fields =
                                all.bySeq.computeIfAbsent(target.path("seq").asLong(), seq -> new HashMap<>());
                        target.path("fields").forEach(field -> fields.putIfAbsent(field.asString(), by));
                    }
                });
        return all;
    }

    /** Whether a later entry says that this field was erased. */
    boolean explain(long seq, String field) {
        Long by = bySeq.getOrDefault(seq, Map.of()).get(field);
        return by != null && by > seq;
    }
}
