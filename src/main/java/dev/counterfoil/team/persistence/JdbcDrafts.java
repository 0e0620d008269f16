package dev.counterfoil.team.persistence;

import dev.counterfoil.team.Actor;
import dev.counterfoil.team.Drafts;
import dev.counterfoil.team.Rights;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Drafts as JSON objects of texts. */
@Service
class JdbcDrafts implements Drafts {

    private static final Duration KEPT = Duration.ofDays(7);

    private static final int MOST_CHARACTERS = 64 * 1024;

    private static final int MOST_FORMS = 50;

    private static final Pattern SECRET = Pattern.compile("secret|password|passphrase|token|credential");

    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Rights rights;
    private final JsonMapper json = JsonMapper.builder().build();

    JdbcDrafts(JdbcClient jdbc, Rights rights) {
        this.jdbc = jdbc;
        this.rights = rights;
    }

    @Override
    public Optional<Map<String, String>> find(Actor actor, String form) {
        rights.requireMember(actor);
        return jdbc.sql("""
                        select fields::text from draft
                         where member_id = :member and form = :form and saved_at > now() - make_interval(secs => :kept)
                        """)
                .param("member", actor.id().value())
                .param("form", form)
                .param("kept", KEPT.toSeconds())
                .query(String.class)
                .optional()
                .map(text -> json.readValue(text, FIELDS));
    }

    @Override
    public void save(Actor actor, String form, Map<String, String> fields) {
        rights.requireMember(actor);
        int characters = 0;
        Map<String, String> kept = new TreeMap<>();
        for (Map.Entry<String, String> field : fields.entrySet()) {
            if (SECRET.matcher(field.getKey().toLowerCase(Locale.ROOT)).find()) {
                throw new IllegalArgumentException("A draft never holds a secret: " + field.getKey());
            }
            // jsonb has no room for U+0000, and no form has a use for it.
            String value = field.getValue().replace("\u0000", "");
            characters += field.getKey().length() + value.length();
            kept.put(field.getKey(), value);
        }
        if (characters > MOST_CHARACTERS) {
            throw new IllegalArgumentException("A draft holds at most " + MOST_CHARACTERS + " characters");
        }
        jdbc.sql("""
                        insert into draft (member_id, form, fields, saved_at)
                        values (:member, :form, cast(:fields as jsonb), now())
                        on conflict (member_id, form) do update set fields = excluded.fields, saved_at = now()
                        """)
                .param("member", actor.id().value())
                .param("form", form)
                .param("fields", json.writeValueAsString(kept))
                .update();
        jdbc.sql("""
                        delete from draft d
                         where d.saved_at <= now() - make_interval(secs => :kept)
                            or d.member_id = :member and d.form in (
                                select form from draft where member_id = :member order by saved_at desc offset :most)
                        """)
                .param("kept", KEPT.toSeconds())
                .param("member", actor.id().value())
                .param("most", MOST_FORMS)
                .update();
    }

    @Override
    public void discard(Actor actor, String form) {
        rights.requireMember(actor);
        jdbc.sql("delete from draft where member_id = :member and form = :form")
                .param("member", actor.id().value())
                .param("form", form)
                .update();
    }
}
