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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Drafts as JSON objects of texts. */
@Service
class JdbcDrafts implements Drafts {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcDrafts.class);

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
        Map<String, String> kept = kept(fields);
        int characters = kept.entrySet().stream()
                .mapToInt(field -> field.getKey().length() + field.getValue().length())
                .sum();
        if (characters > MOST_CHARACTERS) {
            LOG.debug("A draft of {} characters is not kept", characters);
            return;
        }
        tolerantly(() -> store(actor, form, kept));
    }

    private static Map<String, String> kept(Map<String, String> fields) {
        Map<String, String> kept = new TreeMap<>();
        fields.forEach((name, value) -> {
            if (SECRET.matcher(name.toLowerCase(Locale.ROOT)).find()) {
                throw new IllegalArgumentException("A draft never holds a secret: " + name);
            }
            // jsonb has no room for U+0000, and no form has a use for it.
            kept.put(name, value.replace("\u0000", ""));
        });
        return kept;
    }

    private static void tolerantly(Runnable work) {
        try {
            work.run();
        } catch (DataAccessException away) {
            LOG.warn("A draft could not be kept or deleted: {}", away.getClass().getSimpleName());
        }
    }

    private void store(Actor actor, String form, Map<String, String> kept) {
        rights.requireMember(actor);
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
        tolerantly(() -> {
            rights.requireMember(actor);
            jdbc.sql("delete from draft where member_id = :member and form = :form")
                    .param("member", actor.id().value())
                    .param("form", form)
                    .update();
        });
    }
}
